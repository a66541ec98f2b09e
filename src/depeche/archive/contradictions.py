"""Rows that say otherwise than what they were made from: a record of the files, a reading, the rows that they count.

Nothing is made anew for it, so it costs little and holds a few hundred rows at a time. How names are written and looked up
is `spelt.py`'s, what stories show `headlines.py`'s; which spelling is whose, and what was decided by hand, is not looked at.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import copies, identity, moments, places, redirects, siting, warc
from depeche.archive import revisions as state
from depeche.archive.adopting import capture_of
from depeche.archive.answers import Problem
from depeche.archive.readings import columns, compact
from depeche.archive.regrouping import chunks
from depeche.archive.schema import (
    aliases,
    articles,
    batches,
    called,
    captures,
    continuations,
    counters,
    decisions,
    entities,
    meetings,
    mentions,
    pages,
    parties,
    readings,
    reports,
    revisions,
    sites,
    sketch_keys,
    sources,
    speakers,
    spellings,
    statements,
    steps,
    stories,
    tombstones,
    warcs,
    watched,
)
from depeche.model import Article, Meeting, Statement

_CHUNK = 200
_REBUILD = "`depeche rebuild` mends it"


def differing(where: str, row: sa.RowMapping, expected: Mapping[str, Any], source: str) -> Iterator[Problem]:
    """The columns of a row that are not as `source` has them."""
    for name, value in expected.items():
        if row[name] != value:
            yield Problem(where=where, what=f"its {name} is not {row[name]!r} but {value!r} by {source}; {_REBUILD}"[:400])


# ---------------------------------------------------------------- records


def of_capture(found: warc.Kept, where: str, row: sa.RowMapping) -> Iterator[Problem]:
    """The row of a capture, and the address of its page, beside its record."""
    capture = capture_of(found)
    if capture is None:
        yield Problem(where=where, what="its record holds no capture")
        return
    expected: dict[str, Any] = {"outcome": capture.outcome, "status": capture.status}
    leads_to = redirects.of_capture(capture.outcome, found)
    if row["leads_to"] is not None or leads_to is None:  # an older depeche did not say it
        expected["leads_to"] = leads_to
    if found.type == "metadata" or capture.reason is None:
        expected["reason"] = capture.reason
    if row["page_url"] is not None and found.url is not None:
        expected["page_url"] = identity.without_user(found.url)
    yield from differing(where, row, expected, "its record")
    at = moments.utc(capture.at)
    if row["at"] is None or _FRACTION.sub("", row["at"]) != at:  # of redirects a record once had seconds only
        yield from differing(where, row, {"at": at}, "its record")


_FRACTION = re.compile(r"\.\d+(?=\+)")


def of_journal(connection: Connection, journal: Mapping[str, Any] | None) -> Iterator[Problem]:
    """The names of a batch's captures beside its journal, if that is one."""
    if journal is None or journal["depeche"] != "batch":
        return
    offsets = {offset: (name, url) for _, offset, name, url in journal["captures"]}
    of_file = sa.select(captures).join(warcs, warcs.c.id == captures.c.warc_id).where(warcs.c.name == journal["warc"][1])
    for some in chunks(list(offsets)):
        for row in connection.execute(of_file.where(captures.c.offset.in_(some))).mappings():
            name, url = offsets[row["offset"]]
            if url:
                expected = {"name": identity.storable(name), "url": url}
                yield from differing(f"capture {row['id']}", row, expected, "its journal")


# ---------------------------------------------------------------- readings

# What is stored is looked at as JSON: to make nouns of it would take most of the time.


