"""What may stand between the words of one verb: "has | already, on Monday, in Rome | met"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import compress

from depeche.model import DateMention, Entity
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces


def between_words(
    pieces: Pieces, book: Phrasebook, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> Mapping[int, int]:
    """The pieces with which something begins that may stand within a form, an adverb, a day or a place, each with the piece
    behind it.

    Each has the preposition with it that stands before it, and a place none but one of place.
    """
    words = pieces.pieces
    adverbs = compress(range(len(words)), map(book.within.__contains__, words))
    found = {at: pieces.following(at) for at in adverbs}
    for at in compress(range(len(words)), map(book.asides.__contains__, words)) if book.asides else ():
        for phrase in book.asides[words[at]]:
            behind = _behind_phrase(at, phrase, pieces)
            if behind >= 0:
                found[at] = behind
                break
    for date in dates:
        _enter(found, date.start, date.end, book.framing, book.articles, pieces)
    for place in entities:
        if place.kind == "place":
            for start, end in place.mentions:
                _enter(found, start, end, book.at, book.articles, pieces)
        elif place.kind == "organisation" and not book.capital_nouns:
            for start, end in place.mentions:
                _enter_house(found, start, end, pieces, book)
    return found


def _behind_phrase(at: int, phrase: tuple[str, ...], pieces: Pieces) -> int:
    """The piece behind a phrase that begins there; -1 where other words stand."""
    for word in phrase:
        if at >= len(pieces.pieces) or pieces.pieces[at] != word:
            return -1
        at = pieces.following(at)
    return at


def _enter_house(found: dict[int, int], start: int, end: int, pieces: Pieces, book: Phrasebook) -> None:
    """Enters a body to which a preposition of place leads: "received | in the Senate | the envoy"."""
    before = pieces.preceding(bisect_left(pieces.starts, start))
    if before >= 0 and pieces.pieces[before] in book.articles and pieces.pieces[before] not in book.at:
        before = pieces.preceding(before)
    if before >= 0 and pieces.pieces[before] in book.at and pieces.pieces[before] not in book.partners:
        found.setdefault(before, pieces.following(bisect_left(pieces.starts, end) - 1))


def _enter(
    found: dict[int, int], start: int, end: int, leading: frozenset[str], articles: frozenset[str], pieces: Pieces
) -> None:
    """Enters what stands there, with the preposition before it."""
    first, behind = bisect_left(pieces.starts, start), pieces.following(bisect_left(pieces.starts, end) - 1)
    before = pieces.preceding(first)
    if before >= 0 and pieces.pieces[before] in articles and pieces.pieces[before] not in leading:
        found[before] = behind  # "el jueves"
        before = pieces.preceding(before)  # "en el palacio de Orlen"
    if before >= 0 and pieces.pieces[before] in leading:
        found[before] = behind
    found.setdefault(first, behind)
