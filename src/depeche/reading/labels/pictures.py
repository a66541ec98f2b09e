"""The pictures that the page declares as the article's own, each once, with all the sizes it is offered in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from depeche.model import Block, Rendition
from depeche.reading.claims.claims import Claim, Claims, tidy
from depeche.reading.claims.settle import Settled, evidence
from depeche.reading.vocabulary.addresses import joined

MOST_PICTURES = 40


def pictures(claims: Claims, base: str | None) -> Settled[tuple[Block, ...]]:
    """Lead images as declared, the first one first; several sizes of one are its renditions, the largest its address."""
    first: Claim | None = None
    found: list[Rendition] = []
    told: dict[str, dict[str, Any]] = {}
    for claim in claims.of("image", "thumbnail")[:MOST_PICTURES]:
        node = claim.value if isinstance(claim.value, dict) else {}
        address = joined(base, _address(node) or claim.raw)
        if address is None:
            continue
        first = first or claim
        if all(address != rendition.url for rendition in found):
            found.append(Rendition(url=address, width=_pixels(node.get("width")), height=_pixels(node.get("height"))))
            told[address] = node
    if first is None:
        return Settled()
    lead = max(found, key=lambda rendition: (rendition.width or 0) * (rendition.height or 0))
    nodes = [told[lead.url], *told.values()]  # sizes of one picture: what one of them says holds for all
    block = Block(
        kind="image",
        url=lead.url,
        caption=_first(nodes, "caption", "description"),
        credit=_first(nodes, "creditText", "author", "copyrightHolder"),
        renditions=tuple(found),
    )
    return Settled((block,), evidence(first.layer, first.path, first.raw))


def with_shown(declared: Settled[tuple[Block, ...]], shown: Sequence[Block]) -> Settled[tuple[Block, ...]]:
    """Lead images with what the page says of them above the story's first words, and those that it only shows there."""
    if not shown:
        return declared
    if not declared.value:
        told = [image for image in shown if image.caption or image.credit or image.alt]
        first = next((image.url or "" for image in told), None)
        return Settled(tuple(told), evidence("dom", "above the story", first)) if first is not None else declared
    lead, *others = declared.value
    name = _file(lead.url)
    same = next((image for image in shown if _file(image.url) == name), shown[0] if len(shown) == 1 else None)
    if (
        same is None
        or lead.caption
        or lead.credit
        or not (same.caption or same.credit or same.alt)
        or declared.evidence is None
    ):
        return declared
    told_of = declared.evidence
    notes = (("dom above the story", same.caption or same.credit or same.alt or ""), *told_of.others)
    lead = replace(lead, caption=same.caption, credit=same.credit, alt=lead.alt or same.alt)
    return Settled((lead, *others), evidence(told_of.layer, told_of.path, told_of.raw, notes))


def _file(url: str | None) -> str:
    """The name of the file in an address, without its ending."""
    return (url or "").partition("?")[0].rpartition("/")[2].partition(".")[0]


def _first(nodes: Iterable[dict[str, Any]], *keys: str) -> str | None:
    """The first words that one of the objects has under one of the keys."""
    return next((words for node in nodes for key in keys if (words := _words(node.get(key)))), None)


def _address(node: dict[str, Any]) -> str | None:
    for key in ("url", "contentUrl", "@id"):
        value = node.get(key)
        if isinstance(value, list):
            value = next(iter(value), None)
        if isinstance(value, str) and value:
            return value
    return None


def _pixels(value: Any) -> int | None:
    if isinstance(value, dict):
        value = value.get("value") or value.get("name")  # a Distance: "1200 px"
    if isinstance(value, str):
        digits = value.removesuffix("px").strip()
        value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 100_000:
        return int(value)
    return None


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return tidy(value) or None if isinstance(value, str) else None
