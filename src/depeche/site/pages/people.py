"""The people of the archive, or those whose name begins so."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.archive.answers import EntityRow
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, listing

_SIZE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """One leaf of the index of names."""

    people: Listing[EntityRow]
    prefix: str

    title = "People"

    @property
    def answer(self) -> Listing[EntityRow]:
        return self.people


def page(archive: Answers, asked: Asked) -> PeoplePage:
    prefix, leaf = asked.text("q") or "", asked.leaf
    found = archive.people(prefix, limit=_SIZE + 1, offset=(leaf - 1) * _SIZE)
    return PeoplePage(people=listing(found, leaf, _SIZE), prefix=prefix)
