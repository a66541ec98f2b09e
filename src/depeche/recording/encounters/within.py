"""What may stand between the words of one verb: "has | already, on Monday, in Rome | met"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from depeche.model import DateMention, Entity
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces


class _Between(dict[int, int]):
    """What `between_words` tells; adverbs are found out where they are asked for, which most are not."""

    def __init__(self, pieces: Pieces, adverbs: frozenset[str]) -> None:
        super().__init__()
        self._pieces, self._adverbs = pieces, adverbs

    def __missing__(self, at: int) -> int:
        words = self._pieces.pieces
        adverb = at < len(words) and words[at] in self._adverbs
        behind = self[at] = self._pieces.following(at) if adverb else at
        return behind


def between_words(
    pieces: Pieces, book: Phrasebook, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> Mapping[int, int]:
    """Each piece with the one behind what it begins, if that may stand within a form: an adverb, a day, a place; any other
    with itself.

    Each has the preposition with it that stands before it, and a place none but one of place.
    """
    found = _Between(pieces, book.within)
    for date in dates:
        _enter(found, date.start, date.end, book.framing, book.articles, pieces)
    for place in entities:
        if place.kind == "place":
            for start, end in place.mentions:
                _enter(found, start, end, book.at, book.articles, pieces)
    return found


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
    if found[first] == first:
        found[first] = behind
