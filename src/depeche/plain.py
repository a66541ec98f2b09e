"""Nouns as plain values (dict, list, str, number) and back: what exports, the archive and worker processes write.

A field that has its default is left out, so a paragraph is `{"kind": …, "text": …}`. Own code because the nouns tell a
day from an instant (`datetime | date`), which no serialisation library we know keeps apart in a union.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from depeche.errors import DepecheError

T = TypeVar("T")


class BadValue(DepecheError):
    """A plain value that is no such noun. `path` leads to it ("$.blocks[3].kind")."""

    def __init__(self, path: str, expected: str, found: str) -> None:
        super().__init__(path, expected, found)
        self.path, self.expected, self.found = path, expected, found

    def __str__(self) -> str:
        return f"{self.path} is {self.found}; expected {self.expected}"


def default_of(field: Field[Any]) -> Any:
    """The default of a field; MISSING where it has to be given."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _defaults(cls: Hashable) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, default_of(f)) for f in fields(typing.cast("type", cls)))


@cache
def _values(cls: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    """All fields of a noun at once, in the order of `_defaults`."""
    names = [name for name, _ in _defaults(cls)]
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)


_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


def to_plain(value: Any) -> Any:
    """The value as JSON has it. Dates and times in ISO 8601; fields at their default left out."""
    cls: Any = value.__class__
    if cls in _AS_THEY_ARE:
        return value
    if cls is tuple or cls is list:
        return [item if item.__class__ in _AS_THEY_ARE else to_plain(item) for item in value]
    if hasattr(cls, "__dataclass_fields__"):
        found = {}
        for (name, default), item in zip(_defaults(cls), _values(cls)(value), strict=True):
            if item is not default and item != default:
                found[name] = item if item.__class__ in _AS_THEY_ARE else to_plain(item)
        return found
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    return [to_plain(item) for item in value]


def opened(value: Any) -> Any:
    """The outermost layer of `to_plain`, of what JSON has no notation for: nouns, dates, sets. With this as its `default` an
    encoder writes a noun without a plain copy of all that is in it."""
    cls: Any = value.__class__
    if hasattr(cls, "__dataclass_fields__"):
        pairs = zip(_defaults(cls), _values(cls)(value), strict=True)
        return {name: item for (name, default), item in pairs if item is not default and item != default}
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else list(value)


def from_plain(cls: type[T], value: Any) -> T:
    """The noun of that class; raises BadValue with the path of what does not fit. Unknown keys are errors."""
    made: T = _convert(cls, value, "$")
    return made


@cache
def hints(cls: type) -> dict[str, Any]:
    """The types of the fields of a noun, resolved. Nouns of hundreds of fields have few types: each is resolved once."""
    written = {str(field.type): field.type for field in fields(cls)}
    resolved = typing.get_type_hints(types.SimpleNamespace(__annotations__=written), vars(sys.modules[cls.__module__]))
    return {field.name: resolved[str(field.type)] for field in fields(cls)}


def _convert(kind: Any, value: Any, path: str) -> Any:
    origin = typing.get_origin(kind)
    if kind is type(None) or kind is None:
        return _expect(value is None, None, path, "null", value)
    if is_dataclass(kind):
        return _noun(typing.cast("type", kind), value, path)
    if origin is typing.Literal:
        words = typing.get_args(kind)
        return _expect(value in words, value, path, f"one of {', '.join(map(str, words))}", value)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind), value, path)
    if origin is tuple:
        return _tuple(typing.get_args(kind), value, path)
    if origin is not None and issubclass(origin, Mapping):
        _expect(isinstance(value, dict), value, path, "an object", value)
        return {key: _convert(typing.get_args(kind)[1], item, f"{path}.{key}") for key, item in value.items()}
    if kind is datetime or kind is date:
        return _moment(kind, value, path)
    if kind is float:
        _expect(isinstance(value, (int, float)) and not isinstance(value, bool), value, path, "a number", value)
        return float(value)
    wrong_bool = isinstance(value, bool) and kind is not bool
    return _expect(isinstance(value, kind) and not wrong_bool, value, path, kind.__name__, value)


def _expect(right: bool, result: Any, path: str, expected: str, value: Any) -> Any:
    if not right:
        raise BadValue(path, expected, repr(value)[:80])
    return result


def _moment(kind: type[date], value: Any, path: str) -> date:
    _expect(isinstance(value, str), value, path, "an ISO 8601 string", value)
    try:
        found = datetime.fromisoformat(value) if kind is datetime else date.fromisoformat(value)
    except ValueError:
        raise BadValue(path, f"an ISO 8601 {kind.__name__}", repr(value)[:80]) from None
    return found


def _union(kinds: tuple[Any, ...], value: Any, path: str) -> Any:
    if value is None:
        return _expect(type(None) in kinds, None, path, "a value", value)
    left = [kind for kind in kinds if kind is not type(None)]
    if datetime in left and date in left:  # a day has ten characters, an instant more
        return _moment(date if isinstance(value, str) and len(value) == 10 else datetime, value, path)
    trouble: BadValue | None = None
    for kind in left:
        try:
            return _convert(kind, value, path)
        except BadValue as error:
            trouble = error
    assert trouble is not None
    raise trouble


def _tuple(kinds: tuple[Any, ...], value: Any, path: str) -> tuple[Any, ...]:
    _expect(isinstance(value, (list, tuple)), value, path, "a list", value)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        if kinds[0] is str and set(map(type, value)) == {str}:
            return tuple(value)  # as most of a language file is
        return tuple(_convert(kinds[0], item, f"{path}[{i}]") for i, item in enumerate(value))
    _expect(len(value) == len(kinds), value, path, f"{len(kinds)} values", value)
    return tuple(_convert(kind, item, f"{path}[{i}]") for i, (kind, item) in enumerate(zip(kinds, value, strict=True)))


def _noun(cls: type, value: Any, path: str) -> Any:
    _expect(isinstance(value, dict), value, path, f"an object ({cls.__name__})", value)
    known = hints(cls)
    for key in value:
        _expect(key in known, value, f"{path}.{key}", f"a field of {cls.__name__}", key)
    for name, default in _defaults(cls):
        _expect(default is not MISSING or name in value, value, f"{path}.{name}", "to be there", "missing")
    return cls(**{key: _convert(known[key], item, f"{path}.{key}") for key, item in value.items()})
