"""Names that people ask for → entities."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases, identity
from depeche.archive.engine import Engine
from depeche.archive.schema import entities, mentions, name_keys, name_words, spellings
from depeche.errors import BadDecision, NotFound

MOST = 1000
"""Entities that a name may mean."""
_COMPARED = 200  # spellings that may be the name in another script
_LONGEST_WAY = 200  # of numbers that lead to others
KEEP_WORD = sa.text("INSERT INTO name_words (word, kind, folded) VALUES (:word, :kind, :folded) ON CONFLICT DO NOTHING")


def entities_called(connection: Connection, engine: Engine, name: str) -> list[int]:
    """The entities that somebody may mean by a name: by number, by any spelling that has all its words, or one that is like
    it in another script. Those most written about first, at most MOST."""
    if name.isdecimal():
        return [leads_to(connection, int(name))] if len(name) < 16 else []
    folded = identity.folded(name)
    if not folded:
        return []
    whole = f" {folded} "
    padded = sa.literal(" ") + name_words.c.folded + sa.literal(" ")
    first = entities.c.articles.desc(), entities.c.id
    held = (
        sa.select(entities.c.id)
        .join(spellings, spellings.c.entity_id == entities.c.id)
        .join(name_words, sa.and_(name_words.c.kind == spellings.c.kind, name_words.c.folded == spellings.c.folded))
        .where(name_words.c.word == max(folded.split(), key=len), databases.of(connection).holds(padded, whole))
        .group_by(entities.c.id, entities.c.articles)
    )
    found = set(connection.scalars(held.order_by(*first).limit(MOST)))
    keys = sorted(engine.name_keys(identity.storable(name)))
    if keys and " " in folded:
        sharing = (
            sa.select(entities.c.id, spellings.c.name)
            .join(spellings, spellings.c.entity_id == entities.c.id)
            .join(name_keys, name_keys.c.entity_id == entities.c.id)
            .where(name_keys.c.key.in_(keys))
            .group_by(entities.c.id, entities.c.articles, spellings.c.name)
        )
        for number, spelling in connection.execute(sharing.order_by(*first, spellings.c.name).limit(_COMPARED)):
            if number not in found and engine.same_name(name, spelling) >= identity.SAME_PERSON:
                found.add(number)
    order = sa.select(entities.c.id).where(entities.c.id.in_(found)).order_by(*first)
    return list(connection.scalars(order))


def leads_to(connection: Connection, number: int) -> int:
    """The entity that a number means today: another where it was merged into that by hand."""
    for _ in range(_LONGEST_WAY):
        into = connection.scalar(sa.select(entities.c.into_id).where(entities.c.id == number))
        if into is None:
            return number
        number = into
    return number


def one_called(connection: Connection, engine: Engine, ref: str) -> int:
    """The one entity that "person/3", a number or a name means. Raises NotFound, and BadDecision where a name may mean
    several."""
    bare = ref.strip().rpartition("/")[2]
    found = entities_called(connection, engine, bare if bare.isdecimal() else ref)
    rows = connection.execute(sa.select(entities).where(entities.c.id.in_(found), entities.c.into_id.is_(None))).all()
    alive = {row.id: row for row in rows if row.articles or bare.isdecimal()}
    if not alive:
        raise NotFound("person", ref, "`depeche people list` shows who there is")
    written = sa.select(spellings.c.entity_id).where(spellings.c.folded == identity.folded(ref))
    exactly = set(connection.scalars(written.where(spellings.c.articles > 0))) & alive.keys()
    fitting = list(exactly or alive) if len(exactly) == 1 or len(alive) == 1 else [n for n in found if n in alive]
    if len(fitting) > 1:
        named = ", ".join(f"person/{number} ({alive[number].name}, {alive[number].kind})" for number in fitting[:5])
        raise BadDecision(f"{ref!r} may mean {named}{' or others' if fitting[5:] else ''}: name one by its number")
    return fitting[0]


def articles_naming(numbers: Sequence[int]) -> sa.Select[tuple[int]]:
    """The articles that name one of the entities."""
    return sa.select(mentions.c.article_id).where(mentions.c.entity_id.in_(numbers))
