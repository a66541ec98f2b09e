"""A copy of an archive is an archive, of one state, while others write."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from tests.archive.dumping import dump
from tests.archive.fakes import ENGINE, add, page, told

from depeche.archive import Archive
from depeche.errors import ArchiveProblem

SAID = told(said=[["Ilse Vaudrin", "Le bac reprendra"]], people=[["Ilse Vaudrin", "maire"]])


def test_the_copy_is_the_archive(tmp_path: Path, database: str | None) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        add(archive, *(page(f"https://a.example/{n}", title=f"Bac {n}", text=["Le bac reprendra", SAID]) for n in range(9)))
        saved = list(archive.backup(tmp_path / "b"))
        before = dump(tmp_path / "a")
    assert saved[0].name == "depeche.sqlite"
    assert all((tmp_path / "b" / one.name).stat().st_size >= one.size for one in saved)
    with Archive(tmp_path / "b", engine=ENGINE) as copy:
        assert list(copy.check()) == []
        assert copy.search("bac said:reprendra").total == 9
        assert copy.page(3).body
        after = dump(tmp_path / "b")
        add(copy, page("https://a.example/new", title="In the copy"))
        assert copy.counts().articles == 10
    assert {name: rows for name, rows in before.items() if "words" not in name} == {
        name: rows for name, rows in after.items() if "words" not in name
    }


def test_a_copy_made_while_others_write_is_whole(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depeche.archive.adding.BATCH_CAPTURES", 3)
    with (
        Archive(tmp_path / "a", engine=ENGINE, database=database) as writing,
        Archive(tmp_path / "a", engine=ENGINE, database=database) as saving,
    ):
        adding = writing.add((page(f"https://a.example/{n}", title=f"T{n}") for n in itertools.count()), workers=0)
        kept = [next(adding).capture for _ in range(10)]
        for _ in saving.backup(tmp_path / "b"):
            kept_since = [next(adding).capture for _ in range(7)]
        adding.close()
    assert kept_since
    with Archive(tmp_path / "b", engine=ENGINE) as copy:
        assert [problem for problem in copy.check() if not problem.repaired] == []
        assert all(copy.page(number).body for number in kept)
        list(copy.rebuild(workers=0))
        assert copy.counts().captures >= len(kept)


def test_where_no_backup_goes(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").touch()
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        for target in (tmp_path / "full", tmp_path / "a", tmp_path / "a" / "warc" / "b", tmp_path / "full" / "thesis.doc"):
            with pytest.raises(ArchiveProblem, match="backup"):
                list(archive.backup(target))
        broken = archive.backup(tmp_path / "b")
        next(broken)
        broken.close()
        assert not (tmp_path / "b").exists(), "what was made of it"
    with pytest.raises(ArchiveProblem):
        Archive(tmp_path / "b", create=False, engine=ENGINE)
