"""Following: the loop that asks sources and articles when they are due, politely, until it is told to stop.

It decides nothing about when (`schedule`) and whose turn (`turns`), reads nothing (`listing`) and keeps nothing: what it
hands out in turns, its reader keeps for good before it asks for the next.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from depeche.model import Capture
from depeche.sources.entries import Entry
from depeche.sources.manners import AGENT, Answer, Clock
from depeche.sources.told import Checked, Polled, Told
from depeche.sources.turns import Turns
from depeche.sources.visiting import Fetch, Hosts, Job, Visit, visit

_GLANCE = 2.0  # seconds between two looks at what is due, while nothing happens
_PATIENCE = 120.0  # seconds for which a single round waits for a host that asked to be left alone
_MOST_PATIENCE = 600.0  # … for one that always wants as long between two requests: else its articles would never come
_TURN = 200  # captures that are handed out together at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How hosts are treated."""

    delay: float = 5.0  # seconds between an answer of a host and the next request to it; its Crawl-delay, if longer
    threads: int = 16  # hosts that are asked at the same time
    agent: str = AGENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came in since the last: to be kept together, captures first."""

    captures: tuple[Capture, ...]
    told: tuple[Told, ...]


class Ledger(Protocol):
    """What the archive knows of what is followed."""

    def due(self, now: datetime) -> Sequence[Job]:
        """Sources and articles that are due, of no host very many."""
        ...

    def fresh(self, source: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Those that the source did not list before."""
        ...

    def watches(self, url: str, besides: str) -> bool:
        """Whether an address is that of an article which is watched already, and not `besides` itself."""
        ...


def turns(ledger: Ledger, fetch: Fetch, *, now: Clock, pace: Pace, once: bool = False,
          stop: threading.Event | None = None, clock: Callable[[], float] = time.monotonic) -> Iterator[Turn]:  # fmt: skip
    """Turns, for ever; with `once` until nothing is due any more. After `stop` is set, what is under way is waited for."""
    stop = stop or threading.Event()
    fetch = _until(stop, fetch)
    hosts = Hosts(fetch, clock)
    queue: Turns[Job] = Turns()
    underway: set[tuple[bool, str]] = set()
    due: dict[tuple[bool, str], Job] = {}
    flying: dict[Future[Visit], tuple[str, Job]] = {}
    glanced, patience = -_GLANCE, _PATIENCE
    with ThreadPoolExecutor(pace.threads, thread_name_prefix="fetch") as threads:
        while True:
            if not stop.is_set() and (clock() - glanced >= _GLANCE or not flying):
                glanced = clock()
                due = {(job.source, job.origin): job for job in ledger.due(now())}
                for job in due.values():
                    if (job.source, job.origin) not in underway:
                        underway.add((job.source, job.origin))
                        queue.offer(job, job.host)
                queue.forget(clock())
            while not stop.is_set() and len(flying) < pace.threads and (following := queue.next(clock())):
                host, job = following
                if (job.source, job.origin) not in due:  # while it stood in line, its source was paused or removed
                    underway.discard((job.source, job.origin))
                    queue.done(host, clock())
                    continue
                flying[threads.submit(visit, job, hosts, fetch, pace.agent, now)] = host, job
            if not flying and (stop.is_set() or (once and (queue.soonest or clock() + 2 * patience) > clock() + patience)):
                return
            full = len(flying) >= pace.threads
            done = _landed(flying, None if full else queue.soonest, clock(), stop)
            captures: list[Capture] = []
            told: list[Told] = []
            over: list[Job] = []
            for future in done[:_TURN]:
                host, job = flying.pop(future)
                if isinstance(future.exception(), _Ending):
                    continue
                found = _settled(ledger, job, future.result())
                queue.done(host, clock() + max(pace.delay, found.delay, found.pause))
                patience = max(patience, min(found.delay, _MOST_PATIENCE))
                if found.onward is not None and not stop.is_set():
                    queue.offer(found.onward, found.onward.host, first=True)
                    continue
                over.append(job)
                captures += found.captures
                told += [found.told] if found.told is not None else []
            if captures or told:
                yield Turn(captures=tuple(captures), told=tuple(told))
                glanced = -_GLANCE
            underway.difference_update((job.source, job.origin) for job in over)


class _Ending(Exception):
    """Nothing more is asked for; what the visit had is dropped, and asked for by the next run."""


def _until(stop: threading.Event, fetch: Fetch) -> Fetch:
    """Asks as long as no end is wanted: a visit asks for robots.txt and its like before, and each may take its time."""

    def asked(url: str, headers: Mapping[str, str], most_bytes: int) -> Answer:
        if stop.is_set():
            raise _Ending
        return fetch(url, headers, most_bytes)

    return asked


def _landed(flying: dict[Future[Visit], tuple[str, Job]], soonest: float | None, now: float,
            stop: threading.Event) -> list[Future[Visit]]:  # fmt: skip
    """The visits that are over; waits a little for one."""
    pause = _GLANCE if soonest is None else min(_GLANCE, max(0.0, soonest - now))
    if not flying:
        stop.wait(pause)
        return []
    return list(wait_for(flying, timeout=max(pause, 0.01), return_when=FIRST_COMPLETED).done)


def _settled(ledger: Ledger, job: Job, found: Visit) -> Visit:
    """What the visit came to, once the archive was asked: which entries are new, and whether to go where it leads."""
    if isinstance(found.told, Polled) and found.entries:
        fresh = ledger.fresh(job.origin, found.entries)
        return replace(found, told=replace(found.told, fresh=fresh, outcome="new" if fresh else "same"))
    ahead = found.onward
    if ahead is None or ahead.source or ahead.first is not None or not ledger.watches(ahead.url, job.origin):
        return found
    at = ahead.hops[-1].at
    assert at is not None, "every hop has its time"
    told = Checked(url=job.origin, at=at, outcome="redirect", status=ahead.hops[-1].status, stood=ahead.url)
    return Visit(captures=ahead.hops, told=told, pause=found.pause, delay=found.delay)
