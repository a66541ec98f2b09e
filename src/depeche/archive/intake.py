"""What the sequential step is given: a capture, what it remembers, what it may ask of a worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from depeche.archive.namebook import Remembered
from depeche.archive.readings import Reading
from depeche.archive.storylines import Progress
from depeche.model import Article, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One capture, kept in a WARC file already, with what was read of its page."""

    name: str
    url: str  # that was fetched
    page_url: str  # that the page stood at, after redirects
    at: datetime | None
    outcome: Outcome
    status: int | None = None
    reason: str | None = None  # why there is no page, or why one may not be what was captured
    warc_id: int
    offset: int
    record: str
    leads_to: str | None = None  # of a redirect (redirects.py)
    digest: str | None = None  # of the page's bytes; None: there is no page
    size: int = 0
    body_at: tuple[int, int, str] | None = None  # warc, offset and record of the bytes, where they stand elsewhere
    reading: Reading | None = None
    unreadable: str | None = None
    bodiless: bool = False  # the record that had its bytes was taken out while it was on its way
    forgotten: bool = False  # it was a capture, and was taken out
    note: Mapping[str, Any] | None = None  # it is no capture at all, but this, which is to be taken note of
    # Neither reading nor reason: the page is known, or comes earlier in the same batch.


@dataclass(slots=True)
class Memory:
    """What a writer carries from one transaction to the next, good while nobody else writes."""

    names: Remembered = field(default_factory=Remembered)
    progress: Progress = field(default_factory=Progress)
    batch: int = -1  # the last that it knows of

    def clear(self) -> None:
        self.names.clear()
        self.progress.fold = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What the step asks of a worker, seldom. None: it could not be done."""

    reread: Callable[[int], Reading | None]  # the page of a reading (by number), with the engine of today
    recorded: Callable[[Article], Reading | None]  # an article that was joined from several pages
