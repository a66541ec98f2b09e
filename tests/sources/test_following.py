"""The loop of following: how it ends when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import datetime

from tests.sources.weblet import Weblet, rss

from depeche.sources.entries import Entry
from depeche.sources.following import Pace, turns
from depeche.sources.manners import Answer
from depeche.sources.visiting import Job

FEED = "https://herald.example/feed"


class Book:
    """One feed that is always due, and an archive that knows nothing."""

    def due(self, now: datetime) -> Sequence[Job]:
        return [Job(origin=FEED, url=FEED, source=True)]

    def fresh(self, source: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        return tuple(entries)

    def watches(self, url: str, besides: str) -> bool:
        return False


def test_what_was_not_asked_when_the_end_was_wanted_is_not_asked() -> None:
    """Each exchange may take half a minute, and one for a page has two more before it."""
    web, stop = Weblet(), threading.Event()
    web.put(FEED, rss())

    def fetch(url: str, headers: Mapping[str, str], most_bytes: int) -> Answer:
        stop.set()
        return web.fetch(url, headers, most_bytes)

    assert list(turns(Book(), fetch, now=web.now, pace=Pace(delay=0.0), stop=stop)) == []
    assert web.asked == ["https://herald.example/robots.txt"]
