"""Where does what is said begin and end? Invented sentences of many languages, with all that each tells."""

from __future__ import annotations

from datetime import date

import pytest
from tests.recording.told import fields, rows

from depeche.recording import statements


@pytest.mark.parametrize("row", rows("extents.txt"))
def test_what_is_said_is_cut_where_it_ends(row: str, request: pytest.FixtureRequest) -> None:
    gap, (language, said, text) = fields(row)
    if gap:
        request.applymarker(pytest.mark.xfail(strict=True))
    found = statements(text, language, date(2026, 3, 12))
    pieces = [" + ".join(text[a:b].rstrip(".") for a, b in one.spans) for one in found]
    assert pieces == ([] if said == "-" else said.split(" ; "))
