"""Names taken from one entity to another in the tables: what merging, splitting and taking back come down to.

All that waited has to be written before, and whoever remembers entities has to forget them after. The order of rows decides
nothing here, so that a rebuild, which does the same in its turn, gives the same tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, offices
from depeche.archive.engine import Engine
from depeche.archive.readings import named, noun
from depeche.archive.schema import (
    articles,
    called,
    entities,
    meetings,
    mentions,
    name_keys,
    parties,
    readings,
    reports,
    speakers,
    spellings,
    statements,
)
from depeche.language import gazetteer, primary
from depeche.model import Record

T = TypeVar("T")
_CHUNK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Names that go from one entity to another of the same kind."""

    kind: str
    source: int
    target: int
    names: frozenset[str]  # folded
    only: tuple[int, ...] | None = None  # in these articles; None: in all
    whole: bool = False  # all that the source has goes, whatever it is called


def folded(name: str) -> str:
    """A name as tables compare it (`readings.Name.folded`)."""
    return identity.folded(name) or name


def move(connection: Connection, engine: Engine, move: Move) -> None:
    """Carries it out. Cost: of `whole`, that of the rows; else each article that names the source is looked into."""
    if move.whole:
        _mentions_whole(connection, move)
    else:
        _mentions(connection, move)
    _called(connection, move)
    _speakers(connection, move)
    _parties(connection, move)
    _spellings(connection, engine, move)
    count(connection, (move.source, move.target))


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))


# ---------------------------------------------------------------- who is named


def _mentions_whole(connection: Connection, move: Move) -> None:
    rows = {row.article_id: row for row in connection.execute(_of(move.source))}
    for row in connection.execute(_of(move.target)).all():
        other = rows.get(row.article_id)
        if other is not None:  # an article that names both: one row says it
            _write(connection, row.article_id, move.target, {
                "name": row.name, "role": row.role or other.role, "affiliation": row.affiliation or other.affiliation,
                "times": row.times + other.times,
            })  # fmt: skip
            _also_called(connection, row.article_id, move.target, {other.name} - {row.name})
            _out(connection, row.article_id, move.source)
    connection.execute(
        sa.update(mentions).where(mentions.c.entity_id == move.source).values(entity_id=move.target)
    )  # fmt: skip


def _of(entity: int) -> sa.Select[Any]:
    return sa.select(mentions).where(mentions.c.entity_id == entity)


def _write(connection: Connection, article: int, entity: int, values: dict[str, Any]) -> None:
    _out(connection, article, entity)
    connection.execute(sa.insert(mentions), {"article_id": article, "entity_id": entity, **values})


def _out(connection: Connection, article: int, entity: int) -> None:
    connection.execute(
        sa.delete(mentions).where(mentions.c.article_id == article, mentions.c.entity_id == entity)
    )  # fmt: skip


def _mentions(connection: Connection, move: Move) -> None:
    """Article by article, out of its record: a row does not tell by which other names an article calls the same."""
    spelt = {entity: _spelt(connection, entity) for entity in (move.source, move.target)}
    where = mentions.c.entity_id == move.source
    numbers = sorted(connection.scalars(sa.select(mentions.c.article_id).where(where)))
    if move.only is not None:
        numbers = sorted(set(numbers) & set(move.only))
    for some in chunks(numbers):
        stored = sa.select(articles.c.id, readings.c.record).join(readings, readings.c.id == articles.c.reading_id)
        for row in connection.execute(stored.where(articles.c.id.in_(some)).order_by(articles.c.id)).all():
            calls = whose(connection, row.id, move.kind)
            for entity, names in spelt.items():  # of what an older depeche kept
                calls |= {name: entity for name in names if name not in calls}
            calls |= {name: move.target for name, entity in calls.items() if entity == move.source and name in move.names}
            made, by_name = _rows(noun(Record, row.record), move, calls)
            if move.target not in made:
                continue
            _out(connection, row.id, move.source)
            for entity, values in made.items():
                _write(connection, row.id, entity, values)
                _also_called(connection, row.id, entity, by_name[entity] - {values["name"]})


