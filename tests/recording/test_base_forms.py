"""Names that a text has in other cases only are told in the nominative."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.recording.entity import entities

ROWS = [
    row
    for row in (Path(__file__).parent / "base_forms.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:50])
def test_a_name_is_told_in_its_base_form(row: str) -> None:
    gap = row.startswith("? ")
    language, names, text = row.removeprefix("? ").split(" | ")
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
