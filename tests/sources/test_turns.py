"""Whose turn it is: no host is asked twice at once, none before its pause is over, and every job comes up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depeche.sources.turns import Turns


def test_a_host_is_asked_one_at_a_time_with_a_pause() -> None:
    turns: Turns[str] = Turns()
    for job in ("a1", "a2"):
        turns.offer(job, "a")
    turns.offer("b1", "b")
    assert turns.next(0.0) == ("a", "a1")
    assert turns.next(0.0) == ("b", "b1")
    assert turns.next(0.0) is None
    turns.done("a", 5.0)
    assert (turns.next(4.9), turns.soonest) == (None, 5.0)
    assert turns.next(5.0) == ("a", "a2")
    assert (turns.waiting, turns.soonest) == (0, None)


def test_what_has_begun_goes_on_before_the_next() -> None:
    turns: Turns[str] = Turns()
    turns.offer("second", "a")
    turns.offer("onward", "a", first=True)
    assert turns.next(0.0) == ("a", "onward")


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 10)), max_size=40))
def test_every_job_comes_up_once_and_no_pause_is_cut_short(jobs: list[tuple[str, float]]) -> None:
    turns: Turns[int] = Turns()
    for number, (host, _) in enumerate(jobs):
        turns.offer(number, host)
    now, seen, free = 0.0, [], dict.fromkeys("abcd", 0.0)
    while turns.waiting:
        found = turns.next(now)
        if found is None:
            assert turns.soonest is not None
            now = max(now, turns.soonest)
            continue
        host, number = found
        assert now >= free[host]
        seen.append(number)
        free[host] = now + jobs[number][1]
        turns.done(host, free[host])
        turns.forget(now)
    assert sorted(seen) == list(range(len(jobs)))
