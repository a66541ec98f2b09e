"""What is shown of stories (headline, standfirst, first and last time), beside the articles of each.

A story has the headline of its first article, as that was read when it came in. Mostly the article is still shown so; only
where it is not, its former readings are looked into.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import moments
from depeche.archive.answers import Problem
from depeche.archive.readings import noun
from depeche.archive.regrouping import chunks
from depeche.archive.schema import articles, captures, pages, readings, stories
from depeche.errors import DepecheError
from depeche.model import Article

_CHUNK = 200
_REBUILD = "`depeche rebuild` mends it"

_STORIES = sa.select(stories).where(stories.c.id > sa.bindparam("last")).order_by(stories.c.id).limit(_CHUNK)
_OF_STORIES = sa.select(
    articles.c.id, articles.c.story_id, articles.c.title, articles.c.url, articles.c.lede, articles.c.ordered
).where(articles.c.story_id.between(sa.bindparam("first"), sa.bindparam("end")))


def of_stories(connection: Connection) -> Iterator[Problem]:
    """Stories that show what none of their articles has, or had when it came in."""
    last = 0
    while rows := connection.execute(_STORIES, {"last": last}).all():
        within, last = {"first": rows[0].id, "end": rows[-1].id}, rows[-1].id
        told: dict[int, list[Any]] = defaultdict(list)
        for article in connection.execute(_OF_STORIES, within):
            told[article.story_id].append(article)
        for row in rows:
            yield from _of_story(connection, row, told[row.id])


def _of_story(connection: Connection, row: Any, told: Sequence[Any]) -> Iterator[Problem]:
    words = {(article.title or article.url, article.lede) for article in told}
    times = {article.ordered for article in told}
    as_now = (row.first, row.last) == (min(filter(None, times), default=""), max(times, default=""))
    if as_now and (row.title, row.lede) in words:
        return
    for some in chunks([article.id for article in told]):
        for reading, at in _as_read(connection, some):
            words.add((reading.title or reading.url, reading.lede))
            times |= {moments.order(reading.published), (at or "")[:19]}
    if (row.title, row.lede) not in words:
        yield Problem(where=f"story {row.id}", what=f"no article of it has its headline and standfirst; {_REBUILD}")
    if not {row.first, row.last} <= times or bool(row.first) != bool(row.last) or row.first > row.last:
        yield Problem(where=f"story {row.id}", what=f"no article of it is of the time it begins or ends with; {_REBUILD}")


def _as_read(connection: Connection, some: Sequence[int]) -> Iterator[tuple[Article, str | None]]:
    """Each reading of each page of these articles, and when that was captured."""
    seen = (
        sa.select(readings.c.article, captures.c.at)
        .join_from(readings, pages, pages.c.id == readings.c.page_id)
        .outerjoin(captures, captures.c.page_id == pages.c.id)
        .where(pages.c.article_id.in_(some))
    )
    with connection.execute(seen, execution_options={"yield_per": _CHUNK}) as rows:
        for row in rows:
            try:
                yield noun(Article, row.article), row.at
            except (DepecheError, ValueError, zlib.error):
                continue  # `checking` tells of it
