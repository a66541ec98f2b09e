"""In how many articles terms occurred, in a space that does not grow: a count-min sketch (Cormode and Muthukrishnan, 2005)
with conservative update (Estan and Varghese, 2002).

A vocabulary never ends, as names and misspellings never do; a table of counts by term would grow with every article. Here a
term has one place in each of two rows, and its count is the lower of the two: right as long as it shares no more than one of
them with others, and too high by what is rare when there are millions of terms, which tells little anyway.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable
from typing import Any

_BITS = 20  # places in a row, as a power of two: 8 MB in all
_SHIFT = 32 - _BITS


def salt(space: str) -> int:
    """What terms of one space (a language; names) are hashed with, so that none is that of another space."""
    return zlib.crc32(f"{space}:".encode())


def term(text: str, salted: int) -> int:
    """A term as a number below 2³². Two of a million share one about a hundred times, and then count as the same."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"), salted)


def terms(texts: Iterable[str], salted: int) -> list[int]:
    """`term` of each."""
    crc = zlib.crc32
    return [crc(text.encode("utf-8", "surrogatepass"), salted) for text in texts]


class Frequencies:
    """Counts of terms, given as numbers."""

    def __init__(self) -> None:
        self._rows = (array("I", bytes(4 << _BITS)), array("I", bytes(4 << _BITS)))

    def add(self, terms: Iterable[int]) -> list[int]:
        """One more article with these terms; in how many each has occurred by now."""
        first, second = self._rows
        counts = []
        for number in terms:
            # A CRC's bits are not spread evenly: a multiplication does that (Knuth's and another prime).
            one, other = (number * 2_654_435_761 & 0xFFFFFFFF) >> _SHIFT, (number * 2_246_822_519 & 0xFFFFFFFF) >> _SHIFT
            a, b = first[one], second[other]
            count = (a if a < b else b) + 1
            if a < count:
                first[one] = count
            if b < count:
                second[other] = count
            counts.append(count)
        return counts

    def put(self, number: int, count: int) -> None:
        """A term has occurred so often at least."""
        first, second = self._rows
        one, other = (number * 2_654_435_761 & 0xFFFFFFFF) >> _SHIFT, (number * 2_246_822_519 & 0xFFFFFFFF) >> _SHIFT
        first[one], second[other] = max(first[one], count), max(second[other], count)

    def packed(self) -> Iterable[bytes]:
        """All counts, each four bytes, the lowest first; `unpacked` takes them back."""
        return (little(row).tobytes() for row in self._rows)

    @classmethod
    def unpacked(cls, data: memoryview) -> Frequencies:
        """The counts that `packed` gave, of `size()` bytes."""
        made = cls()
        half = len(data) // 2
        for row, part in zip(made._rows, (data[:half], data[half:]), strict=True):
            row[:] = little(array("I", bytes(part)))
        return made

    @staticmethod
    def size() -> int:
        """Bytes of `packed`."""
        return 2 * (4 << _BITS)


def little(row: array[Any]) -> array[Any]:
    """The lowest byte first, on every machine, and back again; the row itself where it is so."""
    if sys.byteorder == "little":
        return row
    turned = row[:]
    turned.byteswap()
    return turned
