"""Every example of every `[naming]` table holds, and one marked as a known gap does not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from depeche.language import load
from depeche.language.naming import NamingExample
from depeche.recording import entities

CODES = sorted(
    {entry.name.split(".")[0] for entry in (files("depeche.language") / "data").iterdir() if entry.name.endswith(".toml")}
)
EXAMPLES = [(code, example) for code in CODES for example in load(code).naming.example]


def named(code: str, example: NamingExample) -> dict[str, set[str]]:
    found = entities(example.text, code)
    return {kind: {one.name for one in found if one.kind == kind} for kind in ("person", "organisation", "place")}


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}-{at}" for at, (code, _) in enumerate(EXAMPLES)])
def test_example_names_what_it_says(code: str, example: NamingExample) -> None:
    expected = {
        "person": set(example.people), "organisation": set(example.organisations), "place": set(example.places)
    }  # fmt: skip
    holds = named(code, example) == expected
    assert holds != example.known_gap, named(code, example)
