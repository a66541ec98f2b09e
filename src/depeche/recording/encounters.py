"""Where does a text speak of an encounter? Each mention with the day, the place, the parties and the tense beside it.

A mention is a noun ("the talks") or a verb ("received") of the language's `[encounter]` table. What stands beside it in
its sentence is given to the nearest mention, so that of "a meeting on the 12th in Brussels, then one on the 13th in
Vienna" each has its own. Whether a mention is worth a meeting is decided in `meetings`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from depeche.language.encounter import Noun, Sort, Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.forms import Match
from depeche.recording.phrasebook import Mark, Meaning, Party, Phrasebook, matches_in
from depeche.recording.pieces import SENTENCE_ENDS, Pieces

_SCORE = re.compile(r"\d(?<![\w.,:-]\d) ?[-–:] ?\d(?![\w:-])(?![.,]\d)")
_PLAYED = frozenset({"talks", "summit"})  # what a game is called too: "their third meeting of the season"
_OPENING = 16  # characters from the beginning of a sentence, in which a date frames it
_OWN = 12  # characters between a date and the noun that it belongs to: "Friday's last talks"
_BESIDE = 110  # characters between a date and the encounter that it dates
_BESIDE_YEAR = 40  # the same for a year, which more often dates something else in the sentence
_BEFORE = 2.0  # how much farther off is what stands before a noun than what stands after it
_COMMA = 20  # characters that a comma counts for
_OF = 60  # characters from a visit to what is visited
_AWAY = 150  # distance of a place from the encounter that it holds
_FOR = 60  # characters from a verb to the noun that says what it is for
_TOLD = 40  # characters from "took place" to the place, from "was postponed" to the day
_WITH = 80  # distance of a common noun from the encounter that its bearers take part in
_LED = 4  # words before a mention that can be of its own phrase
_FRAME = 40  # characters from the beginning of a sentence to an encounter that frames it
_SPOKEN = 4  # words between a verb of speech and the day on which it was said
_REACH = 160  # pieces to either side that a sentence may have; what is longer is cut


@dataclass(slots=True)
class Mention:
    """One mention of an encounter, while what belongs to it is being gathered."""

    meaning: Noun | Verb
    span: Span
    sentence: Span
    first: int  # piece
    last: int
    definite: bool  # points back: "the talks"
    another: bool = False  # tells one more of the same parties: "the previous meeting"
    framing: bool = False  # behind a preposition: what is said in the sentence was said at it, or after it
    during: bool = False  # something was said in it: "during a phone call"
    lasting: bool = False  # it is told how long it took: "hours of talks"
    refused: bool = False  # nobody wants it: "refused to meet"
    over: bool = False  # something else came after it: "after a meeting"
    beside: bool = False  # another stands before or after it in time: "before meeting Orlo"
    marks: list[Mark] = field(default_factory=list)
    moved: int | None = None  # offset of a word behind it that says it was postponed: the day after it is the new one
    date: DateMention | None = None
    lent: bool = False  # the day is that of the noun behind it: "meet for talks on Friday"
    inferred: str = ""  # how the day was found, where it does not stand beside it
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
    told: set[int] = set()  # last pieces of words that say how a meeting stands: "scheduled"
    parties: dict[Span, Party] = {}
    taken: set[int] = set()  # pieces that are the other part of a verb
    names = sorted(span for one in entities if one.kind != "place" for span in one.mentions)
    called = sorted(span for one in entities for span in one.mentions)
    for matches in matches_in(pieces, book):
        match = matches[0]
        if isinstance(match.meaning, str):
            marks.append((pieces.starts[match.first], match.meaning))
            told.add(match.last)
        elif isinstance(match.meaning, Party):
            parties[pieces.starts[match.first], pieces.starts[match.last + 1]] = match.meaning
        elif match.meaning is not None and not _denied(match, pieces, book) and not _small(match, pieces, book):
            # "hat" begins many verbs, and the other part tells which.
            mention = _mention(match, match.meaning, pieces, book)
            meant = [one.meaning for one in matches if isinstance(one.meaning, Noun | Verb)]
            whole = _whole(meant, mention, pieces, book)
            if whole is not None and mention.sort == "session" and _named(mention, names):
                parties[mention.span] = Party.GROUP  # "the Council of Ministers"
            if whole is None or mention.refused or match.first in taken or _named(mention, called):
                continue
            if mention.sort in _PLAYED and _SCORE.search(pieces.text, *mention.sentence):
                continue  # the sentence tells a score: it is a game
            mention.meaning, other = whole
            taken.add(other)
            found.append(mention)
    _give_marks(found, marks, pieces.text)
    _give_dates(found, dates, told, pieces, book)
    _give_places(found, entities, [start for start, _ in marks], pieces, book)
    _give_parties(found, entities, pieces.text)
    _give_unnamed(found, parties, names, pieces)
    _hand_on(found, pieces.text)
    return found


def _named(mention: Mention, names: Sequence[Span]) -> bool:
    """Whether a word that can mean something else is part of a name: the General Assembly, the National Congress."""
    if isinstance(mention.meaning, Verb) or mention.meaning.firm:
        return False
    at = bisect_right(names, mention.span[0], key=lambda name: name[0]) - 1
    return at >= 0 and names[at][1] >= mention.span[1]


def _whole(
    meanings: Sequence[Noun | Verb], mention: Mention, pieces: Pieces, book: Phrasebook
) -> tuple[Noun | Verb, int] | None:
    """The first meaning of a form that is whole ("kommt am Montag in Rom zusammen", not "kommt"), with its other piece."""
    rest: list[str] | None = None
    for meaning in meanings:
        if not isinstance(meaning, Verb) or not (meaning.particle or meaning.unless):
            return meaning, -1
        if rest is None:
            rest = _behind(mention, pieces, book)
        end = len(rest)
        if meaning.particle:
            end = min((rest.index(part) for part in meaning.particle if part in rest), default=-1)
        if end >= 0 and not any(word in rest[:end] for word in meaning.unless):
            return meaning, mention.last + 1 + end if meaning.particle else -1
    return None


def _behind(mention: Mention, pieces: Pieces, book: Phrasebook) -> list[str]:
    """The pieces behind a mention in its sentence; those of nouns left empty, where nouns have capitals: no "Treffen" is a
    verb's other part."""
    first, end = mention.last + 1, bisect_left(pieces.starts, mention.sentence[1])
    rest = pieces.pieces[first:end]
    if not book.capital_nouns:
        return rest
    return ["" if pieces.text[start].isupper() else word for word, start in zip(rest, pieces.starts[first:end], strict=True)]


