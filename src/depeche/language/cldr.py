"""What the Unicode CLDR knows of every language: months, weekdays, quotation marks.

The data file is trimmed by `tools/cldr.py`; nothing here needs Babel. It is what a language without a file of ours
gets, and what a language file builds upon.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """CLDR's word on one language; empty where it has none.

    `months` has twelve entries and `weekdays` seven, Monday first: each the written forms of one name, abbreviations too.
    """

    name: str = ""  # of the language, in English
    months: Names = ()
    weekdays: Names = ()
    marks: tuple[tuple[str, str], ...] = field(default=(("“", "”"), ("‘", "’")))  # outer pair, inner pair


@lru_cache(maxsize=512)  # bounded, because pages name languages that do not exist
def locale(code: str) -> Locale:
    """Of an ISO 639 code. Never raises: a language that CLDR does not know has no names, and English marks."""
    written = _entries().get(_MACRO.get(code, code))
    if written is None:
        return Locale()
    entry = json.loads(written)
    outer, close, inner, inner_close = entry.get("marks", ("“", "”", "‘", "’"))
    return Locale(
        name=entry["name"],
        months=tuple(map(tuple, entry["months"])),
        weekdays=tuple(map(tuple, entry["weekdays"])),
        marks=((outer, close), (inner, inner_close)),
    )


def languages() -> tuple[str, ...]:
    """The codes CLDR has month names for."""
    return tuple(_entries())


_MACRO = {"nb": "no", "iw": "he", "in": "id", "ji": "yi", "sh": "sr", "cnr": "sr"}
"""Codes that pages use for a language filed under another (BCP 47: deprecated codes, Bokmål for Norwegian, Montenegrin)."""


@cache
def _entries() -> dict[str, str]:
    """Each language's entry as it is written, on a line of its own: most processes read one or two of all."""
    lines = (files(__package__) / "data" / "cldr.json").read_text("utf-8").splitlines()[1:-1]
    return {line[1 : line.index('"', 1)]: line[line.index("{") :].rstrip(",") for line in lines}
