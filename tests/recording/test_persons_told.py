"""Who is a person and who is not: each row of persons.txt, one test; a row that begins with ? fails for now."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche import entities

ROWS = [
    line
    for line in (Path(__file__).parent / "persons.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS)
def test_who_is_a_person(row: str) -> None:
    gap = row.startswith("?")
    language, wanted, text = (part.strip() for part in row.removeprefix("?").split("|", 2))
    people = set() if wanted == "-" else {name.strip() for name in wanted.split(";")}
    found = {one.name for one in entities(text, language) if one.kind == "person"}
    assert (found == people) != gap, found
