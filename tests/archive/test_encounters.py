"""When two articles tell of one meeting, and how its status moves."""

from __future__ import annotations

import pytest

from depeche.archive.encounters import Encounter, joined, moved, same, status, which
from depeche.model import MeetingStatus
from depeche.names import same_name


def met(*parties: int, day: str | None = "2027-01-12", place: int | None = None, status: MeetingStatus = "announced",
        story: int | None = 1, where: str | None = None, people: tuple[int, ...] = (), language: str | None = None,
        by: tuple[int, ...] = (), what: str = "", called: tuple[tuple[str, int], ...] = ()) -> Encounter:  # fmt: skip
    return Encounter(
        parties=frozenset(parties), place=place, first_day=day, last_day=day, when=day, status=status, story=story,
        where=where, people=frozenset(people), languages=frozenset((language,) if language else ()), articles=frozenset(by),
        what=what, called=frozenset(called),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("known", "told", "one"),
    [
        (met(1, 2), met(1, 2, status="held"), True),
        (met(1, 2), met(1, 2, 3), True),
        (met(1, 2), met(1, 2, day="2027-01-13"), True),  # a day apart: told from another time zone
        (met(1, 2), met(1, 2, day="2027-01-20"), False),
        (met(1, 2), met(1, 3), False),
        (met(1, 2, place=7), met(1, 3, place=7), True),
        (met(1, 2, place=7), met(1, 2, place=8), False),
        (met(1, 2), met(3, 4), False),
        (met(1, 2), met(), False),
        (met(1, 2), met(1, 2, day="2027-02-01", status="postponed"), True),
        (met(1, 2), met(1, 2, day="2027-02-01", status="postponed", story=2), False),
        (met(1, 2, place=7), met(1, 2, place=7, day="2027-02-01", status="postponed", story=2), True),
        (met(1, 2, place=7, status="held"), met(1, 2, place=7, day="2027-02-01", status="postponed", story=2), False),
        (met(1, 2, place=7), met(1, 2, place=7, day="2027-06-01", status="postponed", story=2), False),
        (met(1, 2), met(1, 2, day=None), True),
        (met(1, 2), met(1, 2, day=None, story=2), False),
        (met(1), met(1), True),
        (met(1), met(1, story=2), False),  # whoever is named alone does several things a day
        (met(1, place=7), met(1, place=7, story=2), True),
        (met(1, 2, status="held"), met(1, 2, day="2027-02-01", status="postponed"), False),  # what was held is not put off
        (met(1, 2, place=7, where="Port Sarel"), met(1, 2, place=8, where="Порт-Сареле"), True),
        (met(1, 2, place=7, where="Port Sarel"), met(1, 2, place=8, where="Скерроу"), True),  # scripts tell too little
        (met(1, 2, place=7, where="Port Sarel"), met(1, 2, place=8, where="Skerrow"), False),
        # A place may stand in the other
        (met(1, 2, place=7, where="Lindhaven"), met(1, 2, place=8, where="Lindhaven Castle"), True),
        (met(1, 2, place=7, where="Geneva", language="en"), met(1, 2, place=8, where="Switzerland", language="en"), True),
        (met(1, 2, place=7, where="Suisse", language="fr"), met(1, 2, place=8, where="Genf", language="de"), True),
        (met(1, 2, place=7, where="Geneva", language="en"), met(1, 2, place=8, where="Austria", language="en"), False),
        (met(1, 2, place=7, where="Geneva", language="en"), met(1, 2, place=8, where="Zurich", language="en"), False),
        (
            met(1, place=7, where="Geneva", language="en"),
            met(1, place=8, where="Switzerland", language="en", story=2),
            False,
        ),
        (met(1, 2, 3, 4, by=(1, 2)), met(1, 2, by=(2,)), False),  # a talk of two beside the summit
        (met(1, 2, by=(1, 2)), met(1, 2, by=(2,)), True),
    ],
)
def test_what_is_one_meeting(known: Encounter, told: Encounter, one: bool) -> None:
    assert same(known, told, same_name) is one


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [("announced", "held", "held"), ("held", "announced", "held"), ("announced", "cancelled", "cancelled"),
     ("ongoing", "announced", "ongoing"), ("postponed", "announced", "announced"), ("announced", "ongoing", "ongoing")],
)  # fmt: skip
def test_how_the_status_moves(before: MeetingStatus, told: MeetingStatus, after: MeetingStatus) -> None:
    assert status(before, told) == after


def test_the_more_exact_day_and_the_new_one_hold() -> None:
    vague = Encounter(parties=frozenset((1, 2)), first_day="2027-01-11", last_day="2027-01-17", when="2027-W02")
    assert joined(vague, met(1, 2)).when == "2027-01-12"
    assert joined(met(1, 2), vague).when == "2027-01-12"
    assert joined(met(1, 2), met(1, 2, day="2027-02-01", status="postponed")).when == "2027-02-01"


def test_a_calendar_is_told_when_day_place_or_status_moved() -> None:
    assert moved(met(1, 2), joined(met(1, 2), met(1, 2, status="held")))
    assert not moved(met(1, 2), joined(met(1, 2), met(1, 2, 3)))


