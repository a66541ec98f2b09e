"""What we know of each language, as data: one TOML file per language, one loader, no code that asks which language it is in.

The file of a language has four tables, each checked against the dataclass of the module that describes it:
`[calendar]` (calendar.py), `[speech]` (speech.py), `[naming]` (naming.py) and `[encounter]` (encounter.py). A slip is
reported with file and path. A file may say that a language is `like` another and give only what differs. A language without
a file gets neutral data: CLDR's quotation marks and calendar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import tomli

from depeche.errors import DepecheError
from depeche.language import cldr
from depeche.language.calendar import Calendar
from depeche.language.encounter import Encounters
from depeche.language.naming import Naming
from depeche.language.speech import Speech
from depeche.language.uncollected import uncollected
from depeche.plain import BadValue, from_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All that is known of one language."""

    code: str = "und"  # ISO 639-1 where there is one
    name: str = ""  # in English
    calendar: Calendar = field(default_factory=Calendar)
    speech: Speech = field(default_factory=Speech)
    naming: Naming = field(default_factory=Naming)
    encounter: Encounters = field(default_factory=Encounters)


class BadLanguageFile(DepecheError):
    """The file of a language has a slip."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(file, problem)
        self.file, self.problem = file, problem

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}"


def primary(tag: str | None) -> str:
    """The primary subtag of a BCP 47 tag, lower case: "pt-BR" → "pt"; "und" where there is none.

    Tags come from pages and name our files: what is not of two to eight letters is none.
    """
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 8 and code.isascii() and code.isalpha() else "und"


def load(tag: str | None) -> Language:
    """What we know of the language of that BCP 47 tag. Never raises for an unknown one: it gets neutral data."""
    return _load(primary(tag))


@lru_cache(maxsize=512)  # bounded, because pages name languages that do not exist
@uncollected
def _load(code: str) -> Language:
    tables = _tables(code)
    if not tables:
        return Language(code=code, name=cldr.locale(code).name)
    try:
        return from_plain(Language, {"code": code, **tables})
    except BadValue as error:
        slip = f"{error.path.removeprefix('$.')} is {error.found}; expected {error.expected}"
        raise BadLanguageFile(f"{code}.toml", slip) from error


def _tables(code: str) -> dict[str, Any]:
    """What the file of a language holds, and that of the language which it is `like`; nothing where there is none."""
    file = files(__package__) / "data" / f"{code}.toml"
    if not file.is_file():
        return {}
    try:
        tables = tomli.loads(file.read_text("utf-8"))
    except tomli.TOMLDecodeError as error:
        raise BadLanguageFile(file.name, str(error)) from error
    like = tables.pop("like", None)
    return {**_tables(like), **tables} if like else tables
