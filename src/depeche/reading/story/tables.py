"""Tables: rows of cells that stay in their columns, with what the table is called, or the code that one only lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depeche.model import Block
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.elements import attribute

_WIDEST = 60  # columns that one cell may span, and rows
_PADDING = 2_000  # empty cells that the spans of one table may add


def made(drafts: list[Draft], cells: Iterable[Container]) -> Iterator[Block]:
    """The blocks of a table: itself, or the code in its cells. `cells` are its rows and cells in order, the empty ones too.

    A cell that spans several columns or rows stands in the first, and the others are empty, as are cells with nothing but a
    picture. Rows and columns that are wholly empty are left out.
    """
    caption: str | None = None
    said: dict[Container, str] = {}
    code: dict[Container, list[str]] = {}
    for draft in drafts:
        if not draft.text:
            continue
        if draft.container.within("caption") is not None:
            caption = f"{caption} {draft.text}" if caption else draft.text
            continue
        if (block := draft.container.within("pre")) is not None:
            code.setdefault(block, []).append(draft.text)
        cell = draft.container.within("td", "th", "tr")
        if cell is not None:
            said[cell] = f"{said[cell]} {draft.text}" if cell in said else draft.text
    if code and sum(sum(map(len, lines)) for lines in code.values()) * 2 > sum(map(len, said.values())):
        for lines in code.values():
            text = "\n".join(lines)
            if any(map(str.isalpha, text)):  # else it counts the lines
                yield Block(kind="code", text=text)
        return
    rows = _without_empty(_grid(cells, said))
    if rows:
        text = "\n".join("\t".join(row).rstrip("\t") for row in rows)
        yield Block(kind="table", text=text, caption=caption, rows=tuple(map(tuple, rows)))


def _grid(cells: Iterable[Container], said: dict[Container, str]) -> list[list[str]]:
    rows: list[list[str]] = []
    below: dict[int, int] = {}  # rows that a cell above still fills, by column
    spare = _PADDING
    for cell in cells:
        if cell.name == "tr":
            rows.append([said[cell]] if cell in said else [])
            below = {column: left - 1 for column, left in below.items() if left > 1}
            continue
        if not rows:
            rows.append([])
        row = rows[-1]
        while below.get(len(row)) and spare:
            row.append("")
            spare -= 1
        wide, high = min(_span(cell, "colspan"), spare + 1), _span(cell, "rowspan")
        if high > 1:
            below.update(dict.fromkeys(range(len(row), len(row) + wide), high))
        row.append(said.get(cell, ""))
        row.extend([""] * (wide - 1))
        spare -= wide - 1
    return rows


def _span(cell: Container, name: str) -> int:
    """How many columns or rows a cell says that it spans."""
    if name not in cell.tag:
        return 1
    value = attribute(cell.tag, f' {name}="')
    return max(1, min(int(value), _WIDEST)) if value.isascii() and value.isdecimal() and len(value) < 4 else 1


def _without_empty(rows: list[list[str]]) -> list[list[str]]:
    """The rows that say something, all of one length, without columns that say nothing."""
    rows = [row for row in rows if any(row)]
    said = {column for row in rows for column, text in enumerate(row) if text}
    columns = range(max(said, default=-1) + 1)
    if len(said) == len(columns) and all(len(row) == len(columns) for row in rows):
        return rows
    return [[row[column] if column < len(row) else "" for column in columns if column in said] for row in rows]
