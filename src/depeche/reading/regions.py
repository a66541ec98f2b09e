"""Where on the page is the story? The element that holds its prose, found from the paragraphs up.

The selector engine gives the paragraphs; only they and the elements above them are looked at, each once. What results is a
sparse tree of a few dozen regions, each with the prose below it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.reading.boilerplate import Role, role, shunned_role

_PROSE = 40  # characters from which a paragraph counts
_LONGEST = 600  # characters of one paragraph that count: a wall of legal text is one vote, not ten
_SHUNNED_TAGS = frozenset({"nav", "footer", "aside", "form", "figure", "figcaption", "button", "dialog", "label", "select"})


@dataclass(slots=True, eq=False)
class Region:
    """An element above some paragraph."""

    node: LexborNode
    parent: Region | None
    tag: str
    role: Role | None
    shunned: bool  # it, or an element above it, is by its name not of the story
    prose: int = 0  # characters of prose below it, those of shunned regions left out
    all_prose: int = 0  # the same with them
    paragraphs: int = 0
    children: list[Region] = field(default_factory=list)


@dataclass(slots=True)
class Ground:
    """The regions of a page."""

    body: Region | None
    by_id: dict[int, Region]


def survey(tree: LexborHTMLParser) -> Ground:
    """The regions above the page's paragraphs, with the prose each holds."""
    ground = Ground(body=None, by_id={})
    body = tree.body
    if body is None:
        return ground
    regions = ground.by_id
    top = Region(node=body, parent=None, tag="body", role=None, shunned=False)
    regions[body.mem_id] = top
    ground.body = top
    seen = 0
    for node in body.css("p"):
        key = node.mem_id
        if key == seen:
            continue
        seen = key
        length = len(node.text())
        if length < _PROSE:
            continue
        parent = node.parent
        region = _region(parent, regions) if parent is not None else top
        region.paragraphs += 1
        length = min(length, _LONGEST)
        above: Region | None = region
        shunned = region.shunned
        while above is not None:
            above.all_prose += length
            if not shunned:
                above.prose += length
            above = above.parent
    return ground


def _region(node: LexborNode, regions: dict[int, Region]) -> Region:
    path: list[LexborNode] = []
    found: Region | None = None
    at: LexborNode | None = node
    while at is not None and (found := regions.get(at.mem_id)) is None:
        path.append(at)
        at = at.parent
    if found is None:  # outside the body: a template's own tree
        found = next(iter(regions.values()))
    for each in reversed(path):
        tag = each.tag or ""
        attributes = each.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        part = role(names) if names else None
        shunned = (
            found.shunned
            or part in ("shun", "hidden")
            or tag in _SHUNNED_TAGS
            or shunned_role(attributes.get("role") or "")
            or "hidden" in attributes
        )
        region = Region(node=each, parent=found, tag=tag, role=part, shunned=shunned)
        found.children.append(region)
        regions[each.mem_id] = region
        found = region
    return found


def story(ground: Ground) -> Region | None:
    """The region that holds the story's prose; None where the page has none."""
    at = ground.body
    if at is None or at.all_prose == 0:
        return None
    if at.prose * 3 < at.all_prose:  # the names mislead: nearly all prose stands in parts that seem to be something else
        _forgive(at)
    while True:
        best = max(at.children, key=lambda child: child.prose, default=None)
        if best is None or best.prose * 100 < at.prose * 72:
            return at
        at = best


def _forgive(top: Region) -> None:
    """Take all regions for what they hold, not for what they are called."""
    waiting = [top]
    while waiting:
        region = waiting.pop()
        region.prose = region.all_prose
        region.shunned = False
        waiting.extend(region.children)
