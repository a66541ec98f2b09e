"""Where is an encounter, and who takes part? What stands beside the mentions is given out among them.

A place or a party is the nearest mention's, of those in whose own clause it stands. Whom the clause around tells takes part
too, where the clause of the mention has nobody: "Orlo, who met Vaud".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from depeche.language.encounter import Verb
from depeche.model import Entity, Span
from depeche.recording.encounters.bystanders import (
    has_kin,
    held,
    houses,
    is_press,
    of_who_is_named,
    owns_a_thing,
    takes_no_part,
)
from depeche.recording.encounters.holders import Holders
from depeche.recording.encounters.mention import (
    Mention,
    bears,
    by_persons,
    distance,
    in_clause,
    nearest,
    preposition,
    preposition_of_place,
    windows,
)
from depeche.recording.encounters.offices import of_an_office
from depeche.recording.encounters.phrasebook import Party, Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.lexicon import Lexicon

_HOUSED = frozenset({"talks", "call", "meal"})  # what may be held in a body's house; a session is the body's own
_TITLE = 8  # pieces, blanks included, from "with" to a name, a title between
_OF = 60  # characters from a visit to what is visited
_AWAY = 150  # distance of a place from the encounter that it holds
_TOLD = 40  # characters from "took place" to the place, from "was postponed" to the day
_WITH = 80  # distance of a common noun from the encounter that its bearers take part in
_VISITING = 8  # pieces, blanks included, from a comma to a visit: ", on a short visit"
_PAIR = 2  # who takes part, at least
_ROW = 10  # pieces, blanks included, from "between" to the last of two
_VISITOR = 300  # characters from a visitor to the visit, sentences between
_SAID = 400  # characters from an encounter to a name that somebody speaks of
_MARKS = frozenset('«»„“”"')
_OPENED = re.compile(r"[^\n]*(?:[\s(][«»„“”\"](?=[\w¿¡])|«(?=\s))")  # the last mark there that opens a quotation
_ANTECEDENT = 24  # characters from whom a relative clause tells of to the clause


def give_places(
    found: Sequence[Mention],
    entities: Sequence[Entity],
    marks: Sequence[int],
    lexicon: Lexicon,
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """Give each encounter in `found` the place that stands closest to it of those that a preposition tells as one.

    `marks`: where words stand that tell a place from afar ("which took place in Geneva"), in order.
    """
    spans = {span: one for one in entities if one.kind == "place" for span in one.mentions}
    begun, ended = _names_of_persons(entities)
    closest: dict[int, float] = {}
    for span, near in windows(found, sorted(spans)):
        mention = nearest(in_clause(near, bisect_left(pieces.starts, span[0])), span, pieces.text)
        if mention is None:
            continue
        if _in_quotation(span[0], mention, pieces.text):
            continue
        if not _holds(span, mention, pieces, book) or of_an_office(span, mention, begun, ended, lexicon, pieces):
            continue
        away = distance(mention, span, pieces.text)
        told = bisect_left(marks, span[0])  # "which took place in Geneva" tells it from afar
        if away > _AWAY and not (told and span[0] - marks[told - 1] <= _TOLD):
            continue
        if mention.place is None or away < closest[mention.first]:
            mention.place, closest[mention.first] = spans[span], away


def give_parties(
    found: Sequence[Mention],
    entities: Sequence[Entity],
    rows: Mapping[int, Mention],
    groups: Set[int],
    marks: Sequence[int],
    lexicon: Lexicon,
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """`groups`: the last pieces of common nouns that tell several who can meet ("delegations"); `marks`: where words stand
    that tell how an encounter stands."""
    spans = {span: one for one in entities for span in one.mentions}
    bodies = {span[1] for span, one in spans.items() if one.kind == "organisation"}
    told_of = held(entities) if found else frozenset[Span]()
    of_offices = of_who_is_named(entities, lexicon, pieces, book) if found else frozenset[Span]()
    _, ended = _names_of_persons(entities)
    for span, near in windows(found, sorted([span for span in spans if span not in told_of])):
        entity, row = spans[span], rows.get(span[0])
        if row is not None:
            row.row.append(entity)
        mention = row or _whose(span, in_clause(near, bisect_left(pieces.starts, span[0])), pieces, book)
        if mention is None or entity is mention.place or any(entity is other for other in mention.parties):
            continue
        if _in_quotation(span[0], mention, pieces.text):
            continue
        if takes_no_part(span, entity, mention, ended, marks, pieces, book):
            continue
        if entity.kind == "person" and mention.after and owns_a_thing(span, mention, groups, pieces, book):
            continue
        done_to = bool(book.object_suffixes) and pieces.folded.startswith(book.object_suffixes, span[1])
        (mention.after if done_to or span[0] >= mention.span[0] else mention.before).append(entity)
        if span in of_offices or (entity.kind == "person" and has_kin(span, pieces, book)):
            mention.behind.append(entity)
        if entity.kind == "organisation" and mention.sort in _HOUSED and houses(span, pieces, book):
            mention.housed.append(entity)
        if entity.kind == "place" and _is_party(span, mention, groups, pieces, book):
            mention.states.append(entity)
            if _joined_to_a_body(span, bodies, pieces, book):
                mention.row.append(entity)
    for mention in found:
        if mention.housed:
            _house(mention)
        if book.inverted and not mention.before and isinstance(mention.meaning, Verb):
            mention.inverted = _inverted(mention, pieces, book)
    _give_outer(found, spans, pieces, book)


def _inverted(mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether two persons stand behind a verb, the first right behind it, and no "and" between them."""
    spans = []
    for one in [one for one in mention.after if one.kind == "person"][:_PAIR]:
        at = bisect_left(one.mentions, (mention.span[1], 0))
        if at == len(one.mentions) or one.mentions[at][1] > mention.sentence[1]:
            return False
        spans.append(one.mentions[at])
    if len(spans) < _PAIR or spans[0][0] - mention.span[1] > 1:
        return False
    words = pieces.pieces[bisect_left(pieces.starts, spans[0][1]) : bisect_left(pieces.starts, spans[1][0])]
    return book.joiners.isdisjoint(words) and "," not in words


