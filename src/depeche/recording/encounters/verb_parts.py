"""Verbs in several parts: is the rest there behind the first one, in its clause? "kommt am Montag in Rom | zusammen"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from depeche.language.encounter import Noun, Parted, Verb
from depeche.recording.encounters.mention import behind_sentence
from depeche.recording.encounters.phrasebook import Meaning, Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import Match

_CLAUSE_ENDS = frozenset(',:;.!?"“”„«»')
_CUTS = frozenset(":;")  # no verb goes on behind these


def parted(matches: Sequence[Match[Meaning]], dated: Set[int], pieces: Pieces) -> Parted | None:
    """The verb that tells how an encounter stands, where its other part closes its clause: "sagte ein Treffen … ab".

    `dated`: the pieces of dates that have a comma, which closes nothing.
    """
    if not isinstance(matches[-1].meaning, Parted):
        return None  # the forms for them are given last
    for match in matches:
        meaning = match.meaning
        if not isinstance(meaning, Parted):
            continue
        rest = _rest(match, pieces)
        first = match.last + 1
        ends = (
            at
            for at, word in enumerate(rest)
            if word in _CLAUSE_ENDS and first + at not in dated and not (word == "." and rest[at - 1].isdigit())
        )
        end = next(ends, len(rest))  # not inside the slice: compiled, its bound is evaluated twice
        clause = rest[:end]  # "findet am 25. Januar statt"
        other = next((at for at in range(len(clause) - 1, -1, -1) if clause[at].isalnum()), -1)
        if other >= 0 and clause[other] in meaning.particle and not any(word in clause[:other] for word in meaning.unless):
            return meaning
    return None


def whole(
    meanings: Sequence[Meaning], match: Match[Meaning], pieces: Pieces, book: Phrasebook
) -> tuple[Noun | Verb, int] | None:
    """The first meaning of a form that is whole ("kommt am Montag in Rom zusammen", not "kommt"), with its other piece."""
    rest: Sequence[str] | None = None
    present, others = frozenset[str](), frozenset[str]()
    closed, total = False, 0
    for meaning in meanings:
        if not isinstance(meaning, Verb):
            if isinstance(meaning, Noun):
                return meaning, -1
            continue
        if not (meaning.particle or meaning.unless):
            return meaning, -1
        if rest is None:
            rest = _clause(_rest(match, pieces))
            total = len(rest)
            present = frozenset(rest)
            others = present & book.particles
            closed = bool(others) and _closes_clause(match, pieces, book)
        end = total
        if meaning.particle:
            if closed or not others or others.isdisjoint(meaning.particle):
                continue
            end = _particle(meaning.particle, rest, match.last + 1, pieces, book)
        if end >= 0 and (present.isdisjoint(meaning.unless) or not any(word in rest[:end] for word in meaning.unless)):
            return meaning, match.last + 1 + end if meaning.particle else -1
    return None


def _closes_clause(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether an auxiliary ends its clause: what comes behind is no part of it ("…, den sie senken wird, erwartet man")."""
    after = pieces.following(match.last)
    return after < len(pieces.pieces) and pieces.pieces[after] == "," and pieces.pieces[match.last] in book.telling


def _particle(particles: Sequence[str], rest: Sequence[str], first: int, pieces: Pieces, book: Phrasebook) -> int:
    """Where in the rest of its sentence, which begins with the piece `first`, a verb's other part stands; -1 for nowhere.
    Where nouns have capitals, what has one is none."""
    for at, word in enumerate(rest):
        if word in particles and not (book.capital_nouns and pieces.text[pieces.starts[first + at]].isupper()):
            return at
    return -1


def _rest(match: Match[Meaning], pieces: Pieces) -> Sequence[str]:
    """The pieces behind what was found, up to the end of its sentence."""
    return pieces.pieces[match.last + 1 : behind_sentence(pieces, match.last)]


def _clause(rest: Sequence[str]) -> Sequence[str]:
    """Those of them behind which the verb may go on."""
    return rest if _CUTS.isdisjoint(rest) else rest[: min(at for at, word in enumerate(rest) if word in _CUTS)]
