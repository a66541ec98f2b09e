"""Names beside the articles that write them: how often each is spelt so, what an entity is called, what it is looked up by.

All of it can be drawn up from the mentions (`regrouping.spelt_anew`, `regrouping.count`). It is done for some hundred
entities at a time, each row looked up by the key of its table, so that it takes no more memory for a larger archive.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, offices
from depeche.archive.answers import Problem
from depeche.archive.engine import Engine
from depeche.archive.regrouping import folded, looked_up
from depeche.archive.schema import articles, called, decisions, entities, mentions, name_keys, name_words, spellings

_CHUNK = 200
_REBUILD = "`depeche rebuild` mends it"

_ENTITIES = sa.select(entities).where(entities.c.id > sa.bindparam("last")).order_by(entities.c.id).limit(_CHUNK)


def _within(number: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return number.between(sa.bindparam("first"), sa.bindparam("end"))


_SPELT = sa.select(spellings).where(_within(spellings.c.entity_id)).order_by(spellings.c.entity_id)
_LANGUAGE = sa.func.coalesce(articles.c.language, "")
_WRITTEN = (
    sa.select(mentions.c.entity_id, mentions.c.name, _LANGUAGE.label("language"), sa.func.count().label("n"))
    .join(articles, articles.c.id == mentions.c.article_id)
    .where(_within(mentions.c.entity_id))
    .group_by(mentions.c.entity_id, mentions.c.name, _LANGUAGE)
)
_BESIDES = sa.select(called.c.entity_id, called.c.name, called.c.language).where(_within(called.c.entity_id)).distinct()
_NAMES = sa.select(spellings.c.kind, spellings.c.folded).distinct().order_by(spellings.c.kind, spellings.c.folded)


def of_entities(connection: Connection, engine: Engine) -> Iterator[Problem]:
    """Entities beside their spellings, these beside the articles, and what each is looked up by."""
    last = keys = 0
    while rows := connection.execute(_ENTITIES, {"last": last}).all():
        within, last = {"first": rows[0].id, "end": rows[-1].id}, rows[-1].id
        spelt: dict[int, list[Any]] = defaultdict(list)
        for row in connection.execute(_SPELT, within):
            spelt[row.entity_id].append(row)
        written: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
        for besides in connection.execute(_BESIDES, within):
            written[besides.entity_id][besides.name, besides.language] = 0
        for row in connection.execute(_WRITTEN, within):
            written[row.entity_id][row.name, row.language] = row.n
        wanted: dict[tuple[str, str, int], int] = {}
        for row in rows:
            yield from _of_entity(row, spelt[row.id], written[row.id])
            names = [(one.name, one.language) for one in spelt[row.id]]
            wanted |= {(key, row.kind, row.id): row.id for key in looked_up(engine, row.kind, names)}
        keys += len(wanted)
        for number in sorted({wanted[key] for key in _lacking(connection, name_keys, list(wanted))}):
            yield Problem(where=f"entity {number}", what=f"it is not looked up by all keys of its names; {_REBUILD}")
    if _size(connection, name_keys) > keys:
        yield Problem(where="keys of names", what=f"some lead to entities whose names have them not; {_REBUILD}")


def _of_entity(row: Any, spelt: Sequence[Any], written: Mapping[tuple[str, str], int]) -> Iterator[Problem]:
    where = f"entity {row.id}"
    for one in spelt:
        name = repr(one.name)[:80]
        if one.folded != folded(one.name) or one.kind != row.kind:
            yield Problem(where=where, what=f"{name} is compared as {one.kind} {one.folded!r}"[:300] + f"; {_REBUILD}")
        # Older versions kept no names in `called`, so one that no article writes may stand here by itself.
        if one.articles != written.get((one.name, one.language), 0):
            yield Problem(where=where, what=f"articles do not spell it {name} as often as is counted; {_REBUILD}")
    if not written.keys() <= {(one.name, one.language) for one in spelt}:
        yield Problem(where=where, what=f"articles spell it otherwise than is counted; {_REBUILD}")
    counted: Counter[str] = Counter()
    for one in spelt:
        counted[one.name] += one.articles
    if spelt and row.name != identity.called(counted):
        yield Problem(where=where, what=f"most articles do not call it {row.name!r}"[:300] + f"; {_REBUILD}")


def of_words(connection: Connection) -> Iterator[Problem]:
    """The words by which names are found, beside the names."""
    count = 0
    with connection.execute(_NAMES, execution_options={"yield_per": _CHUNK}) as held:
        for rows in held.partitions(_CHUNK):
            wanted = [(word, row.kind, row.folded) for row in rows for word in set(row.folded.split())]
            count += len(wanted)
            for name in sorted({name for _, _, name in _lacking(connection, name_words, wanted)}):
                yield Problem(where=f"name {name!r}"[:200], what=f"it is not found by each of its words; {_REBUILD}")
    if _size(connection, name_words) > count:
        yield Problem(where="words of names", what=f"some are of names that nobody has; {_REBUILD}")


def of_roles(connection: Connection) -> Iterator[Problem]:
    """The office that the newest articles give, and numbers that lead to others without a decision that says so."""
    merged = sa.select(decisions.c.from_id).where(decisions.c.what == "merged", decisions.c.undone.is_(None))
    split = sa.select(decisions.c.to_id).where(decisions.c.what == "split", decisions.c.undone.is_not(None))
    led = sa.and_(entities.c.into_id.is_not(None), entities.c.id.not_in(merged.union(split)))
    for what, condition in (
        (
            "most of the newest articles give it another office",
            entities.c.role.is_distinct_from(offices.given(entities.c.id)),
        ),
        ("it leads to another, and nobody decided so", led),
    ):
        for number in connection.scalars(sa.select(entities.c.id).where(condition).order_by(entities.c.id)):
            yield Problem(where=f"entity {number}", what=f"{what}; {_REBUILD}")


def _lacking(connection: Connection, table: sa.Table, wanted: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Those of these rows that a table, all of whose columns are its key, does not have."""
    there: set[tuple[Any, ...]] = set()
    of = sa.select(table).where(sa.tuple_(*table.columns).in_(sa.bindparam("rows", expanding=True)))
    for i in range(0, len(wanted), _CHUNK):
        there |= {tuple(row) for row in connection.execute(of, {"rows": wanted[i : i + _CHUNK]})}
    return [row for row in wanted if row not in there]


def _size(connection: Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
