"""Where does a text speak of an encounter? Each mention with the day, the place, the parties and the tense beside it.

A mention is a noun ("the talks") or a verb ("received") of the language's `[encounter]` table. What stands beside it in
its sentence is given to the nearest mention, so that of "a meeting on the 12th in Brussels, then one on the 13th in
Vienna" each has its own. Whether a mention is worth a meeting is decided in `meetings`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import compress, pairwise

from depeche import language as languages
from depeche.language.encounter import Noun, Sort, Verb
from depeche.model import DateMention, Entity, MeetingStatus, Span
from depeche.recording.forms import Forms, Labels, Match, Openers
from depeche.recording.pieces import Pieces, folded
from depeche.recording.vocabulary import Vocabulary

Mark = MeetingStatus


class Party(Enum):
    """Someone who takes part, by a common noun."""

    GROUP = "group"  # can meet among themselves
    COUNTERPART = "counterpart"


Meaning = Noun | Verb | Party | Mark | None
"""Of a form: an encounter; one who takes part; a word that tells how it stands; None for what only looks like any."""

_SENTENCE_ENDS = frozenset(".!?…。！？")
_OPENING = 16  # characters from the beginning of a sentence, in which a date frames it
_BESIDE = 110  # characters between a date and the encounter that it dates
_BESIDE_YEAR = 40  # the same for a year, which more often dates something else in the sentence
_BEFORE = 2.0  # how much farther off is what stands before a noun than what stands after it
_COMMA = 20  # characters that a comma counts for
_AWAY = 150  # distance of a place from the encounter that it holds
_TOLD = 40  # characters from "took place" to the place, from "was postponed" to the day
_WITH = 80  # distance of a common noun from the encounter that its bearers take part in
_REACH = 160  # pieces to either side that a sentence may have; what is longer is cut


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The `[encounter]` table of one language, compiled for text that is cut as its almanac cuts it."""

    labels: Mapping[str, Labels]
    openers: Openers
    forms: Forms[Meaning]
    definite: frozenset[str]
    none: frozenset[str]
    compounds: tuple[str, ...]
    at: frozenset[str]
    limits: frozenset[str]


@lru_cache(maxsize=512)  # bounded, because pages name languages that do not exist
def phrasebook(code: str) -> Phrasebook:
    """Of an ISO 639 code; without a word in it where the language has no table."""
    language = languages.load(code)
    table = language.encounter
    fold = {ord(letter): small for letter, small in language.calendar.fold.items()}
    book = Vocabulary(fold, spaced=language.calendar.spaced)
    for name, words in table.words.items():
        for word in words:
            book.open(f"<{name}>")
            book.enter(f"<{name}>", word)
    meanings: list[tuple[str, Meaning]] = [(form, None) for form in table.ignored]
    meanings += [(form, noun) for noun in table.noun for form in noun.forms]
    meanings += [(form, verb) for verb in table.verb for form in verb.forms]
    meanings += [(form, Party.GROUP) for form in table.groups]
    meanings += [(form, Party.COUNTERPART) for form in table.counterparts]
    marks: dict[Mark, tuple[str, ...]] = {
        "cancelled": table.cancelled, "postponed": table.postponed, "ongoing": table.ongoing,
        "announced": table.announced, "held": table.held,
    }  # fmt: skip
    meanings += [(form, mark) for mark, forms in marks.items() for form in forms]
    written = [(book.spelt(form), meaning) for form, meaning in meanings]
    for form, _ in written:
        book.learn(form)
    forms = Forms(written, book.members)
    labels = book.used(forms.labels)
    return Phrasebook(
        labels=labels,
        openers=forms.openers(labels),
        forms=forms,
        definite=frozenset(table.definite),
        none=frozenset(table.none),
        compounds=tuple(folded(part, fold) for part in table.compounds),
        at=frozenset(table.at),
        limits=frozenset(table.limits),
    )


