"""A text as those who look for names in it see it: its words, and what stands before and behind each."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from depeche.recording import capitals
from depeche.recording.lexicon import Facts, Lexicon

_REACH = 48  # characters before a name that are looked at
_MOST = 4  # words before a name that are looked at
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAKS = frozenset(".,;:!?…()[]\"«»“”„—–|/")
_SMALL = re.compile(r"[^\W\d_]+['’]?")


class Near(NamedTuple):
    """A word beside a name. `joined`: written together with the next ("l'")."""

    start: int
    text: str
    facts: Facts


class Scene:
    """A text and what is known of its words."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = capitals.words(text, lexicon)
        self.present = frozenset(_LETTERS.findall(text))
        """The words of the text, as written."""
        self.capitals = Counter(word.text for word in self.words)
        """How often each capitalised word stands in it, as written."""
        self._before: dict[int, tuple[Near, ...]] = {}

    def before(self, start: int) -> tuple[Near, ...]:
        """The words right before `start`, nearest first, as far as no sign parts them; at most four."""
        found = self._before.get(start)
        if found is None:
            found = self._before[start] = self._looked_back(start)
        return found

    def _looked_back(self, start: int) -> tuple[Near, ...]:
        text = self.text
        if start == 0 or text[start - 1] not in " \u00a0\u202f'’":
            return ()
        low = max(0, start - _REACH)
        line = text.rfind("\n", low, start) + 1
        low = max(low, line)
        found: list[Near] = []
        end = start
        while len(found) < _MOST:
            while end > low and text[end - 1] in " \u00a0\u202f":
                end -= 1
            begin = end
            while begin > low and text[begin - 1] not in " \u00a0\u202f":
                begin -= 1
            if begin == end or (begin == low and low != line and low > 0):
                break
            word = text[begin:end]
            if word[-1] in _BREAKS and not (word[-1] == "." and self.lexicon.facts(word).honorific):
                break
            bare = word.lstrip("(\"«“„¿¡[")
            if not bare:
                break
            found.append(Near(end - len(bare), bare, self.lexicon.facts(bare)))
            if bare is not word and len(bare) != len(word):
                break
            end = begin
        return tuple(found)

    def small_after(self, end: int) -> str | None:
        """The small word right behind `end`."""
        if self.text[end : end + 1] != " ":
            return None
        match = _SMALL.match(self.text, end + 1)
        return match[0] if match is not None and match[0].islower() else None
