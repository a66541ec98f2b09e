"""Does a sentence speak of what was or of what will be? Asked only where a date leaves it open ("on Friday", "in May")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from depeche.language.calendar import Calendar
from depeche.language.encounter import Encounters
from depeche.recording.text.pieces import SENTENCE_ENDS, Pieces
from depeche.recording.words.forms import spelt_out

_QUOTATION_MARKS = frozenset('"“”„«»「」')
_DASHES = frozenset("—–")
_COMMA = 20  # pieces that a comma counts for: "will meet on Friday, his office said"
_NOWHERE = 1_000
_LEADS = 2  # what a word tells that speaks of the future only before a date
_LEADING = 10  # pieces from such a word to the date: "must appear in court on Monday"
_LED = 4  # pieces from "will" to a participle that it takes along: "will be announced"
_REMEMBERED = 50_000  # words of a language of which it is known what they tell
_REACH = 30  # pieces to either side, blanks included: about fifteen words


@dataclass(frozen=True, slots=True)
class Tenses:
    """The words and endings of a language that tell past or future."""

    past: frozenset[str]
    future: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    infinitive: frozenset[str]
    capital_nouns: bool = False
    present_behind: frozenset[str] = frozenset()
    future_before: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()  # opens what is said, which has a time of its own: "said on Monday that it will"

    @classmethod
    def of(cls, calendar: Calendar, encounters: Encounters, that: Iterable[str] = ()) -> Tenses:
        """Of a language. What it says of encounters tells as well: what "is planned" or "will meet" is to come."""
        past, future = set(calendar.past_words), set(calendar.future_words)
        nouns = {word for noun in encounters.noun for form in noun.forms for word in spelt_out(form)}
        for forms, status in [(encounters.announced, "announced"), *((verb.forms, verb.status) for verb in encounters.verb)]:
            words = future if status == "announced" else past if status == "held" else set[str]()
            told = {word for form in forms if " " not in form for word in spelt_out(form)}
            words.update(told - nouns)  # "la visita", "visita": a noun tells no tense
        return cls(
            frozenset(past),
            frozenset(future - set(calendar.past_words)),  # "decided to meet" is past, what was decided is to come
            calendar.past_endings,
            calendar.future_endings,
            frozenset(calendar.infinitive),
            encounters.capital_nouns,
            frozenset(calendar.present_behind),
            frozenset(calendar.future_before),
            frozenset(that),
        )


class Outlook:
    """What the verbs around a spot of a text tell: the past (-1), the future (1), or nothing that is known (0).

    Looks at about fifteen words to either side, not beyond the sentence. Asked from left to right, it looks at no word
    twice in the same direction, however many dates a text is made of.
    """

    def __init__(self, pieces: Pieces, tenses: Tenses) -> None:
        self._words = pieces.pieces
        self._pieces = pieces
        self._known = _telling(tenses)
        self._marks = tenses.infinitive
        self._capital_nouns = tenses.capital_nouns
        self._present_behind = tenses.present_behind
        self._bounds = {",", *tenses.that}
        self._back = (0, 0, -1)  # looked at, from the first up to the second: the last stop in it, or -1
        self._ahead = (0, 0, -1)  # looked at, from the first up to the second: the first stop in it, or -1

    def of(self, first: int, last: int) -> int:
        """What the verb among the pieces `first` to `last` tells, or else the one nearest to them."""
        for word in self._words[first : last + 1]:
            if (tells := self._known[word]) and tells != _LEADS:
                return tells
        return self.around(first, last)

    def around(self, first: int, last: int) -> int:
        """What the verb nearest to the pieces `first` to `last` tells."""
        before, left = self._told(self._stop_before(first), first)
        behind = self._stop_behind(last)
        after, right = self._told(behind, last)
        past_first = before < 0 < after and self._is_infinitive(behind)  # "arrived on Monday to meet Orlo"
        return before if left <= right or past_first else after

    def _is_infinitive(self, at: int) -> bool:
        """Whether the verb at that piece stands behind "to"."""
        return not self._marks.isdisjoint(self._words[max(0, at - 2) : at])

    def _told(self, at: int, start: int) -> tuple[int, int]:
        """What the stop at that piece tells, and how many pieces off it is, commas and "that" counted as more."""
        if at < 0 or not (tells := self._known[self._words[at]]):
            return 0, _NOWHERE
        bounds = self._bounds
        commas = sum(map(bounds.__contains__, self._words[min(at, start) + 1 : max(at, start)]))
        if tells == _LEADS:  # one that an earlier date of the sentence stopped at may be too far from this one
            return (1, start - at + commas * _COMMA) if start - at <= _LEADING else (0, _NOWHERE)
        return (1 if tells < 0 and (self._led(at) or self._comes(at)) else tells), abs(at - start) + commas * _COMMA

    def _stop_before(self, start: int) -> int:
        """The nearest piece before that one that tells something or ends a sentence; -1 where none is in reach."""
        words, telling = self._words, self._known
        low = max(0, start - _REACH)
        begin, end, known = self._back
        seen = begin <= low and end <= start
        back = range(start - 1, max(low, end if seen else low) - 1, -1)
        found = next((at for at in back if telling[words[at]] is not None and self._stops(at, start)), -1)
        if found < 0 and seen and known >= low:
            found = known
        self._back = (low, start, found)
        return found

    def _stop_behind(self, start: int) -> int:
        """The same behind it."""
        words, telling = self._words, self._known
        high = min(len(words), start + 1 + _REACH)
        begin, end, known = self._ahead
        if begin <= start < known:
            return known if known < high else -1
        after = max(start + 1, end) if begin <= start and known < 0 else start + 1
        found = next((at for at in range(after, high) if telling[words[at]] is not None and self._stops(at, start)), -1)
        self._ahead = (start, high, found)
        return found

    def _stops(self, at: int, start: int) -> bool:
        """Whether a word that tells something is one to stop at, seen from the piece `start`."""
        tells = self._known[self._words[at]]
        if tells == _LEADS and not 0 < start - at <= _LEADING:
            return False
        if self._words[at] == "." and self._pieces.abbreviated(at):
            return False  # "Dec. 28"
        if tells == 0 and self._words[at] in _DASHES:  # ", — he added": what was said has a time of its own
            return "," in self._words[max(0, at - 2) : at]
        if tells and self._capital_nouns and self._named(at):
            return False  # "nach einem Treffen"
        # What is quoted has a time of its own. A point within a number or name ends no sentence.
        return (
            tells != 0 or self._words[at] in _QUOTATION_MARKS or at + 1 == len(self._words) or self._words[at + 1].isspace()
        )

    def _named(self, at: int) -> bool:
        """Whether the word is a noun, as its capital tells within a sentence."""
        before = self._pieces.preceding(at)
        within = before >= 0 and self._words[before] not in SENTENCE_ENDS and "\n" not in self._words[at - 1]
        return within and self._pieces.text[self._pieces.starts[at]].isupper()

    def _comes(self, at: int) -> bool:
        """Whether an auxiliary is none, by the noun behind it: "a lieu", "ha luogo"."""
        if not self._present_behind:
            return False
        after = self._pieces.following(at)
        return after < len(self._words) and self._words[after] in self._present_behind

    def _led(self, at: int) -> bool:
        """Whether a word that tells the future takes that participle along: "will be announced"."""
        for word in reversed(self._words[max(0, at - _LED) : at]):
            tells = self._known[word]
            if tells == 1:
                return True
            if tells == 0 or word == ",":
                return False
        return False


@lru_cache(maxsize=64)
def _telling(tenses: Tenses) -> _Telling:
    return _Telling(tenses)


class _Telling(dict[str, int | None]):
    """What each word of a language tells, found out when it is first asked."""

    def __init__(self, tenses: Tenses) -> None:
        super().__init__()
        self._tenses = tenses

    def __missing__(self, word: str) -> int | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        tells = self[word] = _tells(word, self._tenses)
        return tells


def _tells(word: str, tenses: Tenses) -> int | None:
    if word in SENTENCE_ENDS or word in _QUOTATION_MARKS or word in _DASHES:
        return 0
    if word in tenses.future or word.endswith(tenses.future_endings):
        return 1
    if word in tenses.past or word.endswith(tenses.past_endings):
        return -1
    if word in tenses.future_before:
        return _LEADS
    return None
