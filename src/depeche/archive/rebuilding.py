"""The database made anew from the WARC files, which hold all that cannot be worked out.

Pages are read in parallel, then folded one by one in the order in which they came in, which the journals in the files tell.
The same engine makes the same archive; a newer one keeps the numbers of articles, entities and meetings that it still finds.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import adding, as_found, asked, databases, forgetting, identity, locks, migrations, warc
from depeche.archive import engine as engines
from depeche.archive import workers as working
from depeche.archive.adopting import capture_of, note_of, noted, silenced, standing
from depeche.archive.answers import Added, Difference
from depeche.archive.databases import Location
from depeche.archive.fold import Fold
from depeche.archive.intake import Aside, Intake, Memory
from depeche.archive.journals import journal, packed, tell_what_is_owed
from depeche.archive.prepared import Prepared
from depeche.archive.readings import Reading
from depeche.archive.schema import articles, batches, pages, readings, warcs
from depeche.archive.store import Store, new_identity, write_settings
from depeche.archive.surveying import MINTED, Contents, Standing, facts, journal_of, survey
from depeche.archive.workers import Outcome, Pool, Task, available
from depeche.errors import ArchiveProblem, Busy
from depeche.model import Capture

_BATCH = 200
_COUNTED_AGAIN = frozenset({"capture"})
"""Nouns of which those that were taken out are counted too."""
_TOLD = frozenset({"source", "watched", "tombstone"})
"""Those that notes tell of, and nothing else: of notes none is ever taken out."""


def rebuild(store: Store, *, engine: str, dry_run: bool, lossy: bool, workers: int | None) -> Iterator[Added | Difference]:
    """See `Archive.rebuild`."""
    asked.workers(workers)
    stages = engines.load(engine)
    if store.trouble is None:
        tell_what_is_owed(store)
    elif dry_run:
        raise store.trouble
    with _held(store) as old:
        new = store.kind.following(store.folder, store.location)
        try:
            contents = survey(store, old)
            if (contents.losing or contents.untold) and not (lossy or dry_run):
                raise _would_lose(store, contents.losing, contents.untold)
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
        try:
            write_settings(store.folder, new, identity=_identity(store, contents))
        except BaseException:  # with no room for the last line it would take that of the whole database
            if not store.names(new):
                store.kind.removed(store.folder, new)
            raise
    store.kind.removed(store.folder, former)  # else `check` takes it away, once nobody reads it any more
    for name, journals in contents.others.items():  # their pages are ours now, and what is forgotten of them goes here too
        silenced(store, name, journals)
    with suppress(ArchiveProblem):  # else whoever writes next does
        tell_what_is_owed(store)


def _identity(store: Store, contents: Contents) -> str | None:
    """That of the archive: what names its database may have been lost, and made anew; then its journals say. None where they
    are of several."""
    told = {store.identity} if store.identity is not None else contents.archives or {new_identity()}
    return next(iter(told)) if len(told) == 1 else None


@contextmanager
def _held(store: Store) -> Iterator[Connection | None]:
    """The old database in a transaction that keeps other writers out, though nothing is written; None where it is lost."""
    if store.trouble is not None:
        if store.rebuilt_now:
            raise Busy(str(store.folder), databases.REBUILT_NOW)
        with locks.alone(store.folder, wait=True):
            if not store.moved:  # else somebody has just made it anew
                with store.troubles():
                    yield None
                return
    with store.writing() as connection, store.rebuilding():
        yield connection


def cleared(store: Store) -> None:
    """Takes away what a rebuild left that was killed: all that it had read by then, of which something may be forgotten."""
    if store.trouble is not None or store.location.on_server:  # a server's is taken away by the next one
        return
    with locks.shared(store.folder) as free:
        if free:
            store.kind.removed(store.folder, store.kind.following(store.folder, store.location))


def _would_lose(store: Store, lost: set[tuple[str, int]], untold: Sequence[str]) -> ArchiveProblem:
    """`lost`: places of captures; `untold`: what else no file tells of any more."""
    files = sorted({name for name, _ in lost})
    where = ", ".join(files[:3]) + (f" and {len(files) - 3} more" if len(files) > 3 else "")
    what = ["1 capture" if len(lost) == 1 else f"{len(lost):,} captures"] if lost else []
    what += [*untold[:3], *([f"{len(untold) - 3} more such things"] if len(untold) > 3 else [])]
    hint = "put back what is damaged or gone (`depeche check` tells what), or give them up with `depeche rebuild --lossy`"
    lost_there = f"{' and '.join(what)} can't be read any more" + (f" (in {where})" if where else "")
    return ArchiveProblem(str(store.folder), f"{lost_there}, and a rebuild would lose them; {hint}")


# ---------------------------------------------------------------- the new database


def _built(store: Store, new: Location, contents: Contents, engine: str, stages: engines.Engine, workers: int | None,
           quiet: bool) -> Iterator[Added]:  # fmt: skip
    """Fills the new database; what became of each capture, unless `quiet`."""
    kind = store.kind
    if not kind.removed(store.folder, new):  # of a rebuild that was killed
        raise Busy(str(store.folder), databases.BUSY)
    made = kind.opened(store.folder, new)
    try:
        with kind.writing(made) as connection:
            kind.prepared(connection, new, of=store.location)
            migrations.upgrade(connection)
            connection.execute(sa.insert(warcs), [
                {"id": contents.numbers[name], "name": name, "kept": size, "torn": contents.torn.get(name)}
                for name, size in contents.sizes.items()
            ]) if contents.sizes else None  # fmt: skip
            adding.remember_engine(connection, stages.version)
        # Where captures were taken out or lost, numbers can't be counted again: those given out before are passed over.
        one_engine = contents.engines <= {stages.version}
        same = one_engine and not contents.forgotten and not contents.lost
        if not (contents.tells_stories and one_engine):  # then they are found anew
            contents.remembered.pop("story", None)
            contents.lasts.pop("story", None)
        memory = Memory()
        count = available() if workers is None else workers
        with Pool[Prepared](engine, count) as pool, working.Aside(engine, count) as worker:
            aside = Aside(reread=_never, recorded=worker)
            results = pool.results(_tasks(store, contents))
            for number, name, places in contents.batches:
                with kind.writing(made) as connection:
                    text = journal_of(store, contents, number)
                    known = facts(text) if one_engine else None
                    fold = Fold(connection, stages, memory, number, aside, contents.remembered, contents.heirs, known)
                    if number == contents.batches[0][0]:
                        fold.mint.reserve({"warc": max(contents.numbers.values(), default=0)})
                        if same and contents.unheard:
                            told = (*MINTED, "likeness")
                            fold.mint.reserve({noun: contents.lasts[noun] for noun in told if noun in contents.lasts})
                        if not same:
                            again = _COUNTED_AGAIN if contents.lost else _COUNTED_AGAIN | _TOLD
                            fold.mint.reserve({noun: n for noun, n in contents.lasts.items() if noun not in again})
                    intakes = [_intake(contents, *next(results)) for _ in places]
                    fold.expect(intakes)
                    taken = [fold.take(intake) for intake in intakes]
                    added = [one for one in taken if one is not None]
                    fold.close()
                    if text is None:
                        text = _journal(contents, number, name, intakes, taken, fold, stages.version, store.identity)
                    connection.execute(sa.insert(batches), {
                        "id": number, "warc_id": contents.numbers[name],
                        "first_capture": added[0].capture if added else None,
                        "last_capture": added[-1].capture if added else None, "journal_copy": packed(text),
                        "journal": None if number in contents.journals else text,
                    })  # fmt: skip
                if not quiet:
                    yield from added
        with kind.writing(made) as connection:
            if contents.forgotten:
                forgetting.decisions_without(connection, frozenset())
            forgetting.nobody_removed(connection)
            as_found.none_alone(connection)
        kind.tidied(made)
    finally:
        made.dispose()


def _journal(contents: Contents, number: int, name: str, intakes: Sequence[Intake], taken: Sequence[Added | None],
             fold: Fold, engine: str, archive: str | None) -> str:  # fmt: skip
    """The journal of a batch of which no file tells any more."""
    last = fold.mint.last("capture") - sum(
        one is not None or intake.forgotten for one, intake in zip(taken, intakes, strict=True)
    )
    order: list[tuple[int | None, int, str, str]] = []
    for one, intake in zip(taken, intakes, strict=True):
        if one is None and not intake.forgotten:
            order.append((None, intake.offset, intake.name, intake.url))
            continue
        last += 1
        told = one is not None and one.change != "forgotten"
        order.append((last, intake.offset, intake.name if told else "", intake.url if told else ""))
    return journal(number, (contents.numbers[name], name), order, fold.mint, engine, archive)


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
        name, offset = contents.bodies.get(found.id) or contents.records[refers]
        page = warc.page(found, body=warc.page(warc.record_at(store.path(name), offset)).body)
    if place.name is not None:
        capture = replace(capture, name=place.name, url=place.url or None)
    return standing(capture, page, found, (contents.numbers[place.warc], place.offset), refers)


def _intake(contents: Contents, ready: Prepared, outcome: Outcome | None) -> Intake:
    capture = ready.capture
    body_at = None
    if ready.refers is not None:
        name, offset = contents.bodies.get(ready.record) or contents.records[ready.refers]
        body_at = (contents.numbers[name], offset, ready.refers)
    assert ready.place is not None
    return Intake(
        name=identity.storable(capture.name), url=ready.url, page_url=ready.page_url, at=capture.at, outcome=capture.outcome,
        status=capture.status, reason=capture.reason, warc_id=ready.place[0], offset=ready.place[1], record=ready.record,
        digest=ready.digest, size=ready.size, body_at=body_at, reading=outcome.reading if outcome else None,
        unreadable=outcome.reason if outcome else None, leads_to=ready.leads_to, note=ready.note,
        forgotten=ready.forgotten is not None,
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
