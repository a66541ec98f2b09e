"""Names taken from one entity to another in the tables: what merging, splitting and taking back come down to.

All that waited has to be written before, and whoever remembers entities has to forget them after. The order of rows decides
nothing here, so that a rebuild, which does the same in its turn, gives the same tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, naming
from depeche.archive.engine import Engine
from depeche.archive.readings import named, noun
from depeche.archive.schema import (
    articles,
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
        _mentions(connection, engine, move)
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


def _mentions(connection: Connection, engine: Engine, move: Move) -> None:
    """Article by article, out of its record: a row does not tell by which other names an article calls the same."""
    spelt = _spelt(connection, move.source) | move.names
    known = {move.source: _spelt(connection, move.source) - move.names, move.target: _spelt(connection, move.target)}
    where = mentions.c.entity_id == move.source
    numbers = sorted(connection.scalars(sa.select(mentions.c.article_id).where(where)))
    if move.only is not None:
        numbers = sorted(set(numbers) & set(move.only))
    for some in chunks(numbers):
        stored = sa.select(articles.c.id, readings.c.record).join(readings, readings.c.id == articles.c.reading_id)
        for row in connection.execute(stored.where(articles.c.id.in_(some)).order_by(articles.c.id)).all():
            record = noun(Record, row.record)
            beside = _second_names(connection, engine, move, row.id, record, spelt)
            made = _rows(record, move, {**known, move.source: known[move.source] | (beside - known[move.target])})
            if move.target not in made:
                continue
            _out(connection, row.id, move.source)
            for entity, values in made.items():
                _write(connection, row.id, entity, values)


def _second_names(connection: Connection, engine: Engine, move: Move, article: int, record: Record,
                  spelt: frozenset[str]) -> frozenset[str]:  # fmt: skip
    """What an article calls the source beside the name that its row has: it speaks by it there, or it is like the others."""
    speaking = (
        sa.select(speakers.c.name).join(statements, statements.c.id == speakers.c.statement_id)
        .where(speakers.c.entity_id == move.source, statements.c.article_id == article)
    )  # fmt: skip
    found = {folded(name) for name in connection.scalars(speaking)}
    rows = sa.select(mentions.c.name).where(mentions.c.article_id == article, mentions.c.entity_id != move.source)
    others = {folded(name) for name in connection.scalars(rows)}
    for one in named(record):
        name = folded(one.name)
        unknown = one.kind == move.kind == "person" and " " in name and name not in others | spelt
        if unknown and any(engine.same_name(one.name, known) >= identity.SAME_PERSON for known in sorted(spelt)):
            found.add(name)
    return frozenset(found) - move.names


def _rows(record: Record, move: Move, known: dict[int, frozenset[str]]) -> dict[int, dict[str, Any]]:
    """What an article tells of the two, as `namebook.Namebook.met` would have it."""
    made: dict[int, dict[str, Any]] = {}
    for one in named(record):
        name = folded(one.name)
        if one.kind != move.kind:
            continue
        if name in move.names:
            entity = move.target
        elif name in known[move.source]:
            entity = move.source
        elif name in known[move.target]:
            entity = move.target
        else:
            continue
        times = max(1, len(one.mentions))
        row = made.get(entity)
        if row is None:
            made[entity] = {"name": one.name, "role": one.role, "affiliation": one.affiliation, "times": times}
        else:
            row.update(times=row["times"] + times, role=row["role"] or one.role)
    return made


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
    both = (move.source, move.target)
    rows: dict[tuple[int, str, str], tuple[str, int]] = {}  # entity, name, language → folded, articles
    had: set[tuple[int, str, str]] = set()
    for row in connection.execute(sa.select(spellings).where(spellings.c.entity_id.in_(both))).all():
        goes = row.entity_id == move.source and (move.whole or (move.only is None and row.folded in move.names))
        had.add((row.entity_id, row.name, row.language))
        rows[move.target if goes else row.entity_id, row.name, row.language] = row.folded, 0
    language = sa.func.coalesce(articles.c.language, "")
    for entity, name, code, n in connection.execute(
        sa.select(mentions.c.entity_id, mentions.c.name, language, sa.func.count())
        .join(articles, articles.c.id == mentions.c.article_id)
        .where(mentions.c.entity_id.in_(both))
        .group_by(mentions.c.entity_id, mentions.c.name, language)
    ):
        rows[entity, name, code] = folded(name), n
    connection.execute(sa.delete(spellings).where(spellings.c.entity_id.in_(both)))
    if rows:
        connection.execute(sa.insert(spellings), [
            {"entity_id": entity, "name": name, "language": code, "kind": move.kind, "folded": how, "articles": n}
            for (entity, name, code), (how, n) in sorted(rows.items())
        ])  # fmt: skip
    words = [
        {"word": word, "kind": move.kind, "folded": how}
        for how in sorted({how for how, _ in rows.values()})
        for word in sorted(set(how.split()))
    ]
    if words:
        connection.execute(naming.KEEP_WORD, words)
    gone = [(name, code) for entity, name, code in rows if entity == move.target and (entity, name, code) not in had]
    stay = [(name, code) for entity, name, code in rows if entity == move.source]
    _keys(connection, engine, move, gone, stay)


def _keys(connection: Connection, engine: Engine, move: Move, gone: list[tuple[str, str]],
          stay: list[tuple[str, str]]) -> None:  # fmt: skip
    """What the moved names are looked up by leads to the target too, and no more to the source unless it needs it."""
    of_source = name_keys.c.entity_id == move.source
    had = set(connection.scalars(sa.select(name_keys.c.key).where(of_source)))
    going = had if move.whole else looked_up(engine, move.kind, gone)
    has = set(connection.scalars(sa.select(name_keys.c.key).where(name_keys.c.entity_id == move.target)))
    new = [{"kind": move.kind, "key": key, "entity_id": move.target} for key in sorted(going - has)]
    if new:
        connection.execute(sa.insert(name_keys), new)
    left = going & had - (set() if move.whole else looked_up(engine, move.kind, stay))
    for some in chunks(sorted(left)):
        connection.execute(sa.delete(name_keys).where(of_source, name_keys.c.key.in_(some)))


def spelt_no_more(connection: Connection, engine: Engine, kind: str, entity: int, name: str) -> None:
    """Takes out what an entity was looked up by for the sake of a name that no article has any more."""
    left = connection.execute(
        sa.select(spellings.c.name, spellings.c.language).where(
            spellings.c.entity_id == entity, spellings.c.name != name, spellings.c.articles > 0
        )
    ).all()
    going = engine.name_keys(name) - looked_up(engine, kind, [(row.name, row.language) for row in left])
    where = (name_keys.c.entity_id == entity, name_keys.c.key.in_(sorted(going)))
    connection.execute(sa.delete(name_keys).where(*where))


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
        if name := _called(connection, number):
            values["name"] = name
        values["role"] = connection.scalar(
            sa.select(mentions.c.role).join(articles, articles.c.id == mentions.c.article_id)
            .where(mentions.c.entity_id == number, mentions.c.role.is_not(None))
            .order_by(articles.c.ordered.desc(), articles.c.id.desc()).limit(1)
        )  # fmt: skip
        connection.execute(sa.update(entities).where(entities.c.id == number).values(values))


def _called(connection: Connection, number: int) -> str | None:
    """What most articles call it (`identity.called`)."""
    counted: dict[str, int] = defaultdict(int)
    for name, n in connection.execute(
        sa.select(spellings.c.name, spellings.c.articles).where(spellings.c.entity_id == number)
    ):
        counted[name] += n
    return identity.called(counted) if counted else None
