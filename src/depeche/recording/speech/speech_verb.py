"""A verb or noun of speech where it stands: what every question begins with about what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depeche.model import Span
from depeche.recording.grammar.cues import Found
from depeche.recording.speech.attributed import Attribution, Manner
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording


class SpeechVerb:
    """A cue of a sentence, and those behind it, `later`, which may cut off what it says."""

    __slots__ = ("cue", "found", "later", "sentence", "wording", "words")

    def __init__(self, sentence: Sentence, found: Found, later: Sequence[Found], wording: Wording) -> None:
        self.sentence: Final = sentence
        self.words: Final = sentence.words
        self.found: Final = found
        self.cue: Final = found.cue
        self.later: Final = later
        self.wording: Final = wording

    def attribution(
        self,
        said: tuple[Span, ...],
        manner: Manner,
        source: Span | None,
        *,
        negated: bool = False,
        passive: bool = False,
        loose: bool = False,
    ) -> Attribution:
        """What it attributes, by that manner, to that source."""
        span = (self.found.start, self.found.end)
        return Attribution(said, manner, span, self.cue, source, negated, passive, loose)
