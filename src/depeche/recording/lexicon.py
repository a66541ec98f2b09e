"""What a word may be in a language: the naming data compiled for looking up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from depeche.language import Language, gazetteer
from depeche.language.naming import Gendered, Naming, Paradigm
from depeche.model import EntityKind

Gender = Literal["m", "f"]

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ё": "е", "’": "'",
     "ʼ": "'", "‘": "'", "‑": "-", "ς": "σ", "ə": "e"}
)  # fmt: skip


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without case; Latin and Greek letters without accents, others with their marks ("й" is no "и")."""
    if word.isascii():
        return word.lower()
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFKD", word).lower():
        if unicodedata.combining(char):
            if base > "ͷ" and not "Ͱ" <= base <= "Ͽ":
                kept.append(char)
        else:
            base = char
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_PLAIN)


class Known(NamedTuple):
    """A name that the lexicon has. `key` is the same for all names of one thing."""

    words: tuple[str, ...]  # folded
    kind: EntityKind
    name: str  # base form, as written
    key: str


def phrase(name: str) -> tuple[str, ...]:
    """The words of a name, folded, cut where `capitals.WORD` cuts them."""
    return tuple(fold(name).replace(".", "").replace("'", "' ").split())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The naming data of one language, ready to be asked. Words go in folded unless said otherwise."""

    naming: Naming
    known: dict[str, tuple[Known, ...]]  # by first word, longest first
    given: dict[str, Gender | None]
    roles: dict[str, Gender | None]
    honorifics: dict[str, Gender | None]
    role_endings: tuple[str, ...]
    organisation_words: frozenset[str]
    organisation_endings: tuple[str, ...]
    place_words: frozenset[str]
    demonyms: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    place_prepositions: frozenset[str]
    small_heads: frozenset[str]
    genitive_links: frozenset[str]
    acronym_stops: frozenset[str]
    elisions: tuple[str, ...]
    by_ending: dict[str, tuple[Paradigm, ...]]  # oblique ending → paradigms
    longest_ending: int

    def bases(self, word: str) -> Iterator[tuple[str, Paradigm | None]]:
        """What `word`, as written, may be the oblique form of; first the word itself, with no paradigm."""
        yield word, None
        for size in range(min(self.longest_ending, len(word) - 2), -1, -1):
            ending = word[len(word) - size :].lower() if size else ""
            for paradigm in self.by_ending.get(ending, ()):
                stem = word[: len(word) - size] if size else word
                if not paradigm.after or stem.lower().endswith(paradigm.after):
                    yield stem + paradigm.nominative, paradigm

    def forms(self, word: str) -> frozenset[str]:
        """The folded base forms that `word`, as written, may stand for."""
        if not self.by_ending:
            return frozenset((fold(word),))
        return frozenset(fold(base) for base, _ in self.bases(word))

    def never_names(self, word: str) -> bool:
        """Whether that word, as written, is one of those that name nobody, in any case."""
        return not self.never.isdisjoint(self.forms(word))

    def gender_of_given(self, word: str) -> tuple[bool, Gender | None]:
        """Whether that folded word is a given name, or a hyphenated pair that begins with one, and whose."""
        if word in self.given:
            return True, self.given[word]
        first, hyphen, _ = word.partition("-")
        if hyphen and first in self.given:
            return True, self.given[first]
        return False, None

    def gender_of_title(self, word: str) -> Gender | None:
        """Whose gender that folded title or office tells; compounds by their last part."""
        for table in (self.honorifics, self.roles):
            for form in (word, word + ".", word.rpartition("-")[2]):
                if form in table:
                    return table[form]
        if self.role_endings:
            ending = max((role for role in self.role_endings if word.endswith(role)), key=len, default="")
            return self.roles.get(ending)
        return None

    def role(self, word: str) -> bool:
        """Whether that folded word is the head noun of an office or occupation, or a compound that ends in one."""
        if word in self.roles or word.rpartition("-")[2] in self.roles:
            return True
        return bool(self.role_endings) and word.endswith(self.role_endings)

    def organisation_word(self, word: str) -> bool:
        """Whether that word, as written, heads names of organisations, in any case."""
        if self.by_ending and not self.organisation_words.isdisjoint(self.forms(word)):
            return True
        word = fold(word)
        if word in self.organisation_words or word.rpartition("-")[2] in self.organisation_words:
            return True
        return bool(self.organisation_endings) and word.endswith(self.organisation_endings)


def _gendered(words: Gendered) -> dict[str, Gender | None]:
    table: dict[str, Gender | None] = {fold(word): None for word in words.either}
    for gender, names in (("m", words.m), ("f", words.f)):
        for name in names:
            key = fold(name)
            table[key] = None if key in table else ("m" if gender == "m" else "f")
    return table


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _known(code: str, naming: Naming) -> dict[str, tuple[Known, ...]]:
    found: dict[tuple[str, ...], Known] = {}

    def add(name: str, kind: EntityKind, key: str) -> None:
        words = phrase(name)
        if words:
            found[words] = Known(words, kind, name, key)

    for name, key in gazetteer.places(code).items():
        add(name, "place", key)
    for name in naming.places:
        add(name, "place", name)
    for key, languages in gazetteer.organisations().items():
        for name in (*languages.get("*", ()), *languages.get(code, ())):
            add(name, "organisation", key)
    index: dict[str, list[Known]] = {}
    for known in found.values():
        index.setdefault(known.words[0], []).append(known)
    return {first: tuple(sorted(group, key=lambda k: -len(k.words))) for first, group in index.items()}


def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, compiled once."""
    return _compiled(language.code, language.naming)


