"""WARC files that are damaged or gone: only what stood there is lost, and only where somebody gives it up."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.archive.dumping import dump, lose
from tests.archive.fakes import ENGINE, page, told
from tests.archive.histories import content, differences

from depeche.archive import Archive, adding, warc
from depeche.archive.schema import batches
from depeche.errors import ArchiveProblem
from depeche.sources.following import Turn
from depeche.sources.told import Chosen

URLS = [f"https://a.example/{n}" for n in range(1, 7)]


@pytest.fixture
def folder(tmp_path: Path, database: str | None) -> Path:
    """Six pages in one file; in a second one they again, as the same bytes, and one more."""
    folder = tmp_path / "a"
    for more in ([], ["https://a.example/more"]):
        with Archive(folder, engine=ENGINE, database=database) as archive:
            list(archive.add([page(url, title=f"Title {url[-1]}", text=["Ferry."]) for url in [*URLS, *more]], workers=0))
    return folder


def first(folder: Path) -> Path:
    return min((folder / "warc").glob("*.warc.gz"), key=lambda path: path.stat().st_mtime_ns)


def damage(folder: Path, url: str) -> Path:
    """Turns one byte of the record that holds that page; the file."""
    with Archive(folder, engine=ENGINE) as archive:
        name, offset = place(archive, url)
    path = folder / name
    data = bytearray(path.read_bytes())
    data[offset + 100] ^= 0xFF
    path.write_bytes(data)
    return path


def place(archive: Archive, url: str, capture: int = 0) -> tuple[str, int]:
    """Where the record of a capture of that address stands."""
    found = archive.captures(url)[capture]
    assert found.warc is not None
    assert found.offset is not None
    return found.warc, found.offset


def titles(archive: Archive) -> list[str]:
    return sorted(hit.article.title or "" for hit in archive.search("title", limit=50).hits)


def test_what_stands_behind_a_damaged_record_is_read(folder: Path) -> None:
    damage(folder, URLS[2])
    with Archive(folder, engine=ENGINE) as archive:
        told = [problem.what for problem in archive.check() if not problem.repaired]
    assert len(told) == 2, "the stretch, and the one record that stood there"
    assert told[0].startswith("it is damaged")
    assert told[1].startswith("the record of capture 3 ")


def test_a_rebuild_loses_nothing_unless_it_is_given_up(folder: Path) -> None:
    path = damage(folder, URLS[2])
    before = dump(folder)
    with Archive(folder, engine=ENGINE) as archive:
        with pytest.raises(ArchiveProblem, match=r"2 captures can't be read any more .*--lossy"):
            list(archive.rebuild(workers=0))
        assert dump(folder) == before
        assert [change.article for change in archive.rebuild(dry_run=True, workers=0)] == [3]
        numbers = {title: archive.find(url) for url, title in zip(URLS, titles(archive), strict=False)}
        list(archive.rebuild(lossy=True, workers=0))
        assert titles(archive) == ["Title 1", "Title 2", "Title 4", "Title 5", "Title 6", "Title e"]
        assert {f"Title {url[-1]}": archive.find(url) for url in URLS if url != URLS[2]} == {
            title: number for title, number in numbers.items() if title != "Title 3"
        }
        assert [problem for problem in archive.check() if not (problem.repaired or problem.notice)] == []
        list(archive.add([page(URLS[2], title="Title 3", text=["Ferry."])], workers=0))
        list(archive.rebuild(workers=0))
        assert titles(archive)[2] == "Title 3", "whoever adds it again has it again"
    assert path.exists()


def test_a_file_that_is_gone_is_told_before_anything_is_replaced(folder: Path, tmp_path: Path) -> None:
    path = first(folder)
    shutil.move(path, tmp_path / "aside")
    with Archive(folder, engine=ENGINE) as archive:
        with pytest.raises(ArchiveProblem, match="12 captures can't be read any more"):
            list(archive.rebuild(workers=0))
        assert len(titles(archive)) == 7
        list(archive.rebuild(lossy=True, workers=0))
        assert titles(archive) == ["Title e"]
        assert [problem for problem in archive.check() if not problem.repaired] == []
    shutil.move(tmp_path / "aside", path)
    for _ in range(2):
        with Archive(folder, engine=ENGINE) as archive:
            assert [problem for problem in archive.check() if not problem.repaired] == []
            list(archive.rebuild(workers=0))
            assert len(titles(archive)) == 7, "put back, it is all there"


def test_bytes_whose_record_is_damaged_are_kept_anew_where_they_come_again(folder: Path) -> None:
    path = damage(folder, URLS[2])
    with Archive(folder, engine=ENGINE) as archive:
        again = page(URLS[2], title="Title 3", text=["Ferry."])
        assert again.page is not None
        list(archive.add([again, again], workers=0))
        _, before, whole, after = archive.captures(URLS[2])
        for capture in (before, whole, after):
            assert archive.page(capture.id).body == again.page.body, "those that only say so are read again, too"
        with pytest.raises(ArchiveProblem, match="1 capture can't be read any more"):
            list(archive.rebuild(workers=0))
        numbers = [archive.find(url) for url in URLS]
        list(archive.rebuild(lossy=True, workers=0))
        assert [archive.find(url) for url in URLS] == numbers
        assert len(archive.captures(URLS[2])) == 3
        assert [problem for problem in archive.check() if not (problem.repaired or problem.notice)] == []
        expected = dump(folder)
        list(archive.rebuild(workers=0))
        assert dump(folder) == expected
    assert path.exists()


def test_what_was_given_up_and_put_back_makes_the_same_archive_beside_what_was_kept_anew(folder: Path) -> None:
    path = first(folder)
    whole = path.read_bytes()
    damage(folder, URLS[2])
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page(URLS[2], title="Title 3", text=["Ferry."])], workers=0))
        expected = dump(folder)
        path.write_bytes(whole)
        list(archive.rebuild(workers=0))
        assert dump(folder) == expected


def test_a_page_is_compared_where_the_one_before_is_damaged_and_an_older_reader_read_it(folder: Path) -> None:
    damage(folder, URLS[2])
    with Archive(folder, engine=ENGINE) as archive:
        with archive._store.writing() as connection:
            connection.exec_driver_sql("UPDATE readings SET reader = 'older'")
        (added,) = archive.add([page(URLS[2], title="Title 3", text=["No ferry."])], workers=0)
        assert added.change == "changed"


def test_an_archive_opens_where_the_bytes_that_a_killed_run_referred_to_are_damaged(folder: Path) -> None:
    second = max((folder / "warc").glob("*.warc.gz"), key=lambda path: path.stat().st_mtime_ns)
    with Archive(folder, engine=ENGINE) as archive:
        _, offset = place(archive, URLS[2], 1)
    damage(folder, URLS[2])
    left = folder / "warc" / f"z{second.name}"  # as if a run had been killed once it had written this
    left.write_bytes(second.read_bytes()[offset:])
    with Archive(folder, engine=ENGINE) as archive:
        assert len(titles(archive)) == 7


def test_forgetting_reaches_what_stands_behind_damage(folder: Path) -> None:
    path = damage(folder, URLS[2])
    with Archive(folder, engine=ENGINE) as archive:
        _, offset = place(archive, URLS[4])
        before = path.read_bytes()
        archive.forget(URLS[4], why="asked for")
    after = path.read_bytes()
    assert len(after) == len(before)
    assert after[:offset] == before[:offset]
    assert after[offset : offset + 40] != before[offset : offset + 40]


def test_what_is_left_of_a_damaged_record_is_forgotten_too(folder: Path) -> None:
    """And the next one, which is damaged as well, is left as it is."""
    damage(folder, URLS[3])
    path = damage(folder, URLS[2])
    with Archive(folder, engine=ENGINE) as archive:
        _, offset = place(archive, URLS[2])
        _, behind = place(archive, URLS[3])
        _, end = place(archive, URLS[4])
        before = path.read_bytes()
        archive.forget(URLS[2], why="asked for")
        after = path.read_bytes()
        assert (after[:offset], after[behind:end]) == (before[:offset], before[behind:end])
        kept = warc.record_at(path, offset)
        assert kept.length == behind - offset
        assert b"Ferry" not in kept.data
        assert [problem.what[:13] for problem in archive.check() if "damaged" in problem.what] == ["it is damaged"]


def test_a_journal_that_is_lost_is_told_and_written_anew_by_a_rebuild(folder: Path) -> None:
    """Also where it was not the last record of its file. From then on the database may be lost, too."""
    path = first(folder)
    (journal,) = (one.offset for one in warc.records(path) if isinstance(one, warc.Kept) and one.type == "metadata")
    data = bytearray(path.read_bytes())
    data[journal + 60] ^= 0xFF
    path.write_bytes(data)
    before = dump(folder)
    with Archive(folder, engine=ENGINE) as archive:
        assert [problem.what[:42] for problem in archive.check() if problem.notice] == [NO_ORDER]
        list(archive.rebuild(workers=0))
        assert NO_ORDER not in [problem.what[:42] for problem in archive.check()]
    assert rows(before) == rows(dump(folder))
    lose(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert NO_ORDER not in [problem.what[:42] for problem in archive.check()]
    assert rows(before) == rows(dump(folder))


@pytest.mark.parametrize("lost", range(5))
def test_a_lost_journal_changes_no_order(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    """Of several in one file, with what following told among the captures, a decision and something forgotten."""
    monkeypatch.setattr("depeche.archive.adding.BATCH_CAPTURES", 2)
    folder = tmp_path / "a"
    source = Chosen(url="https://a.example/feed", at=datetime(2027, 1, 10, tzinfo=UTC))
    with Archive(folder, engine=ENGINE, database=database) as archive:
        for name in ("first", "second"):
            shown = [
                page(f"{url}/{name}", title=f"{name} {url[-1]}", text=[told(people=[["Ada Ek", None]])]) for url in URLS
            ]
            turn = Turn(captures=(shown[0], shown[1]), told=(replace(source, url=f"https://a.example/{name}"),))
            turns = [turn, Turn(captures=tuple(shown[2:]), told=(source,))]
            list(adding.keep(archive._store, turns, engine=ENGINE, memory=archive._memory, workers=0))
        archive.forget(f"{URLS[1]}/first", why="asked for")
    before = content(folder)
    path, at = _notes(folder, "batch")[lost]
    _damage(path, at)
    for with_database in (True, False):
        if not with_database:
            lose(folder)
        with Archive(folder, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
            told_of = [one for one in archive.check() if not one.repaired and "no capture that is known" not in one.what]
            assert told_of == []
        anew = [one for one in differences(before, content(folder)) if not one.startswith("+ warcs ")]
        assert anew == [], "but for the file in which the journal stands now"


def test_a_journal_lost_with_the_database_gives_no_number_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was the first to bring is met in a later batch, and gets a number that none of those behind that has."""
    monkeypatch.setattr("depeche.archive.adding.BATCH_CAPTURES", 2)
    folder = tmp_path / "a"
    come = ("a", "a", "b", "b", "c", "b", "d", "d")  # two a batch
    with Archive(folder, engine=ENGINE) as archive:
        pages = [page(f"https://a.example/{name}", title=name, text=[str(n)]) for n, name in enumerate(come)]
        list(archive.add(pages, workers=0))
        numbers = {name: archive.find(f"https://a.example/{name}") for name in come}
    path, at = _notes(folder, "batch")[1]
    _damage(path, at)
    lose(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert [problem for problem in archive.check() if not problem.repaired and not problem.notice] == []
        after = {name: archive.find(f"https://a.example/{name}") for name in come}
    assert numbers | {"b": 5} == after, "but of what only that journal told"


NO_ORDER = "no file tells any more in which order thes"


def rows(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Less what tells of files: a journal that is written anew stands in one of its own."""
    return {table: some for table, some in found.items() if table not in ("warcs", "counters", "checkpoints")}


def test_what_is_no_file_among_the_files_ends_nothing(folder: Path) -> None:
    """A folder, and links to a disk that is not there: the archive opens, and `check` tells what is gone with them."""
    path = first(folder)
    (folder / "warc" / "x.warc.gz").mkdir()
    (folder / "warc" / "y.warc.gz").symlink_to(folder / "nowhere")
    path.rename(folder / "elsewhere")
    path.symlink_to(folder / "not mounted" / path.name)
    with Archive(folder, engine=ENGINE) as archive:
        assert len(titles(archive)) == 7
        assert [problem.what for problem in archive.check()] == ["the file is gone, and with it the pages of 6 captures"]
        with pytest.raises(ArchiveProblem, match="can't be read any more"):
            list(archive.rebuild(workers=0))
        path.unlink()
        path.symlink_to(folder / "elsewhere")
        assert list(archive.check()) == []
        list(archive.rebuild(workers=0))
        assert len(titles(archive)) == 7


def test_a_file_that_is_gone_before_any_file_tells_of_its_batch_ends_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depeche.archive.adding.Writer._settle", lambda self: None)  # as if it had been killed
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/late", title="Title late")], workers=0))
        name, _ = place(archive, "https://a.example/late")
    monkeypatch.undo()
    (folder / name).unlink()
    with Archive(folder, engine=ENGINE) as archive:
        assert [added.change for added in archive.add([page("https://a.example/8", title="Title 8")], workers=0)] == ["new"]


def test_a_reading_that_is_damaged_and_a_title_that_is_another_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page(url, title="Title", text=["Ferry."]) for url in URLS[:2]], workers=0))
    with closing(sqlite3.connect(folder / "depeche.sqlite")) as connection, connection:
        connection.execute("UPDATE readings SET article = x'00' WHERE id = 1")
        connection.execute("UPDATE article_rows SET title = 'Other' WHERE id = 2")
    with Archive(folder, engine=ENGINE) as archive:
        assert [problem.where for problem in archive.check()] == ["article 1", "article 2"]
        list(archive.rebuild(workers=0))
        assert list(archive.check()) == []


@pytest.mark.parametrize("with_database", [True, False])
def test_who_was_decided_about_before_anything_names_them_is_there_once(
    tmp_path: Path, database: str | None, *, with_database: bool
) -> None:
    """Where the journal is lost that says in which order they came."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        people = [[name, None] for name in ("Ilse Vaudrin", "Jon Brask", "Karo Lund")]
        list(archive.add([page(URLS[0], title="First", text=["Ferry.", told(people=people)])], workers=0))
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page(URLS[1], title="Second", text=["Ferry.", told(people=people[:1])])], workers=0))
        archive.merge("Ilse Vaudrin", "Jon Brask")
    before = content(folder)
    path, at = min(_notes(folder, "batch"))
    _damage(path, at)
    if not with_database:
        lose(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert [problem for problem in archive.check() if not problem.notice and not problem.repaired] == []
        assert sorted(row.name for row in archive.people()) == ["Ilse Vaudrin", "Karo Lund"]
    if with_database:
        # Which of two files of one second comes first is chance: a number may be passed over, and that is all.
        other = [one for one in differences(before, content(folder)) if not one[2:].startswith(("warcs", "counters"))]
        assert other == []


def test_numbers_outlive_the_journal_that_tells_them(tmp_path: Path, database: str | None) -> None:
    """As long as the database has them: people write them down."""
    folder = tmp_path / "a"
    for number, url in enumerate(URLS[:3]):
        people = [[name, None] for name in ("Ilse Vaudrin", "Jon Brask", "Karo Lund")[number:]]
        met = told(people=people, met=[[f"2027-01-1{number}", "Armel", [people[0][0]], "held"]], places=["Armel"])
        with Archive(folder, engine=ENGINE, database=database if number == 0 else None) as archive:
            list(archive.add([page(url, title=f"Title {number}", text=["Ferry.", met])], workers=0))

    def numbers() -> list[object]:
        with Archive(folder, engine=ENGINE) as archive:
            return [
                [(row.id, row.story, row.title) for row in archive.articles()],
                sorted((row.id, row.name) for row in archive.people()),
                sorted((row.id, row.uid, row.when or "") for row in archive.agenda()),
            ]

    before = numbers()
    path, at = min((path, at) for path, at in _notes(folder, "batch"))
    _damage(path, at)
    for _ in range(2):
        with Archive(folder, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
        assert numbers() == before


def test_copies_stay_together_though_the_journal_is_lost_in_which_their_group_began(
    tmp_path: Path, database: str | None
) -> None:
    """In an archive of an older depeche, which kept no copy of it; the numbers of what was forgotten are passed over."""
    folder, text = tmp_path / "a", " ".join(f"Word{n} of the wire." for n in range(60))
    with Archive(folder, engine=ENGINE, database=database) as archive:
        wire = [page(url, title="Wire", text=[text]) for url in URLS[:2]]
        list(archive.add([*wire, page(URLS[3], title="Other", text=["Ferry."])], workers=0))
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page(URLS[2], title="Wire", text=[text])], workers=0))
        archive.forget(URLS[3])
        with archive._store.writing() as connection:
            connection.execute(sa.update(batches).values(journal_copy=None))
    path, at = min(_notes(folder, "batch"))
    _damage(path, at)
    for _ in range(2):
        with Archive(folder, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
            assert [problem for problem in archive.check() if not problem.notice and not problem.repaired] == []
            assert archive.search("wire").hits[0].like == 2


@pytest.mark.parametrize("many", [False, True])
def test_a_lost_journal_takes_no_number_with_it(tmp_path: Path, database: str | None, *, many: bool) -> None:
    """The database has a copy: also of what was decided, and of who was met first in an article that is corrected since."""
    folder = tmp_path / "a"
    names = ("Ilse Vaudrin", "Jon Brask", "Karo Lund")
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(
            archive.add(
                [page(URLS[0], title="First", text=["Ferry.", told(people=[[one, None] for one in names])])], workers=0
            )
        )
    for number in (1, 2):
        with Archive(folder, engine=ENGINE) as archive:
            people = [[one, None] for one in names[1:]]
            list(archive.add([page(URLS[0], title="First", text=[f"Ferry {number}.", told(people=people)])], workers=0))
            archive.merge(names[1], names[2])
            archive.undo(archive.decided()[0].id)
    before = content(folder)
    for path, at in sorted(_notes(folder, "batch"))[: 9 if many else 1]:
        _damage(path, at)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert [problem for problem in archive.check() if not problem.notice and not problem.repaired] == []
    assert [one for one in differences(before, content(folder)) if not one[2:].startswith("warcs")] == []
    lose(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
    assert [one for one in differences(before, content(folder)) if not one[2:].startswith("warcs")] == []


def _damage(path: Path, at: int) -> None:
    """Turns one byte of the file over."""
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def _notes(folder: Path, kind: str) -> list[tuple[Path, int]]:
    return [
        (path, record.offset + record.length // 2)
        for path in sorted((folder / "warc").iterdir())
        for record in warc.records(path)
        if isinstance(record, warc.Kept) and record.type == "metadata" and warc.noted(record)["depeche"] == kind
        if warc.noted(record).get("what") != "merged"
    ]


def _noted(folder: Path, kind: str) -> tuple[Path, int]:
    """Where the note of a kind stands; of decisions, that by which one was taken back."""
    (found,) = _notes(folder, kind)
    return found


@pytest.mark.parametrize(
    ("kind", "lost"),
    [
        ("following", ["source 1"]),
        ("decided", ["that decision 1 was taken back"]),
        ("forgotten", [r"that an article was forgotten on 20\d\d-\d\d-\d\d"]),
        ("", ["source 1"]),  # the file is gone
    ],
)
def test_what_no_page_holds_is_not_lost_with_the_note_that_tells_it(
    tmp_path: Path, database: str | None, kind: str, lost: list[str]
) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        people = told(people=[["Ilse Vaudrin", None], ["Jon Brask", None]])
        list(archive.add([page(url, title=url, text=["Ferry.", people]) for url in URLS[:2]], workers=0))
    with Archive(folder, engine=ENGINE) as archive:
        archive.choose([Chosen(url="https://a.example/feed", at=datetime(2027, 1, 11, tzinfo=UTC))])
        archive.undo(archive.merge("Ilse Vaudrin", "Jon Brask").id)
    with Archive(folder, engine=ENGINE) as archive:
        archive.forget(URLS[1])
        assert list(archive.check()) == []
    if kind:
        path, at = _noted(folder, kind)
        _damage(path, at)
    else:
        _noted(folder, "following")[0].unlink()
    with Archive(folder, engine=ENGINE) as archive:
        found = [problem.where for problem in archive.check() if "a rebuild would lose it" in problem.what]
        assert re.fullmatch("; ".join(lost), "; ".join(found))
        with pytest.raises(ArchiveProblem, match=f"{' and '.join(lost)} can't be read any more.*--lossy"):
            list(archive.rebuild(workers=0))
        list(archive.rebuild(lossy=True, workers=0))
        assert not [problem for problem in archive.check() if "a rebuild would lose it" in problem.what]
        list(archive.rebuild(workers=0))
