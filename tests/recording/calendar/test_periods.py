"""Stepping through the calendar."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.language.calendar import Unit
from depeche.recording.calendar.periods import around, day_of, easter, holiday, shifted

UNITS = st.sampled_from(get_args(Unit))
DAYS = st.dates(date(100, 1, 1), date(9900, 12, 31))  # three decades from either end of the calendar


@pytest.mark.parametrize(
    ("unit", "iso"),
    [("day", "2022-01-12"), ("week", "2022-W02"), ("weekend", "2022-01-15/2022-01-16"),
     ("month", "2022-01"), ("quarter", "2022-01/2022-03"), ("year", "2022"), ("decade", "2020/2029")],
)  # fmt: skip
def test_a_period_has_its_iso_value(unit: Unit, iso: str) -> None:
    assert around(date(2022, 1, 12), unit).iso == iso


def test_the_first_days_of_january_may_be_in_the_last_week_of_the_year_before() -> None:
    assert around(date(2021, 1, 1), "week").iso == "2020-W53"


@given(DAYS, UNITS)
def test_a_period_holds_the_day_it_is_around(day: date, unit: Unit) -> None:
    period = around(day, unit)
    assert period.first <= day <= period.last or (unit == "weekend" and 0 < (period.first - day).days < 6)


@given(DAYS, UNITS, st.integers(-3, 3))
def test_a_step_and_the_same_step_back_lead_home(day: date, unit: Unit, steps: int) -> None:
    period = around(day, unit)
    there = shifted(period, steps)
    assert there is not None
    assert shifted(there, -steps) == period


@given(DAYS, UNITS, st.integers(-(10**9), 10**9))
def test_no_step_leaves_the_calendar_with_an_error(day: date, unit: Unit, steps: int) -> None:
    shifted(around(day, unit), steps)


@pytest.mark.parametrize(("year", "day"), [(2022, date(2022, 4, 17)), (2000, date(2000, 4, 23)), (1954, date(1954, 4, 18))])
def test_easter_is_where_the_church_has_it(year: int, day: date) -> None:
    assert easter(year) == day


def test_a_holiday_may_follow_easter_or_stand_still() -> None:
    assert [one and one.iso for one in (holiday("easter-2", 2022), holiday("12-25", 2022))] == ["2022-04-15", "2022-12-25"]


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert day_of(2022, 2, 30) is None
