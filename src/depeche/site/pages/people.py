"""The people, organisations and places of the archive, or those whose name begins so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from depeche.archive.answers import EntityRow, NameFilter
from depeche.model import EntityKind
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, listing

_SIZE = 120
_KINDS: Mapping[EntityKind, str] = {"person": "People", "organisation": "Organisations", "place": "Places"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """One leaf of the index of names, most named first."""

    people: Listing[EntityRow]
    prefix: str
    kind: EntityKind
    kinds: Mapping[EntityKind, str]  # what there is to choose from, with its name

    @property
    def title(self) -> str:
        return self.kinds[self.kind]

    @property
    def answer(self) -> Listing[EntityRow]:
        return self.people


def chosen(asked: Asked) -> NameFilter:
    """The filter that the address asks for."""
    kind = cast("EntityKind", asked.one_of("kind", EntityKind) or "person")
    return NameFilter(begins=asked.text("q") or "", kind=kind)


def page(archive: Answers, asked: Asked) -> PeoplePage:
    filter, leaf = chosen(asked), asked.leaf
    found = archive.people(filter.begins, kind=filter.kind, limit=_SIZE + 1, offset=(leaf - 1) * _SIZE)
    return PeoplePage(people=listing(found, leaf, _SIZE), prefix=filter.begins, kind=filter.kind, kinds=_KINDS)
