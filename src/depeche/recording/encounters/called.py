"""What an encounter is called, in a language that declines its nouns: "negocjacjach" are "negocjacje".

The words as written stand in the mentions; whoever reads an agenda wants the form that a dictionary has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product

from depeche.language.encounter import Noun
from depeche.recording.text.pieces import folded
from depeche.recording.words.forms import base_form, rows_of, spelt_out

Folding = tuple[tuple[int, str], ...]
"""Code points of letters that a language folds in its own way, and what they are folded to."""


def undeclined(written: str, noun: Noun, fold: Folding, compounds: Sequence[str] = ()) -> str:
    """The words in the form that a dictionary has, with the capitals that they were written with; as written where no form
    of the noun is so.

    `compounds`: folded last parts of compounds that mean what they mean alone.
    """
    words, letters = written.split(), dict(fold)
    bases = _bases(noun, fold)
    lower = tuple([folded(word, letters) for word in words])
    found = bases.get(lower)
    if found is None and len(words) == 1:
        part = max((part for part in compounds if lower[0].endswith(part)), key=len, default="")
        inner = bases.get((part,)) if part else None
        found = inner and (words[0][: -len(part)] + inner[0].lower(),)
    return " ".join(map(_as_capital, found, words)) if found else written


def _as_capital(word: str, written: str) -> str:
    """The word with a capital where it was written with one, and else with none."""
    if word[:1].isupper() == written[:1].isupper():
        return word
    return (word[:1].upper() if written[:1].isupper() else word[:1].lower()) + word[1:]


@lru_cache(maxsize=1024)  # those of all languages are some hundred
def _bases(noun: Noun, fold: Folding) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The words of each spelling of a noun, folded → those of its form in a dictionary; of several the one given first."""
    letters = dict(fold)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for form in noun.forms:
        for row in rows_of(form):
            base = tuple(map(base_form, row))
            for spelling in product(*map(spelt_out, row)):
                found.setdefault(tuple([folded(word, letters) for word in spelling]), base)
    return found
