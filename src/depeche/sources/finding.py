"""The sources behind an address that somebody gives: a feed or sitemap itself, a list of feeds, a home page that has some.

What a page declares is asked before it is believed; where it declares nothing, the usual places are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from depeche.errors import DepecheError, SourceProblem, Unreadable
from depeche.model import Page
from depeche.reading.page import markup
from depeche.reading.vocabulary.addresses import host, joined
from depeche.sources import listing, opml, robots, unpacking, xmltext
from depeche.sources.manners import Answer, without_user
from depeche.sources.told import SourceKind

MOST_FEEDS = 12
"""Feeds of one home page that are taken; some list hundreds, one for each tag."""

_FEED_TYPES = re.compile(r"(?:application/(?:(?:rss|atom|rdf|feed)\+)?(?:xml|json)|text/xml)(?![+\w])", re.IGNORECASE)
"""The plain ones were those of RSS before it had its own, and of the first JSON Feed; "application/json+oembed" is none."""
_FEED_PATH = re.compile(r"(?:^|[/._-])(?:rss|feeds?|atom)(?:[/._-]|$|\d)|\.(?:rss|atom|rdf)$", re.IGNORECASE)
_PLACES = (
    "feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds/all.atom.xml", "sitemap_news.xml",
    "news-sitemap.xml", "sitemap.xml",
)  # fmt: skip
_MOST_SITEMAPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source that can be followed."""

    url: str
    kind: SourceKind
    title: str | None = None
    site: str | None = None
    entries: int | None = None  # that it lists now; None: it was not asked


Ask = Callable[[str], Answer]
"""Fetches an address, redirects followed. Raises SourceProblem, also for what is answered with an error."""


def sources(name: str, ask: Ask) -> tuple[Found, ...]:
    """What there is to follow behind an address, or in an OPML file. Raises SourceProblem where there is nothing."""
    address = shown = given(name)
    if "://" not in name:
        if _is_file(name):
            return _of_file(Path(name))
        if "." not in shown.split("/")[0]:
            there = "it is a folder" if name and Path(name).is_dir() else "there is no such file"
            raise SourceProblem(shown, f"{there}; an address starts with http:// or https://")
        address = f"https://{shown}"
    try:
        answer = ask(address)
    except SourceProblem as problem:
        if "://" in name:
            raise
        raise SourceProblem(shown, f"there is no such file; as an address, {problem.reason}") from problem
    body = _body(answer)
    try:
        return (_listed(body, answer),)
    except SourceProblem as problem:
        if _root(body, answer.url) == "opml":
            return _outlined(body, address)
        found = tuple(_of_page(answer, body, ask))
        if found:
            return found
        raise SourceProblem(address, f"there is no feed and no sitemap to be found there ({problem.reason})") from problem


def given(name: str) -> str:
    """What somebody gave, as it may be shown and kept: a file by its path, an address without name and password."""
    if "://" in name or _is_file(name):
        return without_user(name)
    return without_user(f"https://{name}").removeprefix("https://")


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # an address may be longer than any file's name
        return False


def _root(body: bytes, name: str) -> str | None:
    """The root of a document that may be none."""
    try:
        return xmltext.root(body, name)
    except SourceProblem:
        return None


def _of_file(path: Path) -> tuple[Found, ...]:
    try:
        if path.stat().st_size > listing.MOST_BYTES:
            raise SourceProblem(str(path), f"it is larger than {listing.MOST_BYTES // 1_000_000} MB")
        body = path.read_bytes()
    except OSError as error:
        raise SourceProblem(str(path), f"it can't be read ({error.strerror})") from error
    return _outlined(body, str(path))


def _outlined(body: bytes, name: str) -> tuple[Found, ...]:
    """The feeds of an OPML file."""
    return tuple(Found(url=one.url, kind="feed", title=one.title, site=one.site) for one in opml.outlines(body, name))


def _body(answer: Answer) -> bytes:
    return unpacking.unpacked(answer.body, answer.headers.get("content-encoding", ""), listing.MOST_BYTES, answer.url)


def _listed(body: bytes, answer: Answer) -> Found:
    found = listing.listing(body, answer.url, answer.headers)
    return Found(
        url=answer.stays or answer.url, kind=found.kind, title=found.title, site=found.site, entries=len(found.entries)
    )  # fmt: skip


def _tried(urls: Iterable[str], ask: Ask) -> Iterator[Found]:
    """Those of the addresses that are sources, each once: several may lead to the same."""
    found: set[str] = set()
    for url in dict.fromkeys(urls):
        try:
            answer = ask(url)
            one = _listed(_body(answer), answer)
        except DepecheError:
            continue
        if one.url not in found:
            found.add(one.url)
            yield one


def _of_page(answer: Answer, body: bytes, ask: Ask) -> Iterator[Found]:
    """A home page's feeds and its sitemaps of news; where it has no feed, its sitemaps, else what stands in usual places."""
    try:
        document = markup.parse(Page(body=body, url=answer.url, headers=answer.headers))
    except Unreadable:
        return
    tree, base = document.tree, document.base
    feeds = list(_tried(_declared(tree, base), ask)) or list(_tried(_linked(tree, base, answer.url), ask))
    yield from feeds
    sitemaps = _sitemaps(answer.url, ask)
    news = [url for url in sitemaps if "news" in urlsplit(url).path.lower()]
    found = list(_tried((news if feeds else news + sitemaps)[:_MOST_SITEMAPS], ask))
    yield from found
    if not feeds and not found:
        places = (urljoin(answer.url, f"/{place}") for place in _PLACES)
        first = next(_tried(places, ask), None)
        yield from () if first is None else (first,)


def _declared(tree: LexborHTMLParser, base: str | None) -> list[str]:
    """What the page's head declares. Feeds of comments are none of news."""
    found = []
    for node in tree.css('link[rel~="alternate"][href]')[:500]:
        url = joined(base, node.attributes.get("href"))
        if url and _FEED_TYPES.search(node.attributes.get("type") or "") and "comment" not in urlsplit(url).path.lower():
            found.append(url)
    return found[:MOST_FEEDS]


def _linked(tree: LexborHTMLParser, base: str | None, page: str) -> list[str]:
    """Links of the page, within its site, whose address looks like a feed's."""
    site = "." + ".".join(host(page).split(".")[-2:])
    found = []
    for node in tree.css("a[href]")[:5_000]:
        url = joined(base, node.attributes.get("href"))
        if url and _FEED_PATH.search(urlsplit(url).path) and f".{host(url)}".endswith(site):
            found.append(url)
    return list(dict.fromkeys(found))[:MOST_FEEDS]


def _sitemaps(base: str, ask: Ask) -> list[str]:
    """What robots.txt says of sitemaps."""
    try:
        answer = ask(urljoin(base, "/robots.txt"))
        found = robots.rules(answer.status, _body(answer)).sitemaps
    except DepecheError:
        return []
    return [url for url in (joined(base, place) for place in found[:100]) if url]
