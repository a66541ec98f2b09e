"""Random histories of an archive, and all that it holds after one, without the numbers that nobody sees.

A history is what a press desk does in a few weeks, in any order: pages come in, corrected, late and again, with the clock
set back in between; some are gone; articles are forgotten; people are merged, split, and that is taken back. All is drawn
from one seed. Papers, people and places are invented.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from tests.archive import fakes
from tests.archive.dumping import dump
from tests.archive.fakes import page, told

from depeche import names, plain, stories
from depeche.archive import Archive
from depeche.archive.engine import Engine
from depeche.archive.minting import REMEMBERED
from depeche.archive.schema import metadata
from depeche.archive.store import Store
from depeche.errors import BadDecision, NotFound
from depeche.model import Capture, EntityKind

# ---------------------------------------------------------------- engines


def a_letter_apart() -> Engine:
    """Names are like each other that begin alike and differ in length by one letter at most: so one may link two others."""
    return replace(
        fakes.engine(),
        same_name=lambda one, other: 1.0 if one[:5] == other[:5] and abs(len(one) - len(other)) <= 1 else 0.0,
        name_keys=lambda name: frozenset((name[:5],)),
    )


def with_our_names_and_stories() -> Engine:
    """Pages are read as in other tests; who is who and what is one story is decided as it is for everybody."""
    return replace(
        fakes.engine(),
        same_name=names.same_name,
        name_keys=names.keys,
        traits=lambda article, _: stories.traits(article),
        traits_from=lambda value: plain.from_plain(stories.Traits, value),
        new_fold=stories.Fold,
        resume_fold=stories.Fold.resume,
    )


ENGINES = {
    "a letter apart": f"{__name__}:a_letter_apart",
    "as in other tests": fakes.ENGINE,
    "our own": f"{__name__}:with_our_names_and_stories",
}

# ---------------------------------------------------------------- a world

CHAINS = ("Ida Bo", "Ida Boo", "Ida Booo", "Ida Boooo", "Ida Booooo", "Ola Ra", "Ola Raa", "Ola Raaa", "Ola Raaaa")
PEOPLE = (
    "Ilse Vaudrin", "I. Vaudrin", "Ilse M. Vaudrin", "Ильзе Водрен", "Lise Vaudrin", "Vaudrin",
    "Jon Brask", "J. Brask", "Jonas Brask", "Γιον Μπρασκ", "Odile Karsten", "Odil Karsten", "O. Karsten",
)  # fmt: skip
PLACES = ("Port-Armel", "Port Armel", "Порт-Армель", "Wien", "Vienna", "Varnhaven", "Ostmark")
LANGUAGES = ("fr", "de", "ru", "el", "en")
HOSTS = ("herald.example", "gazette.example", "www.kurier.example", "port-armel.example")
TOPICS = ("Ferry", "Storm", "Quay")
SENTENCES = tuple(
    f"{first} {second} {third} harbour {topic} council pier {n}"
    for n, (first, second, third, topic) in enumerate(
        (a, b, c, t)
        for t in ("ferry", "storm", "quay")
        for a in ("Cranes", "Nets", "Lamps", "Ropes")
        for b in ("over", "under", "behind")
        for c in ("ochre", "northern", "quiet", "fifth")
    )
)
HAPPENS = {
    "come": 40, "again": 8, "gone": 5, "forget": 16, "merge": 9, "split": 9, "undo": 5, "reopen": 5, "rebuild": 2
}  # fmt: skip
"""What happens, and how often."""
STATUSES = ("announced", "held", "postponed", "cancelled")

KINDS: tuple[EntityKind, ...] = ("person", "person", "place")
"""Of whom names are merged and split; people more often."""


class History:
    """What happens to an archive, drawn from one seed."""

    def __init__(self, archive: Archive, reopen: Callable[[], Archive], seed: int, people: tuple[str, ...]) -> None:
        self.archive, self._reopen, self._draw, self._people = archive, reopen, random.Random(seed), people
        self._clock = datetime(2027, 1, 10, 10, tzinfo=UTC)
        self._wires: list[list[str]] = []
        self.log: list[str] = []

    def go_on(self, turns: int) -> None:
        for what in self._draw.choices(tuple(HAPPENS), tuple(HAPPENS.values()), k=turns):
            getattr(self, what)()

    # ---- pages

    def come(self) -> None:
        """Some pages, in one go."""
        found = [self._page() for _ in range(self._draw.choice((1, 1, 1, 2, 3, 5)))]
        self._draw.shuffle(found)
        self._add(found)

    def again(self) -> None:
        """A page that there is, once more: the same bytes."""
        found = [row.id for row in self._captures() if row.outcome == "page"]
        if found:
            capture = self.archive.page(self._draw.choice(found))
            self._add([Capture(name="again", url=capture.url, at=self._now(), page=capture)])

    def gone(self) -> None:
        number = self._article()
        if number is not None:
            url, missing = self.archive.article(number).row.url, self._draw.random() < 0.5
            capture = Capture(name=url, url=url, at=self._now(), outcome="gone", status=410)
            self._add([replace(capture, outcome="missing", status=404) if missing else capture])

    def _captures(self) -> list[Any]:
        number = self._article()
        return list(self.archive.captures(self.archive.article(number).row.url)) if number is not None else []

    def _now(self) -> datetime:
        """Goes on, or is set back."""
        step = self._draw.choice((1, 2, 3, 7, 25, -1, -30))
        self._clock += timedelta(hours=step)
        return self._clock

    def _add(self, captures: list[Capture]) -> None:
        for added in self.archive.add(captures, workers=0):
            self.log.append(f"{added.change} {added.article} {added.url}")

    def _page(self) -> Capture:
        draw = self._draw
        at = self._now()
        url = f"https://{draw.choice(HOSTS)}/{draw.randint(1, 4)}"
        holds: dict[str, Any] = {"language": draw.choice(LANGUAGES), "kind": draw.choices(("article", "index"), (20, 1))[0]}
        if draw.random() < 0.6:
            holds["published"] = (at - timedelta(hours=draw.randint(0, 40))).isoformat()
        if draw.random() < 0.1:
            holds["canonical"] = f"https://{draw.choice(HOSTS)}/{draw.randint(1, 4)}"
        topic = draw.choice(TOPICS)
        holds["title"] = f"{topic} {draw.choice(('stopped', 'goes on', 'agreed'))} {draw.randint(1, 3)}"
        said = self._said()
        holds["text"] = [*self._prose(topic), *(words for _, words in said), self._record(said, at)]
        return page(url, at=at.isoformat() if draw.random() < 0.95 else None, **holds)

    def _prose(self, topic: str) -> list[str]:
        """As a wire sent it, with or without changes; or of its own."""
        draw = self._draw
        if self._wires and draw.random() < 0.6:
            words = list(draw.choice(self._wires))
            for _ in range(draw.choice((0, 0, 1, 4, 8))):
                words[draw.randrange(len(words))] = draw.choice(SENTENCES)
        else:
            own = [one for one in SENTENCES if topic.lower() in one]
            words = draw.choices(own, k=draw.choice((2, 16, 16)))
            if len(words) > 2:
                self._wires.append(words)
        return [" ".join(words)]

    def _said(self) -> list[tuple[str, str]]:
        draw = self._draw
        return [
            (draw.choice(self._people), f"Words {draw.randint(1, 9)} of it {n}") for n in range(draw.choice((0, 0, 1, 2)))
        ]

    def _record(self, said: list[tuple[str, str]], at: datetime) -> str:
        draw = self._draw
        people = draw.sample(self._people, draw.choice((0, 1, 1, 2, 3)))
        places = draw.sample(PLACES, draw.choice((0, 1, 2)))
        met = []
        for _ in range(draw.choice((0, 0, 1, 1, 2))):
            parties = draw.sample(self._people, draw.choice((0, 1, 2, 2, 3)))
            day = (datetime(2027, 1, 20, tzinfo=UTC) + timedelta(days=draw.choice((0, 0, 1, 2, 9)))).date().isoformat()
            met.append([draw.choice((day, day, day, None)), draw.choice((None, *places)), parties, draw.choice(STATUSES)])
        return told(
            people=[[name, draw.choice((None, "minister", "mayor"))] for name in people],
            places=places, said=[list(one) for one in said], met=met,
        )  # fmt: skip

    # ---- what people decide

    def _article(self) -> int | None:
        rows = self.archive.articles(limit=500)
        return self._draw.choice(sorted(row.id for row in rows)) if rows else None

    def forget(self) -> None:
        number = self._article()
        if number is not None:
            self.log.append(f"forget {number}")
            self.archive.forget(str(number), why="asked for")

    def _anybody(self, kind: EntityKind) -> list[int]:
        return sorted(row.id for row in self.archive.people(kind=kind, limit=500))

    def merge(self) -> None:
        found = self._anybody(self._draw.choice(KINDS))
        if len(found) > 1:
            one, other = self._draw.sample(found, 2)
            self.log.append(f"merge {one} {other}")
            self.archive.merge(str(one), str(other))

    def split(self) -> None:
        draw = self._draw
        found = self._anybody(draw.choice(KINDS))
        if not found:
            return
        person = self.archive.person(draw.choice(found))
        spelt = sorted({one.name for one in person.spellings})
        going = draw.sample(spelt, draw.randint(0, len(spelt)))
        named = sorted(row.id for row in person.articles)
        within = draw.sample(named, draw.randint(0, len(named))) if draw.random() < 0.5 else []
        to = str(draw.choice(found)) if draw.random() < 0.3 else None
        self.log.append(f"split {person.row.id} {going} {within} {to}")
        try:
            self.archive.split(str(person.row.id), going, articles=[str(one) for one in within], to=to)
        except (BadDecision, NotFound) as error:
            self.log.append(f"  {error}")

    def undo(self) -> None:
        found = [one.id for one in self.archive.decided() if one.undone is None]
        if found:
            number = self._draw.choice(found)
            self.log.append(f"undo {number}")
            try:
                self.archive.undo(number)
            except BadDecision as error:
                self.log.append(f"  {error}")

    # ---- runs

    def reopen(self) -> None:
        self.archive.close()
        self.archive = self._reopen()

    def rebuild(self) -> None:
        self.log.append("rebuild")
        list(self.archive.rebuild(workers=0))


# ---------------------------------------------------------------- what an archive holds

_LEFT_OUT = {
    "article_rows": ("reading_id", "like_id"),
    "captures": ("page_id",),
    "revisions": ("reading_id",),
    "former_articles": ("reading_id",),
    "pages": ("id", "reading_id"),
    "readings": ("id", "page_id"),
    "statement_rows": ("id",),
    "speakers": ("statement_id",),
    "reports": ("id",),
    "steps": ("id", "traits"),
    "tombstones": ("id", "left"),
    "batches": ("warc_id", "journal", "journal_copy", "first_capture", "last_capture"),
    "warcs": ("kept", "torn"),
}
"""Columns with numbers that a rebuild gives out anew where something was forgotten, or that tell only of runs."""
_NOT_COMPARED = ("checkpoints", "settings")


def content(folder: Path) -> dict[str, list[str]]:
    """All rows, table by table, with what they point at instead of numbers that nobody sees."""
    store = Store(folder, create=False)
    try:
        with store.reading() as connection:
            rows = {
                table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
                for table in metadata.sorted_tables
                if table.name not in _NOT_COMPARED
            }
    finally:
        store.close()
    _name_what_is_pointed_at(rows)
    rows["counters"] = [row for row in rows["counters"] if row["noun"] in REMEMBERED]
    found = {
        name: sorted(repr({key: row[key] for key in row if key not in _LEFT_OUT.get(name, ())}) for row in some)
        for name, some in rows.items()
    }
    return found | {index: some for index, some in dump(folder).items() if index in ("words", "said_words")}


def _name_what_is_pointed_at(rows: dict[str, list[dict[str, Any]]]) -> None:
    pages = {row["id"]: (row["digest"], row["url"]) for row in rows["pages"]}
    readings = {row["id"]: (pages.get(row["page_id"]), row["digest"]) for row in rows["readings"]}
    for name in ("article_rows", "revisions", "pages", "former_articles"):
        for row in rows[name]:
            row["reading"] = readings.get(row["reading_id"])
    for name in ("captures", "readings"):
        for row in rows[name]:
            row["page"] = pages.get(row["page_id"])
    said = {row["id"]: (row["article_id"], row["position"]) for row in rows["statement_rows"]}
    for row in rows["speakers"]:
        row["statement"] = said[row["statement_id"]]
    alike: dict[int | None, list[int]] = defaultdict(list)
    for row in rows["article_rows"]:
        alike[row["like_id"]].append(row["id"])
    for row in rows["article_rows"]:
        row["alike"] = sorted(alike[row["like_id"]]) if row["like_id"] is not None else None
    for name, of in (("reports", "meeting_id"), ("steps", "")):
        places: dict[Any, int] = defaultdict(int)
        for row in sorted(rows[name], key=lambda row: row["id"]):
            row["place"] = places[row.get(of)]
            places[row.get(of)] += 1


def differences(before: dict[str, list[str]], after: dict[str, list[str]]) -> Iterator[str]:
    """What is otherwise, row by row."""
    for name in before:
        for sign, some, other in (("-", before, after), ("+", after, before)):
            left = list(other[name])
            for row in some[name]:
                if row in left:
                    left.remove(row)
                else:
                    yield f"{sign} {name} {row}"
