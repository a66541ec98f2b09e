"""Names that people ask for → entities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases, identity
from depeche.archive.engine import Engine
from depeche.archive.schema import entities, mentions, name_keys, name_words, speakers, spellings
from depeche.errors import BadDecision, NotFound, unfit
from depeche.model import EntityKind

MOST = 1000
"""Entities that a name may mean."""
MANY = 30_000
"""Names with a word in common: from so many on, those who bear them are not looked up one by one."""
_COMPARED = 200  # spellings that may be the name in another script
_LONGEST_WAY = 200  # of numbers that lead to others
KEEP_WORD = sa.text("INSERT INTO name_words (word, kind, folded) VALUES (:word, :kind, :folded) ON CONFLICT DO NOTHING")


def entities_called(connection: Connection, engine: Engine, name: str, *, many: int = MANY) -> list[int]:
    """The entities that somebody may mean by a name: by number, by any spelling that has all its words, or one that is like
    it in another script. Those most written about first, at most MOST. `many`: names that are not looked up one by one."""
    if name.isdecimal():
        return [leads_to(connection, int(name))] if len(name) < 16 else []
    folded = identity.folded(name)
    if not folded:
        return []
    first = entities.c.articles.desc(), entities.c.id
    spelt = sorted((-articles, number) for articles, number in _spelt(connection, folded, many))
    found = {number for _, number in spelt[:MOST]}
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


def _spelt(connection: Connection, folded: str, many: int) -> list[tuple[int, int]]:
    """Entities with a spelling that has these words side by side: in how many articles, and the number. Not all where there
    are more than MOST, but those most written about."""
    word, whole, blank, holds = max(folded.split(), key=len), f" {folded} ", sa.literal(" "), databases.of(connection).holds
    with_word = sa.select(name_words.c.kind, name_words.c.folded).where(name_words.c.word == word)
    often = _often(connection, with_word, many) if word == folded else []
    names = with_word.where(name_words.c.kind.not_in(often), holds(blank + name_words.c.folded + blank, whole)).subquery()
    bearing = sa.select(spellings.c.entity_id).join(
        names, sa.and_(names.c.kind == spellings.c.kind, names.c.folded == spellings.c.folded)
    )
    found = sa.select(entities.c.articles, entities.c.id).limit(MOST)
    few = found.where(entities.c.id.in_(bearing)).order_by(entities.c.articles.desc(), entities.c.id)
    rows = [(row.articles, row.id) for row in connection.execute(few)]
    bears = sa.exists().where(spellings.c.entity_id == entities.c.id, holds(blank + spellings.c.folded + blank, whole))
    for kind in often:
        # From the top of the index of all of that kind, which has no order among those with as many articles as the last.
        called = found.where(entities.c.kind == kind, bears)
        top = connection.execute(called.order_by(entities.c.articles.desc())).all()
        if not top:  # names that nobody bears any more
            continue
        least = top[-1].articles
        last = connection.execute(called.where(entities.c.articles == least).order_by(entities.c.id))
        rows += [(row.articles, row.id) for row in top if row.articles > least] + [(least, row.id) for row in last]
    return rows


def _often(connection: Connection, with_word: sa.Select[tuple[str, str]], many: int) -> list[str]:
    """Kinds of which so many names have a word."""
    kinds = get_args(EntityKind)
    held = [with_word.where(name_words.c.kind == kind).limit(many).subquery() for kind in kinds]
    counted = sa.select(*(sa.select(sa.func.count()).select_from(one).scalar_subquery() for one in held))
    return [kind for kind, count in zip(kinds, connection.execute(counted).one(), strict=True) if count == many]


def leads_to(connection: Connection, number: int) -> int:
    """The entity that a number means today: another where it was merged into that by hand."""
    for _ in range(_LONGEST_WAY):
        into = connection.scalar(sa.select(entities.c.into_id).where(entities.c.id == number))
        if into is None:
            return number
        number = into
    return number


def one_called(connection: Connection, engine: Engine, ref: str | int) -> int:
    """The one entity that "person/3", a number or a name means. Raises NotFound, and BadDecision where a name may mean
    several."""
    if not isinstance(ref, (str, int)):
        raise unfit("somebody is named by number or name", ref)
    ref = str(ref)
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


def places_speaking(numbers: Sequence[int]) -> sa.Select[tuple[int]]:
    """The places of what one of the entities said."""
    return sa.select(speakers.c.place).where(speakers.c.entity_id.in_(numbers), speakers.c.place.is_not(None))
