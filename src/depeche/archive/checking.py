"""Whether all of it is still true: every record's digests, every offset, every row."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import adopting, blotting, contradictions, copies, databases, headlines, spelt, warc
from depeche.archive import engine as engines
from depeche.archive.answers import Problem
from depeche.archive.attested import Attested
from depeche.archive.intake import Memory
from depeche.archive.journaled import Journaled
from depeche.archive.journals import is_of_another
from depeche.archive.prepared import digest_of
from depeche.archive.readings import noun, sketched
from depeche.archive.schema import articles, captures, pages, readings, sketch_keys, sketches, warcs
from depeche.archive.store import WARCS, Store
from depeche.archive.watching import Watching
from depeche.errors import DepecheError
from depeche.model import Article
from depeche.sources import digests


def problems(store: Store, *, engine: str, memory: Memory) -> Iterator[Problem]:
    """Everything that is not as it should be. Reads the whole archive once."""
    left = adopting.left_behind(store)
    if left:
        added = adopting.adopt(store, engine=engine, memory=memory)
        if added:  # else their writers had just ended, or what they left is no capture
            what = f"a killed run left {len(added)} captures; they are adopted"
            yield Problem(where=", ".join(left), what=what, repaired=True)
        if store.behind is not None:
            yield Problem(where=store.database, what=store.behind.reason)
    with blotting.unblotted(store), store.reading() as connection:
        yield from (Problem(where=store.database, what=what) for what in databases.of(connection).damage(connection))
        watching, attested, journaled = Watching(connection), Attested(), Journaled(connection)
        with connection.execute(_PAGES, execution_options={"yield_per": 500}) as held:
            holding = _Holding(held)
            for row in connection.execute(sa.select(warcs).order_by(warcs.c.id)).all():
                yield from _file(store, connection, holding, (attested, journaled), watching, row)
        yield from watching.left()
        gone = {name for name in connection.scalars(sa.select(warcs.c.name)) if not store.path(name).is_file()}
        yield from journaled.left(gone)
        yield from (Problem(where=what, what=_NOT_TOLD) for what in attested.lacking(connection))
        yield from contradictions.of_rows(connection)
        yield from contradictions.of_sites(connection)
        yield from contradictions.of_aliases(connection)
        yield from contradictions.of_meetings(connection)
        yield from contradictions.of_counters(connection)
        yield from contradictions.of_batches(connection)
        yield from spelt.of_entities(connection, engines.load(engine))
        yield from spelt.of_words(connection)
        yield from spelt.of_roles(connection)
        yield from headlines.of_stories(connection)
        yield from _readings(connection)
    yield from _unknown_files(store)
    yield from _former(store)


_REBUILD = "`depeche rebuild` mends it"
_NOT_TOLD = "no file tells of it any more, and a rebuild would lose it; put back the file that is damaged or gone"


def _former(store: Store) -> Iterator[Problem]:
    """Databases that a rebuild left because somebody read them."""
    for left in store.kind.left(store.folder, store.location):
        gone = store.kind.removed(store.folder, left, patience=1.0)
        what = "it was left after a rebuild, as somebody read it, and is taken away"
        reading = "it was left after a rebuild, and somebody reads it still; `depeche check` takes it away once nobody does"
        yield Problem(where=f"schema {left.schema}", what=what if gone else reading, repaired=gone, notice=not gone)


class _Holding:
    """The pages by where their bytes stand, in the order of the files: many may stand in one record."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def up_to(self, file: int, offset: int) -> Iterator[Any]:
        """Those up to the record at this place that were not given out yet."""
        while self._next is not None and (self._next.warc_id, self._next.offset) <= (file, offset):
            yield self._next
            self._next = next(self._rows, None)


_PAGES = sa.select(
    pages.c.id, pages.c.warc_id, pages.c.offset, pages.c.record, pages.c.digest, pages.c.size
).order_by(pages.c.warc_id, pages.c.offset)  # fmt: skip


def _file(store: Store, connection: Connection, holding: _Holding, telling: Sequence[Attested | Journaled],
          watching: Watching, file: Any) -> Iterator[Problem]:  # fmt: skip
    """One WARC file, record by record, beside what the database says of it."""
    number, name, kept, torn = file.id, file.name, file.kept, file.torn
    path = store.path(name)
    if not path.is_file():
        lost = connection.scalar(sa.select(sa.func.count()).where(captures.c.warc_id == number))
        yield Problem(where=name, what=f"the file is gone, and with it the pages of {lost} captures")
        list(holding.up_to(number + 1, -1))
        return
    expected = {row.offset: row for row in connection.execute(_CAPTURES, {"file": number})}
    missing: list[Any] = []  # pages whose bytes are not there
    try:
        for found in warc.records(path):
            if isinstance(found, warc.Torn):
                end = min(found.end or kept, kept)
                if found.offset < end:
                    given_up = found.end is not None and not any(found.offset <= offset < end for offset in expected)
                    what = f"it is damaged: {found.reason}" + ("; no capture that is known stands there" if given_up else "")
                    yield Problem(where=f"{name} at byte {found.offset}", what=what, notice=given_up)
                continue
            row, where = expected.pop(found.offset, None), f"{name} at byte {found.offset}"
            so_far = list(holding.up_to(number, found.offset))
            here = [page for page in so_far if page.offset == found.offset]
            missing += so_far[: -len(here) or None]
            yield from _record(found, where, row, here)
            if row is not None and found.id == row.record:
                yield from contradictions.of_capture(found, f"capture {row.id}", row._mapping)
            elif row is None and found.type == "metadata":
                note = warc.noted(found)
                if note is not None and is_of_another(note, store.identity):
                    continue
                yield from contradictions.of_journal(connection, note)
                yield from watching.told(note)
                for one in telling:
                    one.take(note)
    except OSError as error:
        left = "1 capture" if len(expected) == 1 else f"{len(expected):,} captures"
        yield Problem(where=name, what=f"it can't be read ({error.strerror}), and {left} in it could not be looked at")
        list(holding.up_to(number + 1, -1))
        return
    for offset, row in expected.items():
        yield Problem(where=f"{name} at byte {offset}", what=f"the record of capture {row.id} is not there")
    for page in (*missing, *holding.up_to(number + 1, -1)):
        if page.offset not in expected:
            yield Problem(where=f"{name} at byte {page.offset}", what=f"the bytes of page {page.id} are not there")
    if not expected and path.stat().st_size < kept:
        yield Problem(where=name, what=f"it has fewer bytes than the {kept:,} that are known of it; {_REBUILD}")
    if torn is not None:
        yield Problem(
            where=f"{name} at byte {torn}", repaired=True,
            what="a killed run left a record unfinished; it was never reported as kept, and nothing is written after it",
        )  # fmt: skip


