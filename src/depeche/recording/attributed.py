"""What an attribution is, before it is known who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from depeche.language.speech import Cue

Manner = Literal[
    "beside", "that", "bare", "infinitive", "object", "before", "source", "as", "back", "colon", "first", "guess"
]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Items said, as ranges of one sentence; the cue and the source, as ranges too. No source: the one before speaks on."""

    said: tuple[tuple[int, int], ...]
    manner: Manner
    cue: tuple[int, int]
    words: Cue | None
    source: tuple[int, int] | None
    negated: bool = False
    passive: bool = False
    loose: bool = False  # the source is known by its beginning only: the verb whose subject it is has no table entry


COMMAS = frozenset({",", "،", "，", "、", "—", "–", "-", ";"})
FINAL = frozenset({".", "!", "?", "…", "。", "！", "？"})
ASIDE = 12  # items that may follow ", said Vaudrin" in its sentence
LEAD = 9  # items of an opening phrase that is not itself what is said ("On Monday, …")
