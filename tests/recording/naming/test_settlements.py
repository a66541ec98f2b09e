"""Places and bodies in the nominative, from the cases in which a text has them."""

from __future__ import annotations

import time

import pytest
from tests.recording.told import fields, rows

from depeche.language import load
from depeche.recording.naming.entity import entities
from depeche.recording.naming.scene import Scene
from depeche.recording.naming.settlements import settlement_base
from depeche.recording.words.lexicon import lexicon

ROWS = rows("settlements.txt")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_a_place_and_a_body_are_told_in_the_nominative(row: str) -> None:
    gap, (language, names, text) = fields(row)
    expected = set() if names == "-" else set(names.split("; "))
    assert ({f"{one.kind} {one.name}" for one in entities(text, language)} == expected) != gap


def test_other_cases_in_the_text_decide_what_an_ending_leaves_open() -> None:
    polish = lexicon(load("pl"))
    assert settlement_base("Żarnowie", polish) == "Żarnów"
    assert settlement_base("Żarnowie", polish, Scene("Do Żarnowo, w Żarnowie", polish)) == "Żarnowo"


def test_a_language_without_such_endings_leaves_names_as_they_stand() -> None:
    assert settlement_base("Starym Brodzie", lexicon(load("en"))) == "Starym Brodzie"


def test_a_text_of_many_places_takes_linear_time() -> None:
    def taken(count: int) -> float:
        text = "".join(f"w {a}{b}{c}{d}owie, " for a in "BCDFG" for b in "aeiou" for c in "klmnprst" for d in "bcdfghjk")
        begun = time.process_time()
        entities(text[: count * 10], "pl")
        return time.process_time() - begun

    taken(10)
    assert taken(1_600) < 12 * taken(400) + 0.5
