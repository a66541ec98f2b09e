"""Feeds read into listings: RSS, Atom and RDF by feedparser, JSON Feed by ourselves.

feedparser mends what the world's feeds get wrong (charsets, entities, dates of all makes); `xmltext` has looked at the
document before. What it would do with the summaries is turned off: they are not used, and cost most of its time.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax import SAXException

import feedparser

from depeche.errors import SourceProblem
from depeche.sources import xmltext
from depeche.sources.entries import MOST_ENTRIES, Entry, Listing, address, aware, title

_LONGEST_WAIT = 24 * 3600.0  # seconds: a feed that asks for more has made a slip


def looks_json(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def feed(body: bytes, url: str, headers: Mapping[str, str]) -> Listing:
    """An RSS, Atom or RDF feed. Raises SourceProblem where it is none."""
    kind = headers.get("content-type", "application/xml")
    if "xml" not in kind.lower() and "charset" not in kind.lower():
        kind = "application/xml"  # text/html for a feed would make it US-ASCII
    try:
        found = feedparser.parse(
            BytesIO(xmltext.declared_truly(body)), sanitize_html=False, resolve_relative_uris=False,
            response_headers={"content-type": kind, "content-location": url},
        )  # fmt: skip
    except Exception as error:  # its sgmllib and date parsers raise whatever befalls them
        raise SourceProblem(url, f"it can't be read as a feed ({type(error).__name__})") from error
    fault = found.get("bozo_exception")
    if not found.entries and (not found.version or isinstance(fault, SAXException)):
        why = f": {_told(fault)}" if fault is not None else ""
        raise SourceProblem(url, f"it is no feed that can be read{why}")
    about = found.feed
    return Listing(
        kind="feed", title=title(about.get("title")), site=address(url, about.get("link")), wait=_wait(about),
        entries=_entries(url, found.entries[:MOST_ENTRIES], _entry),
    )  # fmt: skip


def _told(fault: Any) -> str:
    message = getattr(fault, "getMessage", None)
    return " ".join(str(message() if message else fault).split())[:150]


def _entry(entry: Any, base: str) -> Entry | None:
    # A proxy of feeds puts its own address in `link` and the paper's in `origLink`
    written = entry.get("feedburner_origlink") or entry.get("link") or _permalink(entry)
    url = address(base, written)
    if url is None:
        return None
    at = entry.get("published_parsed") or entry.get("updated_parsed")
    return Entry(url=url, title=title(entry.get("title")), at=_instant(at))


def _permalink(entry: Any) -> str | None:
    number = entry.get("id")
    return number if isinstance(number, str) and number.startswith(("http://", "https://")) else None


def _instant(parts: Any) -> datetime | None:
    """feedparser gives UTC as a tuple."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (OverflowError, ValueError, OSError, TypeError):
        return None


def _wait(about: Any) -> float | None:
    """RSS `ttl`, in minutes."""
    try:
        minutes = float(about.get("ttl") or 0)
    except ValueError:
        return None
    return min(minutes * 60, _LONGEST_WAIT) if minutes > 0 else None  # "nan" is a number to Python, and not above 0


def _entries(url: str, listed: Sequence[Any], entry: Callable[[Any, str], Entry | None]) -> tuple[Entry, ...]:
    """Each address once, as it came first. Raises SourceProblem where something is listed and none of it has one: nothing
    would ever come of it, and nobody would know why."""
    found: dict[str, Entry] = {}
    for one in listed:
        if (made := entry(one, url)) is not None:
            found.setdefault(made.url, made)
    if listed and not found:
        raise SourceProblem(url, f"none of the {len(listed):,} that it lists has an address")
    return tuple(found.values())


def json_feed(body: bytes, url: str) -> Listing:
    """A JSON Feed (jsonfeed.org, versions 1 and 1.1). Raises SourceProblem where it is none."""
    try:
        found: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SourceProblem(url, "it is no JSON that can be read") from error
    if "jsonfeed.org" not in str(found.get("version", "")) or not isinstance(found.get("items"), list):
        raise SourceProblem(url, 'it is JSON and no JSON Feed (which has a "version" of jsonfeed.org and "items")')
    items = [item for item in found["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    return Listing(
        kind="feed", title=title(found.get("title")), site=address(url, _text(found.get("home_page_url"))),
        entries=_entries(url, items, _item),
    )  # fmt: skip


def _item(item: dict[str, Any], base: str) -> Entry | None:
    url = address(base, _text(item.get("url")) or _permalink(item))
    if url is None:
        return None
    return Entry(url=url, title=title(item.get("title")), at=when(item.get("date_published") or item.get("date_modified")))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def when(text: Any) -> datetime | None:
    """A time as RFC 3339 and W3C have it, in UTC; None where it is none."""
    try:
        return aware(datetime.fromisoformat(text)).astimezone(UTC) if isinstance(text, str) else None
    except (ValueError, OverflowError):  # the first and last hours of the calendar are not in UTC
        return None
