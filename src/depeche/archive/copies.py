"""Which articles have nearly the same words: the copies of a wire story, and an article under two addresses.

Of an article's words those that begin with certain letters are taken, each with the three behind it, and hashed. The
smallest hashes are its sketch: two sketches share about as large a part as the two texts (Broder, "On the resemblance and
containment of documents", 1997). By the very smallest an article is looked up: texts that have half in common miss each
other once in sixty times.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.rows import Rows
from depeche.archive.schema import sketch_keys, sketches

ALIKE = 0.5
"""From this part in common on, of all that the two have, they tell the same in nearly the same words."""

_TOGETHER = 4  # words
_LEAST = 12  # different fours that are taken of a text: with less it is a teaser, or a line that many pages have
_SIZE = 64  # hashes of a sketch
_KEYS = 6  # of them, by which it is looked up
_MOST = 20  # articles that are looked at for one key: those kept first
_CHUNK = 500

# Each four words in a row, of which the first begins with a sign that `sketch` takes, or with one that is not ASCII
_FIRST = re.escape("".join(chr(code) for code in range(33, 128) if code % 3 == 0))
_FOURS = re.compile(f" (?=([{_FIRST}\x80-\U0010ffff][^ ]*(?: [^ ]+){{{_TOGETHER - 1}}}))")

Sketch = tuple[int, ...]


def sketch(words: str) -> Sketch:
    """The smallest hashes of a text, whose folded words have blanks between (`analyser.indexed`); () of a short one.

    Linear in the text. Numbers below 2³².
    """
    # The first letter, and nothing else, decides which are taken: so both texts take the same, in a third of the time.
    # The low bits of a CRC are no good measure of size: they are spread by a multiplication (Knuth's).
    taken = _FOURS.findall(f" {words}")
    if not words.isascii():
        taken = [four for four in taken if ord(four[0]) % 3 == 0]
    fours = {crc * 2_654_435_761 & 0xFFFFFFFF for crc in map(zlib.crc32, map(str.encode, taken))}
    return tuple(sorted(fours)[:_SIZE]) if len(fours) >= _LEAST else ()


def likeness(one: Sketch, other: Sketch) -> float:
    """About which part of all the fours of two texts both have, 0..1; give or take 0.06."""
    both = sorted({*one, *other})[:_SIZE]
    shared = set(one) & set(other)
    return sum(hash_ in shared for hash_ in both) / len(both) if both else 0.0


class Copies:
    """What articles are compared by, within one transaction."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection, self._rows = connection, rows
        self._holders: dict[int, list[int]] = defaultdict(list)  # key → articles, as far as they were looked up
        self._asked: set[int] = set()
        self._sketches: dict[int, Sketch] = {}

    def expect(self, coming: Iterable[Sketch]) -> None:
        """Looks up in a few queries what these may be alike to."""
        wanted = sorted({key for one in coming for key in one[:_KEYS]} - self._asked)
        self._asked.update(wanted)
        articles: set[int] = set()
        for some in _chunks(wanted):
            for key, article in self._connection.execute(_HOLDERS, {"keys": some}):
                self._holders[key].append(article)
                articles.add(article)
        for some in _chunks(sorted(articles - self._sketches.keys())):
            for article, data in self._connection.execute(_SKETCHES, {"articles": some}):
                self._sketches[article] = _unpacked(data)

    def likest(self, one: Sketch) -> int | None:
        """The article that has most of these words, of those that have enough; the first of equals."""
        self.expect([one])
        near = {article for key in one[:_KEYS] for article in self._holders[key][:_MOST]}
        rated = ((-likeness(one, self._sketches[article]), article) for article in near)
        best, article = min(rated, default=(0.0, 0))
        return article if -best >= ALIKE else None

    def put(self, article: int, one: Sketch) -> None:
        """From here on others are compared with it."""
        if not one:
            return
        self._sketches[article] = one
        self._rows.add(sketches, {"article_id": article, "hashes": _packed(one)})
        for key in one[:_KEYS]:
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
        return _unpacked(data)[:_KEYS] if data is not None else ()


_RANK = sa.func.row_number().over(partition_by=sketch_keys.c.key, order_by=sketch_keys.c.article_id).label("rank")
_RANKED = (
    sa.select(sketch_keys.c.key, sketch_keys.c.article_id, _RANK)
    .where(sketch_keys.c.key.in_(sa.bindparam("keys", expanding=True)))
    .subquery()
)
_HOLDERS = (
    sa.select(_RANKED.c.key, _RANKED.c.article_id)
    .where(_RANKED.c.rank <= _MOST)
    .order_by(_RANKED.c.key, _RANKED.c.article_id)
)
_SKETCHES = sa.select(sketches.c.article_id, sketches.c.hashes).where(
    sketches.c.article_id.in_(sa.bindparam("articles", expanding=True))
)


def _packed(one: Sketch) -> bytes:
    return struct.pack(f"<{len(one)}I", *one)


def _unpacked(data: bytes) -> Sketch:
    return struct.unpack(f"<{len(data) // 4}I", data)


def _chunks(items: list[int]) -> Iterable[list[int]]:
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))
