"""A JSON Schema for each noun, made from its type, so that it can't drift from the code.

Exports, the API and Spark jobs depend on these. They describe what `plain.to_plain` writes: a field at its default is left
out, so only fields without a default are required. Draft 2020-12.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from depeche import model
from depeche.plain import default_of, hints, to_plain

VERSION = 1
"""Raised when a field is renamed, removed or changes its meaning; new fields with a default do not raise it."""

NOUNS: tuple[type, ...] = (
    model.Article,
    model.Block,
    model.Statement,
    model.Meeting,
    model.Entity,
    model.DateMention,
    model.Record,
    model.Evidence,
    model.Revision,
    model.Citation,
)


def schema(noun: type) -> dict[str, Any]:
    """The JSON Schema of one noun, with those it contains under `$defs`."""
    defs: dict[str, Any] = {}
    _define(noun, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:depeche:schema:{noun.__name__.lower()}:{VERSION}",
        "$ref": f"#/$defs/{noun.__name__}",
        "$defs": defs,
    }


def _define(noun: Any, defs: dict[str, Any]) -> None:
    if noun.__name__ in defs:
        return
    found: dict[str, Any] = {"type": "object", "additionalProperties": False}
    defs[noun.__name__] = found  # before its fields: a block holds blocks
    if noun.__doc__:
        found["description"] = " ".join(noun.__doc__.split())
    properties, required = {}, []
    for field in fields(noun):
        properties[field.name] = _of(hints(noun)[field.name], defs)
        default = default_of(field)
        if default is MISSING:
            required.append(field.name)
        else:
            properties[field.name]["default"] = to_plain(default)
    found["properties"] = properties
    found["required"] = required


_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "iso8601-datetime"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def _of(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if is_dataclass(kind):
        _define(kind, defs)
        return {"$ref": f"#/$defs/{typing.cast('type', kind).__name__}"}
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_of(arg, defs) for arg in args]}
    if origin is tuple and args[1:] == (Ellipsis,):
        return {"type": "array", "items": _of(args[0], defs)}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_of(arg, defs) for arg in args],
            "minItems": len(args),
            "maxItems": len(args),
        }
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(args[1], defs)}
    raise TypeError(f"no JSON Schema for {kind!r}")