class Beside:
    """The rows that were made from some readings, of all of them at once."""

    def __init__(self, connection: Connection, some: Sequence[sa.Row[Any]]) -> None:
        self.revisions = _by(connection, revisions.c.article_id, list({row.of_article for row in some} - {None}))
        numbers = [row.article_id for row in some if row.article_id is not None]
        self.articles = _by(connection, articles.c.id, numbers)
        self.said = _by(connection, statements.c.article_id, numbers, statements.c.position)
        said = [row["id"] for rows in self.said.values() for row in rows]
        self.spoke = _by(connection, speakers.c.statement_id, said, speakers.c.position)
        self.told = _by(connection, reports.c.article_id, numbers)
        self.named = _by(connection, mentions.c.article_id, numbers)
        self._also_called = _by(connection, called.c.article_id, numbers)
        own = list({row.of_article for row in some} - {None})
        self._names: set[tuple[int, str]] = {
            (row[of], row["key"])
            for table, of in ((articles, "id"), (aliases, "article_id"))
            for rows in _by(connection, table.c[of], own).values() for row in rows
        }  # fmt: skip
        self._keys: set[tuple[int, int]] = {
            (row["key"], row["article_id"])
            for rows in _by(connection, sketch_keys.c.key, sorted(_keys_of(some))).values() for row in rows
        }  # fmt: skip

    def leads(self, key: str, article: int) -> bool:
        """Whether a normalised address is one of the article's."""
        return (article, key) in self._names

    def found_by(self, article: int, keys: Iterable[int]) -> bool:
        """Whether an article is looked up by all of these hashes."""
        return all((key, article) in self._keys for key in keys)

    def knows_names(self, article: int | None, record: Mapping[str, Any]) -> bool:
        """Whether all names that the record of what is in front of an article has are told to be somebody's. Older versions
        kept one of each entity in an article."""
        if article is None:
            return True
        known = {row["name"] for rows in (self.named[article], self._also_called[article]) for row in rows}
        return {name for some in _named(record) for name in some} <= known


