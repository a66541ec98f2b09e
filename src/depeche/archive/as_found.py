"""What a rebuild takes over of what was found out when a batch came in (`minting.FACTS`), at the batch's end.

How often a meeting had moved by then, and which articles were copies of each other, may come from articles that were
forgotten since. Where the journal is lost in which a group of copies began, it is found anew with another number, and later
journals still name the former.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import copies, rows
from depeche.archive.minting import Mint, Remembered
from depeche.archive.schema import articles, meetings, sketches

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


_ALONE = sa.select(sa.func.min(articles.c.id)).group_by(articles.c.like_id).having(sa.func.count() == 1)


def none_alone(connection: Connection) -> None:
    """At the end: who is left alone in a group of copies joins that of the likest, or is of none."""
    compared = copies.Copies(connection, rows.Rows(connection))
    for number in sorted(connection.scalars(_ALONE.where(articles.c.like_id.is_not(None)))):
        hashes = connection.scalar(sa.select(sketches.c.hashes).where(sketches.c.article_id == number))
        near = compared.likest(copies.unpacked(hashes), besides=number) if hashes is not None else None
        group = connection.scalar(sa.select(articles.c.like_id).where(articles.c.id == near))
        connection.execute(_ALIKE, {"number": number, "group": group})
