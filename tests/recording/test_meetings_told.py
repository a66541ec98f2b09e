"""Twenty-eight encounters in each of the twelve languages: each is found once, on its day and as its sentence says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from depeche.recording.meeting import meetings

ROWS = [
    row
    for row in (Path(__file__).parent / "encounters.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_an_encounter_is_told_once_with_its_day(row: str) -> None:
    gap = row.startswith("? ")
    language, day, status, text = row.removeprefix("? ").split(" | ")
    found = [(one.when, one.status) for one in meetings(text, language, date(2022, 1, 12))]
    assert (found == [(day, status)]) != gap, found


def test_the_languages_are_tried_evenly() -> None:
    tried = [row.removeprefix("? ").split(" | ")[0] for row in ROWS]
    assert {language: tried.count(language) for language in set(tried)} == dict.fromkeys(set(tried), 28)
    assert len(set(tried)) == 12
