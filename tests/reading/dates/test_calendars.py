"""Years that are counted otherwise: Thailand, Japan, Taiwan, Iran."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.reading.dates.calendars import solar
from depeche.reading.dates.instants import instant


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "۱۴۰۳/۰۲/۱۴", date(2024, 5, 3)),
        ("fa", "جمعه ۱۴ اردیبهشت ۱۴۰۳ - ۱۰:۲۰", datetime(2024, 5, 3, 10, 20)),
        ("fa", "۳ مه ۲۰۲۴", date(2024, 5, 3)),
        ("th", "3 พฤษภาคม 2567", date(2024, 5, 3)),
        ("th", "3 พ.ค. 67", date(2024, 5, 3)),
        ("th", "03/05/67", date(2024, 5, 3)),
        ("th", "3 ก.ย. 2024", date(2024, 9, 3)),
        ("ja", "令和6年5月3日", date(2024, 5, 3)),
        ("ja", "令和元年5月3日", date(2019, 5, 3)),
        ("ja", "平成31年4月3日", date(2019, 4, 3)),
        ("zh-TW", "民國113年5月3日", date(2024, 5, 3)),
        ("zh-TW", "113年5月3日", date(2024, 5, 3)),
        ("ar", "3 شوال 1445", None),
        ("en", "3/5/1403", None),
    ],
)
def test_years_of_other_calendars(language: str, text: str, expected: date | datetime | None) -> None:
    assert instant(text, language) == expected


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1357, date(1978, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1387, date(2008, 3, 20)),
        (1388, date(2009, 3, 21)),
        (1399, date(2020, 3, 20)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
        (1408, date(2029, 3, 20)),
    ],
)
def test_the_first_day_of_solar_years(year: int, first: date) -> None:
    assert solar(year, 1, 1) == first


@given(st.integers(1343, 1471), st.integers(1, 12), st.integers(1, 31))
def test_days_of_the_solar_year_follow_each_other(year: int, month: int, day: int) -> None:
    found = solar(year, month, day)
    if found is None:
        assert day > 29
        return
    after = solar(year, month, day + 1) or solar(year, month + 1, 1) or solar(year + 1, 1, 1)
    assert after == found + timedelta(days=1)
