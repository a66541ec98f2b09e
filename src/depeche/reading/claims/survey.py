"""The elements of a page that may carry a field, found in one pass of the selector engine over the tree.

A pass costs about an eighth of the parse, whatever it looks for, so all that the field readers want is asked for at once
and handed out by kind. Nothing here reads a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.reading.page.streaming import PIECES, put_together

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
        '[class*="aut" i]',  # author, autor, auteur: sorted out below, since each selector costs
        '[class*="byline" i]',
    )
)

MOST_ELEMENTS = 4_000
"""Elements looked at on one page; what a page has beyond that is not about its own article."""

Attributes = dict[str, str | None]

Placed = tuple[int, LexborNode]
"""An element and its place in the document, counted among the elements found."""


@dataclass(slots=True)
class Survey:
    """Elements by what they may tell, each list in document order."""

    metas: list[Attributes] = field(default_factory=list)
    links: list[Attributes] = field(default_factory=list)
    titles: list[LexborNode] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    items: list[LexborNode] = field(default_factory=list)  # with itemprop
    heads: list[Placed] = field(default_factory=list)  # h1
    times: list[Placed] = field(default_factory=list)
    writers: list[Placed] = field(default_factory=list)  # rel=author, or a class that says author or byline
    tags: list[Placed] = field(default_factory=list)  # rel=tag
    language: str | None = None  # of <html>
    late: bool = False  # pieces that the page sends late are not in their place


def survey(tree: LexborHTMLParser) -> Survey:
    """The elements of the tree that may carry a field. What the page sends late is put in its place first."""
    found = _surveyed(tree, f"{_WANTED},{PIECES}")
    if found.late:
        put_together(tree)
        found = _surveyed(tree, _WANTED)
    return found


def _surveyed(tree: LexborHTMLParser, wanted: str) -> Survey:
    found = Survey()
    root = tree.root
    if root is None:
        return found
    attributes = root.attributes
    found.language = attributes.get("lang") or attributes.get("xml:lang")
    heads = {"meta": found.metas, "link": found.links}
    last = 0
    nodes = tree.css(wanted)
    found.late = len(nodes) > MOST_ELEMENTS  # or perhaps it is: not all are looked at
    for place, node in enumerate(nodes[:MOST_ELEMENTS]):
        name = node.mem_id
        if name == last:  # the engine gives an element once for each selector that it matches
            continue
        last = name
        tag = node.tag or ""
        if tag == "script":
            found.scripts.append(node)
            continue
        attributes = node.attributes
        if "itemprop" in attributes:
            found.items.append(node)
        listed = heads.get(tag)
        if listed is not None:
            listed.append(attributes)
        elif tag == "title":
            found.titles.append(node)
        elif tag == "h1":
            found.heads.append((place, node))
        else:
            if tag == "time":
                found.times.append((place, node))
            elif tag == "div" and "hidden" in attributes and (attributes.get("id") or "").startswith("S:"):
                found.late = True
            rel = (attributes.get("rel") or "").lower().split()
            if "tag" in rel:
                found.tags.append((place, node))
            elif "author" in rel or _says_author(attributes.get("class")):
                found.writers.append((place, node))
    return found


def _says_author(classes: str | None) -> bool:
    classes = (classes or "").lower()
    return "author" in classes or "byline" in classes or "autor" in classes or "auteur" in classes
