"""Processes that read and record pages, so that both cores work and no page can take the archive down with it.

Each worker is a fresh interpreter (nothing is inherited, and a script needs no `if __name__ == "__main__"`), with a limit
on its memory. It holds one page at a time: when it dies or takes too long, that page is marked, another worker takes its
place, and no other page is touched. Results come in the order of the tasks.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socket import AF_UNIX, SOCK_STREAM, socketpair
from time import monotonic
from typing import Any, Generic, TypeVar

from depeche.archive import engine as engines
from depeche.archive.members import packed
from depeche.archive.readings import Reading, reading, recorded
from depeche.errors import DepecheError, Unreadable
from depeche.model import Article, Page

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost."""

    seconds: float = 60.0
    starting: float = 60.0  # seconds more for the first page of a worker: it loads the engine's data
    memory: int = 2_000_000_000  # bytes of address space of a worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A WARC record, less the body of its page where that stands in it as it is: it travels to the worker once."""

    before: bytes
    after: bytes = b""
    with_body: bool = False

    @classmethod
    def of(cls, record: bytes, body: bytes) -> Recorded:
        end = len(record) - 4  # the two line ends that close a record
        if body and record[end - len(body) : end] == body:
            return cls(before=record[: end - len(body)], after=record[end:], with_body=True)
        return cls(before=record)

    def whole(self, body: bytes) -> bytes:
        return self.before + body + self.after if self.with_body else self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A page to read, and the record to pack for the WARC file while at it; or an article that was read already."""

    page: Page | Article
    record: Recorded | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a task: a reading, or the reason why there is none."""

    reading: Reading | None = None
    member: bytes | None = None  # the record as a gzip member
    reason: str | None = None

    def lighter(self) -> Outcome:
        """The same without the member, once that waits to be written."""
        return replace(self, member=None) if self.member is not None else self


def done(task: Task, engine: engines.Engine) -> Outcome:
    """The task carried out in this process."""
    given = task.page
    member = packed(task.record.whole(given.body)) if task.record is not None and isinstance(given, Page) else None
    try:
        found = reading(given, engine) if isinstance(given, Page) else recorded(given, engine)
        return Outcome(reading=found, member=member)
    except Unreadable as error:
        return Outcome(member=member, reason=error.reason)
    except DepecheError as error:
        return Outcome(member=member, reason=str(error))
    except MemoryError:
        return Outcome(member=member, reason="reading it took more memory than a page may")
    except Exception as error:  # the boundary: a fault of ours in one page is that page's reason, told with its place
        return Outcome(member=member, reason=f"the reader failed on it ({_place(error)})")


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


class Pool(Generic[K]):
    """Worker processes. A task goes in with its key, and comes out with it.

    Workers start when there is work for them. `count=0`: all is done in this process, without limits.
    """

    def __init__(self, engine: str, count: int, limits: Limits | None = None) -> None:
        self._engine = engine
        self._count = count
        self._limits = limits or Limits()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool[K]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def results(self, tasks: Iterable[tuple[K, Task | None]]) -> Iterator[tuple[K, Outcome | None]]:
        """The outcome of each task, in their order. A key without a task comes through in its turn, with None.

        So many tasks are under way that no worker waits; no more are taken from `tasks` than that.
        """
        if not self._count:
            engine = engines.load(self._engine)
            yield from ((key, done(task, engine) if task else None) for key, task in tasks)
            return
        source = iter(tasks)
        line: deque[_Place[K]] = deque()
        drained = False
        while True:
            while not drained and self._room(line):
                try:
                    key, task = next(source)
                except StopIteration:
                    drained = True
                    break
                line.append(_Place(key, task))
                self._hand_out(line)
            while line and (line[0].task is None or line[0].outcome is not None):
                first = line.popleft()
                yield first.key, first.outcome
            if not line:
                if drained:
                    return
                continue
            if drained or not self._room(line):
                self._collect(line)

    def _room(self, line: deque[_Place[K]]) -> bool:
        return sum(1 for place in line if place.waiting) < self._count and len(line) < self._count * 16

    def _hand_out(self, line: deque[_Place[K]]) -> None:
        """Tasks to workers that have none."""
        for place in line:
            if not place.waiting:
                continue
            worker = next((worker for worker in self._workers if worker.place is None), None)
            if worker is None:
                if len(self._workers) >= self._count:
                    return
                worker = _Worker(self._engine, self._limits)
                self._workers.append(worker)
            worker.take(place)

    def _collect(self, line: deque[_Place[K]]) -> None:
        """Waits until one worker at least has an outcome, died, or ran out of time."""
        busy = [worker for worker in self._workers if worker.place is not None]
        soonest = min(worker.deadline for worker in busy)
        ready = wait([worker.connection for worker in busy], timeout=max(0.0, soonest - monotonic()))
        for worker in busy:
            if worker.connection in ready:
                reason = worker.collect()
            elif monotonic() >= worker.deadline:
                reason = f"reading it took more than {self._limits.seconds:g} seconds"
            else:
                continue
            if reason is not None:
                worker.fail(reason)
                self._workers.remove(worker)
        self._hand_out(line)


