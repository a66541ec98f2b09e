"""Tokens and their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depeche.recording.tokens import split, tokens


@given(st.text(max_size=300))
def test_every_token_stands_where_it_says(text: str) -> None:
    read = tokens(text)
    last = 0
    for word, start, end in zip(read.words, read.starts, read.ends, strict=True):
        assert text[start:end] == word
        assert last <= start < end
        last = end


def test_elisions_and_hyphens_come_apart() -> None:
    assert tokens("Qu’a-t-il dit ?").folded == ["qu", "'", "a", "-", "t", "-", "il", "dit", "?"]


def test_scripts_without_spaces_are_cut_into_characters() -> None:
    assert split("と語った") == ("と", "語", "っ", "た")