def whose(connection: Connection, article: int, kind: str) -> dict[str, int]:
    """The names (folded) by which an article calls somebody, or did in a former revision, and whom."""
    found: dict[str, int] = {}
    for table in (called, mentions):  # what it says now holds
        rows = connection.execute(
            sa.select(table.c.name, table.c.entity_id).join(entities, entities.c.id == table.c.entity_id)
            .where(table.c.article_id == article, entities.c.kind == kind).order_by(table.c.name, table.c.entity_id)
        )  # fmt: skip
        found |= {folded(name): entity for name, entity in rows}
    return found


def _also_called(connection: Connection, article: int, entity: int, names: Iterable[str]) -> None:
    """An article calls an entity so besides the name in `mentions`."""
    language = connection.scalar(sa.select(articles.c.language).where(articles.c.id == article)) or ""
    there = sa.select(called.c.name).where(
        called.c.article_id == article, called.c.entity_id == entity, called.c.language == language
    )
    rows = [
        {"article_id": article, "entity_id": entity, "name": name, "language": language}
        for name in sorted(set(names) - set(connection.scalars(there)))
    ]
    if rows:
        connection.execute(sa.insert(called), rows)


def _called(connection: Connection, move: Move) -> None:
    """What was called the source besides, or once, goes too."""
    asked = sa.select(called).where(called.c.entity_id == move.source)
    if move.only is not None:
        asked = asked.where(called.c.article_id.in_(move.only))
    for row in connection.execute(asked).all():
        if move.whole or folded(row.name) in move.names:
            here = (called.c.article_id == row.article_id, called.c.name == row.name, called.c.language == row.language)
            connection.execute(sa.delete(called).where(*here, called.c.entity_id.in_((move.source, move.target))))
            connection.execute(sa.insert(called), {**row._mapping, "entity_id": move.target})


def _rows(record: Record, move: Move, calls: Mapping[str, int]) -> tuple[dict[int, dict[str, Any]], dict[int, set[str]]]:
    """What an article tells of the two, as `namebook.Namebook.met` would have it, and by which names it calls each."""
    made: dict[int, dict[str, Any]] = {}
    names: dict[int, set[str]] = defaultdict(set)
    for one in named(record):
        entity = calls.get(folded(one.name))
        if one.kind != move.kind or entity not in (move.source, move.target):
            continue
        names[entity].add(one.name)
        times = max(1, len(one.mentions))
        row = made.get(entity)
        if row is None:
            made[entity] = {"name": one.name, "role": one.role, "affiliation": one.affiliation, "times": times}
        else:
            row.update(times=row["times"] + times, role=row["role"] or one.role)
    return made, names


def _spelt(connection: Connection, entity: int) -> frozenset[str]:
    return frozenset(connection.scalars(sa.select(spellings.c.folded).where(spellings.c.entity_id == entity)))


# ---------------------------------------------------------------- who speaks, who meets


def _speakers(connection: Connection, move: Move) -> None:
    update = sa.update(speakers).where(speakers.c.entity_id == move.source)
    if move.whole:
        connection.execute(update.values(entity_id=move.target))
        return
    asked = sa.select(speakers.c.statement_id, speakers.c.position, speakers.c.name).where(
        speakers.c.entity_id == move.source
    )
    if move.only is not None:
        asked = asked.join(statements, statements.c.id == speakers.c.statement_id).where(
            statements.c.article_id.in_(move.only)
        )
    for row in connection.execute(asked).all():
        if folded(row.name) in move.names:
            one = (speakers.c.statement_id == row.statement_id, speakers.c.position == row.position)
            connection.execute(sa.update(speakers).where(*one).values(entity_id=move.target))


