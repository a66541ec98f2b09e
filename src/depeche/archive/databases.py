"""The databases behind one contract: SQLite in the archive's folder, or PostgreSQL on a server.

    sqlite.py       all that is SQLite's own        postgresql.py   all that is PostgreSQL's own

Both modules are a `Database`; which of them, a location or a connection tells. All else of the archive is SQLAlchemy Core
and the same for both. The words of the index are those of `analyser.py`, so that a query finds the same articles in both.
"""

from __future__ import annotations

import errno
import importlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, cast

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from depeche.archive.query import Node
from depeche.archive.schema import articles
from depeche.errors import NO_ROOM, ArchiveProblem, Away, Busy, Full


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where an archive's database is, as `archive.toml` tells."""

    database: str  # a file in the archive's folder, or the address of a PostgreSQL database, without a password
    schema: str | None = None  # of PostgreSQL: the archive's own, a new one after each rebuild
    password: str | None = field(default=None, repr=False)  # never written: given, or None: libpq looks for it

    @property
    def on_server(self) -> bool:
        return "://" in self.database


class Foreign(Exception):
    """The tables of a database are all of something else."""


class ReadOnly(Exception):
    """The server lets nobody write: it stands by for another, or was told so."""


class Database(Protocol):
    """What the modules `sqlite` and `postgresql` do, each its own way."""

    GOOD_PART: int
    """One in so many: what holds of more articles is better asked of each that has the words than made a set of first."""

    # ---- opening, making, removing

    def location(self, name: str) -> Location:
        """Where a new archive's database goes, whose file or address somebody gave. Raises ValueError, with the reason."""

    def opened(self, folder: Path, location: Location) -> Engine:
        """Connections to it. Nothing is made or asked yet. Raises MissingExtra."""

    def there(self, folder: Path, location: Location, engine: Engine) -> bool:
        """Whether there is one at all."""

    def prepared(self, connection: Connection, location: Location, *, of: Location | None = None) -> None:
        """Makes, in a writer's transaction, what migrations need to make tables in. `of`: whose place it is to take."""

    def following(self, folder: Path, location: Location) -> Location:
        """A place beside it, for a rebuild."""

    def removed(self, folder: Path, location: Location, *, patience: float | None = None) -> bool:
        """Takes it away with all that is in it; nothing happens where there is none. False: somebody read it for so many
        seconds, and it is left for another time."""

    def left(self, folder: Path, location: Location) -> list[Location]:
        """What was left so, on the server of this one."""

    def version(self, connection: Connection) -> str | None:
        """The migration that it is at; None: it has no tables. Raises Foreign, where that can be told."""

    def tidied(self, engine: Engine) -> None:
        """Lets the database take stock after many rows came in."""

    def shredding(self, connection: Connection) -> None:
        """From here on, what is deleted in the transaction leaves no traces in the file, as far as the database can tell."""

    def swept(self, engine: Engine) -> None:
        """Clears away what deleted rows left behind."""

    # ---- transactions and what goes wrong

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """One transaction of the only writer, that reads what the last one left; others wait for their turn.

        Raises ReadOnly."""

    def peeking(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A connection without a transaction, for one quick look."""

    def is_damage(self, error: sa.exc.DBAPIError) -> bool:
        """Whether what is there is no database, or not a whole one."""

    def meaning(self, folder: str, error: sa.exc.DBAPIError) -> ArchiveProblem:
        """What the database refused, as one sentence."""

    def damage(self, connection: Connection) -> list[str]:
        """What is wrong with it, and with rows that point at others."""

    def saved(self, connection: Connection, path: Path) -> None:
        """Makes an SQLite file of all that the connection's transaction sees."""

    # ---- what a key leads to

    def firsts(self, key: sa.Column[Any], of: sa.Column[int], most: int, *same: sa.Column[Any]) -> sa.Select[Any]:
        """A select of two columns of a table whose primary key they are: for each of the bound `keys`, a list, the `most`
        lowest `of`, whatever it leads to beside. The columns `same` are bound by their names."""

    # ---- the index of words

    def index(
        self, connection: Connection, articles: Sequence[tuple[int, str, str]], said: Sequence[tuple[int, str]]
    ) -> None:
        """Puts the words of articles (number, words of the title, all others), and of statements (place, words), into the
        index."""

    def unindex(self, connection: Connection, number: int, title: str, body: str, said: Sequence[tuple[int, str]]) -> None:
        """Takes the words of an article and of its statements out again. They have to be the very words that were put in."""

    def searching(self, connection: Connection) -> None:
        """Before the index is asked in this transaction."""

    def matched(
        self,
        index: str,
        node: Node,
        *,
        among: sa.Select[Any] | None = None,
        often: bool = False,
        few: bool = False,
        each: bool = False,
        most: int | None = None,
    ) -> sa.Select[Any]:
        """A select of the numbers of articles ("words"), or of the places of statements ("said_words"), that the index has
        for a tree that `query.wordy` allows: only those of `among`, and at most `most`, the highest. `often`: `among` is a
        good part of all, and is asked of one number after the other; `few`: it is known to be less than that; `each`: it
        is so little that the index is asked for one after the other."""

    def articles_at(
        self, places: sa.Select[Any], holds: Sequence[sa.ColumnElement[bool]], *, most: int | None
    ) -> sa.Select[Any]:
        """A select of the articles in which statements stand that `matched` found: of those for whose rows in `statements`
        the conditions hold, and at most `most`, the highest."""

    def scores(self, node: Node, numbers: Sequence[int]) -> sa.Select[Any]:
        """A select of `id` and `score` of those of the articles that the tree finds: the index's own rank by its words,
        below 0, the lower the better."""

    def too_large(self, error: sa.exc.DBAPIError) -> bool:
        """Whether the index refused a query for its size."""

    def holds(self, text: sa.ColumnElement[str], piece: str | sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """Whether the piece occurs in the text, sign by sign."""


def named(kind: str) -> Database:
    """The module of that name. Loaded when first used: whoever has SQLite needs no other."""
    return cast("Database", importlib.import_module(f"depeche.archive.{kind}"))


def location(name: str) -> Location:
    """Where a new archive's database goes, whose file or address somebody gave. Raises ValueError, with the reason."""
    return named("postgresql" if "://" in name else "sqlite").location(name)


def at(location: Location) -> Database:
    return named("postgresql" if location.on_server else "sqlite")


def from_index(asked: sa.Select[Any]) -> sa.Select[Any]:
    """The same question of articles, which names them by their numbers: SQLite would look into their rows, though the index
    `articles_counted` has all that is asked."""
    return asked.with_hint(articles, "INDEXED BY articles_counted", "sqlite")


def of(connection: Connection) -> Database:
    return named(connection.dialect.name)


@contextmanager
def troubles(folder: str) -> Iterator[None]:
    """What goes wrong with the database or the disk inside becomes one of our errors."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        kind = "sqlite" if type(error.orig).__module__.partition(".")[0] == "sqlite3" else "postgresql"
        raise named(kind).meaning(folder, error) from error
    except sa.exc.TimeoutError as error:  # of the wait for a connection
        raise Busy(folder, CROWDED) from error
    except ReadOnly as error:
        raise Away(folder, READ_ONLY) from error
    except OSError as error:
        raise disk_trouble(folder, error) from error


def disk_trouble(folder: str, error: OSError) -> ArchiveProblem:
    """What the operating system refused, as one sentence."""
    if error.errno in NO_ROOM:
        return Full(folder, FULL)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ArchiveProblem(folder, f"no right to read or write {error.filename or 'there'}; {RIGHTS}")
    where = f" ({error.filename})" if error.filename else ""
    return ArchiveProblem(folder, f"{error.strerror or error}{where}")


FULL = "there is no room left on the disk; free some and go on: all that was reported is kept"
RIGHTS = "change the owner or the rights, or choose another folder"
BUSY = "another process is writing and did not finish in time; try again in a moment"
REBUILT_NOW = "it is being rebuilt, and until that is done nothing can be written; try again then"
READ_ONLY = "its database can be read and not written for now, as its server says; see to that, and go on"
CROWDED = "more is asked of it at once than it can answer; try again in a moment"
DAMAGED = "its database is damaged; `depeche rebuild` makes it anew from the kept pages"
