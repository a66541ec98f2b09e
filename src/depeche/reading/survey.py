"""The elements of a page that may carry a field, found in one pass of the selector engine over the tree.

A pass costs about an eighth of the parse, whatever it looks for, so all that the field readers want is asked for at once
and handed out by kind. Nothing here reads a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_WANTED = ",".join(
    (
        "meta",
        "link",
        "title",
        'script[type="application/ld+json" i]',
        "h1",
        "time",
        "[itemprop]",
        '[rel~="author"]',
        '[rel~="tag"]',
        '[class*="author" i]',
        '[class*="byline" i]',
    )
)

MOST_ELEMENTS = 4_000
"""Elements looked at on one page; what a page has beyond that is not about its own article."""


@dataclass(slots=True)
class Survey:
    """Elements by what they may tell, each list in document order."""

    metas: list[LexborNode] = field(default_factory=list)
    links: list[LexborNode] = field(default_factory=list)
    titles: list[LexborNode] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    heads: list[LexborNode] = field(default_factory=list)  # h1
    times: list[LexborNode] = field(default_factory=list)
    items: list[LexborNode] = field(default_factory=list)  # with itemprop
    writers: list[LexborNode] = field(default_factory=list)  # rel=author, class says author or byline
    tags: list[LexborNode] = field(default_factory=list)  # rel=tag
    language: str | None = None  # of <html>


def survey(tree: LexborHTMLParser) -> Survey:
    """The elements of the tree that may carry a field."""
    found = Survey()
    by_tag = {
        "meta": found.metas,
        "link": found.links,
        "title": found.titles,
        "script": found.scripts,
        "h1": found.heads,
        "time": found.times,
    }
    root = tree.root
    if root is None:
        return found
    language = root.attributes.get("lang") or root.attributes.get("xml:lang")
    found.language = language
    last = 0
    for node in tree.css(_WANTED)[:MOST_ELEMENTS]:
        if node.mem_id == last:  # the engine gives an element once for each selector that it matches
            continue
        last = node.mem_id
        attributes = node.attributes
        named = by_tag.get(node.tag or "")
        if named is not None:
            named.append(node)
        if "itemprop" in attributes:
            found.items.append(node)
        rel = attributes.get("rel") or ""
        if "tag" in rel.split():
            found.tags.append(node)
        elif named is None or named is found.times:
            if "itemprop" not in attributes or "author" in rel or _says_author(attributes.get("class")):
                found.writers.append(node)
    return found


def _says_author(classes: str | None) -> bool:
    classes = (classes or "").lower()
    return "author" in classes or "byline" in classes
