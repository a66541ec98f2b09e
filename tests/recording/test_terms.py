"""Which words between marks are said, and which are the name of something or a word as such."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche import statements
from depeche.recording.text.quotations import quotations
from depeche.recording.words.wording import wording

ROWS = rows("terms.txt")


def said_between_marks(text: str, language: str) -> list[str]:
    """The quotations of `text` that stand in a statement which has words between marks, without what ends a sentence."""
    spans = [span for one in statements(text, language) if one.kind != "indirect" for span in one.spans]
    marked = quotations(text, reversed_guillemets=wording(language).speech.reversed_guillemets)
    inside = [one for one in marked if any(start <= one.start and one.end <= end + 1 for start, end in spans)]
    return [text[one.start : one.end].rstrip(".,") for one in inside]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:70])
def test_terms_are_told_from_speech(row: str) -> None:
    gap, (language, said, text) = fields(row)
    wanted = [] if said == "-" else said.split("; ")
    found = said_between_marks(text, language)
    assert (found == wanted) != gap, found
