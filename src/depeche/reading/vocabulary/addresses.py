"""Addresses as pages write them, made absolute and comparable."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from depeche.credentials import without_users

_WEB = ("http://", "https://")
_LONGEST = 4_096  # characters; longer ones are data or an attack
_UNSAFE = dict.fromkeys((*range(0x21), *range(0x7F, 0xA0)))  # removed by every browser, or the start of an attack
_LONE = re.compile(r"[\ud800-\udfff]")  # halves of characters, which JSON can spell and nothing can send


def joined(base: str | None, href: str | None) -> str | None:
    """`href` as an absolute http or https address; None where it is none, or can't be made one.

    Anchors within the page, `javascript:`, `data:`, `mailto:` and the like give None. Spaces are written as %20. A user's
    name and password go.
    """
    found = _absolute(base, href)
    return without_users(found) if found is not None and "@" in found else found


def _absolute(base: str | None, href: str | None) -> str | None:
    if not href or len(href) > _LONGEST:
        return None
    href = href.strip()
    if not href or href[0] == "#":
        return None
    if not href.isascii() or not href.isprintable() or " " in href:
        href = _LONE.sub("", href.replace(" ", "%20").translate(_UNSAFE))
    if href.startswith(_WEB) or href[:8].lower().startswith(_WEB):
        return href if "[" not in href or host(href) else None
    if base is None:
        return "https:" + href if href.startswith("//") and "." in href else None
    if href[:1] == "/" and href[1:2] != "/" and "/." not in href and href[-1] not in "#?;":
        root = _root(base)
        return root + href if root else None
    try:
        whole = urljoin(base, href)
    except ValueError:  # a bracket in the host that opens no IPv6 address
        return None
    return whole if whole[:8].lower().startswith(_WEB) else None


@lru_cache(maxsize=64)  # a page has hundreds of links, and one base
def _root(base: str) -> str:
    """Scheme and host of an address, which a path is appended to; "" where it is none of the web."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if f"{parts.scheme}://" in _WEB else ""


def kept(url: str) -> str:
    """The address whose copy an archive of the web keeps at this address, as nearly all write it: theirs, then a folder or
    the time of the copy or both, then the whole address that was copied; any other address as it is."""
    at = url.find("/http", len("https://"))
    if at > 0:
        return url[at + 1 :] if _ARCHIVED.fullmatch(url, 0, at) else url
    bare = _ARCHIVED_BARE.match(url) if "/web/" in url else None
    return f"http://{url[bare.end() :]}" if bare is not None else url


_ARCHIVED = re.compile(r"https?://[^/?#]+/(?:web|(?:[a-z-]{1,20}/)?\d{4,14}(?:[a-z]{2}_)?)")
_ARCHIVED_BARE = re.compile(r"https?://[^/?#]+/web/\d{14}(?:[a-z]{2}_)?/(?=[a-z0-9-]+\.[a-z0-9.-]+/)")
"""The same of an address that was copied without its scheme."""


@lru_cache(maxsize=128)  # the same few addresses are asked about all over one page
def host(url: str | None) -> str:
    """The host of an address in lower case, without "www."; "" where there is none. Of a copy in an archive, whose it is."""
    if not url:
        return ""
    url = kept(url)
    plain = _PLAIN_HOST.match(url)
    if plain is not None:  # nearly always; taking all of the address apart takes ten times as long
        return plain[1].removeprefix("www.")
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


_PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")


def house(url: str | None) -> str:
    """The name that a house has registered, whatever it ends in: "ledger" of news.ledger.example and ledger.co.example."""
    names = host(url).split(".")[:-1]
    return next((name for name in reversed(names) if name not in _KINDS), "")


def same_house(url: str, base: str) -> bool:
    """Whether an address is of the house of another, as most links of a page are."""
    url, base = kept(url), kept(base)
    return url.startswith(f"{_root(base)}/") or house(url) == house(base)


_KINDS = frozenset({"ac", "co", "com", "edu", "gob", "gov", "ne", "net", "or", "org"})  # before a country's ending


@lru_cache(maxsize=128)
def path(url: str | None) -> str:
    """The path of an address; "" where there is none."""
    if not url:
        return ""
    try:
        return urlsplit(kept(url)).path
    except ValueError:
        return ""


def same_page(one: str | None, other: str | None) -> bool:
    """Whether two addresses name one page: scheme, "www.", query, fragment and a closing slash aside."""
    if not one or not other:
        return False
    return host(one) == host(other) and path(one).rstrip("/") == path(other).rstrip("/")


def query(url: str | None) -> str:
    """The query of an address in lower case; "" where there is none."""
    if not url:
        return ""
    try:
        return urlsplit(kept(url)).query.lower()
    except ValueError:
        return ""
