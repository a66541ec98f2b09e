"""CSV (RFC 4180) for spreadsheets and data frames: one flat table for each noun.

What a row holds of other nouns is flattened ("article.title", "statement.text"), lists are joined by "; ", what is deeper
is left to JSON Lines. A cell that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_origin

from depeche.archive.answers import MeetingMention
from depeche.plain import hints

# What spreadsheets begin a formula with: the full-width signs too, and blanks that they skip on the way there (OWASP).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LEFT_OUT = frozenset({"article.blocks", "article.evidence", "article.images", "article.alternates"})


def text(rows: Iterable[Any], noun: type) -> Iterator[str]:
    """The lines of a table of that noun, headed by the names of its columns, even where there is no row."""
    columns = tuple(_columns(noun, ""))
    yield _line(columns)
    for row in rows:
        values = _values(row, "")
        yield _line([_cell(values.get(column)) for column in columns])


def _columns(noun: Any, prefix: str) -> Iterator[str]:
    for field in fields(noun):
        name = prefix + field.name
        if name in _LEFT_OUT:
            continue
        kind = hints(noun)[field.name]
        inner = next((k for k in (kind, *get_args(kind)) if is_dataclass(k)), None)  # "Publisher | None" too
        if inner is not None and get_origin(kind) is not tuple:
            yield from _columns(inner, name + ".")
        else:
            yield name


def _values(row: Any, prefix: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(row):
        name, value = prefix + field.name, getattr(row, field.name)
        if is_dataclass(value):
            found |= _values(value, name + ".")
        else:
            found[name] = value
    return found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return _safe("; ".join(_word(item) for item in value))
    return _safe(str(value)) if isinstance(value, str) else str(value)


def _word(value: Any) -> str:
    """One of a list: of a noun its name or title, else its address; spans as "3-9"; of a mention its article's number."""
    if isinstance(value, (tuple, list)):
        return "-".join(map(str, value))
    if isinstance(value, MeetingMention):
        return str(value.article.id)
    if is_dataclass(value):
        return str(next(getattr(value, name) for name in ("name", "title", "url") if hasattr(value, name)))
    return str(value)


def _safe(cell: str) -> str:
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
