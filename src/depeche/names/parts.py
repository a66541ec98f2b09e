"""The words of a name that tell one person from another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import tomli

from depeche.errors import unfit
from depeche.names.scripts import Family, family
from depeche.names.sounds import sounds, weight

_LONGEST = 200  # characters of a name that are looked at
_APOSTROPHES = "'’׳`"
_DATA = tomli.loads((files(__package__) / "data" / "words.toml").read_text("utf-8"))
_TITLES, _SUFFIXES, _PARTICLES = (frozenset(_DATA[kind]) for kind in ("titles", "suffixes", "particles"))


class Part(NamedTuple):
    """One word of a name. `initial`: only its first letter is told."""

    sounds: str
    weight: float
    initial: bool
    written: str


class Parts(NamedTuple):
    """A name taken apart. `whole` is its sounds run together."""

    words: tuple[Part, ...]
    whole: str
    family: Family


@lru_cache(maxsize=20_000)
def parts(name: str) -> Parts:
    """The parts of a name without titles and particles; all of them where nothing else is left. Raises TypeError only."""
    given: object = name
    if not isinstance(given, str):
        raise unfit("a name is str", given)
    text = unicodedata.normalize("NFC", name[:_LONGEST]).replace("\u200c", "").replace("ـ", "")
    text = _without_peerage(text)
    found = [_bare(word) for word in "".join(map(_letter, text)).split()]
    found = [word for word in found if word]
    kept = _untitled(found)
    core = [word for word in kept if word.lower() not in _PARTICLES] or kept
    words = []
    for word in core:
        heard = sounds(word)
        if heard:
            initial = len(word) == 1 and family(word) in ("latin", "cyrillic", "greek")
            words.append(Part(heard, weight(heard), initial, word.lower()))
    return Parts(tuple(words), "".join(part.sounds for part in words), family("".join(core)))


def _untitled(words: list[str]) -> list[str]:
    """Without titles in front and "Jr." behind, as long as two words stay: King and Prince are surnames too."""
    low, high = 0, len(words)
    while high - low > 2 and words[low].lower() in _TITLES:
        low += 1
    while high - low > 2 and words[high - 1].lower() in _SUFFIXES:
        high -= 1
    return words[low:high]


@lru_cache(maxsize=10_000)
def _letter(char: str) -> str:
    """The character where it belongs to a word, else a space. Vowel signs do: `\\w` would cut Devanagari at them."""
    return char if char.isalpha() or char in _APOSTROPHES or unicodedata.category(char)[0] == "M" else " "


def _bare(word: str) -> str:
    """The word without apostrophes around it; in Hebrew they tell sounds ("ג'ורג'")."""
    return word if any("֐" <= char <= "׿" for char in word) else word.replace("’", "'").strip("'`")


_PEERAGE = re.compile(
    rf"\b(?:\d\w{{0,3}} )?(?:{'|'.join(_DATA['peerage'])}) (?:{_DATA['peerage_of']} )?\w{{1,30}}"
    rf"(?: {_DATA['peerage_of']} \w{{1,30}}){{0,2}} (?=\w{{1,30}} \w)"
)


def _without_peerage(text: str) -> str:
    """ "Baron Healey of Riddlesden Denis Healey": the title, which holds a surname or a place, says nothing more."""
    return _PEERAGE.sub("", text, count=1)
