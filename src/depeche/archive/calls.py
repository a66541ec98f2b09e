"""Whom articles call how, out of the tables: which entity a name is in an article, after all that was decided."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity
from depeche.archive.agenda import Known
from depeche.archive.engine import Engine
from depeche.archive.regrouping import chunks, folded
from depeche.archive.schema import entities, mentions, spellings


class Calls:
    """The names of some articles that tell of one meeting."""

    def __init__(self, connection: Connection, engine: Engine, within: set[int], known: Known | None) -> None:
        self._engine, self._known = engine, known
        self._kinds: dict[int, str] = {}
        self._main: dict[tuple[int, str], list[int]] = {}  # article, folded name → entities that go by it there
        self._other: dict[tuple[int, str], list[int]] = {}  # … and by which they go elsewhere
        self._people: dict[int, list[identity.Known]] = {}
        for some in chunks(sorted(within)):
            for row in connection.execute(
                sa.select(mentions.c.article_id, mentions.c.entity_id, mentions.c.name.label("here"), entities.c.kind,
                          spellings.c.name, spellings.c.folded, spellings.c.articles)
                .join(entities, entities.c.id == mentions.c.entity_id)
                .join(spellings, spellings.c.entity_id == mentions.c.entity_id)
                .where(mentions.c.article_id.in_(some))
                .order_by(mentions.c.article_id, mentions.c.entity_id, spellings.c.name, spellings.c.language)
            ):  # fmt: skip
                self._kinds[row.entity_id] = row.kind
                self._keep(self._main, row.article_id, folded(row.here), row.entity_id)
                self._keep(self._other, row.article_id, row.folded, row.entity_id)
                if row.kind == "person":
                    spelt = identity.Known(entity=row.entity_id, name=row.name, articles=row.articles)
                    self._people.setdefault(row.article_id, []).append(spelt)

    def _keep(self, held: dict[tuple[int, str], list[int]], article: int, name: str, entity: int) -> None:
        known = held.setdefault((article, name), [])
        if entity not in known:
            known.append(entity)

    def of(self, article: int, name: str, *, place: bool = False) -> int | None:
        """The entity that an article calls so; of several a person first, or a place."""
        wanted = "place" if place else "person"
        for held in (self._main, self._other):
            known = held.get((article, folded(name)))
            if known:
                return min(known, key=lambda entity: (self._kinds[entity] != wanted, entity))
        if self._known is None:
            return None
        encounter = self._known.encounter
        elsewhere = encounter.place if place and encounter.where == name else self._known.names.get(name)
        if elsewhere is not None or place:
            return elsewhere
        # A second name by which an article calls somebody has no row of its own.
        return identity.entity(name, "person", self._people.get(article, ()), self._engine.same_name)
