"""Who is named beside an encounter and takes no part in it: the source, the press, a body that tells what somebody is or in
which one meets, whoever something else is of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from depeche.language.encounter import Noun, Verb
from depeche.model import Entity, Span
from depeche.recording.encounters.mention import Mention, preposition
from depeche.recording.encounters.offices import presided
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.lexicon import Lexicon

_HELD_AT = frozenset({"talks", "call", "meal", "summit"})  # what may be held at a body that takes no part
_CLOSED = frozenset("–—)")
_NEXT = 4  # pieces, blanks included, from a mention to the "of" of its own phrase
_TOLD = 40  # characters from "took place" to the place, from "was postponed" to the day
_HOLDER = 12  # characters between an office and its holder, degrees and a comma included
_HOLDER_BEHIND = 32  # the same from the body that an office is of, letters for that and a title between
_BY = 12  # characters from an agent's word to its verb: "tarafından | resmen kabul edildi"
_DATELINED = (") -", ") –", ") —")
_STOPS = frozenset(".;:\n")


def takes_no_part(
    span: Span,
    entity: Entity,
    mention: Mention,
    ended: Set[int],
    marks: Sequence[int],
    pieces: Pieces,
    book: Phrasebook,
) -> bool:
    """Whether who is named beside a mention only tells what somebody is, what it is about, where it is, or does something
    else."""
    if entity.kind != "place" and (_beside(span, entity, ended, pieces, book) or _aside(span, mention, pieces, book)):
        return True
    if entity.kind == "organisation" and (
        _held_at(span, mention, marks, pieces, book) or _reports(span, entity, pieces, book)
    ):
        return True
    return bool(book.apart_behind) and (_apart(span, mention, pieces, book) or _tells_of_it(span, entity, pieces, book))


def held(entities: Sequence[Entity]) -> Set[Span]:
    """Where bodies are named that only tell what somebody right beside them is: "the chair of the Port Board, Orlo"."""
    bodies = {one.name: one.mentions for one in entities if one.kind == "organisation"}
    held = set[Span]()
    for person in entities:
        named = bodies.get(person.affiliation) if person.role and person.affiliation else None
        if named is None:
            continue
        reach = len(person.role or "") + _HOLDER
        for start, end in person.mentions:
            first = bisect_left(named, (max(0, start - reach), 0))
            for body in named[first : bisect_left(named, (end + reach, 0))]:
                if body[1] <= start or body[0] >= end:
                    held.add(body)
    return held


def of_who_is_named(entities: Sequence[Entity], lexicon: Lexicon, pieces: Pieces, book: Phrasebook) -> Set[Span]:
    """Where bodies are named that an office is of whose holder is named right behind, with another title or none: "o
    presidente do | Supremo Tribunal Federal (STF), ministro Orlo"."""
    begun = sorted(start for one in entities if one.kind == "person" for start, _ in one.mentions)
    found = set[Span]()
    for one in entities:
        for start, end in one.mentions if one.kind == "organisation" else ():
            at = bisect_left(begun, end)
            behind = pieces.text[end : begun[at]] if at < len(begun) and begun[at] - end <= _HOLDER_BEHIND else ""
            if "," in behind and not _STOPS.intersection(behind):
                first = bisect_left(pieces.starts, start)
                if presided(first, lexicon, pieces, book):
                    found.add((start, end))
    return found


