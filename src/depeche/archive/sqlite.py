"""All that is SQLite's own: how it is opened, how writers queue, its word index, and what its errors mean.

`databases.Database` says what each function promises.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import Connection, Engine

from depeche.archive import places, query
from depeche.archive.databases import BUSY, DAMAGED, FULL, RIGHTS, Foreign, Location
from depeche.archive.schema import metadata
from depeche.errors import ArchiveProblem, Busy, Full

PATIENCE = 30.0
"""Seconds that a writer waits for another before it gives up."""


FILE = "depeche.sqlite"
_BESIDE = ("", "-wal", "-shm")  # the file, and what SQLite puts beside it


def location(name: str) -> Location:
    """A file in the archive's folder."""
    if not name or Path(name).name != name or name.startswith("."):
        raise ValueError(
            f"{name!r} is no name for a database: give a file name such as {FILE}, or postgresql://HOST/DATABASE"
        )
    return Location(database=name)


def opened(folder: Path, location: Location) -> Engine:
    path = folder / location.database
    return engine(path) if writable(path) else for_reading(path)


def writable(path: Path) -> bool:
    """Whether this user may write the file, and beside it."""
    return os.access(path.parent, os.W_OK, effective_ids=True) and (
        not path.exists() or os.access(path, os.W_OK, effective_ids=True)
    )


def there(folder: Path, location: Location, _: Engine) -> bool:
    return (folder / location.database).exists()


def prepared(connection: Connection, location: Location, *, of: Location | None = None) -> None:
    """The file is enough."""


def following(folder: Path, location: Location) -> Location:
    """depeche.sqlite, depeche.2.sqlite, …: a name of its own, so that those who read the old one are not disturbed."""
    stem = location.database.removesuffix(".sqlite")
    name, _, number = stem.rpartition(".")
    return Location(database=f"{name}.{int(number) + 1}.sqlite" if number.isdecimal() and name else f"{stem}.2.sqlite")


def removed(folder: Path, location: Location, *, patience: float | None = None) -> bool:
    for suffix in _BESIDE:
        (folder / (location.database + suffix)).unlink(missing_ok=True)
    return True


def left(folder: Path, location: Location) -> list[Location]:
    """Nothing: who reads a file has it until he is done."""
    return []


def tidied(made: Engine) -> None:
    with made.connect() as connection:
        connection.exec_driver_sql("PRAGMA optimize")


def shredding(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA secure_delete = ON").close()


def swept(made: Engine) -> None:
    with writing(made) as connection:
        shredding(connection)
        for index in ("words", "said_words"):  # what was taken out of the index is in it until its parts are joined anew
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
    with peeking(made) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()


def engine(path: Path) -> Engine:
    """Connections to the file; each transaction begins as its owner says (`begin_immediate`), never behind its back."""
    made = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE, "check_same_thread": False},
        pool_size=8, max_overflow=24, pool_use_lifo=True,  # the one used last has the pages at hand that it read
    )  # fmt: skip
    made.dialect.statement_compiler = _Hinted
    sa.event.listen(made, "connect", _prepare)
    sa.event.listen(made, "begin", _begin)
    return made


class _Hinted(SQLiteCompiler):
    """SQLAlchemy leaves hints out for SQLite, which has one: INDEXED BY."""

    def get_from_hint_text(self, table: sa.FromClause, text: str | None) -> str | None:
        return text


def for_reading(path: Path) -> Engine:
    """Connections of somebody who may not write there.

    While others have the file open its log lies beside it, and SQLite reads both. Once the last has closed it there is no
    log, and none can be made: then the file is whole, and is taken as one that does not change; `mark` tells whether it did.
    """

    def connect() -> sqlite3.Connection:
        how = "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"
        made = sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, timeout=PATIENCE, check_same_thread=False)
        made.isolation_level = None
        return made

    made = sa.create_engine("sqlite://", creator=connect, poolclass=sa.NullPool)
    made.dialect.statement_compiler = _Hinted
    sa.event.listen(made, "begin", _begin)
    return made


