"""The archive as tables: one module per format, one row per thing, streamed.

A format is a function from rows to text; a table is a function from an archive to rows. `write` joins the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TextIO

from depeche.archive import Archive
from depeche.errors import UnknownFormat
from depeche.exports import csv, jsonl, tables

__all__ = ["FORMATS", "TABLES", "write"]

FORMATS: Mapping[str, Callable[[Iterable[Any]], Iterator[str]]] = {"csv": csv.text, "jsonl": jsonl.text}
TABLES: tuple[str, ...] = tuple(tables.TABLES)


def write(archive: Archive, what: str, form: str, stream: TextIO) -> int:
    """Writes one table of the archive in that format and says how many rows it had. Raises UnknownFormat."""
    if form not in FORMATS:
        raise UnknownFormat(form, tuple(FORMATS))
    if what not in tables.TABLES:
        raise UnknownFormat(what, TABLES)
    count = 0

    def counted() -> Iterator[Any]:
        nonlocal count
        for row in tables.TABLES[what](archive):
            count += 1
            yield row

    for piece in FORMATS[form](counted()):
        stream.write(piece)
    return count
