"""What is the story? The page's body as blocks in reading order, with what stands around it that belongs to the reading.

Three steps: the region that holds the prose (`regions`), its markup as drafts in reading order (`blocks`), and which of them
are the story's (here).
"""

from __future__ import annotations

from dataclasses import dataclass

from depeche.model import Block, Headline
from depeche.reading.addresses import path
from depeche.reading import indexes, live, regions, selection, witness
from depeche.reading.blocks import HERE, KEEP, Container, Draft, Flow
from depeche.reading.known import Known as Known
from depeche.reading.markup import Markup
from depeche.reading.phrases import phrases
from depeche.reading.words import letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The story as it stands on the page."""

    blocks: tuple[Block, ...] = ()
    lede: str | None = None  # the visible standfirst; it is the first block too
    cut_off: bool | None = None  # the text ends at a wall
    headlines: tuple[Headline, ...] = ()  # of an index page
    next_page: str | None = None
    linked: float = 0.0  # share of the words of the story's region that stand in links
    headed: bool = False  # a top heading stands above the story
    partial: str | None = None
    witness: str | None = None  # where the words came from when not from the visible page: "articleBody", …


def body(markup: Markup, known: Known) -> Body:
    """The story's blocks. Cuts the tree: nothing may read it afterwards."""
    ground = regions.survey(markup.tree)
    if ground is None:
        return Body()
    base = known.base or markup.base
    heading = regions.story_heading(ground, known.title)
    root = regions.story(ground, heading)
    headlines = indexes.headlines(markup.tree, base, known.url) if _may_be_index(known, root) else ()
    if root is None:
        told = witness.testimony(markup, known, [])
        return Body(headlines=headlines, blocks=tuple(told[1]) if told else (), witness=told[0] if told else None)
    for node in root.node.css("script:not([data-telegram-post]),style,svg,template,noscript"):
        node.decompose()
    for region in regions.forgiven(root):
        region.node.attrs[KEEP] = ""
    before = ""
    if heading is not None:
        heading.attrs[HERE] = ""
        before = regions.between(heading, root)
    flow = Flow(base)
    flow.read(root.node.html or "")
    table = phrases()
    selection.point_elsewhere(flow.drafts, flow.containers[0], table)
    structures = selection.weigh(flow.containers)
    lede = None
    drafts = flow.drafts
    if flow.start and sum(len(draft.text) for draft in drafts[: flow.start]) < 0.2 * flow.containers[0].text:
        drafts = drafts[flow.start :]
    drafts = _after_title(drafts, known)
    above: list[Draft] = []
    if before:
        top = Flow(base)
        top.read(before)
        around = selection.weigh(top.containers)
        above = [draft for draft in top.drafts if draft.container not in around]
        lede = _standfirst(above, known)
    if lede is None:
        lede = _standfirst_inside(drafts, known)
        if lede is not None:
            drafts.remove(lede)
    blocks = selection.Assembly(structures, live.entries(flow.containers, known), known, base).add(drafts)
    if known.title:
        title = letters(known.title)
        blocks = [block for block in blocks[:4] if not _says(block, title)] + [
            block for block in blocks[4:] if not (block.kind == "heading" and letters(block.text) == title)
        ]
    blocks = [block for block in blocks if not (block.kind == "heading" and block.level == 1)]
    blocks = selection.said_already(blocks)
    blocks = selection.from_first_sentence_to_last(blocks, table)
    if known.body:
        blocks = witness.confirmed(blocks, known.body)
    first = next((at for at, block in enumerate(blocks) if block.text), 0)
    blocks = [block for block in blocks[:first] if block.kind != "image"] + blocks[first:]  # the lead image, a field of its own
    if lede is not None:
        said = letters(lede.text)
        blocks = [block for block in blocks[:3] if letters(block.text) != said] + blocks[3:]
        blocks.insert(0, Block(kind="paragraph", text=lede.text, links=lede.links))
    blocks = _without_biography(blocks, known)
    told_by: str | None = None
    if (better := witness.testimony(markup, known, blocks)) is not None:
        told_by, blocks = better
    while blocks and blocks[-1].kind == "heading":
        blocks.pop()
    return Body(blocks=tuple(blocks), lede=lede.text if lede is not None else None, headlines=headlines,
        witness=told_by, cut_off=regions.cut_off(ground, root),
        linked=flow.containers[0].linked / (flow.containers[0].text or 1), headed=heading is not None and (bool(before) or flow.start > 0))


