"""What a migration leaves to be done article by article: the words of all go into the index anew, as they are folded now.

A migration is one transaction, and this takes a millisecond for each article. So the migration empties the index and notes
that nothing is in it; then each step puts some articles in and notes how far it came, as one transaction. An interruption
costs one step, and the next opening goes on where it was. No process opens the archive before it is done.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from depeche.archive import analyser, databases, places
from depeche.archive.copies import Copies
from depeche.archive.databases import Database
from depeche.archive.readings import noun, searchable, sketched, title_words
from depeche.archive.rows import Rows
from depeche.model import Article

Upgrading = Callable[[int, int], None]
"""Is called with how many articles are done, and how many there are."""

_KEY = "index made up to article"
_AT_ONCE = 200
_PAUSE = 0.01  # seconds between two steps: who waits for his turn to write (SQLite looks now and then) is let in
_NOTED = sa.text("SELECT value FROM settings WHERE key = :key").bindparams(key=_KEY)
_NOTE = sa.text("INSERT INTO settings (key, value) VALUES (:key, :value)").bindparams(key=_KEY)
_DROP = sa.text("DELETE FROM settings WHERE key = :key").bindparams(key=_KEY)
_ANY = sa.text("SELECT id FROM article_rows LIMIT 1")
_HOW_MANY = sa.text("SELECT count(*), coalesce(sum(CASE WHEN id <= :last THEN 1 ELSE 0 END), 0) FROM article_rows")
_ARTICLES = sa.text(
    "SELECT article_rows.id, readings.article, sketches.article_id AS sketched FROM article_rows"
    " JOIN readings ON readings.id = article_rows.reading_id LEFT JOIN sketches ON sketches.article_id = article_rows.id"
    " WHERE article_rows.id > :last ORDER BY article_rows.id LIMIT :most"
)
_SAID = sa.text("SELECT position, text FROM statement_rows WHERE article_id = :article AND position < :most")


def begin(connection: Connection) -> None:
    """Empties the index; for a migration, after which `finish` fills it."""
    if connection.execute(_ANY).first() is None:
        return
    for index in ("words", "said_words"):
        in_sqlite = connection.dialect.name == "sqlite"
        connection.exec_driver_sql(
            f"INSERT INTO {index} ({index}) VALUES ('delete-all')" if in_sqlite else f"DELETE FROM {index}"  # noqa: S608
        )
    _noted(connection, 0)


def left(connection: Connection) -> int | None:
    """The last article that is in the index, where not all are; None: nothing is to be done."""
    found = connection.execute(_NOTED).scalar()
    return None if found is None else int(found)


def finish(kind: Database, engine: Engine, upgrading: Upgrading) -> None:
    """Does all that is left, step by step. Another process may take its part in it."""
    done = total = 0
    with kind.peeking(engine) as connection:
        if (last := left(connection)) is not None:
            total, done = cast("tuple[int, int]", connection.execute(_HOW_MANY, {"last": last}).one())
            upgrading(done, total)
    while last is not None:
        with kind.writing(engine) as connection:
            count, last = _step(connection)
        done += count
        time.sleep(_PAUSE)
        upgrading(min(done, total), total)


def _step(connection: Connection) -> tuple[int, int | None]:
    """Some articles into the index: how many, and the last of them; None where there are no more."""
    last = left(connection)
    rows = connection.execute(_ARTICLES, {"last": last, "most": _AT_ONCE}).all() if last is not None else []
    if not rows:
        connection.execute(_DROP)
        return 0, None
    database, waiting = databases.of(connection), Rows(connection)
    copies = Copies(connection, waiting)
    for row in rows:
        article = noun(Article, row.article)
        told = connection.execute(_SAID, {"article": row.id, "most": places.MOST})
        said = [(places.place(row.id, position), analyser.indexed(text)) for position, text in told]
        database.index(connection, [(row.id, title_words(article), analyser.indexed(searchable(article)))], said)
        if row.sketched is not None:
            copies.take_out(row.id)
            copies.put(row.id, sketched(article))
    waiting.flush()
    _noted(connection, rows[-1].id)
    return len(rows), int(rows[-1].id)


def _noted(connection: Connection, last: int) -> None:
    connection.execute(_DROP)
    connection.execute(_NOTE, {"value": str(last)})
