"""Meetings that outlive the article that first told of them: they keep number and UID, also when all is made anew.

Both come from that article's address, which nothing in the files names any more once it is forgotten. So the tombstone
says, by their digests, which words of other articles told of the meeting too: a rebuild gives the number and the UID to the
first of these that it comes to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.schema import articles, meetings, reports

_TOLD = (
    sa.select(meetings.c.id, meetings.c.uid, reports.c.article_id, reports.c.when, reports.c.start, articles.c.key)
    .join(reports, reports.c.meeting_id == meetings.c.id)
    .join(articles, articles.c.id == reports.c.article_id)
    .order_by(meetings.c.id, reports.c.id)
)


def minted_for(key: str, when: str | None, start: int) -> str:
    """What a meeting's number is minted for: the address of the article that tells of it first, the day, the place in its
    text."""
    return f"{key} {when or ''} {start}"


def named(connection: Connection, article: int) -> list[dict[str, Any]]:
    """The meetings that an article tells of and others too, as its tombstone is to name them."""
    own = sa.select(reports.c.meeting_id).where(reports.c.article_id == article)
    found: dict[int, dict[str, Any]] = {}
    for row in connection.execute(_TOLD.where(meetings.c.id.in_(own))):
        if row.article_id != article:
            heir = found.setdefault(row.id, {"meeting": row.id, "uid": row.uid, "told": []})
            digests = _digests(minted_for(row.key, row.when, row.start))
            heir["told"] += [one for one in digests if one not in heir["told"]]
    return list(found.values())


def _digests(minted: str) -> list[str]:
    """Of a report, and of one that stands elsewhere in the text, as after a correction."""
    return [hashlib.sha256(one.encode()).hexdigest() for one in (minted, minted.rpartition(" ")[0])]


@dataclass(slots=True)
class Heirs:
    """What the tombstones say, to be given out once."""

    numbers: dict[str, list[int]] = field(default_factory=dict)  # digest of a report → meetings that it goes on with
    uids: dict[int, str] = field(default_factory=dict)  # of these meetings

    def read(self, named: Iterable[Mapping[str, Any]]) -> None:
        """Takes in what a tombstone names. One of before says nothing."""
        for one in named:
            self.uids[one["meeting"]] = one["uid"]
            for digest in one["told"]:
                held = self.numbers.setdefault(digest, [])
                if one["meeting"] not in held:
                    held.append(one["meeting"])

    def next(self, minted: str) -> int | None:
        """The meeting with which a report (`minted_for`) goes on; None: with none."""
        if not self.numbers:
            return None
        return next((min(held) for digest in _digests(minted) if (held := self.numbers.get(digest))), None)

    def given(self, number: int) -> None:
        """A number was given out, and no other report gets it."""
        for held in self.numbers.values():
            if number in held:
                held.remove(number)
