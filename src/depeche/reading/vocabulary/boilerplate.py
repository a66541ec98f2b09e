"""What the names in the markup say a part of a page is for: `class`, `id`, ARIA `role`.

The vocabulary is kept in `boilerplate.toml`. A name says little by itself: the caller weighs it against the prose that the
part holds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from operator import add
from typing import Any, Literal, cast

import tomli

Role = Literal[
    "wall", "notice", "gate", "embed", "pull", "subhead", "body", "consent", "gone", "credit", "box", "shun", "caption",
    "lede", "media", "meta",
]  # fmt: skip
"""What a part is for; `boilerplate.toml` says what each means."""

UNSEEN = frozenset({"consent", "gone"})
"""Roles of parts that are never of the story, unless they hold nearly all of the page's prose."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SMALL_WORD = re.compile(r"[a-z]+")
"""The same where there are no capitals."""
_DIGEST = re.compile(r"(?<![0-9A-Za-z])[a-z]{0,8}?(?=[a-f]*[0-9]+[a-f])[0-9a-f]{6,}(?![0-9A-Za-z])")
"""A number in base 16, which builders make of a part's place or style, perhaps behind a few letters: the "ad" in "e1e566ad"
and "orgd7109ad" is no word."""
_DIGIT = re.compile(r"[0-9]")
_LONGEST = 300  # characters of a name that are looked at: utility classes can run to thousands
# Classes that tell what a part has, is about or looks like, not what it is: "has-sidebar", "tag-newsletter", "category-ads".
_STATED = ("has", "is", "no", "with", "without", "tag", "category", "type", "status", "format")
_STATES = tuple(f"{word}{mark}" for word in _STATED for mark in "-_")
_WITH = re.compile(r"(?<![a-zA-Z])with(?:out)?[-_][a-z]+")
"""The same in the midst of a name: "field--type-text-with-summary"."""
_ARIA = frozenset(
    ("navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar", "alert",
     "alertdialog", "tablist", "tooltip", "button")
)  # fmt: skip


@cache
def _vocabulary() -> dict[str, Any]:
    return tomli.loads((files(__package__) / "boilerplate.toml").read_text("utf-8"))


@cache
def _within(what: str) -> tuple[str, ...]:
    of_role = [word for entry in _vocabulary()["role"] if entry["role"] == what for word in entry["words"]]
    return (*_vocabulary()["within"][what], *of_role)


def has_within(what: str, classes: str) -> bool:
    """Whether a class has something of a list in it, or a word of the role of that name, as part of whatever word;
    `boilerplate.toml` has the lists."""
    classes = classes.casefold()
    return any(word in classes for word in _within(what))


@cache
def _tables() -> tuple[dict[str, tuple[int, Role]], dict[str, tuple[int, Role]]]:
    """Words and whole names, each with the rank of its role and the role."""
    table = _vocabulary()
    words: dict[str, tuple[int, Role]] = {}
    names: dict[str, tuple[int, Role]] = {}
    for rank, entry in enumerate(table["role"]):
        part = cast("Role", entry["role"])
        for word in entry["words"]:
            words.setdefault(word, (rank, part))
        for name in entry["names"]:
            names.setdefault(name, (rank, part))
    return words, names


@lru_cache(maxsize=8192)
def role(names: str) -> Role | None:
    """What class and id of an element, joined by a space, say that it is for; None where they say nothing."""
    names = names[:_LONGEST]
    if _hides(names):
        return "gone"
    best: tuple[int, Role] | None = None
    listed = names.split()
    named = [name for name in listed if name.lower() not in _BUILT] if "idget" in names else listed
    for name in named:
        found = _says(name)
        if found and (best is None or found < best):
            best = found
    if len(named) < len(listed) and (best is None or best[1] not in _OF_PICTURES):
        return min(best, _tables()[1]["widget"])[1] if best else "shun"
    return best[1] if best else None


_BUILT = frozenset({"widget", "widgets"})
"""What builders call anything that they put together, mostly beside the story; a picture is one too."""
_OF_PICTURES = frozenset({"media", "caption", "credit"})


@lru_cache(maxsize=8192)  # pages have many elements, and few names in ever new combinations
def _says(name: str) -> tuple[int, Role] | None:
    """What one name says, and the rank of that."""
    if "[" in name or ":" in name:  # a utility class: "md:grid-cols-6", "lg:w-[42px]"
        return None
    by_word, by_name = _tables()
    small = name.lower()
    best = by_name.get(small)
    if not name.startswith(_STATES):
        told = _WITH.sub("", name) if "with" in name else name
        told = _DIGEST.sub("", told) if _DIGIT.search(told) else told
        before, pictured = "", None
        listed = _SMALL_WORD.findall(told) if name == small else [word.lower() for word in _WORD.findall(told)]
        if by_word.keys().isdisjoint(listed) and by_word.keys().isdisjoint(map(add, listed, listed[1:])):
            return best  # most say nothing
        for word in listed:
            found = by_word.get(before + word) if before else None  # "fact-box" and "factBox" are one word
            if found is None or found[1] not in _COMPOUND:
                found = by_word.get(word)
            before = word
            if found and found[1] == "media":
                pictured = found
            if found and (best is None or found < best):
                best = found
        if pictured is not None and best is not None and best[1] == "lede":
            return pictured  # "lead-image"
    return best


_COMPOUND = frozenset({"box", "pull", "lede", "caption", "credit"})
"""Roles whose words may be parted in two; what is "read more" may be what more there is to read."""


def _hides(names: str) -> bool:
    """Whether a class hides the element on every screen: "hidden md:block" is shown on wide ones."""
    return "hidden" in names and "hidden" in names.split() and ":" not in names


def names_of(classes: str, identity: str) -> str:
    """Class and id as one string of names. An id of many words is made of a heading, and says nothing: it is left out."""
    if identity and identity.count("-") + identity.count("_") < 3:
        return f"{classes} {identity}" if classes else identity
    return classes


def label_role(label: str) -> Role | None:
    """What a part is for that is labelled for screen readers; None where the label is longer than a name, as titles are."""
    part = role(label) if len(label) < 40 and label.count(" ") < 4 else None
    return part if part in ("box", "shun", "gone", "consent") else None


def unfolds(tag: str) -> bool:
    """Whether an element that is hidden, given as written, is a panel that opens on a click, as those of questions do."""
    return _PANEL.search(tag[:_LONGEST]) is not None


_PANEL = re.compile(r'role="(?:region|tabpanel)"|accordion|collaps|(?<![a-z])faq|expand|toggle-content')


def names_a_title(names: str) -> bool:
    """Whether the names of an element say that it is the title of something."""
    return _TITLED.search(names) is not None


_TITLED = re.compile(r"(?i)(?<![a-z])(?:title|headline|titre|titulo|titel|titolo)(?![a-z])")


def shunned_role(value: str) -> bool:
    """Whether an ARIA role names a part that is not of the story."""
    return value in _ARIA
