"""Is what stands beside an encounter told of an office? "The chair of the summit", "the ambassador in Oslo, Ada Vaud"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from depeche.model import Span
from depeche.recording.encounters.mention import Mention
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.lexicon import Lexicon

_OFFICE = 20  # pieces, blanks included, from an office to the place where it is held
_CLOSED = frozenset(",;:.()")


def titled(at: int, lexicon: Lexicon, pieces: Pieces) -> bool:
    """Whether that piece is a title or office."""
    return lexicon.facts(pieces.text[pieces.starts[at] : pieces.starts[at + 1]]).titles


def presided(first: int, lexicon: Lexicon, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether what begins at that piece tells what an office is of: "la présidente du | Conseil portuaire"."""
    words = pieces.pieces
    at = pieces.preceding(first)
    while at >= 0 and words[at] in book.definite and words[at] not in book.of:
        at = pieces.preceding(at)
    if at < 0 or words[at] not in book.of:
        return False
    at = pieces.preceding(at)
    return at >= 0 and titled(at, lexicon, pieces)


def of_an_office(place: Span, mention: Mention, begun: Set[int], ended: Set[int], lexicon: Lexicon, pieces: Pieces) -> bool:
    """Whether somebody in apposition holds an office there: "the ambassador in Oslo, Ada Vaud", "Ada Vaud, envoy to Oslo,".

    `begun`, `ended`: where the names of persons begin and end.
    """
    words = pieces.pieces
    first, last = bisect_left(pieces.starts, place[0]), bisect_left(pieces.starts, place[1]) - 1
    after = pieces.following(last)
    closed = after >= len(words) or words[after] in _CLOSED
    behind = after < len(words) and pieces.starts[pieces.following(after) if words[after] == "," else after] in begun
    if not (behind or closed):
        return False
    for at in range(first - 1, max(-1, first - _OFFICE), -1):
        word = words[at]
        if word in _CLOSED or mention.first <= at <= mention.last:
            return False
        if word[0].isalpha() and titled(at, lexicon, pieces):
            before = pieces.preceding(at)
            return behind or (before > 0 and words[before] == "," and pieces.starts[before] in ended)
    return False
