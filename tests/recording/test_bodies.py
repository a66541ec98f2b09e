"""The bodies and places of a sentence: how far a body's name goes, its base form, and which place is part of it."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche.recording.naming.entity import entities

ROWS = rows("bodies.txt")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:50])
def test_a_sentence_names_these_bodies_and_places(row: str) -> None:
    gap, (language, bodies, places, text) = fields(row)
    found = [sorted(one.name for one in entities(text, language) if one.kind == kind) for kind in ("organisation", "place")]
    expected = [sorted(names.split("; ")) if names != "-" else [] for names in (bodies, places)]
    assert (found == expected) != gap, found


def test_an_acronym_has_the_country_whose_it_is() -> None:
    text = "МВД Казахстана ответило. Позже МВД добавило."
    (body,) = entities(text, "ru")
    assert (body.kind, body.name) == ("organisation", "МВД Казахстана")
    assert [text[start:end] for start, end in body.mentions] == ["МВД Казахстана", "МВД"]


def test_words_of_a_line_in_capitals_are_no_letters_of_bodies() -> None:
    text = "La OFC cerró el puerto.\n\nNEXOS DE JOH CON “EL PULPO” MORVEN\n\nEl puerto sigue cerrado."
    assert [one.name for one in entities(text, "es")] == ["OFC"]
