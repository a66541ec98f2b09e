"""The paradigms of the language files: each ending has its cases, and a word tells by them which it stands in."""

from __future__ import annotations

import pytest

from depeche.language import load
from depeche.language.naming import Paradigm

CASES = set("gdailv")


@pytest.mark.parametrize("code", ["pl", "ru", "uk"])
def test_each_ending_has_its_cases(code: str) -> None:
    told = [paradigm for paradigm in load(code).naming.paradigms if paradigm.cases]
    assert told
    for paradigm in told:
        assert len(paradigm.cases) == len(paradigm.oblique), paradigm
        assert all(set(cases) <= CASES for cases in paradigm.cases), paradigm


def test_the_case_is_that_of_the_ending() -> None:
    paradigm = Paradigm(nominative="а", oblique=("ы", "е"), cases=("g", "dl"))
    assert paradigm.cases_of("Вороне", "Ворона") == {"d", "l"}


def test_a_paradigm_may_tell_no_cases() -> None:
    assert Paradigm(nominative="", oblique=("s",)).cases_of("Brandts", "Brandt") == frozenset()
