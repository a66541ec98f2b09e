"""Whether all of it is still true: every record's digests, every offset, every row."""

from __future__ import annotations

import hashlib
import zlib
from base64 import b32encode
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import adopting, databases, warc
from depeche.archive.answers import Problem
from depeche.archive.intake import Memory
from depeche.archive.prepared import digest_of
from depeche.archive.readings import noun, sketched
from depeche.archive.schema import (
    articles,
    captures,
    entities,
    mentions,
    pages,
    readings,
    revisions,
    sketches,
    statements,
    warcs,
)
from depeche.archive.store import WARCS, Store
from depeche.errors import DepecheError
from depeche.model import Article


def problems(store: Store, *, engine: str, memory: Memory) -> Iterator[Problem]:
    """Everything that is not as it should be. Reads the whole archive once."""
    left = adopting.left_behind(store)
    if left:
        added = adopting.adopt(store, engine=engine, memory=memory)
        what = f"a killed run left {len(added)} captures; they are adopted"
        yield Problem(where=", ".join(left), what=what, repaired=True)
    with store.reading() as connection:
        yield from (Problem(where=store.database, what=what) for what in databases.of(connection).damage(connection))
        for row in connection.execute(sa.select(warcs).order_by(warcs.c.id)).all():
            yield from _file(store, connection, row.id, row.name, row.kept, row.torn)
        yield from _unknown_files(store, connection)
        yield from _rows(connection)


def _file(store: Store, connection: Connection, number: int, name: str, kept: int, torn: int | None) -> Iterator[Problem]:
    """One WARC file, record by record, beside what the database says of it."""
    path = store.path(name)
    if not path.is_file():
        lost = connection.scalar(sa.select(sa.func.count()).where(captures.c.warc_id == number))
        yield Problem(where=name, what=f"the file is gone, and with it the pages of {lost} captures")
        return
    expected = {row.offset: row for row in connection.execute(_expected(number))}
    try:
        for found in warc.records(path):
            if isinstance(found, warc.Torn):
                end = min(found.end or kept, kept)
                if found.offset < end:
                    given_up = found.end is not None and not any(found.offset <= offset < end for offset in expected)
                    what = f"it is damaged: {found.reason}" + ("; no capture that is known stands there" if given_up else "")
                    yield Problem(where=f"{name} at byte {found.offset}", what=what, notice=given_up)
                continue
            row = expected.pop(found.offset, None)
            where = f"{name} at byte {found.offset}"
            yield from _record(found, where, row.record if row else None, row.digest if row else None)
    except OSError as error:
        yield Problem(where=name, what=f"it can't be read ({error.strerror})")
    for offset, row in expected.items():
        yield Problem(where=f"{name} at byte {offset}", what=f"the record of capture {row.id} is not there")
    if torn is not None:
        yield Problem(
            where=f"{name} at byte {torn}", repaired=True,
            what="a killed run left a record unfinished; it was never reported as kept, and nothing is written after it",
        )  # fmt: skip


def _expected(number: int) -> sa.Select[tuple[int, int, str, str | None]]:
    """Captures of a file by offset; with the digest of the page where the bytes stand in this very record."""
    here = sa.and_(pages.c.warc_id == captures.c.warc_id, pages.c.offset == captures.c.offset)
    own = sa.and_(pages.c.id == captures.c.page_id, here)
    wanted = sa.select(captures.c.id, captures.c.offset, captures.c.record, pages.c.digest)
    return wanted.outerjoin(pages, own).where(captures.c.warc_id == number)


