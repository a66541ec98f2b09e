"""The act of a statement: a sentence for each of them in each of the twelve languages."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche import statements

ROWS = rows("acts.txt")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_the_act_is_that_of_the_verb(row: str) -> None:
    gap, (language, act, text) = fields(row)
    found = [(one.act, one.speaker) for one in statements(text, language)]
    assert ([told for told, speaker in found if speaker] == [act]) != gap, found
