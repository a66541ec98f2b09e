"""The database made anew from the WARC files, which hold all that cannot be worked out.

Pages are read in parallel, then folded one by one in the order in which they came in, which the journals in the files tell.
The same engine makes the same archive; a newer one keeps the numbers of articles, entities and meetings that it still finds.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import adding, identity, migrations, warc
from depeche.archive import engine as engines
from depeche.archive import workers as working
from depeche.archive.adopting import capture_of, note_of, noted, standing
from depeche.archive.answers import Added, Difference
from depeche.archive.databases import Location
from depeche.archive.fold import Fold
from depeche.archive.heirs import Heirs
from depeche.archive.intake import Aside, Intake, Memory
from depeche.archive.journals import OWED, tell_what_is_owed
from depeche.archive.notes import BLOTTED, FORGOTTEN
from depeche.archive.prepared import Prepared
from depeche.archive.readings import Reading
from depeche.archive.schema import articles, batches, captures, pages, readings, warcs
from depeche.archive.store import WARCS, Store, write_settings
from depeche.archive.workers import Outcome, Pool, Task, available
from depeche.errors import ArchiveProblem
from depeche.model import Capture

_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a capture stands in the files."""

    warc: str
    offset: int
    name: str | None = None  # as the journal has it
    url: str | None = None


@dataclass(slots=True)
class Contents:
    """All that the files tell, less the pages themselves."""

    sizes: dict[str, int] = field(default_factory=dict)  # bytes of whole records
    torn: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # of the files themselves
    batches: list[tuple[int, str, list[Standing]]] = field(default_factory=list)  # number, file, captures in order
    records: dict[str, tuple[str, int]] = field(default_factory=dict)  # WARC-Record-ID → file, offset
    remembered: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # as minting has it
    lasts: dict[str, int] = field(default_factory=dict)
    engines: set[str] = field(default_factory=set)
    forgotten: set[tuple[str, int]] = field(default_factory=set)  # places of captures that were taken out, or are to be
    instead: dict[tuple[str, int], str] = field(
        default_factory=dict
    )  # place of a capture → record with its bytes, if another
    lost: set[tuple[str, int]] = field(default_factory=set)  # places of captures that can't be read any more
    losing: set[tuple[str, int]] = field(default_factory=set)  # those of them that nobody has given up yet
    owed: dict[int, str] = field(default_factory=dict)  # journals that no file holds yet
    heirs: Heirs = field(default_factory=Heirs)  # of meetings whose first article was forgotten


def rebuild(store: Store, *, engine: str, dry_run: bool, lossy: bool, workers: int | None) -> Iterator[Added | Difference]:
    """See `Archive.rebuild`."""
    stages = engines.load(engine)
    if store.trouble is None:
        tell_what_is_owed(store)
    elif dry_run:
        raise store.trouble
    with _held(store) as old:
        new = store.kind.following(store.location)
        try:
            contents = survey(store, old)
            if contents.losing and not (lossy or dry_run):
                raise _would_lose(store, contents.losing)
            yield from _built(store, new, contents, engine, stages, workers, dry_run)
            if dry_run and old is not None:
                yield from differences(store, old, new)
        except BaseException:
            store.kind.removed(store.folder, new)
            raise
        if dry_run:
            store.kind.removed(store.folder, new)
            return
        former = store.location
        write_settings(store.folder, new)
    store.kind.removed(store.folder, former)


@contextmanager
def _held(store: Store) -> Iterator[Connection | None]:
    """The old database in a transaction that keeps other writers out, though nothing is written; None where it is lost."""
    if store.trouble is not None:
        with store.troubles():
            yield None
        return
    with store.writing() as connection:
        yield connection


def _would_lose(store: Store, lost: set[tuple[str, int]]) -> ArchiveProblem:
    files = sorted({name for name, _ in lost})
    where = ", ".join(files[:3]) + (f" and {len(files) - 3} more" if len(files) > 3 else "")
    what = "1 capture" if len(lost) == 1 else f"{len(lost):,} captures"
    hint = "put back what is damaged or gone (`depeche check` tells what), or give them up with `depeche rebuild --lossy`"
    return ArchiveProblem(
        str(store.folder), f"{what} can't be read any more (in {where}), and a rebuild would lose them; {hint}"
    )


# ---------------------------------------------------------------- what the files tell


