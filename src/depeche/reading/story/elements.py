"""What a tag says of its element, as the parser writes it: names, roles, attributes, and where the element ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from depeche.reading.story.embeds import network_of_names
from depeche.reading.story.players import held_back, may_hold
from depeche.reading.vocabulary.boilerplate import (
    UNSEEN,
    Role,
    has_within,
    label_role,
    names_of,
    role,
    shunned_role,
    unfolds,
)

KEEP = "data-depeche-keep"
"""Attribute that tells: this element holds the story, whatever its name says."""
HERE = "data-depeche-here"
"""Attribute of the heading that is the story's."""


def tells_maker(tag: str) -> bool:
    """Whether the tag of an element within a caption says that it tells who made the picture."""
    return has_within("credit", attribute(tag, ' class="'))


@lru_cache(maxsize=4096)  # a page has few kinds of tags, and those of a site have the same
def told(tag: str) -> tuple[str, Role | None, str | None, bool, bool, bool]:
    """What a tag with attributes, as the parser writes it, says of its element: names, role, the network that it embeds a
    post of, whether it is for readers and of the story, whether it is to be a player or post, and whether it is the story's
    heading."""
    names = names_of(attribute(tag, ' class="'), attribute(tag, ' id="'))
    part = role(names) if names else None
    if part is None and ' aria-label="' in tag:
        part = label_role(attribute(tag, ' aria-label="'))
    if part is None and _OF_A_PERSON in tag:
        part = "box"
    if tag.startswith("figcaption") and part in _BESIDE:
        part = "caption"
    held = may_hold(tag) and held_back(tag, names) is not None
    if held and part not in UNSEEN:
        part = "embed"
    speaks = "hidden=" in tag or "role=" in tag or "style=" in tag or part in UNSEEN
    shown = not speaks or KEEP in tag or _shown(part, tag)
    return names, part, network_of_names(names), shown, held, HERE in tag


_OF_A_PERSON = 'schema.org/Person"'
"""In the tag of a part that says who somebody is: the author, or whom the story asks."""
_BESIDE = frozenset(("shun", "box", "meta"))
"""What a caption may be called without being that: "image-footer", "media-info"."""
LONG_TAG = 400  # characters from which a tag is not remembered


def _shown(part: Role | None, tag: str) -> bool:
    """Whether an element that says so much of itself is for readers and of the story."""
    if part in UNSEEN or (' role="' in tag and shunned_role(attribute(tag, ' role="'))):
        return False
    # What is hidden from screen readers is still seen; a paragraph among others is the story's, and who took a picture.
    unseen = ' aria-hidden="true"' in tag and not tag.startswith("p ") and part != "credit"
    return not (unseen or ' hidden="' in tag or "display:none" in tag or "display: none" in tag) or unfolds(tag)


def attribute(tag: str, name: str) -> str:
    """The value of an attribute, given as ` name="`, of a tag as the parser writes it; "" where there is none."""
    begin = tag.find(name)
    if begin < 0:
        return ""
    begin += len(name)
    return tag[begin : tag.find('"', begin)]


def is_phrase(name: str) -> bool:
    """Whether an element inside a paragraph is a page builder's own for a word or name in it: "<glossary-term>"."""
    return ("-" in name or ":" in name) and not name.startswith("amp-")


def mended(begun: str, parts: Iterator[str]) -> tuple[str, str]:
    """A tag that goes on after a "<", and the text after it."""
    pieces = [begun]
    for part in parts:
        tag, end, text = part.partition(">")
        pieces.append(tag)
        if end:
            return " ".join(pieces), text
    return " ".join(pieces), ""


def after(parts: Iterator[str], name: str, tags: list[str] | None = None, texts: list[str] | None = None) -> str:
    """The text after the element that has just been opened; what is in it is passed over, or kept in these lists."""
    depth, closing, opening = 1, f"/{name}>", (f"{name}>", f"{name} ")
    for part in parts:
        if part.startswith(closing):
            depth -= 1
            if not depth:
                return part[len(closing) :]
        elif part.startswith(opening):
            depth += 1
        if tags is not None:
            tags.append(part)
        if texts is not None:
            texts.append(part.partition(">")[2])
    return ""


def is_mark(text: str) -> bool:
    """Whether a short line is nothing but signs, such as those that part two sections, and does not end a press release."""
    if text in _END_MARKS:
        return False
    if not text.strip(STARS):
        return True
    alike = len(text) < _STRAY or (" " in text and len(set(text)) == _ONE_AND_BLANK)  # "❄ ❄ ❄"
    return alike and not any(map(str.isalnum, text))


MARKS = 12  # characters below which a line may be nothing but what parts two sections
_STRAY = 4
_ONE_AND_BLANK = 2  # signs
_END_MARKS = ("###", "# # #")  # with which press releases end
STARS = "*•·.…-–—_=~#+⁂◆◇■□●○☆★※ \u00a0"
