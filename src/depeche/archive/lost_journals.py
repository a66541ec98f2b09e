"""Batches whose journal no file has any more: which captures, and what else was told, in which order, by the database.

The database has the captures. Notes, and what was taken out, have no rows; they stand in the file between the captures of
their batch and of its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.schema import batches, captures, warcs


@dataclass(slots=True, kw_only=True)
class Order:
    """What came in with a batch."""

    warc: tuple[int, str]  # number and name of the file
    captures: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)  # offset → name, address; None: none


def orders(old: Connection, told: Mapping[int, Mapping[str, Any]], unplaced: Iterable[tuple[str, int]]) -> dict[int, Order]:
    """Batches of the old database that no journal tells of. `told`: the journals; `unplaced`: records (file, offset) that
    may be theirs."""
    of_file = sa.select(batches.c.id, warcs.c.id.label("file"), warcs.c.name).join(warcs, warcs.c.id == batches.c.warc_id)
    rows = old.execute(of_file.order_by(batches.c.id)).all()
    found = {row.id: Order(warc=(row.file, row.name)) for row in rows if row.id not in told}
    placed: dict[str, dict[int, int]] = {order.warc[1]: {} for order in found.values()}  # file → offset → batch
    for batch, journal in told.items():
        if journal["warc"][1] in placed:
            placed[journal["warc"][1]].update((offset, batch) for _, offset, *_ in journal["captures"])
    for name in placed:
        for row in old.execute(_CAPTURES, {"file": name}):
            placed[name].setdefault(row.offset, row.batch_id)
            if (order := found.get(row.batch_id)) is not None and order.warc[1] == name:
                order.captures[row.offset] = row.name, row.url
    ends = {name: sorted(offsets) for name, offsets in placed.items()}
    for name, offset in sorted(unplaced):
        if name in placed and offset not in placed[name]:
            lost = [one for one, order in found.items() if order.warc[1] == name]
            its = _between(offset, ends[name], placed[name], lost)
            if its is not None:
                found[its].captures[offset] = None, None
    return found


_CAPTURES = (
    sa.select(captures.c.offset, captures.c.batch_id, captures.c.name, captures.c.url)
    .join(warcs, warcs.c.id == captures.c.warc_id)
    .where(warcs.c.name == sa.bindparam("file"))
)


def _between(offset: int, ends: list[int], placed: Mapping[int, int], lost: list[int]) -> int | None:
    """The lost batch to which what stands there belongs: that of the capture before it, else of the one behind it, else one
    between them, which has no capture; None: none of them."""
    at = bisect_left(ends, offset)
    before = placed[ends[at - 1]] if at > 0 else 0
    behind = placed[ends[at]] if at < len(ends) else None
    for batch in (before, behind):
        if batch in lost:
            return batch
    return next((one for one in lost if before < one and (behind is None or one < behind)), None)
