"""The meetings that articles tell of, joined to encounters, in the database. What joins them is in `encounters.py`."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import encounters, identity, moments
from depeche.archive.encounters import Encounter
from depeche.archive.engine import Engine
from depeche.archive.heirs import minted_for
from depeche.archive.minting import Mint
from depeche.archive.rows import Row, Rows
from depeche.archive.schema import articles, entities, former_meetings, meetings, parties, reports
from depeche.language import primary
from depeche.model import Meeting
from depeche.plain import from_plain

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
_AMONG: sa.BindParameter[list[int]] = sa.bindparam("numbers", expanding=True)
_PARTIES = (
    sa.select(parties, entities.c.kind)
    .outerjoin(entities, entities.c.id == parties.c.entity_id)
    .where(parties.c.meeting_id.in_(_AMONG))
    .order_by(parties.c.meeting_id, parties.c.position)
)
_REPORTS = (
    sa.select(reports.c.meeting_id, reports.c.article_id, articles.c.story_id, articles.c.language)
    .join(articles, articles.c.id == reports.c.article_id)
    .where(reports.c.meeting_id.in_(_AMONG))
    .order_by(reports.c.id)
)
_MEETINGS = sa.select(meetings).where(meetings.c.id.in_(_AMONG))


Names = Mapping[str, int | None]
"""The parties of a meeting by name, in the order in which they are told: each with its entity, and no entity twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A meeting as its rows have it, or will have it."""

    encounter: Encounter
    uid: str
    names: Names = field(default_factory=dict)
    sequence: int = 0
    confidence: float

    def calling(self, told: Iterable[tuple[str, int | None]]) -> Known:
        """With those parties too that it does not have yet."""
        names = dict(self.names)
        for name, entity in told:
            if entity is None or entity not in names.values():
                names.setdefault(name, entity)
        return replace(self, names=names)

    def now(self, encounter: Encounter) -> Known:
        """The same as that encounter: a calendar is told if it moved."""
        return replace(self, encounter=encounter, sequence=self.sequence + encounters.moved(self.encounter, encounter))


def uid(number: int, key: str) -> str:
    """The UID (RFC 5545) of a meeting of which the article at `key` was the first to tell."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"depeche:meeting:{number}:{key}"))


