"""Names that a text has in other cases only are told in the nominative."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche.recording.naming.entity import entities

ROWS = rows("base_forms.txt")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:50])
def test_a_name_is_told_in_its_base_form(row: str) -> None:
    gap, (language, names, text) = fields(row)
    found = sorted(one.name for one in entities(text, language) if one.kind == "person")
    assert (found == sorted(names.split("; "))) != gap, found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Matti Virtanen puhui torstaina. Virtasen mukaan silta on vanha.", "Matti Virtanen"),
        ("hu", "Kovács Péter csütörtökön beszélt. A miniszter Kovács Péterrel tárgyalt.", "Kovács Péter"),
    ],
)
def test_other_cases_of_a_name_are_the_same_person(language: str, text: str, name: str) -> None:
    found = [one for one in entities(text, language) if one.kind == "person"]
    assert [one.name for one in found] == [name]
    assert len(found[0].mentions) == 2
