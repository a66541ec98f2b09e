"""One encounter that articles tell of in other words is one row of the agenda, in both databases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.archive.dumping import dump, lose
from tests.archive.fakes import ENGINE, add, page, told

from depeche.archive import Archive
from depeche.model import Capture

ILSE, JON, KARO = ("Ilse Vaudrin", None), ("Jon Brask", None), ("Karo Lund", None)
DAY = "2027-01-12"
Met = tuple[str | None, str | None, Sequence[str], str]


def article(number: int, language: str, *met: Met, people: Sequence[tuple[str, None]] = (), story: str = "Sund") -> Capture:
    places = sorted({where for _, where, _, _ in met if where})
    record = told(met=met, people=people, places=places)
    return page(
        f"https://a.example/{number}", title=f"{story} {number}", text=[f"{number} words", record], language=language,
        at=f"2027-01-13T10:{number:02}:00+00:00",
    )  # fmt: skip


def agenda(archive: Archive) -> list[list[int]]:
    """The articles of each meeting."""
    return sorted(sorted({mention.article.id for mention in row.mentions}) for row in archive.agenda())


def test_one_encounter_in_four_articles_and_three_languages(archive: Archive, database: str | None, tmp_path: Path) -> None:
    pages = [
        article(1, "fr", (DAY, "Armel", ("Ilse Vaudrin", "Jon Brask"), "announced"), people=(ILSE, JON)),
        article(2, "ru", (DAY, "Армеле", ("Ilse Vaudrin", "Jon Brask"), "held"), people=(ILSE, JON)),
        article(3, "de", (DAY, "Armel", (), "held")),
        article(4, "fr", (DAY, None, (), "held")),
    ]
    for one in pages:  # each in a transaction of its own, so that what was known is looked up
        add(archive, one)
    assert agenda(archive) == [[1, 2, 3, 4]]
    met = archive.agenda()[0]
    assert (met.where, met.status, met.sequence) == ("Armel", "held", 1)
    with Archive(tmp_path / "at once", engine=ENGINE, database=database) as other:
        add(other, *pages)
        assert agenda(other) == [[1, 2, 3, 4]]

    folder = archive.folder
    archive.close()
    before = dump(folder)
    lose(folder)
    with Archive(folder, engine=ENGINE) as again:
        list(again.rebuild(workers=0))
        assert list(again.check()) == []
    after = dump(folder)
    assert {table: after[table] for table in ("meeting_rows", "parties", "reports")} == {
        table: before[table] for table in ("meeting_rows", "parties", "reports")
    }


def test_different_encounters_of_a_day_stay_apart(archive: Archive) -> None:
    for one in (
        article(1, "fr", (DAY, "Armel", ("Ilse Vaudrin", "Jon Brask", "Karo Lund"), "held"),
                (DAY, "Armel", ("Ilse Vaudrin", "Jon Brask"), "held"), people=(ILSE, JON, KARO)),  # a talk beside the summit
        article(2, "de", (DAY, "Armel", ("Uta Sand",), "held"), people=(("Uta Sand", None),)),  # other parties
        article(3, "de", (DAY, "Skerrow", (), "held")),  # another place
        article(4, "de", (DAY, "Armel", (), "held"), story="Moor"),  # another story
        article(5, "en", (DAY, "Armel", ("Ilse Vaudrin", "Jon Brask"), "held"), people=(ILSE, JON)),
    ):  # fmt: skip
        add(archive, one)
    assert agenda(archive) == [[1], [1, 5], [2], [3], [4]]


def test_part_of_a_name_is_enough_where_nothing_else_comes_into_question(archive: Archive) -> None:
    for one in (
        article(1, "en", (DAY, None, ("Ilse Vaudrin",), "announced"), people=(ILSE,)),
        article(2, "en", (DAY, None, ("Vaudrin",), "held"), people=(("Vaudrin", None),)),
    ):
        add(archive, one)
    assert agenda(archive) == [[1, 2]]
    before = dump(archive.folder)
    list(archive.rebuild(workers=0))
    after = dump(archive.folder)
    for table in ("meeting_rows", "parties", "reports"):
        assert after[table] == before[table]


def test_what_the_same_article_tells_again_without_parties_is_the_meeting_of_that_day_and_place(archive: Archive) -> None:
    add(archive, article(1, "fr", (DAY, "Armel", ("Ilse Vaudrin", "Jon Brask"), "held"), people=(ILSE, JON)))
    again = ((None, None, ("Ilse Vaudrin", "Jon Brask"), "held"), (DAY, "Armel", (), "held"))
    add(archive, article(2, "fr", *again, people=(ILSE, JON)))
    assert agenda(archive) == [[1, 2]]
