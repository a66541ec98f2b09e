"""Taking records out of WARC files: each gives way to one of the same length that says only that something was forgotten.

So no other record moves, and neither the database nor any journal has to learn new offsets. The file is written anew
beside the old one, flushed to disk, and takes its name: a kill leaves one or the other, and what is left to do stands in the
database until it is done. A file that somebody is writing waits until its writer has ended, and all of them wait while
somebody copies or verifies them beside one state of the database, or takes something else out.
"""

from __future__ import annotations

import fcntl
import json
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa

from depeche.archive import databases, forgetting, locks, redirects, warc
from depeche.archive.members import fitted
from depeche.archive.notes import BLOTTED, DECIDED
from depeche.archive.notes import NAME as FOLLOWING
from depeche.archive.schema import captures, tombstones, warcs
from depeche.archive.store import WARCS, Store


def blot(store: Store) -> list[str]:
    """Does what is left to do in the files; those of them that have to wait for who writes or reads them."""
    waiting: set[str] = set()
    for number in [row.id for row in _left(store)]:
        with locks.alone(store.warcs) as free:
            for row in _left(store, tombstones.c.id == number):  # somebody else may have done it
                left = json.loads(row.left)
                if not free:
                    waiting.update(name for name, _, _ in left["places"])
                    continue
                here = _done(store, left, datetime.fromisoformat(row.at))
                waiting |= here
                if not here:
                    with store.writing() as connection:
                        databases.of(connection).shredding(connection)
                        redirects.lead_nowhere(connection, left["keys"])
                        forgetting.journals_without(connection, left)  # as in the files, which more may have gone out of
                        connection.execute(sa.update(tombstones).where(tombstones.c.id == number).values(left=None))
    return sorted(waiting)


def _left(store: Store, *which: sa.ColumnElement[bool]) -> Sequence[Any]:
    with store.reading() as connection:
        wanted = sa.select(tombstones).where(tombstones.c.left.is_not(None), *which)
        return connection.execute(wanted.order_by(tombstones.c.id)).all()


@contextmanager
def unblotted(store: Store) -> Iterator[None]:
    """Within it nothing is taken out of the files, so they stay as any state of the database knows them that is looked at.
    Waits for who is about it."""
    with locks.shared(store.warcs, wait=True):
        yield


def _done(store: Store, left: dict[str, Any], since: datetime) -> set[str]:
    """Blots all files that hold something of what was forgotten at that time (`since`); those that have to wait."""
    by_file: dict[str, dict[int, bool]] = {}
    for name, offset, shared in left["places"]:
        by_file.setdefault(name, {})[offset] = shared
    waiting: set[str] = set()
    # A journal stands in the file of its batch or, of a run that was killed, in one that came later, whatever it is called
    # (a clock may be set back, a file have been put here), and so does what was decided about names. A source may have told
    # of it long before.
    numbers = _numbers(store)
    first = 0 if left.get("told") else min((numbers.get(name, 0) for name in by_file), default=0)
    leading = _leading_there(store, left["keys"], first)
    for path in store.files():
        name = f"{WARCS}/{path.name}"
        if (numbers.get(name, first) >= first or name in leading) and not _file_done(
            store, path, by_file.get(name, {}), left, since
        ):
            waiting.add(name)
    return waiting


def _numbers(store: Store) -> dict[str, int]:
    """The files, in the order in which they came, by their names."""
    with store.reading() as connection:
        return {row.name: row.id for row in connection.execute(sa.select(warcs.c.name, warcs.c.id))}


def _leading_there(store: Store, gone_by: list[str], first: int) -> set[str]:
    """The files from before number `first` in which a redirect leads to an address with one of these digests."""
    with store.reading() as connection:
        found, unknown = redirects.leading_to(connection, gone_by, first)
    for name, offsets in unknown.items():
        with suppress(FileNotFoundError):  # `check` tells of it, and of what is damaged
            if any(redirects.target(kept) in gone_by for kept in warc.records_at(store.folder / name, offsets)):
                found.add(name)
    return found


