"""What a name sounds like, and how far two sounds are apart.

A name is spelt differently because each language writes the sounds it hears in its own letters. So a spelling becomes a
string of sounds, one character each; letters that are read differently from language to language ("ch", "j", "c") become
sounds of their own that are near to each of their readings. Costs were set by what the spellings of the world have in
common, not fitted to any list of names.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

import tomli

from depeche.names.scripts import Family, latin

VOWELS = "aeiouOU"
_SPOKEN = frozenset("aeiouyéèêëíìîïýäöü")
_MUTE = "E"  # an "e" that ends a word behind a consonant: French and English do not speak it
_SYMBOLS = _MUTE + VOWELS + "bcdfghjklmnprstvwxyzSZCJTX8KGLY'"  # told in data/sounds.toml
_LOST = 0.75  # cost of leaving out a sound that the data does not name

_DATA = tomli.loads((files(__package__) / "data" / "sounds.toml").read_text("utf-8"))
_WORDS = _DATA["graphemes"].split()
_GRAPHEMES = {spelling: "" if sound == "-" else sound for spelling, sound in zip(_WORDS[::2], _WORDS[1::2], strict=True)}
_LONGEST = max(map(len, _GRAPHEMES))
_FRONT = frozenset("eiyéèêëíìîïýäöü")
_PLAIN = frozenset("abdefhiklmnoprstuvwyzjg")


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """The sounds of one word of a name, in any script. Doubled ones are one."""
    spelt = latin(word)
    made: list[str] = []
    at = 0
    last = len(spelt) - 1
    while at <= last:
        sound, size = _sound(spelt, at)
        if at == last and last > 1 and sound == "e" and spelt[at] == "e" and spelt[at - 1] not in _SPOKEN:
            sound = _MUTE
        for char in sound:
            if not made or made[-1] != char:
                made.append(char)
        at += size
    return "".join(made)


def _sound(spelt: str, at: int) -> tuple[str, int]:
    char = spelt[at]
    if char in "cg" and spelt[at + 1 : at + 2] in _FRONT and spelt[at + 1 : at + 2]:
        return ("c" if char == "c" else "G"), 1
    for size in range(min(_LONGEST, len(spelt) - at), 0, -1):
        sound = _GRAPHEMES.get(spelt[at : at + size])
        if sound is not None:
            return sound, size
    if char in _PLAIN:
        return char, 1
    base = unicodedata.normalize("NFD", char)[0]
    return (base if base in _PLAIN else ""), 1


# ---------------------------------------------------------------- distances

Costs = tuple[dict[str, dict[str, float]], dict[str, float]]


@lru_cache(maxsize=64)
def costs(a: Family, b: Family) -> Costs:
    """What it costs to take one sound for another, or to leave one out, between two kinds of script."""
    near: dict[str, dict[str, float]] = {symbol: {symbol: 0.0} for symbol in _SYMBOLS}
    dropped = dict.fromkeys(_SYMBOLS, _LOST) | _DATA["dropped"] | dict.fromkeys(VOWELS, _DATA["dropped"]["a"])
    for table in (_DATA, _DATA["family"].get(a, {}), _DATA["family"].get(b, {})):
        for line in table.get("near", "").replace("\n", " ").split(","):
            if line.strip():
                one, other, cost = line.split()
                near[one][other] = near[other][one] = min(near[one].get(other, 1.0), float(cost))
    for kind in (a, b):
        for symbol, cost in _DATA["family"].get(kind, {}).get("dropped", {}).items():
            dropped[symbol] = min(dropped[symbol], cost)
    for line in near.values():  # a mute e is an e, but cheaper to leave out where a table says so
        if "e" in line:
            line[_MUTE] = line["e"]
    near[_MUTE] = {**near["e"], _MUTE: 0.0}
    dropped[_MUTE] = min(dropped["e"], dropped[_MUTE])
    return near, dropped


def weight(word: str) -> float:
    """How much there is to compare in a string of sounds: consonants count 1, vowels and glides 0.45."""
    return sum(0.45 if char in "aeiouOUEywh'" else 1.0 for char in word)


def distance(a: str, b: str, table: Costs) -> float:
    """The least cost of turning the sounds `a` into the sounds `b` (Wagner and Fischer 1974, with costs)."""
    if a == b:
        return 0.0
    near, dropped = table
    row = [0.0]
    for char in b:
        row.append(row[-1] + dropped[char])
    for char in a:
        line = near[char]
        drop = dropped[char]
        diagonal = row[0]
        left = row[0] = diagonal + drop
        for at, other in enumerate(b, 1):
            above = row[at]
            best = diagonal + line.get(other, 1.0)
            if above + drop < best:
                best = above + drop
            if left + dropped[other] < best:
                best = left + dropped[other]
            diagonal = above
            row[at] = left = best
    return row[-1]
