"""Which classes of words does a sentence hold? Told once for all of its words, so that rules that need one of a class
need not look where there is none: most sentences have no noun for a person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import Final

from depeche.recording.words.wording import Wording

PERSON: Final = 1
"""A noun for a person, of whatever kind."""
ORIGIN: Final = 2
"""A word for a people, or for who is from somewhere."""
INDEFINITE: Final = 4
"""An indefinite article."""
THIRD_PERSON: Final = 8
"""A pronoun for one person who does not speak here."""

_REMEMBERED = 50_000  # words of a language


class WordClasses(dict[str, int]):
    """Folded word → the classes that it is of, as one number of their bits; worked out when it is first asked."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        wording = self._wording
        found = PERSON if wording.means_a_person(word) or wording.names_a_person(word) else 0
        found |= ORIGIN if wording.tells_origin(word) else 0
        found |= INDEFINITE if word in wording.indefinite else 0
        found |= THIRD_PERSON if word in wording.he or word in wording.she else 0
        self[word] = found
        return found

    def held(self, words: Iterable[str]) -> int:
        """The classes that any of those words is of."""
        return reduce(or_, map(self.__getitem__, words), 0)


@lru_cache(maxsize=64)
def word_classes(wording: Wording) -> WordClasses:
    """Those of the words of a language."""
    return WordClasses(wording)
