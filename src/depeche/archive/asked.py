"""What an archive is asked with, looked at at the door: a value of another kind is told by what is asked for, and not by
whatever it is that can't be done with it further in."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from depeche.errors import unfit

if TYPE_CHECKING:
    from depeche.archive.answers import Filter

_TIMES = ("since", "until")


def piece(limit: int, offset: int) -> None:
    """How many are wanted, and how many are left out before them. Raises TypeError, and ValueError below 0."""
    for value in (limit, offset):
        if not isinstance(value, int):
            raise unfit("limit and offset are int", value)
        if value < 0:
            raise ValueError(f"limit and offset are 0 or more, and this is {value}")


def day(value: date | None) -> None:
    """Raises TypeError."""
    if value is not None and not isinstance(value, date):
        raise unfit("a day or time is a date or datetime", value)


def text(what: str, value: str | None) -> None:
    """Raises TypeError. `what`: what it is, as "an address"."""
    if value is not None and not isinstance(value, str):
        raise unfit(f"{what} is str", value)


def filtered(kind: type[Filter], value: object) -> None:
    """A filter, and each of its fields. Raises TypeError."""
    if not isinstance(value, kind):
        raise unfit(f"it is asked with {kind.__name__}(query=…)", value)
    for field in fields(value):
        if field.name in _TIMES:
            day(getattr(value, field.name))
        else:
            text(f"`{field.name}` of a {kind.__name__}", getattr(value, field.name))


def folder(value: object) -> None:
    """Raises TypeError."""
    if not isinstance(value, (str, PathLike)):
        raise unfit("a folder is a path or str", value)


def workers(count: int | None) -> None:
    """How many processes read. Raises TypeError."""
    if count is not None and not isinstance(count, int):
        raise unfit("workers are counted by an int", count)
