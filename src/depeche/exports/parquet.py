"""Tables as Parquet, for data frames: the columns of the CSV with their types, lists as lists, blocks as structs.

Needs the extra `parquet` (pyarrow), loaded when first used. A file is written a group of rows at a time, so memory holds one
group. A time that pages tell to the day or to the second stands as text, as told, and beside it in UTC (`…_utc`) where it is
an instant.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from depeche.errors import MissingExtra
from depeche.plain import hints

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 1000
"""Rows that are held, and written, together."""

_LEFT_OUT = frozenset({"article.evidence"})


def chunks(rows: Iterable[Any], noun: type, *, group: int = GROUP) -> Iterator[bytes]:
    """The file, in pieces. Raises MissingExtra."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise MissingExtra("Parquet", "parquet", error.name or "") from error
    columns = dict(_columns(pa, noun, ""))
    schema = pa.schema([pa.field(name, kind) for name, kind in columns.items()])
    sink = _Sink()
    rest = iter(rows)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while batch := list(islice(rest, group)):
            values = [_values(row, "") for row in batch]
            arrays = [pa.array([value.get(name) for value in values], type=kind) for name, kind in columns.items()]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """A file that pyarrow writes to and that we empty."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._size += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found

    def tell(self) -> int:
        return self._size

    def flush(self) -> None: ...

    def close(self) -> None: ...

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False


# ---------------------------------------------------------------- types


def _columns(pa: Any, noun: Any, prefix: str) -> Iterator[tuple[str, pa.DataType]]:
    """Columns of a noun; those of the nouns in it are flattened into it ("article.title")."""
    for field in fields(noun):
        name, kind = prefix + field.name, _bare(hints(noun)[field.name])
        if name in _LEFT_OUT:
            continue
        if is_dataclass(kind):
            yield from _columns(pa, kind, name + ".")
            continue
        yield name, _type(pa, kind, ())
        if kind == (datetime | date):
            yield f"{name}_utc", pa.timestamp("us", "UTC")


def _bare(kind: Any) -> Any:
    """The type without "or None"."""
    if typing.get_origin(kind) not in (typing.Union, types.UnionType):
        return kind
    left = [one for one in typing.get_args(kind) if one is not type(None)]
    return left[0] if len(left) == 1 else datetime | date


def _type(pa: Any, kind: Any, within: tuple[type, ...]) -> pa.DataType:
    kind = _bare(kind)
    if kind in (str, datetime | date) or typing.get_origin(kind) is typing.Literal:
        return pa.string()
    if kind is datetime:
        return pa.timestamp("us", "UTC")
    scalars: Mapping[Any, Any] = {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if kind in scalars:
        return scalars[kind]
    if is_dataclass(kind):
        # Blocks hold blocks (a live entry its paragraphs), and Parquet knows no such type: one level of them it is.
        noun: Any = kind
        inner = (*within, noun)
        known = [(f.name, hints(noun)[f.name]) for f in fields(noun)]
        kept = [(name, one) for name, one in known if not (noun in within and name == "blocks")]
        return pa.struct([pa.field(name, _type(pa, one, inner)) for name, one in kept])
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return pa.list_(_type(pa, args[0], within))
    if origin is not None and issubclass(origin, Mapping):
        return pa.map_(pa.string(), _type(pa, args[1], within))
    raise TypeError(f"no column of Parquet for {kind!r}")


# ---------------------------------------------------------------- values


def _values(row: Any, prefix: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(row):
        name, value = prefix + field.name, getattr(row, field.name)
        if is_dataclass(value):
            found |= _values(value, name + ".")
            continue
        if _bare(_hints(row)[field.name]) == (datetime | date):
            found[f"{name}_utc"] = _utc(value)
            value = value.isoformat() if value else None
        found[name] = _value(value)
    return found


def _hints(value: Any) -> Mapping[str, Any]:
    noun: Any = type(value)
    return hints(noun)


def _utc(when: date | None) -> datetime | None:
    if not isinstance(when, datetime) or when.tzinfo is None:
        return None
    try:
        return when.astimezone(UTC)
    except OverflowError:  # the first or last hours of the calendar
        return None


def _value(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_value(item) for item in value]
    if isinstance(value, Mapping):
        return list(value.items())
    if is_dataclass(value):
        known = _hints(value)
        return {
            f.name: (told.isoformat() if (told := getattr(value, f.name)) else None)
            if _bare(known[f.name]) == (datetime | date)
            else _value(getattr(value, f.name))
            for f in fields(value)
        }
    return value
