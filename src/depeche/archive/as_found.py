"""What a rebuild takes over of what was found out when a batch came in (`minting.FACTS`), at the batch's end.

How often a meeting had moved by then, and which articles were copies of each other, may come from articles that were
forgotten since.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import rows
from depeche.archive.minting import Mint, Remembered
from depeche.archive.schema import articles, meetings

_MOVED = (
    sa.update(meetings).where(meetings.c.id == sa.bindparam("number"))
    .values(sequence=sa.bindparam("times"), uid=sa.bindparam("its_uid"))
)  # fmt: skip
_ALIKE = sa.update(articles).where(articles.c.id == sa.bindparam("number")).values(like_id=sa.bindparam("group"))


def batch(connection: Connection, mint: Mint, facts: Remembered) -> None:
    """Makes it so. All that waited has to be written before."""
    rows.run(connection, _MOVED, [
        {"number": int(number), "times": times[-1], "its_uid": uid}
        for number, _, uid, times in ((*key.partition(" "), times) for key, times in facts.get("met", {}).items())
    ])  # fmt: skip
    groups = facts.get("alike", {})
    for group in sorted({group for found in groups.values() for group in found} - {0}):
        mint.uses("likeness", group)
    rows.run(connection, _ALIKE, [
        {"number": int(article), "group": found[-1] or None} for article, found in groups.items()
    ])  # fmt: skip
