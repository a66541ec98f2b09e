"""All that is SQLite's own: how it is opened, how writers queue, its word index, and what its errors mean.

PostgreSQL will be a module with the same functions.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from depeche.archive import query
from depeche.errors import ArchiveProblem, Busy, Full

PATIENCE = 30.0
"""Seconds that a writer waits for another before it gives up."""


def engine(path: Path) -> Engine:
    """Connections to the file; each transaction begins as its owner says (`begin_immediate`), never behind its back."""
    made = sa.create_engine(
        f"sqlite:///{path}", connect_args={"timeout": PATIENCE, "check_same_thread": False}, pool_size=8, max_overflow=24
    )
    sa.event.listen(made, "connect", _prepare)
    sa.event.listen(made, "begin", _begin)
    return made


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin transactions of its own, and deferred ones
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # a transaction that was reported has to survive a power cut
        "foreign_keys = OFF",  # rows of one batch point at each other and come in bulk; `check` looks at them
        "temp_store = MEMORY",
        "cache_size = -65536",  # KiB
        "journal_size_limit = 67108864",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    if mode is not None:
        connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def writing(made: Engine) -> Iterator[Connection]:
    """One immediate transaction: whoever is in it is the only writer, and reads what the last one left."""
    with made.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        yield connection


@contextmanager
def troubles(folder: str) -> Iterator[None]:
    """What goes wrong with the database or the disk inside becomes one of our errors."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise meaning(folder, error) from error
    except OSError as error:
        raise disk_trouble(folder, error) from error


def disk_trouble(folder: str, error: OSError) -> ArchiveProblem:
    """What the operating system refused, as one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Full(folder, _FULL)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ArchiveProblem(folder, f"no right to write {error.filename or 'there'}; {_RIGHTS}")
    where = f" ({error.filename})" if error.filename else ""
    return ArchiveProblem(folder, f"{error.strerror or error}{where}")


def is_damage(error: sa.exc.DBAPIError) -> bool:
    """Whether the file is no database, or not a whole one."""
    return _name(error) in ("SQLITE_NOTADB", "SQLITE_CORRUPT")


def _name(error: sa.exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlite_errorname", None) or ""


def meaning(folder: str, error: sa.exc.DBAPIError) -> ArchiveProblem:
    """What the database refused, as one sentence."""
    name = _name(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(folder, "another process is writing and did not finish in time; try again in a moment")
    if name in ("SQLITE_FULL", "SQLITE_IOERR_WRITE"):  # the second is what a quota or a limit on files gives
        return Full(folder, _FULL)
    if is_damage(error):
        return ArchiveProblem(folder, "its database is damaged; `depeche rebuild` makes it anew from the kept pages")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return ArchiveProblem(folder, f"no right to write its database; {_RIGHTS}")
    return ArchiveProblem(folder, f"its database says: {error.orig}")


_FULL = "there is no room left on the disk; free some and go on: all that was reported is kept"
_RIGHTS = "change the owner or the rights, or choose another folder"


def index(connection: Connection, number: int, title: str, body: str, said: Sequence[tuple[int, str]]) -> None:
    """Puts the words of an article, and of its statements (number, words), into the index."""
    connection.exec_driver_sql("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (number, title, body))
    if said:
        connection.exec_driver_sql("INSERT INTO said_words (rowid, body) VALUES (?, ?)", list(said))


def unindex(connection: Connection, number: int, title: str, body: str, said: Sequence[tuple[int, str]]) -> None:
    """Takes them out again. They have to be the very words that were put in: the index keeps no copy."""
    connection.exec_driver_sql(
        "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)", (number, title, body)
    )
    if said:
        connection.exec_driver_sql("INSERT INTO said_words (said_words, rowid, body) VALUES ('delete', ?, ?)", list(said))


def version(connection: Connection) -> str | None:
    """The migration that the database is at; None: it has no tables of ours."""
    known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").first()
    if known is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


# ---------------------------------------------------------------- the word index


def match_text(node: query.Node) -> str | None:
    """A tree of words in the language of FTS5; None of one that has filters, or that only says what is to be absent."""
    if isinstance(node, query.Term):
        return f'"{" ".join(node.words)}"' + (" *" if node.prefix else "")
    if isinstance(node, query.Some):
        parts = [match_text(part) for part in node.parts]
        return None if None in parts or not parts else "(" + " OR ".join(map(str, parts)) + ")"
    if isinstance(node, query.Every):
        without = [part.part for part in node.parts if isinstance(part, query.Not)]
        parts = [match_text(part) for part in node.parts if not isinstance(part, query.Not)]
        absent = [match_text(part) for part in without]
        if not parts or None in parts or None in absent:
            return None
        held = "(" + " AND ".join(map(str, parts)) + ")"
        for part in absent:  # FTS5 knows no NOT but between two
            held = f"({held} NOT {part})"
        return held
    return None


def matched(index_name: str, words: str) -> sa.TextualSelect:
    """The numbers that the index has for an expression of `match_text`."""
    column = sa.column("rowid", sa.Integer)
    statement = sa.text(_MATCHED[index_name]).columns(column)
    return statement.bindparams(sa.bindparam("words", words, unique=True))


_MATCHED = {
    "words": "SELECT rowid FROM words WHERE words MATCH :words",
    "said_words": "SELECT rowid FROM said_words WHERE said_words MATCH :words",
}


# bm25: what a word in the title weighs beside one in the body
_RANKED = "SELECT rowid, bm25(words, 5.0, 1.0) AS score FROM words WHERE words MATCH :ranked"


def best_first(found: sa.Select[Any], number: sa.ColumnElement[int], words: str) -> sa.Select[Any]:
    """The select in the order of the index's own rank (bm25), newest first among equals.

    What only a filter found comes last.
    """
    rank = (
        sa.text(_RANKED)
        .bindparams(sa.bindparam("ranked", words, unique=True))
        .columns(sa.column("rowid", sa.Integer), sa.column("score", sa.Float))
        .cte("rank")
        .prefix_with("MATERIALIZED")
    )
    ordered = found.selected_columns.ordered
    return found.outerjoin(rank, rank.c.rowid == number).order_by(
        sa.func.coalesce(rank.c.score, 0.0), ordered.desc(), number.desc()
    )


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file, and with rows that point at others."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]} {row[1]} points at a row of {row[2]} that is not there"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    articles = connection.exec_driver_sql("SELECT count(*) FROM article_rows").scalar_one()
    indexed = connection.exec_driver_sql("SELECT count(*) FROM words_docsize").scalar_one()
    if articles != indexed:
        found.append(f"the index has the words of {indexed} articles, and there are {articles}; `depeche rebuild` mends it")
    return found
