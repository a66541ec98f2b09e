"""What a killed run left: records that are in a WARC file and not in the database.

A writer holds a lock on its file while it lives. A file that nobody holds, and that is longer than the database knows, was
left behind: its whole records are taken in as if they came now, a torn end is noted and never written after.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import blotting, identity, redirects, warc
from depeche.archive.adding import Writer
from depeche.archive.answers import Added
from depeche.archive.intake import Memory
from depeche.archive.journals import is_of_another
from depeche.archive.minting import Mint
from depeche.archive.notes import Note, is_note
from depeche.archive.prepared import Prepared, digest_of
from depeche.archive.schema import batches, captures, pages, warcs
from depeche.archive.store import WARCS, Store
from depeche.archive.workers import Pool, Task, available
from depeche.errors import ArchiveProblem
from depeche.model import Capture, Page
from depeche.sources import warc as warc_source


def left_behind(store: Store) -> list[str]:
    """The WARC files that are longer than the database knows and that nobody writes."""
    with store.reading() as connection:
        known: dict[str, tuple[int, int | None]] = {
            row.name: (row.kept, row.torn) for row in connection.execute(sa.select(warcs))
        }
    found = []
    for path in store.files():
        name = f"{WARCS}/{path.name}"
        kept, torn = known.get(name, (0, None))
        if torn is None and path.stat().st_size > kept and warc.deserted(path):
            found.append(name)
    return found


def adopt(store: Store, *, engine: str, memory: Memory) -> list[Added]:
    """Takes in what killed runs left; what became of each capture.

    Nothing where the files tell of batches that came after all that the database knows: then it is an old one that was put
    back, or a server that lost what it had promised to keep, and numbers would be given out twice. A rebuild takes them in.
    """
    added: list[Added] = []
    left = left_behind(store)
    untold = {name: _untold(store, name) for name in left}
    store.behind = None
    if any(untold.values()) and all(batch is not None for some in untold.values() for batch in some.values()):
        store.behind = ArchiveProblem(str(store.folder), _BEHIND)
        return []
    for name in left:
        ready = silenced(store, name, untold[name])
        with _claimed(store.path(name)) as free:  # it may be another file by now
            if ready and free:
                added += _adopt_file(store, name, engine, memory)
    return added


_BEHIND = (
    "its database is older than its files, as where an old copy of it was put back; `depeche rebuild` takes in all that "
    "they tell, and until then nothing is added"
)


def _untold(store: Store, name: str) -> dict[int, int | None]:
    """The journals in what is left behind of which the database does not know: offset → the number of a batch that came
    after all that it knows, or None: that of one that is another here, as in a file that was given up and put back, or of
    another archive."""
    with store.reading() as connection:
        kept = connection.scalar(sa.select(warcs.c.kept).where(warcs.c.name == name)) or 0
        last = connection.scalar(sa.select(sa.func.max(batches.c.id))) or 0
        of_file = sa.select(warcs.c.name).join(batches, batches.c.warc_id == warcs.c.id)
        found: dict[int, int | None] = {}
        for record in warc.records(store.path(name), kept):
            value = warc.noted(record) if isinstance(record, warc.Kept) and record.type == "metadata" else None
            if value is not None and value["depeche"] == "batch" and is_of_another(value, store.identity):
                found[record.offset] = None
            elif value is not None and value["depeche"] == "batch":
                here = connection.scalar(of_file.where(batches.c.id == value["batch"]))
                if here is None or here != value["warc"][1]:
                    found[record.offset] = value["batch"] if value["batch"] > last else None
    return found


def silenced(store: Store, name: str, journals: Iterable[int]) -> bool:
    """Takes journals that tell nothing of ours out of a file; False: it is in use."""
    with _claimed(store.path(name)) as free:
        return free and blotting.silenced(store, name, journals)


@contextmanager
def _claimed(path: Path) -> Iterator[bool]:
    """Whether the file is ours to adopt: only one process takes it."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _adopt_file(store: Store, name: str, engine: str, memory: Memory) -> list[Added]:
    with store.writing() as connection:
        number, kept = _registered(connection, name)
    ready: list[tuple[Prepared, Task | None]] = []
    bodies: dict[str, tuple[str, int]] = {}  # of the records read so far
    end, torn = kept, None
    for found in warc.records(store.path(name), kept):
        if isinstance(found, warc.Torn):
            torn = found.offset
            break
        end = found.offset + found.length
        with store.reading() as connection:
            one = _taken_up(store, connection, found, number, bodies)
        bodies[found.id] = (name, found.offset)
        if one is not None:
            ready.append(one)
    added: list[Added] = []
    with Writer(store, engine, memory) as writer, Pool[Prepared](engine, min(available(), len(ready))) as pool:
        for prepared, outcome in pool.results(ready):
            writer.put(prepared, outcome)
            if writer.due:
                added += writer.commit(writer.batch())
        added += writer.commit(writer.batch())
    with store.writing() as connection:
        connection.execute(sa.update(warcs).where(warcs.c.id == number).values(kept=end, torn=torn))
    return added


