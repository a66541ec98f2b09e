"""What the page declares, and is of help in finding its body and its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from selectolax.lexbor import LexborNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Fields that are settled before the body is read."""

    title: str | None = None  # as settled
    headline: LexborNode | None = None  # the element that shows it
    titles: tuple[str, ...] = ()  # what else the page calls it
    lede: str | None = None  # the declared description
    authors: tuple[str, ...] = ()
    url: str | None = None
    base: str | None = None
    front: bool = False  # it says that its own address is that of a front page
    updates: tuple[dict[str, Any], ...] = ()  # entries of a live blog, as declared
    captions: tuple[str, ...] = ()  # of pictures and films, as declared
    body: str | None = None  # JSON-LD articleBody
    types: frozenset[str] = frozenset()  # schema.org types declared, without prefix: "NewsArticle", "LiveBlogPosting", …
    language: str | None = None
    published: datetime | date | None = None
    modified: datetime | date | None = None
    dated: bool = False  # it is declared, or stands by the headline: not just the first date shown
    opening: tuple[str, ...] | None = None
    """The lines below the headline before anything is told, if the day of publication is among them, or that day and the
    next line where it stands right behind the first sentences; () where it is declared or stands above the headline."""
    captured: datetime | None = None
    declared_free: bool | None = None
