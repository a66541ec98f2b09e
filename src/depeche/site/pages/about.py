"""What this site is, how to search it, and how to take its contents away."""

from __future__ import annotations

from dataclasses import dataclass

from depeche import __version__
from depeche.archive.answers import Counts
from depeche.site.answering import Answers
from depeche.site.asking import Asked
from depeche.site.pages.search import SYNTAX


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """The imprint."""

    counts: Counts
    version: str
    syntax: tuple[tuple[str, str], ...]  # of search: an example, and what it finds

    title = "About"

    @property
    def answer(self) -> Counts:
        return self.counts


def page(archive: Answers, asked: Asked) -> AboutPage:
    return AboutPage(counts=archive.counts(), version=__version__, syntax=SYNTAX)
