"""Does a sentence speak of what was or of what will be? Asked only where a date leaves it open ("on Friday", "in May")."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.language.calendar import Calendar
from depeche.language.encounter import Encounters
from depeche.recording.forms import spelt_out
from depeche.recording.pieces import Pieces

_SENTENCE_ENDS = frozenset(".!?;…。！？")
_COMMA = 20  # pieces that a comma counts for: "will meet on Friday, his office said"
_NOWHERE = 1_000
_LED = 4  # pieces from "will" to a participle that it takes along: "will be announced"
_REACH = 30  # pieces to either side, blanks included: about fifteen words


@dataclass(frozen=True, slots=True)
class Tenses:
    """The words and endings of a language that tell past or future."""

    past: frozenset[str]
    future: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]

    @classmethod
    def of(cls, calendar: Calendar, encounters: Encounters) -> Tenses:
        """Of a language. What it says of encounters tells as well: what "is planned" or "will meet" is to come."""
        past, future = set(calendar.past_words), set(calendar.future_words)
        for forms, status in [(encounters.announced, "announced"), *((verb.forms, verb.status) for verb in encounters.verb)]:
            words = future if status == "announced" else past if status == "held" else set[str]()
            words.update(word for form in forms if " " not in form for word in spelt_out(form))
        return cls(frozenset(past), frozenset(future), calendar.past_endings, calendar.future_endings)


class Outlook:
    """What the verbs around a spot of a text tell: the past (-1), the future (1), or nothing that is known (0).

    Looks at about fifteen words to either side, not beyond the sentence; so it costs the same anywhere.
    """

    def __init__(self, pieces: Pieces, tenses: Tenses) -> None:
        self._words, self._tenses = pieces.pieces, tenses
        self._known: dict[str, int | None] = {}  # word → what it tells, for those that were asked

    def around(self, first: int, last: int) -> int:
        """What the verb nearest to the pieces `first` to `last` tells."""
        before, left = self._nearest(first, -1)
        after, right = self._nearest(last, 1)
        return before if left <= right else after

    def _nearest(self, start: int, step: int) -> tuple[int, int]:
        """What the first telling word in that direction tells, and how many pieces off it is, commas counted as more."""
        words, commas = self._words, 0
        for away in range(1, _REACH + 1):
            at = start + step * away
            if not 0 <= at < len(words):
                break
            commas += words[at] == ","
            tells = self._tells(words[at])
            if tells is None:
                continue
            if tells:
                return (1 if tells < 0 and self._led(at) else tells), away + commas * _COMMA
            if at + 1 == len(words) or words[at + 1].isspace():  # a point within a number or name ends no sentence
                break
        return 0, _NOWHERE

    def _led(self, at: int) -> bool:
        """Whether a word that tells the future takes that participle along: "will be announced"."""
        return any(self._tells(word) == 1 for word in self._words[max(0, at - _LED) : at])

    def _tells(self, word: str) -> int | None:
        if word not in self._known:
            self._known[word] = _tells(word, self._tenses)
        return self._known[word]


def _tells(word: str, tenses: Tenses) -> int | None:
    if word in _SENTENCE_ENDS:
        return 0
    if word in tenses.future or (tenses.future_endings and word.endswith(tenses.future_endings)):
        return 1
    if word in tenses.past or (tenses.past_endings and word.endswith(tenses.past_endings)):
        return -1
    return None