def survey(store: Store, old: Connection | None) -> Contents:
    """Goes through all files once. Of one that is being written by somebody, who waits for us, as far as the old database
    knows it: what stands behind that comes into the new one when its writer goes on."""
    found = Contents()
    journals: dict[int, dict[str, Any]] = {}
    if old is not None:
        found.owed = {row.id: row.journal for row in old.execute(OWED)}
        journals = {number: json.loads(journal) for number, journal in found.owed.items()}
    standing_: dict[tuple[str, int], None] = {}
    referring: dict[tuple[str, int], str] = {}  # place → the record that has its bytes
    known = _known(old)
    ends = _ends(store, known)
    for path in sorted(store.warcs.glob("*.warc.gz")):
        name = f"{WARCS}/{path.name}"
        if ends.get(name) == 0:
            continue
        found.sizes[name] = 0
        for record in warc.records(path):
            if record.offset >= ends.get(name, record.offset + 1):
                break
            if isinstance(record, warc.Torn):
                # What a killed run left unfinished may hold what looks like a record; it stands behind all that is known.
                if record.end is None or (old is not None and record.end >= known.get(name, 0)):
                    found.torn[name] = record.offset
                    break
                continue
            found.sizes[name] = record.offset + record.length
            found.records.setdefault(record.id, (name, record.offset))
            value = warc.noted(record) if record.type == "metadata" else None
            if value is not None and value["depeche"] == BLOTTED:
                found.forgotten.add((name, record.offset))
                continue
            if value is not None and value["depeche"] == FORGOTTEN:
                found.forgotten.update((file, offset) for file, offset, _ in value["places"])
                found.heirs.read(value.get("heirs", ()))
            if value is not None and value["depeche"] == "batch":
                journals[value["batch"]] = value
            elif value is not None or record.type in ("response", "resource", "revisit"):
                standing_[name, record.offset] = None
                if record.type == "revisit":
                    referring[name, record.offset] = record.headers.get("warc-refers-to", "")
    for place in found.forgotten:
        standing_.pop(place, None)
    orphans = [place for place, refers in referring.items() if refers not in found.records and place in standing_]
    found.instead = _instead(store, found, orphans)
    for place in orphans:
        if place not in found.instead:
            standing_.pop(place, None)
    if old is not None:
        for name in known:
            places = ((name, offset) for offset in old.scalars(_OFFSETS, {"name": name}))
            found.losing.update(place for place in places if place not in standing_)
    _in_order(found, journals, standing_)
    found.losing |= found.lost if old is None else set()
    return found


