"""Articles that go on over several pages, in the tables. What they are is decided in `continuing.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, moments, revisions
from depeche.archive.continuing import Sight, Whole, wholes
from depeche.archive.readings import Reading, noun
from depeche.archive.rows import Rows
from depeche.archive.schema import captures, continuations, pages, readings
from depeche.model import Article

_BY_KEY = sa.select(continuations).where(continuations.c.key.in_(sa.bindparam("keys", expanding=True)))
_OF_ARTICLE = sa.select(continuations.c.key).where(continuations.c.article_id == sa.bindparam("article"))
_SIGHTS = (
    sa.select(captures.c.id, captures.c.at, captures.c.url.label("asked"), pages.c.url, pages.c.digest,
              pages.c.id.label("page"), readings.c.id.label("reading"), readings.c.article, readings.c.reader)
    .join(pages, pages.c.id == captures.c.page_id)
    .join(readings, readings.c.id == pages.c.reading_id)
    .where(pages.c.article_id == sa.bindparam("article"))
    .order_by(captures.c.id)
)  # fmt: skip
_GONE = sa.select(captures.c.id, captures.c.at, captures.c.url).where(
    captures.c.page_id.is_(None), captures.c.outcome.in_(("missing", "gone")),
    captures.c.url.in_(sa.bindparam("urls", expanding=True)),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An article as it stood from one capture on."""

    whole: Whole
    article: Article
    digest: str
    page: int  # its first
    reading: int | None  # of its only page; None: it was joined from several, and its record is still to be made


class Continued:
    """Where articles go on, within one transaction."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection, self._rows = connection, rows
        self._article_at: dict[str, int] = {}
        self._goes_on: dict[int, bool] = {}

    def expect(self, keys: Iterable[str]) -> None:
        """Looks up in one query what will be asked of these addresses."""
        found = self._connection.execute(_BY_KEY, {"keys": sorted(set(keys))})
        self._article_at.update({row.key: row.article_id for row in found})

    def article_at(self, key: str) -> int | None:
        """The article that goes on at this address, of those that were looked up."""
        return self._article_at.get(key)

    def goes_on(self, article: int) -> bool:
        """Whether an article was ever seen to go on."""
        found = self._goes_on.get(article)
        if found is None:
            found = self._connection.execute(_OF_ARTICLE, {"article": article}).first() is not None
            self._goes_on[article] = found
        return found

    def note(self, key: str, article: int) -> None:
        """An article goes on there, which has to be an address that was looked up. Who said so first is believed."""
        if key not in self._article_at:
            self._article_at[key] = article
            self._rows.add(continuations, {"key": key, "article_id": article})
            self._goes_on[article] = True

    def moved(self, article: int, other: int | None) -> None:
        """What was an article's is another's from now on; None: nobody's."""
        here = {key: number for key, number in self._article_at.items() if number != article}
        if other is not None:
            here |= {key: other for key, number in self._article_at.items() if number == article}
            self._goes_on.pop(other, None)
        self._article_at = here
        self._goes_on.pop(article, None)

    def standings(self, article: int, reread: Callable[[int], Reading | None]) -> list[Standing]:
        """What an article was, from all captures of its pages: one for each state that differs from the one before."""
        rows = self._connection.execute(_SIGHTS, {"article": article}).all()
        reader = max(rows, key=lambda row: row.reading).reader  # only readings of one reader can be compared
        by_reading = {row.reading: row for row in rows}
        read = {number: _article(row, reader, reread) for number, row in by_reading.items()}
        sights = [
            Sight(capture=row.id, at=row.at, key=identity.key(row.url), reading=row.reading, article=read[row.reading])
            for row in rows
        ]
        urls = sorted({url for row in rows for url in (row.url, row.asked)})
        gone = self._connection.execute(_GONE, {"urls": urls})
        sights += [Sight(capture=row.id, at=row.at, key=identity.key(row.url)) for row in gone]
        found: list[Standing] = []
        for whole in wholes(sights):
            standing = _standing(whole, by_reading)
            if not found or found[-1].digest != standing.digest:
                found.append(standing)
        return found


def _article(row: Any, reader: str, reread: Callable[[int], Reading | None]) -> Article:
    again = reread(row.reading) if row.reader != reader else None
    return noun(Article, again.article if again is not None else row.article)


def _standing(whole: Whole, rows: dict[int, Any]) -> Standing:
    of_pages = [rows[sight.reading] for sight in whole.pages]
    from depeche.reading.joining import join  # seldom needed, and it takes a while to load

    article = join([sight.article for sight in whole.pages if sight.article is not None])
    parts = tuple(
        replace(part, digest=row.digest, captured=moments.instant(sight.at))
        for part, row, sight in zip(article.parts, of_pages, whole.pages, strict=False)
    )
    single = len(of_pages) == 1
    return Standing(
        whole=whole, article=replace(article, parts=parts) if parts else article, digest=revisions.digest(article),
        page=of_pages[0].page, reading=of_pages[0].reading if single else None,
    )  # fmt: skip
