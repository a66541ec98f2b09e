"""A copy of an archive that can be opened as it is, made while others read and write.

The database goes first, as one transaction sees it; then the WARC files, each up to where that database knows it. What is
written to a file is on disk before any transaction tells of it, so all that the copy tells of is in its files; what is
forgotten meanwhile leaves them only once they are copied. Of an archive
in PostgreSQL the copy is an SQLite file: it needs no server, and no tool of one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from depeche.archive import sqlite
from depeche.archive.answers import Saved
from depeche.archive.blotting import unblotted
from depeche.archive.schema import warcs
from depeche.archive.store import SETTINGS, WARCS, Store, write_settings
from depeche.archive.warc import sync_folder
from depeche.errors import ArchiveProblem, Full

_CHUNK = 1 << 20


def backup(store: Store, target: Path) -> Iterator[Saved]:
    """Copies the archive into a new or empty folder; each file is yielded once it is there for good.

    `archive.toml` comes last, so that a copy that was killed is no archive; one that broke off otherwise is taken away.
    Raises ArchiveProblem, Full.
    """
    target = target.absolute()
    inside = store.folder.absolute()
    if target == inside or inside in target.parents:
        raise ArchiveProblem(str(target), "a backup can't be kept inside the archive itself; name another folder")
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise ArchiveProblem(str(target), "a backup wants a new or an empty folder; name another")
    new = not target.exists()
    with store.troubles():
        (target / WARCS).mkdir(parents=True)  # of two that begin at once it is one's
    try:
        yield from _copy(store, target)
    except BaseException as error:  # a copy that broke off is none, and takes the room of one
        _taken_away(target, new)
        if isinstance(error, Full):
            raise Full(str(target), _NO_ROOM) from error
        raise


_NO_ROOM = "there is no room left on the disk for the copy; what was made of it is taken away, and the archive is as it was"


def _copy(store: Store, target: Path) -> Iterator[Saved]:
    with store.troubles(), unblotted(store):
        path = target / sqlite.FILE
        with store.reading() as connection:
            store.kind.saved(connection, path)
            files = [(row.name, row.kept) for row in connection.execute(sa.select(warcs).order_by(warcs.c.id))]
        _last(path)
        yield Saved(name=sqlite.FILE, size=path.stat().st_size)
        for name, kept in files:
            _copied(store.path(name), target / name, kept)
            yield Saved(name=name, size=kept)
        sync_folder(target / WARCS)
        write_settings(target, sqlite.location(sqlite.FILE), identity=store.identity)


def _taken_away(target: Path, new: bool) -> None:
    """What was made in the folder, which was empty, and the folder if it is `new`."""
    for path in (target / SETTINGS, *target.glob(f"{sqlite.FILE}*")):
        path.unlink(missing_ok=True)
    shutil.rmtree(target / WARCS, ignore_errors=True)
    if new:
        with suppress(OSError):
            target.rmdir()


def _copied(source: Path, copy: Path, size: int) -> None:
    """The first `size` bytes of a file."""
    left = size
    with source.open("rb") as original, copy.open("xb") as file:
        while left:
            piece = original.read(min(left, _CHUNK))
            if not piece:
                reason = f"{source.name} is shorter than the database knows; `depeche check` tells what is damaged"
                raise ArchiveProblem(str(source.parent.parent), reason)
            file.write(piece)
            left -= len(piece)
        file.flush()
        os.fsync(file.fileno())
    shutil.copystat(source, copy)


def _last(path: Path) -> None:
    """Makes what was written last."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