def mark(path: Path) -> tuple[int, int, bool]:
    """What differs once somebody wrote the file, or has begun to."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, path.with_name(path.name + "-wal").exists()


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin transactions of its own, and deferred ones
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # a transaction that was reported has to survive a power cut
        "foreign_keys = OFF",  # rows of one batch point at each other and come in bulk; `check` looks at them
        "temp_store = MEMORY",
        "cache_size = -32768",  # KiB, of each connection: most of what adding takes of memory beyond Python's own
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
def peeking(made: Engine) -> Iterator[Connection]:
    with made.connect().execution_options(begin=None) as connection:
        yield connection


def is_damage(error: sa.exc.DBAPIError) -> bool:
    """Whether the file is no database, or not a whole one."""
    return _name(error) in ("SQLITE_NOTADB", "SQLITE_CORRUPT")


def _name(error: sa.exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlite_errorname", None) or ""


_NO_ROOM = (
    "SQLITE_FULL",
    "SQLITE_IOERR_WRITE",  # what a quota or a limit on files gives
    "SQLITE_IOERR_SHMSIZE",  # nothing is left for the memory that its users share: whoever opens it meets that first
)


def meaning(folder: str, error: sa.exc.DBAPIError) -> ArchiveProblem:
    """What the database refused, as one sentence."""
    name = _name(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(folder, BUSY)
    if name in _NO_ROOM:
        return Full(folder, FULL)
    if is_damage(error):
        return ArchiveProblem(folder, DAMAGED)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return ArchiveProblem(folder, f"no right to read or write its database; {RIGHTS}")
    return ArchiveProblem(folder, f"its database says: {error.orig}")


def firsts(key: sa.Column[Any], of: sa.Column[int], most: int, *same: sa.Column[Any]) -> sa.Select[Any]:
    wanted = sa.func.json_each(sa.bindparam("keys", type_=sa.JSON)).table_valued("value", name="wanted")
    again = key.table.alias()

    def led_to(rows: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        return [rows.c[key.name] == wanted.c.value, *(rows.c[one.name] == sa.bindparam(one.name) for one in same)]

    number = again.c[of.name]
    last = sa.select(number).where(*led_to(again)).order_by(number).limit(1).offset(most - 1).correlate(wanted)
    held = of <= sa.func.coalesce(last.scalar_subquery(), _HIGHEST)
    found = sa.select(key, of).select_from(wanted.join(key.table, sa.and_(*led_to(key.table)))).where(held)
    return found.with_hint(wanted, "CROSS", "sqlite")  # JOIN: or it may well look for each of all rows among the keys


_HIGHEST = 2**63 - 1  # number of a row


def index(connection: Connection, articles: Sequence[tuple[int, str, str]], said: Sequence[tuple[int, str]]) -> None:
    if articles:
        connection.exec_driver_sql("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", list(articles))
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
        there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
        if there and there.isdisjoint(metadata.tables):
            raise Foreign
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


_TABLES = {name: sa.table(name, sa.column("rowid", sa.Integer)) for name in ("words", "said_words")}
_MATCHES = {name: f"{name} MATCH :words" for name in _TABLES}
_SCANNED = {name: sa.literal_column(f"+{name}.rowid", sa.Integer) for name in _TABLES}
"""The number of a row that the index comes to, not one that it is asked for: each of those would begin the query anew."""

# What a word in the title weighs beside one in the body; FTS5's bm25 is the lower, the better
_SCORE = sa.literal_column("bm25(words, 5.0, 1.0)", sa.Float).label("score")


def _matches(index: str, node: query.Node) -> sa.TextClause:
    return sa.text(_MATCHES[index]).bindparams(sa.bindparam("words", match_text(node), unique=True))


GOOD_PART = 8


def searching(connection: Connection) -> None:
    """Nothing is to be seen to."""


def matched(
    index: str,
    node: query.Node,
    *,
    among: sa.Select[Any] | None = None,
    often: bool = False,
    few: bool = False,
    each: bool = False,
    most: int | None = None,
) -> sa.Select[tuple[int]]:
    table = _TABLES[index]
    found = sa.select(table.c.rowid).where(_matches(index, node))
    if among is not None and each:
        found = found.where(table.c.rowid.in_(among))
    elif among is not None and often:
        number, *_ = among.selected_columns
        found = found.where(among.where(number == _SCANNED[index]).exists())
    elif among is not None:
        found = found.where(_SCANNED[index].in_(among))
    return found if most is None else found.order_by(table.c.rowid.desc()).limit(most)


def articles_at(
    there: sa.Select[tuple[int]], holds: Sequence[sa.ColumnElement[bool]], *, most: int | None
) -> sa.Select[Any]:
    # From the end of the index on, until there are enough. The limit that is none keeps SQLite from taking the order away.
    (place,) = there.selected_columns
    (place,) = there.order_by(place.desc()).limit(-1).subquery().c
    found = sa.select(places.article_of(place)).distinct()
    if holds:
        found = found.where(sa.exists().where(places.stands_at(place), *holds))
    return found.limit(most)


def scores(node: query.Node, numbers: Sequence[int]) -> sa.Select[tuple[int, float]]:
    words = _TABLES["words"]
    wanted = sa.text("SELECT value FROM json_each(:numbers)").bindparams(numbers=json.dumps(list(numbers)))
    among = wanted.columns(sa.column("value", sa.Integer))
    return sa.select(words.c.rowid.label("id"), _SCORE).where(
        _matches("words", node), words.c.rowid >= min(numbers, default=0), _SCANNED["words"].in_(among)
    )


def too_large(error: sa.exc.DBAPIError) -> bool:
    return "fts5" in str(error)  # our expression is always well formed; this is a bound of the index


def holds(text: sa.ColumnElement[str], piece: str | sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return sa.func.instr(text, piece) > 0


def saved(connection: Connection, path: Path) -> None:
    connection.exec_driver_sql("SELECT 1 FROM sqlite_master").close()  # the transaction begins to see
    copy = sqlite3.connect(path)
    try:
        driver: Any = connection.connection.driver_connection
        driver.backup(copy)  # in one step: writers go on beside it, and it need not begin again
    except sqlite3.Error as error:
        raise sa.exc.OperationalError("backup", None, error) from error
    finally:
        copy.close()


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file, and with rows that point at others."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]} {row[1]} points at a row of {row[2]} that is not there"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    for what, held, indexed in (
        ("articles", "article_rows", "words_docsize"),
        ("statements", f"statement_rows WHERE position < {places.MOST}", "said_words_docsize"),
    ):
        there, known = (
            connection.exec_driver_sql(f"SELECT count(*) FROM {rows}").scalar_one()  # noqa: S608
            for rows in (held, indexed)
        )
        if there != known:
            found.append(f"the index has the words of {known} {what}, and there are {there}; `depeche rebuild` mends it")
    return found
