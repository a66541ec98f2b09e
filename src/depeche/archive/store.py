"""An archive's folder and database, opened: what every part of the archive is handed.

folder/archive.toml      names the database; written last when an archive is made, replaced when one is rebuilt
folder/depeche.sqlite    the database, where it is no PostgreSQL on a server
folder/warc/…            the pages
"""

from __future__ import annotations

import json
import os
import re
import secrets
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
import tomli
from sqlalchemy.engine import Connection, Engine

from depeche.archive import backfilling, databases, locks, migrations, sqlite
from depeche.archive.backfilling import Upgrading
from depeche.archive.databases import Location
from depeche.archive.schema import HEAD
from depeche.archive.warc import sync_folder
from depeche.errors import ArchiveProblem, Busy

SETTINGS = "archive.toml"
WARCS = "warc"
_GLANCE = 0.5  # seconds between two looks whether a rebuild is over
_ROOM = 1_000_000  # bytes; what following brings in one turn is smaller, or nearly so


class Store:
    """The folder, and connections to its database. Safe to share between threads."""

    def __init__(
        self, folder: Path, *, database: str | None = None, create: bool = True, upgrading: Upgrading | None = None,
        waiting: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """Opens the archive in `folder`; makes one where there is none and `create` allows. Raises ArchiveProblem.

        `upgrading` hears how far it is brought up to date, where an older depeche made it; `waiting` why there is to wait.
        With a database that is gone or damaged it opens too, to be rebuilt; every question is then answered by `trouble`.
        """
        self.folder = folder
        self._lock = threading.Lock()
        self._upgrading: Upgrading = upgrading or (lambda done, total: None)
        self._waiting: Callable[[str], None] = waiting or (lambda why: None)
        self._given = self._location(database) if database is not None else None
        with self.troubles():
            if not (folder / SETTINGS).exists():
                self._make(create)
            self._open()

    def troubles(self) -> AbstractContextManager[None]:
        """A context in which what goes wrong with disk or database becomes one of our errors."""
        return databases.troubles(str(self.folder))

    def _problem(self, reason: str) -> ArchiveProblem:
        return ArchiveProblem(str(self.folder), reason)

    def _location(self, name: str) -> Location:
        try:
            return databases.location(name)
        except ValueError as error:
            raise self._problem(str(error)) from error

    def _make(self, create: bool) -> None:
        if not create:
            raise self._problem("there is none; `depeche add` makes one")
        if self.folder.exists() and not self.folder.is_dir():
            raise self._problem("this is a file; an archive is a folder")
        ours = (".", sqlite.FILE, WARCS)
        if self.folder.is_dir() and not all(entry.name.startswith(ours) for entry in self.folder.iterdir()):
            raise self._problem("the folder holds other things and no archive; name an empty or a new one")
        location = self._given or sqlite.location(sqlite.FILE)
        kind = databases.at(location)
        made = kind.opened(self.folder, location)
        try:
            kind.there(self.folder, location, made)  # a server that can't be reached is told before a folder is made
        finally:
            made.dispose()
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / WARCS).mkdir(exist_ok=True)
        # Where there are files already, what named the database was lost, and they may tell which archive they are of.
        anew = not any((self.folder / WARCS).glob("*.warc.gz"))
        write_settings(self.folder, location, identity=new_identity() if anew else None, first=True)

    def _open(self) -> None:
        seen = _mark(self.folder / SETTINGS)
        self.location = self._named()
        self.kind = databases.at(self.location)
        self.engine: Engine = self.kind.opened(self.folder, self.location)
        try:
            self.behind: ArchiveProblem | None = None  # why nothing can be added, though it can be asked
            self.trouble = self._lost()
            if self.trouble is None:
                self._bring_up_to_date()
        except BaseException:
            self.engine.dispose()
            raise
        self._seen = seen  # last: until then other threads wait for the new database, and do not ask the old one

    @property
    def database(self) -> str:
        """The database as it may be shown."""
        return self.location.database

    def _named(self) -> Location:
        """The database that the settings name; with the password that was given with its address."""
        try:
            settings = tomli.loads((self.folder / SETTINGS).read_text("utf-8"))
            named = self._location(settings["database"])
        except (tomli.TOMLDecodeError, KeyError, UnicodeDecodeError, AttributeError, TypeError) as error:
            example = f'`database = "{sqlite.FILE}"`'
            raise self._problem(f"{SETTINGS} does not name a database; write {example} in it") from error
        told = settings.get("archive")
        self.identity = told if isinstance(told, str) and told else None
        if named.on_server:
            schema = str(settings.get("schema", ""))
            if not re.fullmatch(r"\w{1,50}", schema):
                raise self._problem(f"{SETTINGS} does not name a schema in its database; write `schema = '…'` in it")
            named = replace(named, schema=schema)
        if self._given is None:
            return named
        if self._given.on_server != named.on_server or (named.on_server and self._given.database != named.database):
            raise self._problem(f"its database is {named.database}, and not {self._given.database}; leave the other out")
        return replace(named, password=self._given.password or named.password)

    def _lost(self) -> ArchiveProblem | None:
        """Why there is nothing to ask, though the pages are there: the database is gone."""
        there = self.kind.there(self.folder, self.location, self.engine)
        if there or not any((self.folder / WARCS).glob("*.warc.gz")):
            return None
        return self._problem(f"its database {self.database} is gone; `depeche rebuild` makes it anew from the kept pages")

    def _bring_up_to_date(self) -> None:
        try:
            with self.kind.peeking(self.engine) as connection:
                at = self.kind.version(connection)
                if at == HEAD and backfilling.left(connection) is None:
                    return
        except databases.Foreign as error:
            what = f"{self.database} is a database of something else; name another file in {SETTINGS}"
            raise self._problem(f"{what}, and `depeche rebuild` makes it") from error
        except sa.exc.DatabaseError as error:
            if not self.kind.is_damage(error):
                raise
            self.trouble = self.kind.meaning(str(self.folder), error)
            return
        if not self.location.on_server and not sqlite.writable(self.folder / self.database):
            reason = "it was made by an older depeche, and whoever may write it has to open it once, as with `depeche check`"
            raise self._problem(reason)
        if at is not None and at < HEAD:
            self._upgrading(0, 0)
        try:
            with self.kind.writing(self.engine) as connection:
                self.kind.prepared(connection, self.location)
                migrations.upgrade(connection)
        except LookupError as error:
            raise self._problem("it was made by a newer depeche; update this one to open it") from error
        backfilling.finish(self.kind, self.engine, self._upgrading)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        self._ready()
        with self.troubles(), self._steady(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _steady(self) -> Iterator[None]:
        """Where we may not write, SQLite can't be told that we read: if somebody wrote meanwhile, it is no good."""
        path = self.folder / self.database
        if self.location.on_server or sqlite.writable(path):
            yield
            return
        before = sqlite.mark(path)
        yield
        if not before[-1] and sqlite.mark(path) != before:
            raise Busy(str(self.folder), "it was written to while it was read; ask again")

    @contextmanager
    def peeking(self) -> Iterator[Connection]:
        """A connection without a transaction, for one quick look."""
        self._ready()
        with self.kind.peeking(self.engine) as connection:
            yield connection

    @contextmanager
    def watching(self) -> Iterator[Callable[[], Connection]]:
        """For quick looks that follow each other closely: the connection of `peeking`, the same as long as the archive has
        this database."""
        held = ExitStack()
        engine, connection = self.engine, None

        def current() -> Connection:
            nonlocal engine, connection
            self._ready()
            if connection is None or engine is not self.engine:
                held.close()
                engine, connection = self.engine, held.enter_context(self.kind.peeking(self.engine))
            return connection

        try:
            yield current
        finally:
            held.close()

    @contextmanager
    def writing(self, *, patient: Callable[[], bool] = lambda: False) -> Iterator[Connection]:
        """The one writer's transaction. Raises Busy where another does not finish in time; a rebuild is waited for as long
        as the writer is `patient`."""
        while True:
            self._ready()
            if patient():
                self._outwait_rebuild(patient)
            with self.troubles(), ExitStack() as held:
                try:
                    connection = held.enter_context(self.kind.writing(self.engine))
                except sa.exc.DBAPIError as error:
                    if not (self.rebuilt_now and isinstance(self.kind.meaning(str(self.folder), error), Busy)):
                        raise
                    if not patient():
                        raise Busy(str(self.folder), databases.REBUILT_NOW) from error
                    continue
                if not self.moved:  # while we waited for our turn, somebody may have rebuilt the archive
                    yield connection
                    return

    def _outwait_rebuild(self, patient: Callable[[], bool]) -> None:
        told = False
        while self.rebuilt_now:
            if not patient():
                raise Busy(str(self.folder), databases.REBUILT_NOW)
            if not told:
                self._waiting("it is being rebuilt")
            told = True
            time.sleep(_GLANCE)

    @property
    def rebuilt_now(self) -> bool:
        """Whether some process makes the database anew: until that is done, which may take hours, nobody can write."""
        with locks.shared(self.folder) as free:
            return not free

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Within it others know why they wait."""
        with locks.alone(self.folder, wait=True):  # of those who look no one holds it for long
            yield

    def expects(self) -> None:
        """For who has to ask others for what is to be kept: raises what `writing` does, or Full, where it could not be kept
        now."""
        with self.troubles(), tempfile.TemporaryFile(dir=self.folder, prefix=".") as file:
            file.write(bytes(_ROOM))
            file.flush()
        with self.writing():
            pass

    @property
    def moved(self) -> bool:
        """Whether the archive has another database than the one we know."""
        mark = _mark(self.folder / SETTINGS)
        return mark is not None and mark != self._seen

    def names(self, location: Location) -> bool:
        """Whether the settings name that database by now."""
        named = self._named()
        return (named.database, named.schema) == (location.database, location.schema)

    def _ready(self) -> None:
        """Opens the new database after somebody rebuilt the archive. Raises the trouble that the database is in."""
        if self.moved:
            with self._lock, self.troubles():
                if self.moved:
                    self.close()
                    self._open()
        if self.trouble is not None:
            raise self.trouble

    @property
    def warcs(self) -> Path:
        return self.folder / WARCS

    def files(self) -> list[Path]:
        """The WARC files that there are, in the order of their names; no folder, and no link that leads nowhere."""
        return sorted(path for path in self.warcs.glob("*.warc.gz") if path.is_file())

    def path(self, warc: str) -> Path:
        """The WARC file that goes by that name in the database."""
        return self.folder / warc

    def close(self) -> None:
        # A connection that somebody has still would go back to a pool that nobody closes any more.
        sa.event.listen(self.engine.pool, "checkin", lambda _, record: record.invalidate())
        self.engine.dispose()


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def new_identity() -> str:
    """By what the journals of an archive are known from those of another."""
    return secrets.token_hex(8)


def write_settings(folder: Path, location: Location, *, identity: str | None, first: bool = False) -> None:
    """Names the database, and the archive, whole or not at all. `first`: not where somebody has just done so."""
    new = folder / f".{SETTINGS}.{secrets.token_hex(4)}"
    try:
        with new.open("w", encoding="utf-8") as file:
            file.write(f"# A depeche archive. The pages are in {WARCS}/, all else can be rebuilt from them.\n")
            file.write(f"database = {json.dumps(location.database)}\n")
            if location.schema is not None:
                file.write("# The password, if there is one, comes from PGPASSWORD or ~/.pgpass.\n")
                file.write(f"schema = {json.dumps(location.schema)}\n")
            if identity is not None:
                file.write(f"archive = {json.dumps(identity)}\n")
            file.flush()
            os.fsync(file.fileno())
        _put(new, folder / SETTINGS, first=first)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(folder)


def _put(new: Path, settings: Path, *, first: bool) -> None:
    if first:
        try:
            settings.hardlink_to(new)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            new.replace(settings)
    else:
        new.replace(settings)
