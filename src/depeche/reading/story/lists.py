"""A list out of its drafts: items are lines of one block."""

from __future__ import annotations

from collections.abc import Iterable

from depeche.model import Block, Link
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.vocabulary.phrases import phrases


def made(drafts: Iterable[Draft]) -> Block | None:
    """The list that words make; None where all of them only lead elsewhere. The drafts of one item stand in one line."""
    table = phrases()
    items: list[str] = []
    links: list[Link] = []
    last: Container | None = None
    offset = 0
    for draft in drafts:
        if table.is_signpost(draft.text):
            continue
        item = draft.container.within("li", "dt", "dd")
        if items and item is last:
            items[-1] += " " + draft.text
            offset += 1
        else:
            offset += 1 if items else 0
            items.append(draft.text)
        links += [Link(start=link.start + offset, end=link.end + offset, href=link.href) for link in draft.links]
        offset += len(draft.text)
        last = item
    return Block(kind="list", text="\n".join(items), links=tuple(links)) if items else None
