"""Every example of every language file: the statement that it names is found, and nothing where it names none."""

from __future__ import annotations

from importlib.resources import files

import pytest

from depeche.language import load
from depeche.language.speech import SpeechExample
from depeche.recording import statements
from depeche.recording.words.patterns import forms

LANGUAGES = sorted(
    {entry.name.split(".")[0] for entry in (files("depeche.language") / "data").iterdir() if entry.name.endswith(".toml")}
)
EXAMPLES = [(code, example) for code in LANGUAGES for example in load(code).speech.example]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}: {one.text[:40]}" for code, one in EXAMPLES])
def test_example_of_a_language_file(code: str, example: SpeechExample, request: pytest.FixtureRequest) -> None:
    if example.known_gap:
        request.applymarker(pytest.mark.xfail(strict=True))
    found = statements(example.text, code)
    if not example.said:
        assert found == []
        return
    said = [one for one in found if any(example.text[a:b].strip(".") == example.said.strip(".") for a, b in one.spans)]
    assert said, [one.text for one in found]
    one = said[0]
    assert example.speaker in (None, one.speaker)
    assert example.kind in (None, one.kind)
    assert example.act in (None, one.act)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_form_stands_under_two_acts(code: str) -> None:
    """The first would win, and nobody see that there is another. A noun of the same letters is another word."""
    speech = load(code).speech
    acts: dict[str, str] = {}
    for cue in speech.cue:
        for form in {form for written in cue.words for form in forms(written, speech)} if not cue.noun else ():
            assert acts.setdefault(form, cue.act) == cue.act, form
