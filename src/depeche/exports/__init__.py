"""What leaves the archive: each noun in each format that has a place for it, chosen by a filter, streamed.

    forms.py      the formats, and what can be written in each     choosing is the archive's (`answers`: the filters)
    tables.py     the rows of CSV, JSON Lines and Parquet          entries.py  the entries of Atom and JSON Feed
    documents.py  one article as a document
    head.py       what a file says of itself                       wording.py  what is neutralised on the way out
    elements.py   XML for Atom and TEI

One module per format: a function from what streams to pieces of the file, which knows neither archive nor file.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, islice
from typing import Any, Protocol

from depeche.archive.answers import (
    AgendaFilter,
    ArticleFilter,
    Filter,
    Followed,
    NameFilter,
    SaidFilter,
    SourceRow,
    StoryFilter,
)
from depeche.archive.identity import host
from depeche.errors import UnknownFormat
from depeche.exports.forms import FORMS, Form
from depeche.exports.head import Head
from depeche.exports.tables import TABLES

__all__ = ["FILTERS", "FORMS", "NOUNS", "Form", "Head", "Streams", "form", "pieces"]

NOUNS: tuple[str, ...] = tuple(TABLES)
"""What can be exported."""

FILTERS: Mapping[str, type[Filter]] = {
    "articles": ArticleFilter, "statements": SaidFilter, "meetings": AgendaFilter, "people": NameFilter,
    "stories": StoryFilter,
}  # fmt: skip
"""What each can be chosen by; sources are few, and come all."""


class Streams(Protocol):
    """An archive, as far as exports read it."""

    def whole_articles(self, filter: ArticleFilter, /) -> Iterator[Any]: ...

    def whole_statements(self, filter: SaidFilter, /) -> Iterator[Any]: ...

    def whole_agenda(self, filter: AgendaFilter, /) -> Iterator[Any]: ...

    def whole_index(self, filter: NameFilter, /) -> Iterator[Any]: ...

    def whole_stories(self, filter: StoryFilter, /) -> Iterator[Any]: ...

    def warc_records(self, filter: ArticleFilter, /) -> Iterator[Any]: ...

    def sources(self) -> Iterable[SourceRow]: ...

    def followed(self, now: datetime, /) -> Iterable[Followed]: ...


def form(name: str, what: str) -> Form:
    """The format of that name, for that noun. Raises UnknownFormat."""
    if what not in NOUNS:
        raise UnknownFormat(what, NOUNS)
    known = tuple(key for key, one in FORMS.items() if what in one.writes)
    if name not in known:
        others = tuple(noun for noun in NOUNS if name in FORMS and noun in FORMS[name].writes)
        raise UnknownFormat(name, known, others)
    return FORMS[name]


def pieces(
    archive: Streams,
    what: str,
    written: Form,
    *,
    filter: Filter | None = None,
    head: Head | None = None,
    limit: int | None = None,
    seen: Callable[[Any], Any] = lambda noun: None,
) -> Generator[bytes, None, None]:
    """The file, piece by piece. `limit`: of so many nouns at most; `seen` is told of each. Raises BadQuery, MissingExtra."""
    head = head or Head()
    found = islice(_streamed(archive, what, written, filter, head), limit)
    begun = list(islice(found, 1))  # what is wrong with a question shows before the first piece
    for piece in written.writes[what](_told(chain(begun, found), seen), head):
        yield piece.encode("utf-8", "replace") if isinstance(piece, str) else piece


def _told(found: Iterable[Any], seen: Callable[[Any], Any]) -> Iterator[Any]:
    for one in found:
        seen(one)
        yield one


def _streamed(archive: Streams, what: str, written: Form, chosen: Filter | None, head: Head) -> Iterator[Any]:
    if what == "sources":
        return _sources(archive, head.now) if written is FORMS["opml"] else iter(archive.sources())
    if written.of_records:
        return archive.warc_records(chosen if isinstance(chosen, ArticleFilter) else ArticleFilter())
    streams: Mapping[str, Callable[[Any], Iterator[Any]]] = {
        "articles": archive.whole_articles, "statements": archive.whole_statements, "meetings": archive.whole_agenda,
        "people": archive.whole_index, "stories": archive.whole_stories,
    }  # fmt: skip
    return streams[what](chosen or FILTERS[what]())


def _sources(archive: Streams, now: datetime) -> Iterator[SourceRow | Followed]:
    """The feeds that are followed, and the sites of which none is."""
    feeds = [source for source in archive.followed(now) if source.kind == "feed"]
    yield from feeds
    known = {host(feed.url) for feed in feeds}
    yield from (row for row in archive.sources() if row.host and row.host not in known)
