from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.model import Byline
from depeche.reading.announcing import announced


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["By", "Ada Ek", "3 May 2024"], ["Ada Ek"]),
        (["Written by", "Ada Ek", ",", "Bo Li", "and", "Cy Rho", "Share"], ["Ada Ek", "Bo Li", "Cy Rho"]),
        (["A long standfirst about the ferry.", "Von Ilse Vaudrin", "Teilen"], ["Ilse Vaudrin"]),
        (["by", "harbourgull", "4 comments"], ["harbourgull"]),
        (["Share", "Tweet", "3 min read"], []),
        (["Photo by", "Ada Ek"], []),
    ],
)
def test_a_byline_over_several_lines_is_found_by_the_word_that_announces_it(lines: list[str], people: list[str]) -> None:
    assert [byline.name for byline in announced(lines).bylines] == people


def test_lines_that_are_known_to_be_a_byline_need_no_announcement() -> None:
    found = announced(["Ada Ek", "Reporter", "Bo Li", "Updated 3 May 2024"], certain=True).bylines
    assert found == (Byline(name="Ada Ek", role="Reporter"), Byline(name="Bo Li"))


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_lines_are_survived(lines: list[str]) -> None:
    for byline in announced(lines).bylines:
        assert byline.name.strip() == byline.name != ""
