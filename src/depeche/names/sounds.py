"""What a name sounds like, and how far two sounds are apart.

A name is spelt differently because each language writes the sounds it hears in its own letters. So a spelling becomes a
string of sounds, one character each; letters that are read differently from language to language ("ch", "j", "c") become
sounds of their own that are near to each of their readings. Costs were set by what the spellings of the world have in
common, not fitted to any list of names.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from depeche.names.scripts import Family, family, latin

VOWELS = "aeiouOU"
# a e i o u      vowels; O: ö ø œ, U: ü y(vowel)
# y              i or the glide of "year"          w   v or the glide of "we"
# S Z C J T      she, leisure, church, jet, tsar   x   loch      8  thin
# c              "c" before e, i: s, ch, ts, j     X   "ch": church, chef, loch, k
# j              "j": jet, leisure, year, jota     K   "c" elsewhere: k, Turkish j
# G              "g" before e, i: g, jet, jota     L   "ll": l, y      Y   "sz": sh, s

_GRAPHEMES = {
    "tsch": "C", "tzsch": "C", "tch": "C", "tsh": "C", "dzh": "J", "dsch": "J", "sch": "S", "shch": "S", "szcz": "SC",
    "stsch": "S", "sh": "S", "ch": "X", "cz": "C", "sz": "Y", "rz": "Z", "zh": "Z", "kh": "x", "gh": "g", "ph": "f", "th": "8", "dh": "d",
    "ts": "T", "tz": "T", "dj": "J", "dž": "J", "dz": "T", "ck": "k", "qu": "kw", "ll": "L", "gn": "n", "ny": "n", "nh": "n", "lh": "l", "rh": "r",
    "eau": "o", "eaux": "o", "au": "a", "ou": "u", "oo": "u", "ee": "i", "ea": "i", "ei": "e", "ey": "e", "ay": "e", "ai": "e", "eu": "O", "oe": "O", "ae": "e", "ue": "u",
    "ie": "i", "aa": "a", "ij": "i", "ow": "o", "aw": "o", "ew": "u", "ght": "t", "wh": "w", "wr": "r", "kn": "n", "mc": "mk", "ks": "ks", "ya": "ya", "yu": "yu", "yo": "yo", "ye": "ye",
    "x": "ks", "š": "S", "ş": "S", "ș": "S", "ś": "S", "ŝ": "S", "č": "C", "ć": "C", "ç": "c", "ž": "Z", "ż": "Z", "ź": "Z", "đ": "J", "ð": "d", "þ": "8", "ñ": "n", "ń": "n", "ň": "n",
    "ł": "l", "ľ": "l", "ř": "rZ", "ť": "t", "ţ": "T", "ț": "T", "ď": "d", "ß": "s", "ö": "O", "ø": "O", "œ": "O", "ő": "O", "ü": "U", "ű": "U", "å": "o", "æ": "e", "ä": "e", "ı": "i", "ğ": "",
    "ģ": "g", "ķ": "k", "ļ": "l", "ņ": "n", "ý": "y", "ÿ": "y", "ə": "e", "ã": "a", "õ": "o", "q": "k", "c": "K", "'": "", "-": "",
}  # fmt: skip
_LONGEST = max(map(len, _GRAPHEMES))
_FRONT = frozenset("eiyéèêëíìîïýäöü")
_PLAIN = frozenset("abdefhiklmnoprstuvwyzjg")


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """The sounds of one word of a name, in any script. Doubled ones are one."""
    spelt = latin(word)
    made: list[str] = []
    at = 0
    while at < len(spelt):
        sound, size = _sound(spelt, at)
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

_NEAR = (
    "b p .3", "b v .3", "b w .35", "p f .4", "f v .2", "f w .3", "v w .05", "m n .4", "d t .25", "d 8 .25", "t 8 .15", "s 8 .3", "z 8 .35", "f 8 .4",
    "s z .15", "s S .35", "z Z .35", "s Y .15", "S Y 0", "Z Y .3", "C Y .35", "S Z .3", "S C .3", "Z J .1", "C J .3", "S J .45", "T C .25", "T s .25", "T z .2", "t C .5", "T J .4",
    "t T .4", "J d .5", "k g .3", "k K 0", "g K .3", "J K .4", "T K .45", "s K .5", "C K .45", "k x .25", "h x .05", "h g .25", "g x .35", "K x .3", "K X .2", "l r .6",
    "s c .1", "T c .1", "C c .15", "k c .3", "K c .25", "J c .25", "S c .3", "8 c .2", "z c .25", "X c .25", "C X .05", "S X .05", "k X .2", "x X .1", "h X .25", "J X .35", "T X .3", "Z X .3", "s X .4", "Y X .3",
    "J j .05", "Z j .1", "x j .15", "h j .15", "y j .1", "i j .2", "S j .35", "C j .4", "g j .35", "G j .15", "X j .4", "J y .35", "Z y .4",
    "g G 0", "J G .1", "Z G .15", "x G .2", "h G .2", "k G .3", "y G .3", "S G .4", "K G .3", "C G .4", "z G .45",
    "l L .02", "y L .3", "r L .6", "j L .3", "i L .4", "y i .02", "y U .05", "y u .35", "y e .25", "w u .15", "w o .2", "w U .3", "v u .3", "v o .45",
    "a e .25", "a i .35", "a o .2", "a u .25", "e i .15", "e o .35", "e u .35", "i u .35", "i o .4", "o u .12", "O o .1", "O e .1", "O u .15", "O i .25", "O a .3", "U u .08", "U i .08", "U O .1", "U o .2", "U e .25", "U a .35",
)  # fmt: skip
_DROPPED = {"h": 0.15, "x": 0.4, "y": 0.2, "j": 0.4, "w": 0.35, "r": 0.5, "g": 0.55, "n": 0.6, "'": 0.0} | dict.fromkeys(VOWELS, 0.28)

_FAMILY_NEAR: dict[Family, tuple[str, ...]] = {
    "cyrillic": ("g h .05", "x h 0", "u w .05", "v u .2", "y j .05", "f 8 .2"),
    "greek": ("b v .1", "d 8 .2", "s S .05", "z Z .05", "C T .1", "C S .15", "J Z .1", "g x .2", "u v .2", "g y .25", "C X .05", "J T .15", "d t .15", "z J .25", "s C .25"),
    "abjad": ("w u 0", "w o .02", "w O .02", "w U .02", "y i 0", "y e .05", "a e .08", "a o .1", "a i .15", "a u .15", "y a .2", "w a .2", "b p .2", "b v .1", "g J .15", "g k .2", "p f .1", "k x .1", "s S .2", "f v .1", "h a .1", "h e .1", "h i .3", "y E .1", "K x .2", "k X .1", "T s .2", "w b .3", "8 t .05", "J G .05", "g x .2"),
    "kana": ("l r 0", "L r 0", "b v 0", "b w .1", "f h .1", "s 8 .02", "z 8 .05", "s S .1", "z J .1", "Z J 0", "T t .1", "C t .15", "T 8 .2", "d z .3", "d J .2", "v u .2", "f w .25", "h w .2", "a o .15", "a u .12", "C T .15", "w u 0", "g G .0", "z s .1"),
    "hangul": ("l r 0", "L r 0", "b v .05", "b p .05", "p f .02", "f h .2", "k g .05", "d t .05", "s 8 .05", "s z .05", "z J .1", "Z J .05", "S s .05", "C J .1", "C T .1", "t 8 .1", "t s .3", "v p .1", "G k .1", "K k 0", "T J .2", "g K .05", "r n .2", "l n .3"),
    "han": ("l r .05", "L r .05", "b v .1", "b p .1", "p f .2", "f h .1", "k g .1", "d t .1", "s 8 .05", "s S .1", "z J .2", "Z J .1", "C J .1", "C T .1", "T z .1", "m n .2", "v w 0", "X J .15", "G J .1", "j J .05", "s X .2", "k J .3", "g J .3", "h x .0", "8 S .2", "s z .1", "k X .2", "g K .1", "w v 0", "f w .2", "C S .15"),
}  # fmt: skip
_FAMILY_DROPPED: dict[Family, dict[str, float]] = {
    "cyrillic": {"y": 0.1},
    "greek": {"n": 0.4, "m": 0.4},
    "abjad": dict.fromkeys(VOWELS, 0.05) | {"w": 0.25, "y": 0.15, "h": 0.12, "'": 0.0},
    "kana": {"u": 0.05, "o": 0.08, "i": 0.12, "a": 0.2, "e": 0.2, "r": 0.3, "y": 0.12, "h": 0.2, "n": 0.5},
    "hangul": {"u": 0.06, "i": 0.1, "r": 0.3, "y": 0.12, "h": 0.15},
    "han": dict.fromkeys(VOWELS, 0.12) | {"r": 0.25, "n": 0.3, "g": 0.2, "h": 0.2, "y": 0.12, "w": 0.2, "l": 0.35, "t": 0.5, "d": 0.5, "k": 0.5, "s": 0.5},
}  # fmt: skip

Costs = tuple[dict[str, dict[str, float]], dict[str, float]]
_SYMBOLS = VOWELS + "bcdfghjklmnprstvwxyzSZCJTX8KGLY'"


@lru_cache(maxsize=64)
def costs(a: Family, b: Family) -> Costs:
    """What it costs to take one sound for another, or to leave one out, between two kinds of script."""
    dropped = dict.fromkeys(_SYMBOLS, 0.75) | _DROPPED
    near: dict[str, dict[str, float]] = {symbol: {symbol: 0.0} for symbol in _SYMBOLS}
    for kind in (None, a, b):
        for line in _NEAR if kind is None else _FAMILY_NEAR.get(kind, ()):
            one, other, cost = line.split()
            if one in near and other in near:
                known = near[one].get(other, 1.0)
                near[one][other] = near[other][one] = min(known, float(cost))
        for symbol, cost_ in _FAMILY_DROPPED.get(kind, {}).items() if kind else ():
            dropped[symbol] = min(dropped[symbol], cost_)
    return near, dropped


def weight(word: str) -> float:
    """How much there is to compare in a string of sounds: consonants count 1, vowels and glides 0.45."""
    return sum(0.45 if char in "aeiouOUywh'" else 1.0 for char in word)


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


__all__ = ["Costs", "costs", "distance", "family", "sounds", "weight"]
