"""Microdata (`itemscope`, `itemprop`) as the same nodes that JSON-LD gives, so that one reader serves both."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborNode

from depeche.reading.claims.metadata.json_ld import Node

_ADDRESS = {"a": "href", "link": "href", "area": "href", "img": "src", "video": "src", "audio": "src", "source": "src",
            "iframe": "src", "embed": "src", "object": "data"}  # fmt: skip

HIGHEST_CLIMB = 64
"""Ancestors looked at to find the item that a property belongs to."""

LONGEST_TEXT = 5_000


def nodes(items: list[LexborNode]) -> list[Node]:
    """The items whose properties are in `items`, outer before inner. Elements with `itemprop` in document order."""
    made: dict[int, dict[str, Any]] = {}  # element → its item
    found: list[Node] = []
    for element in items:
        attributes = element.attributes
        name = attributes.get("itemprop") or ""
        scope = _scope(element)
        if scope is None:
            continue
        item = made.get(scope.mem_id)
        if item is None:
            item = made[scope.mem_id] = _item(scope)
            found.append(Node(_types(item), item))
        value: Any
        if "itemscope" in attributes:
            value = made[element.mem_id] = _item(element)
            found.append(Node(_types(value), value, name, 1))
        else:
            value = _value(element, attributes)
        for key in name.split()[:8]:
            _put(item, key, value)
        if "itemscope" in attributes and not value.get("name"):
            value["@text"] = _text(element)
    return found


def _scope(element: LexborNode) -> LexborNode | None:
    outer = element.parent
    for _ in range(HIGHEST_CLIMB):
        if outer is None:
            return None
        if "itemscope" in outer.attributes:
            return outer
        outer = outer.parent
    return None


def _item(scope: LexborNode) -> dict[str, Any]:
    kinds = (scope.attributes.get("itemtype") or "").split()
    return {"@type": kinds}


def _types(item: dict[str, Any]) -> tuple[str, ...]:
    return tuple(kind.rstrip("/").rsplit("/", 1)[-1] for kind in item["@type"])


def _value(element: LexborNode, attributes: dict[str, str | None]) -> str:
    stated = attributes.get("content") or attributes.get("datetime")
    if stated:
        return stated
    address = attributes.get(_ADDRESS.get(element.tag or "", ""))
    if address and element.tag != "a":
        return address
    return _text(element) or address or ""


def _text(element: LexborNode) -> str:
    return " ".join(element.text(separator=" ")[:LONGEST_TEXT].split())


def _put(item: dict[str, Any], key: str, value: Any) -> None:
    known = item.get(key)
    if known is None:
        item[key] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        item[key] = [known, value]
