"""What a page says of itself: the rules of the house, where it takes money, what it keeps of its readers, what is paid for.

The words are kept with each language.
"""

from __future__ import annotations

import re
from functools import cache

from depeche.reading.languages import everywhere


def leads_to_rules(href: str) -> bool:
    """Whether an address leads to the rules of the house: its end is made of the words for them, and of no other."""
    return _addresses().search(href) is not None


@cache
def _addresses() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(everywhere("phrases", "rules"), key=len, reverse=True)))
    return re.compile(rf"(?i)/(?:(?:{words})[-_]?){{1,5}}(?:\.[a-z]{{3,5}})?/?$")


def leads_to_counter(href: str) -> bool:
    """Whether an address is that under which the house takes its readers' addresses or money."""
    address = href.replace("#/", "/", 1).partition("#")[0].partition("?")[0].rstrip("/")
    return address.rpartition("/")[2].partition(".")[0].casefold() in _asked()


@cache
def _asked() -> frozenset[str]:
    return frozenset(everywhere("phrases", "asked"))


def of_the_page(text: str) -> str:
    """The word by which a paragraph tells of what the page keeps of its readers, or that it has links which are paid for;
    "" where it tells of neither."""
    folded = text.casefold()
    kept = next((word for word in everywhere("phrases", "tracking") if folded.count(word) > 1), "")
    if kept:
        return kept
    link = next((word for word in everywhere("phrases", "affiliate") if word in folded), "")
    paid = [word for word in everywhere("phrases", "commission") if word in folded] if link else []
    return link if paid or (link and _NOTE.match(text) is not None) else ""


_NOTE = re.compile(r"\(?\*|\w{4,20}:")
"""How a note begins: "(*) Links with a star …", "Disclosure: …"."""


def of_remarks(text: str) -> str:
    """The word for what readers write by which a paragraph says that it is theirs and not the house's: "The comments do not
    reflect the views of the Ledger."; "" where it does not."""
    folded = text.casefold()
    if not any(word in folded for word in everywhere("phrases", "disowned")):
        return ""
    return next((word for word in everywhere("phrases", "remarks") if word in folded), "")
