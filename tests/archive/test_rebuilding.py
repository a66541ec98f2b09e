"""The database made anew is the database: every row of every table, by the same engine from the same files."""

from __future__ import annotations

import threading
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from tests.archive.dumping import dump, lose, schemas
from tests.archive.fakes import DAYS, ENGINE, add, page, told
from tests.sources.weblet import NOON, Weblet, rss
from tests.sources.weblet import page as paper_page

from depeche.archive import Archive, locks
from depeche.archive.answers import Added, Difference
from depeche.errors import Busy
from depeche.model import Capture, Page
from depeche.sources.following import Pace
from depeche.sources.told import Chosen


def people(*names: str) -> str:
    return told(people=[[name, "maire"] for name in names], said=[[names[0], "Le bac reprendra"]],
                met=[["2027-01-12", "Port-Armel", list(names), "announced"]])  # fmt: skip


SCHEMA = "depeche_????????"


def databases_of(folder: Path) -> list[str]:
    """The files or schemas of an archive's databases; for what is by chance in a name, question marks."""
    settings = tomllib.loads((folder / "archive.toml").read_text())
    if "schema" not in settings:
        return sorted(path.name for path in folder.iterdir() if path.name not in ("archive.toml", "warc"))
    first = settings["schema"][: len(SCHEMA)]
    return [name.replace(first, SCHEMA) for name in schemas(settings["database"], first)]


@pytest.fixture
def full(tmp_path: Path, database: str | None) -> Path:
    """An archive with everything in it that could go otherwise the second time."""
    text = "Le bac reprendra lundi."
    http = {"content-type": "text/html", "content-encoding": "gzip"}
    runs = [
        [
            page("https://a.example/1", title="Ferry runs", text=[text, people("Ilse Vaudrin", "Jon Brask")], at=DAYS[0]),
            page("https://a.example/1", title="Ferry runs", text=[text, people("Ilse Vaudrin", "Jon Brask")], at=DAYS[1]),
            page("https://a.example/2", title="Storm", text=[text], at=DAYS[2], published="2027-01-11T09:00:00+01:00"),
            Capture(name="a feed", url="https://a.example/gone", outcome="gone", status=410, reason="it is gone"),
        ],
        [
            page("https://a.example/1", title="Ferry runs", text=[text, "Mardi.", people("I. Vaudrin")], at=DAYS[4]),
            page("https://b.example/1", title="Ferry held", canonical="https://www.b.example/one",
                 text=[text, people("I. Vaudrin", "Jon Brask")]),
            page(None, title="Nowhere", text=["x"]),
            page(None, title="Nowhere", text=["x"]),
            page("https://a.example/raise", do="raise"),
        ],
        [
            page("https://a.example/1", title="Ferry runs", text=["late"], at=DAYS[3]),
            page("https://c.example/1", title="Storm", text=[text], at=DAYS[2], published="2027-01-11T09:00:00+01:00"),
            Capture(name="fetched", url="https://user:pw@d.example/r", status=200,
                    page=Page(body=b'{"title": "Ferry fetched"}', url="https://d.example/redirected", headers=http)),
        ],
    ]  # fmt: skip
    folder = tmp_path / "archive"
    for captures in runs:
        with Archive(folder, engine=ENGINE, database=database) as archive:
            list(archive.add(captures, workers=0))
    return folder


def test_a_rebuild_gives_the_same_archive(full: Path, database: str | None) -> None:
    before = dump(full)
    with Archive(full, engine=ENGINE, database=database) as archive:
        rebuilt = list(archive.rebuild(workers=0))
        assert len(rebuilt) == archive.counts().captures == 12
        assert list(archive.check()) == []
        assert archive.page(11).url == "https://c.example/1"
    after = dump(full)
    assert before.keys() == after.keys()
    for table in before:
        assert before[table] == after[table], table


def test_a_rebuild_without_the_database_gives_the_same_archive(full: Path, database: str | None) -> None:
    before = dump(full)
    lose(full)
    with Archive(full, engine=ENGINE, database=database) as archive:
        list(archive.rebuild(workers=2))
    after = dump(full)
    assert {table: before[table] for table in ("article_rows", "entities", "meeting_rows", "stories", "revisions")} == {
        table: after[table] for table in ("article_rows", "entities", "meeting_rows", "stories", "revisions")
    }


