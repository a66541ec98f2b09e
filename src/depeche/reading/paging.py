"""Where a story of several pages goes on."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from depeche.reading.addresses import host, joined, path, query
from depeche.reading.words import clean

_MARKED = '[class*="pag"],[rel~="next"]'  # one search of all classes, sorted out below: each costs a tenth of the parse
_PAGES = ("paginat", "page-numbers", "page-links", "pager")
_NUMBER = re.compile(r"(?:[/_.,-]|page|seite|pagina|p=|page=)(\d{1,2})/?(?:\.\w{2,5})?$", re.IGNORECASE)


def next_page(story: LexborNode, base: str | None, url: str | None) -> str | None:
    """The address of the story's next page: the link, in or beside the story, with the next number and the page's own path.

    Only looked for where the names around the story speak of pages.
    """
    holder = story.parent or story
    if not url or not any(map(_is_for_pages, holder.css(_MARKED)[:200])):
        return None
    stem, number = _stem(url)
    for link in holder.css("a[href]")[:2_000]:
        address = joined(base, link.attributes.get("href"))
        if address is None or host(address) != host(url):
            continue
        other, there = _stem(address)
        if there == number + 1 and other == stem and _says_page(link, there):
            return address
    return None


def goes_on(url: str | None, address: str | None) -> bool:
    """Whether an address is that of the page after this one by its form: same host, path and parameters, the next number.

    What pages say of themselves is not enough: many declare the next *article* as `rel=next`.
    """
    if not url or not address or not host(url) or host(url) != host(address):
        return False
    (stem, number), (other, there) = _stem(url), _stem(address)
    if there != number + 1 or other != stem:
        return False
    here, new = query(url).split("&"), query(address).split("&")
    lost = [pair for pair in here if pair and pair not in new]
    come = [pair for pair in new if pair and pair not in here]
    return all(pair.endswith(f"={number}") for pair in lost) and all(pair.endswith(f"={there}") for pair in come)


def may_go_on(body: bytes, url: str) -> bool:
    """Whether a page's bytes have anything like a link to the page after it: cheap, and may say yes too often."""
    stem, number = _stem(url)
    tail = stem.rpartition("/")[2].encode("utf-8", "replace")[-60:]
    following = rb"[^\"'<>\s]{0,24}?\D" + str(number + 1).encode() + rb"(?:\D|$)"
    return bool(tail) and re.search(re.escape(tail) + following, body) is not None


def _is_for_pages(element: LexborNode) -> bool:
    attributes = element.attributes
    classes = attributes.get("class") or ""
    return any(word in classes for word in _PAGES) or "next" in (attributes.get("rel") or "").split()


def _stem(url: str) -> tuple[str, int]:
    """An address without the number of its page, and that number; 1 where it has none."""
    whole = url.split("#")[0]
    found = _NUMBER.search(whole)
    if found is None:
        return path(whole).rstrip("/").removesuffix(".html"), 1
    return path(whole[: found.start()]).rstrip("/").removesuffix("/page").removesuffix(".html"), int(found[1])


def _says_page(link: LexborNode, number: int) -> bool:
    """Whether a link says the number or an arrow, and not a headline."""
    text = clean(link.text())
    return text == str(number) or len(text) < 30
