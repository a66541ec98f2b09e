"""What holds a block that is one thing: a list, a table, a quotation, a picture with its words, a post."""

from __future__ import annotations

from collections import Counter

from depeche.reading.story.blocks import HEADINGS
from depeche.reading.story.drafts import Container

LISTS = frozenset({"ul", "ol", "dl"})


def is_one_thing(container: Container, whole: Container) -> bool:
    """Whether a container is one list, table, quote, picture or post, and no mere layout."""
    name = container.name
    if name not in _BY_NAME and not container.media and container.role is None and container.network is None:
        return False
    if container.text * 2 > whole.text and container.text > 1200:
        return False
    if name in ("figure", "figcaption", "pre") or container.role == "pull":
        return True
    if container.network:
        return True
    if container.role in ("embed", "gate") or name.startswith("amp-"):
        if container.role == "gate" and not container.media and (name == "p" or name in HEADINGS):
            return False  # a paragraph or heading, whose place its builder calls a placeholder
        return container.prose < 500 and (container.media > 0 or container.text < 600)
    if name == "table":
        return not container.headings or not container.prose  # cells are set as headings, to look larger
    if name in _BY_NAME:
        return not container.headings or (name in LISTS and _is_of_headings(container))
    if name in HEADINGS or name == "p" or not container.media or container.headings:
        return False
    if container.role == "media":
        return container.prose < 500
    if container.prose and container.text * 2 > whole.text:
        return False  # a short story around its picture
    return container.paragraphs == 0 and 0 < container.text < CAPTION  # a picture with the words below it


CAPTION = 300  # characters


def is_pictured(container: Container) -> bool:
    """Whether a part is a picture with a sentence below it: a caption, unless the story is told so."""
    return bool(
        container.media
        and container.prose
        and not container.paragraphs
        and not container.headings
        and container.text < CAPTION
        and container.role is None
        and container.name not in _BY_NAME
    )


_BY_NAME = frozenset({"blockquote", "dl", "figcaption", "figure", "ol", "pre", "table", "ul"})  # of what is one thing


def divided(containers: list[Container]) -> set[Container]:
    """Parts whose paragraphs are elements that only divide, as some editors write them: one with a picture is one more."""
    lines = Counter(
        one.parent for one in containers if one.prose and one.name == "div" and not one.media and not one.paragraphs
    )
    return {parent for parent, count in lines.items() if parent is not None and count >= _LINES and not parent.paragraphs}


_LINES = 3


def _is_of_headings(items: Container) -> bool:
    """Whether a list is one although its items are set as headings, to look larger: there is nothing under them."""
    return items.headings > 1 and not items.paragraphs and not items.prose and items.text < items.headings * _ITEM


_ITEM = 80  # characters of an item that is set as a heading
