"""The sources, honestly: how those that are followed do, what each has brought, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from depeche.archive.answers import CaptureRow, Counts, Followed, SourceRow
from depeche.exports.wording import SourceStanding, barren, is_overdue, standing_of
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, leaf_of

_SIZE = 150
_UNREAD = 12  # captures without a readable page that are shown here; `unread` has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A source that is followed, and how it does."""

    source: Followed
    standing: SourceStanding
    barren: str | None = None  # what to say where it answers, and little comes of it


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Coverage."""

    counts: Counts
    followed: Listing[Line]  # those that want looking after first
    failing: int
    overdue: int  # whatever their standing
    sources: Listing[SourceRow]  # most articles first
    unread: Listing[CaptureRow]  # newest first, the first few

    title = "Sources"

    @property
    def answer(self) -> dict[str, Any]:
        return {"counts": self.counts, "followed": self.followed.items, "sources": self.sources}


def page(archive: Answers, asked: Asked) -> SourcesPage:
    sources = sorted(archive.sources(), key=lambda source: (-source.articles, source.host))
    lines = [
        Line(source=one, standing=standing_of(one, asked.now), barren=barren(one)) for one in archive.followed(asked.now)
    ]
    lines.sort(key=_wanting)
    unread = sorted(archive.unread(), key=lambda capture: -capture.id)
    return SourcesPage(
        counts=archive.counts(),
        followed=leaf_of(lines, 1, max(len(lines), 1)),
        failing=sum(line.standing == "failing" for line in lines),
        overdue=sum(is_overdue(line.source, asked.now) for line in lines),
        sources=leaf_of(sources, asked.leaf, _SIZE),
        unread=leaf_of(unread, 1, _UNREAD),
    )


_ORDER: tuple[SourceStanding, ...] = ("failing", "overdue", "not asked", "well", "paused", "resting", "removed")


def _wanting(line: Line) -> tuple[int, bool, bool, str]:
    """The order in which they want looking after."""
    return _ORDER.index(line.standing), line.barren is None, not line.source.gaps, _called(line.source)


def _called(one: Followed) -> str:
    return (one.title or one.url).casefold()
