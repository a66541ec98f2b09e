"""Numbers of articles, entities, meetings, statements: minted once, never used twice, the same again after a rebuild."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.schema import counters

REMEMBERED = ("article", "entity", "meeting")
"""The nouns whose numbers people write down: a rebuild by a newer engine gives them back to the same key."""


class Mint:
    """Numbers for one transaction.

    `remembered` are numbers that the WARC files tell of, by noun and key: in a rebuild they are given out again.
    """

    def __init__(self, connection: Connection, remembered: Mapping[str, dict[str, int]] | None = None) -> None:
        self._last: dict[str, int] = {noun: last for noun, last in connection.execute(sa.select(counters.c.noun, counters.c.last))}
        self._known = set(self._last)
        self._remembered = remembered or {}
        self.minted: dict[str, list[tuple[int, str]]] = {noun: [] for noun in REMEMBERED}

    def number(self, noun: str, key: str = "") -> int:
        """The number of the noun that goes by `key`."""
        old = self._remembered.get(noun, {}).pop(key, None) if key else None
        number = self._last.get(noun, 0) + 1 if old is None else old
        self._last[noun] = max(self._last.get(noun, 0), number)
        if noun in self.minted:
            self.minted[noun].append((number, key))
        return number

    def reserve(self, lasts: Mapping[str, int]) -> None:
        """Gives out no number that was given out before."""
        for noun, last in lasts.items():
            self._last[noun] = max(self._last.get(noun, 0), last)

    def keep(self, connection: Connection) -> None:
        """Writes the counters back."""
        rows = [{"noun": noun, "last": last} for noun, last in self._last.items() if noun not in self._known]
        if rows:
            connection.execute(sa.insert(counters), rows)
        changed: list[dict[str, Any]] = [{"n": noun, "l": last} for noun, last in self._last.items() if noun in self._known]
        if changed:
            connection.execute(
                sa.update(counters).where(counters.c.noun == sa.bindparam("n")).values(last=sa.bindparam("l")), changed
            )

    @property
    def lasts(self) -> dict[str, int]:
        return dict(self._last)
