"""What an expression means where it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from depeche.language.calendar import Rule, Toward
from depeche.recording.calendar.expressions import dates
from depeche.recording.calendar.periods import Period, around
from depeche.recording.calendar.settling import Context, Then, in_order, settled
from depeche.recording.words.forms import Match

WEDNESDAY = date(2022, 1, 12)


def value(
    slots: dict[str, object], *, context: Context | None = None, toward: Toward | None = None, **rule: Any
) -> str | None:
    made = Rule(why="", forms=(), toward=toward, **rule)
    match = Match(0, 0, made, tuple((name, one, 0) for name, one in slots.items()))
    period = settled(match, context or Context(WEDNESDAY, Then(), False, 0))
    return period.iso if period else None


@pytest.mark.parametrize(
    ("slots", "toward", "expected"),
    [
        ({"MONTH": 12}, None, "2021-12"),
        ({"MONTH": 2}, None, "2022-02"),
        ({"MONTH": 2}, "past", "2021-02"),
        ({"DAY": 30, "MONTH": 1}, None, "2022-01-30"),
        ({"DAY": 12, "MONTH": 1}, "future", "2023-01-12"),
        ({"DAY": 14, "MONTH": 1, "WEEKDAY": 3}, None, "2021-01-14"),
        ({"WEEKDAY": 2}, None, "2022-01-12"),
        ({"WEEKDAY": 2}, "past", "2022-01-05"),
        ({"DAY": 31, "MONTH": 2, "YEAR": 2020}, None, None),
    ],
)
def test_what_a_date_leaves_open_is_looked_for_around_the_article(
    slots: dict[str, object], toward: Toward | None, expected: str | None
) -> None:
    assert value(slots, toward=toward) == expected


def test_a_far_lone_year_stays_aside_until_another_agrees() -> None:
    then = Then().after(around(date(1916, 1, 1), "year")).after(around(date(1812, 1, 1), "year"))
    assert (then.date, then.aside) == (around(date(1916, 1, 1), "year"), 1812)
    again = then.after(around(date(1813, 1, 1), "year"))
    assert again.date == around(date(1813, 1, 1), "year")


def test_that_day_points_at_the_last_day_told_not_at_a_year_between() -> None:
    day = Period("day", date(2019, 5, 3))
    then = Then().after(day).after(around(date(2018, 1, 1), "year"))
    context = Context(WEDNESDAY, then, False, 0)
    assert value({}, context=context, origin="then", shift=0, unit="day") == "2019-05-03"


def test_without_any_day_nothing_relative_has_a_value() -> None:
    assert value({}, context=Context(None, Then(), True, 0), shift=-1, unit="day") is None


def test_the_ends_of_a_range_are_brought_into_order_where_the_sentence_looks() -> None:
    january, march = around(date(2024, 1, 1), "month"), around(date(2023, 3, 1), "month")
    assert [one.iso for one in in_order(january, march, -1)] == ["2023-01", "2023-03"]
    assert [one.iso for one in in_order(january, march, 1)] == ["2024-01", "2024-03"]
    monday, friday = Period("day", date(2022, 1, 10)), Period("day", date(2022, 1, 7))
    assert [one.iso for one in in_order(monday, friday, -1)] == ["2022-01-03", "2022-01-07"]
    assert [one.iso for one in in_order(monday, friday, 0)] == ["2022-01-10", "2022-01-14"]
    assert in_order(friday, monday, 0) == (friday, monday)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Im Sommer baden die Leute im See.", "de", []),
        ("In de zomer zwemmen mensen in het meer.", "nl", []),
        ("Летом люди купаются в озере.", "ru", []),
        ("En verano la gente se baña en el lago.", "es", []),
        ("The bridge was closed in the summer.", "en", ["2021"]),
    ],
)
def test_what_is_done_each_season_is_of_no_year(text: str, language: str, expected: list[str]) -> None:
    assert [one.value for one in dates(text, language, WEDNESDAY)] == expected
