"""What is the story? The page's body as blocks in reading order, with what stands around it that belongs to the reading.

Three steps: the region that holds the prose (`regions`), its markup as drafts in reading order (`blocks`), and which of them
are the story's (here).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborNode

from depeche.model import Block, Headline
from depeche.reading import regions
from depeche.reading.blocks import KEEP, Draft, Flow
from depeche.reading.markup import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the page declares, and is of help in finding its body."""

    title: str | None = None  # as settled
    lede: str | None = None  # the declared description
    authors: tuple[str, ...] = ()
    url: str | None = None
    base: str | None = None
    body: str | None = None  # JSON-LD articleBody
    types: frozenset[str] = frozenset()  # schema.org types declared, without prefix: "NewsArticle", "LiveBlogPosting", …
    language: str | None = None
    captured: datetime | None = None
    declared_free: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The story as it stands on the page."""

    blocks: tuple[Block, ...] = ()
    lede: str | None = None  # the visible standfirst; it is the first block too
    cut_off: bool | None = None  # the text ends at a wall
    headlines: tuple[Headline, ...] = ()  # of an index page
    next_page: str | None = None
    partial: str | None = None
    witness: str | None = None  # where the words came from when not from the visible page: "articleBody", …


def body(markup: Markup, known: Known) -> Body:
    """The story's blocks. Cuts the tree: nothing may read it afterwards."""
    ground = regions.survey(markup.tree)
    root = regions.story(ground)
    if root is None:
        return Body()
    drafts = _drafts(root.node, known.base or markup.base)
    blocks = _assembled(drafts, known)
    return Body(blocks=tuple(blocks))


def _drafts(node: LexborNode, base: str | None) -> list[Draft]:
    for each in node.css("script,style,svg,template,noscript"):
        each.decompose()
    node.attrs[KEEP] = ""
    return Flow(base).read(node.html or "")


def _assembled(drafts: list[Draft], known: Known) -> list[Block]:
    blocks: list[Block] = []
    items: list[str] = []

    def close_list() -> None:
        if items:
            blocks.append(Block(kind="list", text="\n".join(items)))
            items.clear()

    for draft in drafts:
        text = draft.text
        if draft.linked * 10 > len(text) * 7:
            continue
        if draft.kind == "list":
            items.append(text)
            continue
        close_list()
        if draft.kind == "heading":
            if draft.level != 1:
                blocks.append(Block(kind="heading", text=text, level=draft.level, links=draft.links))
        elif draft.kind == "quote":
            blocks.append(Block(kind="quote", text=text, links=draft.links))
        elif draft.kind == "paragraph":
            if draft.role == "meta" or (draft.loose and len(text) < 40):
                continue
            blocks.append(Block(kind="paragraph", text=text, links=draft.links))
    close_list()
    while blocks and blocks[-1].kind == "heading":
        blocks.pop()
    return blocks
