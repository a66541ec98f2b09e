"""Names that came to two entities after they were merged: whose each is, once that is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity
from depeche.archive.engine import Engine
from depeche.archive.regrouping import looked_up
from depeche.archive.schema import decisions, pins, spellings
from depeche.model import EntityKind


def of(connection: Connection, engine: Engine, kind: EntityKind, row: Any, going: frozenset[str]) -> frozenset[str]:
    """The names (folded) that came to two after they were merged, and are the second's: without the merge they would have
    joined one of its names, or one that came to it so."""
    held = sa.or_(decisions.c.id == row.id, decisions.c.undone.is_(None))
    pinned = sa.select(pins.c.folded).join(decisions, decisions.c.id == pins.c.decision_id).where(pins.c.kind == kind, held)
    decided = set(connection.scalars(pinned))
    written: dict[str, list[Any]] = {}
    for one in connection.execute(
        sa.select(spellings).where(spellings.c.entity_id == row.to_id).order_by(spellings.c.name, spellings.c.language)
    ):
        written.setdefault(one.folded, []).append(one)
    whose = {name: row.from_id if name in going else row.to_id for name in written if name in decided}
    waiting = sorted(written.keys() - whose.keys())
    while waiting:
        spelt = [
            identity.Known(entity=entity, name=one.name, articles=one.articles)
            for name, entity in whose.items() for one in written[name]
        ]  # fmt: skip
        keys: dict[int, set[str]] = {row.from_id: set(), row.to_id: set()}
        for name, entity in whose.items():
            keys[entity] |= looked_up(engine, kind, [(one.name, one.language) for one in written[name]])
        found = {name: _nearest(engine, kind, written[name], spelt, keys) for name in waiting}
        found = {name: entity for name, entity in found.items() if entity is not None}
        if not found:
            break
        whose |= found
        waiting = [name for name in waiting if name not in found]
    return frozenset(name for name, entity in whose.items() if entity == row.from_id) - going


def _nearest(engine: Engine, kind: EntityKind, written: Sequence[Any], spelt: Sequence[identity.Known],
             keys: Mapping[int, set[str]]) -> int | None:  # fmt: skip
    """Which of several entities a name joins, as `namebook` would have it; None: none of them."""
    mine = looked_up(engine, kind, [(one.name, one.language) for one in written])
    translated = [entity for entity in sorted(keys) if any(key.startswith("=") for key in mine & keys[entity])]
    if translated:
        return translated[0]
    return identity.entity(written[0].name, kind, spelt, engine.same_name)
