"""What a language knows beforehand, as tables: given names with their gender, places, organisations, what a word may be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from depeche.language import gazetteer
from depeche.language.naming import Gendered, Naming
from depeche.model import EntityKind
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Gender, Known, phrase


@cache
def _all_given_names() -> dict[str, Gender | None]:
    names = gazetteer.given_names()
    table: dict[str, Gender | None] = dict.fromkeys(names.m, "m")
    table |= dict.fromkeys(names.f, "f")
    return table | dict.fromkeys((*names.either, *set(names.m).intersection(names.f)))


class GivenNames:
    """Given names, folded, with the gender that each tells, None for one of either: those of a language, and those of all
    languages, without those that are words in that one.

    Each is looked up where it is kept: there are 37,000 of all languages, and a copy for each language took a fifth of what
    it takes to load one, and megabytes.
    """

    __slots__ = ("_own", "_shared", "_words")

    def __init__(self, code: str, own: Gendered) -> None:
        self._own: Final = gendered(own)
        self._shared: Final = _all_given_names()
        self._words: Final = gazetteer.words_no_names(code)

    def __contains__(self, name: str) -> bool:
        return name in self._own or (name in self._shared and name not in self._words)

    def own(self, name: str) -> bool:
        """Whether the language itself has that name."""
        return name in self._own

    def gender(self, name: str) -> Gender | None:
        """Which gender that name tells; None where it is of either, or no name."""
        if name in self._own:
            return self._own[name]
        return None if name in self._words else self._shared.get(name)


def gendered(words: Gendered) -> dict[str, Gender | None]:
    """Each word, folded, with the gender that it tells; None for one that is of either."""
    table: dict[str, Gender | None] = {fold(word): None for word in words.either}
    genders: tuple[tuple[Gender, tuple[str, ...]], ...] = (("m", words.m), ("f", words.f))
    for gender, names in genders:
        for name in names:
            key = fold(name)
            table[key] = gender if table.get(key, gender) == gender else None
    return table


def by_word(phrases: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    """The phrases by their word number `at`, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(phrases, key=lambda one: (-len(one), one)):
        word = one.split(" ")[at]
        found[word] = (*found.get(word, ()), one)
    return found


_phrase = cache(phrase)
"""Of names of the tables only, many of which several languages have."""


def known_names(code: str, naming: Naming) -> dict[str, tuple[Known, ...]]:
    """The names of places and organisations that a language knows, by their first word, the longest first."""
    found: dict[tuple[str, ...], Known] = {}

    def add(name: str, kind: EntityKind, key: str) -> None:
        words = _phrase(name)
        before = found.get(words)
        if words and not (before is not None and before.key == key and name.isupper()):
            found[words] = Known(words, kind, name, key)  # of "ONU" and "Onu" the one that may also be small

    for name, key in gazetteer.places(code).items():
        add(name, "place", key)
    for name in naming.places:
        add(name, "place", name)
    for name, key in gazetteer.organisations(code).items():
        add(name, "organisation", key)
    index: dict[str, list[Known]] = {}
    for known in found.values():
        index.setdefault(known.words[0], []).append(known)
    return {first: tuple(sorted(group, key=lambda k: -len(k.words))) for first, group in index.items()}


def definite(nouns: dict[str, Gender | None], endings: tuple[str, ...], vowels: str) -> dict[str, Gender | None]:
    """Those nouns with the article behind them: "minister" + "en", "ledare" + "n"."""
    return {
        noun + ending: gender
        for noun, gender in nouns.items()
        for ending in endings
        if not (noun[-1] in vowels and ending[0] in vowels) and noun + ending not in nouns
    }


def united(*classes: tuple[int, Iterable[str]]) -> dict[str, int]:
    """Each word of any of those classes, with the bits of all that have it."""
    table: dict[str, int] = {}
    for bits, words in classes:
        for word in words:
            table[word] = table.get(word, 0) | bits
    return table