def test_one_place_under_two_names_does_not_move_a_meeting() -> None:
    known = met(1, 2, place=7, where="Port Sarel")
    after = joined(known, met(1, 2, place=8, where="Порт-Сареле"))
    assert (after.place, after.where) == (7, "Port Sarel")
    assert not moved(known, after)


def test_the_meeting_of_just_these_parties_is_taken_and_else_the_one_met_first() -> None:
    assert which(met(1, 2), [(9, met(1, 2)), (4, met(1, 2)), (1, met(5, 6))], same_name) == 4
    assert which(met(1, 2), [(4, met(1, 2, 3)), (9, met(1, 2))], same_name) == 9
    assert which(met(1, 2), [], same_name) is None


COUNCIL = met(1, place=7, where="Port Sarel", language="fr", by=(1,))
TWO = met(1, 2, place=7, where="Port Sarel", people=(1, 2), language="fr", by=(1, 3))


@pytest.mark.parametrize(
    ("known", "told", "taken"),
    [
        # A body goes by another name in another language; in one language another name is another body
        ([COUNCIL], met(5, place=7, where="Port Sarel", language="de", by=(2,)), 0),
        ([COUNCIL], met(5, place=8, where="Порт-Сареле", language="ru", by=(2,)), 0),
        ([COUNCIL], met(5, language="de", by=(2,)), 0),
        ([COUNCIL], met(5, place=7, where="Port Sarel", language="fr", by=(2,)), None),
        # Nobody is named
        ([COUNCIL], met(place=7, where="Port Sarel", language="fr", by=(2,)), 0),
        ([met(place=7, where="Port Sarel", by=(1,))], COUNCIL, None),  # of one article, which tells them apart
        # Another day, story or place
        ([COUNCIL], met(day="2027-01-13", language="de", by=(2,)), None),
        ([COUNCIL], met(day=None, language="de", by=(2,)), None),
        ([COUNCIL], met(story=2, language="de", by=(2,)), None),
        ([COUNCIL], met(place=8, where="Skerrow", language="de", by=(2,)), None),
        # Persons have one name everywhere
        ([TWO], met(5, 6, place=7, where="Port Sarel", people=(5, 6), language="de", by=(2,)), None),
        # Several on that day: at that place, told of by most, or told apart by the article itself
        ([TWO, met(place=9, where="Skerrow", by=(4,))], met(place=9, where="Skerrow", by=(5,)), 1),
        ([met(place=9, where="Skerrow", by=(4,)), TWO], met(by=(5,)), 1),
        ([TWO, COUNCIL], met(9, language="de", by=(5,)), None),
        ([TWO, met(by=(4,))], met(by=(3,)), None),
    ],
)
def test_a_meeting_told_in_other_words(known: list[Encounter], told: Encounter, taken: int | None) -> None:
    assert which(told, enumerate(known), same_name) == taken


HEARING = met(1, language="de", what="Anhörung", by=(1,))
BRISSET = met(3, people=(3,), language="en", by=(1,), called=(("aldo brisset", 3),))
BOARD = met(4, language="en", by=(1,), called=(("harbour and fish committee", 4),))


@pytest.mark.parametrize(
    ("known", "told", "taken"),
    [
        # Part of a name: of a person or a body, and not of one the other's
        ([BRISSET], met(5, people=(5,), language="en", by=(2,), called=(("brisset", 5),)), 0),
        ([BRISSET], met(5, people=(5,), language="en", by=(2,), called=(("katia lindqvist", 5),)), None),
        ([BRISSET], met(5, people=(5,), language="en", by=(2,), called=(("katia brisset", 5),)), None),
        ([BRISSET], met(5, language="en", by=(2,), called=(("brisset", 5),)), None),
        ([BRISSET], met(5, people=(5,), language="en", by=(2,), called=(("brisset", 5),), day="2027-01-13"), None),
        ([BOARD], met(5, language="en", by=(2,), called=(("fish committee", 5),)), 0),
        ([BOARD], met(5, language="en", by=(2,), called=(("fish market", 5),)), None),
        ([BOARD, BOARD], met(5, language="en", by=(2,), called=(("fish committee", 5),)), None),
        # Who is heard where others name who hears
        ([HEARING], met(3, people=(3,), language="de", what="Anhörung", by=(2,)), 0),
        ([HEARING], met(3, people=(3,), language="fr", what="audition", by=(2,)), 0),
        ([met(3, people=(3,), language="de", what="Anhörung", by=(2,))], HEARING, 0),
        ([HEARING], met(3, people=(3,), language="de", what="Treffen", by=(2,)), None),
        ([HEARING], met(3, language="de", what="Anhörung", by=(2,)), None),
        ([HEARING], met(3, people=(3,), language="de", what="Anhörung", by=(2,), story=2), None),
        (
            [met(1, language="en", what="meeting", by=(1,))],
            met(3, people=(3,), language="en", what="meeting", by=(2,)),
            None,
        ),
    ],
)
def test_a_meeting_told_of_by_others(known: list[Encounter], told: Encounter, taken: int | None) -> None:
    assert which(told, enumerate(known), same_name) == taken


def test_what_comes_into_question_by_its_parties_goes_before() -> None:
    told = met(5, people=(5,), language="en", by=(2,), called=(("brisset", 5),))
    assert which(told, [(1, BRISSET), (2, met(language="en", by=(3,)))], same_name) == 2