def test_the_old_database_goes_and_others_follow(full: Path, database: str | None) -> None:
    with (
        Archive(full, engine=ENGINE, database=database) as archive,
        Archive(full, engine=ENGINE, database=database) as other,
    ):
        assert other.counts().captures == 12
        list(archive.rebuild(workers=0))
        list(archive.add([page("https://e.example/1", title="After")], workers=0))
        assert other.find("https://e.example/1")
        list(other.add([page("https://e.example/2", title="After")], workers=0))
        assert archive.find("https://e.example/2")
    assert databases_of(full) == (["depeche.2.sqlite"] if database is None else [f"{SCHEMA}_2"])


def test_a_rebuild_that_breaks_off_leaves_the_old_database(full: Path, database: str | None) -> None:
    before = dump(full)
    with Archive(full, engine=ENGINE, database=database) as archive:
        rebuilding = archive.rebuild(workers=0)
        next(rebuilding)
        rebuilding.close()
        assert archive.counts().captures == 12
    assert dump(full) == before
    assert databases_of(full) == (["depeche.sqlite"] if database is None else [SCHEMA])


def test_nobody_writes_while_it_is_rebuilt(full: Path, database: str | None) -> None:
    added: list[Added] = []
    with (
        Archive(full, engine=ENGINE, database=database) as archive,
        Archive(full, engine=ENGINE, database=database) as other,
    ):
        rebuilding = archive.rebuild(workers=0)
        next(rebuilding)
        adding = threading.Thread(
            target=lambda: added.extend(other.add([page("https://e.example/1", title="Now")], workers=0))
        )
        adding.start()
        assert other.counts().captures == 12, "asking goes on"
        list(rebuilding)
        adding.join()
        assert [one.change for one in added] == ["new"]
        assert archive.counts().captures == other.counts().captures == 13


