"""Terms lead to the stories that have them, and to no others."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from depeche.stories.postings import Postings


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_it_holds_what_was_put_in_and_not_taken_out(turned: list[tuple[int, int]]) -> None:
    held: dict[int, set[int]] = defaultdict(set)
    postings = Postings()
    for term, story in turned:  # in, then out, then in again
        (postings.remove if story in held[term] else postings.add)([term], story)
        held[term] ^= {story}
    assert {term: set(postings.of(term)) for term in range(6)} == {term: held[term] for term in range(6)}
    assert all(len(postings.of(term)) == len(held[term]) for term in range(6))
