"""Keeping pages: how a batch of captures becomes part of the archive.

    1. each capture becomes a WARC record; what it brought is read and recorded in a worker
    2. the records of a batch are appended to this run's WARC file; file and folder are flushed to disk
    3. one immediate transaction makes captures, articles, record and search entries visible
    4. only then is each capture of the batch reported as kept

A kill before 2 loses what was never reported; between 2 and 3 it leaves records that the next opening adopts. What the
WARC file does not say by itself (the order, the numbers minted) follows as a `metadata` record with the next batch, or
when the run ends.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import asked, followed, forgetting, identity, members, redirects, warc
from depeche.archive import engine as engines
from depeche.archive import workers as working
from depeche.archive.answers import Added
from depeche.archive.fold import Fold
from depeche.archive.intake import Aside, Intake, Memory
from depeche.archive.journals import OWED, begun, journal, journal_member, packed
from depeche.archive.notes import NAME as FOLLOWING
from depeche.archive.notes import Note, note
from depeche.archive.prepared import Prepared, digest_of, noted, of_page, prepared, whole
from depeche.archive.readings import Reading
from depeche.archive.schema import batches, captures, pages, readings, settings, warcs
from depeche.archive.store import Store
from depeche.archive.workers import Limits, Outcome, Pool, Recorded, Task, available
from depeche.errors import unfit
from depeche.model import Capture, Page
from depeche.sources.told import Told

if TYPE_CHECKING:
    from depeche.sources.following import Turn

BATCH_CAPTURES = 100
BATCH_BYTES = 16_000_000  # in the WARC file
BATCH_SECONDS = 2.0
WARC_BYTES = 1_000_000_000
"""From this size on a run begins another file."""


def add(store: Store, captures: Iterable[Page | Capture | Note], *, engine: str, memory: Memory, workers: int | None = None,
        limits: Limits | None = None) -> Iterator[Added]:  # fmt: skip
    """Keeps captures; each is yielded once it is kept for good, in the order given.

    `workers`: processes that read; None: as many as there are processors; 0: all in this one.
    """
    if isinstance(captures, (Page, Capture)) or not isinstance(captures, Iterable):
        raise unfit("an archive takes an iterable of pages and captures", captures)
    asked.workers(workers)
    count = available() if workers is None else workers
    with (
        store.troubles(),
        Writer(store, engine, memory, patient=True) as writer,
        Pool[Prepared](engine, count, limits) as pool,
        ThreadPoolExecutor(1) as background,  # one batch is written while the pages of the next are handed out
    ):
        kept: Future[list[Added]] | None = None
        try:
            for ready, outcome in pool.results(map(writer.prepare, captures)):
                writer.put(ready, outcome)
                if kept is not None and (kept.done() or writer.due):
                    yield from kept.result()
                    kept = None
                if writer.due:
                    kept = background.submit(writer.commit, writer.batch())
            if kept is not None:
                yield from kept.result()
            yield from writer.commit(writer.batch())
        except BaseException:
            writer.patient = False  # who is interrupted does not wait for a rebuild to end
            raise


def _capture(given: Page | Capture) -> Capture:
    """What was handed over, as a capture. Raises TypeError, with a word on what is wanted, for what is none."""
    capture: Any = of_page(given) if isinstance(given, Page) else given
    if not isinstance(capture, Capture):
        wanted = "depeche.Page(body=…, url=…)"
        raise TypeError(f"an archive keeps pages and captures, and this is {type(given).__name__}; make it {wanted}")
    if capture.page is not None and not isinstance(capture.page.body, bytes):
        raise TypeError(f"the body of a page is bytes, and this is {type(capture.page.body).__name__}")
    return capture


def keep(store: Store, turns: Iterable[Turn], *, engine: str, memory: Memory, workers: int | None = None,
         limits: Limits | None = None) -> Iterator[Added | Told]:  # fmt: skip
    """Keeps what following brings, turn by turn: all of one is kept for good before the next is asked for.

    What became of its captures is yielded, then what was told.
    """
    store.expects()  # or the same would be asked for again each minute, while a rebuild is under way or the disk is full
    count = available() if workers is None else workers
    with store.troubles(), Writer(store, engine, memory) as writer, Pool[Prepared](engine, count, limits) as pool:
        for turn in turns:
            told = note(turn.told)
            items: list[Page | Capture | Note] = [*turn.captures, *([told] if told is not None else [])]
            for ready, outcome in pool.results(map(writer.prepare, items)):
                writer.put(ready, outcome)
                if writer.due:
                    yield from writer.commit(writer.batch())
            yield from writer.commit(writer.batch())
            yield from turn.told


class Batch(NamedTuple):
    """Captures on their way into one transaction, and those of their records that have to be written first."""

    captures: list[tuple[Prepared, Outcome | None]]
    members: list[bytes]


class Writer:
    """One run's WARC files and transactions."""

    def __init__(self, store: Store, engine: str, memory: Memory, *, patient: bool = False) -> None:
        """`patient`: it waits for a rebuild however long that takes."""
        self._store, self._engine_name, self._memory, self.patient = store, engine, memory, patient
        self._engine = engines.load(engine)
        self._open = ExitStack()
        self._worker = working.Aside(engine, 1)  # not in this process: no page may take it down
        self._file: warc.WarcFile | None = None
        self._waiting: list[tuple[Prepared, Outcome | None]] = []
        self._members: list[bytes] = []
        self._bytes = 0
        self._since = monotonic()
        self._bodies: dict[str, str] = {}  # digest → record, of pages on their way
        self._taken_over: dict[str, bytes] = {}  # record → its gzip member, of those on their way that is somebody else's
        self._on_their_way: dict[tuple[str, str], str] = {}  # digest, url → record
        self._places: dict[tuple[str, str | None], tuple[int, int]] = {}  # record, digest → warc, offset, of this batch
        self._forgotten: dict[str, str] = {}  # digest of a key → what to say of it
        self._not_told: set[str] = set()  # digests of addresses of which nothing that sources say is kept
        self._dropped: set[str] = set()  # records that were not written for that
        self._told: list[int] = []  # batches that the file tells of, and the database does not know it yet

    def __enter__(self) -> Writer:
        if self._store.behind is not None:
            raise self._store.behind
        with self._store.reading() as connection:
            self._look_for_forgotten(connection)
        self._looking = self._open.enter_context(self._store.watching())
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if self._file is not None and kind is None:
                self._settle()
        finally:
            self._open.close()
            self._worker.__exit__()
            if self._file is not None:
                self._file.close()
                self._file = None

    # ---- in

    def prepare(self, given: Page | Capture | Note) -> tuple[Prepared, Task | None]:
        """A capture's record, and the reading that it wants: none where its page is known."""
        if isinstance(given, Note):
            if given.value["depeche"] == FOLLOWING and self._not_told:
                given = replace(given, value=forgetting.scrubbed_following(given.value, self._not_told))
            return noted(given, now=datetime.now(UTC)), None
        capture = whole(_capture(given))
        now = datetime.now(UTC)
        page = capture.page
        if (told := self._was_forgotten(capture.url, page.url if page else None)) is not None:
            url = identity.without_user(capture.url or "")
            return Prepared(capture=capture, url=url, page_url=url, record="", data=b"", forgotten=told), None
        if capture.page is None:
            return prepared(self._leading_nowhere(capture), now=now), None
        digest = digest_of(capture.page.body)
        refers, known = self._known(digest, capture.page.url or f"urn:{digest}")
        ready = prepared(capture, now=now, digest=digest, refers=refers)
        if not known:
            self._bodies.setdefault(digest, refers or ready.record)
        if ready.member is not None:
            self._taken_over[ready.record] = ready.member
        if not known or refers is None:
            self._on_their_way[digest, ready.page_url] = refers or ready.record
        if known:
            return ready, None
        wanted = Recorded.of(ready.data, capture.page.body) if ready.member is None else None
        return ready, Task(page=capture.page, record=wanted)

    def _known(self, digest: str, url: str) -> tuple[str | None, bool]:
        """The record that may be referred to for these bytes, and whether they were read for this address."""
        if (record := self._on_their_way.get((digest, url))) is not None:
            return record, True
        rows = self._looking().execute(_SAME_BYTES, {"digest": digest}).all()
        for row in rows:
            if row.url == url:  # its own only: that of another address has to go with it, once somebody has it forgotten
                return (row.record if self._held(row) is not None else None), True
        if (record := self._bodies.get(digest)) is not None:
            member = self._taken_over.get(record)
            kept = warc.parsed(gzip.decompress(member), length=len(member)) if member is not None else None
            return (record if not isinstance(kept, warc.Kept) or warc.can_be_shared(kept) else None), False
        return next((row.record for row in rows if self._can_be_shared(row)), None), False

    def _can_be_shared(self, row: Any) -> bool:
        """Whether a page of another address may refer to that record for its bytes: see `warc.can_be_shared`."""
        kept = self._held(row)
        if kept is None:
            return False
        return not warc.taken_over_at(self._store.path(row.name), row.offset) or warc.can_be_shared(kept)

    def _held(self, row: Any) -> warc.Kept | None:
        """The record that stands there, whole (CRC-32 of its gzip member); None where it is damaged or gone."""
        try:
            kept = warc.record_at(self._store.path(row.name), row.offset)
        except (OSError, ValueError):
            return None
        return kept if kept.id == row.record else None

    def _was_forgotten(self, *urls: str | None) -> str | None:
        """What to say of an address whose article was forgotten; None of all others."""
        if not self._forgotten:
            return None
        digests = (forgetting.digest(identity.key(url)) for url in urls if url)
        return next((self._forgotten[one] for one in digests if one in self._forgotten), None)

    def _leading_nowhere(self, capture: Capture) -> Capture:
        """A redirect to what was forgotten, without where it leads; any other capture as it is."""
        if not self._forgotten or capture.record is None or capture.outcome != "redirect":
            return capture
        found = warc.parsed(capture.record)
        if not isinstance(found, warc.Kept) or redirects.target(found) not in self._forgotten:
            return capture
        return replace(capture, record=warc.only_status(found), member=None)

    def _look_for_forgotten(self, connection: Connection) -> None:
        self._forgotten = forgetting.known(connection)
        self._not_told = {*self._forgotten, *followed.asked_no_more(connection)} if self._forgotten else set()

    def _turns_out_forgotten(self, ready: Prepared, outcome: Outcome | None) -> str | None:
        """The same of a page that says only once it is read which article it is of, and of the same bytes again."""
        if not self._forgotten or ready.forgotten is not None:
            return ready.forgotten
        reading = outcome.reading if outcome is not None else None
        told = self._was_forgotten(reading.canonical_url) if reading and identity.alias(
            reading.columns["url"], reading.canonical_url
        ) else None  # fmt: skip
        if told is None and ready.refers in self._dropped:
            told = "its article was forgotten"
        if told is not None:
            self._dropped.add(ready.record)
            self._on_their_way.pop((ready.digest or "", ready.page_url), None)
            if self._bodies.get(ready.digest or "") == ready.record:
                del self._bodies[ready.digest or ""]
        return told

    def put(self, ready: Prepared, outcome: Outcome | None) -> None:
        """Puts a capture into the batch."""
        if ready.place is None and (told := self._turns_out_forgotten(ready, outcome)) is not None:
            ready = replace(ready, forgotten=told)
        elif ready.place is None:
            member = ready.member or (outcome.member if outcome is not None else None) or members.packed(ready.data)
            self._members.append(member)
            self._bytes += len(member)
        if not self._waiting:
            self._since = monotonic()
        self._waiting.append((ready.lighter(), outcome.lighter() if outcome is not None else None))

    @property
    def due(self) -> bool:
        """Whether the batch is large or old enough."""
        old = bool(self._waiting) and monotonic() - self._since >= BATCH_SECONDS
        return old or len(self._waiting) >= BATCH_CAPTURES or self._bytes >= BATCH_BYTES

    def batch(self) -> Batch:
        """The batch, closed; the next begins."""
        batch = Batch(self._waiting, self._members)
        self._waiting, self._members, self._bytes = [], [], 0
        return batch

    # ---- out

    def commit(self, batch: Batch) -> list[Added]:
        """Keeps a batch for good; what became of each capture. May run beside `prepare` and `put`, one at a time."""
        if not batch.captures:
            return []
        kept = [one for one in batch.captures if one[0].forgotten is None]
        offsets = self._write(batch.members) if batch.members else []
        try:
            entered = iter(self._enter(kept, offsets) if kept else ())
        except BaseException:
            self._memory.clear()  # it has gone further than the database
            raise
        captures = [ready for ready, _ in batch.captures if ready.note is None]
        added = [next(entered) if ready.forgotten is None else _not_kept(ready) for ready in captures]
        self._places = {}
        for ready, _ in batch.captures:  # from here on the database tells
            self._bodies.pop(ready.digest or "", None)
            self._taken_over.pop(ready.record, None)
            self._on_their_way.pop((ready.digest or "", ready.page_url), None)
        return added

    def _write(self, members: list[bytes]) -> list[int]:
        """Appends to this run's file, after what it owes of former batches, and returns once all is on disk."""
        if self._file is not None and self._file.size >= WARC_BYTES:
            self._settle()
            self._file.close()
            self._file = None
        if self._file is None:
            self._file = begun(self._store)
        file = self._file
        for member in self._owed():
            file.append(member)
        offsets = [file.append(member) for member in members]
        file.flush()
        return offsets

    def _owed(self) -> Iterator[bytes]:
        """What no WARC file tells of yet: the order of this run's last batch, and those of runs that were killed."""
        with self._store.reading() as connection:
            rows = connection.execute(OWED).all()
        for row in rows:
            mine = self._file is not None and row.name == self._file.name
            if row.id not in self._told and (mine or warc.deserted(self._store.path(row.name))):
                self._told.append(row.id)
                yield journal_member(row.id, row.journal)

    def _enter(self, waiting: list[tuple[Prepared, Outcome | None]], offsets: list[int]) -> list[Added]:
        """The transaction."""
        with self._store.writing(patient=lambda: self.patient) as connection:
            batch = (connection.scalar(sa.select(sa.func.max(batches.c.id))) or 0) + 1
            if self._memory.batch != batch - 1:
                self._memory.clear()  # somebody else wrote in between
            aside = Aside(reread=lambda number: self._reread(connection, number), recorded=self._worker)
            fold = Fold(connection, self._engine, self._memory, batch, aside)
            file_id = self._count_bytes(connection, fold)
            left = iter(offsets)
            intakes = []
            for ready, outcome in waiting:
                place = self._places[ready.record, ready.digest] = ready.place or (file_id, next(left))
                intakes.append(self._intake(connection, ready, outcome, place))
            fold.expect(intakes)
            added = [fold.take(intake) for intake in intakes]
            fold.close()
            order: list[tuple[int | None, int, str, str]] = [
                (a.capture, intake.offset, "", "") if a is not None and a.change == "forgotten"
                else (a.capture if a else None, intake.offset, intake.name, intake.url)
                for a, intake in zip(added, intakes, strict=True)
            ]  # fmt: skip
            captured = [a for a in added if a is not None]
            written = waiting[0][0].place[0] if waiting[0][0].place else file_id
            name = connection.scalar(sa.select(warcs.c.name).where(warcs.c.id == written))
            assert name is not None
            told = journal(batch, (written, name), order, fold.mint, self._engine.version, self._store.identity)
            connection.execute(sa.insert(batches), {
                "id": batch, "warc_id": written, "first_capture": captured[0].capture if captured else None,
                "last_capture": captured[-1].capture if captured else None, "journal": told, "journal_copy": packed(told),
            })  # fmt: skip
            self._tick_off(connection)
            self._look_for_forgotten(connection)
            if batch == 1 or self._memory.batch < 0:
                remember_engine(connection, self._engine.version)
        self._memory.batch = batch
        return captured

    def _count_bytes(self, connection: Connection, fold: Fold) -> int:
        """Notes how much of this run's file the database knows of; the file's number."""
        if self._file is None:
            return 0
        # Asked each time: while this run waited for its turn, the archive may have been rebuilt, and its files renumbered.
        known = connection.scalar(sa.select(warcs.c.id).where(warcs.c.name == self._file.name))
        if known is None:
            known = fold.mint.number("warc")
            connection.execute(sa.insert(warcs), {"id": known, "name": self._file.name, "kept": self._file.size})
        else:
            connection.execute(sa.update(warcs).where(warcs.c.id == known).values(kept=self._file.size))
        return int(known)

    def _tick_off(self, connection: Connection) -> None:
        if self._told:
            connection.execute(sa.update(batches).where(batches.c.id.in_(self._told)).values(journal=None))
            self._told = []

    def _intake(self, connection: Connection, ready: Prepared, outcome: Outcome | None, place: tuple[int, int]) -> Intake:
        capture = ready.capture
        body_at = None
        if ready.refers is not None:
            where = self._places.get((ready.refers, ready.digest)) or _place_of(connection, ready.refers, ready.digest)
            body_at = (*where, ready.refers) if where is not None else None
        return Intake(
            name=capture.name, url=ready.url, page_url=ready.page_url, at=capture.at, outcome=capture.outcome,
            status=capture.status, reason=capture.reason, warc_id=place[0], offset=place[1], record=ready.record,
            leads_to=ready.leads_to,
            digest=ready.digest, size=ready.size, body_at=body_at, reading=outcome.reading if outcome else None,
            unreadable=outcome.reason if outcome else None, note=ready.note,
            bodiless=ready.refers is not None and body_at is None,
        )  # fmt: skip

    def _reread(self, connection: Connection, number: int) -> Reading | None:
        """A page that an older reader read, under the reader of today; None where its bytes are damaged or gone."""
        row = connection.execute(
            sa.select(pages.c.record, pages.c.url, pages.c.offset, warcs.c.name)
            .join(readings, readings.c.page_id == pages.c.id)
            .join(warcs, warcs.c.id == pages.c.warc_id)
            .where(readings.c.id == number)
        ).one()
        kept = self._held(row)
        if kept is None:
            return None
        return self._worker(replace(warc.page(kept), url=None if row.url.startswith("urn:") else row.url))

    def _settle(self) -> None:
        """Lets the file tell of the last batch too; the database then need not keep it in mind."""
        assert self._file is not None
        for member in list(self._owed()):
            self._file.append(member)
        self._file.flush()
        with self._store.writing(patient=lambda: self.patient) as connection:
            connection.execute(sa.update(warcs).where(warcs.c.name == self._file.name).values(kept=self._file.size))
            self._tick_off(connection)


