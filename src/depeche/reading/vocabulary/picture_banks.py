"""Where does the credit of a caption begin that a house of pictures ends: "The pier. Ann Ash via Getty Images"?"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import tomli

_LONGEST = 60  # characters of such a credit
_NAMES = 24  # characters of the name of a house, with a bracket behind it


def credit_begins(text: str) -> int | None:
    """The place in a caption from which on it names the house that its picture is from; None where it names none."""
    behind = max(0, len(text) - _NAMES)
    end = _at_end().search(text, behind)
    if end is None:
        return 0 if len(text) <= _LONGEST and _at_beginning().match(text) else None
    at = end.start()
    if not at or text[at - 1] == "(":
        return max(0, at - 1)
    before = text[max(0, at - _LONGEST) : at]
    through = before.endswith(" via ")
    named = through or before.endswith("/")
    parted = [mark.end() for mark in _PARTED.finditer(before)]
    if parted and parted[-1] == len(before) - through * len("via "):  # nobody is named before the house
        return at - len(before) + parted[-1]
    parted = [mark.end() for mark in _SENTENCE.finditer(before)] if through else parted
    if parted and named:
        return at - len(before) + parted[-1]
    return 0 if named and len(text) <= _LONGEST else None


_SENTENCE = re.compile(r"[.!?…\"”»]\s|\s[|(]\s?")
_PARTED = re.compile(r"[.!?…\"”»]\s|\s[|(/–—-]\s?")
"""What stands before a credit: the end of a sentence, a bar, a bracket; a stroke too, unless it parts name and office."""


@cache
def _banks() -> str:
    names = tomli.loads((files(__package__) / "agencies.toml").read_text("utf-8"))["banks"]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_banks()})\)?$", re.IGNORECASE)


@cache
def _at_beginning() -> re.Pattern[str]:
    return re.compile(rf"(?:{_banks()})\s?/", re.IGNORECASE)
