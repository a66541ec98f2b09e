"""Stories in the database. The fold's state is taken up where the last writer left it; each article goes through once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.engine import Engine, Fold
from depeche.archive.minting import Mint
from depeche.archive.readings import Reading
from depeche.archive.rows import Rows
from depeche.archive.schema import checkpoints, steps, stories

EVERY = 1000
"""Steps between two checkpoints: so many are taken again when another process has gone on, or at opening."""

BYTES_A_STEP = 10_000
"""What keeping checkpoints may cost to write: where thousands of stories are open, and a snapshot is large, it is kept less
often."""

_STORY = sa.select(stories).where(stories.c.id == sa.bindparam("number"))
_NEWEST = sa.select(sa.func.max(stories.c.id))
_CHECKPOINT = (
    sa.select(checkpoints.c.step_id, sa.func.length(checkpoints.c.snapshot).label("size"))
    .order_by(checkpoints.c.step_id.desc())
    .limit(1)
)


@dataclass(slots=True)
class Progress:
    """The fold as this process knows it, from one transaction to the next."""

    fold: Fold | None = None
    step: int = 0  # the last that it has taken


def begun(title: str, lede: str | None, ordered: str) -> dict[str, Any]:
    """What is shown of a story of one article."""
    return {"title": title, "lede": lede, "first": ordered, "last": ordered, "articles": 1}


def grow(row: dict[str, Any], title: str, lede: str | None, ordered: str) -> None:
    """One more article of a story."""
    if ordered and (not row["first"] or ordered < row["first"]):  # one that was published before came in after
        row["title"], row["lede"] = title, lede
    row["first"] = min(filter(None, (row["first"], ordered)), default="")  # one without a time begins nothing
    row["last"] = max(row["last"], ordered)
    row["articles"] += 1


class Storylines:
    """Stories, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, mint: Mint, rows: Rows, progress: Progress) -> None:
        self._connection, self._engine, self._mint, self._rows = connection, engine, mint, rows
        self._progress = progress
        self._new: dict[int, dict[str, Any]] = {}
        self._grown: dict[int, dict[str, Any]] = {}
        self._caught_up = False
        self._last: int | None = None

    def story(self, article: int, reading: Reading, title: str, ordered: str) -> int:
        """The number of the story that an article belongs to."""
        fold = self._catch_up()
        before = self._mint.story_before(article)
        # The fold counts from 0
        number = fold.step(reading.traits_noun, before and before - 1, least=self._mint.last("story")) + 1
        self._mint.of_story(article, number)
        lede = reading.columns["lede"]
        step = self._mint.number("step")
        self._progress.step = step
        self._rows.add(steps, {"id": step, "article_id": article, "story_id": number, "traits": reading.traits})
        row = self._new.get(number) or self._grown.get(number)
        if row is None:
            known = None
            if number <= self._newest():  # most are new
                known = self._connection.execute(_STORY, {"number": number}).mappings().first()
            if known is None:
                self._new[number] = {"id": number, **begun(title, lede, ordered)}
                return number
            row = self._grown[number] = dict(known)
        grow(row, title, lede, ordered)
        return number

    def _newest(self) -> int:
        """The highest number of those that are in the database."""
        if self._last is None:
            self._last = self._connection.scalar(_NEWEST) or 0
        return self._last

    def _catch_up(self) -> Fold:
        """The fold after the last step in the database."""
        if self._caught_up and self._progress.fold is not None:
            return self._progress.fold
        last = self._connection.scalar(sa.select(sa.func.max(steps.c.id))) or 0
        if self._progress.fold is None or self._progress.step != last:
            self._progress.fold, self._progress.step = self._resumed(), last
        self._caught_up = True
        return self._progress.fold

    def _resumed(self) -> Fold:
        newest = self._connection.execute(sa.select(checkpoints).order_by(checkpoints.c.step_id.desc()).limit(1)).first()
        if newest is None:
            fold, since = self._engine.new_fold(), 0
        else:
            fold, since = self._engine.resume_fold(newest.snapshot), newest.step_id
        taken = sa.select(steps.c.traits, steps.c.story_id).where(steps.c.id > since).order_by(steps.c.id)
        for traits, number in self._connection.execute(taken):
            fold.step(self._engine.traits_from(json.loads(traits)), number - 1)
        return fold

    def let_go(self) -> None:
        """Keeps the fold as it is now, so that no step before has to be taken again: they may go.

        Of an article that goes, the fold keeps how often words occur, until its story is too old to be continued.
        """
        self._catch_up()
        self._kept()

    def flush(self) -> None:
        """Writes the stories that began or grew, and a checkpoint when one is due."""
        run = self._connection.execute
        if self._new:
            run(sa.insert(stories), list(self._new.values()))
            self._last = None
        if self._grown:
            grown = [
                {
                    "number": row["id"],
                    "begin": row["first"],
                    "end": row["last"],
                    "count": row["articles"],
                    "headline": row["title"],
                    "standfirst": row["lede"],
                }
                for row in self._grown.values()
            ]
            run(
                sa.update(stories)
                .where(stories.c.id == sa.bindparam("number"))
                .values(
                    first=sa.bindparam("begin"),
                    last=sa.bindparam("end"),
                    articles=sa.bindparam("count"),
                    title=sa.bindparam("headline"),
                    lede=sa.bindparam("standfirst"),
                ),
                grown,
            )
        self._new.clear()
        self._grown.clear()
        self._checkpoint()

    def _checkpoint(self) -> None:
        if self._progress.fold is None:
            return
        newest = self._connection.execute(_CHECKPOINT).first()
        since, size = (newest.step_id, newest.size) if newest is not None else (0, 0)
        if self._progress.step - since >= max(EVERY, size // BYTES_A_STEP):
            self._kept()

    def _kept(self) -> None:
        assert self._progress.fold is not None
        run, last = self._connection.execute, self._progress.step
        since = self._connection.scalar(sa.select(sa.func.max(checkpoints.c.step_id))) or 0
        run(sa.delete(checkpoints))
        run(sa.insert(checkpoints), {"step_id": last, "snapshot": self._progress.fold.snapshot()})
        # What the fold looked at in steps that the snapshot contains is looked at no more, and was a tenth of the file. Rows
        # that become shorter in their place leave SQLite's pages half empty; those that are put in anew do not.
        taken = sa.and_(steps.c.id > since, steps.c.id <= last)
        rows = [dict(row) for row in run(sa.select(steps).where(taken).order_by(steps.c.id)).mappings()]
        if rows:
            run(sa.delete(steps).where(taken))
            run(sa.insert(steps), [{**row, "traits": ""} for row in rows])