def _whose(span: Span, near: Sequence[Mention], pieces: Pieces, book: Phrasebook) -> Mention | None:
    """The mention whose party stands there: the nearest, but not one before which "with" leads to another's party: "met with
    Orlo and received Vaud"."""
    mention = nearest(near, span, pieces.text)
    if mention is None or len(near) == 1 or span[1] > mention.span[0]:
        return mention
    told = [one for one in near if one.span[1] <= span[0]]
    if told and _led_by_partner(span[0], told[-1].last, pieces, book):
        return nearest(told, span, pieces.text) or mention
    return mention


def _house(mention: Mention) -> None:
    """Makes a body in whose house two others meet the place of it: "met her colleague Orlo in the Senate"."""
    others = {one.name for one in (*mention.before, *mention.after) if one not in mention.housed}
    if len(others) < _PAIR:
        return
    mention.before = [one for one in mention.before if one not in mention.housed]
    mention.after = [one for one in mention.after if one not in mention.housed]
    mention.place = mention.place or mention.housed[0]


def _give_outer(found: Sequence[Mention], spans: Mapping[Span, Entity], pieces: Pieces, book: Phrasebook) -> None:
    """Gives a mention in a clause of its own whom the clause around it tells: "Orlo, who met Vaud", "Orlo said that he would
    meet Vaud"."""
    told = sorted(
        [span for span, one in spans.items() if one.kind == "person" or (one.kind != "place" and not is_press(one, book))]
    )
    ends = {span[1]: spans[span] for span in told}
    for mention in found:
        if mention.sort == "visit" and not mention.before and (comma := _comma_before(mention, pieces)) in ends:
            mention.before.append(ends[comma])  # "…, said Orlo, on a visit to Bree"
        own = mention.clauses.at(mention.first)
        if mention.before or mention.unnamed_before:
            continue
        if "speech" in mention.clauses.kinds and _has_one_side(mention):
            _give_teller(mention, own, told, spans, pieces, book)
        if own and not mention.before:
            _give_antecedent(mention, own, told, spans, pieces, book)


def _has_one_side(mention: Mention) -> bool:
    """Whether who tells of it may be the other side: "“We expect him on a visit,” Orlo said"."""
    alone = mention.pronoun if isinstance(mention.meaning, Verb) else len(mention.parties) == 1
    return alone or (mention.sort == "visit" and not mention.parties)


