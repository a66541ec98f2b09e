"""Tokens and their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depeche.recording.text.pieces import Pieces
from depeche.recording.text.tokens import split, tokens, tokens_of


@given(st.text(max_size=300))
def test_every_token_stands_where_it_says(text: str) -> None:
    read = tokens(text)
    last = 0
    for at, (word, start, end) in enumerate(zip(read.folded, read.starts, read.ends, strict=True)):
        assert read.written(at) == text[start:end]
        assert word == "\n" or not text[start:end].isspace()
        assert last <= start < end
        last = end


_SIGNS = st.text(st.sampled_from("aIİΣσʼ’‐‑-_.と語\n\t «»Жßकािं्नกิ"), max_size=60)


@given(st.one_of(st.text(max_size=300), _SIGNS), st.sampled_from([{}, {"I": "ı", "İ": "i"}]), st.booleans())
def test_one_cut_serves_for_pieces_and_tokens(text: str, fold: dict[str, str], spaced: bool) -> None:
    pieces = Pieces(text, {ord(letter): small for letter, small in fold.items()}, spaced=spaced)
    assert tokens_of(pieces) == tokens(text)


def test_elisions_and_hyphens_come_apart() -> None:
    assert tokens("Qu’a-t-il dit ?").folded == ["qu", "'", "a", "-", "t", "-", "il", "dit", "?"]


def test_scripts_without_spaces_are_cut_into_characters() -> None:
    assert split("と語った") == ("と", "語", "っ", "た")


def test_a_vowel_sign_is_part_of_its_word() -> None:
    assert tokens("में कहा, “ঠিক আছে”।").folded == ["में", "कहा", ",", "“", "ঠিক", "আছে", "”", "।"]
    assert split("के बाद") == ("के", "बाद")