def limits(date: DateMention, pieces: Pieces, book: Phrasebook, told: Container[int] = ()) -> bool:
    """Whether the date only bounds the day: "before Friday". Not so behind a word of `told`: "postponed until Friday"."""
    at = _preposition(date.start, pieces, book)
    return at >= 0 and pieces.pieces[at] in book.limits and pieces.preceding(at) not in told


def _small(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether what looks like a noun is none, for want of a capital."""
    return book.capital_nouns and isinstance(match.meaning, Noun) and pieces.text[pieces.starts[match.first]].islower()


def _denied(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    at = pieces.preceding(match.first)
    return at >= 0 and pieces.pieces[at] in book.none


def _mention(match: Match[Meaning], meaning: Noun | Verb, pieces: Pieces, book: Phrasebook) -> Mention:
    words = pieces.pieces
    before: list[str] = []  # an article and an adjective or two, the nearest first
    at = pieces.preceding(match.first)
    while (
        at >= 0 and len(before) < _LED and words[at].strip('.,;:!?()"»«“”') and not (before and before[-1] in book.definite)
    ):
        before.append(words[at])
        at = pieces.preceding(at)
    led = before if at < 0 or not words[at].isalpha() else [*before, words[at]]
    after = pieces.following(match.last)
    noun = isinstance(meaning, Noun)
    return Mention(
        meaning=meaning,
        span=(pieces.starts[match.first], pieces.starts[match.last + 1]),
        sentence=sentence(pieces, match.first, match.last),
        first=match.first,
        last=match.last,
        definite=noun and any(word in book.definite for word in before),
        another=noun and (not book.others.isdisjoint(before) or (after < len(words) and words[after] in book.others)),
        framing=noun and not book.framing.isdisjoint(led),
        during=not book.during.isdisjoint(led),
        lasting=noun and next((word in book.lasting for word in led if word in book.lasting | book.limits), False),
        refused=not book.refused.isdisjoint(led),
        over=not book.over.isdisjoint((*led, *words[match.first : match.last + 1])),
        beside=not book.limits.isdisjoint((*led, *words[match.first : match.last + 1])),
    )


def sentence(pieces: Pieces, first: int, last: int) -> Span:
    """The sentence that holds those pieces, as offsets; cut where it is longer than anyone writes."""
    words, stops = pieces.pieces, pieces.stops
    left = first
    while left > 0 and first - left < _REACH and (words[left - 1] not in stops or not _ends(words, left - 1)):
        left -= 1
    right = last
    while right + 1 < len(words) and right - last < _REACH and (words[right] not in stops or not _ends(words, right)):
        right += 1
    return pieces.starts[left], pieces.starts[right + 1]


def _ends(words: list[str], at: int) -> bool:
    """Whether a sentence ends with that piece."""
    word = words[at]
    if word.isspace():
        return "\n" in word
    if word not in SENTENCE_ENDS:
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
    """Each span, which come in order, with the mentions whose sentence may hold it; not those that none may hold."""
    low = 0
    for span in spans:
        while low < len(found) and found[low].sentence[1] < span[0]:
            low += 1
        if low == len(found):
            return
        high = low
        while high < len(found) and found[high].sentence[0] <= span[1]:
            high += 1
        if high > low:
            yield span, found[low:high]


def _give_marks(found: Sequence[Mention], marks: Sequence[tuple[int, Mark]], text: str) -> None:
    at = dict(marks)
    for span, near in _windows(found, ((start, start) for start in at)):
        mention = _nearest(near, span, text)
        if mention is not None:
            mention.marks.append(at[span[0]])
            if at[span[0]] == "postponed" and span[0] >= mention.span[1]:
                mention.moved = span[0]


def _give_dates(
    found: Sequence[Mention], dates: Sequence[DateMention], told: Container[int], pieces: Pieces, book: Phrasebook
) -> None:
    by_span = {(one.start, one.end): one for one in dates}
    begun: Mention | None = None  # whose day the date before is
    for span, near in _windows(found, by_span):
        date = by_span[span]
        if begun is not None and begun.date is not None and _goes_on(begun, begun.date, date, pieces):
            begun.until, begun = date, None  # "from Thursday to Saturday"
            continue
        begun = None
        mention = _nearest([one for one in near if _tells_when(date, one, pieces, book)], span, pieces.text)
        if mention is None:
            continue
        if limits(date, pieces, book, told) and not _attributive(span, mention, pieces.text):
            mention.bounded = True
        elif mention.date is None:
            mention.date, begun = date, mention
        elif mention.former is None and mention.moved is not None and mention.date.value < date.value:
            mention.former, mention.date = mention.date, date
        elif _joined(mention.date, date, pieces) and mention.until is None:
            mention.until = date
        elif _distance(mention, span, pieces.text) < _distance(mention, (mention.date.start, mention.date.end), pieces.text):
            mention.date, mention.until, begun = date, None, mention


def _tells_when(told: DateMention, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a date of the sentence can be that of the encounter.

    One that opens the sentence frames all of it. Else it stands near, with no more than one comma between: what is farther
    belongs to another clause ("a tour of the north under Orlo, who fell last year").
    """
    date = told.start, told.end
    beside = _BESIDE if len(told.value) > len("2022") else _BESIDE_YEAR
    if _of_speech(date, mention, pieces, book) or _in_a_name(told, mention, pieces, book):
        return False
    if date[0] - mention.sentence[0] <= _OPENING:
        return True
    if mention.beside and date[1] <= mention.span[0] and not _attributive(date, mention, pieces.text):
        return False  # "resigned on Friday, five days after the talks"
    if mention.moved is not None and 0 <= date[0] - mention.moved <= _TOLD:
        return True
    first, last = (mention.span[1], date[0]) if date[0] >= mention.span[1] else (date[1], mention.span[0])
    between = pieces.text[first:last]
    commas = 2 if isinstance(mention.meaning, Verb) else 1
    return ":" not in between and len(between) <= beside and between.count(",") <= commas


def _of_speech(date: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date tells when something was said of the encounter: "said on Monday that they would meet".

    What was said during it or after it was said on its day.
    """
    words = pieces.pieces
    first, last = bisect_left(pieces.starts, date[0]), bisect_left(pieces.starts, date[1]) - 1
    if mention.first <= first <= mention.last:
        return False
    if first > mention.last:
        opens = (
            mention.framing and mention.span[0] - mention.sentence[0] <= _FRAME
        )  # "After talks in Oslo, he said on Monday"
        return not opens and "," in words[mention.last : first] and _spoken(first, last, pieces, book)
    between = words[last + 1 : mention.first]
    that = next((at for at, word in enumerate(between) if word in book.that), None)
    if that is not None:
        before = words[max(0, bisect_left(pieces.starts, mention.sentence[0])) : last + 1 + that]
        return not book.speaking.isdisjoint(before)
    if isinstance(mention.meaning, Noun) and (mention.framing or "," not in between):
        return False
    return _spoken(first, last, pieces, book)


def _in_a_name(date: DateMention, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date is part of what something else is called: "its February letter", "Friday's vote on the talks"."""
    words = pieces.pieces
    first, last = bisect_left(pieces.starts, date.start), bisect_left(pieces.starts, date.end) - 1
    behind = words[last + 1 : last + 3]
    if len(behind) < 2 or not behind[1][0].isalpha() or behind[1] in book.framing:
        return False
    led = pieces.preceding(first)
    if len(date.value) == len("2022-01") and led >= 0 and words[led].isalpha() and words[led] not in book.framing:
        led = led if words[led] in book.naming else pieces.preceding(led)  # "its first February letter"
    named = behind[0] == "-" or (led >= 0 and words[led] in book.naming and behind[0] == " ")
    if not (named or (behind == ["'", "s"] and book.naming)):
        return False
    between = words[last + 1 : mention.first]
    own = mention.first > last and len(between) <= 2 * _LED + 2 and book.framing.isdisjoint(between) and "," not in between
    return not own


def _spoken(first: int, last: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a verb of speech stands right before or behind those pieces."""
    words = pieces.pieces
    for step, at in ((-1, first), (1, last)):
        for _ in range(_SPOKEN):
            at = pieces.preceding(at) if step < 0 else pieces.following(at)
            if not 0 <= at < len(words) or not words[at][0].isalnum():
                break
            if words[at] in book.speaking:
                return True
    return False


def _attributive(date: Span, mention: Mention, text: str) -> bool:
    """Whether the date is part of the mention: "after Friday's talks"."""
    between = text[date[1] : mention.span[0]]
    return date[1] <= mention.span[0] and len(between) <= _OWN and "," not in between


def _hand_on(found: Sequence[Mention], text: str) -> None:
    """Gives a mention the day and place of its neighbour in the clause: "met Vaud today at the summit".

    A verb that nobody stands behind has them from the noun that says what it is for: "they meet for talks on Friday".
    """
    for before, mention in pairwise(found):
        if mention.sentence != before.sentence or "," in text[before.span[1] : mention.span[0]]:
            continue
        if before.sort == "visit" and isinstance(before.meaning, Verb) and before.place is not None:
            mention.place = before.place  # "flies to Rome for talks": that is where they are held
        if mention.date is None:
            mention.date, mention.until = before.date, before.until
            mention.place = mention.place or before.place
        elif before.date is None and isinstance(mention.meaning, Noun) and _is_for(before, mention):
            before.date, before.until, before.lent = mention.date, mention.until, True
            before.place = before.place or mention.place


def _is_for(verb: Mention, noun: Mention) -> bool:
    """Whether the noun may say what they meet for."""
    joint = isinstance(verb.meaning, Verb) and verb.meaning.joint
    return joint and not verb.after and noun.span[0] - verb.span[1] <= _FOR


def _goes_on(mention: Mention, first: DateMention, second: DateMention, pieces: Pieces) -> bool:
    """Whether the encounter, which was not moved, lasts from the first day to the second."""
    return mention.moved is None and second.end <= mention.sentence[1] and _joined(first, second, pieces)


def _joined(first: DateMention, second: DateMention, pieces: Pieces) -> bool:
    """Whether two dates are the ends of one range: nothing but a word or a dash between them."""
    between = pieces.text[first.end : second.start].strip(" .")
    alike = len(first.value) == len(second.value) and first.value < second.value
    return alike and len(between) <= 4 and not {",", ";"} & set(between)


def _give_places(
    found: Sequence[Mention], entities: Sequence[Entity], marks: Sequence[int], pieces: Pieces, book: Phrasebook
) -> None:
    spans = {span: one for one in entities if one.kind == "place" for span in one.mentions}
    nearest: dict[int, float] = {}
    for span, near in _windows(found, sorted(spans)):
        mention = _nearest(near, span, pieces.text)
        if mention is None:
            continue
        if not _holds(span, mention, pieces, book):
            continue
        distance = _distance(mention, span, pieces.text)
        told = bisect_left(marks, span[0])  # "which took place in Geneva" tells it from afar
        if distance > _AWAY and not (told and span[0] - marks[told - 1] <= _TOLD):
            continue
        if mention.place is None or distance < nearest[mention.first]:
            mention.place, nearest[mention.first] = spans[span], distance


def _holds(place: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the place stands as one where something happens. Right beside a noun any word will do: "the Geneva talks"."""
    if book.at_suffixes and pieces.folded.startswith(book.at_suffixes, place[1]):
        return True
    if (
        mention.sort == "visit"
        and 0 <= place[0] - mention.span[1] <= _OF
        and "," not in pieces.text[mention.span[1] : place[0]]
    ):
        return True  # "a tour of the villages of Orlen"
    index = _preposition(place[0], pieces, book)
    return index >= 0 and (pieces.pieces[index] in book.at or pieces.preceding(index) == mention.last)


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
