"""Articles, statements and stories as entries of a feed: what Atom and JSON Feed have in common.

An identifier belongs to the noun and not to its place in the archive, so a reader's program shows nothing twice after a
rebuild.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import groupby

from depeche.archive.answers import StatementRow, StoryRow
from depeche.archive.whole import WholeArticle, WholeStatement
from depeche.exports.head import Head
from depeche.exports.wording import beginning, counted, single_line, uri, urn
from depeche.model import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. Texts are of one line and without control characters."""

    id: str
    title: str
    address: str | None = None  # where to read it: the page of the site, else the publisher's
    source: str | None = None  # at the publisher's
    published: datetime | None = None
    updated: datetime
    summary: str = ""
    authors: tuple[str, ...] = ()
    language: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None


def of_article(whole: WholeArticle, head: Head) -> Entry:
    """An article, summed up by its lede or its first words; at its address on the site, where the head tells one."""
    row = whole.row
    published = row.published or row.captured
    return Entry(
        id=uri(row.url), title=single_line(row.title) or row.url,
        address=f"{head.site}/article/{row.id}" if head.site else uri(row.url), source=uri(row.url),
        published=_instant(published) if published else None, updated=_instant(row.modified or published),
        summary=single_line(row.lede) or beginning(whole.article.text),
        authors=tuple(map(single_line, row.authors)) or tuple(filter(None, (single_line(row.site),))),
        language=row.language, tags=tuple(map(single_line, whole.article.tags)), image=row.image,
    )  # fmt: skip


def of_statements(found: Iterable[WholeStatement], head: Head) -> Iterator[Entry]:
    """Statements, those of one article together. What somebody says in it in the same words again is an entry too."""
    for _, of_article in groupby(found, lambda whole: whole.row.article.id):
        times: Counter[str] = Counter()
        for whole in of_article:
            entry = _of_statement(whole, head)
            times[entry.id] += 1
            yield entry if times[entry.id] == 1 else replace(entry, id=urn(f"{entry.id}\n{times[entry.id]}"))


def _of_statement(whole: WholeStatement, head: Head) -> Entry:
    row: StatementRow = whole.row
    said, article = row.statement, row.article
    who = ", ".join(single_line(party.name) for party in row.speakers) or "Unnamed"
    words = single_line(said.text)
    published = article.published or article.captured
    by = ", ".join(filter(None, (who, single_line(said.role))))
    return Entry(
        id=urn(f"{article.url}\n{who}\n{said.text}"), title=f"{who}: {beginning(words, 100)}",
        address=f"{head.site}/article/{article.id}#s{said.start}-{said.end}" if head.site else uri(article.url),
        source=uri(article.url),
        published=_instant(published) if published else None, updated=_instant(published),
        summary=f"“{words}” — {by}. {single_line(article.title)} ({single_line(article.site)})",
        authors=(who,), language=article.language, tags=(said.act,),
    )  # fmt: skip


def of_story(row: StoryRow, head: Head) -> Entry:
    """A story, summed up by its lede, how many tell it where, and whom it names; a new entry when its headline changes."""
    sites = ", ".join(map(single_line, row.sites[:5])) + (f" and {len(row.sites) - 5} more" if len(row.sites) > 5 else "")
    people = ", ".join(single_line(party.name) for party in row.people)
    told = f"{counted(row.articles, 'article')} in {sites}." if sites else counted(row.articles, "article")
    address = f"{head.site}/story/{row.id}" if head.site else None
    return Entry(
        id=urn(f"depeche:story:{row.id}:{row.title}"), title=single_line(row.title),
        address=address, published=_instant(row.first) if row.first else None, updated=_instant(row.last or row.first),
        summary=" ".join(filter(None, (single_line(row.lede), told, f"With {people}." if people else ""))),
        authors=tuple(map(single_line, row.sites[:5])),
    )  # fmt: skip


def _instant(when: When | None) -> datetime:
    """An instant, as feeds demand: a day is its first second, a time without a zone is taken as UTC, none is the epoch."""
    if when is None:
        return datetime(1970, 1, 1, tzinfo=UTC)
    if not isinstance(when, datetime):
        return datetime.combine(date(when.year, when.month, when.day), time(), UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