@dataclass(slots=True)
class Mention:
    """One mention of an encounter, while what belongs to it is being gathered."""

    meaning: Noun | Verb
    span: Span
    sentence: Span
    first: int  # piece
    last: int
    definite: bool  # points back: "the talks"
    marks: list[Mark] = field(default_factory=list)
    moved: int | None = None  # offset of a word behind it that says it was postponed: the day after it is the new one
    date: DateMention | None = None
    former: DateMention | None = None  # the day from which it was moved
    bounded: bool = False  # "before Friday": a date stands beside it that is not its day
    until: DateMention | None = None  # the end of a range that `date` begins
    place: Entity | None = None
    before: list[Entity] = field(default_factory=list)  # parties, by the side on which they stand
    after: list[Entity] = field(default_factory=list)
    unnamed_before: int = 0  # parties that are told by a common noun only
    unnamed_after: int = 0
    many: bool = False  # one of them can meet among themselves

    @property
    def sort(self) -> Sort:
        return self.meaning.sort

    @property
    def parties(self) -> list[Entity]:
        return [*self.before, *self.after]

    @property
    def days(self) -> set[str]:
        """Its day, and the one from which it was moved."""
        return {day.value for day in (self.date, self.former) if day is not None}

    @property
    def size(self) -> int:
        """How many parties are told, with a name or without."""
        return len(self.before) + len(self.after) + self.unnamed_before + self.unnamed_after


def mentions(pieces: Pieces, book: Phrasebook, entities: Sequence[Entity], dates: Sequence[DateMention]) -> list[Mention]:
    """All mentions of encounters, in reading order, each with what stands beside it."""
    found: list[Mention] = []
    marks: list[tuple[int, Mark]] = []
    parties: dict[Span, Party] = {}
    names = sorted(span for one in entities if one.kind != "place" for span in one.mentions)
    for match in _matches(pieces, book):
        if isinstance(match.meaning, str):
            marks.append((pieces.starts[match.first], match.meaning))
        elif isinstance(match.meaning, Party):
            parties[pieces.starts[match.first], pieces.starts[match.last + 1]] = match.meaning
        elif match.meaning is not None and not _denied(match, pieces, book):
            mention = _mention(match, match.meaning, pieces, book)
            if not _named(mention, names) and _whole(mention, pieces):
                found.append(mention)
    _give_marks(found, marks, pieces.text)
    _give_dates(found, dates, pieces, book)
    _give_places(found, entities, [start for start, _ in marks], pieces, book)
    _give_parties(found, entities, pieces.text)
    _give_unnamed(found, parties, names, pieces)
    _hand_on(found, pieces.text)
    return found


def _matches(pieces: Pieces, book: Phrasebook) -> Iterator[Match[Meaning]]:
    """The longest form at each spot, from left to right."""
    words = [*pieces.pieces, "", ""]
    labels, openers = book.labels, book.openers
    if book.compounds:
        parts = {word: part for word in set(words) - labels.keys() if (part := _last_part(word, book))}
        if parts:
            labels = {**{word: labels[part] for word, part in parts.items()}, **labels}
            openers = {**dict.fromkeys(parts), **openers}
    past = -1
    for at in compress(range(len(words)), map(openers.__contains__, words)):
        if at <= past:
            continue
        following = openers[words[at]]
        if following is not None and words[at + 2] not in following and words[at + 1] not in following:
            continue
        matches = book.forms.matches(pieces, labels, at)
        if matches:
            past = matches[0].last
            yield matches[0]


def _last_part(word: str, book: Phrasebook) -> str | None:
    """The last part of a compound, where it is one that the language names and means what it means alone."""
    if not word.endswith(book.compounds):
        return None
    part = max((part for part in book.compounds if word.endswith(part)), key=len)
    return part if part in book.labels else None


def _named(mention: Mention, names: Sequence[Span]) -> bool:
    """Whether a word that can mean something else is part of a name: the General Assembly, the National Congress."""
    if isinstance(mention.meaning, Verb) or mention.meaning.firm:
        return False
    at = bisect_right(names, mention.span[0], key=lambda name: name[0]) - 1
    return at >= 0 and names[at][1] >= mention.span[1]


def _whole(mention: Mention, pieces: Pieces) -> bool:
    """Whether a verb has its other part ("kommt am Montag in Rom zusammen"), and nothing that makes it mean else."""
    verb = mention.meaning
    if not isinstance(verb, Verb) or not (verb.particle or verb.unless):
        return True
    rest = pieces.pieces[mention.last + 1 : bisect_left(pieces.starts, mention.sentence[1])]
    if verb.particle:
        other = next((at for at, word in enumerate(rest) if word in verb.particle), None)
        if other is None:
            return False
        rest = rest[:other]
    return not any(word in verb.unless for word in rest)


