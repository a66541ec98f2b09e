"""What following tells: who is followed, what a poll and a look at an article found. Facts only; the archive keeps them.

They are also kept as `metadata` records in the WARC files, since no page holds them; so a rebuild can repeat them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from depeche.model import Outcome
from depeche.sources.entries import Entry

SourceKind = Literal["feed", "sitemap", "index"]
SourceState = Literal["followed", "paused", "removed", "resting"]
"""`resting`: a sitemap that its index does not name, or no longer as changed; nobody decided so, and it ends by itself."""

ASKING_FOR_REST = (429, 503)
"""Answers whose Retry-After is meant for all that the host has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Somebody decided about a source."""

    url: str
    at: datetime
    state: SourceState = "followed"
    kind: SourceKind = "feed"
    title: str | None = None
    site: str | None = None  # the address of the site that it speaks for
    given: str | None = None  # the address through which it was found: a home page, an OPML file, an index of sitemaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """A source was asked."""

    source: str  # its address
    at: datetime
    outcome: Literal["new", "same", "failed"]
    status: int | None = None
    reason: str | None = None  # why it failed, one sentence
    title: str | None = None
    site: str | None = None
    etag: str | None = None
    modified: str | None = None  # Last-Modified, as sent
    moved: str | None = None  # where it has moved for good
    wait: float | None = None  # seconds that it asks to be left alone for
    listed: int = 0
    fresh: tuple[Entry, ...] = ()  # what it had not listed before
    parts: tuple[Entry, ...] = ()  # of an index: the sitemaps that are worth following


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An article was fetched, or looked at again."""

    url: str  # as it is watched
    at: datetime
    outcome: Outcome
    status: int | None = None
    reason: str | None = None
    title: str | None = None  # of a page that may not be kept: its headline
    etag: str | None = None
    modified: str | None = None
    wait: float | None = None
    stood: str | None = None  # where it stood after redirects, if elsewhere


Told = Chosen | Polled | Checked
