"""A mention of an encounter, while what belongs to it is being gathered; and which mention something is nearest to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from depeche.language.encounter import Noun, Sort, Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.clauses import UNCUT, Clauses
from depeche.recording.encounters.phrasebook import Mark, Phrasebook
from depeche.recording.text.pieces import SENTENCE_ENDS, Pieces

DAY = len("2022-01-10")  # characters of a value that is a day
_BEFORE = 2.0  # how much farther off is what stands before a noun than what stands after it
_ADJECTIVES = 4  # words before the noun for a place, up to its preposition
_COMMA = 20  # characters that a comma counts for
_SHORT = 2  # characters of a word that may be an abbreviation
_NEAR = 12  # pieces, blanks included, from an encounter to what stands right behind it: ", on Thursday 9 May in Oslo"
_VOWELS = frozenset("aeiouyäöüåáéíóúаеиоуыэюяіїє")
_REACH = 160  # pieces to either side that a sentence may have; what is longer is cut


@dataclass(slots=True)
class Mention:
    """One mention of an encounter, while what belongs to it is being gathered."""

    meaning: Noun | Verb
    span: Span
    sentence: Span
    first: int  # piece
    last: int
    phrase: int  # where what may be told of it ends: the end of its sentence, or, of a bare noun, the first comma or colon
    definite: bool  # points back: "the talks"
    pointed: bool = False  # by a word that always points back: "these talks"
    words: tuple[str, ...] = ()  # a noun, folded
    clauses: Clauses = UNCUT  # those of its sentence
    other: int = -1  # piece of the other part of its verb: "kommt … zusammen"
    another: bool = False  # tells one more of the same parties: "the previous meeting"
    coming: bool = False  # tells the one to come: "the next meeting"
    framing: bool = False  # behind a preposition: what is said in the sentence was said at it, or after it
    during: bool = False  # something was said in it: "during a phone call"
    margin: bool = False  # another took place beside it: "on the sidelines of the summit"
    lasting: bool = False  # it is told how long it took: "hours of talks"
    refused: bool = False  # nobody wants it: "refused to meet"
    over: bool = False  # something else came after it: "after a meeting"
    beside: bool = False  # another stands before or after it in time: "before meeting Orlo"
    pronoun: bool = False  # who does what a verb tells is told by a pronoun, by a word for the pair, or by the verb alone
    inverted: bool = False  # who does it stands right behind a verb, and to whom behind that: "Am Abend traf | Orlo Vaud"
    of_a_thing: bool = False  # what stands behind a verb is a thing: "received a report"
    free: bool = False  # nothing stands right behind a verb that it can be done to
    marks: list[Mark] = field(default_factory=list)
    moved: int | None = None  # offset of a word that says it was postponed: the day behind both is the new one
    date: DateMention | None = None
    told_past: bool = False  # the day is that of a verb of the past before it: "arrived on Monday to meet Orlo"
    lent: bool = False  # the day is that of the noun behind it: "meet for talks on Friday"
    inferred: str = ""  # how the day was found, where it does not stand beside it
    former: DateMention | None = None  # the day from which it was moved
    bounded: bool = False  # "before Friday": a date stands beside it that is not its day
    since: bool = False  # the day is the one on which it began, and it goes on: "since Monday"
    until: DateMention | None = None  # the end of a range that `date` begins
    opens: bool = False  # its sentence tells that something began
    closes: bool = False  # or that it ended
    count: int = 0  # how many days it is told to take, right beside it
    place: Entity | None = None
    before: list[Entity] = field(default_factory=list)  # parties, by the side on which they stand
    after: list[Entity] = field(default_factory=list)
    housed: list[Entity] = field(default_factory=list)  # bodies where it is told to be: "a meeting in the Senate"
    row: list[Entity] = field(default_factory=list)  # parties that stand in a row behind "between", states among them
    states: list[Entity] = field(default_factory=list)  # parties that are named as countries: "talks between Peru and Chile"
    carried: list[Entity] = field(default_factory=list)  # who does what is told, where another mention names them
    behind: list[Entity] = field(default_factory=list)  # parties named only to tell who else it is: "the widow of Orlo"
    unnamed_before: int = 0  # parties that are told by a common noun only
    unnamed_after: int = 0
    many: bool = False  # one of them can meet among themselves

    @property
    def sort(self) -> Sort:
        return self.meaning.sort

    @property
    def has_the_floor(self) -> bool:
        """Whether it only tells where somebody spoke: "said in parliament"."""
        return isinstance(self.meaning, Verb) and self.sort == "session" and self.meaning.alone and not self.meaning.firm

    @property
    def parties(self) -> list[Entity]:
        return [*self.before, *self.after]

    @property
    def days(self) -> set[str]:
        """Its day, and the one from which it was moved."""
        return {day.value for day in (self.date, self.former) if day is not None}

    @property
    def last_day(self) -> str:
        """The value of the last day that is told of it, "" where none is."""
        told = self.until or self.date
        return told.value.rpartition("/")[2] if told is not None else ""

    @property
    def size(self) -> int:
        """How many parties are told, with a name or without."""
        return len(self.before) + len(self.after) + self.unnamed_before + self.unnamed_after


def in_clause(found: Sequence[Mention], piece: int) -> list[Mention]:
    """The mentions in whose own clause that piece stands, or right behind whose word: "who are to meet, in Oslo"."""
    return [one for one in found if one.clauses.tie(one.first, piece) == "same" or 0 < piece - one.last <= _NEAR]


def nearest(found: Sequence[Mention], span: Span, text: str) -> Mention | None:
    """The mention whose sentence holds the span and that is nearest."""
    inside = [one for one in found if one.sentence[0] <= span[0] and span[1] <= one.sentence[1]]
    return min(inside, key=lambda one: distance(one, span, text), default=None)


def distance(mention: Mention, span: Span, text: str) -> float:
    """Characters between the two. What stands after a noun is the nearer, and each comma puts them farther apart."""
    if span[0] >= mention.span[0]:
        return max(0, span[0] - mention.span[1]) + _COMMA * text.count(",", mention.span[1], span[0])
    before = 1.0 if isinstance(mention.meaning, Verb) else _BEFORE
    return (mention.span[0] - span[1]) * before + _COMMA * text.count(",", span[1], mention.span[0])


def windows(found: Sequence[Mention], spans: Iterable[Span]) -> Iterator[tuple[Span, Sequence[Mention]]]:
    """Each span, which come in order, with the mentions whose sentence may hold it; not those that none may hold."""
    low, total = 0, len(found)
    for span in spans:
        while low < total and found[low].sentence[1] < span[0]:
            low += 1
        if low == total:
            return
        high = low
        while high < total and found[high].sentence[0] <= span[1]:
            high += 1
        if high > low:
            yield span, found[low:high]


def preposition(start: int, pieces: Pieces, book: Phrasebook) -> int:
    """The piece before the name that begins at that offset, an article skipped; -1 where there is none."""
    index = pieces.preceding(bisect_left(pieces.starts, start))
    if index >= 0 and pieces.pieces[index] == "'":
        index = pieces.preceding(index)  # "avec l' | Orlénie"
    if index >= 0 and pieces.pieces[index] in book.definite and pieces.pieces[index] not in book.at:
        index = pieces.preceding(index)
    return index


def bears(end: int, suffixes: tuple[str, ...], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a name that ends there bears one of those endings, and none that tells whence something comes."""
    return pieces.folded.startswith(suffixes, end) and not pieces.folded.startswith(book.away_suffixes, end)