_CAPTURES = (
    sa.select(captures, pages.c.url.label("page_url"))
    .outerjoin(pages, pages.c.id == captures.c.page_id)
    .where(captures.c.warc_id == sa.bindparam("file"))
)


def _record(found: warc.Kept, where: str, row: Any, pages_there: list[Any]) -> Iterator[Problem]:
    """A record beside the capture that it tells of, and the pages whose bytes stand in it."""
    for one in {row.record for row in (row, *pages_there) if row is not None} - {found.id}:
        yield Problem(where=where, what=f"the database expects {one} here, and there is {found.id or 'no name'}")
    trouble = _page_trouble(found, pages_there) if pages_there else None
    if trouble is not None:
        yield Problem(where=where, what=trouble)
    declared = found.headers.get("warc-block-digest", "")
    if digests.agrees(declared, found.content) is False:
        came_so = bool(pages_there) and trouble is None  # and of what is packed the CRC-32 has been looked at
        what = "the bytes are not those of its WARC-Block-Digest" + (
            "; it came so, with the page it holds" if came_so else ""
        )
        yield Problem(where=where, what=what, notice=came_so)


def _page_trouble(found: warc.Kept, expected: list[Any]) -> str | None:
    """What is wrong with the page that a record holds; None: it is the one that all of these are."""
    try:
        body = warc.page(found).body
    except DepecheError as error:
        return f"the page can't be taken out: {error}"
    if {page.digest for page in expected} != {digest_of(body)}:
        return "the page is not the one that was kept: its SHA-256 differs"
    return None if {page.size for page in expected} == {len(body)} else f"the page has {len(body)} bytes"


def _unknown_files(store: Store) -> Iterator[Problem]:
    """Asked once no file is being written any more: what was written while the rest was looked at is known by then."""
    # An empty one holds nothing: its writer was killed before the first record.
    ended = [f"{WARCS}/{path.name}" for path in store.files() if path.stat().st_size and warc.deserted(path)]
    with store.reading() as connection:
        known = set(connection.scalars(sa.select(warcs.c.name)))
    for name in ended:
        if name not in known:
            yield Problem(where=name, what="the database does not know the file; `depeche rebuild` takes it in")


def _readings(connection: Connection) -> Iterator[Problem]:
    """Every reading as it is stored, and what is shown of it where it is in front of its article."""
    last = unfolded = unnamed = keys = 0
    while rows := connection.execute(_READINGS, {"last": last}).all():
        last, beside = rows[-1].id, contradictions.Beside(connection, rows)
        for row in rows:
            try:
                article, record = noun(Article, row.article), json.loads(zlib.decompress(row.record))
                sketch = sketched(article) if row.article_id is not None else ()
                unfolded += row.sketch is None and bool(sketch)
            except (DepecheError, ValueError, zlib.error) as error:
                where = f"article {row.article_id}" if row.article_id is not None else f"reading {row.id}"
                yield Problem(where=where, what=f"its reading can't be taken out ({error})")
                continue
            yield from contradictions.of_reading(row, article, record, beside)
            unnamed += not beside.knows_names(row.article_id, record)
            if row.sketch is not None:
                keys += len(copies.keys_of(sketch))
                if row.sketch != copies.packed(sketch) or not beside.found_by(row.article_id, copies.keys_of(sketch)):
                    yield Problem(where=f"article {row.article_id}", what=f"its sketch is of other words; {_REBUILD}")
    if connection.scalar(sa.select(sa.func.count()).select_from(sketch_keys)) != keys:
        yield Problem(where="sketches", what=f"articles are looked up by others than they have; {_REBUILD}")
    for number, what in (
        (unfolded, "did not look for copies; after `depeche rebuild` the search folds them"),
        (
            unnamed,
            "kept one name of each person in an article; `depeche rebuild` tells whose the others are, for who splits them",
        ),
    ):
        if number:
            where = f"{number} article{'s' if number > 1 else ''}"
            yield Problem(where=where, what=f"kept by an older depeche that {what}", notice=True)


_READINGS = (
    sa.select(
        readings, articles.c.id.label("article_id"), pages.c.article_id.label("of_article"),
        sketches.c.hashes.label("sketch"),
    )
    .outerjoin(pages, pages.c.id == readings.c.page_id)
    .outerjoin(articles, sa.and_(articles.c.id == pages.c.article_id, articles.c.reading_id == readings.c.id))
    .outerjoin(sketches, sketches.c.article_id == articles.c.id)
    .where(readings.c.id > sa.bindparam("last")).order_by(readings.c.id).limit(100)
)  # fmt: skip
