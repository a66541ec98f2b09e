"""A meeting is what articles tell of it now: whoever corrects or forgets one changes the meeting, and not its UID."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.archive.dumping import dump, lose
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive
from depeche.model import Capture

TWO = ["Odile Karsten", "Jon Brask"]
THREE = [*TWO, "Aline Moreau"]
PEOPLE = [[name, None] for name in THREE]
ANNOUNCED = ["2027-01-12", "Port-Armel", TWO, "announced"]


def telling(paper: int, day: int, *met: Sequence[object]) -> Capture:
    """What a paper's article told on a day."""
    return page(
        f"https://paper{paper}.example/talks", title=f"Talks{paper}", at=DAYS[day],
        text=[f"Talks {day}.", told(people=PEOPLE, met=met)],
    )  # fmt: skip


def agenda(archive: Archive) -> list[tuple[int, str, int, str | None, str, int]]:
    """Number, UID, SEQUENCE, day, status, and how many meet, of each meeting."""
    rows = archive.agenda()
    return sorted((one.id, one.uid, one.sequence, one.when, one.status, len(one.participants)) for one in rows)


@pytest.mark.parametrize(
    ("corrected", "now"),
    [
        (ANNOUNCED, (0, "2027-01-12", "announced", 2)),
        (["2027-01-12", "Port-Armel", TWO, "held"], (1, "2027-01-12", "held", 2)),
        (["2027-01-13", "Port-Armel", TWO, "announced"], (1, "2027-01-13", "announced", 2)),
        (["2027-02-20", "Port-Armel", TWO, "announced"], (1, "2027-02-20", "announced", 2)),
        (["2027-01-12", "Port-Armel", THREE, "announced"], (0, "2027-01-12", "announced", 3)),
        ([None, "Port-Armel", TWO, "announced"], (1, None, "announced", 2)),
    ],
)
def test_the_only_article_that_tells_of_it_is_corrected(
    archive: Archive, corrected: Sequence[object], now: tuple[int, str | None, str, int]
) -> None:
    add(archive, telling(0, 0, ANNOUNCED))
    ((number, uid, *_),) = agenda(archive)
    add(archive, telling(0, 1, corrected))
    assert agenda(archive) == [(number, uid, *now)]
    add(archive, telling(0, 2, corrected))
    assert agenda(archive) == [(number, uid, *now)]


def test_two_meetings_of_an_article_stay_themselves(archive: Archive) -> None:
    other = ["2027-02-01", "Saint-Elme", THREE, "announced"]
    add(archive, telling(0, 0, ANNOUNCED, other))
    before = agenda(archive)
    late = ["2027-03-09", "Saint-Elme", THREE, "announced"]
    add(archive, telling(0, 1, late, ANNOUNCED))
    assert [(row[:2], row[3]) for row in agenda(archive)] == [
        (before[0][:2], "2027-01-12"), (before[1][:2], "2027-03-09")
    ]  # fmt: skip
    add(archive, telling(0, 2, ANNOUNCED))
    assert [row[:2] for row in agenda(archive)] == [before[0][:2]]


@pytest.mark.parametrize("instead", [[], [ANNOUNCED]])
def test_what_an_article_takes_back_is_no_part_of_it(archive: Archive, instead: list[Sequence[object]]) -> None:
    add(archive, telling(0, 0, ANNOUNCED))
    ((number, uid, *_),) = agenda(archive)
    add(archive, telling(1, 1, ["2027-01-13", "Port-Armel", THREE, "postponed"]))
    assert agenda(archive) == [(number, uid, 1, "2027-01-13", "postponed", 3)]
    add(archive, telling(1, 2, *instead))
    assert agenda(archive) == [(number, uid, 2, "2027-01-12", "announced", 2)]


def test_who_tells_as_before_does_not_take_back_what_others_told_since(archive: Archive) -> None:
    """A slip of the pen mended in the article that announced it does not bring a meeting back that was called off."""
    add(archive, telling(0, 0, ANNOUNCED), telling(1, 1, ["2027-01-12", "Port-Armel", TWO, "cancelled"]))
    before = agenda(archive)
    assert before[0][2:5] == (1, "2027-01-12", "cancelled")
    add(archive, telling(0, 2, ANNOUNCED))
    assert agenda(archive) == before
    add(archive, telling(2, 3, ANNOUNCED), telling(2, 4))  # drawn up again: the order is that of what was told
    assert agenda(archive)[0][3:5] == ("2027-01-12", "cancelled")


@pytest.mark.parametrize("lost", [False, True])
def test_what_only_a_forgotten_article_told_is_no_part_of_it(tmp_path: Path, database: str | None, lost: bool) -> None:
    """SEQUENCE does not go back, though a rebuild never sees what moved the meeting."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, telling(0, 0, ANNOUNCED))
        add(archive, telling(1, 1, ["2027-01-13", "Port-Armel", THREE, "postponed"]))
        archive.forget("https://paper1.example/talks")
        before = agenda(archive)
        assert [row[2:] for row in before] == [(2, "2027-01-12", "announced", 2)]
        add(archive, telling(2, 3, ["2027-01-12", "Port-Armel", TWO, "held"]))
        before = agenda(archive)
        assert before[0][2] == 3
    if lost:
        lose(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert agenda(archive) == before


def test_a_rebuild_makes_the_same_of_corrections(tmp_path: Path, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, telling(0, 0, ANNOUNCED), telling(1, 1, ANNOUNCED, ["2027-02-01", "Saint-Elme", THREE, "announced"]))
        add(archive, telling(1, 2, ["2027-03-01", "Saint-Elme", THREE, "announced"]), telling(0, 3, ANNOUNCED))
        add(archive, telling(0, 4))
        add(archive, telling(0, 5, ANNOUNCED))
    before = dump(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
    assert dump(folder) == before
