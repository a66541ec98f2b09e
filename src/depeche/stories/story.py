"""A story that is still open: what its articles have in common, in little space."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field

Vector = dict[int, float]
"""Weights of terms, which are numbers (`frequencies.term`)."""


@dataclass(slots=True)
class Sums:
    """The summed unit vectors of a story's articles, in one language or of names: its weightiest terms.

    Arrays, as there are twenty thousand stories: as dictionaries they took a dozen times as much.
    """

    terms: array[int]  # those in the index first
    weights: array[float]
    indexed: int  # how many are in the index
    length: float = field(init=False)

    def __post_init__(self) -> None:
        self.length = math.sqrt(sum([weight * weight for weight in self.weights]))

    def cosine(self, unit: Vector) -> float:
        """Of the angle between these and a vector of length 1."""
        if not self.length:
            return 0.0
        both = [unit[one] * weight for one, weight in zip(self.terms, self.weights, strict=True) if one in unit]
        return sum(both) / self.length


@dataclass(slots=True)
class Story:
    """A story still open."""

    first: int  # hours since 1970
    last: int
    sums: dict[str, Sums] = field(default_factory=dict)  # by language, and of names
