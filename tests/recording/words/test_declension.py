"""Nouns for offices in their cases."""

from __future__ import annotations

import pytest

from depeche.language import load
from depeche.recording.words.declension import office_cases
from depeche.recording.words.lexicon import lexicon


@pytest.mark.parametrize("office", ["abgeordnete", "abgeordneter", "beauftragte", "komplize"])
def test_two_forms_of_which_each_may_be_the_others_end(office: str) -> None:
    assert office_cases(office, lexicon(load("de"))) == office_cases(office, lexicon(load("de")))


@pytest.mark.parametrize(("language", "office"), [("pl", "ministra"), ("ru", "министра"), ("uk", "міністра")])
def test_an_office_in_the_genitive_is_told(language: str, office: str) -> None:
    assert "g" in office_cases(office, lexicon(load(language)))
