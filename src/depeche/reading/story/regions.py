"""Where on the page is the story? The element that holds its prose, found from the paragraphs up.

The selector engine gives the paragraphs, the line breaks and the top headings; only they and the elements above them are
looked at, each once. What results is a sparse tree of a few dozen regions, each with the prose below it. From the body one
goes down as long as one child holds nearly all of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.reading.story.heading import holders_of
from depeche.reading.vocabulary.boilerplate import Role, names_of, role, shunned_role, unfolds
from depeche.reading.vocabulary.words import len_of_prose

_LONGEST = 900  # characters of one paragraph that count: a wall of legal text is one vote, not ten
_FEW = 1_500  # characters of prose below which the page is searched for text that stands in no paragraph
_SHUNNED_TAGS = frozenset(
    {"a", "nav", "footer", "aside", "form", "figure", "figcaption", "button", "dialog", "label", "select"}
)
WHOLE = 3_000  # characters of prose from which a story is taken to be whole
_LEAST = 200  # the same, below which headings and items of lists are searched too
_HOLDERS = frozenset({"article", "body", "center", "dd", "div", "main", "section", "td", "pre"})  # of text in no paragraph
_LEAVES = frozenset(
    ("blockquote", "dd", "dl", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "span", "ul")
)  # what holds words but no story
_INLINE = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong", "u"})
_PHRASES = _INLINE - {"a"}
_MOST_INLINE = 64  # inline elements in one another that are looked through
_ENOUGH = (0.0, 0.55, 0.5, 0.75, 2.0)  # share of the page's prose that outweighs what speaks against a region
_OF_MAIN = 7  # tenths of the prose of what the page marks as its main part: the same
_MOST = 20_000  # elements looked at


@dataclass(slots=True, eq=False)
class Region:
    """An element above some paragraph."""

    node: LexborNode
    parent: Region | None
    tag: str
    role: Role | None = None
    names: str = ""  # its class and id
    named: int = 0
    """What speaks against it: 0 nothing; 1 its name, a little; 2 it is hidden; 3 its name, strongly; 4 for certain."""
    undisplayed: bool = False  # its style hides it
    shunned: bool = False  # it, or an element above it, is not of the story
    own: int = 0  # characters of prose in paragraphs directly below it
    total: int = 0  # in all paragraphs below it
    prose: int = 0  # the same, without shunned regions
    paragraphs: int = 0  # directly below it

    def upwards(self) -> Iterator[Region]:
        """The region and those that it stands in."""
        at: Region | None = self
        while at is not None:
            yield at
            at = at.parent


@dataclass(slots=True)
class Ground:
    """The regions of a page, each after the one that holds it, and its top headings."""

    regions: list[Region]
    headings: list[LexborNode]
    by_id: dict[int, Region]
    below: defaultdict[Region, list[Region]] = field(default_factory=lambda: defaultdict(list))
    """The children of each. Not kept with it: with its parent they would hold each other, and the page's tree, until Python
    looks for cycles; a tree that is let go at once leaves its memory to the next, which is then read twice as fast."""


def survey(tree: LexborHTMLParser) -> Ground | None:
    """The regions above the page's paragraphs, with the prose each holds. None where there is no body."""
    body = tree.body
    if body is None:
        return None
    top = Region(body, None, "body")
    ground = Ground(regions=[top], headings=[], by_id={body.mem_id: top})
    broken = _count_paragraphs(ground, body)
    _settle(ground)
    if top.prose < _FEW:
        _count_loose_text(ground, broken, _HOLDERS)
        _settle(ground)
        if top.prose < _LEAST:
            _count_loose_text(ground, broken, _HOLDERS | _LEAVES)
            _settle(ground)
    if top.prose * 6 < top.total and top.prose < 2 * _LEAST:  # nearly all stands in parts that seem to be something else
        for region in ground.regions:
            region.named = region.named if region.named > 2 else 0
        _settle(ground)
    return ground


