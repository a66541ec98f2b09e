"""Our files of words, read: what `tomllib` makes of them, in a fraction of the time.

Each process reads a hundred of them before its first record, some 40,000 strings, and `tomllib` goes through them sign
by sign, in Python. Nearly all of it is `key = ["…", "…"]` below the name of a table, which one pattern finds. What it
does not know, or what is no TOML, is left to `tomllib`, which also says what is wrong.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

_PLAIN = r'"[^"\\\x00-\x1f\x7f]*+"'
_STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\["\\nt])*+"'
_SCALAR = rf"(?:{_STRING}|true|false|-?(?:0|[1-9][0-9]{{0,15}})(?:\.[0-9]{{1,15}})?)"
_GAP = r"[ \n]*+"
_NAME = r"[\w-]++(?:\.[\w-]++)*+"


def _array(item: str) -> str:
    return rf"\[{_GAP}(?:{item}{_GAP}(?:,{_GAP}{item}{_GAP})*+)?\]"


_LOOSE = rf'[^"\'\[\]#]|{_STRING}|\#[^\n]*+\n'
_STATEMENT = re.compile(
    rf"^(?:"
    rf"\[(?P<table>{_NAME})\]|\[\[(?P<item>{_NAME})\]\]|(?:(?P<key>[\w-]++)|(?P<quoted>{_PLAIN})) = (?:"
    rf"(?P<words>\[{_GAP}(?:{_PLAIN}{_GAP}(?:,{_GAP}{_PLAIN}{_GAP})*+,?{_GAP})?\])|"
    rf"(?P<json>{_SCALAR}|{_array(f'(?:{_SCALAR}|{_array(_SCALAR)})')})|"
    rf'(?P<more>\[(?:{_LOOSE}|\[(?:{_LOOSE})*+\])*+\]|\{{[^\n]*\}}|"""[^"\\]*+"""|\'[^\'\n]*+\')'
    rf")|(?=\#)) *+(?:\#[^\n]*+)?$|(?P<other>[^\n]+)",
    re.MULTILINE | re.ASCII,
)  # fmt: skip
_WORDS = re.compile('"([^"]*+)"')


class _Unknown(Exception):
    """Something that the pattern does not know, or a slip."""


def loads(text: str) -> dict[str, Any]:
    """The same as `tomllib.loads`. Raises tomllib.TOMLDecodeError."""
    try:
        return _Tables().read(text)
    except _Unknown:
        return tomllib.loads(text)


class _Tables:
    """The tables of a file, as far as it was read."""

    def __init__(self) -> None:
        self._whole: dict[str, Any] = {}
        self._ours = {id(self._whole)}  # dicts and lists that stand for tables, and are no values
        self._named: set[int] = set()  # the tables that had a line of their own

    def read(self, text: str) -> dict[str, Any]:
        table = self._whole
        for name, item, key, quoted, words, plain, more, other in _STATEMENT.findall(text):
            if key or quoted:
                key = key or quoted[1:-1]
                if key in table:
                    raise _Unknown
                table[key] = _WORDS.findall(words) if words else json.loads(plain) if plain else _value(more)
            elif name:
                table = self._table(name)
            elif item:
                table = self._item(item)
            elif other:
                raise _Unknown
        return self._whole

    def _table(self, name: str) -> dict[str, Any]:
        table = self._inside(name.split("."))
        if id(table) in self._named:
            raise _Unknown
        self._named.add(id(table))
        return table

    def _item(self, name: str) -> dict[str, Any]:
        *above, last = name.split(".")
        made: list[dict[str, Any]] = []
        items = self._inside(above).setdefault(last, made)
        if items is made:
            self._ours.add(id(items))
        elif items.__class__ is not list or id(items) not in self._ours:
            raise _Unknown
        table: dict[str, Any] = {}
        items.append(table)
        self._ours.add(id(table))
        self._named.add(id(table))
        return table

    def _inside(self, names: list[str]) -> dict[str, Any]:
        """The table of that name; of one of which there are several, the last."""
        table = self._whole
        for name in names:
            made: dict[str, Any] = {}
            found = table.setdefault(name, made)
            if found is made:
                self._ours.add(id(made))
            elif id(found) not in self._ours:
                raise _Unknown
            table = found[-1] if found.__class__ is list else found
        return table


def _value(text: str) -> Any:
    try:
        return tomllib.loads(f"_ = {text}")["_"]
    except tomllib.TOMLDecodeError as error:
        raise _Unknown from error  # which then tells the line, too