class Aside:
    """One more worker, for what is asked seldom and in between: it starts when it is first asked. See `Pool` for `count`."""

    def __init__(self, engine: str, count: int) -> None:
        self._pool: Pool[None] = Pool(engine, min(count, 1))

    def __call__(self, page: Page | Article) -> Reading | None:
        """What it makes of a page, or of an article that was read already; None where it failed."""
        _, outcome = next(self._pool.results([(None, Task(page=page))]))
        return outcome.reading if outcome is not None else None

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *how: object) -> None:
        self._pool.__exit__(*how)


class _Place(Generic[K]):
    """A task's place in the line of results."""

    __slots__ = ("given", "key", "outcome", "task")

    def __init__(self, key: K, task: Task | None) -> None:
        self.key, self.task = key, task
        self.outcome: Outcome | None = None
        self.given = False

    @property
    def waiting(self) -> bool:
        return self.task is not None and not self.given


class _Worker:
    """One process, from this side."""

    def __init__(self, engine: str, limits: Limits) -> None:
        self._limits = limits
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        with theirs, _spared():
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from depeche.archive.workers import work; work()", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )  # fmt: skip
        self.connection = Connection(ours.detach())
        self.connection.send((engine, limits))
        self.place: _Place[Any] | None = None
        self.deadline = 0.0
        self._first = True

    def take(self, place: _Place[Any]) -> None:
        self.place, place.given = place, True
        self.deadline = monotonic() + self._limits.seconds + (self._limits.starting if self._first else 0.0)
        self._first = False
        with suppress(OSError):  # where it is gone, `collect` will find the connection closed
            self.connection.send(place.task)

    def collect(self) -> str | None:
        """Takes the outcome in; a reason where the worker is gone instead."""
        assert self.place is not None
        try:
            self.place.outcome = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            code = self._process.wait()
            return f"reading it ended its process ({'signal' if code < 0 else 'exit'} {abs(code)})"
        self.place = None
        return None

    def fail(self, reason: str) -> None:
        assert self.place is not None
        self.place.outcome = Outcome(reason=reason)
        self._process.kill()
        self.stop()

    def stop(self) -> None:
        self.connection.close()  # which a worker that has nothing to do takes as the end
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def _spared() -> Iterator[None]:
    """What is started within it hears of no end that is asked for: a terminal asks all of its processes, and who ends a
    service all of that, but our parent decides. A worker that ended would leave its page to be told as unreadable.

    Blocked signals stay so from the very first moment of the new process, while a handler would come too late.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work() -> None:
    """The other side: what a worker process runs until its connection ends."""
    import gc
    import resource

    connection = Connection(int(sys.argv[1]))
    name, limits = connection.recv()
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    engine = engines.load(name)
    # A reading leaves no cycles, and the tables of a language stay: walking them again and again took some 8 % of the
    # time of reading and recording.
    gc.set_threshold(50_000, 10, 10)
    first = True
    while True:
        try:
            task = connection.recv()
        except (EOFError, ConnectionError):  # whoever gave us work is done, or was killed
            return
        outcome = done(task, engine)
        try:
            connection.send(outcome)
        except ConnectionError:
            return
        if first:
            gc.collect()
            gc.freeze()
            first = False


def available() -> int:
    """How many processors this process may use."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
