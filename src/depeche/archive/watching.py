"""The rows of sources and watched articles beside what following told of them last: edited schedules are found so.

What was told comes by as the files are gone through, and each is laid beside the row that says it was made by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, moments, notes
from depeche.archive.answers import Problem
from depeche.archive.followed import FORGOTTEN, rows_of, stamp
from depeche.archive.schema import sources, watched
from depeche.model import Outcome
from depeche.sources import schedule
from depeche.sources.told import Checked, Chosen, Polled, SourceState, Told

_REBUILD = "`depeche rebuild` mends it"
_WATCHED = sa.select(watched).where(watched.c.key.in_(sa.bindparam("values", expanding=True)))


class Watching:
    """What following told, as far as the files have been gone through."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._polled: dict[tuple[str, str], Polled] = {}  # address and time of the polls that rows say were the last
        self._chosen: dict[str, set[str]] = defaultdict(set)  # address → when somebody decided about it
        self._states: dict[str, list[tuple[str, SourceState]]] = defaultdict(list)  # address → what they decided, and when
        self._moved: dict[str, str] = {}  # address → the one that it had before
        self._last = {row.url: row.last_try for row in connection.execute(sa.select(sources.c.url, sources.c.last_try))}
        self._called: dict[tuple[str, str], set[str]] = defaultdict(set)  # address, title or site → those that it told of
        self._looked: set[int] = set()  # watched articles of which the last look was told
        self._rests: set[tuple[str, str]] = set()  # hosts, and until when they asked to be left alone
        self._put_off: list[tuple[int, str, str]] = []  # watched articles that are due later than they would be

    def told(self, note: Mapping[str, Any] | None) -> Iterator[Problem]:
        """One note of the files, if it is of following."""
        if note is None or note["depeche"] != notes.NAME:
            return
        items = notes.told(note)
        looks = {identity.key(identity.without_user(item.url)): item for item in items if isinstance(item, Checked)}
        for item in items:
            self._of_source(item)
        for row in rows_of(self._connection, _WATCHED, list(looks)):
            look = looks[row.key]
            if look.wait:
                self._rests.add((identity.host(look.stood or row.url), stamp(look.at + timedelta(seconds=look.wait))))
            if row.checked == stamp(look.at):
                self._looked.add(row.id)
                if row.reason != FORGOTTEN:
                    yield from self._of_look(row, look)

    def _of_source(self, item: Told) -> None:
        if isinstance(item, Chosen):
            url = identity.without_user(item.url)
            self._chosen[url].add(stamp(item.at))
            self._states[url].append((stamp(item.at), item.state))
            self._call(url, item)
        elif isinstance(item, Polled):
            at, moved = stamp(item.at), identity.without_user(item.moved) if item.moved else None
            if moved and moved != item.source:
                self._moved[moved] = item.source
            for url in {item.source, moved or item.source}:
                self._call(url, item)
            for url in {item.source, moved or item.source}:
                if self._last.get(url) == at:
                    self._polled[url, at] = item
            for part in item.parts:
                self._chosen[identity.without_user(part.url)].add(at)

    def _call(self, url: str, item: Chosen | Polled) -> None:
        for name in _CALLED:
            if (told := getattr(item, name)) is not None:
                self._called[url, name].add(told)

    def _of_look(self, row: Any, look: Checked) -> Iterator[Problem]:
        where, following = f"watched article {row.id}", _next(row, look)
        if row.status != look.status or row.reason != look.reason or (look.title or row.title) != row.title:
            yield Problem(where=where, what=f"its last look told otherwise; {_REBUILD}")
        if row.state not in _AFTER[look.outcome]:
            yield Problem(where=where, what=f"by its last look it is not {row.state!r}; {_REBUILD}")
        if row.next_at is not None and following is not None and row.next_at > following:
            self._put_off.append((row.id, row.host, row.next_at))  # as its host asked for rest, which may be told later
        elif row.next_at != following:
            yield _not_due(where, row.next_at)

    def left(self) -> Iterator[Problem]:
        """Once all files have been gone through."""
        for row in self._connection.execute(sa.select(sources).order_by(sources.c.id)):
            yield from self._of_row(row)
        for number, host, at in self._put_off:
            if (host, at) not in self._rests:
                yield _not_due(f"watched article {number}", at)
        looked = sa.select(watched.c.id, watched.c.url, watched.c.reason).where(watched.c.checked.is_not(None))
        with self._connection.execute(looked, execution_options={"yield_per": 500}) as rows:
            for row in rows:
                if row.id not in self._looked and row.reason != FORGOTTEN:
                    yield Problem(where=f"watched article {row.id}", what=f"no file tells of its last look; {_REBUILD}")

    def _of_row(self, row: Any) -> Iterator[Problem]:
        where = f"source {row.id}"
        poll = self._polled.get((row.url, row.last_try)) if row.last_try is not None else None
        if row.last_try is not None and poll is None:
            yield Problem(where=where, what=f"no file tells of its last poll; {_REBUILD}")
            return
        # By its time a decision may be older than the last poll, and have had to wait until that was kept.
        due = set(self._chosen.get(row.url, ()))
        if poll is not None:
            failed = poll.outcome == "failed"
            wait = schedule.back_off(row.interval, row.failures, poll.wait) if failed else row.interval or 0.0
            due.add(stamp(poll.at + schedule.spread(wait, row.url)))
            if poll.moved:
                due.add(stamp(poll.at + schedule.spread(wait, poll.source)))
            if (row.status, row.reason) != (poll.status, poll.reason if failed else None) or failed != (row.failures > 0):
                yield Problem(where=where, what=f"its last poll told otherwise; {_REBUILD}")
            yield from _as_answered(where, row, poll)
        if row.state == "followed" and row.next_at not in due:
            yield _not_due(where, row.next_at)
        for name in _CALLED:
            told: set[str | None] = {
                value for url in self._addresses(row.url) for value in self._called.get((url, name), ())
            }
            if getattr(row, name) not in (told or {None}):
                yield Problem(where=where, what=f"nobody told that its {name} is {getattr(row, name)!r}; {_REBUILD}"[:300])
        decided = self._decided(row.url)
        if decided and row.state not in decided and not (row.kind == "sitemap" and row.state in ("followed", "resting")):
            yield Problem(where=where, what=f"nobody decided that it is {row.state!r}; {_REBUILD}")

    def _addresses(self, url: str) -> list[str]:
        """The addresses that a source had, the one that it has first."""
        found = [url]
        while (before := self._moved.get(found[-1])) is not None and before not in found:
            found.append(before)
        return found

    def _decided(self, url: str) -> set[SourceState]:
        """What was decided last about a source, whatever addresses it had: by the time of it or, as clocks are set back, by
        its place in the files."""
        decided = [one for before in reversed(self._addresses(url)) for one in self._states.get(before, ())]
        last = max(decided, default=("", None))[0]
        return {state for at, state in decided if at == last} | {state for _, state in decided[-1:]}


