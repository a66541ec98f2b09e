"""What a forgotten article leaves of others' names and decisions: all of it, with the numbers that they had."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.archive import fakes
from tests.archive.dumping import dump, lose
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive
from depeche.archive.engine import Engine
from depeche.archive.journals import unpacked
from depeche.archive.schema import batches
from depeche.model import Capture, Page


def naming(number: int, *people: str, role: str | None = None) -> Capture:
    return page(
        f"https://paper{number}.example/a", title=f"News{number}", at=DAYS[number],
        text=[f"Words {number}.", told(people=[[name, role] for name in people])],
    )  # fmt: skip


def names(archive: Archive) -> dict[str, int]:
    return {one.name: one.id for one in archive.people()}


def made_anew(folder: Path, lost: bool) -> None:
    """Twice: what a rebuild does to the files, the next one finds."""
    for _ in range(2):
        if lost:
            lose(folder)
        with Archive(folder, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
            assert list(archive.check()) == []


both = pytest.mark.parametrize("lost", [False, True])


@both
def test_who_was_met_first_by_another_name_keeps_the_number(tmp_path: Path, database: str | None, lost: bool) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, naming(0, "Jon Brask"), naming(1, "Ilse Vaudrin", "Jon Brask"), naming(2, "I. Vaudrin"))
        add(archive, naming(3, "Aline Moreau", "J. Brask"))
        archive.forget("https://paper1.example/a")
        archive.forget("https://paper0.example/a")
        before = names(archive)
        assert set(before) == {"I. Vaudrin", "Aline Moreau", "J. Brask"}
    made_anew(folder, lost)
    with Archive(folder, engine=ENGINE) as archive:
        assert names(archive) == before
        add(archive, naming(4, "Odile Karsten"))
        assert names(archive)["Odile Karsten"] > max(before.values())


@both
def test_a_decision_about_a_name_stays_while_others_have_the_name(tmp_path: Path, database: str | None, lost: bool) -> None:
    """Here the forgotten article names whom the name was split from, and not the name."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, naming(0, "Ilse Vaudrin"), naming(1, "Iris Vaudrin"), naming(2, "Ilse Vaudrin"))
        archive.split("Ilse Vaudrin", ["Iris Vaudrin"])
        before = names(archive)
        assert len(before) == 2
        archive.forget("https://paper2.example/a")
        add(archive, naming(3, "Iris Vaudrin"))
        assert names(archive) == before
    made_anew(folder, lost)
    with Archive(folder, engine=ENGINE) as archive:
        assert names(archive) == before


@both
def test_what_was_decided_since_about_a_name_that_came_back_stays(tmp_path: Path, database: str | None, lost: bool) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, naming(0, "Ilse Vaudrin"), naming(1, "Jon Brask"))
        archive.forget("https://paper0.example/a")
        add(archive, naming(2, "Ilse Vaudrin"))
        archive.merge("Jon Brask", "Ilse Vaudrin")
        before = archive.decided()
    made_anew(folder, lost)
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.decided() == before
        add(archive, naming(3, "Ilse Vaudrin"))
        assert list(names(archive)) == ["Ilse Vaudrin"]


