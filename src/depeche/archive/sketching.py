"""The sketch of a text, by which others are known that have nearly the same words. Pure.

Of an article's words those that begin with certain letters are taken, each with the three behind it, and hashed. The
smallest hashes are its sketch: two sketches share about as large a part as the two texts (Broder, "On the resemblance and
containment of documents", 1997).
"""

from __future__ import annotations

import re
import zlib

_TOGETHER = 4  # words
_LEAST = 12  # different fours that are taken of a text: with less it is a teaser, or a line that many pages have
_SIZE = 64  # hashes of a sketch

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
    held = set(one)
    shared = held.intersection(other)
    if not shared:
        return 0.0
    both = sorted(held.union(other))[:_SIZE]
    return len(shared.intersection(both)) / len(both)