def _give_antecedent(
    mention: Mention, own: int, told: Sequence[Span], spans: Mapping[Span, Entity], pieces: Pieces, book: Phrasebook
) -> None:
    """Gives a mention in the clause `own` whoever the clause around it tells: of a relative one, who stands right before it;
    of another, its subject, where it has none itself."""
    cut = mention.clauses
    opening = cut.opening[own]
    start = pieces.starts[opening]
    around = [
        span
        for span in told[bisect_left(told, (mention.sentence[0], 0)) : bisect_left(told, (mention.sentence[1], 0))]
        if cut.at(bisect_left(pieces.starts, span[0])) == cut.outer[own] and spans[span] not in mention.parties
    ]
    before = [span for span in around if span[1] <= start]
    if cut.kinds[own] == "relative":
        mention.before.extend(spans[span] for span in before[-1:] if start - span[1] <= _ANTECEDENT)
    elif around and (
        book.dropped
        or pieces.following(opening) == mention.first
        or by_persons(pieces.pieces[opening : mention.first], book)
        or not before
    ):
        mention.before.append(spans[(before or around)[0]])


def _comma_before(mention: Mention, pieces: Pieces) -> int:
    """Where the comma stands that parts a visit, with the few words that lead it, from what is before; -1 for none."""
    words = pieces.pieces
    comma = next((at for at in range(mention.first - 1, max(0, mention.first - _VISITING), -1) if words[at] == ","), -1)
    return pieces.starts[comma] if comma >= 0 else -1


def _give_teller(
    mention: Mention, own: int, told: Sequence[Span], spans: Mapping[Span, Entity], pieces: Pieces, book: Phrasebook
) -> None:
    """Gives a verb with a pronoun for its subject, or a noun with one party only, whoever tells of it: "“I met Vaud on
    Monday,” Orlo said", "“The talks with Vaud went well,” Orlo said". A spokesperson or a body tells of somebody else."""
    cut = mention.clauses
    if not book.pair.isdisjoint(pieces.pieces[bisect_left(pieces.starts, mention.sentence[0]) : mention.first]):
        return  # "The two will meet, Orlo said"
    for span in told[bisect_left(told, (mention.sentence[0], 0)) : bisect_left(told, (mention.sentence[1], 0))]:
        clause, entity = cut.at(bisect_left(pieces.starts, span[0])), spans[span]
        if cut.kinds[clause] == "speech" and cut.outer[clause] == own and entity not in mention.parties:
            if entity.kind == "person" and book.spokespersons.isdisjoint((entity.role or "").lower().split()):
                mention.before.append(entity)
            else:
                mention.unnamed_before += 1
            return


