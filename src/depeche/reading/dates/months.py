"""Which month does a word name, in any language? Names from the CLDR, and what newsrooms write besides."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from depeche.language import cldr, primary
from depeche.reading.languages import by_language

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0970-\u09e3\u0a01-\u0a51\u0a70-\u0ae3\u0b01-\u0b57\u0b82-\u0bd7"
    "\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0d57\u0d81-\u0ddf\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c"
)
"""For a class of characters in a pattern: vowel signs and other marks within words, which are no letters to `re`."""


def month(word: str, language: str | None, following: str = "") -> int | None:
    """The number of the month that `word` names, or `word` with the next one; in its language first, else in any."""
    folded = _folded(word)
    if len(folded) < 2 or folded.isdigit():
        return None
    code = primary(language)
    own = _months_of(code)
    both = f"{folded} {_folded(following)}"
    found = own.get(folded) or own.get(both)
    if found is None:
        for prefix in by_language("months", "prefixes").get(code, ()):
            found = found or (own.get(folded.removeprefix(prefix)) if folded.startswith(prefix) else None)
    return found or _months_of("en").get(folded) or _months_of_all().get(folded) or _months_of_all().get(both)


def solar_month(word: str) -> int | None:
    """The number of a month of the solar calendar of Iran, Farvardin being the first."""
    return _solar().get(_folded(word))


def names_of_time(word: str) -> bool:
    """Whether the word is the name of a month or of a weekday, in any language."""
    return month(word, None) is not None or _folded(word.strip(",")) in _weekdays() or solar_month(word) is not None


@cache
def tables() -> dict[str, Any]:
    """The tables of months.toml."""
    return tomli.loads((files(__package__) / "months.toml").read_text("utf-8"))


@cache
def _months_of(code: str) -> dict[str, int]:
    """Month by name, of one language."""
    return {**_numbered(cldr.locale(code).months), **_numbered(by_language("months", "names").get(code, ()))}


def _numbered(names: Iterable[Iterable[str]]) -> dict[str, int]:
    return {_folded(name): number for number, listed in enumerate(names, 1) for name in listed}


@cache
def _solar() -> dict[str, int]:
    return _numbered(tables()["solar"]["names"])


@cache
def _months_of_all() -> dict[str, int]:
    """Month by name in any language; where languages differ, as most of them have it."""
    votes: dict[str, dict[int, int]] = {}  # not of counters, which take long to make by the thousand
    for code in (*cldr.languages(), *by_language("months", "names")):
        for name, number in _months_of(code).items():
            told = votes.setdefault(name, {})
            told[number] = told.get(number, 0) + 1
    # "Fri" is a month in one language and a weekday in another that is read far more often
    weekdays = _weekdays()
    return {
        name: max(counted, key=counted.__getitem__)
        for name, counted in votes.items()
        if len(name) > 2 and sum(counted.values()) > 2 * weekdays[name]
    }


def _folded(word: str) -> str:
    folded = word.casefold().strip(".'’׳ ")
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded.replace("\u200c", "").replace("\u200d", ""))


@cache
def _weekdays() -> Counter[str]:
    """In how many languages each name is that of a weekday."""
    return Counter(
        _folded(name) for code in cldr.languages() for names in cldr.locale(code).weekdays for name in names if len(name) > 2
    )
