"""The nouns that feeds and sitemaps are read into: what a source lists, and what its fields are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

ListingKind = Literal["feed", "sitemap", "index"]
"""`index`: a sitemap that lists other sitemaps."""

MOST_ENTRIES = 50_000
"""As many as a sitemap may have; what comes after them is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a listing. `at` is aware: publication where it is told, else the last change."""

    url: str
    title: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or a sitemap says at one time."""

    kind: ListingKind
    entries: tuple[Entry, ...] = ()  # of an index, the sitemaps
    title: str | None = None
    site: str | None = None  # the address of the site that it speaks for
    wait: float | None = None  # seconds that it asks to be left alone for


def address(base: str | None, written: str | None) -> str | None:
    """An address that something lists: absolute, without name and password; None where it is none."""
    from depeche.reading.vocabulary.addresses import joined  # loaded here: who keeps what is listed has no need of reading

    return joined(base, written)


_LONGEST_TITLE = 500


def title(text: Any) -> str | None:
    """What is called a title, on one line and no longer than one is; None where it is none."""
    return " ".join(text.split())[:_LONGEST_TITLE].rstrip() or None if isinstance(text, str) else None


def aware(at: datetime) -> datetime:
    """A time without a zone is taken as UTC, as both formats of feeds have it."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
