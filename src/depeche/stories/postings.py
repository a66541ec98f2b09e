"""Which open stories have a term: an inverted index that is small, as most terms are those of one story."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence


class Postings:
    """Terms → numbers of stories. A pair is put in once, and taken out only where it is in."""

    def __init__(self) -> None:
        self._only: dict[int, int] = {}  # term → the one story that has it
        self._several: dict[int, array[int]] = {}

    def add(self, terms: Iterable[int], number: int) -> None:
        """Enter a story under each of its terms."""
        only, several = self._only, self._several
        for term in terms:
            if term in several:
                several[term].append(number)
            elif term in only:
                several[term] = array("I", (only.pop(term), number))
            else:
                only[term] = number

    def remove(self, terms: Iterable[int], number: int) -> None:
        """Take a story out under each of its terms."""
        for term in terms:
            if self._only.pop(term, None) is not None:
                continue
            held = self._several[term]
            held.remove(number)
            if len(held) == 1:
                self._only[term] = held[0]
                del self._several[term]

    def of(self, term: int) -> Sequence[int]:
        """The stories that have it, in no order."""
        several = self._several.get(term)
        if several is not None:
            return several
        one = self._only.get(term)
        return () if one is None else (one,)
