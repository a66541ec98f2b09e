"""Language files are checked when they are loaded, and no language is an error."""

from __future__ import annotations

import pytest

from depeche.language import load, primary
from depeche.language.calendar import Calendar


@pytest.mark.parametrize(
    ("tag", "code"), [("pt-BR", "pt"), ("FR", "fr"), ("zh_Hant", "zh"), ("", "und"), (None, "und"), ("-", "und")]
)
def test_the_primary_subtag_counts(tag: str | None, code: str) -> None:
    assert primary(tag) == code


def test_a_language_without_a_file_has_its_name_and_neutral_data() -> None:
    found = load("fo")
    assert (found.code, found.name, found.calendar) == ("fo", "Faroese", Calendar())


def test_a_language_that_nobody_knows_is_no_error() -> None:
    found = load("qqq-Latn")
    assert (found.code, found.name, found.calendar) == ("qqq", "", Calendar())


def test_a_language_is_loaded_once() -> None:
    assert load("fr-CA") is load("fr")


def test_a_language_may_be_like_another() -> None:
    assert load("nb").speech == load("no").speech
    assert (load("nb").code, load("nb").name) == ("nb", "Norwegian Bokmål")
