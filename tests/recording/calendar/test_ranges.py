"""Ranges and lists: several dates in one expression."""

from __future__ import annotations

import pytest

from depeche.recording.calendar.expressions import dates


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("du 3 au 5 mai 2021", "fr", [("3", "2021-05-03"), ("5 mai 2021", "2021-05-05")]),
        ("am 3. und 5. Mai 2021", "de", [("am 3", "2021-05-03"), ("5. Mai 2021", "2021-05-05")]),
        ("in June and July 2020", "en", [("June", "2020-06"), ("July 2020", "2020-07")]),
        ("March 5–9, 2018", "en", [("March 5", "2018-03-05"), ("9, 2018", "2018-03-09")]),
        ("1947-54", "en", [("1947", "1947"), ("54", "1954")]),
        ("1170-1230", "en", [("1170", "1170"), ("1230", "1230")]),
    ],
)
def test_each_end_is_a_date_of_its_own(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.text, one.value) for one in dates(text, language)] == expected
