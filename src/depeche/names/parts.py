"""The words of a name that tell one person from another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from depeche.names.scripts import Family, family
from depeche.names.sounds import sounds, weight

_LONGEST = 200  # characters of a name that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:['’׳`][^\W\d_]+)*['’׳]?")
_TITLES = frozenset(
    "mr mrs ms dr prof sir dame lord lady baron baroness viscount earl count marquess duke king queen prince princess president sheikh sheik shaikh "
    "hon rev saint st herr frau monsieur madame mme don dona sayyid seyyed hajj haji jr jonkheer graf freiherr "
    "präsident dip ing".split()
)
_SUFFIXES = frozenset("jr jnr sr snr ii iii iv md phd esq pasha paşa bey efendi".split())
_PARTICLES = frozenset("de la le du des del della di da dos das do van von der den ter ten zu al el bin ibn ben bint i y e ul ud".split())


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
    """The parts of a name without titles and particles; all of them where nothing else is left. Never raises."""
    text = unicodedata.normalize("NFC", name[:_LONGEST]).replace("\u200c", "").replace("ـ", "")
    text = _without_peerage(text)
    found = [match[0].replace("’", "'").strip("'") if not _hebrew(match[0]) else match[0] for match in _WORD.finditer(text)]
    kept = _untitled(found)
    core = [word for word in kept if word.lower() not in _PARTICLES] or kept
    words = []
    for word in core:
        heard = sounds(word)
        if heard:
            words.append(Part(heard, weight(heard), len(word) == 1 and family(word) in ("latin", "cyrillic", "greek"), word.lower()))
    return Parts(tuple(words), "".join(part.sounds for part in words), family("".join(core)))


def _untitled(words: list[str]) -> list[str]:
    """Without titles in front and "Jr." behind, as long as two words stay: King and Prince are surnames too."""
    low, high = 0, len(words)
    while high - low > 2 and words[low].lower() in _TITLES:
        low += 1
    while high - low > 2 and words[high - 1].lower() in _SUFFIXES:
        high -= 1
    return words[low:high]


def _hebrew(word: str) -> bool:
    return any("֐" <= char <= "׿" for char in word)


_PEERAGE = re.compile(r"\b(?:\d\w* )?(?:Baron(?:ess)?|Viscount(?:ess)?|Earl|Marquess|Duke|Duchess|Count(?:ess)?) (?:of )?\w+(?: of \w+){0,2} (?=\w+ \w)")


def _without_peerage(text: str) -> str:
    """ "Baron Healey of Riddlesden Denis Healey": the title, which holds a surname or a place, says nothing more."""
    return _PEERAGE.sub("", text, count=1)
