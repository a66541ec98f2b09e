"""What a story says twice."""

from __future__ import annotations

from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read


def test_what_stands_beside_a_recording_says_the_first_paragraph_over_again() -> None:
    first = f"{FIRST} Nobody was surprised."
    again = f"By Reporter Ada Ek {first} You can hear this story on your way to the pier."
    found = read(
        f"<article><h1>The board</h1><p>{first}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p><p>{again}</p></article>"
    )
    assert [block.text for block in found.blocks] == [first, SECOND, THIRD, FOURTH]


def test_a_short_quotation_in_a_script_with_signs_for_vowels_repeats_words_of_the_text() -> None:
    told = "পঞ্চম শ্রেণির ছাত্রীটি বলে, ‘ঢেউ উঠলে মা যেতে দেন না।’"
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><p>{told}</p>"
        f"<blockquote>ঢেউ উঠলে মা যেতে দেন না।</blockquote><p>{THIRD}</p></article>"
    )
    assert [block.text for block in found.blocks] == [FIRST, told, THIRD]
