from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.model import When
from depeche.reading.dates.instants import instant


def at(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2022-01-11T11:22+0100", datetime(2022, 1, 11, 11, 22, tzinfo=at(1))),
        ("2022-01-11T11:22:05.123Z", datetime(2022, 1, 11, 11, 22, 5, tzinfo=UTC)),
        ("2022-01-11 11:22:05", datetime(2022, 1, 11, 11, 22, 5)),
        ("2022-01-11", date(2022, 1, 11)),
        ("20220111T112205Z", datetime(2022, 1, 11, 11, 22, 5, tzinfo=UTC)),
        ("20220111", date(2022, 1, 11)),
        ("2022/1/11 8:05", datetime(2022, 1, 11, 8, 5)),
        ("Tue, 11 Jan 2022 11:22:05 GMT", datetime(2022, 1, 11, 11, 22, 5, tzinfo=UTC)),
        ("Fri Apr 28 19:20:36 CEST 2023", datetime(2023, 4, 28, 19, 20, 36, tzinfo=at(2))),
        ("1641896525", datetime(2022, 1, 11, 10, 22, 5, tzinfo=UTC)),
        ("1641896525000", datetime(2022, 1, 11, 10, 22, 5, tzinfo=UTC)),
        ("11.01.2022, 11:22 Uhr", datetime(2022, 1, 11, 11, 22)),
        ("11. Januar 2022 um 11.22 Uhr", datetime(2022, 1, 11, 11, 22)),
        ("11 janvier 2022 à 11h22", datetime(2022, 1, 11, 11, 22)),
        ("January 11th, 2022", date(2022, 1, 11)),
        ("Jan. 11, 2022, 9 p.m. EST", datetime(2022, 1, 11, 21, tzinfo=at(-5))),
        ("June 12, 2020, 9:49 am EST", datetime(2020, 6, 12, 9, 49, tzinfo=at(-4))),  # as papers write EDT too
        ("Mar 7, 2020, 9:49 am PST", datetime(2020, 3, 7, 9, 49, tzinfo=at(-8))),
        ("Mar 8, 2020, 9:49 am PST", datetime(2020, 3, 8, 9, 49, tzinfo=at(-7))),
        ("Nov 1, 2020, 9:49 am PST", datetime(2020, 11, 1, 9, 49, tzinfo=at(-8))),
        ("June 12, 2020, 9:49 am MST", datetime(2020, 6, 12, 9, 49, tzinfo=at(-7))),
        ("11 января 2022, 11:22", datetime(2022, 1, 11, 11, 22)),
        ("2022年1月11日 下午3:05", datetime(2022, 1, 11, 15, 5)),
        ("2022년 1월 11일", date(2022, 1, 11)),
        ("١١ يناير ٢٠٢٢", date(2022, 1, 11)),
        ("11 มกราคม 2565", date(2022, 1, 11)),
        ("( Lindhaven, 14 Gennaio 20 )", date(2020, 1, 14)),
        ("3 May '24", date(2024, 5, 3)),
        ("3 mai 24 | 5h07", datetime(2024, 5, 3, 5, 7)),
        ("3 May 24, 14:05", datetime(2024, 5, 3, 14, 5)),
        ("Page updated: 11 January 2022", date(2022, 1, 11)),
    ],
)
def test_a_stated_time_is_read_with_what_is_stated_and_no_more(text: str, when: When) -> None:
    assert instant(text) == when
    assert isinstance(instant(text), datetime) == isinstance(when, datetime)


@pytest.mark.parametrize(
    "text",
    ["", "9:05 PM", "Fri", "May the force", "2022", "12 34 56", "3 May 20:30", "2022-02-30", "0000-00-00", "9" * 5000],
)
def test_what_states_no_day_is_no_time(text: str) -> None:
    assert instant(text) is None


def test_the_order_of_day_and_month_is_that_of_the_page() -> None:
    assert instant("3/4/2024") == date(2024, 4, 3)
    assert instant("3/4/2024", month_first=True) == date(2024, 3, 4)
    assert instant("13/4/2024", month_first=True) == date(2024, 4, 13)  # there is no 13th month
    assert instant("3.4.2024", month_first=True) == date(2024, 4, 3)  # points are never the American way


def test_a_months_name_is_read_in_the_pages_language_first() -> None:
    assert instant("1. listopad 2023", "hr") == date(2023, 10, 1)
    assert instant("1. listopad 2023", "cs") == date(2023, 11, 1)


offsets = st.integers(min_value=-12 * 60, max_value=14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=offsets))
def test_what_iso_8601_writes_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert instant(moment.isoformat()) == moment


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    instant(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "2024. 5. 3. 10:20", datetime(2024, 5, 3, 10, 20)),
        ("hu", "2024. 05. 03. 10:20", datetime(2024, 5, 3, 10, 20)),
        ("fr", "3 févr. 2024 à 10 h 20", datetime(2024, 2, 3, 10, 20)),
        ("zh", "2024年5月3日 星期五 上午10时20分", datetime(2024, 5, 3, 10, 20)),
        ("zh", "2024年5月3日 下午3:20", datetime(2024, 5, 3, 15, 20)),
        ("zh", "2024年5月3日 上午12:20", datetime(2024, 5, 3, 0, 20)),
        ("ar", "10:20 م - 3 مايو 2024", datetime(2024, 5, 3, 22, 20)),
        ("ar", "10:20 ص - 3 مايو 2024", datetime(2024, 5, 3, 10, 20)),
        ("el", "3 Μαΐου 2024, 3:20 μ.μ.", datetime(2024, 5, 3, 15, 20)),
    ],
)
def test_days_and_halves_of_the_day_as_languages_write_them(language: str, text: str, expected: datetime) -> None:
    assert instant(text, language) == expected


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Thứ tư, 4/3/2026, 17:05 (GMT+7)", 7),
        ("4/3/2026 17:05 GMT+7", 7),
        ("4/3/2026 17:05 UTC-3", -3),
        ("4/3/2026 17:05 (UTC+03:00)", 3),
        ("4/3/2026 17:05 (GMT)", 0),
    ],
)
def test_offsets_from_greenwich_in_few_figures(text: str, hours: int) -> None:
    assert instant(text) == datetime(2026, 3, 4, 17, 5, tzinfo=at(hours))


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "18-03-08 23:16"), ("ja", "18/03/08 23:16"), (None, "发布时间：18-03-08 23:16")]
)
def test_two_figures_in_front_are_the_year_where_it_is_set_first(language: str | None, text: str) -> None:
    assert instant(text, language) == datetime(2018, 3, 8, 23, 16)
    assert instant("18-03-08", "de") == date(2008, 3, 18)
