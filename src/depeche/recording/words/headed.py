"""The name of a body or a place in the nominative: its head, and the adjectives that agree with that."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from depeche.language.naming import Naming
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import agreeing
from depeche.recording.words.lexicon import Lexicon

_LETTERS = re.compile(r"[^\W\d_]+")


def headed_base(name: str, words: Sequence[str], heads: Callable[[str], bool], lexicon: Lexicon) -> str:
    """The name of a body or a place in the nominative: the last of its `words`, which heads it, and the adjectives before
    and behind, which agree with that. `heads`: whether a word, as it stands, heads such names."""
    head = words[-1]
    if (several := lexicon.plural_heads.get(head.lower())) is not None:
        return _of_several(name, words, several, lexicon.naming)
    base = next((b for b, paradigm in lexicon.cases.bases(head) if paradigm is not None and heads(b)), head)
    if lexicon.naming.strong_endings:
        return _strong(name, words, base, lexicon)
    gender = noun_gender(base, lexicon.naming)
    if base == head and gender != "n":  # "управління" is its own genitive
        return name
    at = 0
    for word in words:
        new = agreeing(word, gender, lexicon) if word is not head else base
        at = name.index(word, at)
        name = name[:at] + new + name[at + len(word) :]
        at += len(new)
    behind = _LETTERS.match(name, at + 1) if lexicon.naming.agreeing_endings else None
    new = agreeing(behind[0], gender, lexicon) if behind is not None and behind[0][0].isupper() else ""
    if behind is not None and new.endswith(lexicon.naming.agreeing_endings):  # "Politechnika Warszawska"
        name = name[: behind.start()] + new + name[behind.end() :]
    return name


def _of_several(name: str, words: Sequence[str], base: str, naming: Naming) -> str:
    """The name of a body whose head is a plural: "Вооруженных сил Украины" is "Вооруженные силы Украины", "Sił Zbrojnych"
    "Siły Zbrojne"."""
    at = 0
    for word in words:
        new = base if word is words[-1] else _plural(word, naming)
        if word[:1].isupper():
            new = new[0].upper() + new[1:]
        at = name.index(word, at)
        name = name[:at] + new + name[at + len(word) :]
        at += len(new)
    behind = _LETTERS.match(name, at + 1) if naming.agreeing_endings else None
    if behind is not None and behind[0][0].isupper():
        name = name[: behind.start()] + _plural(behind[0], naming) + name[behind.end() :]
    return name


def _plural(adjective: str, naming: Naming) -> str:
    """An adjective beside a plural in the nominative; as it stands where it is none."""
    for case, ending in naming.plural_adjectives:
        if adjective.endswith(case):
            return adjective.removesuffix(case) + ending
    return adjective


def noun_gender(noun: str, naming: Naming) -> str:
    """What the end of a noun in the nominative tells: "f", "n", "several" or, where it tells nothing, "m"."""
    for gender, endings in (("n", naming.neuter_nouns), ("f", naming.feminine_nouns), ("several", naming.plural_nouns)):
        if noun.endswith(endings):
            return gender
    return "m"


def _strong(name: str, words: Sequence[str], base: str, lexicon: Lexicon) -> str:
    """The name as it stands without an article, where an adjective has another ending behind one: "Auswärtiges Amt"."""
    folded = fold(base)
    gender = next((at for at, heads in enumerate(lexicon.gendered_bodies) if heads.of(folded)), None)
    at = 0
    for word in words[:-1]:
        at = name.index(word, at)
        ending = next((ending for ending in lexicon.naming.articled_endings if word.endswith(ending)), "")
        new = word
        compound = "-" in word or name.startswith("-", at + len(word))  # "Sparkassen- und Giroverband"
        if gender is not None and ending and len(word) > len(ending) + 2 and not compound:
            new = word.removesuffix(ending) + lexicon.naming.strong_endings[gender]
        name = name[:at] + new + name[at + len(word) :]
        at += len(new)
    at = name.index(words[-1], at)
    return name[:at] + base + name[at + len(words[-1]) :]