def _record(found: warc.Kept, where: str, record: str | None, digest: str | None) -> Iterator[Problem]:
    if record is not None and found.id != record:
        yield Problem(where=where, what=f"the database expects {record} here, and there is {found.id or 'no name'}")
    trouble = _page_trouble(found, digest) if digest is not None else None
    if trouble is not None:
        yield Problem(where=where, what=trouble)
    declared = found.headers.get("warc-block-digest", "")
    if declared.startswith("sha1:") and not _same_sha1(declared[5:], found.content):
        came_so = digest is not None and trouble is None  # and of what is packed the CRC-32 has been looked at
        what = "the bytes are not those of its WARC-Block-Digest" + (
            "; it came so, with the page it holds" if came_so else ""
        )
        yield Problem(where=where, what=what, notice=came_so)


def _page_trouble(found: warc.Kept, digest: str) -> str | None:
    """What is wrong with the page that a record holds; None: it is the one of that digest."""
    try:
        same = digest_of(warc.page(found).body) == digest
    except DepecheError as error:
        return f"the page can't be taken out: {error}"
    return None if same else "the page is not the one that was kept: its SHA-256 differs"


def _same_sha1(declared: str, content: bytes) -> bool:
    """Base 32 by custom, hexadecimal from some tools."""
    made = hashlib.sha1(content, usedforsecurity=False).digest()
    return declared.upper() == b32encode(made).decode() or declared.lower() == made.hex()


def _unknown_files(store: Store, connection: Connection) -> Iterator[Problem]:
    known = set(connection.scalars(sa.select(warcs.c.name)))
    for path in store.files():
        name = f"{WARCS}/{path.name}"
        # An empty one holds nothing: its writer was killed before the first record.
        if name not in known and path.stat().st_size and warc.deserted(path):
            yield Problem(where=name, what="the database does not know the file; `depeche rebuild` takes it in")


def _rows(connection: Connection) -> Iterator[Problem]:
    """Rows that do not go together."""
    for number in connection.scalars(
        sa.select(articles.c.id).where(~sa.exists().where(revisions.c.article_id == articles.c.id))
    ):
        yield Problem(where=f"article {number}", what="it has no revision")
    counted = sa.select(mentions.c.entity_id, sa.func.count().label("n")).group_by(mentions.c.entity_id).subquery()
    for number in connection.scalars(
        sa.select(entities.c.id).outerjoin(counted, counted.c.entity_id == entities.c.id)
        .where(entities.c.articles != sa.func.coalesce(counted.c.n, 0))
    ):  # fmt: skip
        yield Problem(where=f"entity {number}", what="its count of articles is wrong; `depeche rebuild` mends it")
    yield from _readings(connection)


def _readings(connection: Connection) -> Iterator[Problem]:
    """Every article as it is stored, and its statements: each of one piece has to stand in the text where it says."""
    last = unfolded = 0
    while True:
        rows = connection.execute(
            sa.select(articles.c.id, articles.c.title, readings.c.article, sketches.c.article_id.label("sketched"))
            .join(readings, readings.c.id == articles.c.reading_id)
            .outerjoin(sketches, sketches.c.article_id == articles.c.id)
            .where(articles.c.id > last).order_by(articles.c.id).limit(200)
        ).all()  # fmt: skip
        if not rows:
            break
        for row in rows:
            last = row.id
            try:
                article = noun(Article, row.article)
                text = article.text
                unfolded += row.sketched is None and bool(sketched(article))
            except (DepecheError, ValueError, zlib.error) as error:
                yield Problem(where=f"article {row.id}", what=f"its reading can't be taken out ({error})")
                continue
            if row.title != article.title:
                yield Problem(where=f"article {row.id}", what=f"its title is not {row.title!r}; `depeche rebuild` mends it")
            for (words,) in connection.execute(
                sa.select(statements.c.text).where(statements.c.article_id == row.id, ~statements.c.text.contains(" […] "))
            ):
                if words not in text:
                    yield Problem(where=f"article {row.id}", what=f"it does not say what a statement quotes: {words[:60]!r}")
    if unfolded:
        what = "kept by an older depeche that did not look for copies; after `depeche rebuild` the search folds them"
        yield Problem(where=f"{unfolded} article{'s' if unfolded > 1 else ''}", what=what, notice=True)
