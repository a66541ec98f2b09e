"""Which articles have nearly the same words: the copies of a wire story, and an article under two addresses.

Articles are compared by their sketches, and looked up by the smallest hashes of these: texts that have half in common miss
each other once in sixty times.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases
from depeche.archive.rows import Rows
from depeche.archive.schema import sketch_keys, sketches
from depeche.archive.sketching import Sketch, likeness

ALIKE = 0.5
"""From this part in common on, of all that the two have, they tell the same in nearly the same words."""

_KEYS = 6  # of them, by which it is looked up
_MOST = 20  # articles that are looked at for one key: those kept first
_CHUNK = 500


class Copies:
    """What articles are compared by, within one transaction."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection, self._rows = connection, rows
        self._holders: dict[int, list[int]] = defaultdict(list)  # key → articles, as far as they were looked up
        self._asked: set[int] = set()
        self._sketches: dict[int, Sketch] = {}

    def expect(self, coming: Iterable[Sketch]) -> None:
        """Looks up in a few queries what these may be alike to."""
        wanted = sorted({key for one in coming for key in keys_of(one)} - self._asked)
        if not wanted:
            return
        self._asked.update(wanted)
        articles: set[int] = set()
        for key, article in self._connection.execute(_holders(self._connection.dialect.name), {"keys": wanted}):
            self._holders[key].append(article)
            articles.add(article)
        for some in _chunks(sorted(articles - self._sketches.keys())):
            for article, data in self._connection.execute(_SKETCHES, {"articles": some}):
                self._sketches[article] = unpacked(data)

    def likest(self, one: Sketch, *, besides: int | None = None) -> int | None:
        """The article that has most of these words, of those that have enough; the first of equals. `besides`: the one whose
        they are, if it was put in already."""
        self.expect([one])
        near = {article for key in keys_of(one) for article in self._holders[key][:_MOST]} - {besides}
        rated = ((-likeness(one, self._sketches[article]), article) for article in near)
        best, article = min(rated, default=(0.0, 0))
        return article if -best >= ALIKE else None

    def put(self, article: int, one: Sketch) -> None:
        """From here on others are compared with it."""
        if not one:
            return
        self._sketches[article] = one
        self._rows.add(sketches, {"article_id": article, "hashes": packed(one)})
        for key in keys_of(one):
            self._holders[key].append(article)
            self._rows.add(sketch_keys, {"key": key, "article_id": article})

    def take_out(self, article: int) -> None:
        """Nothing is compared with it any more. All that waited has to be written before."""
        run = self._connection.execute
        run(sa.delete(sketch_keys).where(sketch_keys.c.key.in_(self._keys_of(article)), sketch_keys.c.article_id == article))
        run(sa.delete(sketches).where(sketches.c.article_id == article))
        self._sketches.pop(article, None)
        for held in self._holders.values():
            if article in held:
                held.remove(article)

    def _keys_of(self, article: int) -> Sketch:
        data = self._connection.scalar(sa.select(sketches.c.hashes).where(sketches.c.article_id == article))
        return unpacked(data)[:_KEYS] if data is not None else ()


@cache
def _holders(database: str) -> sa.Select[Any]:
    found = databases.named(database).firsts(sketch_keys.c.key, sketch_keys.c.article_id, _MOST)
    return found.order_by(*found.selected_columns)


_SKETCHES = sa.select(sketches.c.article_id, sketches.c.hashes).where(
    sketches.c.article_id.in_(sa.bindparam("articles", expanding=True))
)


def keys_of(one: Sketch) -> Sketch:
    """What an article is looked up by."""
    return one[:_KEYS]


def packed(one: Sketch) -> bytes:
    """A sketch as the table has it."""
    return struct.pack(f"<{len(one)}I", *one)


def unpacked(data: bytes) -> Sketch:
    """Back from `packed`."""
    return struct.unpack(f"<{len(data) // 4}I", data)


def _chunks(items: list[int]) -> Iterable[list[int]]:
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))
