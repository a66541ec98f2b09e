"""CLDR's months, weekdays and marks are there for far more languages than have a file of ours."""

from __future__ import annotations

import pytest

from depeche.language import cldr


def test_more_than_a_hundred_languages_have_a_calendar() -> None:
    assert len(cldr.languages()) > 100


@pytest.mark.parametrize("code", cldr.languages())
def test_each_language_has_twelve_months_and_seven_weekdays(code: str) -> None:
    locale = cldr.locale(code)
    assert (len(locale.months), len(locale.weekdays)) == (12, 7)
    assert all(form for forms in (*locale.months, *locale.weekdays) for form in forms)


def test_names_come_in_the_cases_they_are_written_in() -> None:
    assert {"январь", "января"} <= set(cldr.locale("ru").months[0])
    assert "lundi" in cldr.locale("fr").weekdays[0]


@pytest.mark.parametrize(
    ("code", "outer"), [("fr", ("«", "»")), ("de", ("„", "“")), ("ja", ("「", "」")), ("sv", ("”", "”")), ("en", ("“", "”"))]
)
def test_outer_marks_are_those_of_the_language(code: str, outer: tuple[str, str]) -> None:
    assert cldr.locale(code).marks[0] == outer


def test_a_deprecated_code_finds_its_language() -> None:
    assert cldr.locale("iw") == cldr.locale("he")
    assert cldr.locale("nb").months == cldr.locale("no").months


def test_an_unknown_language_is_no_error() -> None:
    assert cldr.locale("qqq").months == ()
