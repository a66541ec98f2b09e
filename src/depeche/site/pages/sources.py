"""The sources, honestly: what each has brought, since when, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from depeche.archive.answers import CaptureRow, Counts, SourceRow
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, leaf_of

_SIZE = 150
_UNREAD = 12  # captures without a readable page that are shown here; `unread` has all


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Coverage."""

    counts: Counts
    sources: Listing[SourceRow]  # most articles first
    unread: Listing[CaptureRow]  # newest first, the first few

    title = "Sources"

    @property
    def answer(self) -> dict[str, Any]:
        return {"counts": self.counts, "sources": self.sources}


def page(archive: Answers, asked: Asked) -> SourcesPage:
    sources = sorted(archive.sources(), key=lambda source: (-source.articles, source.host))
    unread = sorted(archive.unread(), key=lambda capture: -capture.id)
    return SourcesPage(
        counts=archive.counts(), sources=leaf_of(sources, asked.leaf, _SIZE), unread=leaf_of(unread, 1, _UNREAD)
    )
