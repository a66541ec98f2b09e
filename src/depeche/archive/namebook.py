"""The names of the record joined to entities, in the database. What joins them is decided in `identity.py`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases, deciding, identity, naming, offices, rows
from depeche.archive.engine import Engine
from depeche.archive.minting import Mint
from depeche.archive.readings import Name
from depeche.archive.rows import Row, Rows
from depeche.archive.schema import entities, mentions, name_keys, speakers, spellings, statements

_MOST_CANDIDATES = 60
_MOST_REMEMBERED = 50_000  # names, some 25 MB: those of a few thousand articles

_EXACT = (
    sa.select(spellings.c.kind, spellings.c.folded, spellings.c.entity_id, sa.func.sum(spellings.c.articles))
    .where(spellings.c.kind == sa.bindparam("kind"), spellings.c.folded.in_(sa.bindparam("names", expanding=True)))
    .group_by(spellings.c.kind, spellings.c.folded, spellings.c.entity_id)
)
_COUNT_SPELLING = sa.text(
    "INSERT INTO spellings (entity_id, name, language, kind, folded, articles) VALUES (:entity_id, :name, :language, :kind,"
    " :folded, :articles) ON CONFLICT (entity_id, name, language)"
    " DO UPDATE SET articles = spellings.articles + excluded.articles"
)
_ALSO_CALLED = sa.text(
    "INSERT INTO called (article_id, entity_id, name, language) VALUES (:article_id, :entity_id, :name, :language)"
    " ON CONFLICT DO NOTHING"
)
_KEEP_KEY = sa.text("INSERT INTO name_keys (kind, key, entity_id) VALUES (:kind, :key, :entity_id) ON CONFLICT DO NOTHING")
_NEW = sa.insert(entities)
_COUNT = (
    sa.update(entities)
    .where(entities.c.id == sa.bindparam("number"))
    .values(articles=entities.c.articles + sa.bindparam("more"), statements=entities.c.statements + sa.bindparam("said"))
)
_RENAME = sa.update(entities).where(entities.c.id == sa.bindparam("number")).values(name=sa.bindparam("called"))


@cache
def _sharing(database: str) -> sa.Select[Any]:
    """The spellings of those that share a key; of a key that half the world shares, of those met first."""
    first = databases.named(database).firsts(name_keys.c.key, name_keys.c.entity_id, _MOST_CANDIDATES, name_keys.c.kind)
    shared = first.subquery()
    return (
        sa.select(shared.c.key, shared.c.entity_id, spellings.c.name, sa.func.sum(spellings.c.articles))
        .join(spellings, spellings.c.entity_id == shared.c.entity_id)
        .group_by(shared.c.key, shared.c.entity_id, spellings.c.name)
    )


@dataclass(slots=True)
class Remembered:
    """Names seen by this process, kept from one transaction to the next while nobody else writes."""

    exact: dict[tuple[str, str], int] = field(default_factory=dict)  # kind, folded name → entity
    listed: set[tuple[int, str, str | None]] = field(default_factory=set)  # entity, name, key: its words and keys are kept
    pins: deciding.Pins | None = None  # what was decided by hand; None: not asked yet

    def clear(self) -> None:
        """Remembers nothing any more."""
        self.exact.clear()
        self.listed.clear()
        self.pins = None


class Namebook:
    """Entities, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, mint: Mint, waiting: Rows, remembered: Remembered) -> None:
        self._connection, self._engine, self._mint, self._rows = connection, engine, mint, waiting
        self._remembered, self._exact, self._listed = remembered, remembered.exact, remembered.listed
        if len(self._exact) > _MOST_REMEMBERED or len(self._listed) > _MOST_REMEMBERED:
            remembered.clear()
        self._sharing: dict[tuple[str, str], dict[int, list[identity.Known]]] = defaultdict(dict)  # kind, key → entities
        self._asked: set[tuple[str, str]] = set()  # kinds and folded names that were looked up
        self._expected: dict[str, set[str]] = defaultdict(set)  # kind → keys that were looked up
        self._new_keys: dict[tuple[str, str], list[int]] = defaultdict(list)  # of entities met in this transaction
        self._new_names: dict[int, Counter[str]] = defaultdict(Counter)
        self._unwritten: dict[int, Row] = {}  # entities that have no row yet
        self._keys_waiting: list[Row] = []
        self._words_waiting: list[Row] = []
        self._spellings: Counter[tuple[int, str, str, str, str]] = Counter()
        self._articles: Counter[int] = Counter()
        self._statements: Counter[int] = Counter()
        self._offices: set[int] = set()  # entities to which an article gives an office, or gave one
        self._also: list[Row] = []  # what articles call them besides
        self._there: set[int] = set()  # entities that have a row, or will have

    def expect(self, names: Iterable[Name]) -> None:
        """Looks up in a few queries what the names of many articles may be."""
        wanted: dict[str, dict[str, Name]] = defaultdict(dict)  # kind → folded → name
        for name in names:
            one = (name.kind, name.folded)
            if one not in self._exact and one not in self._asked:
                self._asked.add(one)
                wanted[name.kind][name.folded] = name
        for kind, by_folded in wanted.items():
            self._look_up(kind, sorted(by_folded))
            unknown = [name for folded, name in by_folded.items() if (kind, folded) not in self._exact]
            self._look_up_keys(kind, {key for name in unknown for key in _keys(name)})

    def met(self, article: int, language: str | None, names: Sequence[Name]) -> dict[str, int]:
        """Joins the names of one article to entities, and counts that it names them. Name → entity; of a name that is a
        person and a place, the one that came first."""
        self.expect(names)  # of a page that has come back, or of several that were joined, nobody did before
        numbers: dict[str, int] = {}
        named: dict[int, Row] = {}
        for name in names:
            kind, called, role, affiliation, times, folded, _, _ = name
            number = self._whose(article, name)
            numbers.setdefault(called, number)
            self._looked_up_by(number, name)
            row = named.get(number)
            if row is not None:  # two names of one article that are one entity after all
                row["times"] += times
                row["role"] = row["role"] or role
                if called != row["name"]:
                    self._calls(article, number, called, kind, folded, language)
                continue
            named[number] = {
                "article_id": article, "entity_id": number, "name": called, "role": role, "affiliation": affiliation,
                "times": times,
            }  # fmt: skip
            self._spellings[number, called, language or "", kind, folded] += 1
            self._articles[number] += 1
        for number, row in named.items():
            self._rows.add(mentions, row)
            if row["role"]:
                self._offices.add(number)
        return numbers

    def _whose(self, article: int, name: Name) -> int:
        """The entity that a name is in an article."""
        key = f"{article} {name.kind}:{name.folded}"
        number = self._mint.found("named", key)
        if number is None:
            number = self._decided(article, name)
        if number is None:
            number = self._entity(name)
        else:
            self._exists(number, name)
        self._mint.finds("named", number, key)
        return number

    def _exists(self, number: int, name: Name) -> None:
        """Sees to it that there is an entity of that number, which others may have told of first."""
        if number not in self._there and number not in self._unwritten:
            self._there.add(number)
            if self._connection.scalar(sa.select(entities.c.id).where(entities.c.id == number)) is None:
                self._unwritten[number] = {"id": number, "kind": name.kind, "name": name.name}
                self._mint.uses("entity", number)

    def _calls(self, article: int, number: int, called: str, kind: str, folded: str, language: str | None) -> None:
        """An article has one more name for an entity, or had."""
        self._spellings[number, called, language or "", kind, folded] += 0
        self._also.append({"article_id": article, "entity_id": number, "name": called, "language": language or ""})

    def _looked_up_by(self, number: int, name: Name) -> None:
        """An entity is found by the words of a name and by its keys."""
        one = (number, name.name, name.known)
        if one not in self._listed:
            self._listed.add(one)
            kind, folded = name.kind, name.folded
            self._words_waiting.extend({"word": word, "kind": kind, "folded": folded} for word in set(folded.split()))
            self._keys_waiting.extend({"kind": kind, "key": key, "entity_id": number} for key in _keys(name))

    def _decided(self, article: int, name: Name) -> int | None:
        """The entity that somebody decided the name to be; None where nobody did."""
        if self._remembered.pins is None:
            self._remembered.pins = deciding.standing(self._connection)
        return self._remembered.pins.of(name.kind, name.folded, article)

    def spoke(self, number: int) -> None:
        """Counts a statement of the entity."""
        self._statements[number] += 1

    def _look_up(self, kind: str, folded_names: list[str]) -> None:
        """Remembers the entities of exactly these names: of two, the one that more articles name so."""
        best: dict[str, tuple[int, int]] = {}
        for _, folded, number, articles in self._connection.execute(_EXACT, {"kind": kind, "names": folded_names}):
            best[folded] = max(best.get(folded, (-1, 0)), (articles, -number))
        for folded, (_, number) in best.items():
            self._exact[kind, folded] = -number

    def _look_up_keys(self, kind: str, keys: set[str] | frozenset[str]) -> None:
        """Remembers the entities that share these keys; of a key that half the world shares, those met first."""
        expected = self._expected[kind]
        if not expected.issuperset(keys):
            wanted = sorted(keys.difference(expected))
            expected.update(wanted)
            sharing = _sharing(self._connection.dialect.name)
            for key, number, name, articles in self._connection.execute(sharing, {"kind": kind, "keys": wanted}):
                known = identity.Known(entity=number, name=name, articles=articles)
                self._sharing[kind, key].setdefault(number, []).append(known)

    def _entity(self, name: Name) -> int:
        """The entity that a name is; a new one where the archive has not met it."""
        kind, called = name.kind, name.name
        known = self._exact.get((kind, name.folded))
        if known is not None:
            return known
        key = f"{kind}:{name.folded}"
        goes_on, number = self._mint.goes_on(key)
        if not goes_on:
            number = self._translated(name)
        if number is None and not goes_on:
            alike = self._alike(kind, name.keys)
            number = identity.entity(called, kind, alike, self._engine.same_name) if alike else None
        if number is None:
            given = self._mint.last("entity")
            number = self._mint.entity(key)
            if number > given:
                self._unwritten[number] = {"id": number, "kind": kind, "name": called}
            else:  # given out before: what was decided about may stand before what names it, where a journal is lost
                self._exists(number, name)
        self._exact[kind, name.folded] = number
        self._new_names[number][called] += 1
        for key in _keys(name):
            self._new_keys[kind, key].append(number)
        return number

    def _translated(self, name: Name) -> int | None:
        """The place or organisation that another language calls otherwise: Wien is Vienna."""
        if name.known is None:
            return None
        kind = name.kind
        self._look_up_keys(kind, {name.known})
        return min((*self._sharing.get((kind, name.known), ()), *self._new_keys.get((kind, name.known), ())), default=None)

    def _alike(self, kind: str, keys: Sequence[str]) -> list[identity.Known]:
        """The spellings of all entities that share a key, those of this transaction included."""
        self._look_up_keys(kind, set(keys))
        held: dict[int, list[identity.Known]] = {}
        for key in keys:
            held.update(self._sharing.get((kind, key), {}))
        new = dict.fromkeys(number for key in keys for number in self._new_keys.get((kind, key), ()))
        return [known for spelled in held.values() for known in spelled] + [
            identity.Known(entity=number, name=name, articles=count)
            for number in new
            for name, count in self._new_names[number].items()
        ]

    def nothing_known(self) -> None:
        """Remembers no entity any more: some are gone, or names are theirs no more."""
        self._remembered.pins = None
        for held in (
            self._exact, self._asked, self._listed, self._sharing, self._expected, self._new_keys, self._new_names,
            self._there,
        ):  # fmt: skip
            held.clear()

    def forget_article(self, article: int, language: str | None) -> None:
        """Takes back what an article's former revision told. All that waited has to be flushed before."""
        for number, name, role, kind in self._connection.execute(
            sa.select(mentions.c.entity_id, mentions.c.name, mentions.c.role, entities.c.kind)
            .join(entities, entities.c.id == mentions.c.entity_id)
            .where(mentions.c.article_id == article)
        ):
            folded = identity.folded(name) or name
            self._calls(article, number, name, kind, folded, language)
            self._spellings[number, name, language or "", kind, folded] -= 1
            self._articles[number] -= 1
            if role:
                self._offices.add(number)
        for (number,) in self._connection.execute(
            sa.select(speakers.c.entity_id)
            .join(statements, statements.c.id == speakers.c.statement_id)
            .where(statements.c.article_id == article, speakers.c.entity_id.is_not(None))
            .group_by(speakers.c.statement_id, speakers.c.entity_id)
        ):
            self._statements[number] -= 1
        self._connection.execute(sa.delete(mentions).where(mentions.c.article_id == article))

    def flush(self) -> None:
        """Writes entities, their counts, spellings and keys."""
        new = self._unwritten
        for number, row in new.items():
            row |= {"articles": self._articles[number], "statements": self._statements[number]}
        self._run(_NEW, list(new.values()))
        self._run(_COUNT_SPELLING, [
            {"entity_id": number, "name": name, "language": language, "kind": kind, "folded": folded, "articles": more}
            for (number, name, language, kind, folded), more in self._spellings.items()
        ])  # fmt: skip
        self._run(_ALSO_CALLED, self._also)
        self._run(_KEEP_KEY, self._keys_waiting)
        self._run(naming.KEEP_WORD, self._words_waiting)
        touched = sorted((self._articles.keys() | self._statements.keys()) - new.keys())
        self._run(_COUNT, [{"number": n, "more": self._articles[n], "said": self._statements[n]} for n in touched])
        offices.tell(self._connection, self._offices)
        self._rename(self._called_otherwise())
        self._there.update(new)
        for waiting in (
            self._unwritten,
            self._also,
            self._offices,
            self._keys_waiting,
            self._words_waiting,
            self._spellings,
            self._articles,
            self._statements,
        ):
            waiting.clear()

    def _run(self, statement: sa.Insert | sa.Update | sa.TextClause, waiting: list[Row]) -> None:
        rows.run(self._connection, statement, waiting)

    def _called_otherwise(self) -> list[int]:
        """The entities that may be called otherwise from now on: all that were counted, but the new ones of one spelling."""
        spelt: dict[int, set[str]] = defaultdict(set)
        for number, name, *_ in self._spellings:
            spelt[number].add(name)
        return sorted(number for number, names in spelt.items() if len(names) > 1 or number not in self._unwritten)

    def _rename(self, numbers: list[int]) -> None:
        """An entity is called what most articles call it (`identity.called`)."""
        if not numbers:
            return
        counted: dict[int, dict[str, int]] = defaultdict(dict)
        current: dict[int, str] = {}
        for number, called, name, articles in self._connection.execute(
            sa.select(entities.c.id, entities.c.name, spellings.c.name, sa.func.sum(spellings.c.articles))
            .join(spellings, spellings.c.entity_id == entities.c.id)
            .where(entities.c.id.in_(sa.bindparam("numbers", expanding=True)))
            .group_by(entities.c.id, entities.c.name, spellings.c.name),
            {"numbers": numbers},
        ):
            current[number] = called
            counted[number][name] = articles
        called_now = {number: identity.called(names) for number, names in counted.items()}
        renamed = [{"number": n, "called": name} for n, name in called_now.items() if name != current[n]]
        if renamed:
            rows.run(self._connection, _RENAME, renamed)


def _keys(name: Name) -> tuple[str, ...]:
    """All that it is looked up by."""
    return name.keys if name.known is None else (*name.keys, name.known)
