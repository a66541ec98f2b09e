"""What no page holds (sources, what was decided about names, what was forgotten), beside the notes that attest it.

A note whose record is damaged or gone takes with it, at the next rebuild, what only it told. So it is looked whether each of
these rows still has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, notes
from depeche.archive.schema import decisions, sources, tombstones
from depeche.sources.told import Chosen, Polled


@dataclass(slots=True)
class Attested:
    """What the notes told that were come across so far."""

    decided: set[str] = field(default_factory=set)  # the names of decisions
    undone: set[str] = field(default_factory=set)  # of those that were taken back
    forgotten: set[str] = field(default_factory=set)  # when something was
    sources: set[str] = field(default_factory=set)  # their addresses

    def take(self, note: Mapping[str, Any] | None) -> None:
        """One note of the files; what else stands there is passed over."""
        what = note["depeche"] if note is not None else None
        if note is None or what not in (notes.DECIDED, notes.FORGOTTEN, notes.NAME):
            return
        if what == notes.DECIDED:
            (self.undone if note["what"] == "undone" else self.decided).add(
                note["of" if note["what"] == "undone" else "uid"]
            )
        elif what == notes.FORGOTTEN:
            self.forgotten.add(note["at"])
        else:
            self._take_told(note)

    def _take_told(self, note: Mapping[str, Any]) -> None:
        for item in notes.told(note):
            if isinstance(item, Chosen):
                self.sources.add(identity.without_user(item.url))
            elif isinstance(item, Polled):
                self.sources.update(identity.without_user(part.url) for part in item.parts)
                if item.moved:
                    self.sources.add(identity.without_user(item.moved))

    def lacking(self, connection: Connection) -> Iterator[str]:
        """What the database has and none of them told."""
        for row in connection.execute(sa.select(decisions).order_by(decisions.c.id)):
            if row.uid not in self.decided:
                yield f"decision {row.id}"
            elif row.undone is not None and row.uid not in self.undone:
                yield f"that decision {row.id} was taken back"
        for row in connection.execute(sa.select(tombstones).order_by(tombstones.c.id)):
            if row.at not in self.forgotten:
                yield f"that an article was forgotten on {row.at[:10]}"
        for row in connection.execute(sa.select(sources.c.id, sources.c.url).order_by(sources.c.id)):
            if row.url not in self.sources:
                yield f"source {row.id}"
