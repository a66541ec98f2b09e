"""What an attribution is, before it is known who is meant."""

from __future__ import annotations

from typing import Final, Literal

from depeche.language.speech import Cue
from depeche.model import Span

Manner = Literal[
    "beside", "that", "bare", "infinitive", "object", "before", "source", "as", "back", "colon", "first", "guess"
]


class Attribution:
    """Items said, as ranges of one sentence; the cue and the source, as ranges too. No source: the one before speaks on."""

    __slots__ = ("cue", "loose", "manner", "negated", "passive", "said", "source", "words")

    def __init__(
        self,
        said: tuple[Span, ...],
        manner: Manner,
        cue: Span,
        words: Cue | None,
        source: Span | None,
        negated: bool = False,
        passive: bool = False,
        loose: bool = False,  # the source is known by its beginning only: the verb whose subject it is has no table entry
    ) -> None:
        self.said: Final = said
        self.manner: Final = manner
        self.cue: Final = cue
        self.words: Final = words
        self.source: Final = source
        self.negated: Final = negated
        self.passive: Final = passive
        self.loose: Final = loose


class SourcePhrase:
    """Items `start:end` that name a source: the words that tell so, `cue`, and the source's own, if it has any."""

    __slots__ = ("cue", "end", "manner", "passive", "source", "start")

    def __init__(
        self, start: int, end: int, cue: Span, source: Span | None, manner: Manner = "source", passive: bool = False
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.cue: Final = cue
        self.source: Final = source
        self.manner: Final[Manner] = manner
        self.passive: Final = passive