def test_a_dry_run_tells_what_a_newer_engine_would_change_and_changes_nothing(full: Path, database: str | None) -> None:
    with Archive(full, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://e.example/1", title="T", text=["kept", "notice"])], workers=0))
    before = dump(full)
    with Archive(full, engine="tests.archive.fakes:newer_engine", database=database) as archive:
        differences = [one for one in archive.rebuild(dry_run=True, workers=0) if isinstance(one, Difference)]
    assert [(one.field, one.title) for one in differences] == [("text", "T")]
    assert dump(full) == before


def test_a_newer_engine_keeps_numbers_and_reuses_none(full: Path, database: str | None) -> None:
    with Archive(full, engine=ENGINE, database=database) as archive:
        vaudrin = {row.name: row.id for row in archive.people()}
        articles = {row.url: row.id for row in archive.articles()}
        meetings = {row.uid for row in archive.agenda()}
        said = {row.id for row in archive.said()}
    with Archive(full, engine="tests.archive.fakes:newer_engine", database=database) as archive:
        list(archive.rebuild(workers=0))
        assert {row.name: row.id for row in archive.people()} == vaudrin
        assert {row.url: row.id for row in archive.articles()} == articles
        assert {row.uid for row in archive.agenda()} == meetings
        assert not said & {row.id for row in archive.said()}, "statements are told anew, under new numbers"


def test_pages_that_no_journal_tells_of_are_not_lost(tmp_path: Path, full: Path, database: str | None) -> None:
    """As after a loss of the database, right after a kill."""
    other = tmp_path / "other"
    with Archive(other, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://z.example/1", title="Left")], workers=0))
    (left,) = (other / "warc").iterdir()
    from depeche.archive import warc

    first, second, _ = (one for one in warc.records(left) if isinstance(one, warc.Kept))
    (full / "warc" / left.name).write_bytes(left.read_bytes()[: second.offset + second.length])
    lose(full)
    with Archive(full, engine=ENGINE, database=database) as archive:
        list(archive.rebuild(workers=0))
        assert archive.find("https://z.example/1")
        assert archive.counts().captures == 13
    assert first.type == "warcinfo"


def test_who_was_adding_goes_on_in_the_new_database(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depeche.archive.adding.BATCH_CAPTURES", 5)
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as one, Archive(folder, engine=ENGINE) as other:
        list(other.add([page("https://b.example/1", title="Before")], workers=0))
        adding = one.add((page(f"https://a.example/{n}", title=f"T{n}") for n in range(40)), workers=0)
        reported = [next(adding) for _ in range(7)]
        list(other.rebuild(workers=0))
        reported += list(adding)
        assert len(reported) == 40
        assert all(other.find(added.url or "") == added.article for added in reported)
        assert other.counts().captures == 41
        assert list(other.check()) == []
        before = dump(folder)
        list(other.rebuild(workers=0))
        assert dump(folder) == before


TIMES = (
    "2027-01-11T00:30:00+02:00", "2027-01-11T00:30:00.000005+02:00", "2027-01-11T00:30", "0001-01-01T01:00+05:00",
    "9999-12-31T23:00-05:00",
)  # fmt: skip


def test_a_time_of_capture_is_the_same_in_any_zone(tmp_path: Path) -> None:
    """A record holds it in UTC."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add((page(f"https://a.example/{n}", at=at) for n, at in enumerate(TIMES)), workers=0))
        list(archive.add((page(f"https://b.example/{n}", at=at) for n, at in enumerate(TIMES)), workers=0))
        list(
            archive.add(
                [Capture(name="x", url="https://c.example/", at=datetime.fromisoformat(at), outcome="gone") for at in TIMES],
                workers=0,
            )
        )
        before = dump(folder)
        list(archive.rebuild(workers=0))
    assert dump(folder) == before


def test_a_redirect_that_was_followed_is_captured_when_its_record_says(tmp_path: Path) -> None:
    """To the second, as WARC 1.0 has it."""
    web = Weblet()
    web.later(microseconds=5)
    web.put("https://a.example/feed", rss(("https://a.example/short", "Ferry")))
    web.put("https://a.example/short", status=301, location="/ferry")
    web.put("https://a.example/ferry", paper_page("Ferry"))
    folder = tmp_path / "a"
    with Archive(folder) as archive:
        archive.choose([Chosen(url="https://a.example/feed", at=web.now())])
        list(archive.follow(web.fetch, now=web.now, once=True, pace=Pace(delay=0.0), workers=0))
        assert [one.at for one in archive.captures("https://a.example/short")] == [NOON]
        before = dump(folder)
        list(archive.rebuild(workers=0))
    assert dump(folder) == before


def test_a_page_that_comes_back_names_what_it_named(tmp_path: Path, database: str | None) -> None:
    """Another process has never heard of it."""
    folder = tmp_path / "a"
    for number, places in enumerate((["Port-Armel"], [], ["Port-Armel"])):
        with Archive(folder, engine=ENGINE, database=database) as archive:
            text = [f"{len(places)} places.", told(places=places)]
            list(archive.add([page("https://a.example/1", title="T", text=text, at=DAYS[number])], workers=0))
    before = dump(folder)
    assert len(before["entities"]) == 1
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
    assert dump(folder) == before


def test_two_who_rebuild_a_lost_database_do_not_write_the_same_file(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE) as archive:
        add(archive, page("https://a.example/1", title="A"))
    lose(folder)
    with Archive(folder, engine=ENGINE) as one, Archive(folder, engine=ENGINE) as other:
        begun = one.rebuild(workers=0)
        next(begun)
        with pytest.raises(Busy, match="it is being rebuilt"):
            list(other.rebuild(workers=0))
        list(begun)
        assert other.counts().articles == 1
        list(other.rebuild(workers=0))
        assert list(one.check()) == []


def test_what_a_killed_rebuild_left_is_taken_away_once_none_runs(tmp_path: Path) -> None:
    """It has all that it had read, of which something may be forgotten by then."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE) as archive:
        add(archive, page("https://a.example/1", title="A"))
        left = folder / "depeche.2.sqlite"
        left.write_bytes(b"SQLite")
        with locks.alone(folder):
            Archive(folder, engine=ENGINE).close()
            assert left.exists()
        Archive(folder, engine=ENGINE).close()
        assert not left.exists()
        assert archive.counts().articles == 1
