"""Under which keys does an index find all spellings of a name?"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, product

from depeche.names.parts import parts

# The classes of consonants that a sound may be heard as: P lips, T and N tongue, S hissing, K throat, L flowing; "" where it
# is easily lost. Vowels are left out.
_HEARD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("bpf", ("P",)), "v": ("P",), "w": ("P", ""), **dict.fromkeys("td", ("T",)), "8": ("T", "S"),
    **dict.fromkeys("szSZCTYcJ", ("S",)), "j": ("S", ""), "G": ("S", "K", ""), "X": ("S", "K"), "K": ("K",), "k": ("K",),
    "g": ("K", ""), "x": ("K", ""), "h": ("", "K"), "m": ("N",), "n": ("N",), "l": ("L",), "r": ("L",), "L": ("L", ""),
}  # fmt: skip
_STOPS = frozenset("bdgptkJ")
_LENGTH = 3  # classes of a part that count
_PARTS = 4  # parts of a name that count
_READINGS = 6  # of a part


@lru_cache(maxsize=20_000)  # the same names stand in article after article
def keys(name: str) -> frozenset[str]:
    """Blocking keys: two spellings of one person share at least one with high probability, two persons seldom.

    A key is a pair of parts, each by the classes of its first three consonants, in alphabetical order, so that word order
    does not matter; of a name of one part, that part alone. A part that can be heard in several ways has several. Most names
    have one to eight keys, none more than 216. Pure; never raises.
    """
    heard = [_readings(part.sounds) for part in parts(name).words[:_PARTS]]
    if len(heard) < 2:
        return frozenset(reading for group in heard for reading in group)
    return frozenset(" ".join(sorted(pair)) for one, other in combinations(heard, 2) for pair in product(one, other))


@lru_cache(maxsize=20_000)
def _readings(sounds: str) -> tuple[str, ...]:
    made = [""]
    for at, char in enumerate(sounds):
        classes = _HEARD.get(char)
        if classes is None:
            continue
        if char in "mn" and sounds[at + 1 : at + 2] in _STOPS:
            classes = ("N", "")  # Greek writes "mp" for b, "nt" for d
        grown = [
            old if (kind and old.endswith(kind)) or len(old) >= _LENGTH else old + kind for old in made for kind in classes
        ]
        made = list(dict.fromkeys(grown))[:_READINGS]
        if all(len(old) >= _LENGTH for old in made):
            break
    return tuple(old or "A" for old in made)
