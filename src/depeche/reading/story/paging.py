"""Where a story of several pages goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from depeche.reading.languages import everywhere
from depeche.reading.vocabulary.addresses import host, joined, path, query
from depeche.reading.vocabulary.boilerplate import has_within
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import clean

_MARKED = '[class*="pag"],[rel~="next"]'  # one search of all classes, sorted out below: each costs a tenth of the parse
_MOST_PLACES = 400  # in the markup that may be such a link
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)


def next_page(story: LexborNode, base: str | None, url: str | None) -> str | None:
    """The address of the story's next page: the link, in or beside the story, with the next number and the page's own path.

    Where no name around the story speaks of pages, the link has to say the number, or "next page".
    """
    stem, number = _stem(url or "")
    if not url or not stem.rpartition("/")[2]:  # what a front page goes on with is a list
        return None
    number += 1
    holder = story.parent or story
    named: bool | None = None
    digits, wanted = str(number), phrases().next
    for link in holder.css(f'a[href*="{digits}"]')[:_MOST]:
        href = link.attributes.get("href") or ""
        ending = _ENDS_IN_NUMBER.search(href.partition("#")[0].rstrip()[-_ENDING_SIZE:])
        if ending is None or int(ending[1]) != number or "comment" in href:
            continue
        address = joined(base, href)
        if address is None or not goes_on(url, address):
            continue
        text = clean(link.text())
        if named is None:
            named = any(map(_is_for_pages, holder.css(_MARKED)[:200]))
        another = address.rstrip("/") == f"{url.rstrip('/')}-{digits}"  # a story that would be called like this one
        following = not another and text.casefold().strip(" »›>→") in wanted
        if text == digits or following or (named and len(text) < _LONGEST):
            return address
    return None


_MOST = 2_000  # links with such a number that are looked at
_LONGEST = 30  # characters of a link that says the number or an arrow, and no headline
_ENDS_IN_NUMBER = re.compile(r"(\d{1,2})/?(?:\.\w{2,5})?$")
_ENDING_SIZE = 9  # characters of such an ending, at most
"""Most addresses show at their end that they are not of another page, before they are made absolute."""


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
    following = _following(number + 1)
    return bool(tail) and any(following.match(body, end) for end in _ends(body, tail))


def _ends(body: bytes, tail: bytes) -> Iterator[int]:
    """Where ends what the address of a next page may begin with: the page's own path, or a relative address below it."""
    at = body.find(tail)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        yield at + len(tail)
        at = body.find(tail, at + 1)
    yield from (found.end() for found in islice(_relative().finditer(body), _MOST_PLACES))


@lru_cache(maxsize=64)
def _following(number: int) -> re.Pattern[bytes]:
    return re.compile(rb"[^\"'<>\s]{0,60}?(?<!\d)%d(?:\D|$)" % number)


@cache
def _numbered() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How the number of a page ends an address, in path or parameter, and what stands before it in a path."""
    words = "|".join(sorted(map(re.escape, everywhere("phrases", "paged")), key=len, reverse=True))
    number = rf"(?:[/_.,-]|(?<![a-z])(?:{words})|[?&](?:{words})=)(\d{{1,2}})/?(?:\.\w{{2,5}})?$"
    return re.compile(number, re.IGNORECASE), re.compile(rf"(?:[/_.,-](?:{words}))?$", re.IGNORECASE)


@cache
def _relative() -> re.Pattern[bytes]:
    """How an address below a page's own begins that may be its next page."""
    words = "|".join(map(re.escape, (word for word in everywhere("phrases", "paged") if len(word) > _SHORT)))
    return re.compile(rb"""href=["']?(?:\?|\./|(?:%b))""" % words.encode())


_SHORT = 3  # letters, with which many an address begins


def _is_for_pages(element: LexborNode) -> bool:
    attributes = element.attributes
    classes = attributes.get("class") or ""
    named = has_within("pages", classes) or "pages" in classes.split()
    return named or "next" in (attributes.get("rel") or "").split()


def _stem(url: str) -> tuple[str, int]:
    """An address without the number of its page, and that number; 1 where it has none."""
    whole = url.split("#")[0]
    number, called = _numbered()
    found = number.search(whole)
    if found is None:
        return _ENDING.sub("", path(whole).rstrip("/")), 1
    return _ENDING.sub("", called.sub("", path(whole[: found.start()]).rstrip("/"))), int(found[1])
