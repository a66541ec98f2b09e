"""Pages out of the WARC files again."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import forgetting, moments, views, warc
from depeche.archive.prepared import digest_of
from depeche.archive.schema import captures, pages, warcs
from depeche.archive.store import Store
from depeche.errors import ArchiveProblem
from depeche.model import Page

_WHERE = (
    sa.select(captures.c.at, captures.c.offset, captures.c.record, pages.c.url, pages.c.digest, warcs.c.name,
              pages.c.record.label("body_record"), pages.c.warc_id.label("body_warc"), pages.c.offset.label("body_offset"))
    .join(pages, pages.c.id == captures.c.page_id)
    .join(warcs, warcs.c.id == captures.c.warc_id)
)  # fmt: skip


def page(store: Store, capture: int) -> Page:
    """What a capture brought, its bytes compared with their digest. Raises NotFound, ArchiveProblem."""
    with store.reading() as connection:
        row = connection.execute(_WHERE.where(captures.c.id == views.number(capture))).first()
        if row is None:
            raise forgetting.missing(connection, "page of a capture", capture, forgetting.ref("capture", capture))
        body = None
        if row.record != row.body_record:
            name = _name(connection, row.body_warc)
            body = warc.page(_record(store, name, row.body_offset)).body
    found = warc.page(_record(store, row.name, row.offset), body=body)
    if digest_of(found.body) != row.digest:
        raise _damaged(store, f"the bytes of capture {capture} are not those that were kept")
    url = None if row.url.startswith("urn:") else row.url
    return Page(body=found.body, url=url, headers=found.headers, captured=moments.instant(row.at))


def _name(connection: Connection, number: int) -> str:
    return str(connection.execute(sa.select(warcs.c.name).where(warcs.c.id == number)).scalar_one())


def _record(store: Store, name: str, offset: int) -> warc.Kept:
    try:
        return warc.record_at(store.path(name), offset)
    except (OSError, ValueError) as error:
        raise _damaged(store, f"{name} can't be read at byte {offset} ({error})") from error


def _damaged(store: Store, what: str) -> ArchiveProblem:
    return ArchiveProblem(str(store.folder), f"{what}; `depeche check` tells what else is damaged")
