"""Files that tell of more than the database knows: an old copy of it was put back, or they are another archive's."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from tests.archive.dumping import lose
from tests.archive.fakes import DAYS, ENGINE, add, page, told
from tests.archive.histories import content, differences

from depeche.archive import Archive
from depeche.errors import ArchiveProblem, Forgotten

NAMES = ("Ilse Vaudrin", "Jon Brask", "Karo Lund", "Odile Karsten")


def kept(folder: Path, *numbers: int, paper: str = "a") -> None:
    """Pages, each with its own people, in a run of its own."""
    for number in numbers:
        people = [[name, None] for name in NAMES[number % 3 :]]
        with Archive(folder, engine=ENGINE) as archive:
            add(archive, page(f"https://{paper}.example/{number}", title=f"News {number} of {paper}", at=DAYS[number],
                              text=[f"Ferry {number}.", told(people=people)]))  # fmt: skip


def changed(before: dict[str, list[str]], folder: Path) -> list[str]:
    """What is otherwise; but how the files are numbered, and how much of them is known."""
    return [one for one in differences(before, content(folder)) if not one[2:].startswith(("warcs ", "counters "))]


def test_with_an_old_database_it_is_asked_and_not_added_to_until_it_is_rebuilt(tmp_path: Path) -> None:
    """Numbers that were given out since would be given to others, and what was forgotten since would be back."""
    folder = tmp_path / "a"
    kept(folder, 0, 1, 2)
    shutil.copy(folder / "depeche.sqlite", tmp_path / "old.sqlite")
    kept(folder, 3, 4)
    with Archive(folder, engine=ENGINE) as archive:
        archive.merge(NAMES[0], NAMES[1])
        archive.forget("https://a.example/1", why="asked for")
    kept(folder, 5)
    before = content(folder)
    shutil.copy(tmp_path / "old.sqlite", folder / "depeche.sqlite")
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.counts().articles == 3
        assert archive.behind is not None
        for change in (
            lambda: add(archive, page("https://a.example/9", title="New")),
            lambda: archive.forget("https://a.example/2"),
            lambda: archive.merge(NAMES[0], NAMES[2]),
        ):
            with pytest.raises(ArchiveProblem, match="older than its files"):
                change()
        assert "older than its files" in "".join(problem.what for problem in archive.check())
        list(archive.rebuild(workers=0))
        assert [problem for problem in archive.check() if not problem.repaired] == []
        assert changed(before, folder) == []
        with pytest.raises(Forgotten):
            archive.find("https://a.example/1")
        add(archive, page("https://a.example/9", title="New"))
        assert archive.find("https://a.example/9") == 7


@pytest.mark.parametrize("lost", [False, True])
def test_files_of_another_archive_are_taken_in_and_their_numbers_are_not(tmp_path: Path, *, lost: bool) -> None:
    """Both begin with batch 1 and article 1."""
    kept(tmp_path / "a", 0, 1)
    kept(tmp_path / "b", 0, 2, 3, paper="b")
    for path in (tmp_path / "b" / "warc").iterdir():
        shutil.copy(path, tmp_path / "a" / "warc" / f"9{path.name}")
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        assert sorted(row.url for row in archive.articles()) == [
            *(f"https://a.example/{number}" for number in (0, 1)), *(f"https://b.example/{number}" for number in (0, 2, 3)),
        ]  # fmt: skip
        assert sorted(row.id for row in archive.articles()) == [1, 2, 3, 4, 5]
        assert [problem for problem in archive.check() if not problem.repaired] == []
    kept(tmp_path / "a", 6)
    before = content(tmp_path / "a")
    for _ in range(2):
        if lost:
            lose(tmp_path / "a")
        with Archive(tmp_path / "a", engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
            assert [problem for problem in archive.check() if not problem.repaired] == []
        assert changed(before, tmp_path / "a") == []


@pytest.mark.parametrize("lost", [False, True])
def test_a_later_file_of_another_archive_is_no_newer_state_of_ours(tmp_path: Path, *, lost: bool) -> None:
    """Its journals have higher numbers than ours, and the same where ours are to be read anew."""
    kept(tmp_path / "a", 0, 1)
    kept(tmp_path / "b", 2, 3, 0, 4, 5, paper="b")
    before = content(tmp_path / "a")
    later = sorted((tmp_path / "b" / "warc").iterdir(), key=lambda path: path.stat().st_mtime_ns)[1 if lost else 3 :]
    for path in later:
        shutil.copy(path, tmp_path / "a" / "warc" / f"9{path.name}")
    if lost:
        lose(tmp_path / "a")
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        assert archive.behind is None
        if lost:
            list(archive.rebuild(workers=0))
        assert [(archive.find(f"https://a.example/{number}"), number) for number in (0, 1)] == [(1, 0), (2, 1)]
        assert sorted(row.id for row in archive.articles()) == ([1, 2, 3, 4, 5, 6] if lost else [1, 2, 3, 4])
        assert [problem for problem in archive.check() if not problem.repaired] == []
        archive.forget("https://b.example/4", why="asked for")
    assert [one for one in changed(before, tmp_path / "a") if one.startswith("- article_rows")] == []
    for path in (tmp_path / "a" / "warc").iterdir():
        assert b"b.example/4" not in gzip.decompress(path.read_bytes())
    kept(tmp_path / "a", 6)
    before = content(tmp_path / "a")
    lose(tmp_path / "a")
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert [problem for problem in archive.check() if not problem.repaired] == []
    assert changed(before, tmp_path / "a") == []


def test_what_names_an_archive_is_found_again_in_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    kept(folder, 0, 1)
    named = (folder / "archive.toml").read_text()
    before = content(folder)
    (folder / "archive.toml").unlink()
    kept(folder, 2)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert list(archive.check()) == []
    assert (folder / "archive.toml").read_text() == named.replace("depeche.sqlite", "depeche.2.sqlite")
    assert [one for one in changed(before, folder) if one.startswith("- article_rows")] == []


def test_a_file_that_was_given_up_and_put_back_tells_its_numbers_no_more(tmp_path: Path) -> None:
    """They are those that its pages have from then on, also after the next rebuild."""
    folder = tmp_path / "a"
    kept(folder, 0)
    first = next((folder / "warc").iterdir())
    kept(folder, 1, 2)
    first.rename(tmp_path / first.name)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(lossy=True, workers=0))
    kept(folder, 3)
    (tmp_path / first.name).rename(first)
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.find("https://a.example/0") == 5
        assert [problem for problem in archive.check() if not problem.repaired] == []
    before = content(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert [problem for problem in archive.check() if not problem.repaired] == []
    assert changed(before, folder) == []