def give_unnamed(
    found: Sequence[Mention],
    parties: Mapping[Span, Party],
    names: Sequence[Span],
    entities: Sequence[Entity],
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """Counts those who are told by a common noun: "the council", "his counterpart".

    A noun that is part of a name, or a title before one, tells no one else than the name; but it tells that the bearers
    of the name are many ("the Fisheries Council met").
    """
    begun = {start for start, _ in names}
    text = pieces.text
    holders: Holders | None = None
    for span, near in windows(found, parties):
        piece = bisect_left(pieces.starts, span[0])
        near = [one for one in near if one.clauses.tie(one.first, piece) != "apart"]
        mention = nearest(near, span, text)
        if mention is None or distance(mention, span, text) > _WITH:
            continue
        mention.many = mention.many or parties[span] is Party.GROUP
        at = bisect_left(names, (span[0] + 1,)) - 1
        within = at >= 0 and names[at][1] > span[0]
        if within or (span[1] + 1 in begun and text[span[1]].isspace()):
            continue
        told = mention.date is not None or mention.parties  # an office alone tells no encounter
        if told and parties[span] is Party.COUNTERPART and mention.clauses.tie(mention.first, piece) == "same":
            holders = holders or Holders(entities, pieces, book)
            side = mention.after if span[0] >= mention.span[0] else mention.before
            holder = holders.of(piece, bisect_left(pieces.starts, span[1]) - 1)
            alone = all(one.kind != "person" for one in side) or _joined(piece, pieces, book)
            if holder is not None and holder not in mention.parties and alone:
                side.append(holder)
                continue
        if span[0] >= mention.span[0]:
            mention.unnamed_after += 1
        else:
            mention.unnamed_before += 1


def _joined(piece: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether "and" stands before a noun, an article between: "the president and the | mayor"."""
    before = pieces.preceding(piece)
    if before >= 0 and pieces.pieces[before] in book.definite:
        before = pieces.preceding(before)
    return before >= 0 and pieces.pieces[before] in book.joiners


def visited(
    found: Sequence[Mention], entities: Sequence[Entity], parties: Mapping[Span, Party], pieces: Pieces, book: Phrasebook
) -> list[Mention]:
    """The mentions but the visits of nobody: a person, a body, an office or a pronoun for one stands in the sentence, or a
    person, body or office shortly before."""
    told = sorted([*(span for one in entities if one.kind == "person" for span in one.mentions), *parties])

    def somebody(mention: Mention) -> bool:
        if mention.unnamed_before or mention.unnamed_after or any(one.kind != "place" for one in mention.parties):
            return True
        opening = bisect_left(pieces.starts, mention.sentence[0])
        if mention.pronoun or not book.persons.isdisjoint(pieces.pieces[opening : mention.first]):
            return True
        at = bisect_left(told, (mention.sentence[1],)) - 1
        return at >= 0 and mention.span[0] - told[at][1] <= _VISITOR

    return [one for one in found if one.sort != "visit" or somebody(one)]


def _holds(place: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the place stands as one where something happens. Right beside a noun any word will do: "the Geneva talks"."""
    if book.at_suffixes and bears(place[1], book.at_suffixes, pieces, book):
        return True
    if (
        mention.sort == "visit"
        and 0 <= place[0] - mention.span[1] <= _OF
        and "," not in pieces.text[mention.span[1] : place[0]]
    ):
        return True  # "a tour of the villages of Orlen"
    index = preposition_of_place(place[0], pieces, book)
    if _as_party(index, pieces, book):
        return False
    word = pieces.pieces[index] if index >= 0 else ""
    return word in book.at or (word in book.prepositions and pieces.preceding(index) == mention.last)


def _in_quotation(start: int, mention: Mention, text: str) -> bool:
    """Whether a name behind an encounter stands in what somebody says: "At a meeting with Orlo she said: “In Bree …”"."""
    end = mention.span[1]
    if start - end < 2 or start - end > _SAID:
        return False
    opened = _OPENED.match(text, end, start + 1)
    return opened is not None and _MARKS.isdisjoint(text[opened.end() : start])


def _names_of_persons(entities: Sequence[Entity]) -> tuple[set[int], set[int]]:
    """Where the names of persons begin and end."""
    persons = [span for one in entities if one.kind == "person" for span in one.mentions]
    return {start for start, _ in persons}, {end for _, end in persons}


def _is_party(place: Span, mention: Mention, groups: Set[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a place stands for a state that takes part: "delegations from Peru"; not "buses from Skerrow"."""
    index = preposition_of_place(place[0], pieces, book)
    led = index >= 0 and pieces.pieces[index] in book.framing
    if led and pieces.preceding(index) in groups:
        return True
    return _as_party(index, pieces, book) or not (led or _holds(place, mention, pieces, book))


def _as_party(index: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the preposition at that piece leads to one who takes part: "talks with Iran", "entre a Noruega e o Peru"."""
    words = pieces.pieces
    if index >= 0 and words[index] in book.definite and words[index] in book.at:
        before = pieces.preceding(index)  # a word for "the" that is one for "to" as well
        if before >= 0 and words[before] in book.joiners:
            return not book.between.isdisjoint(words[max(0, before - _ROW) : before])
        index = before if before >= 0 and words[before] in book.partners else index
    return index >= 0 and words[index] in book.partners and words[index] not in book.at


def _joined_to_a_body(state: Span, bodies: Set[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether "and" joins a state to a body, which takes part as it does: "NATO and | Ukraine". `bodies`: their ends."""
    index = preposition(state[0], pieces, book)
    if index < 0 or pieces.pieces[index] not in book.joiners:
        return False
    return pieces.starts[pieces.preceding(index) + 1] in bodies


def _led_by_partner(start: int, after: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether "with" stands shortly before a name, behind that piece: "with Ambassador Orlo"."""
    first = bisect_left(pieces.starts, start)
    before = pieces.pieces[max(after + 1, first - _TITLE) : first]
    return "," not in before and not book.partners.isdisjoint(before)
