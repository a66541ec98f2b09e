from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.recording.naming.given_names import alike, asked, filed

NAMES = st.text("abehimo", min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("a", "b"),
    [("i", "ilse"), ("matt", "matthew"), ("hanna", "hanne"), ("mohamed", "mohammad"), ("odair", "odiar")],
)
def test_spellings_of_one_given_name_are_alike(a: str, b: str) -> None:
    assert alike({a}, {b})
    assert alike({b}, {a})


@pytest.mark.parametrize(("a", "b"), [("ilse", "jonas"), ("il", "ilse"), ("ada", "ida"), ("orvel", "orlen")])
def test_other_given_names_are_not(a: str, b: str) -> None:
    assert not alike({a}, {b})


@given(NAMES, NAMES)
@settings(deadline=None, max_examples=500)
def test_names_that_are_alike_are_found_by_their_keys(a: str, b: str) -> None:
    if alike({a}, {b}):
        assert not set(filed(a)).isdisjoint(asked(b))


@pytest.mark.parametrize(
    ("a", "b"), [("mohamed", "mohammad"), ("odair", "odiar"), ("matthew", "matt"), ("i", "ilse"), ("hanna", "hanne")]
)
def test_each_kind_of_likeness_has_a_key(a: str, b: str) -> None:
    assert not set(filed(a)).isdisjoint(asked(b))
    assert not set(filed(b)).isdisjoint(asked(a))
