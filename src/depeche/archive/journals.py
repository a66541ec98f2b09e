"""What the WARC files do not say by themselves of a batch: the order of its captures, the numbers minted.

It follows its batch as a `metadata` record: in the file of the run that wrote it or, when that was killed, of another.
"""

from __future__ import annotations

import json
import secrets
import uuid
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

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


def journal(batch: int, warc: tuple[int, str], captures: Sequence[tuple[int | None, int, str, str]], mint: Mint,
            engine: str, archive: str | None) -> str:  # fmt: skip
    """What is to be told of a batch. `warc`: number and name of its file; `captures`: number (None: it is a note), offset,
    name and address of each, in order; `archive`: the identity of the archive."""
    value = {
        "depeche": "batch", "batch": batch, "warc": warc, "captures": captures, "minted": mint.minted, "lasts": mint.lasts,
        "engine": engine,
        **({"archive": archive} if archive is not None else {}),
        "goes_on": True,  # a meeting that an article tells anew; in journals from before it became another
        "room": secrets.token_hex(12),  # dropped when something is taken out of it: the rest goes into its place
    }  # fmt: skip
    return written(value)


def is_of_another(journal: Mapping[str, Any], archive: str | None) -> bool:
    """Whether another archive wrote a journal. One that does not say is taken for ours, and so is any where we have no
    identity."""
    return archive is not None and journal.get("archive", archive) != archive


def written(journal: Mapping[str, Any]) -> str:
    """A journal as text."""
    return json.dumps(journal, ensure_ascii=False, separators=(",", ":"))


def packed(text: str) -> bytes:
    """A journal as the database keeps it beside the one in the files."""
    return zlib.compress(text.encode("utf-8"))


def unpacked(data: bytes) -> str:
    """The other way."""
    return zlib.decompress(data).decode("utf-8")


def copied_journal(batch: int, data: bytes | None) -> str | None:
    """The journal of a batch out of its copy; None where there is none, or what is there is none."""
    try:
        text = unpacked(data or b"")
        value = json.loads(text)
    except (ValueError, zlib.error):
        return None
    return text if isinstance(value, dict) and value.get("batch") == batch else None


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
