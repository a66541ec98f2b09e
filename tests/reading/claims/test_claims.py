from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.reading.claims.claims import Claim, Claims, tidy
from depeche.reading.vocabulary.words import clean


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("  Le bac\n reprendra ", "Le bac reprendra"),
        ("Port &amp; Bac", "Port & Bac"),
        ("Port &amp;amp; Bac", "Port & Bac"),  # escaped twice
        ("<p>Le bac</p><p>reprend</p>", "Le bac reprend"),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\ud800c\ufeff", "abc"),
        ("Port\u200b & Bac\u2060", "Port & Bac"),
    ],
)
def test_a_declared_value_becomes_one_clean_line(raw: str, tidied: str) -> None:
    assert tidied == tidy(raw).replace("  ", " ")


def test_what_is_shown_keeps_its_angle_brackets() -> None:
    assert clean("30 years of <br> tags") == "30 years of <br> tags"


@given(st.text())
def test_tidy_text_is_in_normal_form_and_on_one_line(text: str) -> None:
    found = tidy(text)
    assert unicodedata.is_normalized("NFC", found)
    assert not any(char in found for char in "\n\r\t\0")
    assert not any("\ud800" <= char <= "\udfff" for char in found)


def test_claims_come_back_by_field_in_the_order_in_which_they_were_made() -> None:
    claims = Claims([Claim("title", "meta", "a", "1"), Claim("date", "meta", "b", "2"), Claim("title", "meta", "c", "3")])
    assert [claim.raw for claim in claims.of("title")] == ["1", "3"]
    assert [claim.raw for claim in claims.of("date", "title")] == ["2", "1", "3"]
    assert claims.of("nothing") == []
