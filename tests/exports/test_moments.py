from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.exports import moments
from depeche.model import When

INDIA = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (datetime(2027, 1, 11, 11, 22, tzinfo=timezone(timedelta(hours=1))), "Mon 11 Jan 2027, 11:22 +01:00"),
        (datetime(2027, 1, 11, 11, 22, tzinfo=UTC), "Mon 11 Jan 2027, 11:22 UTC"),
        (datetime(2027, 1, 11, 11, 22), "Mon 11 Jan 2027, 11:22"),
        (datetime(2027, 6, 30, 0, 5, tzinfo=INDIA), "Wed 30 Jun 2027, 00:05 +05:30"),
        (datetime(2027, 6, 30, 0, 5, tzinfo=timezone(-timedelta(hours=9, minutes=30))), "Wed 30 Jun 2027, 00:05 -09:30"),
        (date(2027, 1, 11), "Mon 11 Jan 2027"),
        (None, ""),
    ],
)
def test_a_moment_is_written_for_people_in_its_own_zone(when: When | None, expected: str) -> None:
    assert expected == moments.moment(when)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2027-01-11", "Mon 11 Jan 2027"),
        ("2027-01-10/2027-01-12", "Sun 10 – Tue 12 Jan 2027"),
        ("2027-01-30/2027-02-02", "Sat 30 Jan – Tue 2 Feb 2027"),
        ("2026-12-30/2027-01-02", "Wed 30 Dec 2026 – Sat 2 Jan 2027"),
        ("2027-01", "January 2027"),
        ("2027", "2027"),
        ("2027-W02", "week 2 of 2027"),
        ("2027-W02/2027-W03", "week 2 of 2027 – week 3 of 2027"),
        ("2027-13-40", "2027-13-40"),
        ("2027-W60", "2027-W60"),
        ("soon", "soon"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_calendar_value_is_written_for_people_and_what_is_none_stays(value: str | None, expected: str) -> None:
    assert expected == moments.calendar(value)


@given(st.text(max_size=30))
def test_any_text_may_stand_for_a_day(text: str) -> None:
    assert isinstance(moments.calendar(text), str)
    moments.first_day(text)


def test_days_and_times_stand_on_one_axis() -> None:
    naive, aware = datetime(2027, 1, 11, 12), datetime(2027, 1, 11, 12, tzinfo=UTC)
    assert moments.instant(date(2027, 1, 11)) == moments.instant(naive) == moments.instant(aware) == aware


def test_a_short_time_has_its_year_where_another_one_is_told() -> None:
    when = datetime(2027, 1, 11, 11, 22)
    found = [moments.short(when, 2027), moments.short(when, 2028), moments.short(date(2027, 1, 11)), moments.short(None)]
    assert found == ["11 Jan, 11:22", "11 Jan 2027, 11:22", "11 Jan 2027", ""]


def test_a_story_that_has_a_day_only_has_no_hour() -> None:
    day, hour = datetime(2027, 1, 11, tzinfo=UTC), datetime(2027, 1, 11, 9, tzinfo=UTC)
    assert [moments.as_told(day), moments.as_told(hour), moments.as_told(None)] == [date(2027, 1, 11), hour, None]
