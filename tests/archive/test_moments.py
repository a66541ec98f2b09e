"""How points in time are written and ordered."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.archive.moments import after, begins, days, instant_of_order, moment, order, utc, written

AWARE = st.datetimes(timezones=st.timezones())
WHEN = st.dates() | st.datetimes() | AWARE


@given(WHEN)
def test_what_is_written_comes_back(when: date | datetime) -> None:
    back = moment(written(when))
    assert back is not None
    assert back.isoformat() == when.isoformat()


@given(AWARE, AWARE)
def test_order_is_time_order(one: datetime, other: datetime) -> None:
    if abs(one - other) > timedelta(seconds=1) and 1 < one.year < 9999 and 1 < other.year < 9999:
        assert (order(one) < order(other)) is (one < other)  # type: ignore[operator]


@given(WHEN)
def test_after_is_after_and_never_raises(when: date | datetime) -> None:
    assert after(when) > (order(when) or "")


@given(st.dates(), st.times() | st.just(time()))
def test_a_day_without_an_hour_is_not_before_its_midnight_and_before_all_else(day: date, time: time) -> None:
    at = datetime.combine(day, time).replace(microsecond=0)
    assert begins(at) <= (order(at) or "") < after(at)
    assert (begins(at) <= (order(day) or "")) is (at.time() == datetime.min.time())


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_the_calendar_are_written_too(text: str) -> None:
    assert utc(datetime.fromisoformat(text)) == f"{text[:19]}+00:00"


def test_utc_keeps_the_instant() -> None:
    at = datetime.fromisoformat("2027-01-11T11:22:33.5+01:00")
    assert utc(at) == "2027-01-11T10:22:33.500000+00:00"
    assert utc(None) is None
    assert instant_of_order("") is None
    found = instant_of_order("2027-01-11")
    assert found is not None
    assert found.tzinfo is not None


@pytest.mark.parametrize(
    ("when", "ends"),
    [
        ("2027-01-12", ("2027-01-12", "2027-01-12")),
        ("2027-01-12T10:00:00+01:00", ("2027-01-12", "2027-01-12")),
        ("2027-01-10/2027-01-12", ("2027-01-10", "2027-01-12")),
        ("2027-02", ("2027-02-01", "2027-02-28")),
        ("2027-12", ("2027-12-01", "2027-12-31")),
        ("2027", ("2027-01-01", "2027-12-31")),
        ("2027-W02", ("2027-01-11", "2027-01-17")),
        ("soon", (None, None)),
        ("2027-13", (None, None)),
        (None, (None, None)),
        ("", (None, None)),
    ],
)
def test_the_days_of_a_meeting(when: str | None, ends: tuple[str | None, str | None]) -> None:
    assert days(when) == ends