def test_what_its_address_brought_otherwise_goes_too(tmp_path: Path, database: str | None) -> None:
    """Written otherwise, without a page, or with one that could not be read."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, page("https://paper.example/geheim", title="T", text=["x"], canonical="https://paper.example/geheim/2"))
        add(
            archive,
            Capture(name="a", url="http://www.paper.example/geheim?utm_source=feed", outcome="gone", status=410),
            Capture(name="b", url="https://PAPER.example/geheim/2#top", outcome="failed"),
            Capture(name="c", url="https://paper.example/geheim/", page=Page(body=b"geheim", url="https://paper.example/geheim/")),
            Capture(name="d", url="https://paper.example/other", page=Page(body=b"other", url="https://paper.example/other")),
        )  # fmt: skip
        assert archive.forget("https://paper.example/geheim").captures == 4
        assert list(archive.check()) == []
        assert [row.name for row in archive.unread()] == ["d"]
    files = b"".join(gzip.decompress(path.read_bytes()) for path in (folder / "warc").iterdir())
    assert b"geheim" not in files.lower()
    assert "geheim" not in str(dump(folder)).lower()
    made_anew(folder, lost=True)


def test_an_office_that_only_it_gave_goes(archive: Archive) -> None:
    add(archive, naming(0, "Ilse Vaudrin", role="minister"), naming(1, "Ilse Vaudrin", role="mayor"))
    assert [one.role for one in archive.people()] == ["mayor"]
    archive.forget("https://paper1.example/a")
    assert [one.role for one in archive.people()] == ["minister"]


def a_letter_apart() -> Engine:
    """Names are like each other that differ in length by one letter: of "Bo", "Boo", "Booo" the second links the others."""
    return replace(
        fakes.engine(),
        same_name=lambda one, other: 1.0 if one[0] == other[0] and abs(len(one) - len(other)) <= 1 else 0.0,
        name_keys=lambda name: frozenset(name[0]),
    )  # fmt: skip


@both
@pytest.mark.parametrize(
    "order",
    [
        ("Ida Boo", "Ida Bo", "Ida Booo", "Ida Boooo"),  # who was met first by the name that goes
        ("Ida Bo", "Ida Boo", "Ida Booo", "Ida Boooo"),
        ("Ida Bo", "Ida Boooo", "Ida Boo", "Ida Booo"),  # two, of whom the name that goes is the first
        ("Ida Bo", "Ida Boo", "Ida Booo", "Ida Boo"),  # the name comes again, too late to link the others
    ],
)
def test_names_stay_whose_they_are_without_the_one_that_linked_them(
    tmp_path: Path, order: tuple[str, ...], lost: bool
) -> None:
    folder, distant = tmp_path / "a", f"{__name__}:a_letter_apart"
    tables = ("entities", "spellings", "mentions", "name_keys", "name_words")
    with Archive(folder, engine=distant) as archive:
        for number, name in enumerate(order):
            add(archive, naming(number, name))
        archive.forget(f"https://paper{order.index('Ida Boo')}.example/a")
        add(archive, naming(9, "Ida Booooo"))
    before = {table: dump(folder)[table] for table in tables}
    if lost:
        lose(folder)
    with Archive(folder, engine=distant) as archive:
        list(archive.rebuild(workers=0))
    after = dump(folder)
    assert {table: after[table] for table in tables} == before


def test_a_name_that_only_it_had_goes_from_journals_though_others_name_the_person(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE) as archive:
        add(archive, naming(1, "Ilse Vaudrin"), naming(2, "I. Vaudrin"))
        archive.forget("https://paper1.example/a")
    warcs = b"".join(gzip.decompress(path.read_bytes()) for path in (folder / "warc").iterdir())
    assert b"ilse" not in warcs.lower()
    with Archive(folder, engine=ENGINE) as archive, archive._store.reading() as connection:
        copied = [unpacked(copy) for copy in connection.scalars(sa.select(batches.c.journal_copy))]
    assert len(copied) == 2
    assert "ilse" not in "".join(copied).lower()


@both
def test_a_forgotten_address_is_no_other_name_of_what_is_left(tmp_path: Path, database: str | None, lost: bool) -> None:
    """While there was an article at that address, nobody else could go by it."""
    folder = tmp_path / "a"
    there = page("https://a.example/2", title="Quay", text=["Words."], at=DAYS[0])
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(
            archive,
            there,
            page("https://a.example/1", title="Ferry", text=["x"], at=DAYS[1], canonical="https://a.example/2"),
        )
        archive.forget("https://a.example/2")
        before = dump(folder)["aliases"]
        assert before == []
    made_anew(folder, lost)
    assert dump(folder)["aliases"] == before
