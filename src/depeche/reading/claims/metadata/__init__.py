"""What a page declares of itself, layer by layer, as claims. Each layer is read once; none knows of another."""

from __future__ import annotations

from collections.abc import Iterator

from depeche.reading.claims.claims import Claim
from depeche.reading.claims.metadata import json_ld, meta, microdata, schema_org
from depeche.reading.claims.survey import Survey


def claims(found: Survey, url: str | None) -> Iterator[Claim]:
    """All that the page declares: JSON-LD, microdata, meta and OpenGraph, links."""
    links = list(meta.link_claims(found.links))
    metas = list(meta.claims(found.metas))
    here = [url] if url else []
    here += [claim.raw for claim in (*links, *metas) if claim.field in ("canonical", "amp") or claim.path == "og:url"]
    addresses = frozenset(schema_org.bare_address(address) for address in here)
    yield from schema_org.claims(json_ld.nodes(script.text() for script in found.scripts), "json-ld", addresses)
    yield from schema_org.claims(microdata.nodes(found.items), "microdata", addresses)
    yield from metas
    yield from links
