"""Names that people ask for → entities."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases, identity
from depeche.archive.engine import Engine
from depeche.archive.schema import entities, mentions, name_keys, spellings

_MOST = 200


def entities_called(connection: Connection, engine: Engine, name: str) -> list[int]:
    """The entities that somebody may mean by a name: by number, by any spelling that has all its words, or one that is like
    it in another script. Those most written about first."""
    if name.isdecimal():
        return [int(name)] if len(name) < 16 else []
    folded = identity.folded(name)
    if not folded:
        return []
    whole = f" {folded} "
    padded = sa.literal(" ") + spellings.c.folded + sa.literal(" ")
    held = sa.select(spellings.c.entity_id).where(databases.of(connection).holds(padded, whole))
    found = set(connection.scalars(held.limit(_MOST)))
    keys = sorted(engine.name_keys(name))
    if keys and " " in folded:
        sharing = (
            sa.select(spellings.c.entity_id, spellings.c.name)
            .join(name_keys, name_keys.c.entity_id == spellings.c.entity_id)
            .where(name_keys.c.key.in_(keys))
            .distinct()
            .limit(_MOST)
        )
        for number, spelling in connection.execute(sharing):
            if number not in found and engine.same_name(name, spelling) >= identity.SAME_PERSON:
                found.add(number)
    order = sa.select(entities.c.id).where(entities.c.id.in_(found)).order_by(entities.c.articles.desc(), entities.c.id)
    return list(connection.scalars(order))


def articles_naming(numbers: Sequence[int]) -> sa.Select[tuple[int]]:
    """The articles that name one of the entities."""
    return sa.select(mentions.c.article_id).where(mentions.c.entity_id.in_(numbers))