def _limit(date: DateMention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date only bounds the day: "before Friday"."""
    at = _preposition(date.start, pieces, book)
    return at >= 0 and pieces.pieces[at] in book.limits


def _denied(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    at = pieces.preceding(match.first)
    return at >= 0 and pieces.pieces[at] in book.none


def _mention(match: Match[Meaning], meaning: Noun | Verb, pieces: Pieces, book: Phrasebook) -> Mention:
    at = pieces.preceding(match.first)
    steps = 0
    while at >= 0 and steps < 3 and pieces.pieces[at] not in book.definite and pieces.pieces[at].strip('.,;:!?()"»«“”'):
        at, steps = pieces.preceding(at), steps + 1  # an adjective or two between article and noun
    return Mention(
        meaning=meaning,
        span=(pieces.starts[match.first], pieces.starts[match.last + 1]),
        sentence=sentence(pieces, match.first, match.last),
        first=match.first,
        last=match.last,
        definite=isinstance(meaning, Noun) and at >= 0 and pieces.pieces[at] in book.definite,
    )


def sentence(pieces: Pieces, first: int, last: int) -> Span:
    """The sentence that holds those pieces, as offsets; cut where it is longer than anyone writes."""
    words = pieces.pieces
    left = first
    while left > 0 and first - left < _REACH and not _ends(words, left - 1):
        left -= 1
    right = last
    while right + 1 < len(words) and right - last < _REACH and not _ends(words, right):
        right += 1
    return pieces.starts[left], pieces.starts[right + 1]


def _ends(words: list[str], at: int) -> bool:
    """Whether a sentence ends with that piece."""
    word = words[at]
    if word.isspace():
        return "\n" in word
    if word not in _SENTENCE_ENDS:
        return False
    if word != ".":
        return True
    before = words[at - 1] if at else ""
    follows = words[at + 1] if at + 1 < len(words) else " "
    if before and not before[-1].isalnum():
        return follows.isspace()  # a closing quotation mark
    return follows.isspace() and len(before) > 2  # initials, ordinals and the shortest abbreviations end none


def _nearest(found: Sequence[Mention], span: Span, text: str) -> Mention | None:
    """The mention whose sentence holds the span and that is nearest."""
    inside = [one for one in found if one.sentence[0] <= span[0] and span[1] <= one.sentence[1]]
    return min(inside, key=lambda one: _distance(one, span, text), default=None)


def _distance(mention: Mention, span: Span, text: str) -> float:
    """Characters between the two. What stands after a noun is the nearer, and each comma puts them farther apart."""
    if span[0] >= mention.span[0]:
        return max(0, span[0] - mention.span[1]) + _COMMA * text.count(",", mention.span[1], span[0])
    before = 1.0 if isinstance(mention.meaning, Verb) else _BEFORE
    return (mention.span[0] - span[1]) * before + _COMMA * text.count(",", span[1], mention.span[0])


def _windows(found: Sequence[Mention], spans: Iterable[Span]) -> Iterator[tuple[Span, Sequence[Mention]]]:
    """Each span, which come in order, with the mentions whose sentence may hold it."""
    low = 0
    for span in spans:
        while low < len(found) and found[low].sentence[1] < span[0]:
            low += 1
        high = low
        while high < len(found) and found[high].sentence[0] <= span[1]:
            high += 1
        yield span, found[low:high]


def _give_marks(found: Sequence[Mention], marks: Sequence[tuple[int, Mark]], text: str) -> None:
    at = dict(marks)
    for span, near in _windows(found, ((start, start) for start in at)):
        mention = _nearest(near, span, text)
        if mention is not None:
            mention.marks.append(at[span[0]])
            if at[span[0]] == "postponed" and span[0] >= mention.span[1]:
                mention.moved = span[0]


def _give_dates(found: Sequence[Mention], dates: Sequence[DateMention], pieces: Pieces, book: Phrasebook) -> None:
    by_span = {(one.start, one.end): one for one in dates}
    for span, near in _windows(found, by_span):
        beside = _BESIDE if len(by_span[span].value) > len("2022") else _BESIDE_YEAR
        mention = _nearest([one for one in near if _tells_when(span, one, pieces, beside)], span, pieces.text)
        if mention is None:
            continue
        date = by_span[span]
        if _limit(date, pieces, book):
            mention.bounded = True
        elif mention.date is None:
            mention.date = date
        elif mention.former is None and mention.moved is not None and mention.date.start < mention.moved < span[0]:
            mention.former, mention.date = mention.date, date
        elif _joined(mention.date, date, pieces) and mention.until is None:
            mention.until = date
        elif _distance(mention, span, pieces.text) < _distance(mention, (mention.date.start, mention.date.end), pieces.text):
            mention.date, mention.until = date, None


def _tells_when(date: Span, mention: Mention, pieces: Pieces, beside: int) -> bool:
    """Whether a date of the sentence can be that of the encounter.

    One that opens the sentence frames all of it. Else it stands near, with no more than one comma between: what is farther
    belongs to another clause ("a tour of the north under Orlo, who fell last year").
    """
    if date[0] - mention.sentence[0] <= _OPENING:
        return True
    if mention.moved is not None and 0 <= date[0] - mention.moved <= _TOLD:
        return True
    first, last = (mention.span[1], date[0]) if date[0] >= mention.span[1] else (date[1], mention.span[0])
    between = pieces.text[first:last]
    commas = 2 if isinstance(mention.meaning, Verb) else 1
    return ":" not in between and len(between) <= beside and between.count(",") <= commas


def _hand_on(found: Sequence[Mention], text: str) -> None:
    """Gives a mention the day and place of the one before it in the clause: "met Vaud today at the summit"."""
    for before, mention in pairwise(found):
        if mention.date is not None or mention.sentence != before.sentence:
            continue
        if "," not in text[before.span[1] : mention.span[0]]:
            mention.date, mention.until = before.date, before.until
            mention.place = mention.place or before.place


def _joined(first: DateMention, second: DateMention, pieces: Pieces) -> bool:
    """Whether two dates are the ends of one range: nothing but a word or a dash between them."""
    between = pieces.text[first.end : second.start].strip()
    return len(between) <= 4 and len(first.value) == len(second.value) and first.value < second.value and "," not in between


def _give_places(
    found: Sequence[Mention], entities: Sequence[Entity], marks: Sequence[int], pieces: Pieces, book: Phrasebook
) -> None:
    spans = {span: one for one in entities if one.kind == "place" for span in one.mentions}
    nearest: dict[int, float] = {}
    for span, near in _windows(found, sorted(spans)):
        mention = _nearest(near, span, pieces.text)
        if mention is None:
            continue
        index = _preposition(span[0], pieces, book)
        # "The Geneva talks", "la réunion de Genève": right beside the noun any word will do.
        if index < 0 or (pieces.pieces[index] not in book.at and pieces.preceding(index) != mention.last):
            continue
        distance = _distance(mention, span, pieces.text)
        told = bisect_left(marks, span[0])  # "which took place in Geneva" tells it from afar
        if distance > _AWAY and not (told and span[0] - marks[told - 1] <= _TOLD):
            continue
        if mention.place is None or distance < nearest[mention.first]:
            mention.place, nearest[mention.first] = spans[span], distance


def _preposition(start: int, pieces: Pieces, book: Phrasebook) -> int:
    """The piece before the name that begins at that offset, an article skipped; -1 where there is none."""
    index = pieces.preceding(bisect_left(pieces.starts, start))
    if index >= 0 and pieces.pieces[index] in book.definite and pieces.pieces[index] not in book.at:
        index = pieces.preceding(index)
    return index


def _give_parties(found: Sequence[Mention], entities: Sequence[Entity], text: str) -> None:
    spans = {span: one for one in entities for span in one.mentions}
    for span, near in _windows(found, sorted(spans)):
        mention = _nearest(near, span, text)
        entity = spans[span]
        if mention is None or entity is mention.place or any(entity is other for other in mention.parties):
            continue
        (mention.after if span[0] >= mention.span[0] else mention.before).append(entity)


def _give_unnamed(found: Sequence[Mention], parties: Mapping[Span, Party], names: Sequence[Span], pieces: Pieces) -> None:
    """Counts those who are told by a common noun: "the council", "his counterpart".

    A noun that is part of a name, or a title before one, tells no one else than the name; but it tells that the bearers
    of the name are many ("the Fisheries Council met").
    """
    begun = {start for start, _ in names}
    text = pieces.text
    for span, near in _windows(found, parties):
        mention = _nearest(near, span, text)
        if mention is None or _distance(mention, span, text) > _WITH:
            continue
        mention.many = mention.many or parties[span] is Party.GROUP
        at = bisect_right(names, span[0], key=lambda name: name[0]) - 1
        within = at >= 0 and names[at][1] > span[0]
        if within or (span[1] + 1 in begun and text[span[1]].isspace()):
            continue
        if span[0] >= mention.span[0]:
            mention.unnamed_after += 1
        else:
            mention.unnamed_before += 1