def _instead(store: Store, found: Contents, orphans: list[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """For captures whose bytes stood in a record that is gone: the one in which they came again from the same address."""
    wanted: dict[str, dict[str, list[tuple[str, int]]]] = {}  # address → digest → captures
    for name, offset in orphans:
        headers = warc.record_at(store.path(name), offset).headers
        of_address = wanted.setdefault(headers.get("warc-target-uri", ""), {})
        of_address.setdefault(headers.get("warc-payload-digest", ""), []).append((name, offset))
    instead: dict[tuple[str, int], str] = {}
    for name, size in found.sizes.items() if wanted else ():
        for record in warc.records(store.path(name)):
            if record.offset >= size:
                break
            if isinstance(record, warc.Torn) or record.type not in ("response", "resource"):
                continue
            of_address = wanted.get(record.headers.get("warc-target-uri", "").strip("<>"), {})
            if of_address and (name, record.offset) not in found.forgotten:
                places = of_address.get(warc.payload_digest(record), [])
                instead.update((place, record.id) for place in places if place not in instead)
    return instead


_OFFSETS = (
    sa.select(captures.c.offset).join(warcs, warcs.c.id == captures.c.warc_id).where(warcs.c.name == sa.bindparam("name"))
)


def _known(old: Connection | None) -> dict[str, int]:
    """Files → bytes of them that the old database knows."""
    return {row.name: row.kept for row in old.execute(sa.select(warcs.c.name, warcs.c.kept))} if old is not None else {}


def _ends(store: Store, known: dict[str, int]) -> dict[str, int]:
    """The same of those that somebody is writing."""
    if not known:
        return {}
    living = (f"{WARCS}/{path.name}" for path in store.warcs.glob("*.warc.gz") if not warc.deserted(path))
    return {name: known.get(name, 0) for name in living}


def _in_order(found: Contents, journals: dict[int, dict[str, Any]], left: dict[tuple[str, int], None]) -> None:
    """The captures batch by batch; those of which no journal tells come last, file by file."""
    placed: set[tuple[str, int]] = set()
    for number, journal in sorted(journals.items()):
        file_number, name = journal["warc"]
        found.numbers[name] = file_number
        places = [Standing(warc=name, offset=offset, name=called, url=url) for _, offset, called, url in journal["captures"]]
        # A file that was gone, given up and put back has been adopted: a later journal tells of it again.
        places = [place for place in places if (name, place.offset) not in placed]
        here = [(name, place.offset) for place in places]
        placed.update(here)
        found.lost.update(place for place in here if place not in left and place not in found.forgotten)
        for one in here:
            left.pop(one, None)
        if name in found.sizes:
            found.batches.append((number, name, places))
        found.engines.add(journal["engine"])
        for noun, minted in journal["minted"].items():
            for at, key in minted:
                found.remembered.setdefault(noun, {}).setdefault(key, []).append(at)
        for noun, last in journal["lasts"].items():
            found.lasts[noun] = max(found.lasts.get(noun, 0), last)
    number = max(journals, default=0)
    by_file: dict[str, list[Standing]] = {}
    for name, offset in left:
        by_file.setdefault(name, []).append(Standing(warc=name, offset=offset))
    for name, places in by_file.items():
        for i in range(0, len(places), _BATCH):
            number += 1
            found.batches.append((number, name, places[i : i + _BATCH]))
    following = max(found.numbers.values(), default=0)
    for name in found.sizes:
        if name not in found.numbers:
            following += 1
            found.numbers[name] = following


# ---------------------------------------------------------------- the new database


def _built(store: Store, new: Location, contents: Contents, engine: str, stages: engines.Engine, workers: int | None,
           quiet: bool) -> Iterator[Added]:  # fmt: skip
    """Fills the new database; what became of each capture, unless `quiet`."""
    kind = store.kind
    kind.removed(store.folder, new)  # of a rebuild that was killed
    made = kind.opened(store.folder, new)
    try:
        with kind.writing(made) as connection:
            kind.prepared(connection, new)
            migrations.upgrade(connection)
            connection.execute(sa.insert(warcs), [
                {"id": contents.numbers[name], "name": name, "kept": size, "torn": contents.torn.get(name)}
                for name, size in contents.sizes.items()
            ]) if contents.sizes else None  # fmt: skip
            adding.remember_engine(connection, stages.version)
        # Where captures were taken out or lost, numbers can't be counted again: they are given out as the journals tell.
        same = contents.engines <= {stages.version} and not contents.forgotten and not contents.lost
        memory = Memory()
        count = available() if workers is None else workers
        with Pool[Prepared](engine, count) as pool, working.Aside(engine, count) as worker:
            aside = Aside(reread=_never, recorded=worker)
            results = pool.results(_tasks(store, contents))
            for number, name, places in contents.batches:
                with kind.writing(made) as connection:
                    remembered = None if same else contents.remembered
                    fold = Fold(connection, stages, memory, number, aside, remembered, contents.heirs)
                    if number == contents.batches[0][0]:
                        fold.mint.reserve({"warc": max(contents.numbers.values(), default=0)})
                        if not same:
                            # Captures are counted again, those that were taken out too.
                            fold.mint.reserve({noun: n for noun, n in contents.lasts.items() if noun != "capture"})
                    intakes = [_intake(contents, *next(results)) for _ in places]
                    fold.expect(intakes)
                    added = [one for intake in intakes if (one := fold.take(intake)) is not None]
                    fold.close()
                    connection.execute(sa.insert(batches), {
                        "id": number, "warc_id": contents.numbers[name],
                        "first_capture": added[0].capture if added else None,
                        "last_capture": added[-1].capture if added else None, "journal": contents.owed.get(number),
                    })  # fmt: skip
                if not quiet:
                    yield from added
        kind.tidied(made)
    finally:
        made.dispose()


def _never(_: int) -> Reading | None:
    raise AssertionError("a rebuild has readings of one reader only")


def _tasks(store: Store, contents: Contents) -> Iterator[tuple[Prepared, Task | None]]:
    """Each capture in order, and the reading that its page wants: of the same bytes at the same address the first only."""
    read: set[tuple[str | None, str]] = set()
    for _, _, places in contents.batches:
        for place in places:
            prepared, task = _prepared(store, contents, place)
            key = (prepared.digest, prepared.page_url)
            yield prepared, task if key not in read else None
            if task is not None:
                read.add(key)


def _prepared(store: Store, contents: Contents, place: Standing) -> tuple[Prepared, Task | None]:
    if (place.warc, place.offset) in contents.forgotten or (place.warc, place.offset) in contents.lost:
        at = (contents.numbers[place.warc], place.offset)
        return Prepared(
            capture=Capture(name=""), url="", page_url="", record="", data=b"", place=at, forgotten="taken out"
        ), None
    found = warc.record_at(store.path(place.warc), place.offset)
    if (note := note_of(found)) is not None:
        return noted(note, found, (contents.numbers[place.warc], place.offset)), None
    capture = capture_of(found)
    assert capture is not None, "the survey lists captures only"
    refers = found.headers.get("warc-refers-to") if found.type == "revisit" else None
    page = capture.page
    if refers is not None:
        refers = contents.instead.get((place.warc, place.offset), refers)
        name, offset = contents.records[refers]
        page = warc.page(found, body=warc.page(warc.record_at(store.path(name), offset)).body)
    if place.name is not None:
        capture = replace(capture, name=place.name, url=place.url or None)
    return standing(capture, page, found, (contents.numbers[place.warc], place.offset), refers)


def _intake(contents: Contents, ready: Prepared, outcome: Outcome | None) -> Intake:
    capture = ready.capture
    body_at = None
    if ready.refers is not None:
        name, offset = contents.records[ready.refers]
        body_at = (contents.numbers[name], offset, ready.refers)
    assert ready.place is not None
    return Intake(
        name=identity.storable(capture.name), url=ready.url, page_url=ready.page_url, at=capture.at, outcome=capture.outcome,
        status=capture.status, reason=capture.reason, warc_id=ready.place[0], offset=ready.place[1], record=ready.record,
        digest=ready.digest, size=ready.size, body_at=body_at, reading=outcome.reading if outcome else None,
        unreadable=outcome.reason if outcome else None, note=ready.note, forgotten=ready.forgotten is not None,
    )  # fmt: skip


# ---------------------------------------------------------------- what would change

_SHOWN = sa.select(
    articles.c.key, articles.c.id, articles.c.title, articles.c.kind, readings.c.digest, readings.c.record
).join(readings, readings.c.id == articles.c.reading_id)


def differences(store: Store, old: Connection, new: Location) -> Iterator[Difference]:
    """What the new database says otherwise, article by article."""
    made = store.kind.opened(store.folder, new)
    try:
        wanted = _SHOWN.order_by(articles.c.id)
        with made.connect() as connection, old.execute(wanted, execution_options={"yield_per": _BATCH}) as rows:
            for before in rows:
                after = connection.execute(_SHOWN.where(articles.c.key == before.key)).first()
                yield from _compared(before, after)
            yield from _no_longer_read(old, connection)
    finally:
        made.dispose()


def _compared(before: Any, after: Any) -> Iterator[Difference]:
    def changed(what: Any, older: object, newer: object) -> Difference:
        return Difference(article=before.id, title=before.title, field=what, older=str(older), newer=str(newer))

    if after is None:
        yield changed("unreadable", before.kind, "not read, or another article")
        return
    if before.title != after.title:
        yield changed("title", before.title, after.title)
    if before.kind != after.kind:
        yield changed("kind", before.kind, after.kind)
    if before.digest != after.digest and before.title == after.title:
        yield changed("text", "as it is", "other words")
    if before.record != after.record:
        older, newer = _record(before.record), _record(after.record)
        for what in ("statements", "meetings"):
            gone, come = _told(older, what), _told(newer, what)
            if gone != come:
                yield changed(what, _listed(gone - come), _listed(come - gone))


def _record(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found


def _told(record: dict[str, Any], what: str) -> set[str]:
    return {f"{one.get('speaker') or one.get('when') or '?'}: {one['text'][:80]}" for one in record.get(what, ())}


def _listed(items: Iterable[str]) -> str:
    return "; ".join(sorted(items)) or "none"


def _no_longer_read(old: Connection, new: Connection) -> Iterator[Difference]:
    for digest, url, reason in new.execute(
        sa.select(pages.c.digest, pages.c.url, pages.c.unreadable).where(pages.c.unreadable.is_not(None))
    ):
        row = old.execute(
            sa.select(pages.c.article_id, articles.c.title)
            .join(articles, articles.c.id == pages.c.article_id)
            .where(pages.c.digest == digest, pages.c.url == url, pages.c.unreadable.is_(None))
        ).first()
        if row is not None:
            yield Difference(article=row.article_id, title=row.title, field="unreadable", older="read", newer=reason)
