"""What is known of each language for reading pages in it: a file for each, `xx.toml` by its ISO 639 code.

A page is read before its language is known, so most words are asked for in all languages at once. What each list is for
says `en.toml`, which has all of them; `mul.toml` holds what is of no language.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import tomli


@cache
def everywhere(part: str, key: str) -> tuple[str, ...]:
    """The words of one list in all languages, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(by_language(part, key).values())))


@cache
def by_language(part: str, key: str) -> dict[str, Any]:
    """What one list holds in each language that has it, by the codes of the languages."""
    return {code: listed for code, table in languages().items() if (listed := table.get(part, {}).get(key))}


@cache
def languages() -> dict[str, dict[str, Any]]:
    """All files by their codes, in alphabetical order."""
    tables = {entry.name: entry for entry in files(__package__).iterdir() if entry.name.endswith(".toml")}
    return {name.removesuffix(".toml"): tomli.loads(tables[name].read_text("utf-8")) for name in sorted(tables)}