_CALLED = ("title", "site")


def _as_answered(where: str, row: Any, poll: Polled) -> Iterator[Problem]:
    """A source beside its last answer, if it did answer."""
    if poll.outcome == "failed":
        return
    told: dict[str, Any] = {"last_success": stamp(poll.at)}
    if poll.outcome == "new":
        told["last_new"] = stamp(poll.at)
    if poll.status != 304:
        told |= {"listed": poll.listed, "etag": poll.etag, "modified": poll.modified}
    for name, value in told.items():
        if getattr(row, name) != value and not (name in ("etag", "modified") and getattr(row, name) is None):
            yield Problem(where=where, what=f"by its last answer its {name} is {value!r}; {_REBUILD}"[:300])


_AFTER: Mapping[Outcome, tuple[str, ...]] = {
    "page": ("kept", "same"), "not-changed": ("kept", "same"), "redirect": ("same",), "gone": ("gone",),
    "missing": ("missing", "failed"), "refused": ("refused", "kept"), "failed": ("failed", "kept"),
}  # fmt: skip
"""The states in which a look with this outcome leaves an article (`followed`)."""


def _not_due(where: str, at: str | None) -> Problem:
    when = f"due at {at}" if at else "never due again"
    return Problem(where=where, what=f"it is not {when} by what was told; {_REBUILD}")


def _next(row: Any, look: Checked) -> str | None:
    """When it is looked at again, by its state and its last look."""
    if row.state in ("gone", "same") or (row.state == "refused" and not row.failures):
        return None
    if row.failures:
        again = schedule.next_try(look.at, row.failures, look.wait)
    else:
        again = schedule.next_check(look.at, moments.instant(row.published), _instant(row.found))
    return stamp(again) if again is not None else None


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
