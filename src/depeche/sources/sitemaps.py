"""Sitemaps read into listings: plain ones, those of Google News, and indexes of sitemaps (sitemaps.org, version 0.9).

Read as a stream by expat: fifty thousand addresses in a document are usual, and a tree of them is not needed.
"""

from __future__ import annotations

from datetime import datetime
from xml.parsers import expat

from depeche.errors import SourceProblem
from depeche.sources import xmltext
from depeche.sources.entries import MOST_ENTRIES, Entry, Listing, ListingKind, address, title
from depeche.sources.feeds import when

_LONGEST = 4_097  # characters of one field: one more than an address may have, so that none is cut to another
_FIELDS = frozenset(("loc", "lastmod", "publication_date", "title", "name"))
_HOLDERS = {"loc": ("url", "sitemap"), "title": ("news",)}  # pictures and films have such too


def sitemap(body: bytes, url: str) -> Listing:
    """A sitemap or an index of sitemaps. Raises SourceProblem where it is none, or broken before its first entry.

    One that breaks off later gives the entries before: papers write them while we read.
    """
    reader = _Reader(url)
    try:
        xmltext.parse(body, reader.parser)
    except expat.ExpatError as error:
        if not reader.entries:
            raise SourceProblem(url, f"it is no sitemap that can be read ({expat.ErrorString(error.code)})") from error
    except _Full:
        pass
    kind: ListingKind = "index" if reader.root == "sitemapindex" else "sitemap"
    return Listing(kind=kind, entries=tuple(reader.entries.values()), title=title(reader.name))


class _Full(Exception):
    """There are more entries than we take."""


class _Reader:
    def __init__(self, url: str) -> None:
        self.root = ""
        self.entries: dict[str, Entry] = {}
        self.name: str | None = None  # of the publication, in a sitemap of news
        self._base = url
        self._fields: dict[str, str] = {}
        self._open: list[str] = []
        self._text: list[str] = []

    def parser(self, encoding: str | None) -> expat.XMLParserType:
        made = expat.ParserCreate(encoding)
        made.buffer_text = True
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.CharacterDataHandler = self._characters
        return made

    def _start(self, name: str, _: object) -> None:
        name = name.rpartition(":")[2].lower()
        self.root = self.root or name
        if name in ("url", "sitemap"):
            self._fields = {}
        self._open.append(name)
        self._text = []

    def _characters(self, text: str) -> None:
        if self._open and self._open[-1] in _FIELDS:
            self._text.append(text[:_LONGEST])

    def _end(self, _: str) -> None:
        name = self._open.pop()
        if name in _FIELDS:
            parent = self._open[-1] if self._open else ""
            if parent in _HOLDERS.get(name, (parent,)):
                self._fields.setdefault(name, "".join(self._text).strip()[:_LONGEST])
        elif name in ("url", "sitemap"):
            self._entry()
        self._text = []

    def _entry(self) -> None:
        url = address(self._base, self._fields.get("loc"))
        self.name = self.name or self._fields.get("name")
        if url is None:
            return
        self.entries.setdefault(url, Entry(url=url, title=title(self._fields.get("title")), at=self._at()))
        if len(self.entries) >= MOST_ENTRIES:
            raise _Full

    def _at(self) -> datetime | None:
        return when(self._fields.get("publication_date")) or when(self._fields.get("lastmod"))
