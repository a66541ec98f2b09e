"""UIDs and sequences of meetings, and which articles are copies of each other, beside the journals that tell of them.

All of these were found out as articles came in, in an order of which only the journals tell, so none can be worked out from
the rows. A journal that is lost takes with it, once the database is lost too, the numbers that were minted in its batch.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.answers import Problem
from depeche.archive.journals import copied_journal, written
from depeche.archive.schema import articles, batches, meetings, settings, tombstones, warcs

_REBUILD = "`depeche rebuild` mends it"
_NO_JOURNAL = (
    "no file tells any more in which order these captures came in, and which numbers were given out; the database knows it, "
    "and `depeche rebuild` writes it down anew"
)


_COPY = sa.select(batches.c.journal_copy).where(batches.c.id == sa.bindparam("batch"))


def _less_room(journal: Mapping[str, Any]) -> dict[str, Any]:
    """A journal but for what it has for later, which goes when something is taken out of it."""
    return {key: value for key, value in journal.items() if key != "room"}


class Journaled:
    """What the journals told that were come across so far, each of a batch that the database knows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        of_file = sa.select(batches.c.id, warcs.c.name).join(warcs, warcs.c.id == batches.c.warc_id)
        self._left = {row.id: row.name for row in connection.execute(of_file)}  # those without a journal so far → their file
        self._known = frozenset(self._left)  # what others add meanwhile is not looked at
        self._engines: set[str] = set()
        self._met: dict[int, tuple[int, str, int]] = {}  # meeting → the last batch that told of it, UID, SEQUENCE
        self._alike: dict[int, tuple[int, int | None]] = {}  # article → the same, its group
        # While something has still to be taken out of the files, they may tell more than the copies.
        unfinished = sa.select(tombstones.c.id).where(tombstones.c.left.is_not(None)).limit(1)
        self._settled = connection.execute(unfinished).first() is None
        self._edited: list[int] = []  # batches of which the copy is another
        for text in connection.scalars(sa.select(batches.c.journal).where(batches.c.journal.is_not(None))):
            try:
                journal = json.loads(text)
            except ValueError:
                continue  # `contradictions` tells of it
            self.take(journal if isinstance(journal, dict) else None)

    def take(self, note: Mapping[str, Any] | None) -> None:
        """One note of the files, or a journal that they do not have yet; what else stands there is passed over."""
        if note is None or note.get("depeche") != "batch" or note["batch"] not in self._known:
            return
        self._left.pop(note["batch"], None)
        if self._settled and self._copied_otherwise(note):
            self._edited.append(note["batch"])
        self._found_out(note)

    def _copied_otherwise(self, note: Mapping[str, Any]) -> bool:
        copied = self._connection.scalar(_COPY, {"batch": note["batch"]})
        if copied is None:  # of an older depeche
            return False
        text = copied_journal(note["batch"], copied)
        return text is None or _less_room(json.loads(text)) != _less_room(json.loads(written(note)))

    def _found_out(self, note: Mapping[str, Any]) -> None:
        batch, minted = note["batch"], note["minted"]
        self._engines.add(note["engine"])
        for sequence, key in minted.get("met", ()):
            number, _, uid = key.partition(" ")
            if self._met.get(int(number), (0,))[0] <= batch:
                self._met[int(number)] = batch, uid, sequence
        for group, article in minted.get("alike", ()):
            if self._alike.get(int(article), (0,))[0] <= batch:
                self._alike[int(article)] = batch, group or None

    def left(self, gone: Container[str]) -> Iterator[Problem]:
        """Once all files have been gone through but those that are `gone`, of which it is told elsewhere. Where a journal is
        lost, or another engine made what there is, nothing can be said of what was found out."""
        if self._left:
            number = sum(name not in gone for name in self._left.values())
            some = "1 batch" if number == 1 else f"{number:,} batches"
            if number:
                yield Problem(where=some, what=_NO_JOURNAL, notice=True)
        for batch in self._edited:
            yield Problem(where=f"batch {batch}", what=f"its journal in the files is another; {_REBUILD}")
        for batch in self._left:
            text = copied_journal(batch, self._connection.scalar(_COPY, {"batch": batch}))
            if text is None:
                return
            self._found_out(json.loads(text))
        made_by = self._connection.scalar(sa.select(settings.c.value).where(settings.c.key == "engine"))
        if self._engines != {made_by}:
            return
        for row in self._rows(sa.select(meetings.c.id, meetings.c.uid, meetings.c.sequence)):
            told = self._met.get(row.id)
            if told is not None and told[1:] != (row.uid, row.sequence):
                what = f"its UID and SEQUENCE are not {row.uid} and {row.sequence} by the journals; {_REBUILD}"
                yield Problem(where=f"meeting {row.id}", what=what)
        there = set(self._connection.scalars(sa.select(articles.c.id)))
        members = Counter(group for article, (_, group) in self._alike.items() if article in there)
        for row in self._rows(sa.select(articles.c.id, articles.c.like_id)):
            _, group = self._alike.get(row.id, (0, row.like_id))
            # Of a group that began in a journal that was lost, later ones may tell of one article: see `as_found`.
            if group != row.like_id and (group is None or members[group] != 1):
                what = f"by the journals it is of {'no' if group is None else 'another'} group of copies; {_REBUILD}"
                yield Problem(where=f"article {row.id}", what=what)

    def _rows(self, asked: sa.Select[Any]) -> Iterator[Any]:
        with self._connection.execute(asked, execution_options={"yield_per": 1_000}) as rows:
            yield from rows
