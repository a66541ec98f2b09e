"""All that a filter chooses, one after the other, however much it is: what exports are made of.

One transaction, so all of it is of one state of the archive. Numbers come from a cursor, rows are looked up a few at a
time, and nothing else is held: memory does not grow with the archive. Whoever stops early closes the generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import choosing, citing, views, warc
from depeche.archive.answers import (
    AgendaFilter,
    ArticleFilter,
    ArticleRow,
    EntityRow,
    Filter,
    MeetingRow,
    NameFilter,
    SaidFilter,
    StatementRow,
    StoryFilter,
    StoryRow,
)
from depeche.archive.engine import Engine
from depeche.archive.readings import noun
from depeche.archive.schema import (
    articles,
    captures,
    entities,
    meetings,
    pages,
    readings,
    revisions,
    statements,
    stories,
    warcs,
)
from depeche.archive.store import Store
from depeche.archive.whole import WarcRecord, WholeArticle, WholeStatement
from depeche.errors import ArchiveProblem, unfit
from depeche.model import Article

AT_ONCE = 100
"""Rows that are looked up together."""


def how_many(connection: Connection, engine: Engine, asked: Filter) -> int:
    """How many nouns a filter chooses."""
    return int(
        connection.execute(
            sa.select(sa.func.count()).select_from(_numbers(connection, engine, asked).subquery())
        ).scalar_one()
    )


def _numbers(connection: Connection, engine: Engine, asked: Filter) -> sa.Select[Any]:
    """Their numbers, in the order of the lists."""
    if not isinstance(asked, Filter):
        raise unfit("it is asked with a filter such as ArticleFilter(query=…)", asked)
    if isinstance(asked, ArticleFilter):
        wanted = sa.select(articles.c.id).where(*choosing.of_articles(connection, engine, asked))
        return wanted.order_by(articles.c.ordered.desc(), articles.c.id.desc())
    if isinstance(asked, SaidFilter):
        wanted = sa.select(statements.c.id).join(articles, articles.c.id == statements.c.article_id)
        wanted = wanted.where(*choosing.of_statements(connection, engine, asked))
        return wanted.order_by(statements.c.ordered.desc(), statements.c.article_id.desc(), statements.c.position)
    if isinstance(asked, AgendaFilter):
        wanted = sa.select(meetings.c.id).where(*choosing.of_meetings(connection, engine, asked))
        return wanted.order_by(*choosing.meetings_in_order(asked))
    if isinstance(asked, NameFilter):
        wanted = sa.select(entities.c.id).where(*choosing.of_names(connection, engine, asked))
        return wanted.order_by(entities.c.articles.desc(), entities.c.id)
    wanted = sa.select(stories.c.id).where(*choosing.of_stories(connection, engine, asked))
    return wanted.order_by(stories.c.last.desc(), stories.c.id.desc())


def _batches(connection: Connection, wanted: sa.Select[Any]) -> Iterator[list[int]]:
    with connection.execute(wanted, execution_options={"yield_per": AT_ONCE}) as rows:
        numbers = iter(rows.scalars())
        while batch := list(islice(numbers, AT_ONCE)):
            yield batch


def _in_order(numbers: list[int], found: Iterable[tuple[int, Any]]) -> Iterator[Any]:
    by_number = dict(found)
    return (by_number[number] for number in numbers if number in by_number)


_ARTICLE = citing.CITED.join(
    articles, sa.and_(articles.c.id == revisions.c.article_id, articles.c.revisions == revisions.c.number)
).add_columns(readings.c.record.label("stored_record"))


def whole_articles(connection: Connection, engine: Engine, asked: ArticleFilter) -> Iterator[WholeArticle]:
    """Articles, newest first. Raises BadQuery."""
    for batch in _batches(connection, _numbers(connection, engine, asked)):
        rows = {row.id: row for row in connection.execute(views.ARTICLE.where(articles.c.id.in_(batch)))}
        for kept in _in_order(
            batch, ((row.article_id, row) for row in connection.execute(_ARTICLE.where(articles.c.id.in_(batch))))
        ):
            article = noun(Article, kept.article)
            yield WholeArticle(
                row=views.article(rows[kept.article_id]), article=article, citation=citing.made(connection, kept, article),
                stored_record=kept.stored_record,
            )  # fmt: skip


def whole_statements(connection: Connection, engine: Engine, asked: SaidFilter) -> Iterator[WholeStatement]:
    """Statements, newest first; those of one article in the order of its text. Raises BadQuery."""
    last: tuple[int, Any, Article | None] = (0, None, None)
    for batch in _batches(connection, _numbers(connection, engine, asked)):
        found = connection.execute(views.STATEMENT.where(statements.c.id.in_(batch))).all()
        rows: Iterator[StatementRow] = _in_order(batch, ((row.id, row) for row in views.statement_rows(connection, found)))
        cited = _ARTICLE.where(articles.c.id.in_({row.id for row in found}))
        kept = {row.article_id: row for row in connection.execute(cited)}
        for row in rows:
            if row.article.id != last[0]:
                of_article = kept[row.article.id]
                last = (row.article.id, of_article, noun(Article, of_article.article))
            said = row.statement
            assert last[2] is not None
            yield WholeStatement(row=row, citation=citing.made(connection, last[1], last[2], said.start, said.end))


def whole_meetings(connection: Connection, engine: Engine, asked: AgendaFilter) -> Iterator[MeetingRow]:
    """Meetings, in the order of `Archive.agenda`. Raises BadQuery."""
    for batch in _batches(connection, _numbers(connection, engine, asked)):
        found = connection.execute(sa.select(meetings).where(meetings.c.id.in_(batch))).all()
        yield from _in_order(batch, ((row.id, row) for row in views.meeting_rows(connection, found)))


def names(connection: Connection, engine: Engine, asked: NameFilter) -> Iterator[EntityRow]:
    """People, organisations or places, those that most articles name first. Raises BadQuery."""
    for batch in _batches(connection, _numbers(connection, engine, asked)):
        found = connection.execute(sa.select(entities).where(entities.c.id.in_(batch)))
        yield from _in_order(batch, ((row.id, views.entity(row)) for row in found))


def whole_stories(connection: Connection, engine: Engine, asked: StoryFilter) -> Iterator[StoryRow]:
    """Stories, the one that grew last first. Raises BadQuery."""
    for batch in _batches(connection, _numbers(connection, engine, asked)):
        found = connection.execute(sa.select(stories).where(stories.c.id.in_(batch))).all()
        yield from _in_order(batch, ((row.id, row) for row in views.story_rows(connection, found)))


def warc_records(store: Store, connection: Connection, engine: Engine, asked: ArticleFilter) -> Iterator[WarcRecord]:
    """The records that hold the pages of articles, each once, in the order of the files: all captures of them, and where one
    says "the same bytes as before" also the record with the bytes. Raises BadQuery, ArchiveProblem."""
    chosen = _numbers(connection, engine, asked).order_by(None)
    of_captures = (
        sa.select(captures.c.warc_id, captures.c.offset, pages.c.article_id)
        .join(pages, pages.c.id == captures.c.page_id)
        .where(pages.c.article_id.in_(chosen))
    )
    of_bytes = sa.select(pages.c.warc_id, pages.c.offset, pages.c.article_id).where(pages.c.article_id.in_(chosen))
    both = sa.union(of_captures, of_bytes).subquery()
    wanted = (
        sa.select(warcs.c.name, both.c.offset, sa.func.min(both.c.article_id).label("article_id"))
        .join(warcs, warcs.c.id == both.c.warc_id)
        .group_by(warcs.c.id, warcs.c.name, both.c.offset)
        .order_by(warcs.c.id, both.c.offset)
    )
    last: ArticleRow | None = None
    with connection.execute(wanted, execution_options={"yield_per": AT_ONCE}) as places:
        for place in places:
            if last is None or last.id != place.article_id:
                last = views.article(connection.execute(views.ARTICLE.where(articles.c.id == place.article_id)).one())
            kept, member = _copied(store, place.name, place.offset)
            yield WarcRecord(member=member, kept=kept, article=last)


def _copied(store: Store, name: str, offset: int) -> tuple[warc.Kept, bytes]:
    path = store.path(name)
    try:
        kept = warc.record_at(path, offset)
        with path.open("rb") as file:
            file.seek(offset)
            return kept, file.read(kept.length)
    except (OSError, ValueError) as error:
        reason = f"{name} can't be read at byte {offset} ({error}); `depeche check` tells what else is damaged"
        raise ArchiveProblem(str(store.folder), reason) from error