def _may_be_index(known: Known, root: regions.Region | None) -> bool:
    """Whether the headlines that a page leads to are worth collecting."""
    if root is None or root.prose < 600 or not path(known.url).strip("/"):
        return True
    return not any(name.endswith(("Article", "Posting")) for name in known.types)


def _says(block: Block, title: str) -> bool:
    """Whether a block is the title once more, perhaps with its kicker."""
    if len(title) < 10 or block.kind not in ("heading", "paragraph") or len(block.text) > 2 * len(title) + 60:
        return False
    said = letters(block.text)
    return title in said and len(said) < len(title) + 50


def _without_biography(blocks: list[Block], known: Known) -> list[Block]:
    """Without the lines about the author at the end."""
    for _ in range(2):
        last = next((block for block in reversed(blocks) if block.text), None)
        if last is None or last.kind != "paragraph" or len(last.text) > 400 or len(blocks) < 4:
            break
        if not any(len(name) > 6 and name in last.text[:120] for name in known.authors):
            break
        blocks = [block for block in blocks if block is not last]
    return blocks


def _after_title(drafts: list[Draft], known: Known) -> list[Draft]:
    """What follows the heading that says the title, where that is no top heading and stands at the head of the story."""
    title = letters(known.title or "")
    if len(title) > 10:
        for at, draft in enumerate(drafts[:20]):
            if draft.kind == "heading" and title in (said := letters(draft.text)) and len(said) < len(title) + 50:
                return drafts[at + 1 :]
            if draft.container.prose > 80:
                break
    return drafts


def _standfirst(drafts: list[Draft], known: Known) -> Draft | None:
    """The standfirst among what stands between the heading and the story."""
    declared = letters(known.lede or "")[:50]
    title = letters(known.title or "")
    candidates = [
        draft
        for draft in drafts
        if draft.kind in ("text", "heading")
        and draft.linked * 2 < len(draft.text)
        and len(draft.text) >= 20
        and draft.container.name != "h1"
        and not (title and title in letters(draft.text))
    ]
    for draft in candidates:
        if _declared(draft, declared):
            return draft
    candidates = [draft for draft in candidates if not draft.container.dead]
    for draft in candidates:
        if _called_lede(draft):
            return draft
    signed = {draft.container.parent for draft in drafts if draft.text in known.authors}
    for draft in candidates:
        container = draft.container
        if container.role is None and container.name in ("p", "div", "h2") and len(draft.text) >= 60:
            if not container.within("figure") and not (container.parent in signed or (container.parent and container.parent.parent in signed)):
                return draft
    return None


def _declared(draft: Draft, declared: str) -> bool:
    """Whether a draft begins as the declared description does."""
    if len(declared) <= 15:
        return False
    said = letters(draft.text)
    return said.startswith(declared) or (len(said) > 30 and declared.startswith(said[:50]))


def _standfirst_inside(drafts: list[Draft], known: Known) -> Draft | None:
    """The standfirst at the head of the story itself, where its name or its being a heading gives it away."""
    declared = letters(known.lede or "")[:50]
    words = 0
    for draft in drafts[:12]:
        if draft.kind not in ("text", "heading") or draft.linked * 2 >= len(draft.text):
            continue
        if draft.container.dead or draft.kind == "heading":
            if len(draft.text) >= 40 and _declared(draft, declared):
                return draft  # a "teaser" or a heading by its name, but the page says that it is the standfirst
        if draft.container.dead:
            continue
        if len(draft.text) >= 20 and _called_lede(draft):
            return draft
        if draft.kind == "heading" and len(draft.text) > 120:
            return draft
        words += draft.kind == "text" and len(draft.text) > 80
        if words > 1:
            break
    return None


def _called_lede(draft: Draft) -> bool:
    at: Container | None = draft.container
    for _ in range(4):
        if at is None or at.text > 1200:
            return False
        if at.role == "lede":
            return True
        at = at.parent
    return False
