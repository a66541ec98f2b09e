"""Names that every language has a word of its own for: countries, cities and bodies that the world's news name.

"Deutschland", "Allemagne" and 德国 have nothing in common that would tell that they are one. What `language` knows under a
key that all languages share is told by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depeche.language import gazetteer

_SHORTEST_STEM = 4  # letters: of a shorter word, what is left without its ending may be another word
_PAIR = 2  # characters with which names are looked up where a script does not space its words


@dataclass(frozen=True, slots=True)
class Translated:
    """What one language calls them, each with its key."""

    words: dict[str, str]  # those of one word
    stems: dict[str, str]  # the same less their last letter: endings differ by case
    phrases: dict[str, tuple[tuple[str, str], ...]]  # the others, longest first, by what they begin with

    def key(self, word: str, text: str) -> str | None:
        """The key of a word of `text`, or of the words of which it is the first."""
        if (key := self.words.get(word)) is not None:
            return key
        for phrase, key in self.phrases.get(word, ()):
            if phrase in text:
                return key
        return self.stems.get(word[:-1]) if len(word) > _SHORTEST_STEM else None


@cache
def translated(language: str, *, spaced: bool = True) -> Translated:
    """What is known of that language; `spaced`: whether its script spaces its words."""
    known = gazetteer.organisations(language) | gazetteer.places(language)
    words, stems, phrases = dict[str, str](), dict[str, str](), dict[str, list[tuple[str, str]]]()
    for name, plain in sorted(known.items(), key=lambda item: (-len(item[0]), item)):
        key = f"@{plain}"  # no figure, and no word
        first = name.split()[0] if spaced or name.isascii() else name[:_PAIR]
        if first != name:
            phrases.setdefault(first, []).append((name, key))
            continue
        words[name] = key
        if spaced and len(name) > _SHORTEST_STEM:
            stems[name[:-1]] = key
    return Translated(words, stems, {first: tuple(those) for first, those in phrases.items()})