def _named(record: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """The names in a record: of those that it lists, and of others that speak or meet."""
    listed = {one["name"] for kind in _LISTED for one in record.get(kind, ())}
    others = {name for one in record.get("statements", ()) for name in _speakers(one)}
    others |= {name for one in record.get("meetings", ()) for name in one.get("participants", ())}
    return listed, others - listed


_LISTED = ("people", "organisations", "places")


def _keys_of(some: Sequence[sa.Row[Any]]) -> set[int]:
    return {key for row in some if row.sketch is not None for key in copies.keys_of(copies.unpacked(row.sketch))}


def _by(connection: Connection, key: sa.Column[Any], values: list[int], *order: sa.Column[Any]) -> dict[int, list[Any]]:
    """The rows of a table by one of its columns, which has one of these values."""
    found: dict[int, list[Any]] = defaultdict(list)
    for some in chunks(values):
        for row in connection.execute(sa.select(key.table).where(key.in_(some)).order_by(*order)).mappings():
            found[row[key.name]].append(row)
    return found


def of_reading(row: sa.Row[Any], article: Article, record: Mapping[str, Any], beside: Beside) -> Iterator[Problem]:
    """The row of a reading beside what is in it, and so all that is shown of it."""
    expected = {"reader": article.reader, "recorder": record.get("recorder", ""), "digest": state.digest(article)}
    yield from differing(f"reading {row.id}", row._mapping, expected, "what was read")
    if row.of_article is not None and not beside.leads(identity.key(article.url), row.of_article):
        yield Problem(where=f"article {row.of_article}", what=f"the address of a page does not lead to it; {_REBUILD}")
    for of in beside.revisions[row.of_article]:
        if of["reading_id"] == row.id:
            where = f"article {row.of_article}, revision {of['number']}"
            yield from differing(where, of, {"title": article.title}, "what was read")
    for shown in beside.articles[row.article_id]:
        expected = columns(article)
        expected["ordered"] = expected["ordered"] or shown["ordered"]  # else by a capture
        expected["host"] = identity.host(article.url)
        yield from differing(f"article {row.article_id}", shown, expected, "its reading")
        yield from _of_record(row.article_id, record, beside)


def _of_record(number: int, record: Mapping[str, Any], beside: Beside) -> Iterator[Problem]:
    """What an article says and tells of, beside its record."""
    where, said, told = f"article {number}", beside.said[number], beside.told[number]
    stated, met = record.get("statements", []), record.get("meetings", [])
    if len(said) != len(stated):
        yield Problem(where=where, what=f"it has {len(said)} statements, {len(stated)} by its record; {_REBUILD}")
    for position, (row, one) in enumerate(zip(said, stated, strict=False)):
        expected = {"position": position, "plain": compact(one), **_filled(one, _STATEMENT, _OF_STATEMENT)}
        yield from differing(f"{where}, statement {row['id']}", row, expected, "its record")
        if [by["name"] for by in beside.spoke[row["id"]]] != _speakers(one):
            yield Problem(where=f"{where}, statement {row['id']}", what=f"its speakers are {_speakers(one)}; {_REBUILD}")
        place = places.place(number, position) if position < places.MOST else None
        for by in beside.spoke[row["id"]]:
            yield from differing(f"{where}, statement {row['id']}", by, {"place": place}, "its position")
    if sorted(row["plain"] for row in told) != sorted(map(compact, met)):
        yield Problem(where=where, what=f"it tells of other meetings by its record; {_REBUILD}")
    for row in told:
        expected = _filled(_json(row["plain"]), _MEETING, _OF_REPORT)
        yield from differing(f"{where}, report {row['id']}", row, expected, "what it tells")
    listed = [one for kind in _LISTED for one in record.get(kind, ())]
    listed_names, others = _named(record)
    roles = {one.get("role") for one in (*listed, *stated)} | {None}
    affiliations = {one.get("affiliation") for one in listed} | {None}
    counted = sum(max(1, len(one.get("mentions", ()))) for one in listed) + len(others)
    names = others | listed_names
    named = beside.named[number]
    if sum(row["times"] for row in named) != counted or any(
        row["name"] not in names or row["role"] not in roles or row["affiliation"] not in affiliations for row in named
    ):
        yield Problem(where=where, what=f"it names others, or calls them otherwise, by its record; {_REBUILD}")


_OF_STATEMENT = ("text", "kind", "act", "speaker", "role", "confidence")
_OF_REPORT = ("start", "end", "text", "status", "when")


_STATEMENT, _MEETING = ({field.name: field.default for field in fields(noun)} for noun in (Statement, Meeting))


def _filled(told: Mapping[str, Any], defaults: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Some fields of a noun out of its JSON, where one at its default is left out."""
    return {name: told.get(name, defaults[name]) for name in names}


def _json(text: str) -> dict[str, Any]:
    """What a column holds; nothing, where somebody made it no JSON."""
    try:
        found: dict[str, Any] = json.loads(text)
    except ValueError:
        return {}
    return found


def _speakers(statement: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(filter(None, (statement.get("speaker"), *statement.get("speakers", ())))))


def of_aliases(connection: Connection) -> Iterator[Problem]:
    """Other names of articles beside the addresses that their pages have and declare."""
    last = ""
    asked = sa.select(aliases).where(aliases.c.key > sa.bindparam("last")).order_by(aliases.c.key).limit(_CHUNK)
    while rows := connection.execute(asked, {"last": last}).all():
        last = rows[-1].key
        told: set[tuple[int, str | None]] = set()
        wanted = sa.select(pages.c.article_id, readings.c.article).join(readings, readings.c.id == pages.c.reading_id)
        for some in chunks(sorted({row.article_id for row in rows})):
            for number, data in connection.execute(wanted.where(pages.c.article_id.in_(some))):
                article = _json(_unpacked(data))
                url = article.get("url", "")
                told |= {(number, identity.key(url)), (number, identity.alias(url, article.get("canonical_url")))}
        for row in rows:
            if (row.article_id, row.key) not in told:
                yield Problem(where=f"article {row.article_id}", what=f"{row.key!r} is no other name of it; {_REBUILD}")


def _unpacked(data: bytes) -> str:
    try:
        return zlib.decompress(data).decode("utf-8", "replace")
    except zlib.error:
        return ""


# ---------------------------------------------------------------- meetings


def of_meetings(connection: Connection) -> Iterator[Problem]:
    """Meetings beside what articles tell of them: each word is one of theirs."""
    last = 0
    asked = sa.select(meetings).where(meetings.c.id > sa.bindparam("last")).order_by(meetings.c.id).limit(_CHUNK)
    while rows := connection.execute(asked, {"last": last}).mappings().all():
        last = rows[-1]["id"]
        told: dict[int, list[dict[str, Any]]] = defaultdict(list)
        within = (rows[0]["id"], last)
        for number, word in connection.execute(
            sa.select(reports.c.meeting_id, reports.c.plain).where(reports.c.meeting_id.between(*within))
        ):
            told[number].append(_json(word))
        met: dict[int, dict[int, str]] = defaultdict(dict)
        for number, position, name in connection.execute(
            sa.select(parties.c.meeting_id, parties.c.position, parties.c.name)
            .where(parties.c.meeting_id.between(*within)).order_by(parties.c.meeting_id, parties.c.position)
        ):  # fmt: skip
            met[number][position] = name
        for row in rows:
            yield from _of_meeting(row, told[row["id"]], met[row["id"]])


_OF_MEETING = ("what", "when", "where", "status", "confidence")


def _of_meeting(row: sa.RowMapping, told: list[dict[str, Any]], met: Mapping[int, str]) -> Iterator[Problem]:
    where = f"meeting {row['id']}"
    words = [_filled(one, _MEETING, _OF_MEETING) for one in told]
    for name in _OF_MEETING:
        if row[name] is not None and row[name] not in {word[name] for word in words}:
            yield Problem(where=where, what=f"nobody tells that its {name} is {row[name]!r}; {_REBUILD}")
    first, last = moments.days(row["when"])
    yield from differing(where, row, {"first_day": first, "last_day": last}, "its day")
    if list(met) != list(range(len(met))):
        yield Problem(where=where, what=f"its parties do not stand one after the other; {_REBUILD}")
    for party in met.values():
        if not any(party in one.get("participants", ()) for one in told):
            yield Problem(where=where, what=f"nobody tells that {party!r} was there; {_REBUILD}")


# ---------------------------------------------------------------- rows of each other


def of_rows(connection: Connection) -> Iterator[Problem]:
    """Rows that contradict those they count or repeat, and hosts that are not those of their addresses."""
    for noun, what, wanted in _CONTRADICTING:
        for number in connection.scalars(wanted):
            yield Problem(where=f"{noun} {number}", what=f"{what}; {_REBUILD}")
    for noun, table in (("page", pages), ("source", sources), ("watched article", watched)):
        wanted = sa.select(*(column for column in table.c if column.name in ("id", "url", "host", "key")))
        with connection.execute(wanted, execution_options={"yield_per": _CHUNK}) as rows:
            for row in rows.mappings():
                yield from differing(f"{noun} {row['id']}", row, {"host": identity.host(row["url"])}, "its address")
                if "key" in row and row["key"] != identity.key(row["url"]):
                    yield Problem(where=f"{noun} {row['id']}", what=f"it is looked up by another address; {_REBUILD}")


def of_batches(connection: Connection) -> Iterator[Problem]:
    """Batches of which one has captures of another, or whose journal, where no file tells it yet, is none."""
    end = 0
    with connection.execute(sa.select(batches).order_by(batches.c.id), execution_options={"yield_per": _CHUNK}) as rows:
        for row in rows:
            first, last = row.first_capture, row.last_capture
            if (first is None) != (last is None) or (first is not None and not end < first <= last):
                yield Problem(where=f"batch {row.id}", what=f"its captures are not those between two batches; {_REBUILD}")
            end = max(end, last or 0)
            if row.journal is not None and _json(row.journal).get("batch") != row.id:
                yield Problem(where=f"batch {row.id}", what=f"its journal is of another, or none; {_REBUILD}")


def of_counters(connection: Connection) -> Iterator[Problem]:
    """Counters below a number that is in use: it would be given out twice. Not that of stories, which are counted where they
    are formed, and in archives of the first versions nowhere else."""
    lasts = {row.noun: row.last for row in connection.execute(sa.select(counters))}
    for noun, table in _NUMBERED.items():
        most = connection.scalar(sa.select(sa.func.max(table.c.id))) or 0
        if lasts.get(noun, 0) < most:
            what = f"the next number would be {lasts.get(noun, 0) + 1}, and {most} is in use; {_REBUILD}"
            yield Problem(where=f"counter of {noun!r}", what=what)


_NUMBERED = {
    "article": articles, "capture": captures, "decision": decisions, "entity": entities, "meeting": meetings, "page": pages,
    "reading": readings, "report": reports, "source": sources, "statement": statements, "step": steps,
    "tombstone": tombstones, "warc": warcs, "watched": watched,
}  # fmt: skip


def of_sites(connection: Connection) -> Iterator[Problem]:
    """What hosts and sites are looked up by beside those that articles have: both few."""
    named = siting.in_use(connection)
    expected = {(asked, what, value) for what, value in named for asked in siting.asked_by(what, value)}
    found = {(row.asked, row.what, row.value) for row in connection.execute(sa.select(sites))}
    for asked, what, value in sorted(found ^ expected):
        wrong = "no article has it" if (asked, what, value) in found else f"{asked!r} does not find it"
        yield Problem(where=f"{what} {value!r}", what=f"{wrong}; {_REBUILD}")


def _counted(key: sa.Column[Any], *values: sa.ColumnElement[Any]) -> sa.Subquery:
    return sa.select(key.label("of"), *values).group_by(key).subquery()


_N = sa.func.count().label("n")
_seen = (
    sa.select(pages.c.article_id.label("of"), sa.func.min(captures.c.at).label("a"), sa.func.max(captures.c.at).label("z"))
    .join(captures, captures.c.page_id == pages.c.id).where(pages.c.article_id.is_not(None)).group_by(pages.c.article_id)
    .subquery()
)  # fmt: skip
_states = _counted(revisions.c.article_id, _N, sa.func.max(revisions.c.number).label("last"))
_naming = _counted(mentions.c.entity_id, _N)
_speaking = _counted(speakers.c.entity_id, sa.func.count(speakers.c.statement_id.distinct()).label("n"))
_telling = _counted(articles.c.story_id, _N)
_alike = _counted(articles.c.like_id, _N)
_ends = sa.select(revisions.c.article_id, revisions.c.number, revisions.c.reading_id).subquery()
_there = sa.select(mentions.c.article_id).where(mentions.c.entity_id == parties.c.entity_id)
_held_at = sa.select(mentions.c.article_id).where(mentions.c.entity_id == meetings.c.place_id)
_long = sa.select(continuations.c.article_id)

_CONTRADICTING: tuple[tuple[str, str, sa.Select[Any]], ...] = (
    ("article", "it was captured first or last at another time",
     sa.select(articles.c.id).join(_seen, _seen.c.of == articles.c.id).where(
         sa.or_(articles.c.captured.is_distinct_from(_seen.c.a), articles.c.latest.is_distinct_from(_seen.c.z)))),
    ("article", "the page tells no time, and it was captured at another",
     sa.select(articles.c.id).where(
         articles.c.published.is_(None), articles.c.ordered != "", ~sa.exists().where(
             pages.c.article_id == articles.c.id, captures.c.page_id == pages.c.id,
             sa.func.substr(captures.c.at, 1, 19) == articles.c.ordered))),
    ("article", "it has not the revisions that it counts",
     sa.select(articles.c.id).outerjoin(_states, _states.c.of == articles.c.id).where(
         sa.or_(_states.c.n.is_distinct_from(articles.c.revisions), _states.c.last.is_distinct_from(articles.c.revisions)))),
    ("article", "what is shown is not its last revision",
     sa.select(articles.c.id)
     .join(_ends, sa.and_(_ends.c.article_id == articles.c.id, _ends.c.number == articles.c.revisions))
     .where(_ends.c.reading_id != articles.c.reading_id)),
    ("article", "a revision is not what its capture showed",
     sa.select(revisions.c.article_id)
     .join(captures, captures.c.id == revisions.c.capture_id).join(readings, readings.c.id == revisions.c.reading_id)
     .outerjoin(pages, pages.c.id == captures.c.page_id)
     .where(sa.or_(
         revisions.c.at.is_distinct_from(captures.c.at),
         sa.and_(revisions.c.article_id.not_in(_long), sa.or_(
             revisions.c.digest != readings.c.digest, pages.c.reading_id.is_distinct_from(revisions.c.reading_id),
             pages.c.article_id.is_distinct_from(revisions.c.article_id)))))),
    ("article", "it is told to be like others, and there is none",
     sa.select(articles.c.id).join(_alike, _alike.c.of == articles.c.like_id).where(_alike.c.n < 2)),
    ("entity", "its count of articles is wrong",
     sa.select(entities.c.id).outerjoin(_naming, _naming.c.of == entities.c.id)
     .where(entities.c.articles != sa.func.coalesce(_naming.c.n, 0))),
    ("entity", "its count of statements is wrong",
     sa.select(entities.c.id).outerjoin(_speaking, _speaking.c.of == entities.c.id)
     .where(entities.c.statements != sa.func.coalesce(_speaking.c.n, 0))),
    ("statement", "its time is not its article's",
     sa.select(statements.c.id).join(articles, articles.c.id == statements.c.article_id)
     .where(statements.c.ordered != articles.c.ordered)),
    ("statement", "its article does not name whose it is",
     sa.select(statements.c.id).join(speakers, speakers.c.statement_id == statements.c.id)
     .where(speakers.c.entity_id.is_not(None), ~sa.exists().where(
         mentions.c.article_id == statements.c.article_id, mentions.c.entity_id == speakers.c.entity_id))),
    ("meeting", "no article that tells of it names one of its parties",
     sa.select(parties.c.meeting_id).where(parties.c.entity_id.is_not(None), ~sa.exists().where(
         reports.c.meeting_id == parties.c.meeting_id, reports.c.article_id.in_(_there)))),
    ("meeting", "no article that tells of it names its place",
     sa.select(meetings.c.id).where(meetings.c.place_id.is_not(None), sa.or_(
         ~sa.exists().where(spellings.c.entity_id == meetings.c.place_id, spellings.c.name == meetings.c.where),
         ~sa.exists().where(reports.c.meeting_id == meetings.c.id, reports.c.article_id.in_(_held_at))))),
    ("story", "its count of articles is wrong",
     sa.select(stories.c.id).outerjoin(_telling, _telling.c.of == stories.c.id)
     .where(stories.c.articles != sa.func.coalesce(_telling.c.n, 0))),
    ("article", "it was found to be of another story",
     sa.select(articles.c.id).join(steps, steps.c.article_id == articles.c.id)
     .where(steps.c.story_id.is_distinct_from(articles.c.story_id))),
    ("page", "it is of another reading, or of none and not said to be unreadable",
     sa.select(pages.c.id).outerjoin(readings, readings.c.id == pages.c.reading_id).where(sa.or_(
         readings.c.page_id != pages.c.id, pages.c.unreadable.is_(None) == pages.c.reading_id.is_(None)))),
    ("capture", "it came in with another batch",
     sa.select(captures.c.id).join(batches, batches.c.id == captures.c.batch_id)
     .where(sa.or_(
         batches.c.first_capture.is_(None), captures.c.id < batches.c.first_capture, captures.c.id > batches.c.last_capture,
     ))),
)  # fmt: skip
