"""What the WARC files do not say by themselves of a batch: the order of its captures, the numbers minted.

It follows its batch as a `metadata` record: in the file of the run that wrote it or, when that was killed, of another.
"""

from __future__ import annotations

import json
import secrets
import uuid
from datetime import UTC, datetime

import sqlalchemy as sa

from depeche import __version__
from depeche.archive import members, warc
from depeche.archive.minting import Mint
from depeche.archive.schema import batches, warcs
from depeche.archive.store import WARCS, Store

OWED = (
    sa.select(batches.c.id, batches.c.journal, warcs.c.name)
    .join(warcs, warcs.c.id == batches.c.warc_id)
    .where(batches.c.journal.is_not(None))
    .order_by(batches.c.id)
)


def journal_member(batch: int, text: str) -> bytes:
    """The record that tells of a batch."""
    record, now = f"<urn:uuid:{uuid.uuid4()}>", datetime.now(UTC)
    return members.packed(
        warc.note(record=record, uri=f"urn:depeche:batch:{batch}", at=now, now=now, value=json.loads(text))
    )


def tell_what_is_owed(store: Store) -> None:
    """Writes into a file of its own what no WARC file tells of batches of runs that were killed."""
    with store.reading() as connection:
        rows = connection.execute(OWED).all()
    dead = [row for row in rows if warc.deserted(store.path(row.name))]
    if not dead:
        return
    with store.troubles(), store.writing() as connection:
        file = begun(store)
        try:
            for row in dead:
                file.append(journal_member(row.id, row.journal))
            file.flush()
            mint = Mint(connection)
            connection.execute(sa.insert(warcs), {"id": mint.number("warc"), "name": file.name, "kept": file.size})
            mint.keep(connection)
            connection.execute(sa.update(batches).where(batches.c.id.in_([row.id for row in dead])).values(journal=None))
        finally:
            file.close()


def begun(store: Store) -> warc.WarcFile:
    """A WARC file of this run, with its first record."""
    now = datetime.now(UTC)
    name = f"{WARCS}/{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.warc.gz"
    file = warc.WarcFile(store.folder, name)
    first = warc.opening(record=f"<urn:uuid:{uuid.uuid4()}>", name=name, now=now, software=f"depeche {__version__}")
    file.append(members.packed(first))
    return file
