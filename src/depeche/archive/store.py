"""An archive's folder and database, opened: what every part of the archive is handed.

folder/archive.toml      names the database; written last when an archive is made, replaced when one is rebuilt
folder/depeche.sqlite    the database
folder/warc/…            the pages
"""

from __future__ import annotations

import os
import threading
import tomllib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from depeche.archive import migrations, sqlite
from depeche.archive.schema import HEAD
from depeche.archive.warc import sync_folder
from depeche.errors import ArchiveProblem

SETTINGS = "archive.toml"
DATABASE = "depeche.sqlite"
WARCS = "warc"


class Store:
    """The folder, and connections to its database. Safe to share between threads."""

    def __init__(self, folder: Path, *, database: str | None = None, create: bool = True) -> None:
        """Opens the archive in `folder`; makes one where there is none and `create` allows. Raises ArchiveProblem.

        With a database that is gone or damaged it opens too, to be rebuilt; every question is then answered by `trouble`.
        """
        self.folder = folder
        self._lock = threading.Lock()
        with self.troubles():
            if not (folder / SETTINGS).exists():
                self._make(database, create)
            self._open()

    def troubles(self) -> AbstractContextManager[None]:
        """A context in which what goes wrong with disk or database becomes one of our errors."""
        return sqlite.troubles(str(self.folder))

    def _problem(self, reason: str) -> ArchiveProblem:
        return ArchiveProblem(str(self.folder), reason)

    def _make(self, database: str | None, create: bool) -> None:
        if not create:
            raise self._problem("there is none; `depeche add` makes one")
        if self.folder.exists() and not self.folder.is_dir():
            raise self._problem("this is a file; an archive is a folder")
        ours = (".", DATABASE, WARCS)
        if self.folder.is_dir() and not all(entry.name.startswith(ours) for entry in self.folder.iterdir()):
            raise self._problem("the folder holds other things and no archive; name an empty or a new one")
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / WARCS).mkdir(exist_ok=True)
        write_settings(self.folder, database or DATABASE)

    def _open(self) -> None:
        settings = self.folder / SETTINGS
        self._seen = _mark(settings)
        try:
            name = tomllib.loads(settings.read_text("utf-8"))["database"]
        except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError) as error:
            example = f'`database = "{DATABASE}"`'
            raise self._problem(f"{SETTINGS} does not name a database; write {example} in it") from error
        if "://" in name:
            raise self._problem("only SQLite is there yet; name a file in this folder as `database`")
        self.database = name
        self.engine: Engine = sqlite.engine(self.folder / name)
        self.trouble = self._lost()
        if self.trouble is None:
            self._bring_up_to_date()

    def _lost(self) -> ArchiveProblem | None:
        """Why there is nothing to ask, though the pages are there: the database is gone."""
        if (self.folder / self.database).exists() or not any((self.folder / WARCS).glob("*.warc.gz")):
            return None
        return self._problem(f"its database {self.database} is gone; `depeche rebuild` makes it anew from the kept pages")

    def _bring_up_to_date(self) -> None:
        try:
            with self.engine.connect() as connection:
                at = sqlite.version(connection)
        except sa.exc.DatabaseError as error:
            if not sqlite.is_damage(error):
                raise
            self.trouble = sqlite.meaning(str(self.folder), error)
            return
        if at == HEAD:
            return
        try:
            with sqlite.writing(self.engine) as connection:
                migrations.upgrade(connection)
        except LookupError as error:
            raise self._problem("it was made by a newer depeche; update this one to open it") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        self._ready()
        with sqlite.troubles(str(self.folder)), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def peeking(self) -> Iterator[Connection]:
        """A connection without a transaction, for one quick look."""
        with self.engine.connect().execution_options(begin=None) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer's transaction. Raises Busy where another does not finish in time."""
        self._ready()
        with sqlite.troubles(str(self.folder)), sqlite.writing(self.engine) as connection:
            yield connection

    def _ready(self) -> None:
        """Opens the new database after somebody rebuilt the archive. Raises the trouble that the database is in."""
        mark = _mark(self.folder / SETTINGS)
        if mark != self._seen and mark is not None:
            with self._lock, sqlite.troubles(str(self.folder)):
                if mark != self._seen:
                    self.engine.dispose()
                    self._open()
        if self.trouble is not None:
            raise self.trouble

    @property
    def warcs(self) -> Path:
        return self.folder / WARCS

    def path(self, warc: str) -> Path:
        """The WARC file that goes by that name in the database."""
        return self.folder / warc

    def close(self) -> None:
        self.engine.dispose()


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def write_settings(folder: Path, database: str) -> None:
    """Names the database, whole or not at all."""
    new = folder / f".{SETTINGS}.new"
    with new.open("w", encoding="utf-8") as file:
        file.write(f"# A depeche archive. The pages are in {WARCS}/, all else can be rebuilt from them.\n")
        file.write(f'database = "{database}"\n')
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / SETTINGS)
    sync_folder(folder)
