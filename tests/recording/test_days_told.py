"""Thirty-two ways to tell a day, a week, a month or a year, in each of the twelve languages."""

from __future__ import annotations

from datetime import date

import pytest
from tests.recording.told import fields, rows

from depeche.recording.calendar.expressions import dates

ROWS = rows("days.txt")


@pytest.mark.parametrize("row", [*ROWS, *rows("tensed.txt")], ids=lambda row: row[:60])
def test_an_expression_has_its_value(row: str) -> None:
    gap, (language, values, text) = fields(row)
    found = [one.value for one in dates(text, language, date(2022, 1, 12))]
    assert (found == values.split()) != gap, found


@pytest.mark.parametrize("row", rows("written.txt"))
def test_a_date_is_one_however_it_is_written(row: str) -> None:
    _, (language, value, text) = fields(row)
    assert [one.value for one in dates(text, language, date(2022, 1, 12))] == [value]


def test_the_languages_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in ROWS]
    assert {language: tried.count(language) for language in set(tried)} == dict.fromkeys(set(tried), 49)
    assert len(set(tried)) == 12


@pytest.mark.parametrize(("language", "text"), [("ja", "市長は10日、橋を閉じた。"), ("zh", "市长10日关闭了桥。")])
def test_a_day_by_its_number_alone_is_the_nearest(language: str, text: str) -> None:
    told = "2019年10月の話。" if language == "ja" else "2019年10月的事。"
    assert dates(told + text, language, date(2022, 1, 12))[-1].value == "2022-01-10"


def test_a_number_of_days_is_no_day_in_japanese() -> None:
    assert dates("停戦は42日間続く。", "ja", date(2022, 1, 12)) == []