def _count_paragraphs(ground: Ground, body: LexborNode) -> set[int]:
    """The prose in paragraphs, and in what holds words and line breaks directly, which is returned; and the top headings."""
    broken: set[int] = set()
    looked: set[int] = set()
    seen = 0
    paragraph, surplus = 0, 0  # the last one, and how much of it did not count
    for node in body.css("p,h1,br")[:_MOST]:
        key = node.mem_id
        if key == seen:  # the engine gives an element once for each selector that it matches
            continue
        seen = key
        tag = node.tag
        if tag == "p":
            text = node.text()
            length = len_of_prose(text)
            if length and not _is_link(node, text):
                _count(ground, node.parent, length)
                paragraph, surplus = key, length - _LONGEST
        elif tag == "h1":
            ground.headings.append(node)
        else:
            parent = _outside(node, _INLINE)
            if parent is None:
                continue
            if parent.tag == "p":
                if surplus > 0 and parent.mem_id == paragraph and parent.parent is not None:  # it holds several, then
                    _region(parent.parent, ground).own += min(surplus, _LONGEST // 2)
                    surplus -= _LONGEST // 2
            elif parent.mem_id not in looked:
                looked.add(parent.mem_id)
                length = len_of_prose(parent.text(deep=False))
                if length:  # else its words may stand in phrases: "<font>…</font><br>"
                    broken.add(parent.mem_id)
                    _count(ground, parent, length, many=True)
    return broken


def _outside(node: LexborNode, inline: frozenset[str]) -> LexborNode | None:
    """The element that holds a node and the inline elements around it; None where there are more than people write."""
    parent = node.parent
    for _ in range(_MOST_INLINE):
        if parent is None or parent.tag not in inline:
            return parent
        parent = parent.parent
    return None


def _is_link(node: LexborNode, text: str) -> bool:
    """Whether a paragraph is nothing but a link, as those of teasers are."""
    child = node.first_child
    if child is not None and child.tag == "-text":
        child = child.next
    return child is not None and child.tag == "a" and len(child.text()) * 10 > len(text) * 9


def _count(ground: Ground, holder: LexborNode | None, length: int, *, many: bool = False) -> None:
    if not length or holder is None:
        return
    region = _region(holder, ground)
    region.paragraphs += 1
    region.own += length if many else min(length, _LONGEST)


def _count_loose_text(ground: Ground, counted: set[int], holders: frozenset[str]) -> None:
    """Prose that stands directly in divisions and cells, on pages that hardly have paragraphs."""
    body = ground.regions[0].node
    looked = 0
    for node in body.traverse(include_text=True, skip_empty=True):
        looked += 1
        if looked > _MOST:
            break
        if node.tag != "-text":
            continue
        length = len_of_prose(node.text())
        if not length:
            continue
        parent = _outside(node, _PHRASES)
        if parent is not None and parent.tag in holders and parent.mem_id not in counted:
            _count(ground, parent, length)


def _region(node: LexborNode, ground: Ground) -> Region:
    """The region of an element, made together with those above it where they are new."""
    by_id = ground.by_id
    path: list[LexborNode] = []
    found: Region | None = None
    at: LexborNode | None = node
    while at is not None and (found := by_id.get(at.mem_id)) is None:
        path.append(at)
        at = at.parent
    if found is None:  # a template's own tree
        found = ground.regions[0]
    for each in reversed(path):
        region = Region(each, found, each.tag or "")
        attributes = each.attributes
        if attributes:
            _describe(region, attributes)
        elif region.tag in _SHUNNED_TAGS:
            region.named = 1
        ground.below[found].append(region)
        ground.regions.append(region)
        by_id[each.mem_id] = region
        found = region
    return found


def _describe(region: Region, attributes: dict[str, str | None]) -> None:
    """What class, id and role say of a region."""
    classes, identity, purpose = attributes.get("class") or "", attributes.get("id") or "", attributes.get("role") or ""
    names = region.names = names_of(classes, identity)
    part = role(names) if names else None
    if "articleBody" in (attributes.get("itemprop") or ""):
        part = "body"
    region.role = part
    region.undisplayed = _NOT_DISPLAYED.search(attributes.get("style") or "") is not None
    if part == "consent":
        region.named = 4
    elif part == "gone" or region.tag == "dialog" or attributes.get("aria-modal") == "true" or "dialog" in purpose:
        region.named = 3
    elif part == "body" and region.undisplayed:
        region.named = 2  # until an account is asked for
    elif "hidden" in attributes or attributes.get("aria-hidden") == "true":
        region.named = 0 if unfolds(f'{names} role="{purpose}"') else 2
    elif part in ("box", "shun") or region.tag in _SHUNNED_TAGS or (purpose and shunned_role(purpose)):
        region.named = 1


_NOT_DISPLAYED = re.compile(r"display ?: ?none")


def _settle(ground: Ground) -> None:
    """Sum up the prose, and weigh the names of regions against what they hold."""
    regions = ground.regions
    for region in regions:
        region.total = region.prose = region.own
    for region in reversed(regions):
        if region.parent is not None:
            region.parent.total += region.total
    main = next((region for region in regions if region.tag == "main" and region.total >= _LEAST), None)
    together, in_main, beside = _together(regions, main)
    whole = regions[0].total or 1
    for region in regions[1:]:
        above = region.parent
        region.shunned = above is not None and above.shunned
        if region.named and not region.shunned:
            held = max(region.total, together.get((region.tag, region.names), 0))
            of_main = in_main.get((region.tag, region.names), 0)
            nearly_main = region.named == 1 and main is not None and of_main * 10 >= main.total * _OF_MAIN
            region.shunned = region in beside or not (nearly_main or _outweighs(held, whole, region.named))
    for region in reversed(regions):
        if region.shunned:
            region.prose = 0
        if region.parent is not None:
            region.parent.prose += region.prose


def _outweighs(held: int, whole: int, named: int) -> bool:
    """Whether the prose that is held outweighs a name: with much of the page's it is the story, whatever it is called."""
    return held / whole >= _ENOUGH[named] and (named < 3 or whole - held < max(_LEAST, held // 6))


def _together(
    regions: list[Region], main: Region | None
) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int], set[Region]]:
    """The prose of all parts of one name that speaks against them: some builders wrap each paragraph in a "widget". And the
    same of what stands in the page's main part, whose prose may be less than menus hold; and what is marked as standing
    beside that part, however much it lists."""
    inside = {main} if main is not None else set()
    beside: set[Region] = set()
    together: dict[tuple[str, str], int] = {}
    in_main: dict[tuple[str, str], int] = {}
    for region in regions:
        if region.parent in inside:
            inside.add(region)
        elif main is not None and region.tag == "aside":
            beside.add(region)
        if region.named and region.tag != "a" and not (region.parent is not None and region.parent.names == region.names):
            key = (region.tag, region.names)
            together[key] = together.get(key, 0) + region.total
            if region in inside:
                in_main[key] = in_main.get(key, 0) + region.total
    return together, in_main, beside


def story(ground: Ground, heading: LexborNode | None) -> Region | None:
    """The region that holds the story's prose; None where the page has none."""
    at, below = ground.regions[0], ground.below
    if at.prose == 0:
        return None
    headed = holders_of(heading)  # what stands above the story's heading
    while True:
        best = max(below[at], key=lambda child: child.prose, default=None)
        if best is None or best.prose == 0 or (at.own * 16 > best.prose and at.parent is not None):
            return _standing(at)
        if headed and best.node.mem_id not in headed and _begins_before(at, best, headed, ground):
            return _standing(at)
        beside = at.prose - best.prose
        if beside * 100 > at.prose * 28 or (beside * 5 > at.prose and beside > _STANDFIRST):
            under = next((child for child in below[at] if child.node.mem_id in headed), None)
            if under is not None and "article" not in (under.tag, best.tag) and _in_main(at):
                return _standing(at)
            if under is not None and _is_meant(under, best, at, ground):
                at = under
                continue
            if at.tag == "article" or at.role == "body":
                return _standing(at)
            named = _named(at, ground)
            if named is None and not (best.prose * 100 > at.prose * 55 and _alone(best, at, ground)):
                return _standing(at)
            best = named or best
        elif beside and _goes_on(best, at, ground):
            return _standing(at)
        at = best


def _goes_on(best: Region, above: Region, ground: Ground) -> bool:
    """Whether a part that is built like the largest one stands right behind it, each with a heading of its own, as short
    sections of the same story do; or, in an article, a further section with a heading and prose enough."""
    below = ground.below[above]
    behind = below[below.index(best) + 1 :][:1]
    if best.tag == "section" and any(region.tag == "article" for region in above.upwards()):
        further = [child for child in behind if child.tag == "section" and child.own > _STANDFIRST]
        if further and further[0].node.css_first(_SUBHEADS) is not None:
            return True
    alike = [child for child in behind if child.prose and child.tag == best.tag and child.names == best.names != ""]
    return bool(alike) and all(region.node.css_first(_SUBHEADS) is not None for region in (best, *alike))


_SUBHEADS = "h2,h3,h4"
_STANDFIRST = 400  # characters of prose beside the largest part; no standfirst has more


def _in_main(region: Region) -> bool:
    """Whether a region is, or stands in, what the page marks as its main part: what is in there belongs together."""
    return any(outer.tag == "main" for outer in region.upwards())


def _begins_before(above: Region, best: Region, headed: set[int], ground: Ground) -> bool:
    """Whether the story begins in parts that stand before the largest one, under the heading."""
    before = 0
    for child in ground.below[above]:
        if child is best:
            break
        if child.node.mem_id in headed:  # what stands before the heading is not its story
            before = 0
        else:
            before += child.prose
    return before > _LEAST * 2


def _is_meant(under: Region, best: Region, above: Region, ground: Ground) -> bool:
    """Whether the part under the story's heading is the story, though another holds more, or as much stands beside it."""
    if under is best:
        return best.prose * 2 > above.prose
    if under.prose < _LEAST or _alike(under, best):
        return False
    if _spoken_against(best, ground):
        return True
    if len(ground.headings) > 1 and any(_holds(best, heading) for heading in ground.headings):
        return True  # the other has a top heading of its own
    if under.prose * 2 > best.prose:
        return True
    if under.prose > _TOLD and _at_once(under, ground) > 2 * _at_once(best, ground):
        return True  # the other is many small parts, as what readers wrote is
    return (under.prose > _TOLD or best.prose < _TOLD) and _named(under, ground) is not None


_TOLD = 700  # characters of prose from which a part is no teaser; a brief has less, and so have the boxes beside it


def _at_once(region: Region, ground: Ground) -> int:
    """The most prose that stands directly in one element at or below a region."""
    most, waiting = 0, [region]
    while waiting:
        at = waiting.pop()
        most = max(most, at.own)
        waiting += ground.below[at]
    return most


def _spoken_against(region: Region, ground: Ground) -> bool:
    """Whether a region is nothing but one whose name says that it is beside the story: "right-rail"."""
    return any(at.named for at in _down(region, ground))


def _down(region: Region, ground: Ground) -> Iterator[Region]:
    """The region, and in turn the one below that holds nearly all of its prose."""
    at: Region | None = region
    while at is not None:
        yield at
        least = at.prose * 9
        at = next((child for child in ground.below[at] if child.prose * 10 >= least), None)


def _holds(region: Region, node: LexborNode) -> bool:
    """Whether an element stands in a region."""
    return region.node.mem_id in holders_of(node)


def _standing(region: Region) -> Region:
    """The region, or the nearest one above it that can hold a story: a heading, a list or a phrase can't."""
    while (region.tag in _LEAVES or region.tag == "a") and region.parent is not None:
        region = region.parent
    return region


def _named(above: Region, ground: Ground) -> Region | None:
    """A region below that calls itself an article or its body, and holds half of the prose."""
    waiting, found = [above], None
    if above.tag == "article":
        return above
    while waiting:
        region = waiting.pop()
        if region is not above and (region.tag == "article" or region.role == "body"):
            found = region
            break
        waiting += (child for child in ground.below[region] if child.prose * 2 > above.prose)
    return found


def _alone(best: Region, above: Region, ground: Ground) -> bool:
    """Whether no sibling that is built alike holds prose: it is then no section of several."""
    return not any(child is not best and child.prose and _alike(child, best) for child in ground.below[above])


def _alike(one: Region, other: Region) -> bool:
    """Whether two parts are built alike, as the sections of one story are; articles in a row are stories each."""
    if one.tag != other.tag or one.tag == "article":
        return False
    return one.tag in ("section", "pre") or one.names.split()[:1] == other.names.split()[:1]


def cut_off(ground: Ground, root: Region) -> bool:
    """Whether the story ends at a wall: a part that asks for money or an account, and is none that the story stands in.

    Pages keep the wall of those who did not pay in their markup; below a long text it stopped nobody.
    """
    if root.prose > WHOLE:
        return False
    above = set(root.upwards())
    walls = (region for region in ground.regions if region.role == "wall" and region.total and region not in above)
    return any(region.total * 2 < root.prose for region in walls)


def forgiven(ground: Ground, root: Region) -> list[Region]:
    """Regions at or below `root` that hold the story although their names speak against it, or their style: until an account
    is asked for."""
    found: list[Region] = []
    waiting = [root]
    while waiting:
        region = waiting.pop()
        if not region.shunned:
            if region.named or (region.undisplayed and region.prose > max(_FEW, root.prose * 3 // 4)):
                found.append(region)
            waiting.extend(ground.below[region])
    return found
