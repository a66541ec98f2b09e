"""What is shown of each article: its row, and the record, the words and the likeness of its last revision.

What decides which revision is the last is the step (`fold`); here it is put in front, and what was there is taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases, identity, places, retelling
from depeche.archive.agenda import Agenda, Before
from depeche.archive.copies import Copies
from depeche.archive.engine import Engine
from depeche.archive.intake import Memory
from depeche.archive.minting import Mint
from depeche.archive.namebook import Namebook
from depeche.archive.readings import Reading, made, noun
from depeche.archive.rows import Row, Rows
from depeche.archive.schema import articles, readings, speakers, statements
from depeche.archive.siting import Sites
from depeche.archive.storylines import Storylines
from depeche.model import Article, Record

_ARTICLE = sa.select(articles).where(articles.c.id == sa.bindparam("number"))


class Front:
    """The articles as they will be, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, mint: Mint, rows: Rows, memory: Memory) -> None:
        self._connection, self._engine, self._mint, self._rows = connection, engine, mint, rows
        self._names = Namebook(connection, engine, mint, rows, memory.names)
        self._agenda = Agenda(connection, engine, mint, rows)
        self._stories = Storylines(connection, engine, mint, rows, memory.progress)
        self._copies = Copies(connection, rows)
        self._sites = Sites(connection)
        self._articles: dict[int, Row] = {}
        self._words: list[tuple[int, str, str]] = []  # of articles, that wait for the index
        self._said: list[tuple[int, str]] = []  # the same of statements, by their places
        self._stored: set[int] = set()  # articles that have a row already
        self._dirty: set[int] = set()

    def expect(self, expected: Sequence[Reading]) -> None:
        """Looks up in a few queries what will be asked for each of these readings."""
        self._copies.expect(reading.sketch for reading in expected)
        self._names.expect(name for reading in expected for name in reading.names)

    def new(self, key: str) -> int:
        """A new article at that address; its number."""
        number = self._mint.number("article", key)
        self._articles[number] = {
            "id": number, "key": key, "revisions": 0, "story_id": None, "captured": None, "latest": None, "like_id": None,
        }  # fmt: skip
        return number

    def load(self, number: int) -> Row:
        """An article's row, as it will be."""
        row = self._articles.get(number)
        if row is None:
            row = self._articles[number] = dict(self._connection.execute(_ARTICLE, {"number": number}).mappings().one())
            self._stored.add(number)
        return row

    def changed(self, number: int) -> None:
        """Its row has to be written."""
        self._dirty.add(number)

    def emptied(self, number: int) -> None:
        """Takes out all that an article shows and has written, before its row goes."""
        self.flush()
        self._stories.let_go()
        met = self._take_back(self.load(number))
        self._agenda.all_told()  # of which it tells nothing any more
        self._redraw(met)
        self.flush()

    def gone(self, number: int) -> None:
        """Its row is no longer there."""
        self._sites.left(self._articles.pop(number, {}))

    def names_changed(self) -> None:
        """Looks names up anew: somebody joined, parted or removed some. All that waited has to be flushed before."""
        self._names.nothing_known()

    def parties_changed(self) -> None:
        """Looks meetings up anew, whose parties are others now. All that waited has to be flushed before."""
        self._agenda.nothing_known()

    def stored_reading(self, number: int) -> Reading:
        """A reading from the database, as a worker would hand it over."""
        self._rows.flush()
        row = self._connection.execute(sa.select(readings).where(readings.c.id == number)).one()
        return made(noun(Article, row.article), noun(Record, row.record), self._engine, row.digest)

    def show(self, article: Row, number: int, reading: Reading, at: str | None) -> None:
        """Puts a reading in front: the article's row, its record, its words."""
        first = article["revisions"] == 1 and article["id"] not in self._stored
        met = {} if first else self._take_back(article)
        article.update(reading.columns, reading_id=number, host=identity.host(reading.columns["url"]))
        article["ordered"] = reading.columns["ordered"] or (article["captured"] or at or "")[:19]
        if article["story_id"] is None and reading.traits is not None:
            article["story_id"] = self._stories.story(
                article["id"], reading, article["title"] or article["url"], article["ordered"]
            )
        article["like_id"] = self._alike(article["id"], reading)
        self._tell(article, reading)
        self._redraw(met)

    def _redraw(self, met: Mapping[int, Before]) -> None:
        """Draws meetings up again of which an article that told of them tells otherwise, or no more: they are what the
        others and it tell now. Those of which it tells as before have not moved. `met`: as they were."""
        if not met:
            return
        self.flush()
        for number, before in met.items():
            if self._agenda.gone(number):
                continue
            now = before.known
            if self._agenda.differs(number, before):
                told = retelling.of(self._connection, self._engine, self._agenda, number)
                now = retelling.retold(now, told, retelling.told(self._connection, told))
            self._agenda.put(number, now)

    def _alike(self, number: int, reading: Reading) -> int | None:
        """The group of those with nearly the same words; None where there is no other."""
        if self._mint.facts is not None:  # `as_found.batch` says it
            self._copies.put(number, reading.sketch)
            return None
        near = self._copies.likest(reading.sketch) if reading.sketch else None
        self._copies.put(number, reading.sketch)
        if near is None:
            return self._of_group(number, None)
        other = self.load(near)
        if other["like_id"] is None:
            other["like_id"] = self._of_group(near, self._mint.number("likeness"))
            self._dirty.add(near)
        return self._of_group(number, other["like_id"])

    def _of_group(self, number: int, group: int | None) -> int | None:
        """The group, of which the journal is to tell."""
        self._mint.finds("alike", group or 0, str(number))
        return group

    def _take_back(self, article: Row) -> dict[int, Before]:
        """Out with the record and the words of the revision that was in front; the meetings that it told of."""
        self.flush()
        number = article["id"]
        old = self.stored_reading(article["reading_id"])
        ids = list(self._connection.scalars(sa.select(statements.c.id).where(statements.c.article_id == number)))
        self._names.forget_article(number, old.language)
        met = self._agenda.taken_back(number)
        self._copies.take_out(number)
        self._left_alone(number, article["like_id"])
        self._connection.execute(sa.delete(speakers).where(speakers.c.statement_id.in_(ids)))
        self._connection.execute(sa.delete(statements).where(statements.c.id.in_(ids)))
        said = [(places.place(number, i), said.words) for i, said in enumerate(old.said[: places.MOST])]
        databases.of(self._connection).unindex(self._connection, number, old.title_words, old.body_words, said)
        return met

    def _left_alone(self, number: int, group: int | None) -> None:
        """One article alone is no group, once another has left it."""
        if group is None or self._mint.facts is not None:
            return
        others = sa.select(articles.c.id).where(articles.c.like_id == group, articles.c.id != number).limit(2)
        left = list(self._connection.scalars(others))
        if len(left) == 1:
            self.load(left[0])["like_id"] = self._of_group(left[0], None)
            self._dirty.add(left[0])

    def _tell(self, article: Row, reading: Reading) -> None:
        """In with the record and the words of a reading."""
        number = article["id"]
        numbers = self._names.met(number, reading.language, reading.names)
        self._words.append((number, reading.title_words, reading.body_words))
        for position, said in enumerate(reading.said):
            identifier = self._mint.number("statement")
            place = places.place(number, position) if position < places.MOST else None
            if place is not None:
                self._said.append((place, said.words))
            self._rows.add(statements, {
                "id": identifier, "article_id": number, "position": position, "text": said.text, "kind": said.kind,
                "act": said.act, "speaker": said.speaker, "role": said.role, "confidence": said.confidence,
                "ordered": article["ordered"], "plain": said.plain,
            })  # fmt: skip
            for entity in {numbers[name] for name in said.spoke}:
                self._names.spoke(entity)
            for i, name in enumerate(said.spoke):
                entity = numbers[name]
                self._rows.add(speakers, {
                    "statement_id": identifier, "position": i, "name": name, "entity_id": entity, "place": place
                })  # fmt: skip
        people = frozenset(numbers[name] for name in reading.people if name in numbers)
        # Those with a day first: what has none is taken for any meeting of its parties, and then two of an article stay two.
        for meeting, plain in sorted(reading.met, key=lambda one: one[0].when is None):
            place = numbers.get(meeting.where) if meeting.where else None
            self._agenda.told(
                number, article["key"], article["story_id"], meeting, plain, numbers, people, place, reading.language
            )
        self._agenda.all_told()

    def flush(self) -> None:
        """Writes what waits. The order: rows before what counts on them."""
        new = sorted(number for number in self._dirty if number not in self._stored)
        old = sorted(number for number in self._dirty if number in self._stored)
        self._sites.written([self._articles[number] for number in new], [self._articles[number] for number in old])
        if new:
            self._connection.execute(sa.insert(articles), [self._articles[number] for number in new])
        if old:
            columns = [column.name for column in articles.c if column.name not in ("id", "key")]
            self._connection.execute(
                sa.update(articles)
                .where(articles.c.id == sa.bindparam("number"))
                .values({name: sa.bindparam(f"new_{name}") for name in columns}),
                [{"number": n, **{f"new_{name}": self._articles[n][name] for name in columns}} for n in old],
            )
        self._stored.update(self._dirty)
        self._dirty.clear()
        self._sites.flush()
        self._rows.flush()
        self._names.flush()
        self._agenda.flush()
        self._stories.flush()
        databases.of(self._connection).index(self._connection, self._words, self._said)
        self._words.clear()
        self._said.clear()
