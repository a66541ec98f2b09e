"""The credit of a caption that a house of pictures ends: "The pier. Ann Ash via Getty Images"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import tomli

from depeche.reading.languages import everywhere

_LONGEST = 60  # characters of such a credit
_NAMES = 24  # characters of the name of a house, with a bracket behind it


def parted(text: str) -> tuple[str, str] | None:
    """A caption and the credit behind it that ends in the house of its picture; None where it names none."""
    begin = _begins(text)
    if begin is None:
        glued = _glued().search(text, max(0, len(text) - _NAMES)) if len(text) <= _LONGEST else None
        if glued is None or not text[glued.start()].isupper():
            return None
        before = text[: glued.start()]
        return (before, glued[0]) if before[-1] in ".)" else ("", f"{before} / {glued[0]}")  # "Ann AshGetty Images"
    credit = text[begin:].strip(" /|–—-()")
    led = next((word for word in _through() if credit.startswith(f"{word} ")), "")
    return text[:begin].rstrip(" /|–—-("), credit.removeprefix(f"{led} ")


def _begins(text: str) -> int | None:
    """The place in a caption from which on it names such a house."""
    behind = max(0, len(text) - _NAMES)
    end = _at_end().search(text, behind)
    if end is None:
        return 0 if len(text) <= _LONGEST and _at_beginning().match(text) else None
    at = end.start()
    if not at or text[at - 1] == "(":
        return max(0, at - 1)
    before = text[max(0, at - _LONGEST) : at]
    through = next((len(word) + 1 for word in _through() if before.endswith(f" {word} ")), 0)
    named = through or before.endswith("/")
    ends = [mark.end() for mark in _PARTED.finditer(before)]
    if ends and ends[-1] == len(before) - through:  # nobody is named before the house
        return at - len(before) + ends[-1]
    ends = [mark.end() for mark in _SENTENCE.finditer(before)] if through else ends
    if ends and named:
        return at - len(before) + ends[-1]
    return 0 if named and len(text) <= _LONGEST else None


_SENTENCE = re.compile(r"[.!?…\"”»]\s|\s[|(]\s?")
_PARTED = re.compile(r"[.!?…\"”»]\s|\s[|(/–—-]\s?")
"""What stands before a credit: the end of a sentence, a bar, a bracket; a stroke too, unless it parts name and office."""


def _through() -> tuple[str, ...]:
    """The words between who took a picture and the house that it is from."""
    return everywhere("bylines", "through")


@cache
def _banks() -> str:
    names = tomli.loads((files(__package__) / "agencies.toml").read_text("utf-8"))["banks"]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_banks()})\)?$", re.IGNORECASE)


@cache
def _glued() -> re.Pattern[str]:
    """A house right behind who took the picture, or what it shows, where each stands in an element of its own."""
    return re.compile(rf"(?<=[a-z.)])(?:{_banks()})$", re.IGNORECASE)


@cache
def _at_beginning() -> re.Pattern[str]:
    return re.compile(rf"(?:{_banks()})\s?/", re.IGNORECASE)
