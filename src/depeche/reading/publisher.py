"""Who publishes it, and what the site calls itself."""

from __future__ import annotations

from typing import Any

from depeche.model import Publisher
from depeche.reading.addresses import joined
from depeche.reading.claims import Claims, tidy
from depeche.reading.settle import Settled, evidence, settle


def site(claims: Claims) -> Settled[str]:
    """The name of the site as it calls itself."""
    named = [claim for claim in claims.of("site", "site_more") if "://" not in claim.raw]
    return settle([(claim, claim.raw) for claim in named], same=str.casefold)


def publisher(claims: Claims, base: str | None) -> Settled[Publisher]:
    """Publisher with logo and a way to reach it, as declared."""
    for claim in claims.of("publisher", "site_publisher", "publisher_name"):
        node: dict[str, Any] = claim.value if isinstance(claim.value, dict) else {}
        name = None if "://" in claim.raw else claim.raw or None
        if name is None and not node:
            continue
        found = Publisher(name=name, logo=_logo(node.get("logo"), base), contact=_contact(node))
        if found != Publisher():
            return Settled(found, evidence(claim.layer, claim.path, claim.raw))
    return Settled()


def _logo(value: Any, base: str | None) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return joined(base, value) if isinstance(value, str) else None


def _contact(node: dict[str, Any]) -> str | None:
    points = node.get("contactPoint")
    for place in [node, *(points if isinstance(points, list) else [points])]:
        if isinstance(place, dict):
            for key in ("email", "telephone"):
                value = place.get(key)
                if isinstance(value, str) and value.strip():
                    return tidy(value.removeprefix("mailto:"))[:200]
    return None
