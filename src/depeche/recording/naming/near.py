"""Which word stands right before a spot of a text? Those who look for names ask about the same spots again and again."""

from __future__ import annotations

from typing import Final

from depeche.recording.words.facts import Facts
from depeche.recording.words.lexicon import Lexicon

OPENING = '("«“„¿¡['
_REACH = 40  # characters of a word before a name, at most
_BREAKS = frozenset('.,;:!?…()[]"«»“”„—–|/')
_JOINS = frozenset(" \u00a0\u202f'’")


class Near:
    """A word beside a name."""

    __slots__ = ("facts", "start", "text")

    def __init__(
        self,
        start: int,
        text: str,
        facts: Facts,
    ) -> None:
        self.start: Final = start
        self.text: Final = text
        self.facts: Final = facts

    def describes(self, lexicon: Lexicon) -> bool:
        """Whether it is a small adjective by its ending, where the language tells them so."""
        endings = lexicon.naming.adjective_endings
        return endings != () and self.facts.small and self.facts.folded.endswith(endings)


class Beside(dict[int, Near | None]):
    """Where something starts → the word right before it; None where a sign or a line break parts them. Found out when it is
    first asked."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        super().__init__()
        self._text = text
        self._lexicon = lexicon
        self._facts = lexicon.facts

    def __missing__(self, start: int) -> Near | None:
        text, near = self._text, None
        before = text[start - 1] if start else "\n"
        if before in _JOINS:
            end = start if before in "'’" else start - 1
            begin = text.rfind(" ", end - _REACH if end > _REACH else 0, end) + 1
            part = text[begin:end] if begin else ""
            # nothing but a word, as most are
            near = Near(begin, part, self._facts(part)) if part.isalnum() else self.ending(end)
        self[start] = near
        return near

    def ending(self, end: int) -> Near | None:
        """The word that ends at `end`; None where a sign or a line break stands there."""
        text = self._text
        low = end - _REACH if end > _REACH else 0
        begin = text.rfind(" ", low, end) + 1
        part = text[begin or low : end]
        if begin and part.isalnum():
            return Near(begin, part, self._facts(part))
        last = text[end - 1 : end]
        if last in _BREAKS and (last != "." or (part[:-1].isalpha() and not self._lexicon.abbreviates(part))):
            return None  # a sign, as before most others
        begin = max(begin, text.rfind("\n", low, end) + 1, text.rfind("\u00a0", low, end) + 1, low)
        part = text[begin:end]
        if not part or (begin == low and low > 0) or (last == "." and not self._lexicon.abbreviates(part)):
            return None
        bare = part.lstrip(OPENING)
        return Near(end - len(bare), bare, self._facts(bare)) if bare else None
