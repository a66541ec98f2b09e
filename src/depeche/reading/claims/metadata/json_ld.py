"""JSON-LD as pages write it: several scripts, lists, `@graph`, references by `@id`, and JSON that is slightly broken.

What comes out is the same for JSON-LD and microdata: `Node`s, plain dicts with their place, for `schema_org` to read.
No JSON-LD library: none survives broken input, all would fetch contexts from the network, and pages use only the
vocabulary of schema.org without prefixes that matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from depeche.reading.claims.metadata.broken_json import values

MOST_NODES = 5_000
"""Objects looked at on one page; a page that has more is an attack or a catalogue."""

DEEPEST = 24
"""Levels of nesting followed."""

LONGEST_SCRIPT = 4_000_000
"""Characters of one script that are read; the reading of a longer one would cost more than it can tell."""


class Node(NamedTuple):
    """One object of the page's structured data. `within` is the property that holds it, "" at the top."""

    types: tuple[str, ...]  # without the vocabulary: "NewsArticle"
    values: dict[str, Any]
    within: str = ""
    depth: int = 0


def nodes(scripts: Iterable[str]) -> list[Node]:
    """All objects of these scripts, outer before inner, in document order. References by `@id` are resolved once."""
    found: list[Node] = []
    for script in scripts:
        for document in documents(script):
            found.extend(_walk(document, MOST_NODES - len(found)))
    _resolve(found)
    return found


def documents(script: str) -> Iterator[Any]:
    """The JSON values of one script; of a broken one, what can still be understood. Never raises."""
    text = script.strip()
    if not text or len(text) > LONGEST_SCRIPT:
        return
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        yield from values(text)


def _walk(document: Any, room: int) -> Iterator[Node]:
    waiting: list[tuple[Any, str, int]] = [(document, "", 0)]
    while waiting and room > 0:
        value, within, depth = waiting.pop()
        if isinstance(value, dict):
            room -= 1
            yield Node(types_of(value), value, within, depth)
            if depth < DEEPEST:
                for key, inner in reversed(value.items()):
                    if isinstance(inner, (dict, list)) and key not in _ASIDE:
                        # what stands in @graph or mainEntity stands as if at the top
                        outer = within if key == "@graph" else key
                        waiting.append((inner, outer, depth + (key != "@graph")))
        elif isinstance(value, list) and depth < DEEPEST:
            inside = [inner for inner in value[:MOST_NODES] if isinstance(inner, (dict, list))]
            waiting.extend((inner, within, depth) for inner in reversed(inside))


_ASIDE = frozenset({"itemListElement", "potentialAction", "comment", "liveBlogUpdate", "interactionStatistic", "address"})
"""Properties whose objects, often by the hundred, say nothing of the page that holds them."""


def types_of(value: dict[str, Any]) -> tuple[str, ...]:
    """The schema.org types of an object, without "https://schema.org/" or "schema:"."""
    kinds = value.get("@type")
    if isinstance(kinds, str):
        return (_bare_type(kinds),)
    return tuple(_bare_type(kind) for kind in kinds[:8] if isinstance(kind, str)) if isinstance(kinds, list) else ()


def _bare_type(kind: str) -> str:
    kind = kind[:200]
    return kind.replace("#", "/").replace(":", "/").rstrip("/").rsplit("/", 1)[-1] if ":" in kind or "/" in kind else kind


def _resolve(found: list[Node]) -> None:
    """Give objects that only point (`{"@id": …}`) what the object of that name says."""
    named: dict[str, dict[str, Any]] = {}
    pointers: list[dict[str, Any]] = []
    for node in found:
        name = node.values.get("@id")
        if isinstance(name, str):
            if len(node.values) <= 2 and not (node.values.keys() - {"@id", "@type"}):
                pointers.append(node.values)
            else:
                named.setdefault(name, node.values)
    for pointer in pointers:
        told = named.get(pointer["@id"])
        if told is not None:
            # texts, and the objects that are read of it: a cycle of references stays finite
            pointer.update({key: value for key, value in told.items() if not isinstance(value, dict) or key in _FOLLOWED})


_FOLLOWED = frozenset({"image", "logo", "contactPoint"})