def preposition_of_place(start: int, pieces: Pieces, book: Phrasebook) -> int:
    """The same, where the name of a place begins that a noun for its kind may lead: "| in the old city of Orlo"."""
    index = preposition(start, pieces, book)
    kind = index
    if index >= 0 and pieces.pieces[index] in book.of:
        kind = pieces.preceding(index)
    if kind < 0 or pieces.pieces[kind] not in book.settings:
        return index
    at = kind
    for _ in range(_ADJECTIVES):
        at = pieces.preceding(at)
        if at < 0 or not pieces.pieces[at].isalpha():
            break
        if pieces.pieces[at] in book.at or pieces.pieces[at] in book.framing:
            return at
    return index


def sentence(pieces: Pieces, first: int, last: int) -> Span:
    """The sentence that holds those pieces, as offsets; cut where it is longer than anyone writes."""
    stopping = pieces.stopping
    begin = max(0, first - _REACH)
    for place in range(bisect_left(stopping, first) - 1, -1, -1):
        if stopping[place] < begin:
            break
        if _ends(pieces, stopping[place]):
            begin = stopping[place] + 1
            break
    return pieces.starts[begin], pieces.starts[behind_sentence(pieces, last)]


def behind_sentence(pieces: Pieces, last: int) -> int:
    """The piece behind the sentence that holds that piece."""
    stopping = pieces.stopping
    end = min(len(pieces.pieces) - 1, last + _REACH)
    for place in range(bisect_left(stopping, last), len(stopping)):
        if stopping[place] >= end:
            break
        if _ends(pieces, stopping[place]):
            return stopping[place] + 1
    return end + 1


def _ends(pieces: Pieces, at: int) -> bool:
    """Whether a sentence ends with that piece."""
    words = pieces.pieces
    word = words[at]
    if word not in SENTENCE_ENDS:
        return "\n" in word
    if word != ".":
        return True
    if at + 1 < len(words) and words[at + 1] != " " and not words[at + 1].isspace():
        return False
    if pieces.text[(start := pieces.starts[min(at + 2, len(words))]) : start + 1].islower():
        return False  # "Benedikt XVI. am Samstag"
    before = words[at - 1] if at else ""
    if before and not before[-1].isalnum():
        return True  # a closing quotation mark
    if pieces.abbreviated(at):
        return False
    if len(before) > _SHORT:
        return True
    # Initials and the shortest abbreviations end none ("St. Orlo"), nor do ordinals; "the EU." may, and "at 10."
    begin, behind = pieces.starts[at] - len(before), pieces.starts[min(at + 2, len(words))]
    if not pieces.text[behind : behind + 1].isupper():
        return False
    if before.isdigit():
        return not pieces.ordinal_point
    written = pieces.text[begin : begin + _SHORT]
    ends = written.islower() and before not in pieces.abbreviations and not _VOWELS.isdisjoint(before)  # "stimmte zu."
    return len(before) == _SHORT and (written.isupper() or ends)


def by_persons(words: Sequence[str], book: Phrasebook) -> bool:
    """Whether a pronoun for persons or a word for the pair is among the words."""
    return not (book.persons.isdisjoint(words) and book.pair.isdisjoint(words))