def _parties(connection: Connection, move: Move) -> None:
    """Of a meeting that others tell of too, the names stay whose they are: they were told of one and the same."""
    asked = sa.select(parties).where(parties.c.entity_id == move.source)
    places = sa.select(meetings.c.id, meetings.c.where).where(meetings.c.place_id == move.source)
    if move.only is not None:
        others = sa.select(reports.c.meeting_id).where(reports.c.article_id.not_in(move.only))
        asked = asked.where(parties.c.meeting_id.not_in(others))
        places = places.where(meetings.c.id.not_in(others))
    for row in connection.execute(asked).all():
        if move.whole or folded(row.name) in move.names:
            one = (parties.c.meeting_id == row.meeting_id, parties.c.position == row.position)
            connection.execute(sa.update(parties).where(*one).values(entity_id=move.target))
    for row in connection.execute(places).all():
        if move.whole or folded(row.where or "") in move.names:
            connection.execute(sa.update(meetings).where(meetings.c.id == row.id).values(place_id=move.target))


# ---------------------------------------------------------------- how they are written


def _spellings(connection: Connection, engine: Engine, move: Move) -> None:
    for entity in (move.source, move.target):
        spelt_anew(connection, engine, entity)


def spelt_anew(connection: Connection, engine: Engine, entity: int) -> None:
    """How articles write an entity, or wrote it, and what it is looked up by for it, drawn up from the rows."""
    kind = connection.scalar(sa.select(entities.c.kind).where(entities.c.id == entity))
    language = sa.func.coalesce(articles.c.language, "")
    besides = sa.select(called.c.name, called.c.language).where(called.c.entity_id == entity).distinct()
    rows: dict[tuple[str, str], int] = {(row.name, row.language): 0 for row in connection.execute(besides)}
    for name, code, n in connection.execute(
        sa.select(mentions.c.name, language, sa.func.count())
        .join(articles, articles.c.id == mentions.c.article_id)
        .where(mentions.c.entity_id == entity).group_by(mentions.c.name, language)
    ):  # fmt: skip
        rows[name, code] = n
    connection.execute(sa.delete(spellings).where(spellings.c.entity_id == entity))
    if rows:
        connection.execute(sa.insert(spellings), [
            {"entity_id": entity, "name": name, "language": code, "kind": kind, "folded": folded(name), "articles": n}
            for (name, code), n in sorted(rows.items())
        ])  # fmt: skip
    had = set(connection.scalars(sa.select(name_keys.c.key).where(name_keys.c.entity_id == entity)))
    has = looked_up(engine, kind, rows) if kind is not None else set()
    new = [{"kind": kind, "key": key, "entity_id": entity} for key in sorted(has - had)]
    if new:
        connection.execute(sa.insert(name_keys), new)
    for some in chunks(sorted(had - has)):
        connection.execute(sa.delete(name_keys).where(name_keys.c.entity_id == entity, name_keys.c.key.in_(some)))


def looked_up(engine: Engine, kind: str, names: Iterable[tuple[str, str]]) -> set[str]:
    """The keys of names and the languages that write them so (`namebook`)."""
    found: set[str] = set()
    for name, language in names:
        found |= engine.name_keys(name)
        key = gazetteer.key(kind, name, primary(language or "und"))
        if key:
            found.add(f"={key}")
    return found


# ---------------------------------------------------------------- what is counted


def count(connection: Connection, numbers: Iterable[int]) -> None:
    """Counts of articles and statements, name and role of entities, drawn up from the rows."""
    for number in numbers:
        values: dict[str, Any] = {
            "articles": connection.scalar(sa.select(sa.func.count()).where(mentions.c.entity_id == number)),
            "statements": connection.scalar(
                sa.select(sa.func.count(speakers.c.statement_id.distinct())).where(speakers.c.entity_id == number)
            ),
        }
        if name := _name(connection, number):
            values["name"] = name
        values["role"] = offices.given(entities.c.id)
        connection.execute(sa.update(entities).where(entities.c.id == number).values(values))


def _name(connection: Connection, number: int) -> str | None:
    """What most articles call it (`identity.called`)."""
    counted: dict[str, int] = defaultdict(int)
    for name, n in connection.execute(
        sa.select(spellings.c.name, spellings.c.articles).where(spellings.c.entity_id == number)
    ):
        counted[name] += n
    return identity.called(counted) if counted else None
