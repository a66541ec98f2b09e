"""Trims the Unicode CLDR to what depeche needs, so that Babel (33 MB) is a tool of ours and no dependency of yours.

    python tools/cldr.py            writes src/depeche/language/data/cldr.json

Taken over from CLDR by way of Babel: the names of months and weekdays in every form. Babel leaves out CLDR's delimiters;
those are the table below. Names of territories and cities are the business of `tools/places.py`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale, localedata

DATA = Path(__file__).resolve().parent.parent / "src" / "depeche" / "language" / "data"

NAMELESS = re.compile(r"M\d\d").fullmatch  # what CLDR answers where it has no name for a month

MARKS: dict[tuple[str, str, str, str], str] = {
    ("“", "”", "‘", "’"): "en af am ar bn bo cy fil ga gd gu ha haw hi id ig ceb km kn ko ky lo ml mn mr ms my ne or "
    "pa si sw ta te th tr vi yo zu jv ku mi so xh st tn ts sq uz tk es-419 pt as dz ak ee ln lg om rw sn ti to wo",
    ("«", "»", "“", "”"): "es ca eu gl it el hy sc fur lij oc an ast",
    ("«", "»", "‹", "›"): "fa fr-CH ps az-Arab br mg ff kab zgh dje",
    ("«", "»", "«", "»"): "fr",
    ("«", "»", "„", "“"): "ru uk be os ce tt kk ba",
    ("«", "»", "‘", "’"): "no nb nn",
    ("„", "“", "‚", "‘"): "de bg cs sk sl lb hsb dsb mk is",
    ("„", "”", "«", "»"): "pl ro hu",
    ("„", "“", "«", "»"): "ka et",
    ("„", "“", "„", "“"): "lt",
    ("“", "”", "‚", "’"): "lv",
    ("„", "”", "‘", "’"): "hr bs sr sh",
    ("”", "”", "’", "’"): "sv fi se fo",
    ("“", "”", "«", "»"): "da kl",
    ("‘", "’", "“", "”"): "nl fy",
    ("”", "”", "‘", "’"): "he ur yi",
    ("「", "」", "『", "』"): "ja yue zh-Hant",
    ("“", "”", "『", "』"): "zh",
}  # fmt: skip
"""CLDR's delimiters (outer opening and closing, inner opening and closing), typed off by hand; a language's first line
counts. It says what is recommended; what newspapers do besides is for the `[speech]` table."""


def names(table: Any, keys: range) -> list[list[str]]:
    """Per key, every form CLDR has of the name in running text, longest first; narrow ones are too short to tell."""
    found = []
    for key in keys:
        forms = {table[context][width][key] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")}
        told = (form for form in forms if any(map(str.isalpha, form)) and not NAMELESS(form))
        found.append(sorted(told, key=lambda form: (-len(form), form)))
    return found


def calendars() -> dict[str, Any]:
    marks: dict[str, tuple[str, str, str, str]] = {}
    for quartet, codes in MARKS.items():
        for code in codes.split():
            marks.setdefault(code, quartet)
    found: dict[str, Any] = {}
    for code in sorted(name for name in localedata.locale_identifiers() if "_" not in name):
        localedata._cache.clear()  # Babel resolves aliases in shared tables: what one locale was asked shows in the next
        locale = Locale.parse(code)
        months = names(locale.months, range(1, 13))
        if not all(months):
            continue
        entry: dict[str, Any] = {"name": locale.english_name, "months": months, "weekdays": names(locale.days, range(7))}
        if code in marks:
            entry["marks"] = marks[code]
        found[code] = entry
    return found


def write(name: str, value: Any) -> None:
    """Each language on a line of its own: `depeche.language.cldr` parses those lines only that it is asked for."""
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(item, ensure_ascii=False)}" for key, item in value.items())
    (DATA / name).write_text(f"{{\n{rows}\n}}\n", "utf-8")


if __name__ == "__main__":
    write("cldr.json", calendars())
