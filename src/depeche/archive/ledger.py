"""What is followed, asked of the tables: what is due, what is new, and how each source does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import forgetting, identity, moments
from depeche.archive.answers import Followed, SourceEvent
from depeche.archive.followed import FORGOTTEN, rows_of, stamp, still_followed
from depeche.archive.schema import findings, source_events, sources, watched
from depeche.archive.store import Store
from depeche.sources.entries import Entry
from depeche.sources.told import SourceState

if TYPE_CHECKING:
    from depeche.sources.visiting import Job

_MOST_DUE = 20  # articles of one host at a time: no host may fill the line
_RECENT = timedelta(minutes=5)  # a single round does not ask again what was asked so lately
_A_MONTH = timedelta(days=28)
_ALIVE = ("waiting", "kept", "missing", "gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Which sources and articles a run takes for due, besides those whose time has come."""

    begun: datetime
    sources: bool = False  # every one that is followed, unless it was asked in the last minutes or is left alone
    everything: bool = False  # every source and every article that is still looked at, once


class Ledger:
    """The archive's side of following (`sources.following.Ledger`)."""

    def __init__(self, store: Store, round: Round) -> None:
        self._store = store
        self._due = _due_sources(round), _due_articles(round)
        self._begun = self._seen = round.begun
        self._ahead: bool | None = None  # whether there may be articles that a clock put off that was ahead; None: unknown

    def due(self, now: datetime) -> Sequence[Job]:
        """Sources first: what they tell of is news."""
        if now < self._seen:  # the clock was set back: by that much sooner it would have told us that we began
            self._begun -= self._seen - now
            self._ahead = None
        self._seen = now
        when = {
            "now": stamp(now), "ahead": stamp(now + _RECENT), "begun": stamp(self._begun),
            "lately": stamp(self._begun - _RECENT),
        }  # fmt: skip
        with self._store.reading() as connection:
            of_sources, of_articles = (list(connection.execute(asked, when)) for asked in self._due)
            if self._ahead is not False:  # rarely is there one, and to look for them takes a look at all
                put_off = connection.execute(_PUT_OFF, when).all()
                self._ahead = bool(put_off)
                of_articles += put_off
        return [_poll(row, when["now"]) for row in of_sources] + [_job(row, False) for row in of_articles]

    def fresh(self, source: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        keys = [identity.key(identity.without_user(entry.url)) for entry in entries]
        with self._store.reading() as connection:
            listed = {key for (key,) in rows_of(connection, _LISTED, list(dict.fromkeys(keys)), source=source)}
        # With those that have two addresses here: where all are fresh, there are as many as were listed
        return tuple(entry for key, entry in zip(keys, entries, strict=True) if key not in listed)

    def watches(self, url: str, besides: str) -> bool:
        key = identity.key(identity.without_user(url))
        if key == identity.key(besides):
            return False
        with self._store.reading() as connection:
            wanted = sa.select(watched.c.id).where(watched.c.key == key, watched.c.state.in_(_ALIVE))
            return connection.scalar(wanted) is not None or forgetting.digest(key) in forgetting.known(connection)


_LISTED = (
    sa.select(watched.c.key)
    .join(findings, findings.c.watched_id == watched.c.id)
    .join(sources, sources.c.id == findings.c.source_id)
    .where(sources.c.url == sa.bindparam("source"), watched.c.key.in_(sa.bindparam("values", expanding=True)))
)
"""Which of these keys a source listed before."""
_NOW, _AHEAD, _BEGUN, _LATELY = (sa.bindparam(name, type_=sa.Text) for name in ("now", "ahead", "begun", "lately"))


def _due_sources(round: Round) -> sa.Select[Any]:
    due: sa.ColumnElement[bool] = sources.c.next_at <= _NOW
    tried = sources.c.last_try
    if round.everything:
        due = sa.or_(tried.is_(None), tried < _BEGUN)
    elif round.sources:
        due = sa.or_(due, sa.and_(sources.c.failures == 0, sa.or_(tried.is_(None), tried < _LATELY)))
    due = sa.or_(due, tried > _AHEAD)  # the clock was set back: what it said of the next time is wrong, too
    columns = (sources.c.url, sources.c.etag, sources.c.modified, sources.c.last_try)
    return sa.select(*columns).where(sources.c.state == "followed", due).order_by(sources.c.next_at, sources.c.id)


def _due_articles(round: Round) -> sa.Select[Any]:
    of = watched.c
    due: sa.ColumnElement[bool] = of.next_at <= _NOW
    if round.everything:
        due = sa.or_(of.checked.is_(None), of.checked < _BEGUN)
    return _in_line(sa.and_(of.next_at.is_not(None), due))


def _in_line(due: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The articles of which that holds, some of each host."""
    of = watched.c
    turn = sa.func.row_number().over(partition_by=of.host, order_by=(of.next_at, of.id)).label("turn")
    wanted = (of.url, of.etag, of.modified, of.next_at, of.id)
    line = sa.select(*wanted, turn).where(due, still_followed()).subquery()
    chosen = sa.select(line.c.url, line.c.etag, line.c.modified).where(line.c.turn <= _MOST_DUE)
    return chosen.order_by(line.c.next_at, line.c.id)


_PUT_OFF = _in_line(sa.and_(
    sa.or_(watched.c.next_at.is_not(None), watched.c.state == "kept"),
    sa.func.coalesce(watched.c.checked, watched.c.found) > _AHEAD,
))  # fmt: skip
"""Found or looked at by a clock that was ahead, and set back since: what it said of the next time is wrong, too."""


def _poll(row: Any, now: str) -> Job:
    """A source's turn. The first time in a day (of UTC) it is read in full: some say for ever that nothing changed."""
    job = _job(row, True)
    return job if (row.last_try or "")[:10] == now[:10] else replace(job, etag=None, modified=None)


def _job(row: Any, source: bool) -> Job:
    from depeche.sources.visiting import Job  # loaded here: who asks how sources do needs none of it

    return Job(origin=row.url, url=row.url, source=source, etag=row.etag, modified=row.modified)


# ---------------------------------------------------------------- how each source does


def followed(connection: Connection, now: datetime, *, removed: bool = False) -> list[Followed]:
    """The sources, in the order in which they were added."""
    found = _counts(connection, now)
    counted = sa.select(source_events.c.source_id, sa.func.count()).where(source_events.c.what == "gap")
    gaps = {row[0]: row[1] for row in connection.execute(counted.group_by(source_events.c.source_id))}
    shown = sa.select(sources).order_by(sources.c.id)
    shown = shown if removed else shown.where(sources.c.state.not_in(("removed", "resting")))
    return [_followed(row, found, gaps, now) for row in connection.execute(shown)]


class _Listed(NamedTuple):
    """Articles that a source listed. What was past when it came is none of them."""

    ever: int = 0
    lately: int = 0  # in the last four weeks
    unkept: int = 0  # … of which no page came that may be kept


def _counts(connection: Connection, now: datetime) -> dict[int, _Listed]:
    lately = findings.c.at >= stamp(now - _A_MONTH)
    of = watched.c
    unkept = sa.and_(lately, of.state.in_(("refused", "failed")), sa.func.coalesce(of.reason, "") != FORGOTTEN)
    rows = connection.execute(
        sa.select(findings.c.source_id, sa.func.count(), _how_many(lately), _how_many(unkept))
        .join(watched, of.id == findings.c.watched_id)
        .where(of.state != "old")
        .group_by(findings.c.source_id)
    )
    return {number: _Listed(*map(int, counted)) for number, *counted in rows}


def _how_many(held: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((held, 1), else_=0))


def _followed(row: Any, counts: dict[int, _Listed], gaps: dict[int, int], now: datetime) -> Followed:
    listed = counts.get(row.id, _Listed())
    added = datetime.fromisoformat(row.added)
    weeks = max(min(now - added, _A_MONTH) / timedelta(days=7), 1.0)
    state: SourceState = row.state
    return Followed(
        id=row.id, url=row.url, kind=row.kind, title=row.title, site=row.site, state=state, given=row.given,
        added=added,
        last_try=moments.instant(row.last_try), last_success=moments.instant(row.last_success),
        last_new=moments.instant(row.last_new), next=moments.instant(row.next_at) if state == "followed" else None,
        failures=row.failures, status=row.status, reason=row.reason, gaps=gaps.get(row.id, 0), articles=listed.ever,
        a_week=round(listed.lately / weeks, 1), lately=listed.lately, unkept=listed.unkept,
    )  # fmt: skip


def events(connection: Connection, source: int) -> list[SourceEvent]:
    """What befell a source, the last first."""
    asked = sa.select(source_events).where(source_events.c.source_id == source).order_by(source_events.c.at.desc())
    return [
        SourceEvent(what=row.what, at=datetime.fromisoformat(row.at), since=moments.instant(row.since), reason=row.reason)
        for row in connection.execute(asked)
    ]


def named(connection: Connection, ref: str) -> Iterator[str]:
    """The addresses of the sources that a number, an address or a host means, removed ones left out.

    What is decided about an index holds for its sitemaps; so they are not named beside it.
    """
    wanted = sa.select(sources.c.url, sources.c.given).where(sources.c.state != "removed").order_by(sources.c.id)
    if ref.isdecimal():
        yield from connection.scalars(wanted.where(sources.c.id == int(ref[:15])))
        return
    whole = identity.without_user(ref)
    found = connection.execute(wanted.where(sa.or_(sources.c.url == whole, sources.c.given == whole))).all()
    host = identity.host(whole if "://" in whole else f"//{whole}")
    if not found and "/" not in whole.removeprefix("https://").removeprefix("http://").rstrip("/"):
        found = connection.execute(wanted.where(sources.c.host == host)).all()
    urls = {row.url for row in found}
    yield from (row.url for row in found if row.given not in urls)