class Gist(NamedTuple):
    """What makes two words of a meeting the same, wherever they stand in a text."""

    what: str
    when: str | None
    where: str | None
    participants: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A meeting as it was, and what the article told of it whose word is taken back."""

    known: Known
    told: frozenset[Gist]


def gist(meeting: Meeting) -> Gist:
    return Gist(meeting.what, meeting.when, meeting.where, meeting.participants, meeting.status)


class _Word(NamedTuple):
    """What an article tells of a meeting, until it is known of which."""

    told: Encounter
    called: list[tuple[str, int | None]]
    meeting: Meeting
    plain: str
    article: int
    key: str
    place: int  # among those that the article tells


class Agenda:
    """Meetings, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, mint: Mint, rows: Rows) -> None:
        self._connection, self._mint, self._rows = connection, mint, rows
        self._same_name = engine.same_name
        self._met: dict[int, Known] = {}  # loaded or made in this transaction
        self._new: set[int] = set()
        self._touched: set[int] = set()
        self._untold: set[int] = set()  # those of which nobody tells, while an article that did is told anew
        self._undecided: list[_Word] = []  # what it tells now, and is none of them at first sight
        self._retold: dict[int, set[Gist]] = {}  # what it tells now of those that it told of before
        self._reports: dict[tuple[int, Gist], int] = {}  # what it told before → the number of the report
        self._put: dict[int, tuple[int, _Word]] = {}  # place of a word → of which meeting it is
        self._words = 0  # that an article told so far

    def told(self, article: int, key: str, story: int | None, meeting: Meeting, plain: str, numbers: dict[str, int],
             people: frozenset[int], place: int | None, language: str | None) -> None:  # fmt: skip
        """One article's word of a meeting. `numbers`: name → entity; `people`: those of them that are persons."""
        first, last = moments.days(meeting.when)
        named = frozenset(numbers[name] for name in meeting.participants if name in numbers)
        told = Encounter(
            parties=named, people=named & people, articles=frozenset((article,)), languages=language_of(language),
            place=place, where=meeting.where, what=meeting.what, first_day=first, last_day=last, when=meeting.when,
            status=meeting.status, story=story, called=folded_names(numbers, meeting.participants),
        )  # fmt: skip
        called = [(name, numbers.get(name)) for name in meeting.participants]
        word = _Word(told, called, meeting, plain, article, key, self._words)
        self._words += 1
        if (found := self._mint.found("told", f"{article} {word.place}")) is not None:
            self._put_down(word, found)
            return
        if self._untold and self._mint.was_apart(minted_for(key, meeting.when, meeting.start)):
            self._put_down(word, None)  # it stays so: its UID was given out
            return
        number = encounters.which(told, self.near(told), self._same_name)
        if number is None and self._untold:
            self._undecided.append(word)
        else:
            self._put_down(word, number)

    def all_told(self) -> None:
        """What an article tells now and is no meeting known as the same: one that it told of before and would be gone, if
        just these parties met there, on another day; else a new one."""
        for word in self._undecided:
            number = encounters.which(word.told, self.near(word.told), self._same_name)
            if number is None:
                moved = [one for one in self._untold if self._met[one].encounter.parties == word.told.parties]
                number = moved[0] if len(moved) == 1 and word.told.parties else None
            self._put_down(word, number)
        for place, (number, word) in sorted(self._put.items()):
            self._report(place, number, word)
        self._undecided.clear()
        self._reports.clear()
        self._put.clear()
        self._words = 0

    def _put_down(self, word: _Word, number: int | None) -> None:
        """A word of a meeting that is known by `number`, or of a new one."""
        told, meeting = word.told, word.meeting
        if number is None:
            number = self.new(told, word.called, meeting, word.key)
        elif not self.is_there(number):
            self.goes_on(number, told, word.called, meeting, word.key)
        else:
            self._untold.discard(number)
            self._retold.get(number, set()).add(gist(meeting))
            before = self._met[number]
            after = before.now(encounters.joined(before.encounter, told)).calling(word.called)
            self.put(number, replace(after, confidence=max(before.confidence, meeting.confidence)))
        self._put[word.place] = number, word

    def _report(self, place: int, number: int, word: _Word) -> None:
        """Keeps what an article tells of a meeting."""
        meeting = word.meeting
        self._mint.finds("told", number, f"{word.article} {place}")
        # What is told as before has its place among the words of others: it is no newer than they are.
        report = self._reports.pop((number, gist(meeting)), None) or self._mint.number("report")
        self._rows.add(reports, {
            "id": report, "meeting_id": number, "article_id": word.article, "start": meeting.start,
            "end": meeting.end, "text": meeting.text, "status": meeting.status, "when": meeting.when, "plain": word.plain,
        })  # fmt: skip

    def new(self, encounter: Encounter, called: Iterable[tuple[str, int | None]], first: Meeting, key: str,
            confidence: float | None = None) -> int:  # fmt: skip
        """A new meeting, of which the article at `key` told first, as `first`; its number."""
        number, inherited = self._mint.meeting(minted_for(key, first.when, first.start))
        made = Known(
            encounter=encounter, uid=inherited or uid(number, key),
            confidence=first.confidence if confidence is None else confidence,
        )  # fmt: skip
        self.put(number, made.calling(called), new=True)
        return number

    def goes_on(self, number: int, encounter: Encounter, called: Iterable[tuple[str, int | None]], first: Meeting,
                key: str) -> None:  # fmt: skip
        """A meeting of which those told first that were forgotten."""
        self._mint.uses("meeting", number)
        own, sequence = self._mint.met(number)
        known = Known(
            encounter=encounter, uid=own or uid(number, key), sequence=sequence, confidence=first.confidence
        )  # fmt: skip
        self.put(number, known.calling(called), new=True)

    def is_there(self, number: int) -> bool:
        """Whether there is a meeting of that number."""
        self._load({number} - self._met.keys())
        return number in self._met

    def put(self, number: int, known: Known, *, new: bool = False) -> None:
        """What a meeting is from now on. `new`: it has no row yet."""
        self._met[number] = known
        self._touched.add(number)
        if new:
            self._new.add(number)

    def known(self, number: int) -> Known:
        """A meeting that there is."""
        self._load({number} - self._met.keys())
        return self._met[number]

    def near(self, told: Encounter, around: int | None = None) -> list[tuple[int, Encounter]]:
        """The meetings that come into question: of one of its parties and within so many days, or of its story."""
        numbers: set[int] = set()
        if told.parties and told.first_day and told.last_day:
            around = around or (encounters.MOST_MOVED if encounters.moved_off(told) else 1)
            near = {
                "entities": sorted(told.parties),
                "first": _day(told.first_day, -around),
                "last": _day(told.last_day, around),
            }
            numbers |= set(self._connection.scalars(_BY_DAY, near))
        if told.story is not None:
            numbers |= set(self._connection.scalars(_BY_STORY, {"story": told.story}))
        self._load(numbers - self._met.keys())
        return [(number, self._met[number].encounter) for number in numbers | self._touched | self._untold]

    def _load(self, numbers: set[int]) -> None:
        if not numbers:
            return
        wanted = {"numbers": sorted(numbers)}
        names: dict[int, dict[str, int | None]] = defaultdict(dict)
        people: dict[int, set[int]] = defaultdict(set)
        for row in self._connection.execute(_PARTIES, wanted):
            names[row.meeting_id][row.name] = row.entity_id
            if row.kind == "person":
                people[row.meeting_id].add(row.entity_id)
        of_story: dict[int, int | None] = {}
        languages: dict[int, frozenset[str]] = defaultdict(frozenset)
        told_by: dict[int, set[int]] = defaultdict(set)
        for number, article, found, language in self._connection.execute(_REPORTS, wanted):
            of_story[number] = found if found is not None else of_story.get(number)
            languages[number] |= language_of(language)
            told_by[number].add(article)
        for row in self._connection.execute(_MEETINGS, wanted):
            encounter = Encounter(
                parties=frozenset(entity for entity in names[row.id].values() if entity is not None), place=row.place_id,
                what=row.what, first_day=row.first_day, last_day=row.last_day, when=row.when, status=row.status,
                story=of_story.get(row.id), where=row.where, people=frozenset(people[row.id]), languages=languages[row.id],
                articles=frozenset(told_by[row.id]), called=folded_names(names[row.id], names[row.id]),
            )  # fmt: skip
            self._met[row.id] = Known(
                encounter=encounter, uid=row.uid, names=names[row.id], sequence=row.sequence, confidence=row.confidence
            )

    def left(self, number: int) -> None:
        """A meeting has no row any more."""
        self._met.pop(number, None)
        self._touched.discard(number)

    def nothing_known(self) -> None:
        """Looks meetings up anew: their parties are others now. All that waited has to be flushed before."""
        self._met.clear()

    def taken_back(self, article: int) -> dict[int, Before]:
        """Takes back what an article's former revision told; the meetings of which it did, as they were.

        All that waited has to be flushed before. Until it is told anew, those of which nobody else tells wait for that;
        then `gone`, `differs` and `put` say what is left of each.
        """
        of_article = reports.c.article_id == article
        told: dict[int, set[Gist]] = defaultdict(set)
        self._reports.clear()
        words = sa.select(reports.c.id, reports.c.meeting_id, reports.c.plain).where(of_article).order_by(reports.c.id)
        for report, number, word in self._connection.execute(words):
            meant = gist(from_plain(Meeting, json.loads(word)))
            told[number].add(meant)
            self._reports.setdefault((number, meant), report)
        before = {number: Before(known=self.known(number), told=frozenset(told[number])) for number in sorted(told)}
        self._connection.execute(sa.delete(reports).where(of_article))
        self._retold = {number: set() for number in before}
        for number, was in before.items():
            others = was.known.encounter.articles - {article}
            self._met[number] = replace(was.known, encounter=replace(was.known.encounter, articles=others))
            if not others:
                self._untold.add(number)
        return before

    def differs(self, number: int, before: Before) -> bool:
        """Whether it has to be drawn up again: the article tells of it otherwise than before, or no more, or alone."""
        return self._retold[number] != before.told or len(before.known.encounter.articles) == 1

    def gone(self, number: int) -> bool:
        """Takes a meeting out of which nobody tells any more; whether it was one."""
        if number not in self._untold:
            return False
        self._untold.discard(number)
        self.none(number)
        return True

    def none(self, number: int) -> None:
        """A meeting is none any more."""
        self.left(number)
        for table in (parties, former_meetings):
            self._connection.execute(sa.delete(table).where(table.c.meeting_id == number))
        self._connection.execute(sa.delete(meetings).where(meetings.c.id == number))

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
            for position, (name, entity) in enumerate(self._met[number].names.items())
        ]
        if people:
            run(sa.insert(parties), people)
        for number in changed:
            self._mint.finds("met", self._met[number].sequence, f"{number} {self._met[number].uid}")
        self._touched.clear()
        self._new.clear()

    def _row(self, number: int) -> Row:
        known = self._met[number]
        met = known.encounter
        return {
            "id": number, "uid": known.uid, "sequence": known.sequence, "what": met.what, "when": met.when,
            "first_day": met.first_day, "last_day": met.last_day, "where": met.where, "place_id": met.place,
            "status": met.status, "confidence": known.confidence,
        }  # fmt: skip


def language_of(language: str | None) -> frozenset[str]:
    """The language without its region; nothing where none is known."""
    return frozenset((primary(language),)) - {"und"}


def folded_names(numbers: Mapping[str, int | None], names: Iterable[str]) -> frozenset[tuple[str, int]]:
    """These names, folded, each with its entity; those without one left out."""
    return frozenset((identity.folded(name) or name, number) for name in names if (number := numbers.get(name)) is not None)


def _day(text: str, more: int) -> str:
    try:
        return (date.fromisoformat(text) + timedelta(days=more)).isoformat()
    except OverflowError:
        return text
