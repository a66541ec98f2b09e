"""The sources, honestly: what each has brought, since when, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from depeche.archive.answers import CaptureRow, Counts, SourceRow
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing

_UNREAD = 100  # captures without a readable page on one leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Coverage."""

    counts: Counts
    sources: tuple[SourceRow, ...]  # most articles first
    unread: Listing[CaptureRow]  # newest first

    title = "Sources"

    @property
    def answer(self) -> dict[str, Any]:
        return {"counts": self.counts, "sources": self.sources, "unread": self.unread}


def page(archive: Answers, asked: Asked) -> SourcesPage:
    leaf = asked.leaf
    unread = sorted(archive.unread(), key=lambda capture: -capture.id)
    shown = tuple(unread[(leaf - 1) * _UNREAD : leaf * _UNREAD])
    return SourcesPage(
        counts=archive.counts(),
        sources=tuple(sorted(archive.sources(), key=lambda source: (-source.articles, source.host))),
        unread=Listing(items=shown, leaf=leaf, more=leaf * _UNREAD < len(unread), total=len(unread)),
    )
