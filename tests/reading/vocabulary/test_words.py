"""Text as it leaves the parser."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from depeche.reading.vocabulary.words import clean, ends_sentence, is_between_marks, len_of_prose, letters, stems


@given(st.text())
def test_clean_text_has_nothing_that_no_reader_sees(text: str) -> None:
    found = clean(text)
    assert unicodedata.is_normalized("NFC", found)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in found)
    assert found == " ".join(found.split())
    assert clean(found) == found


def test_soft_hyphens_go_and_joiners_stay() -> None:
    assert clean("Hafen\u00admeister\ufeff") == "Hafenmeister"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_letters_tell_whether_two_texts_say_the_same() -> None:
    assert letters("„Die Mole – sie hält!“") == letters("die MOLE: sie hält")


def test_a_line_without_its_full_stop_is_no_sentence() -> None:
    assert ends_sentence("The pier held.")
    assert not ends_sentence("Port Annick, Tuesday")


def test_a_line_between_two_marks_of_one_kind() -> None:
    assert is_between_marks("▼ “2년 후에는 부두를 다시 연다” ▼")
    assert not is_between_marks("▼ “2년 후에는 부두를 다시 연다”")
    assert not is_between_marks("★ ★ ★")


def test_prose_in_which_a_baker_sells_cookies_is_prose_and_a_banner_that_sets_them_is_none() -> None:
    line = "The market of Port Annick marks its food down an hour before it closes, as it cannot sell on the next day what "
    baked = f"{line}{line}it baked in the morning: you may have a chicken or freshly baked cookies for half the price."
    assert len_of_prose(baked) == len(baked)
    assert len_of_prose("We use cookies to tell you apart from others, and to show you what may be of interest to you.") == 0


def test_a_line_without_blanks_that_ends_in_a_comma_of_another_script_is_no_label() -> None:
    assert ends_sentence("东埔的渡轮并非没有隐忧,")
    assert not ends_sentence("The ferry,")


def test_signs_of_vowels_part_no_words_and_words_that_nothing_parts_are_found_anywhere() -> None:
    assert stems("किसानों") == {"किसानो"}
    assert stems("പഞ്ചായത്ത്") == stems("പഞ്ചായത്തിലെ")
    assert not stems("ชาวบ้านบอกว่าสะพานไม้ปิด").isdisjoint(stems("สะพานไม้"))
    assert stems("ชาวบ้านบอก").isdisjoint(stems("สะพานไม้"))
