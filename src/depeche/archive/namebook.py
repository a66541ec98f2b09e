"""The names of the record joined to entities, in the database. What joins them is decided in `identity.py`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity
from depeche.archive.engine import Engine
from depeche.archive.minting import Mint
from depeche.archive.rows import Rows
from depeche.archive.schema import entities, mentions, name_keys, speakers, spellings, statements
from depeche.model import Entity, EntityKind

_MOST_CANDIDATES = 60
_MOST_REMEMBERED = 200_000

_EXACT = (
    sa.select(spellings.c.kind, spellings.c.folded, spellings.c.entity_id, sa.func.sum(spellings.c.articles))
    .where(spellings.c.kind == sa.bindparam("kind"), spellings.c.folded.in_(sa.bindparam("names", expanding=True)))
    .group_by(spellings.c.kind, spellings.c.folded, spellings.c.entity_id)
)
_SHARING = (
    sa.select(spellings.c.entity_id, spellings.c.name, sa.func.sum(spellings.c.articles).label("articles"))
    .where(
        spellings.c.entity_id.in_(
            sa.select(name_keys.c.entity_id)
            .where(name_keys.c.kind == sa.bindparam("kind"), name_keys.c.key.in_(sa.bindparam("keys", expanding=True)))
            .limit(_MOST_CANDIDATES)
        )
    )
    .group_by(spellings.c.entity_id, spellings.c.name)
    .order_by(sa.desc("articles"), spellings.c.entity_id)
    .limit(_MOST_CANDIDATES)
)
_COUNT_SPELLING = sa.text(
    "INSERT INTO spellings (entity_id, name, language, kind, folded, articles) VALUES (:entity_id, :name, :language, :kind,"
    " :folded, :articles) ON CONFLICT (entity_id, name, language) DO UPDATE SET articles = articles + excluded.articles"
)
_COUNT = (
    sa.update(entities)
    .where(entities.c.id == sa.bindparam("number"))
    .values(articles=entities.c.articles + sa.bindparam("more"), statements=entities.c.statements + sa.bindparam("said"))
)
_ROLE = sa.update(entities).where(entities.c.id == sa.bindparam("number")).values(role=sa.bindparam("told"))
_RENAME = sa.update(entities).where(entities.c.id == sa.bindparam("number")).values(name=sa.bindparam("called"))


@dataclass(slots=True)
class Remembered:
    """Names seen by this process, kept from one transaction to the next while nobody else writes."""

    exact: dict[tuple[str, str], int] = field(default_factory=dict)  # kind, folded name → entity


class Namebook:
    """Entities, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, mint: Mint, rows: Rows, remembered: Remembered) -> None:
        self._connection, self._engine, self._mint, self._rows = connection, engine, mint, rows
        self._exact = remembered.exact
        if len(self._exact) > _MOST_REMEMBERED:
            self._exact.clear()
        self._new_keys: dict[tuple[str, str], list[int]] = defaultdict(list)  # not in the database yet
        self._new_names: dict[int, Counter[str]] = defaultdict(Counter)
        self._spellings: Counter[tuple[int, str, str, str, str]] = Counter()
        self._articles: Counter[int] = Counter()
        self._statements: Counter[int] = Counter()
        self._roles: dict[int, str] = {}

    def met(self, article: int, language: str | None, found: Iterable[Entity]) -> dict[str, int]:
        """Joins the entities of one article, and notes that it names them. Name → entity; of a name that is a person and
        a place, the one that came first."""
        found = list(found)
        self._look_up(found)
        numbers: dict[str, int] = {}
        rows: dict[int, dict[str, object]] = {}
        for one in found:
            number = self.entity(one.name, one.kind)
            numbers.setdefault(one.name, number)
            row = rows.get(number)
            if row is not None:  # two names of one article that are one entity after all
                row["times"] = int(str(row["times"])) + max(1, len(one.mentions))
                row["role"] = row["role"] or one.role
                continue
            rows[number] = {
                "article_id": article, "entity_id": number, "name": one.name, "role": one.role,
                "affiliation": one.affiliation, "times": max(1, len(one.mentions)),
            }  # fmt: skip
            self._spellings[number, one.name, language or "", one.kind, identity.folded(one.name)] += 1
            self._articles[number] += 1
            if one.role:
                self._roles[number] = one.role
        for row in rows.values():
            self._rows.add(mentions, row)
        return numbers

    def spoke(self, number: int) -> None:
        """Counts a statement of the entity."""
        self._statements[number] += 1

    def _look_up(self, found: list[Entity]) -> None:
        """Fills the memory with all exact spellings in one go per kind."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in found:
            folded = identity.folded(one.name)
            if (one.kind, folded) not in self._exact:
                wanted[one.kind].add(folded)
        for kind, names in wanted.items():
            best: dict[str, tuple[int, int]] = {}
            for _, folded, number, articles in self._connection.execute(_EXACT, {"kind": kind, "names": sorted(names)}):
                best[folded] = max(best.get(folded, (-1, 0)), (articles, -number))
            for folded, (_, number) in best.items():
                self._exact[kind, folded] = -number

    def entity(self, name: str, kind: EntityKind) -> int:
        """The entity that a name is; a new one where the archive has not met it."""
        folded = identity.folded(name) or name
        known = self._exact.get((kind, folded))
        if known is not None:
            return known
        keys = self._engine.name_keys(name)
        number = identity.entity(name, kind, self._sharing(kind, keys), self._engine.same_name) if keys else None
        if number is None:
            number = self._mint.number("entity", f"{kind}:{folded}")
            self._rows.add(
                entities, {"id": number, "kind": kind, "name": name, "role": None, "articles": 0, "statements": 0}
            )
        self._exact[kind, folded] = number
        self._new_names[number][name] += 1
        for key in keys:
            self._new_keys[kind, key].append(number)
        return number

    def known(self, name: str) -> int | None:
        """The entity of exactly that name, of whatever kind; None where there is none."""
        folded = identity.folded(name)
        for kind in ("person", "organisation", "place"):
            if (kind, folded) not in self._exact:
                self._look_up([Entity(kind=kind, name=name)])
            if (kind, folded) in self._exact:
                return self._exact[kind, folded]
        return None

    def _sharing(self, kind: str, keys: Iterable[str]) -> list[identity.Known]:
        keys = sorted(keys)
        rows = self._connection.execute(_SHARING, {"kind": kind, "keys": keys})
        found = [identity.Known(entity=entity, name=name, articles=articles) for entity, name, articles in rows]
        new = dict.fromkeys(number for key in keys for number in self._new_keys.get((kind, key), ()))
        return found + [
            identity.Known(entity=number, name=name, articles=count)
            for number in new
            for name, count in self._new_names[number].items()
        ]

    def forget_article(self, article: int, language: str | None) -> None:
        """Takes back what an article's former revision told. All that waited has to be flushed before."""
        for number, name in self._connection.execute(
            sa.select(mentions.c.entity_id, mentions.c.name).where(mentions.c.article_id == article)
        ):
            kind = self._connection.execute(sa.select(entities.c.kind).where(entities.c.id == number)).scalar_one()
            self._spellings[number, name, language or "", kind, identity.folded(name)] -= 1
            self._articles[number] -= 1
        for (number,) in self._connection.execute(
            sa.select(speakers.c.entity_id)
            .join(statements, statements.c.id == speakers.c.statement_id)
            .where(statements.c.article_id == article, speakers.c.entity_id.is_not(None))
        ):
            self._statements[number] -= 1
        self._connection.execute(sa.delete(mentions).where(mentions.c.article_id == article))

    def flush(self) -> None:
        """Writes counts, spellings and keys. The rows of new entities have to be in the database."""
        run = self._connection.execute
        if self._spellings:
            run(_COUNT_SPELLING, [
                {"entity_id": number, "name": name, "language": language, "kind": kind, "folded": folded, "articles": more}
                for (number, name, language, kind, folded), more in self._spellings.items()
            ])  # fmt: skip
        if self._new_keys:
            keys = [
                {"kind": kind, "key": key, "entity_id": number}
                for (kind, key), numbers in self._new_keys.items()
                for number in dict.fromkeys(numbers)
            ]
            run(sa.insert(name_keys).prefix_with("OR IGNORE", dialect="sqlite"), keys)
        touched = self._articles.keys() | self._statements.keys()
        if touched:
            counts = [{"number": n, "more": self._articles[n], "said": self._statements[n]} for n in sorted(touched)]
            run(_COUNT, counts)
        if self._roles:
            run(_ROLE, [{"number": number, "told": role} for number, role in sorted(self._roles.items())])
        self._rename(sorted({number for number, *_ in self._spellings}))
        for waiting in (self._spellings, self._new_keys, self._new_names, self._articles, self._statements, self._roles):
            waiting.clear()

    def _rename(self, numbers: list[int]) -> None:
        """An entity is called what most articles call it; among equals by what it is called already, then by the alphabet."""
        if not numbers:
            return
        counted: dict[int, list[tuple[int, bool, str]]] = defaultdict(list)
        current: dict[int, str] = {}
        for number, called, name, articles in self._connection.execute(
            sa.select(entities.c.id, entities.c.name, spellings.c.name, sa.func.sum(spellings.c.articles))
            .join(spellings, spellings.c.entity_id == entities.c.id)
            .where(entities.c.id.in_(sa.bindparam("numbers", expanding=True)))
            .group_by(entities.c.id, entities.c.name, spellings.c.name),
            {"numbers": numbers},
        ):
            current[number] = called
            counted[number].append((-articles, name != called, name))
        renamed = [{"number": n, "called": min(names)[2]} for n, names in counted.items() if min(names)[2] != current[n]]
        if renamed:
            self._connection.execute(_RENAME, renamed)
