"""What following told, into the tables; in the order in which it was told, so that a rebuild gives the same rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import forgetting, identity, moments
from depeche.archive.minting import Mint
from depeche.archive.schema import aliases, articles, findings, source_events, sources, watched
from depeche.sources import schedule
from depeche.sources.entries import Entry
from depeche.sources.told import ASKING_FOR_REST, Checked, Chosen, Polled, Told

_CHUNK = 400  # of addresses in one question
_TELLING = 3  # entries that a listing has to have for it to be said that all of them are new

# Each poll and each look asks these: putting them together took longer than the database does
_VALUES: sa.BindParameter[Any] = sa.bindparam("values", expanding=True)
_SOURCE = sa.select(sources).where(sources.c.url == sa.bindparam("address"))
_WATCHED = sa.select(watched).where(watched.c.key == sa.bindparam("address"))
_KNOWN = sa.select(watched.c.key, watched.c.id).where(watched.c.key.in_(_VALUES))
_FOUND = sa.select(findings.c.watched_id).where(
    findings.c.source_id == sa.bindparam("source"), findings.c.watched_id.in_(_VALUES)
)
_OTHER_NAMES = (
    sa.select(aliases.c.key)
    .join(articles, articles.c.id == aliases.c.article_id)
    .join(watched, watched.c.key == articles.c.key)
    .where(aliases.c.key.in_(_VALUES))
)
"""Keys that are another name of an article which is watched under its own."""


def still_followed() -> sa.ColumnElement[bool]:
    """Whether a source that lists the article is followed: who paused or removed all of them wants nothing asked there."""
    index = sources.alias()
    listed = findings.join(sources, sources.c.id == findings.c.source_id).outerjoin(index, index.c.url == sources.c.given)
    followed = sources.c.state == "followed"
    resting = sa.and_(sources.c.state == "resting", index.c.state == "followed")
    of_it = sa.select(findings.c.watched_id).select_from(listed).where(findings.c.watched_id == watched.c.id)
    return of_it.where(sa.or_(followed, resting)).exists()


_ARTICLE = sa.union_all(
    sa.select(articles.c.id).where(articles.c.key == sa.bindparam("address")),
    sa.select(aliases.c.article_id).where(aliases.c.key == sa.bindparam("address")),
)
_NAMES = sa.union_all(
    sa.select(articles.c.key).where(articles.c.id.in_(_ARTICLE)),
    sa.select(aliases.c.key).where(aliases.c.article_id.in_(_ARTICLE)),
)
_BEFORE = sa.select(watched.c.id).where(
    watched.c.key.in_(_NAMES), watched.c.id < sa.bindparam("number"), watched.c.next_at.is_not(None), still_followed()
).limit(1)  # fmt: skip
"""An article that is looked at under another of its names, which was told of before this one."""


def apply(connection: Connection, mint: Mint, told: Iterable[Told], forgotten: Container[str] = (),
          by_now: Container[str] = ()) -> list[str]:  # fmt: skip
    """Carries out what was told, one after the other. Repeating it changes nothing. `forgotten`: digests of the addresses of
    articles that are not to be asked for again, and of those that led there; `by_now`: of the articles that were forgotten
    before this was told. Returns the normalised addresses that turned out to lead to one of these."""
    led: list[str] = []
    for item in told:
        if isinstance(item, Chosen):
            _chosen(connection, mint, item)
        elif isinstance(item, Polled):
            _polled(connection, mint, item)
        else:
            _checked(connection, mint, item)
        if forgotten:
            ask_no_more(connection, forgotten, addresses(item))
        if by_now and isinstance(item, Checked) and item.stood is not None and forgetting.digest(_key(item.stood)) in by_now:
            led.append(_key(item.url))
    _known_no_more(connection, led)
    return led


FORGOTTEN = "it was forgotten"
_KNOWN_NO_MORE: dict[str, Any] = {
    "state": "refused", "reason": FORGOTTEN, "next_at": None, "title": None, "checked": None, "status": None, "failures": 0,
    "etag": None, "modified": None, "leads_to": None,
}  # fmt: skip


def ask_no_more(connection: Connection, forgotten: Container[str], addresses: Iterable[str]) -> None:
    """Those of these normalised addresses that were forgotten are not asked for, and all that stays of them is that."""
    _known_no_more(connection, [key for key in addresses if forgetting.digest(key) in forgotten])


def _known_no_more(connection: Connection, gone: Sequence[str]) -> None:
    for i in range(0, len(gone), _CHUNK):
        connection.execute(sa.update(watched).where(watched.c.key.in_(gone[i : i + _CHUNK])).values(_KNOWN_NO_MORE))


def leading_to(connection: Connection, keys: Iterable[str]) -> list[str]:
    """The watched addresses that led to one of these when they were last looked at."""
    asked = sa.select(watched.c.key).where(watched.c.leads_to.in_(_VALUES)).order_by(watched.c.id)
    return [key for (key,) in rows_of(connection, asked, list(keys))]


def asked_no_more(connection: Connection) -> set[str]:
    """The digests of the watched addresses of what was forgotten, and of those that lead there."""
    asked = sa.select(watched.c.key).where(watched.c.state == "refused", watched.c.reason == FORGOTTEN)
    return set(map(forgetting.digest, connection.scalars(asked)))


def addresses(item: Told) -> list[str]:
    """The normalised addresses of articles that this tells of."""
    told = [entry.url for entry in item.fresh] if isinstance(item, Polled) else []
    told += [url for url in (item.url, item.stood) if url is not None] if isinstance(item, Checked) else []
    return [_key(url) for url in told]


def _key(url: str) -> str:
    return identity.key(identity.without_user(url))


def stamp(at: datetime) -> str:
    """A time as these tables have it: UTC, to the second, so that text order is time order."""
    return moments.utc(at.replace(microsecond=0)) or ""


# ---------------------------------------------------------------- sources


def _chosen(connection: Connection, mint: Mint, item: Chosen) -> None:
    url = identity.without_user(item.url)
    row = connection.execute(_SOURCE, {"address": url}).first()
    if row is not None:
        values = {"state": item.state, "title": item.title or row.title, "site": item.site or row.site}
        if item.state == "followed":
            values["next_at"] = stamp(item.at)
            if row.state in ("resting", "removed"):  # whoever wants it now wants it whether or not an index names it
                values["given"] = identity.without_user(item.given) if item.given else None
        if row.kind != "feed":
            # Its sitemaps go with it, and come back when it names them: for which it has to be read in full
            values |= {"etag": None, "modified": None}
            if item.state != "followed":
                _rest(connection, row.url, named=())
        _set(connection, sources, row.id, values)
        return
    connection.execute(sa.insert(sources), {
        "id": mint.number("source"), "url": url, "kind": item.kind, "title": item.title, "host": identity.host(url),
        "given": identity.without_user(item.given) if item.given else None, "state": item.state, "added": stamp(item.at),
        "next_at": stamp(item.at), "failures": 0, "listed": 0, "site": item.site,
    })  # fmt: skip


def _polled(connection: Connection, mint: Mint, item: Polled) -> None:
    row = connection.execute(_SOURCE, {"address": item.source}).first()
    at = stamp(item.at)
    if row is None or row.last_try == at:  # a later one is of a clock that was wrong, and set back since
        return
    values: dict[str, Any] = {"last_try": at, "status": item.status, "reason": item.reason}
    if item.outcome == "failed":
        failures = row.failures + 1
        wait = schedule.back_off(row.interval, failures, item.wait)
        values |= {"failures": failures, "next_at": stamp(item.at + schedule.spread(wait, row.url))}
        if item.reason != row.reason:
            _event(connection, row.id, at, "failed", reason=item.reason)
    else:
        values |= _answered(connection, mint, row, item)
    _set(connection, sources, row.id, values)


def _answered(connection: Connection, mint: Mint, row: Any, item: Polled) -> dict[str, Any]:
    """A source that answered: what it told of is watched from now on, and nothing that it had is missed in silence."""
    at = stamp(item.at)
    lost = row.last_success is not None and row.listed > 0 and _TELLING <= item.listed == len(item.fresh)
    if lost:
        _event(connection, row.id, at, "gap", since=row.last_success, reason="nothing that was listed then is listed still")
    if row.failures:
        _event(connection, row.id, at, "recovered", since=row.last_success)
    past = item.at - schedule.OLD if row.kind == "sitemap" and row.last_success is None else None
    if item.fresh:
        _watch(connection, mint, row.id, item, past)
    if item.status != 304:  # it was read in full
        parts = [identity.without_user(part.url) for part in item.parts] if _may_have_parts(connection, row) else []
        _rest(connection, row.url, named=parts)
        for url in parts:
            _part(connection, mint, row, url, item.at)
    brought = item.outcome == "new"
    interval = schedule.interval(row.interval, brought=brought, lost=lost, asked=item.wait)
    values = {
        "failures": 0, "reason": None, "last_success": at, "interval": interval,
        "next_at": stamp(item.at + schedule.spread(interval, row.url)), "title": item.title or row.title,
        "site": item.site or row.site, "etag": item.etag or row.etag if item.status == 304 else item.etag,
        "modified": item.modified or row.modified if item.status == 304 else item.modified,
        "listed": item.listed if item.status != 304 else row.listed, "last_new": at if brought else row.last_new,
    }  # fmt: skip
    if item.parts and row.kind == "feed":  # so it was called by who added it
        values["kind"] = "index"
    moved = identity.without_user(item.moved) if item.moved else row.url
    if moved != row.url and not connection.scalar(sa.select(sources.c.id).where(sources.c.url == moved)):
        values |= {"url": moved, "host": identity.host(moved)}
        connection.execute(sa.update(sources).where(sources.c.given == row.url).values(given=moved))
        _event(connection, row.id, at, "moved", reason=f"from {row.url} to {moved}")
    return values


def _may_have_parts(connection: Connection, row: Any) -> bool:
    """Whether the sitemaps that an index names are followed. The standard has no index of indexes; papers have, of two
    levels, and one that names itself by ever another address would never end."""
    index = connection.execute(_SOURCE, {"address": row.given}).first()
    return index is None or connection.execute(_SOURCE, {"address": index.given}).first() is None


def _part(connection: Connection, mint: Mint, row: Any, url: str, at: datetime) -> None:
    """A sitemap that an index names is a source of its own, unless somebody decided about it."""
    if connection.scalar(sa.select(sources.c.state).where(sources.c.url == url)) in (None, "resting"):
        _chosen(connection, mint, Chosen(url=url, at=at, kind="sitemap", given=row.url))


def _rest(connection: Connection, index: str, *, named: Sequence[str]) -> None:
    """The sitemaps that an index does not name any more are asked no more: papers have one for each day, for ever.

    One of them may be an index too: those that it names go with it.
    """
    of = sources.c
    ended = sa.and_(of.given == index, of.kind == "sitemap", of.state == "followed", of.url.not_in(named))
    for row in connection.execute(sa.select(of.id, of.url).where(ended).order_by(of.id)).all():
        _set(connection, sources, row.id, {"state": "resting", "etag": None, "modified": None})
        _rest(connection, row.url, named=())


def _event(connection: Connection, source: int, at: str, what: str, *, since: str | None = None,
           reason: str | None = None) -> None:  # fmt: skip
    of = source_events.c
    if connection.execute(
        sa.select(of.at).where(of.source_id == source, of.at == at, of.what == what)
    ).first() is None:  # fmt: skip
        row = {"source_id": source, "at": at, "what": what, "since": since, "reason": reason}
        connection.execute(sa.insert(source_events), row)


# ---------------------------------------------------------------- articles


def _watch(connection: Connection, mint: Mint, source: int, item: Polled, past: datetime | None) -> None:
    """Articles that a source told of: each is watched once, whoever else tells of it."""
    at = stamp(item.at)
    entries: dict[str, Entry] = {}
    for entry in item.fresh:
        entries.setdefault(_key(entry.url), entry)
    known = dict(rows_of(connection, _KNOWN, list(entries)))
    other_names = {key for (key,) in rows_of(connection, _OTHER_NAMES, [key for key in entries if key not in known])}
    rows = []
    for key, entry in entries.items():
        if key in known:
            continue
        known[key] = mint.number("watched")
        url = identity.without_user(entry.url)
        old = past is not None and (entry.at is None or entry.at < past)
        state = "old" if old else "same" if key in other_names else "waiting"
        rows.append({
            "id": known[key], "key": key, "url": url, "host": identity.host(url), "title": entry.title,
            "published": moments.utc(entry.at), "found": at, "state": state, "next_at": at if state == "waiting" else None,
            "failures": 0,
        })  # fmt: skip
    if rows:
        connection.execute(sa.insert(watched), rows)
    numbers = [known[key] for key in entries]
    found = {number for (number,) in rows_of(connection, _FOUND, numbers, source=source)}
    new = [{"source_id": source, "watched_id": number, "at": at} for number in numbers if number not in found]
    if new:
        connection.execute(sa.insert(findings), new)


def rows_of(connection: Connection, wanted: sa.Select[Any], values: Sequence[Any], **more: Any) -> Iterator[Any]:
    """The rows of a select for these `values`, asked for in pieces; `more` are its other parameters."""
    for i in range(0, len(values), _CHUNK):
        yield from connection.execute(wanted, {"values": values[i : i + _CHUNK], **more})


def _set(connection: Connection, table: sa.Table, number: int, values: dict[str, Any]) -> None:
    """Changes these columns of a row."""
    connection.execute(_setting(table, tuple(values)), {"number": number, **values})


@cache
def _setting(table: sa.Table, columns: tuple[str, ...]) -> sa.Update:
    changed: dict[str, Any] = {column: sa.bindparam(column) for column in columns}
    return sa.update(table).where(table.c.id == sa.bindparam("number")).values(changed)


def _checked(connection: Connection, mint: Mint, item: Checked) -> None:
    row = connection.execute(_WATCHED, {"address": _key(item.url)}).first()
    if row is None or row.checked == stamp(item.at):  # a later one is of a clock that was wrong, and set back since
        return
    if row.reason != FORGOTTEN:
        _looked_at(connection, row, item)
    elif stamp(item.at) < row.found:  # forgotten since, or while the answer was on its way; by a clock that was set back
        _set(connection, watched, row.id, {"found": stamp(item.at)})
    if item.wait and item.status in (None, *ASKING_FOR_REST):  # None: it was its robots.txt that answered so
        host = identity.host(item.stood or row.url)
        _leave_alone(connection, host, stamp(item.at + timedelta(seconds=item.wait)))
    if item.stood is not None and item.outcome not in ("failed", "refused"):
        _stood(connection, mint, row, identity.without_user(item.stood), stamp(item.at))


def _looked_at(connection: Connection, row: Any, item: Checked) -> None:
    """What a look at an article found, and when the next is due."""
    found = min(row.found, stamp(item.at))
    state, failures, next_at = _after(row, item, _instant(found))
    if state == "kept" and item.stood is None and connection.execute(
        _BEFORE, {"address": row.key, "number": row.id}
    ).first() is not None:  # fmt: skip
        state, next_at = "same", None
    values: dict[str, Any] = {
        "state": state, "failures": failures, "next_at": stamp(next_at) if next_at else None, "status": item.status,
        "reason": item.reason, "title": item.title or row.title, "checked": stamp(item.at), "found": found,
        "leads_to": _key(item.stood) if item.stood is not None else row.leads_to if item.outcome == "failed" else None,
    }  # fmt: skip
    if item.outcome in ("page", "not-changed"):
        kept = item.outcome == "not-changed"
        values |= {"etag": item.etag or (row.etag if kept else None)}
        values |= {"modified": item.modified or (row.modified if kept else None)}
    _set(connection, watched, row.id, values)


def _leave_alone(connection: Connection, host: str, until: str) -> None:
    """The other articles of a host that asks for rest wait, too: for who follows in single rounds, each would ask anew."""
    due = sa.and_(watched.c.host == host, watched.c.next_at.is_not(None), watched.c.next_at < until)
    connection.execute(sa.update(watched).where(due).values(next_at=until))


def _stood(connection: Connection, mint: Mint, row: Any, url: str, at: str) -> None:
    """The address where an article stood after redirects is its other name: who lists it by that one tells nothing new."""
    key = identity.key(url)
    if connection.execute(_WATCHED, {"address": key}).first() is None:
        connection.execute(sa.insert(watched), {
            "id": mint.number("watched"), "key": key, "url": url, "host": identity.host(url), "title": None,
            "published": row.published, "found": at, "state": "same", "next_at": None, "failures": 0,
        })  # fmt: skip


def _after(row: Any, item: Checked, found: datetime) -> tuple[str, int, datetime | None]:
    """State, failures in a row, and when it is looked at again."""
    had = row.state in ("kept", "missing")
    following = schedule.next_check(item.at, moments.instant(row.published), found)
    if item.outcome in ("page", "not-changed"):
        return "kept", 0, following
    if item.outcome == "redirect":  # to an article that is watched itself
        return "same", 0, None
    if item.outcome == "gone":
        return "gone", 0, None
    if item.outcome == "missing" and had:  # may come back: it is looked for as long as it would be looked at
        return "missing", 0, following
    if item.outcome == "refused" and item.status not in _FOR_NOW:
        return "refused", 0, None
    failures = row.failures + 1
    again = schedule.next_try(item.at, failures, item.wait)
    return "kept" if had else "refused" if item.outcome == "refused" else "failed", failures, again


_FOR_NOW = (401, 403, 429)
"""Refusals by status that may be meant for now; what a publisher reserves, or robots.txt rules out, is final."""


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
