"""A text as those who look for names in it see it: its words, and what stands before and behind each."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from depeche.recording import capitals
from depeche.recording.capitals import Word
from depeche.recording.lexicon import Facts, Lexicon

_REACH = 48  # characters before a name that are looked at
_MOST = 4  # words before a name that are looked at
_BREAKS = frozenset(".,;:!?…()[]\"«»“”„—–|/")
_JOINS = frozenset(" \u00a0\u202f'’")
_SPACES = {0xA0: " ", 0x202F: " "}
_OPENING = "(\"«“„¿¡["
_SMALL = re.compile(r"[^\W\d_]+['’]?")


class Near(NamedTuple):
    """A word beside a name. `joined`: written together with the next ("l'")."""

    start: int
    text: str
    facts: Facts


class Scene:
    """A text and what is known of its words."""

    def __init__(self, text: str, lexicon: Lexicon, words: list[Word] | None = None) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = capitals.words(text, lexicon) if words is None else words
        """The words that may be names: the capitalised ones, where the script has capitals."""
        self.present = frozenset(text.split())
        """The words of the text as written, with the signs that stick to them: enough to see that one is also small."""
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
        if start == 0 or self.text[start - 1] not in _JOINS:
            return ()
        low = max(0, start - _REACH)
        window = self.text[low:start].translate(_SPACES)
        line = window.rfind("\n")
        parts = window[line + 1 :].split(" ")
        if line < 0 and low > 0:
            parts[0] = ""  # its beginning is out of reach
        found: list[Near] = []
        at = start + 1
        for part in reversed(parts):
            at -= len(part) + 1
            if not part:
                if at < start:
                    break
                continue
            if part[-1] in _BREAKS and not (part[-1] == "." and self.lexicon.facts(part).honorific):
                break
            bare = part.lstrip(_OPENING)
            if bare:
                found.append(Near(at + len(part) - len(bare), bare, self.lexicon.facts(bare)))
            if len(bare) < len(part) or len(found) == _MOST:
                break
        return tuple(found)

    def small_after(self, end: int) -> str | None:
        """The small word right behind `end`."""
        if self.text[end : end + 1] != " ":
            return None
        match = _SMALL.match(self.text, end + 1)
        return match[0] if match is not None and match[0].islower() else None
