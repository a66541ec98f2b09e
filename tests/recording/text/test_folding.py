"""`recording/folding.py`: words without case and accents."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.recording.text.folding import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Zażółć", "zazolc"), ("İzmir", "izmir"), ("Straße", "strasse"), ("Йод", "йод"), ("Ёлка", "елка"), ("ΟΔΟΣ", "οδοσ"),
     ("한국", "한국"), ("d’Orme", "d'orme"), ("إمام", "امام")],
)  # fmt: skip
def test_words_lose_case_and_accents_but_no_letters_of_their_own(word: str, folded: str) -> None:
    assert fold(word) == folded
    assert fold(unicodedata.normalize("NFD", word)) == folded


@given(st.text())
def test_a_word_folds_as_its_parts_joined_to_their_marks_do(word: str) -> None:
    assert fold(word) == fold(unicodedata.normalize("NFKD", word))
