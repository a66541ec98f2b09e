"""The meetings that articles tell of, joined to encounters, in the database. What joins them is in `encounters.py`."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import encounters, moments
from depeche.archive.encounters import Encounter
from depeche.archive.engine import Engine
from depeche.archive.minting import Mint
from depeche.archive.rows import Row, Rows
from depeche.archive.schema import articles, entities, meetings, parties, reports
from depeche.language import primary
from depeche.model import Meeting

_MOST_CANDIDATES = 200

_BY_DAY = (
    sa.select(parties.c.meeting_id)
    .join(meetings, meetings.c.id == parties.c.meeting_id)
    .where(
        parties.c.entity_id.in_(sa.bindparam("entities", expanding=True)),
        meetings.c.first_day <= sa.bindparam("last"),
        meetings.c.last_day >= sa.bindparam("first"),
    )
    .distinct()
    .order_by(parties.c.meeting_id.desc())
    .limit(_MOST_CANDIDATES)
)
_BY_STORY = (
    sa.select(reports.c.meeting_id)
    .join(articles, articles.c.id == reports.c.article_id)
    .where(articles.c.story_id == sa.bindparam("story"))
    .distinct()
    .order_by(reports.c.meeting_id.desc())
    .limit(_MOST_CANDIDATES)
)


class Agenda:
    """Meetings, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, mint: Mint, rows: Rows) -> None:
        self._connection, self._mint, self._rows = connection, mint, rows
        self._same_name = engine.same_name
        self._met: dict[int, Encounter] = {}  # loaded or made in this transaction
        self._names: dict[int, dict[str, int | None]] = {}
        self._sequence: dict[int, int] = {}
        self._confidence: dict[int, float] = {}
        self._uids: dict[int, str] = {}
        self._new: set[int] = set()
        self._touched: set[int] = set()

    def told(self, article: int, key: str, story: int | None, meeting: Meeting, plain: str, numbers: dict[str, int],
             people: frozenset[int], place: int | None, language: str | None) -> int:  # fmt: skip
        """One article's word of a meeting; the number of the encounter. `numbers`: name → entity; `people`: those of them
        that are persons."""
        first, last = moments.days(meeting.when)
        named = frozenset(numbers[name] for name in meeting.participants if name in numbers)
        told = Encounter(
            parties=named, people=named & people, articles=frozenset((article,)), languages=_primary(language),
            place=place, where=meeting.where, what=meeting.what, first_day=first, last_day=last, when=meeting.when,
            status=meeting.status, story=story,
        )  # fmt: skip
        number = encounters.which(told, self._candidates(told), self._same_name)
        if number is None:
            number = self._mint.number("meeting", f"{key} {meeting.when or ''} {meeting.start}")
            self._met[number] = told
            self._new.add(number)
            self._names[number] = {}
            self._sequence[number] = 0
            self._confidence[number] = meeting.confidence
            self._uids[number] = str(uuid.uuid5(uuid.NAMESPACE_URL, f"depeche:meeting:{number}:{key}"))
        else:
            before = self._met[number]
            after = encounters.joined(before, told)
            self._met[number] = after
            self._sequence[number] += encounters.moved(before, after)
            self._confidence[number] = max(self._confidence[number], meeting.confidence)
        for name in meeting.participants:
            entity = numbers.get(name)
            if entity is None or entity not in self._names[number].values():
                self._names[number].setdefault(name, entity)
        self._touched.add(number)
        self._rows.add(reports, {
            "id": self._mint.number("report"), "meeting_id": number, "article_id": article, "start": meeting.start,
            "end": meeting.end, "text": meeting.text, "status": meeting.status, "when": meeting.when, "plain": plain,
        })  # fmt: skip
        return number

    def _candidates(self, told: Encounter) -> list[tuple[int, Encounter]]:
        numbers: set[int] = set()
        if told.parties and told.first_day and told.last_day:
            around = encounters.MOST_MOVED if encounters.moved_off(told) else 1
            near = {
                "entities": sorted(told.parties),
                "first": _day(told.first_day, -around),
                "last": _day(told.last_day, around),
            }
            numbers |= set(self._connection.scalars(_BY_DAY, near))
        if told.story is not None:
            numbers |= set(self._connection.scalars(_BY_STORY, {"story": told.story}))
        self._load(numbers - self._met.keys(), told.story)
        return [(number, self._met[number]) for number in numbers | self._touched]

    def _load(self, numbers: set[int], story: int | None) -> None:
        if not numbers:
            return
        wanted = {"numbers": sorted(numbers)}
        within: sa.BindParameter[list[int]] = sa.bindparam("numbers", expanding=True)
        names: dict[int, dict[str, int | None]] = defaultdict(dict)
        people: dict[int, set[int]] = defaultdict(set)
        for row in self._connection.execute(
            sa.select(parties, entities.c.kind)
            .outerjoin(entities, entities.c.id == parties.c.entity_id)
            .where(parties.c.meeting_id.in_(within))
            .order_by(parties.c.meeting_id, parties.c.position),
            wanted,
        ):
            names[row.meeting_id][row.name] = row.entity_id
            if row.kind == "person":
                people[row.meeting_id].add(row.entity_id)
        of_story: dict[int, int | None] = {}
        languages: dict[int, frozenset[str]] = defaultdict(frozenset)
        told_by: dict[int, set[int]] = defaultdict(set)
        for number, article, found, language in self._connection.execute(
            sa.select(reports.c.meeting_id, reports.c.article_id, articles.c.story_id, articles.c.language)
            .join(articles, articles.c.id == reports.c.article_id)
            .where(reports.c.meeting_id.in_(within))
            .order_by(reports.c.id),
            wanted,
        ):
            of_story[number] = found if found is not None else of_story.get(number)
            languages[number] |= _primary(language)
            told_by[number].add(article)
        for row in self._connection.execute(sa.select(meetings).where(meetings.c.id.in_(within)), wanted):
            self._met[row.id] = Encounter(
                parties=frozenset(entity for entity in names[row.id].values() if entity is not None), place=row.place_id,
                what=row.what, first_day=row.first_day, last_day=row.last_day, when=row.when, status=row.status,
                story=of_story.get(row.id), where=row.where, people=frozenset(people[row.id]), languages=languages[row.id],
                articles=frozenset(told_by[row.id]),
            )  # fmt: skip
            self._names[row.id] = names[row.id]
            self._sequence[row.id] = row.sequence
            self._confidence[row.id], self._uids[row.id] = row.confidence, row.uid

    def nothing_known(self) -> None:
        """Looks meetings up anew: their parties are others now. All that waited has to be flushed before."""
        for held in (self._met, self._names, self._sequence, self._confidence, self._uids):
            held.clear()

    def forget_article(self, article: int) -> None:
        """Takes back what an article's former revision told; a meeting that nobody tells of any more goes.

        All that waited has to be flushed before. What is left of a meeting is drawn up again from its other reports.
        """
        run = self._connection.execute
        told = sa.select(reports.c.meeting_id).where(reports.c.article_id == article).distinct()
        numbers = list(self._connection.scalars(told))
        run(sa.delete(reports).where(reports.c.article_id == article))
        for number in numbers:
            left = self._connection.scalar(sa.select(sa.func.count()).where(reports.c.meeting_id == number))
            self._met.pop(number, None)
            self._touched.discard(number)
            if not left:
                run(sa.delete(parties).where(parties.c.meeting_id == number))
                run(sa.delete(meetings).where(meetings.c.id == number))

    def flush(self) -> None:
        """Writes the meetings that were made or moved."""
        run = self._connection.execute
        changed = sorted(self._touched)
        new = [self._row(number) for number in changed if number in self._new]
        old = [{**self._row(number), "number": number} for number in changed if number not in self._new]
        if new:
            run(sa.insert(meetings), new)
        if old:
            columns = ("sequence", "what", "when", "first_day", "last_day", "where", "place_id", "status", "confidence")
            values: dict[str, sa.BindParameter[object]] = {name: sa.bindparam(f"new_{name}") for name in columns}
            run(
                sa.update(meetings).where(meetings.c.id == sa.bindparam("number")).values(values),
                [{"number": row["number"], **{f"new_{name}": row[name] for name in columns}} for row in old],
            )
            stale = sa.delete(parties).where(parties.c.meeting_id == sa.bindparam("number"))
            run(stale, [{"number": row["number"]} for row in old])
        people = [
            {"meeting_id": number, "position": position, "name": name, "entity_id": entity}
            for number in changed
            for position, (name, entity) in enumerate(self._names[number].items())
        ]
        if people:
            run(sa.insert(parties), people)
        self._touched.clear()
        self._new.clear()

    def _row(self, number: int) -> Row:
        met = self._met[number]
        return {
            "id": number, "uid": self._uids[number], "sequence": self._sequence[number], "what": met.what, "when": met.when,
            "first_day": met.first_day, "last_day": met.last_day, "where": met.where, "place_id": met.place,
            "status": met.status, "confidence": self._confidence[number],
        }  # fmt: skip


def _primary(language: str | None) -> frozenset[str]:
    """The language without its region; nothing where none is known."""
    return frozenset((primary(language),)) - {"und"}


def _day(text: str, more: int) -> str:
    try:
        return (date.fromisoformat(text) + timedelta(days=more)).isoformat()
    except OverflowError:
        return text
