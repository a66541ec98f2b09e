"""Rows that somebody edited are found, whatever table and column of what is shown they stand in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive, schema
from depeche.archive.notes import note
from depeche.model import Capture
from depeche.sources.entries import Entry
from depeche.sources.told import Checked, Chosen, Polled

WORDS = told(
    people=[["Ilse Vaudrin", "maire"], ["Jon Brask", None]], said=[["Ilse Vaudrin", "Le bac reprendra"]],
    met=[["2027-01-12", "Port-Armel", ["Ilse Vaudrin", "Jon Brask"], "announced"]],
)  # fmt: skip
LONG = " ".join(f"{word}{n} de la traversée du lac" for n in range(30) for word in ("quai", "bac", "vague"))
FEED, STORY = "https://a.example/feed", "https://a.example/story"
TOLD = (
    Chosen(url=FEED, at=datetime(2027, 1, 11, 12, tzinfo=UTC)),
    Polled(source=FEED, at=datetime(2027, 1, 11, 13, tzinfo=UTC), outcome="new", status=200, listed=1,
           fresh=(Entry(url=STORY, title="Story", at=datetime(2027, 1, 11, 11, tzinfo=UTC)),)),
    Checked(url=STORY, at=datetime(2027, 1, 11, 14, tzinfo=UTC), outcome="page", status=200),
)  # fmt: skip
PAGES = (
    page("https://a.example/1", title="Ferry", text=["Le bac reprendra lundi.", WORDS], at=DAYS[0]),
    page("https://a.example/1", title="Ferry runs", text=["Le bac reprendra mardi.", WORDS], at=DAYS[1]),
    page("https://a.example/2", title="Ferry runs", text=["Le bac reprendra mardi.", WORDS], at=DAYS[2]),  # the same bytes
    page("https://a.example/long", title="Long", text=[LONG], at=DAYS[3]),
    page("https://a.example/long-copy", title="Long", text=[LONG], at=DAYS[3]),
    page("https://a.example/5", title="Quay", text=["Quai."], at=DAYS[3], canonical="https://a.example/five"),
    Capture(name="https://a.example/gone", url="https://a.example/gone", outcome="gone", status=410, reason="it is gone"),
    Capture(name="https://a.example/moved", url="https://a.example/moved", outcome="redirect", status=301),
)
COLUMNS = {
    schema.captures: ("name", "url", "at", "outcome", "status", "reason", "leads_to"),
    schema.pages: ("digest", "url", "host", "size", "offset", "record", "unreadable"),
    schema.readings: ("page_id", "reader", "recorder", "digest"),
    schema.articles: (
        "url", "title", "lede", "site", "host", "authors", "agency", "published", "modified", "captured", "latest",
        "ordered", "language", "section", "kind", "image", "revisions", "key", "like_id",
    ),
    schema.sketches: ("hashes",),
    schema.sketch_keys: ("key",),
    schema.aliases: ("key",),
    schema.sources: (
        "next_at", "status", "reason", "failures", "interval", "last_try", "state", "etag", "modified", "last_success",
        "last_new", "listed", "title", "site",
    ),
    schema.watched: ("next_at", "status", "reason", "failures", "checked", "url", "key", "state"),
    schema.revisions: ("at", "title", "digest"),
    schema.entities: ("kind", "name", "role", "articles", "statements", "into_id"),
    schema.spellings: ("articles", "name", "language", "kind", "folded"),
    schema.called: ("name", "language"),
    schema.name_keys: ("key", "kind", "entity_id"),
    schema.name_words: ("word", "kind", "folded"),
    schema.mentions: ("name", "role", "affiliation", "times"),
    schema.statements: ("position", "text", "kind", "act", "speaker", "role", "confidence", "ordered", "plain"),
    schema.speakers: ("name", "place"),
    schema.sites: ("asked", "what", "value"),
    schema.meetings: (
        "uid", "sequence", "place_id", "what", "when", "first_day", "last_day", "where", "status", "confidence",
    ),
    schema.parties: ("name", "position"),
    schema.reports: ("start", "end", "text", "status", "when", "plain"),
    schema.stories: ("title", "lede", "first", "last", "articles"),
    schema.steps: ("story_id",),
    schema.warcs: ("kept",),
    schema.batches: ("first_capture", "last_capture", "journal", "journal_copy"),
    schema.counters: ("noun",),
}  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, database: str | None) -> Any:
    with Archive(tmp_path_factory.mktemp("edited") / "a", engine=ENGINE, database=database) as made:
        add(made, *PAGES)
        kept = note(TOLD)
        assert kept is not None
        assert list(made.add([kept], workers=0)) == []
        assert list(made.check()) == []
        yield made


def _edited(column: sa.Column[Any], was: Any) -> Any:
    if isinstance(column.type, (sa.Integer, sa.Float)):
        return (was or 0) + 1
    if isinstance(column.type, sa.LargeBinary):
        return was[4:]
    return f"{was[:-7]}1{was[-6:]}" if str(was)[10:11] == "T" and str(was).endswith("+00:00") else f"{was or ''}x"


@pytest.mark.parametrize(("table", "column"), [(table, name) for table, names in COLUMNS.items() for name in names], ids=str)
def test_an_edited_row_is_found(archive: Archive, table: sa.Table, column: str) -> None:
    """Of the row that came last."""
    keys = table.primary_key.columns
    last = sa.select(table).order_by(*(key.desc() for key in keys)).limit(1)
    with archive._store.writing() as connection:
        row = connection.execute(last).mappings().one()
        this = [key == row[key.name] for key in keys]
        was = row[column]
        now = _edited(table.c[column], was)
        connection.execute(sa.update(table).where(*this).values({column: now}))
    this = [key == (now if key.name == column else row[key.name]) for key in keys]
    try:
        assert [problem for problem in archive.check() if not problem.notice]
    finally:
        with archive._store.writing() as connection:
            connection.execute(sa.update(table).where(*this).values({column: was}))
    assert list(archive.check()) == []


def test_a_number_that_would_be_given_out_twice_is_found(archive: Archive) -> None:
    counted = sa.update(schema.counters).where(schema.counters.c.noun == "entity")
    with archive._store.writing() as connection:
        connection.execute(counted.values(last=schema.counters.c.last - 1))
    try:
        assert [problem.where for problem in archive.check()] == ["counter of 'entity'"]
    finally:
        with archive._store.writing() as connection:
            connection.execute(counted.values(last=schema.counters.c.last + 1))
