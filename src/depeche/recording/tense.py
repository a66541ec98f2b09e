"""Does a sentence speak of what was or of what will be? Asked only where a date leaves it open ("on Friday", "in May")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from depeche.language.calendar import Calendar
from depeche.recording.pieces import Pieces

_SENTENCE_ENDS = frozenset(".!?;…。！？")
_LED = 4  # pieces from "will" to a participle that it takes along: "will be announced"
_REACH = 30  # pieces to either side, blanks included: about fifteen words


class Outlook:
    """Where the verbs of a text tell the past (-1) or the future (1), and where its sentences end (0).

    Made once for a text, when it is first needed; then each question costs a look to either side.
    """

    def __init__(self, pieces: Pieces, calendar: Calendar) -> None:
        words = pieces.pieces
        telling = {word: tells for word in set(words) if (tells := _tells(word, calendar)) is not None}
        self._at: list[int] = []
        self._tells: list[int] = []
        for index, word in enumerate(words):
            if word not in telling or (telling[word] == 0 and _within_word(words, index)):
                continue
            led = bool(self._at) and self._tells[-1] == 1 and index - self._at[-1] <= _LED
            self._at.append(index)
            self._tells.append(1 if led and telling[word] == -1 else telling[word])

    def around(self, first: int, last: int) -> int:
        """What the verb nearest to those pieces tells; 0 where its sentence has none within about fifteen words."""
        before, after = bisect_left(self._at, first) - 1, bisect_right(self._at, last)
        left = self._at[before] if before >= 0 and self._tells[before] else -_REACH - 1
        right = self._at[after] if after < len(self._at) and self._tells[after] else last + _REACH + 1
        if min(first - left, right - last) > _REACH:
            return 0
        return self._tells[before] if first - left <= right - last else self._tells[after]


def _within_word(words: list[str], at: int) -> bool:
    """A point between letters or before a comma ends no sentence."""
    return at + 1 < len(words) and not words[at + 1].isspace()


def _tells(word: str, calendar: Calendar) -> int | None:
    if word in _SENTENCE_ENDS:
        return 0
    if len(word) < 2:
        return None
    if word in calendar.future_words:
        return 1
    if word in calendar.past_words:
        return -1
    if calendar.future_endings and word.endswith(calendar.future_endings):
        return 1
    if calendar.past_endings and word.endswith(calendar.past_endings):
        return -1
    return None
