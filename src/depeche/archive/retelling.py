"""A meeting as the articles that tell of it have it, one after the other, drawn up from their reports.

Asked where an article tells of it no more, or otherwise than before, and where names are somebody else's: what only that
article told, or what only that name joined, is no part of it any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche import plain
from depeche.archive import encounters, moments
from depeche.archive.agenda import Agenda, Known, folded_names, language_of
from depeche.archive.calls import Calls
from depeche.archive.encounters import Encounter
from depeche.archive.engine import Engine
from depeche.archive.regrouping import chunks
from depeche.archive.schema import articles, entities, reports
from depeche.model import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article tells of a meeting."""

    id: int
    article: int
    key: str
    story: int | None
    language: str | None
    told: Meeting
    called: dict[str, int | None]  # participants → entities
    place: int | None

    @property
    def entities(self) -> set[int]:
        return {entity for entity in (*self.called.values(), self.place) if entity is not None}


def of(connection: Connection, engine: Engine, agenda: Agenda, number: int) -> list[Report]:
    """What articles tell of a meeting, in the order in which they came. All that waited has to be written before."""
    rows = connection.execute(
        sa.select(reports.c.id, reports.c.plain, articles.c.id.label("article"), articles.c.key, articles.c.language,
                  articles.c.story_id)
        .join(articles, articles.c.id == reports.c.article_id)
        .where(reports.c.meeting_id == number).order_by(reports.c.id)
    ).all()  # fmt: skip
    known = agenda.known(number) if agenda.is_there(number) else None
    calls = Calls(connection, engine, {row.article for row in rows}, known)
    found = []
    for row in rows:
        told = plain.from_plain(Meeting, json.loads(row.plain))
        found.append(Report(
            id=row.id, article=row.article, key=row.key, story=row.story_id, language=row.language, told=told,
            called={name: calls.of(row.article, name) for name in told.participants},
            place=calls.of(row.article, told.where, place=True) if told.where else None,
        ))  # fmt: skip
    return found


def told(connection: Connection, some: Sequence[Report]) -> Encounter:
    """A meeting as these articles tell it, one after the other."""
    people = _people(connection, some)
    return reduce(encounters.joined, (_encounter(report, people) for report in some))


def _people(connection: Connection, some: Sequence[Report]) -> frozenset[int]:
    numbers = sorted({entity for report in some for entity in report.entities})
    wanted = sa.select(entities.c.id).where(entities.c.kind == "person")
    return frozenset(
        number for part in chunks(numbers) for number in connection.scalars(wanted.where(entities.c.id.in_(part)))
    )


def calls_of(some: Iterable[Report]) -> list[tuple[str, int | None]]:
    """The parties, by the names that each calls them."""
    return [pair for report in some for pair in report.called.items()]


def retold(known: Known, some: Sequence[Report], encounter: Encounter) -> Known:
    """The same meeting, told by these articles only."""
    most = max(report.told.confidence for report in some)
    return replace(known.now(encounter), names={}, confidence=most).calling(calls_of(some))


def redrawn(connection: Connection, engine: Engine, agenda: Agenda, number: int) -> None:
    """A meeting is what articles tell of it; it is none where none does. All that waited has to be written before."""
    some = of(connection, engine, agenda, number)
    if not some:
        agenda.none(number)
        return
    encounter = told(connection, some)
    new = not agenda.is_there(number)
    if new:
        agenda.goes_on(number, encounter, calls_of(some), some[0].told, some[0].key)
    agenda.put(number, retold(agenda.known(number), some, encounter), new=new)


def _encounter(report: Report, people: frozenset[int]) -> Encounter:
    first, last = moments.days(report.told.when)
    named = frozenset(entity for entity in report.called.values() if entity is not None)
    return Encounter(
        parties=named, people=named & people, articles=frozenset((report.article,)), languages=language_of(report.language),
        place=report.place, where=report.told.where, what=report.told.what, first_day=first, last_day=last,
        when=report.told.when, status=report.told.status, story=report.story,
        called=folded_names(report.called, report.called),
    )  # fmt: skip
