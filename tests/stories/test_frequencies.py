"""Counts of terms in bounded space: exact while few share a place, never too low."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from depeche.stories.frequencies import Frequencies, salt, term

WORDS = [term(f"word{n}", salt("en")) for n in range(500)]


def test_terms_of_two_languages_are_two() -> None:
    assert term("die", salt("en")) != term("die", salt("de"))


def test_each_article_counts_once_more() -> None:
    counted = Frequencies()
    counted.add(WORDS)
    assert counted.add(WORDS[:3]) == [2, 2, 2]


@given(st.lists(st.sets(st.integers(0, 2**32 - 1), max_size=20), max_size=20))
def test_no_count_is_too_low(articles: list[set[int]]) -> None:
    counted, exact = Frequencies(), Counter[int]()
    for terms in articles:
        exact.update(terms)
        ordered = sorted(terms)
        found = counted.add(ordered)
        assert all(count >= exact[one] for one, count in zip(ordered, found, strict=True))


def test_counts_come_back_as_they_were_kept() -> None:
    counted = Frequencies()
    counted.add(WORDS)
    counted.put(WORDS[7], 40)
    data = b"".join(counted.packed())
    assert len(data) == Frequencies.size()
    again = Frequencies.unpacked(memoryview(data))
    assert again.add(WORDS[6:9]) == [2, 41, 2]


def test_a_million_terms_later_a_rare_one_is_still_rare() -> None:
    counted = Frequencies()
    for n in range(1_000):
        counted.add(term(f"{n}-{m}", salt("en")) for m in range(1_000))
    fresh = [term(f"fresh{n}", salt("en")) for n in range(1_000)]
    assert sum(counted.add(fresh)) / 1_000 < 3
