"""Are two given names one: an initial, a short form, another spelling? And by what are such names found among many?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

_PAIR = 2  # letters in another order
_LONG = 4  # letters of a given name, consonants of one, that tell it
_VOWELS_AND_DOUBLES = re.compile(r"[aeiouy]|(.)(?=\1)")


def alike(a: Set[str], b: Set[str]) -> bool:
    """Whether two given names are one: an initial, a short form ("Matt", "Matthew"), another spelling ("Hanna", "Hanne").

    Each comes as all its base forms.
    """
    for x in a:
        for y in b:
            if _misspelt(x, y):
                return True
            short, long = sorted((x, y), key=len)
            if long.startswith(short) and len(short) != _PAIR:
                return True
            if len(short) >= _LONG and len(short) == len(long) and sum(c != d for c, d in zip(x, y, strict=True)) == 1:
                return True
    return False


def _misspelt(x: str, y: str) -> bool:
    """Whether two names have the same first and last letter and else only other vowels ("Mohamed", "Mohammad"), or two
    letters in another order ("Odair", "Odiar")."""
    if min(len(x), len(y)) <= _LONG or x[0] != y[0]:
        return False
    if len(x) == len(y) and x[-1] == y[-1] and sorted(x) == sorted(y):
        return sum(c != d for c, d in zip(x, y, strict=True)) == _PAIR
    bones = _VOWELS_AND_DOUBLES.sub("", x)
    return len(bones) >= _LONG and x[-1] == y[-1] and bones == _VOWELS_AND_DOUBLES.sub("", y)


def whole(form: str) -> str:
    """The key of a name as it is."""
    return f"={form}"


def filed(form: str) -> Iterator[str]:
    """The keys under which a given name is filed: two that are `alike` have one of these and one of `asked` in common."""
    yield whole(form)
    yield from (f"{form[:size]}…" for size in range(1, len(form) + 1))
    yield from _shapes(form)


def asked(form: str) -> Iterator[str]:
    """The keys by which a given name is looked up among those that are filed."""
    yield from (whole(form[:size]) for size in range(1, len(form) + 1))
    yield f"{form}…"
    yield from _shapes(form)


def _shapes(form: str) -> Iterator[str]:
    """What names have in common that differ in a letter, in the order of two letters or in their vowels."""
    yield from (f"{form[:at]}*{form[at + 1 :]}" for at in range(len(form)))
    yield f"~{''.join(sorted(form))}"
    yield f"{form[:1]}~{_VOWELS_AND_DOUBLES.sub('', form)}"