@lru_cache(maxsize=64)
def _compiled(code: str, naming: Naming) -> Lexicon:
    roles = _gendered(naming.roles)
    foreign_bodies, foreign_places = gazetteer.international()
    words = _folded(naming.organisation_words)
    by_ending: dict[str, list[Paradigm]] = {}
    for paradigm in naming.paradigms:
        for ending in paradigm.oblique:
            by_ending.setdefault(ending, []).append(paradigm)
    return Lexicon(
        naming=naming,
        known=_known(code, naming),
        given=_gendered(gazetteer.given_names()) | _gendered(naming.given_names),
        roles=roles,
        honorifics=_gendered(naming.honorifics),
        role_endings=tuple(role for role in roles if len(role) > 4) if naming.compounds else (),
        organisation_words=words | _folded(foreign_bodies),
        organisation_endings=tuple(word for word in words if len(word) > 3) if naming.compounds else (),
        place_words=_folded(naming.place_words) | _folded(foreign_places),
        demonyms=_folded(naming.demonyms),
        openers=_folded(naming.openers),
        never=_folded(naming.never),
        articles=_folded(naming.articles),
        particles=_folded(naming.particles) | UNIVERSAL_PARTICLES,
        links=_folded(naming.organisation_links),
        place_prepositions=_folded(naming.place_prepositions),
        small_heads=_folded(naming.small_heads),
        genitive_links=_folded(naming.genitive_links),
        acronym_stops=frozenset(naming.acronym_stops),
        elisions=tuple(fold(elision) for elision in naming.elisions),
        by_ending={ending: tuple(group) for ending, group in by_ending.items()},
        longest_ending=max(map(len, by_ending), default=0),
    )


UNIVERSAL_PARTICLES = _folded(
    ("von", "van", "van der", "van den", "van de", "von der", "bin", "ben", "ibn", "bint", "abu", "af", "av")
)  # fmt: skip
"""Lower-case words inside names of persons, in any language that uses Latin script."""


def given_name(word: str, lexicon: Lexicon) -> tuple[bool, Gender | None]:
    """Whether that word, as written, is a given name in any case, and whose."""
    found = lexicon.gender_of_given(fold(word))
    if found[0] or not lexicon.by_ending:
        return found
    for base, paradigm in lexicon.bases(word):
        known, gender = lexicon.gender_of_given(fold(base))
        if known and (paradigm is None or paradigm.gender in (None, gender)):
            return True, gender
    return False, None