def _file_done(store: Store, path: Path, places: dict[int, bool], left: dict[str, Any], since: datetime) -> bool:
    """Writes the file anew without them, if there is anything in it to blot; False: somebody is writing it."""
    with path.open("rb") as file:
        members: dict[int, tuple[int, bytes]] = {}  # offset → length, the member in its place
        for found in warc.records(path):
            if isinstance(found, warc.Torn):
                end = _end_of_damage(store, found, f"{WARCS}/{path.name}") if found.offset in places else None
                if end is not None:  # it can't be read as a whole, but in part
                    members[found.offset] = end - found.offset, _blotted(_no_name(), end - found.offset)
                continue
            member = _instead(found, places, left, since)
            if member is not None:
                members[found.offset] = found.length, member
        if not members:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        _written_anew(path, file, members)
    return True


def silenced(store: Store, name: str, offsets: Iterable[int]) -> bool:
    """Takes these notes out of a file that nobody else writes; False: somebody reads it beside a state of the database."""
    path = store.path(name)
    members: dict[int, tuple[int, bytes]] = {}
    for found in warc.records_at(path, offsets):
        # No note of ours: what was forgotten leaves one, and counts as a capture that there was.
        members[found.offset] = found.length, fitted(warc.blotted(found.id, {}, datetime.now(UTC)), found.length)
    if not members:
        return True
    with locks.alone(store.warcs) as free, path.open("rb") as file:
        if free:
            _written_anew(path, file, members)
    return free


def _written_anew(path: Path, file: BinaryIO, members: Mapping[int, tuple[int, bytes]]) -> None:
    """The file with these members in place of those that stand there. `members`: offset → length, the new one."""
    new = path.with_name(f".{path.name}.new")
    with new.open("wb") as copy:
        at = 0
        for offset, (length, member) in sorted(members.items()):
            _pass_on(file, copy, offset - at)
            copy.write(member)
            file.seek(length, os.SEEK_CUR)
            at = offset + length
        _pass_on(file, copy, os.fstat(file.fileno()).st_size - at)
        copy.flush()
        os.fsync(copy.fileno())
    new.replace(path)
    warc.sync_folder(path.parent)


def _end_of_damage(store: Store, found: warc.Torn, name: str) -> int | None:
    """Where the damaged record that begins there ended at the latest: with the next record that can be read, or that of the
    next capture. None where nothing stands behind it."""
    behind = sa.select(sa.func.min(captures.c.offset)).join(warcs, warcs.c.id == captures.c.warc_id)
    with store.reading() as connection:
        known = connection.scalar(behind.where(warcs.c.name == name, captures.c.offset > found.offset))
    return min((end for end in (found.end, known) if end is not None), default=None)


def _no_name() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _blotted(record: str, length: int) -> bytes:
    """What takes the place of a record of that name and length."""
    return fitted(warc.blotted(record, {"depeche": BLOTTED}, datetime.now(UTC)), length)


def _pass_on(source: Any, target: Any, size: int) -> None:
    while size:
        piece = source.read(min(size, 1 << 20))
        if not piece:
            return
        target.write(piece)
        size -= len(piece)


def _instead(found: warc.Kept, places: dict[int, bool], left: dict[str, Any], since: datetime) -> bytes | None:
    """The member that takes the place of a record; None where it stays."""
    value = warc.noted(found) if found.type == "metadata" else None
    if found.offset in places:
        if places[found.offset]:
            return None if warc.is_bytes_only(found) else warc.without_address(found)
        if value is not None and value["depeche"] == BLOTTED:
            return None
        return _blotted(found.id, found.length)
    if found.type == "response" and redirects.target(found) in left["keys"]:
        return warc.leading_nowhere(found)
    # A name that came back later, in another article, may have been decided about since; a rebuild looks at all once more.
    if value is not None and value["depeche"] == DECIDED and (found.at or since) <= since:
        without = forgetting.scrubbed_decision(value, left)
        return noted_anew(found, without) if without != value else None
    if value is not None and value["depeche"] == FOLLOWING:
        without = forgetting.scrubbed_following(value, left["keys"])
        return noted_anew(found, without) if without != value else None
    if value is None or value["depeche"] != "batch" or value["batch"] not in left["batches"]:
        return None
    scrubbed = json.loads(json.dumps(forgetting.scrubbed(value, left)))
    return noted_anew(found, scrubbed) if scrubbed != value else None


def noted_anew(found: warc.Kept, value: Any) -> bytes:
    """The member that takes the place of a note which now says this. A short headline that goes may make less room than the
    digest of what is left needs; then that goes, too."""
    try:
        return fitted(warc.noted_anew(found, value), found.length)
    except ValueError:
        return fitted(warc.noted_anew(found, value, digest=False), found.length)
