"""Twenty-eight encounters in each of the twelve languages: each is found once, on its day and as its sentence says."""

from __future__ import annotations

from datetime import date

import pytest
from tests.recording.told import fields, rows

from depeche.recording.meeting import meetings

ROWS = rows("encounters.txt")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_an_encounter_is_told_once_with_its_day(row: str) -> None:
    gap, (language, day, status, text) = fields(row)
    found = [(one.when, one.status) for one in meetings(text, language, date(2022, 1, 12))]
    assert (found == [(day, status)]) != gap, found


def test_the_languages_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in ROWS]
    assert {language: tried.count(language) for language in set(tried)} == dict.fromkeys(set(tried), 28)
    assert len(set(tried)) == 12
