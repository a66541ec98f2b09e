"""Clock times of the entries of a live blog."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from depeche.reading.claims.known import Known
from depeche.reading.story.clocks import is_stamp, leading, moments, without_clock

EAST = timezone(timedelta(hours=1))
NIGHT = Known(
    published=datetime(2031, 5, 6, 22, tzinfo=EAST),
    modified=datetime(2031, 5, 7, 1, 10, tzinfo=EAST),
    captured=datetime(2031, 5, 7, 1, tzinfo=UTC),
)
NEWEST = ["01:10", "00:40 Uhr", "0h05", "23:50", "11 p.m."]


def test_the_day_changes_at_midnight_in_either_order() -> None:
    lines = NEWEST[:4]
    found = moments(lines, [None] * 4, NIGHT)
    assert found == [
        datetime(2031, 5, day, hour, minute, tzinfo=EAST)
        for day, hour, minute in ((7, 1, 10), (7, 0, 40), (7, 0, 5), (6, 23, 50))
    ]
    assert moments(lines[::-1], [None] * 4, NIGHT) == found[::-1]


def test_a_day_that_stands_above_entries_is_theirs_and_slips_of_order_change_none() -> None:
    days = [date(2031, 5, 9), date(2031, 5, 9), date(2031, 5, 6)]
    assert [str(when)[:16] for when in moments(["10:00", "9:00", "23:50"], days, NIGHT)] == [
        "2031-05-09 10:00", "2031-05-09 09:00", "2031-05-06 23:50",
    ]  # fmt: skip
    slipped = moments(["23:40", "23:10", "23:20", "22:30"], [None] * 4, Known(published=NIGHT.published))
    assert {str(when)[:10] for when in slipped} == {"2031-05-06"}


def test_relative_times_count_back_from_the_capture() -> None:
    assert moments(["5 minutes ago"], [None], NIGHT) == [datetime(2031, 5, 7, 0, 55, tzinfo=UTC)]
    assert is_stamp("5 minutes ago", NIGHT)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("+++ 14:32 Uhr: Fog over the pier +++", "Fog over the pier"),
        ("14.05 – Fog over the pier", "Fog over the pier"),
        ("[14:32] Fog", "Fog"),
        ("14:32", ""),
        ("14h32 • Brume", "Brume"),
        ("14時32分　霧", "霧"),
    ],
)
def test_what_a_line_says_behind_its_clock_time(line: str, rest: str) -> None:
    found = leading(line)
    assert found is not None
    assert found[1] == rest


def test_other_numbers_are_no_clock_times() -> None:
    assert leading("14:32nd street") is None
    assert leading("Fog at 14:32") is None
    assert without_clock("14:32 | By Bo Lund") == "By Bo Lund"