def _registered(connection: Connection, name: str) -> tuple[int, int]:
    """The file's number, and the bytes of it that are known."""
    row = connection.execute(sa.select(warcs.c.id, warcs.c.kept).where(warcs.c.name == name)).first()
    if row is not None:
        return row.id, row.kept
    mint = Mint(connection)
    number = mint.number("warc")
    mint.keep(connection)
    connection.execute(sa.insert(warcs), {"id": number, "name": name, "kept": 0})
    return number, 0


def _taken_up(store: Store, connection: Connection, found: warc.Kept, number: int,
              bodies: dict[str, tuple[str, int]]) -> tuple[Prepared, Task | None] | None:  # fmt: skip
    """A capture out of a record that stands in a file; None where it is none, or known already."""
    known = connection.scalar(
        sa.select(captures.c.id).where(captures.c.warc_id == number, captures.c.offset == found.offset)
    )
    if known is not None:
        return None
    if (note := note_of(found)) is not None:
        return noted(note, found, (number, found.offset)), None
    capture = capture_of(found)
    if capture is None:
        return None
    refers = found.headers.get("warc-refers-to") if found.type == "revisit" else None
    if refers is None:
        return standing(capture, capture.page, found, (number, found.offset), None)
    where = bodies.get(refers) or connection.execute(_BODY, {"record": refers}).first()
    where = where or connection.execute(_ITS_PLACE, {"record": refers}).first()  # its page is taken from another since
    if where is None:  # the record that it refers to was lost itself, or taken out: nothing is left to read
        return None
    name, offset = where
    try:
        held = warc.record_at(store.path(name), offset)
        if held.type == "metadata":
            return None
        body = warc.page(held).body
    except (ValueError, FileNotFoundError):  # `check` tells of it; once it is put back, a rebuild reads both
        return None
    return standing(capture, warc.page(found, body=body), found, (number, found.offset), refers)


_BODY, _ITS_PLACE = (
    sa.select(warcs.c.name, table.c.offset)
    .join(warcs, warcs.c.id == table.c.warc_id)
    .where(table.c.record == sa.bindparam("record"))
    .limit(1)
    for table in (pages, captures)
)


def standing(capture: Capture, page: Page | None, found: warc.Kept, place: tuple[int, int],
             refers: str | None) -> tuple[Prepared, Task | None]:  # fmt: skip
    """A capture whose record stands in a file already, and the reading that its page wants."""
    url = identity.without_user(capture.url or "")
    if page is None:
        leads_to = redirects.of_capture(capture.outcome, found)
        return Prepared(
            capture=capture, url=url, page_url=url, record=found.id, data=b"", leads_to=leads_to, place=place
        ), None
    if page.url is not None:
        page = replace(page, url=identity.without_user(page.url))
    digest = digest_of(page.body)
    prepared = Prepared(
        capture=capture, url=url or f"urn:{digest}", page_url=identity.without_user(page.url or f"urn:{digest}"),
        record=found.id, data=b"", digest=digest, size=len(page.body), refers=refers, place=place,
    )  # fmt: skip
    return prepared, Task(page=page)


def note_of(found: warc.Kept) -> Note | None:
    """The note that a record of one of our files holds; None: it holds none."""
    value = warc.noted(found) if found.type == "metadata" else None
    return Note(at=found.at or datetime.now(UTC), value=value) if value is not None and is_note(value) else None


def noted(note: Note, found: warc.Kept, place: tuple[int, int]) -> Prepared:
    """A note whose record stands in a file already."""
    capture = Capture(name="", at=note.at)
    return Prepared(capture=capture, url="", page_url="", record=found.id, data=b"", place=place, note=note.value)


def capture_of(found: warc.Kept) -> Capture | None:
    """The capture that a record of one of our files tells of; of a revisit, without its page. None: it tells of none."""
    name = found.headers.get(warc_source.NAME.lower(), found.url or found.headers.get("warc-target-uri", ""))
    if found.type == "metadata":
        value = warc.noted(found)
        return _event(value, found) if value is not None and value.get("depeche") == "capture" else None
    if found.type == "revisit":
        return Capture(name=name, url=found.url, at=found.at, status=_status(found.content))
    if found.type == "resource":
        return Capture(name=name, url=found.url, at=found.at, page=warc.page(found), reason=warc_source.doubt(found.data))
    if found.type != "response":
        return None
    capture = warc_source.capture(found.data, name)
    if capture is None:
        return None
    page = warc.page(found) if capture.page is not None else None
    return Capture(
        name=name, url=found.url, at=found.at, outcome=capture.outcome, page=page, status=capture.status,
        reason=capture.reason,
    )  # fmt: skip


def _status(head: bytes) -> int | None:
    """The status of an HTTP answer, of which a revisit keeps the head."""
    words = head[:20].split()
    return (
        int(words[1])
        if len(words) > 1 and words[0].startswith(b"HTTP/") and warc_source.is_status(words[1].decode("latin-1"))
        else None
    )


def _event(value: Any, found: warc.Kept) -> Capture:
    return Capture(
        name=value.get("name") or "", url=value.get("url") or None, at=found.at, outcome=value.get("outcome") or "failed",
        status=value.get("status"), reason=value.get("reason"),
    )  # fmt: skip