def _not_kept(ready: Prepared) -> Added:
    """What is said of a capture whose article was forgotten."""
    return Added(name=ready.capture.name, change="forgotten", capture=0, url=ready.url, reason=ready.forgotten)


_SAME_BYTES = (
    sa.select(pages.c.record, pages.c.url, pages.c.offset, warcs.c.name)
    .join(warcs, warcs.c.id == pages.c.warc_id)
    .where(pages.c.digest == sa.bindparam("digest"))
)
_THAT = (pages.c.digest == sa.bindparam("digest"), pages.c.record == sa.bindparam("record"))
_PLACE = sa.select(pages.c.warc_id, pages.c.offset).where(*_THAT).limit(1)
_ITS_PLACE = sa.select(captures.c.warc_id, captures.c.offset).where(captures.c.record == sa.bindparam("record")).limit(1)


def _place_of(connection: Connection, record: str, digest: str | None) -> tuple[int, int] | None:
    """File and offset of the record that holds these bytes; None where it was taken out, with the article that had it."""
    row = connection.execute(_PLACE, {"digest": digest, "record": record}).first()
    if row is None:  # the bytes came whole once more, and the page is taken from there: rare enough for a look at all
        row = connection.execute(_ITS_PLACE, {"record": record}).first()
    return (row.warc_id, row.offset) if row is not None else None


def remember_engine(connection: Connection, version: str) -> None:
    """Notes which engine made what the database holds."""
    connection.execute(sa.delete(settings).where(settings.c.key == "engine"))
    connection.execute(sa.insert(settings), {"key": "engine", "value": version})
