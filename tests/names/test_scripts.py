"""Each script is written in Latin letters by its own rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.names.scripts import family, latin
from depeche.names.sounds import sounds


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Вагрушин", "vagrushin"),
        ("Щукин", "shchukin"),
        ("Μπάκας", "bakas"),
        ("Βαντής", "vandis"),
        ("قادري", "qadry"),
        ("ג'ונס", "jwns"),
        ("ジョージ", "dzhodzhi"),
        ("ティム", "timu"),
        ("김", "kim"),
        ("Müller", "müller"),
    ],
)
def test_word_is_written_in_latin_letters(word: str, written: str) -> None:
    assert latin(word) == written


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Ilse", "latin"), ("Сергей", "cyrillic"), ("عمر", "abjad"), ("東", "han"), ("ა", "other"), ("", "latin")],
)
def test_script_is_told_by_the_first_letter(word: str, kind: str) -> None:
    assert family(word) == kind


@pytest.mark.parametrize(("a", "b"), [("Tschaikin", "Čaikin"), ("Szymon", "Szimon"), ("Philipp", "Filip")])
def test_spellings_of_one_sound_are_one(a: str, b: str) -> None:
    assert len(sounds(a)) == len(sounds(b))


@given(st.text(max_size=50))
def test_any_text_has_sounds(word: str) -> None:
    assert len(sounds(word)) <= 8 * len(word) + 8
