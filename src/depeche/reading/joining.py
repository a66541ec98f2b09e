"""An article of several pages, made whole: the pages' articles → one article. Pure.

What a page repeats of those before it (headline, byline, teaser, lead image) and what closes each page alike (the author's
box, the line that leads on) stands in the whole once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from depeche.errors import unfit
from depeche.model import Article, Block, Part, When
from depeche.reading.vocabulary.words import letters

_NUMBERED = re.compile(r"[^\W\d]{0,10}\d{1,2}(?:[^\W\d]{0,6}\d{1,2})?")  # "page2", "2von3", of letters and digits alone
_EDGE = 12  # blocks at the beginning and the end of a page that may be furniture


def join(pages: Sequence[Article]) -> Article:
    """One article of its pages, given in their order; of a single page that page.

    All but the body is the first page's; `modified` is the latest of them, and `next_page` the last one's: None where the
    article is all there. `parts` says which words and blocks came from which page. Linear in the text. Raises ValueError
    where there is no page at all.
    """
    if isinstance(pages, str) or not isinstance(pages, Sequence):
        raise unfit("an article is joined from a sequence of Articles, its pages", pages)
    for page in pages:
        if not isinstance(page, Article):
            raise unfit("each page of an article is an Article, as `read` gives it", page)
    if not pages:
        raise ValueError("an article has at least one page")
    first = pages[0]
    if len(pages) == 1:
        return first
    bodies = _without_repeats(pages)
    blocks: list[Block] = []
    parts: list[Part] = []
    at = end = 0  # where in the text the next block begins, and the last one ended
    for page, body in zip(pages, bodies, strict=True):
        begun, start = len(blocks), at if any(block.text for block in body) else end
        for block in body:
            blocks.append(block)
            if block.text:
                end = at + len(block.text)
                at = end + 2  # the blank line
        parts.append(Part(url=page.url, block=begun, start=start, end=end))
    return replace(
        first,
        blocks=tuple(blocks),
        parts=tuple(parts),
        modified=_latest(pages),
        next_page=pages[-1].next_page,
        cut_off=True if any(page.cut_off for page in pages) else first.cut_off,
        partial=next((page.partial for page in pages if page.partial), None),
    )


def _latest(pages: Sequence[Article]) -> When | None:
    """The last of the times that can be compared with the first page's."""
    found = pages[0].modified
    for page in pages[1:]:
        other = page.modified
        if found is None or (other is not None and _kind(other) == _kind(found) and other > found):
            found = other
    return found


def _kind(when: When) -> tuple[type[date], bool]:
    return type(when), getattr(when, "tzinfo", None) is not None


def _without_repeats(pages: Sequence[Article]) -> list[list[Block]]:
    """The blocks of each page: what heads them all is the first one's, what closes them all the last one's."""
    bodies = [list(page.blocks) for page in pages]
    heads = _head_words(pages[0])
    seen = {_same(block) for block in bodies[0]}
    for page, body in zip(pages[1:], bodies[1:], strict=True):
        body[:_EDGE] = _after_head(body[:_EDGE], heads | _head_words(page), seen)
        body[:] = [block for block in body if block.text or _same(block) not in seen]
        seen.update(_same(block) for block in body)
    closings = [[_same(block) for block in body[-_EDGE:]] for body in bodies]
    for body, own, following in zip(bodies, closings, closings[1:], strict=False):
        while len(body) > 1 and own and following and own[-1] == following[-1]:
            own, following = own[:-1], following[:-1]
            body.pop()
    return bodies


def _head_words(page: Article) -> set[str]:
    """What may stand above the text of each page: headline, kicker, standfirst, and who wrote it."""
    told = [page.title, page.kicker, page.lede, ", ".join(page.authors), *page.authors]
    return {letters(text) for text in told if text}


def _after_head(blocks: list[Block], heads: set[str], seen: set[object]) -> list[Block]:
    """The first blocks of a page, less those that only repeat. The run ends with the first block that says something new."""
    for i, block in enumerate(blocks):
        repeats = _same(block) in seen or (bool(block.text) and _is_head(block.text, heads))
        if not repeats and (block.text or block.kind not in ("image", "video")):
            return [one for one in blocks[:i] if not one.text and _same(one) not in seen] + blocks[i:]
    return [one for one in blocks if not one.text and _same(one) not in seen]


def _is_head(text: str, heads: set[str]) -> bool:
    """Whether a block is a line of the head: as it stands, cut short by some system, or with the page's number behind it."""
    words = letters(text)
    if words in heads:
        return True
    short = letters(text.rstrip(" .…"))
    for head in heads:
        if len(short) >= 40 and head.startswith(short) and text.rstrip().endswith(("…", "...")):
            return True
        if (
            len(head) >= 12
            and len(words) < len(head) + 30
            and words.startswith(head)
            and _NUMBERED.fullmatch(words[len(head) :])
        ):
            return True
    return False


def _same(block: Block) -> object:
    """What two blocks have in common that are one: their words, or the address of what they show."""
    return letters(block.text) if block.text else (block.kind, block.url or "", block.caption or "")
