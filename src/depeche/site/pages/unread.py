"""The captures without a readable page: kept all the same, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.archive.answers import CaptureRow
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, leaf_of

_SIZE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPage:
    """One leaf of them."""

    unread: Listing[CaptureRow]  # newest first

    title = "Without a readable page"

    @property
    def answer(self) -> Listing[CaptureRow]:
        return self.unread


def page(archive: Answers, asked: Asked) -> UnreadPage:
    unread = sorted(archive.unread(), key=lambda capture: -capture.id)
    return UnreadPage(unread=leaf_of(unread, asked.leaf, _SIZE))
