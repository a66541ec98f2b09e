"""When two articles tell of one meeting, and how its status moves."""

from __future__ import annotations

import pytest

from depeche.archive.encounters import Encounter, first_that_is, joined, moved, same, status
from depeche.model import MeetingStatus


def met(*parties: int, day: str | None = "2027-01-12", place: int | None = None, status: MeetingStatus = "announced",
        story: int | None = 1) -> Encounter:  # fmt: skip
    return Encounter(
        parties=frozenset(parties), place=place, first_day=day, last_day=day, when=day, status=status, story=story
    )


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
    ],
)
def test_what_is_one_meeting(known: Encounter, told: Encounter, one: bool) -> None:
    assert same(known, told) is one


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


def test_the_meeting_met_first_is_taken() -> None:
    assert first_that_is(met(1, 2), [(9, met(1, 2)), (4, met(1, 2)), (1, met(5, 6))]) == 4
    assert first_that_is(met(1, 2), []) is None
