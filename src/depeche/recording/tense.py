"""Does a sentence speak of what was or of what will be? Asked only where a date leaves it open ("on Friday", "in May")."""

from __future__ import annotations

from depeche.language.calendar import Calendar
from depeche.recording.pieces import Pieces

_SENTENCE_ENDS = frozenset(".!?;…。！？")
_REACH = 30  # pieces to either side, blanks included: about fifteen words


def outlook(pieces: Pieces, first: int, last: int, calendar: Calendar) -> int:
    """-1 where the nearest verb around those pieces tells the past, 1 where it tells the future, 0 where none is known.

    Looks outwards from the pieces on both sides at once, not beyond the sentence, and not farther than about fifteen
    words; so it costs the same anywhere.
    """
    words, count = pieces.pieces, len(pieces.pieces)
    left, right = first - 1, last + 1
    for _ in range(_REACH):
        if left >= 0:
            if words[left] in _SENTENCE_ENDS and not _within_word(words, left):
                left = -1
            elif tells := _tells(words[left], calendar):
                return tells
            else:
                left -= 1
        if right < count:
            if words[right] in _SENTENCE_ENDS and not _within_word(words, right):
                right = count
            elif tells := _tells(words[right], calendar):
                return tells
            else:
                right += 1
    return 0


def _within_word(words: list[str], at: int) -> bool:
    """A point between letters, or after an abbreviation or ordinal, ends no sentence."""
    return at + 1 < len(words) and not words[at + 1].isspace()


def _tells(word: str, calendar: Calendar) -> int:
    if len(word) < 2:
        return 0
    if word in calendar.future_words:
        return 1
    if word in calendar.past_words:
        return -1
    if calendar.future_endings and word.endswith(calendar.future_endings):
        return 1
    if calendar.past_endings and word.endswith(calendar.past_endings):
        return -1
    return 0
