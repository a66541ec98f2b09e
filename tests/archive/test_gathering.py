"""Meetings follow what people decide about names: two become one, one parts, and it can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from tests.archive.dumping import dump, lose
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive
from depeche.archive.answers import MeetingRow
from depeche.model import Capture

DAY = "2027-02-03"


def meets(number: int, *who: str, when: str | None = DAY, where: str | None = None, status: str = "announced",
          more: tuple[str, ...] = (), title: str | None = None) -> Capture:  # fmt: skip
    """Article `number`, in which these people meet; it names `more` too."""
    record = told(
        people=[[name, None] for name in (*who, *more)], places=[where] if where else [], met=[[when, where, who, status]]
    )
    return page(
        f"https://a.example/{number}", title=title or f"T{number}", text=[f"words {number}", record], at=DAYS[number % 10]
    )


class Met(NamedTuple):
    number: int
    who: tuple[tuple[str, int | None], ...]
    articles: tuple[int, ...]


def agenda(archive: Archive) -> list[Met]:
    rows = sorted(archive.agenda(), key=lambda row: row.id)
    return [
        Met(row.id, tuple((one.name, one.entity) for one in row.participants), tuple(one.article.id for one in row.mentions))
        for row in rows
    ]


def by_number(archive: Archive) -> dict[int, MeetingRow]:
    return {row.id: row for row in archive.agenda()}


def rebuilt(archive: Archive) -> None:
    """The same comes out of a rebuild of which nothing but the WARC files was left."""
    folder: Path = archive.folder
    assert list(archive.check()) == []
    before, was = dump(folder), archive.agenda()
    archive.close()
    lose(folder)
    with Archive(folder, engine=ENGINE) as again:
        for _ in again.rebuild(workers=0):
            pass
        assert again.agenda() == was
        assert list(again.check()) == []
    after = dump(folder)
    for table in before:
        if table not in ("warcs", "batches", "counters", "checkpoints"):
            assert after[table] == before[table], table


@pytest.fixture
def two(archive: Archive) -> Archive:
    """Ilse Vaudrin (1) and Lise Waudrin (3) each meet Jon Brask (2), of which two articles tell."""
    add(archive, meets(1, "Ilse Vaudrin", "Jon Brask"), meets(2, "Lise Waudrin", "Jon Brask", status="held"))
    assert agenda(archive) == [
        Met(1, (("Ilse Vaudrin", 1), ("Jon Brask", 2)), (1,)),
        Met(2, (("Lise Waudrin", 3), ("Jon Brask", 2)), (2,)),
    ]
    return archive


def test_meetings_of_people_who_are_one_are_one(two: Archive) -> None:
    before = by_number(two)
    two.merge("1", "3")
    assert agenda(two) == [Met(1, (("Ilse Vaudrin", 1), ("Jon Brask", 2)), (1, 2))]
    (met,) = two.agenda()
    assert (met.uid, met.status) == (before[1].uid, "held")
    assert met.sequence == 1, "the other article says that it was held"
    assert two.counts().meetings == 1
    add(two, meets(3, "Lise Waudrin", "Jon Brask"))
    assert agenda(two)[0].articles == (1, 2, 3)
    rebuilt(two)


def test_they_part_again_with_their_own_numbers(two: Archive) -> None:
    before = by_number(two)
    two.merge("1", "3")
    add(two, meets(3, "Lise Waudrin", "Jon Brask", status="cancelled"), meets(4, "Ilse Vaudrin", "Jon Brask"))
    two.undo(1)
    assert agenda(two) == [
        Met(1, (("Ilse Vaudrin", 1), ("Jon Brask", 2)), (1, 4)),
        Met(2, (("Lise Waudrin", 3), ("Jon Brask", 2)), (2, 3)),
    ]
    after = by_number(two)
    assert {number: row.uid for number, row in after.items()} == {number: row.uid for number, row in before.items()}
    assert [after[1].status, after[2].status] == ["announced", "cancelled"]
    assert after[1].sequence > before[1].sequence, "it was held, and cancelled, while the two were one"
    assert after[2].sequence > before[2].sequence
    two.merge("1", "3")
    assert [met.articles for met in agenda(two)] == [(1, 2, 3, 4)]
    rebuilt(two)


def test_the_one_met_first_goes_on_whoever_is_merged_into_whom(two: Archive) -> None:
    before = by_number(two)
    two.merge("3", "1")
    assert agenda(two) == [Met(1, (("Ilse Vaudrin", 3), ("Jon Brask", 2)), (1, 2))]
    assert by_number(two)[1].uid == before[1].uid
    two.undo(1)
    assert [(met.number, met.articles) for met in agenda(two)] == [(1, (1,)), (2, (2,))]
    assert {row.uid for row in two.agenda()} == {row.uid for row in before.values()}
    rebuilt(two)


def test_three_meetings_become_one_in_turn_and_part_in_turn(two: Archive) -> None:
    add(two, meets(3, "Odile Karsten", "Jon Brask"))
    was = [(met.number, met.articles) for met in agenda(two)]
    uids = {row.uid for row in two.agenda()}
    two.merge("3", "4")
    assert [(met.number, met.articles) for met in agenda(two)] == [(1, (1,)), (2, (2, 3))]
    two.merge("1", "3")
    assert [(met.number, met.articles) for met in agenda(two)] == [(1, (1, 2, 3))]
    two.undo(2)
    assert [(met.number, met.articles) for met in agenda(two)] == [(1, (1,)), (2, (2, 3))]
    two.undo(1)
    assert [(met.number, met.articles) for met in agenda(two)] == was
    assert {row.uid for row in two.agenda()} == uids
    rebuilt(two)


@pytest.mark.parametrize(
    "other",
    [
        meets(2, "Lise Waudrin", "Jon Brask", when="2027-02-09"),
        meets(2, "Lise Waudrin", "Jon Brask", where="Skerrow"),
        meets(2, "Lise Waudrin", "Ada Nyrop"),
        meets(2, "Lise Waudrin", "Jon Brask", when=None),
    ],
)  # fmt: skip
def test_what_differs_in_day_place_or_parties_stays_apart(archive: Archive, other: Capture) -> None:
    add(archive, meets(1, "Ilse Vaudrin", "Jon Brask", where="Port-Armel"), other)
    archive.merge("Ilse Vaudrin", "Lise Waudrin")
    assert [met.articles for met in agenda(archive)] == [(1,), (2,)]
    rebuilt(archive)


def test_a_meeting_that_was_put_off_is_found_by_its_parties(archive: Archive) -> None:
    add(
        archive,
        meets(1, "Ilse Vaudrin", "Jon Brask", where="Port-Armel"),
        meets(2, "Lise Waudrin", "Jon Brask", where="Port-Armel", when="2027-03-01", status="postponed"),
    )
    archive.merge("Ilse Vaudrin", "Lise Waudrin")
    (met,) = archive.agenda()
    assert (met.when, met.status, met.sequence) == ("2027-03-01", "postponed", 1)
    archive.undo(1)
    assert [(row.when, row.status) for _, row in sorted(by_number(archive).items())] == [
        (DAY, "announced"), ("2027-03-01", "postponed")
    ]  # fmt: skip
    rebuilt(archive)


def test_meetings_at_places_that_are_one_are_one(archive: Archive) -> None:
    add(
        archive,
        meets(1, "Ilse Vaudrin", "Jon Brask", where="Port-Armel"),
        meets(2, "Ilse Vaudrin", "Jon Brask", where="Armelhaven"),
    )
    assert len(archive.agenda()) == 2
    archive.merge("Port-Armel", "Armelhaven")
    assert [met.articles for met in agenda(archive)] == [(1, 2)]
    archive.undo(1)
    assert [(row.id, row.where) for _, row in sorted(by_number(archive).items())] == [(1, "Port-Armel"), (2, "Armelhaven")]
    rebuilt(archive)


def test_a_split_parts_a_meeting_and_undoing_joins_it(archive: Archive) -> None:
    add(
        archive,
        meets(1, "Ilse Vaudrin", "Jon Brask"),
        meets(2, "Ina Vaudrin", "Jon Brask"),
        meets(3, "Ina Vaudrin", "Ada Nyrop"),
    )
    assert agenda(archive)[0].articles == (1, 2)
    uid = by_number(archive)[1].uid
    archive.split("1", ["Ina Vaudrin"])
    assert agenda(archive) == [
        Met(1, (("Ilse Vaudrin", 1), ("Jon Brask", 2)), (1,)),
        Met(2, (("Ina Vaudrin", 4), ("Ada Nyrop", 3)), (3,)),
        Met(3, (("Ina Vaudrin", 4), ("Jon Brask", 2)), (2,)),
    ]
    add(archive, meets(4, "Ina Vaudrin", "Jon Brask"))
    assert agenda(archive)[2].articles == (2, 4)
    archive.undo(1)
    assert [(met.number, met.articles) for met in agenda(archive)] == [(1, (1, 2, 4)), (2, (3,))]
    assert by_number(archive)[1].uid == uid
    rebuilt(archive)


def test_namesakes_meet_apart(archive: Archive) -> None:
    add(
        archive,
        meets(1, "Jon Brask", "Ada Nyrop"),
        meets(2, "Jon Brask", "Ada Nyrop"),
        meets(3, "Jon Brask", "Odile Karsten"),
    )
    archive.split("Jon Brask", articles=["2"])
    assert [(met.articles, met.who[0]) for met in agenda(archive)] == [
        ((1,), ("Jon Brask", 1)), ((3,), ("Jon Brask", 1)), ((2,), ("Jon Brask", 4))
    ]  # fmt: skip
    archive.undo(1)
    assert [(met.articles, met.who[0]) for met in agenda(archive)] == [
        ((1, 2), ("Jon Brask", 1)), ((3,), ("Jon Brask", 1))
    ]  # fmt: skip
    rebuilt(archive)


def test_who_is_there_under_both_names_is_there_once(archive: Archive) -> None:
    add(archive, meets(1, "Ilse Vaudrin", "Lise Waudrin", "Jon Brask"))
    archive.merge("Ilse Vaudrin", "Lise Waudrin")
    assert agenda(archive) == [Met(1, (("Ilse Vaudrin", 1), ("Jon Brask", 3)), (1,))]
    archive.undo(1)
    assert agenda(archive) == [Met(1, (("Ilse Vaudrin", 1), ("Lise Waudrin", 2), ("Jon Brask", 3)), (1,))]
    rebuilt(archive)


def test_a_meeting_that_is_the_same_under_either_name_stays_one(archive: Archive) -> None:
    """Two of three are enough: so it would be if the two had never been one."""
    add(archive, meets(1, "Ilse Vaudrin", "Jon Brask", "Ada Nyrop"), meets(2, "Ina Vaudrin", "Jon Brask", "Ada Nyrop"))
    archive.split("1", ["Ina Vaudrin"])
    (met,) = agenda(archive)
    assert met.articles == (1, 2)
    assert met.who == (("Ilse Vaudrin", 1), ("Jon Brask", 2), ("Ada Nyrop", 3), ("Ina Vaudrin", 4))
    archive.undo(1)
    assert agenda(archive) == [Met(1, (("Ilse Vaudrin", 1), ("Jon Brask", 2), ("Ada Nyrop", 3)), (1, 2))]
    rebuilt(archive)


def test_an_article_that_changes_while_they_are_one_goes_with_its_name(two: Archive) -> None:
    two.merge("1", "3")
    record = told(
        people=[["Lise Waudrin", None], ["Jon Brask", None]], met=[[DAY, None, ["Lise Waudrin", "Jon Brask"], "held"]]
    )
    add(two, page("https://a.example/2", title="T2", text=["anew", record], at=DAYS[5]))
    two.undo(1)
    assert [(met.number, met.articles) for met in agenda(two)] == [(1, (1,)), (2, (2,))]
    rebuilt(two)


def test_what_one_forgotten_article_told_first_goes_on_without_it(two: Archive) -> None:
    two.merge("1", "3")
    two.forget("1")
    assert [(met.number, met.articles) for met in agenda(two)] == [(1, (2,))]
    two.undo(1)
    (met,) = agenda(two)
    assert met.who == (("Lise Waudrin", 3), ("Jon Brask", 2))
    two.merge("Jon Brask", "3")
    two.forget("2")
    assert (agenda(two), list(two.check())) == ([], [])
    assert dump(two.folder)["former_meetings"] == []


def test_a_newer_engine_keeps_meetings_one(two: Archive) -> None:
    two.merge("1", "3")
    two.close()
    with Archive(two.folder, engine="tests.archive.fakes:newer_engine") as newer:
        for _ in newer.rebuild(workers=0):
            pass
        assert [met.articles for met in agenda(newer)] == [(1, 2)]
        newer.undo(1)
        assert [(met.number, met.articles) for met in agenda(newer)] == [(1, (1,)), (2, (2,))]
