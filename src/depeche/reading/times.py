"""When was it published, and when changed? The two kept apart, with their zones, and the evidence for each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from depeche.model import Evidence, When
from depeche.reading.claims import Claim, Claims
from depeche.reading.instants import instant
from depeche.reading.settle import Settled, evidence, settle
from depeche.reading.survey import Survey

TOLERANCE = timedelta(hours=26)
"""How far after the capture a stated time may lie: a clock that is wrong, and a zone that was not stated."""

Candidate = tuple[Claim, When]


def published(claims: Claims, found: Survey, captured: datetime | None, language: str | None) -> Settled[When]:
    """When the article was first published."""
    stated = _stated(claims.of("published", "page_published", "created"), language)
    stated += _stated(_shown(found), language)
    believed, refused = _believable(stated, captured)
    settled = settle(_best_first(believed), same=_day)
    if refused and settled.evidence is not None:
        told = settled.evidence
        others = (*told.others, *((f"{claim.layer} {claim.path}: after the capture", claim.raw) for claim, _ in refused))
        return Settled(settled.value, evidence(told.layer, told.path, told.raw, others))
    return settled


def modified(claims: Claims, captured: datetime | None, language: str | None) -> Settled[When]:
    """When the article was last changed; None where the page states no such time."""
    believed, _ = _believable(_stated(claims.of("modified", "page_modified"), language), captured)
    return settle(_best_first(believed), same=_day)


def _stated(claims: Iterable[Claim], language: str | None) -> list[Candidate]:
    return [(claim, when) for claim in claims if (when := instant(claim.raw, language)) is not None]


def _shown(found: Survey) -> list[Claim]:
    claims = []
    for _, element in found.times[:12]:
        stated = element.attributes.get("datetime") or ""
        text = " ".join(element.text(separator=" ")[:200].split())
        if stated or text:
            claims.append(Claim("published", "dom", "time", stated or text, element))
    return claims[:1]


def _believable(stated: list[Candidate], captured: datetime | None) -> tuple[list[Candidate], list[Candidate]]:
    if captured is None:
        return stated, []
    limit = captured + TOLERANCE
    return (
        [one for one in stated if as_instant(one[1]) <= limit],
        [one for one in stated if as_instant(one[1]) > limit],
    )


def as_instant(when: When) -> datetime:
    """For ordering only: an aware instant; what has no zone counts as UTC, a day as its start."""
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.combine(when, time(), UTC)


def _best_first(candidates: list[Candidate]) -> list[Candidate]:
    """The first source that is believed decides the day; the most exact statement of the same day is taken."""
    if not candidates:
        return []
    day = _day(candidates[0][1])
    same = [one for one in candidates if abs((_day(one[1]) - day).days) <= 1]
    best = max(same, key=lambda one: _exactness(one[1]))
    return [best, *(one for one in candidates if one is not best)]


def _exactness(when: When) -> int:
    if not isinstance(when, datetime):
        return 0
    return 2 if when.tzinfo else 1


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


__all__ = ["Evidence", "as_instant", "modified", "published"]
