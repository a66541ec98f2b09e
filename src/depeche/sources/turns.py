"""Whose turn it is: one request at a time to a host, and a pause after each. No clock in it: the time is handed in."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Generic, TypeVar

J = TypeVar("J")


@dataclass(slots=True)
class _Host(Generic[J]):
    line: deque[J] = field(default_factory=deque)
    free: float = 0.0  # from when on it may be asked
    busy: bool = False
    listed: bool = False  # in the heap


class Turns(Generic[J]):
    """Jobs by host. Times are seconds of any one clock. Each step costs the logarithm of the number of hosts."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host[J]] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._number = 0
        self.waiting = 0

    def offer(self, job: J, host: str, *, first: bool = False) -> None:
        """Puts a job at the end of its host's line, or before it (what has begun goes on before the next)."""
        found = self._hosts.setdefault(host, _Host())
        if first:
            found.line.appendleft(job)
        else:
            found.line.append(job)
        self.waiting += 1
        self._list(host, found)

    def _list(self, name: str, host: _Host[J]) -> None:
        if host.line and not host.busy and not host.listed:
            self._number += 1
            heappush(self._heap, (host.free, self._number, name))
            host.listed = True

    def next(self, now: float) -> tuple[str, J] | None:
        """The job whose host has been free for longest, and its host, which is busy from then on; None: none may go."""
        if not self._heap or self._heap[0][0] > now:
            return None
        _, _, name = heappop(self._heap)
        host = self._hosts[name]
        host.listed, host.busy = False, True
        self.waiting -= 1
        return name, host.line.popleft()

    def done(self, name: str, free: float) -> None:
        """The host has answered, and may be asked again from `free` on."""
        host = self._hosts[name]
        host.busy, host.free = False, free
        self._list(name, host)

    @property
    def soonest(self) -> float | None:
        """When the next host is free that has something to do; None: there is none."""
        return self._heap[0][0] if self._heap else None

    def forget(self, now: float) -> None:
        """Drops the hosts that have nothing to do and owe no pause."""
        for name in [name for name, host in self._hosts.items() if not (host.line or host.busy or host.free > now)]:
            del self._hosts[name]
