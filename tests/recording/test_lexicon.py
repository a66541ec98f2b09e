"""What one word may be: the look-ups beneath names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depeche.recording.lexicon import Endings


def test_the_longest_ending_is_told() -> None:
    endings = Endings(["rat", "stadtrat", "amt"])
    assert endings.of("lindhavenstadtrat") == "stadtrat"
    assert endings.of("rat") == "rat"
    assert endings.of("ratte") == ""
    assert Endings([]).of("rat") == ""


@given(st.sets(st.text("ab", min_size=1, max_size=4)), st.text("abc", max_size=8))
def test_endings_agree_with_asking_each(endings: set[str], word: str) -> None:
    assert Endings(endings).of(word) == max(filter(word.endswith, endings), key=len, default="")
