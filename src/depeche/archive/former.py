"""Numbers of what was taken for an article and turned out to be a page of another: they lead there for good."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.readings import noun
from depeche.archive.schema import articles, former_articles, former_meetings, pins, readings
from depeche.model import Article


def today(connection: Connection, number: int) -> int:
    """The article that a number means today: its own, or that of which it is a page."""
    into = connection.scalar(sa.select(former_articles.c.article_id).where(former_articles.c.id == number))
    return number if into is None else into


def text(connection: Connection, number: int) -> str | None:
    """The text that an article had by itself, before its number led elsewhere; None: it is one still, or never was."""
    stored = (
        sa.select(readings.c.article)
        .join(former_articles, former_articles.c.reading_id == readings.c.id)
        .where(former_articles.c.id == number)
    )
    found = connection.scalar(stored)
    return noun(Article, found).text if found is not None else None


def leading_to(connection: Connection, number: int) -> list[int]:
    """The numbers that lead to an article today."""
    led = sa.select(former_articles.c.id).where(former_articles.c.article_id == number)
    return list(connection.scalars(led.order_by(former_articles.c.id)))


def leads(connection: Connection, number: int, other: int) -> None:
    """An article's number leads to another from here on, and so does what led to it; decisions about it are about that."""
    run = connection.execute
    reading = run(sa.select(articles.c.reading_id).where(articles.c.id == number)).scalar_one()
    for table in (former_articles, former_meetings):
        run(sa.update(table).where(table.c.article_id == number).values(article_id=other))
    handed_over(connection, pins, number, other)
    run(sa.insert(former_articles), {"id": number, "article_id": other, "reading_id": reading})


def handed_over(connection: Connection, table: sa.Table, number: int, other: int) -> None:
    """The rows of an article in a table become another's, but those that it has already, by the rest of the primary key."""
    same, own = table.alias(), table.c.article_id == number
    rest = [column for column in table.primary_key if column is not table.c.article_id]
    there = sa.exists().where(same.c.article_id == other, *(same.c[column.name] == column for column in rest))
    connection.execute(sa.delete(table).where(own, there))
    connection.execute(sa.update(table).where(own).values(article_id=other))


def forgotten(connection: Connection, number: int) -> None:
    """Nothing leads to an article any more, which goes for good."""
    for table in (former_articles, former_meetings):
        connection.execute(sa.delete(table).where(table.c.article_id == number))
