"""Verbs in several parts: is the rest there behind the first one, in its clause? "kommt am Montag in Rom | zusammen"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.language.encounter import Noun, Parted, Verb
from depeche.recording.encounters.mention import sentence
from depeche.recording.encounters.phrasebook import Meaning, Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import Match

_CLAUSE_ENDS = frozenset(',:;.!?"“”„«»')
_CUTS = frozenset(":;")  # no verb goes on behind these


def parted(matches: Sequence[Match[Meaning]], pieces: Pieces) -> Parted | None:
    """The verb that tells how an encounter stands, where its other part closes its clause: "sagte ein Treffen … ab"."""
    for match in matches:
        meaning = match.meaning
        if not isinstance(meaning, Parted):
            continue
        rest = _rest(match, pieces)
        ends = (at for at, word in enumerate(rest) if word in _CLAUSE_ENDS and not (word == "." and rest[at - 1].isdigit()))
        clause = rest[: next(ends, len(rest))]  # "findet am 25. Januar statt"
        other = next((at for at in range(len(clause) - 1, -1, -1) if clause[at].isalnum()), -1)
        if other >= 0 and clause[other] in meaning.particle and not any(word in clause[:other] for word in meaning.unless):
            return meaning
    return None


def whole(
    meanings: Sequence[Noun | Verb], match: Match[Meaning], pieces: Pieces, book: Phrasebook
) -> tuple[Noun | Verb, int] | None:
    """The first meaning of a form that is whole ("kommt am Montag in Rom zusammen", not "kommt"), with its other piece."""
    words: Sequence[str] = ()
    rest: Sequence[str] | None = None
    present: frozenset[str] = frozenset()
    for meaning in meanings:
        if not isinstance(meaning, Verb) or not (meaning.particle or meaning.unless):
            return meaning, -1
        if meaning.particle and _closes_clause(match, pieces, book):
            continue
        if rest is None:
            words, rest = _behind(match, pieces, book)
        end = len(rest)
        if meaning.particle:
            present = present or frozenset(rest)
            end = min([rest.index(part) for part in meaning.particle if part in present], default=-1)
        if end >= 0 and not any(word in words[:end] for word in meaning.unless):
            return meaning, match.last + 1 + end if meaning.particle else -1
    return None


def _closes_clause(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether an auxiliary ends its clause: what comes behind is no part of it ("…, den sie senken wird, erwartet man")."""
    after = pieces.following(match.last)
    return after < len(pieces.pieces) and pieces.pieces[after] == "," and pieces.pieces[match.last] in book.telling


def _behind(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> tuple[Sequence[str], Sequence[str]]:
    """The pieces behind a mention in its sentence, and those that may be a verb's other part: nouns are left empty in them,
    where nouns have capitals."""
    rest = _rest(match, pieces)
    if not _CUTS.isdisjoint(rest):
        rest = rest[: min(at for at, word in enumerate(rest) if word in _CUTS)]
    if not book.capital_nouns:
        return rest, rest
    starts = pieces.starts[match.last + 1 : match.last + 1 + len(rest)]
    return rest, ["" if pieces.text[start].isupper() else word for word, start in zip(rest, starts, strict=True)]


def _rest(match: Match[Meaning], pieces: Pieces) -> Sequence[str]:
    """The pieces behind what was found, up to the end of its sentence."""
    end = bisect_left(pieces.starts, sentence(pieces, match.first, match.last)[1])
    return pieces.pieces[match.last + 1 : end]
