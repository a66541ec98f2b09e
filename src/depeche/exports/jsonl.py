"""JSON Lines: one noun a line, as `plain.to_plain` has it and the JSON Schemas describe it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from depeche.exports.wording import json_text
from depeche.plain import to_plain


def text(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        yield json_text(to_plain(row)) + "\n"
