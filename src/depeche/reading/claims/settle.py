"""One value for each field, out of all that the page claims, with the evidence: who said it, and who disagreed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from depeche.credentials import without_users
from depeche.model import Evidence, Layer
from depeche.reading.claims.claims import Claim
from depeche.reading.vocabulary.words import laid_out

T = TypeVar("T")

LONGEST_RAW = 500
"""Characters of a raw value, and of where it stood, that evidence keeps."""

MOST_OTHERS = 12


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """A value and the evidence for it; both None where the page says nothing."""

    value: T | None = None
    evidence: Evidence | None = None


def settle(candidates: Iterable[tuple[Claim, T]], same: Callable[[T], Hashable] = lambda value: value) -> Settled[T]:
    """The first candidate wins; those of the others that differ, as `same` sees it, are named in its evidence."""
    listed = list(candidates)
    if not listed:
        return Settled()
    (claim, value), *rest = listed
    key = same(value)
    differing = [other for other, theirs in rest if same(theirs) != key]
    others = [(f"{other.layer} {other.path}", other.raw) for other in differing]
    return Settled(value, evidence(claim.layer, claim.path, claim.raw, others))


def evidence(layer: Layer, path: str, raw: str, others: Iterable[tuple[str, str]] = ()) -> Evidence:
    """Evidence within its bounds, each dissent once, without characters that nobody sees, or passwords."""
    differing = dict.fromkeys((_shown(place), _shown(theirs)) for place, theirs in others)
    return Evidence(layer=layer, path=_shown(path), raw=_shown(raw), others=tuple(differing)[:MOST_OTHERS])


def _shown(raw: str) -> str:
    """A value as the page has it, or where it stood: the page's own words too, as in "p.byline" or "NewsArticle.author"."""
    return laid_out(without_users(raw)[:LONGEST_RAW])[:LONGEST_RAW]
