"""The office that a sentence gives a person, with what it is of: before the name, behind it, behind an age or a bracket."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche.recording.naming.entity import entities

ROWS = rows("offices.txt")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_an_office_is_told_as_given(row: str) -> None:
    gap, (language, name, role, text) = fields(row)
    found = {one.name: one.role for one in entities(text, language) if one.kind == "person"}
    assert (name in found and (found[name] or "-").lower() == role.lower()) != gap, found


def test_those_who_share_an_office_each_have_it() -> None:
    found = entities("Les ministres de l’Eau, Ilse Vaudrin et Jonas Brandt, se sont vus.", "fr")
    assert {one.name: one.role for one in found if one.kind == "person"} == {
        "Ilse Vaudrin": "ministre de l’Eau",
        "Jonas Brandt": "ministre de l’Eau",
    }


def test_an_object_behind_a_turkish_name_is_no_office() -> None:
    [person] = entities("Ayla Morven, bakanı eleştirdi ve gitti.", "tr")
    assert (person.name, person.role) == ("Ayla Morven", None)
