"""Marks around a name are no speech: what stands between them is read as a word of its sentence."""

from __future__ import annotations

import pytest

from depeche.recording import statements


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Name des Fundes lautet also „große Möwe von Bree“."),
        ("de", "„Gewalt am Kai“, so lautet der Titel einer Studie der Stadt Bree."),
        ("de", "Der Rat strich die Hilfen („Hafen IV“, „Rente am Kai“), teilte die Stadt mit."),
        ("de", "„Alter Anker“, wie der Lotse genannt wurde, starb am Montag."),
        ("en", "The town wound up two funds (“Harbour Aid”, “Quay Relief”), the council said."),
    ],
)
def test_a_name_between_marks_is_no_quotation(code: str, text: str) -> None:
    assert [one.text for one in statements(text, code) if one.kind != "indirect"] == []


def test_what_is_said_between_marks_stays_speech_behind_a_verb_that_gives_names() -> None:
    found = statements("Ihre Antwort lautet: „Die Fähre fährt am Montag wieder.“", "de")
    assert [one.kind for one in found] == ["direct"]
