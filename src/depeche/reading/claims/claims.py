"""What a page says of itself, before anyone has decided whom to believe.

A claim is one value for one field at one place of the page. Sources of claims (`metadata`, and the modules that look at
what is shown) know nothing of each other; `settle` picks a winner for each field and remembers who disagreed.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from depeche.model import Layer
from depeche.reading.vocabulary.words import clean

LONGEST_VALUE = 20_000
"""Characters kept of any one value but the article's body; no headline, name or list of keywords is longer."""


class Claim(NamedTuple):  # made by the hundred on each page: a tuple is made in a third of a dataclass's time
    """One value for one field. `raw` is the text as it stood there, tidied; `value` what a structured source adds to it.

    `value` is the node of a schema.org object (a person, an image, …) as a dict, the element shown, or None.
    """

    field: str
    layer: Layer
    path: str  # "NewsArticle.headline", "og:title", "h1"
    raw: str
    value: Any = None


class Claims:
    """All claims of a page, by field, each field in the order in which its sources were asked."""

    __slots__ = ("_by_field",)

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._by_field: dict[str, list[Claim]] = {}
        for claim in claims:
            self._by_field.setdefault(claim.field, []).append(claim)

    def of(self, *fields: str) -> list[Claim]:
        """The claims to these fields, those of the first field first."""
        found: list[Claim] = []
        for field in fields:
            found += self._by_field.get(field, ())
        return found

    def __iter__(self) -> Iterator[Claim]:
        return (claim for claims in self._by_field.values() for claim in claims)


def tidy(text: str, limit: int = LONGEST_VALUE) -> str:
    """A declared value as one line of clean text: like `clean`, and entities resolved, tags gone."""
    if len(text) > limit:
        text = text[:limit]
    if "&" in text:
        text = html.unescape(html.unescape(text))  # twice: templates like to escape what is escaped already
    if "<" in text and ">" in text:
        text = without_tags(text)
    return clean(text)


def without_tags(text: str) -> str:
    """The text without what looks like markup in it; "3 < 4" stays. Linear: each `<` is looked at once."""
    kept = []
    at = 0
    while (start := text.find("<", at)) >= 0:
        end = text.find(">", start)
        if end < 0:
            break
        opens = text[start + 1 : start + 2]
        if opens.isalpha() or opens in ("/", "!"):
            kept.append(text[at:start])
            if text[start + 1 : end].strip("/ ").lower() in _BREAKS:
                kept.append(" ")
            at = end + 1
        else:
            kept.append(text[at : start + 1])
            at = start + 1
    kept.append(text[at:])
    return "".join(kept)


_BREAKS = frozenset({"br", "p", "div", "li"})
