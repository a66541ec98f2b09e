"""Every language file loads, and every example in it comes out as written, or is marked as a known gap."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from depeche import language
from depeche.language.calendar import DatesExample
from depeche.language.encounter import MeetingsExample
from depeche.recording.calendar.expressions import dates
from depeche.recording.encounters.meeting import meetings

DATA = files("depeche.language") / "data"
CODES = sorted({entry.name.split(".")[0] for entry in DATA.iterdir() if entry.name.endswith(".toml")})
DATES = [(code, one) for code in CODES for one in language.load(code).calendar.example]
MEETINGS = [(code, one) for code in CODES for one in language.load(code).encounter.example]


def shown(value: str | DatesExample | MeetingsExample) -> str:
    return value if isinstance(value, str) else value.text[:40]


@pytest.mark.parametrize("code", ["fr", "en", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv"])
def test_the_twelve_languages_speak_of_days_and_of_meetings(code: str) -> None:
    known = language.load(code)
    assert known.calendar.example
    assert known.encounter.noun


@pytest.mark.parametrize(("code", "example"), DATES, ids=shown)
def test_an_example_has_its_dates(code: str, example: DatesExample) -> None:
    found = [(one.text, one.value) for one in dates(example.text, code, date.fromisoformat(example.on))]
    right = len(found) == len(example.dates) and all(
        value == expected and (part in text or text in part)
        for (text, value), (part, expected) in zip(found, example.dates, strict=True)
    )
    assert right != example.known_gap, found


@pytest.mark.parametrize(("code", "example"), MEETINGS, ids=shown)
def test_an_example_has_its_meetings(code: str, example: MeetingsExample) -> None:
    held = meetings(example.text, code, date.fromisoformat(example.on))
    found = tuple((one.text, one.when or "", one.where or "", one.status) for one in held)
    assert (found == example.meetings) != example.known_gap, found
