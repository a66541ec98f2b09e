"""Whom a name means, where very many bear it."""

from __future__ import annotations

import random

import sqlalchemy as sa

from depeche.archive import Archive, identity, naming
from depeche.archive.schema import entities, spellings
from depeche.archive.store import Store


def named(store: Store, kind: str, first: int, names: list[str], articles: list[int]) -> None:
    """Entities with these names, from that number on."""
    with store.writing() as connection:
        for number, (name, count) in enumerate(zip(names, articles, strict=True), first):
            folded = identity.folded(name)
            connection.execute(sa.insert(entities).values(id=number, kind=kind, name=name, articles=count, statements=0))
            spelt = {"entity_id": number, "name": name, "kind": kind, "folded": folded, "articles": count}
            connection.execute(sa.insert(spellings).values(language="en", **spelt))
            words = [{"word": word, "kind": kind, "folded": folded} for word in folded.split()]
            connection.execute(naming.KEEP_WORD, words)


def test_of_very_many_who_bear_a_name_the_same_are_meant_as_if_each_was_looked_up(archive: Archive) -> None:
    draw = random.Random(1)
    store, engine = archive._store, archive._stages
    written = [draw.choice((1, 1, 1, 2, 2, 5, draw.randint(6, 90))) for _ in range(1500)]
    named(store, "person", 1, [f"Ada {number} Vega" for number in range(1500)], written)
    named(store, "place", 2001, [f"Puerto {number} Vega" for number in range(300)], written[:300])
    named(store, "person", 3001, [f"Ada Vegas {number}" for number in range(300)], [99] * 300)
    with store.reading() as connection:
        for name in ("Vega", "VEGA", "Ada 7 Vega", "Vegas", "Ada"):
            one_by_one = naming.entities_called(connection, engine, name)
            assert naming.entities_called(connection, engine, name, many=20) == one_by_one, name
            assert len(one_by_one) == {"Ada 7 Vega": 1, "Vegas": 300}.get(name, naming.MOST)
        everybody = [*enumerate(written, 1), *enumerate(written[:300], 2001)]
        best = sorted((-count, number) for number, count in everybody)
        assert naming.entities_called(connection, engine, "vega") == [number for _, number in best[: naming.MOST]]