def _aside(name: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a name beside a mention only tells what it is about, where, or whose: "met in the Orlo Institute", "questioned
    Orlo's motives", "Orlo's envoy met"."""
    index = preposition(name[0], pieces, book)
    if isinstance(mention.meaning, Noun):  # "the talks about the Selm Bank"; a noun's "at" may tell in whose house
        return index > mention.last and pieces.pieces[index] in book.oblique and pieces.pieces[index] not in book.at
    if pieces.text.startswith(book.owners, name[1]):
        return True
    if mention.sort == "visit":
        return False  # "flew to Orlo's"
    own = mention.first <= index <= mention.last or index == mention.other
    return index >= 0 and not own and pieces.pieces[index] in book.oblique


def owns_a_thing(name: Span, mention: Mention, groups: Set[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a name behind those who take part only tells whose something is: "met Orlo to study the ruling | of Vaud"; not
    "the visit | of Vaud" nor "a delegation | of Vaud"."""
    words, index = pieces.pieces, preposition(name[0], pieces, book)
    if index - mention.last <= _NEXT or words[index] not in book.of:
        return False
    noun = pieces.preceding(index)
    return (words[noun].isalpha() or words[noun] in _CLOSED) and noun not in groups


def has_kin(name: Span, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a name only tells whose family somebody is: "met the widow of | Orlo"."""
    index = preposition(name[0], pieces, book)
    if index < 0 or pieces.pieces[index] not in book.prepositions or pieces.pieces[index] in book.framing:
        return False
    noun = pieces.preceding(index)
    return noun >= 0 and pieces.pieces[noun] in book.entourage


def _beside(name: Span, entity: Entity, ended: Set[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a name only tells to whom another belongs, or who is the source: "Orlo (PDS) met", "Selm (KA) – …", "Interfax
    zufolge". `ended`: where the names of persons end."""
    if entity.kind == "organisation" and pieces.text.startswith("(", name[0] - 1):
        return name[0] - 2 in ended or pieces.text.startswith(_DATELINED, name[1])
    behind = pieces.following(bisect_left(pieces.starts, name[1]) - 1)
    return behind < len(pieces.pieces) and pieces.pieces[behind] in book.sources_behind


def _reports(name: Span, entity: Entity, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a body is a paper, a broadcaster or an agency, to which no word leads as to one who takes part: "told the Selm
    Post after the hearing", not "met with the Selm Post"."""
    if not is_press(entity, book):
        return False
    index = preposition(name[0], pieces, book)
    return index < 0 or pieces.pieces[index] not in book.partners


def is_press(body: Entity, book: Phrasebook) -> bool:
    """Whether a paper, a broadcaster or an agency is known by its name, or by the word that opens or ends it."""
    words = body.name.lower().split()
    return body.name in book.press_names or (bool(words) and (words[0] in book.press or words[-1] in book.press))


def _apart(name: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether what stands behind a name tells that its bearer does something else, or is where it happens: "Vali Orlo
    tarafından | karşılanan Morven, yarın … ile görüşecek", "Kremlin'den yapılan açıklama", "Selm Limanı'nda"."""
    told = next((one for one in book.apart_behind if pieces.folded.startswith(one, name[1])), "")
    return bool(told) and not name[1] <= mention.span[0] <= name[1] + len(told) + _BY


def _tells_of_it(name: Span, entity: Entity, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a comma behind a spokesperson parts them from what they tell, where no word opens it: "Sözcü Ali Orlo, …"."""
    told = pieces.text.startswith(",", name[1]) and entity.kind == "person"
    return told and not book.spokespersons.isdisjoint((entity.role or "").lower().split())


def _held_at(body: Span, mention: Mention, marks: Sequence[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether an encounter is told to be held at a body, which so takes no part: "The meeting took place at the Ministry of
    Ports". A session, a hearing is the body's own."""
    if mention.sort not in _HELD_AT or body[0] < mention.span[1] or isinstance(mention.meaning, Verb):
        return False
    if book.definite and not (mention.definite or mention.parties):
        return False  # "a meeting was held at the Ministry of Ports": nothing else may tell of it
    told = bisect_left(marks, body[0])
    marked = told > 0 and marks[told - 1] >= mention.span[1] and body[0] - marks[told - 1] <= _TOLD
    return marked and houses(body, pieces, book)


def houses(body: Span, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a preposition of place leads to the body: "in the Senate"."""
    index = preposition(body[0], pieces, book)
    return index >= 0 and pieces.pieces[index] in book.at and pieces.pieces[index] not in book.partners
