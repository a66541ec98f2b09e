"""Who speaks? Invented texts of many languages, each with one statement and its speaker."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche.recording import statements

_ROWS = (
    "voices.txt",
    "verbs.txt",
    "nameless.txt",
    "origins.txt",
    "unsaid.txt",
    "formulas.txt",
    "told_by.txt",
    "speaking.txt",
    "ways.txt",
    "quoted.txt",
    "mistaken.txt",
)


@pytest.mark.parametrize("row", [row for name in _ROWS for row in rows(name)])
def test_a_voice_is_whose_it_is(row: str, request: pytest.FixtureRequest) -> None:
    gap, (language, said, speaker, text) = fields(row)
    if gap:
        request.applymarker(pytest.mark.xfail(strict=True))
    text = text.replace(" ¶ ", "\n\n")
    found = [one for one in statements(text, language) if any(text[a:b].startswith(said) for a, b in one.spans)]
    assert found, [one.text for one in statements(text, language)]
    one, *more = speaker.split(" + ")
    assert found[0].speaker == (None if one == "-" else one)
    assert not more or found[0].speakers == (one, *more)


@pytest.mark.parametrize("row", rows("everyday.txt"))
def test_a_verb_in_its_everyday_sense_says_nothing(row: str, request: pytest.FixtureRequest) -> None:
    gap, (language, text) = fields(row)
    if gap:
        request.applymarker(pytest.mark.xfail(strict=True))
    assert statements(text, language) == []


@pytest.mark.parametrize("row", rows("further.txt"))
def test_a_direct_quotation_is_whose_it_is_in_every_language(row: str, request: pytest.FixtureRequest) -> None:
    gap, (language, said, speaker, text) = fields(row)
    if gap:
        request.applymarker(pytest.mark.xfail(strict=True))
    text = text.replace(" ¶ ", "\n\n")
    found = statements(text, language)
    if said != "-":
        found = [one for one in found if any(text[a:b].startswith(said) for a, b in one.spans)]
    assert [one.speaker for one in found[:1]] == ([] if said == "-" else [None if speaker == "-" else speaker])
