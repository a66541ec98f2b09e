"""When to ask again: laws of a schedule that never asks too often, and never forgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from depeche.sources import schedule

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
seconds = st.floats(0, 1e7)


@given(st.none() | st.floats(schedule.SHORTEST, schedule.LONGEST), st.booleans(), st.booleans(), st.none() | seconds)
def test_a_source_is_asked_neither_too_often_nor_too_seldom(
    before: float | None, brought: bool, lost: bool, asked: float | None
) -> None:
    found = schedule.interval(before, brought=brought, lost=lost, asked=asked)
    assert schedule.SHORTEST <= found <= schedule.LONGEST


@given(st.floats(schedule.SHORTEST, schedule.LONGEST))
def test_what_brings_something_is_asked_sooner_than_what_does_not(before: float) -> None:
    assert schedule.interval(before, brought=True) <= before <= schedule.interval(before, brought=False)


@given(st.integers(1, 10_000), st.none() | seconds)
def test_a_source_that_fails_is_asked_once_a_day_at_least_unless_it_asks_for_more(failures: int, wait: float | None) -> None:
    found = schedule.back_off(None, failures, wait)
    assert schedule.FIRST <= found <= max(schedule.RAREST, min(wait or 0, schedule.LONGEST_WAIT))
    assert found >= min(wait or 0, schedule.LONGEST_WAIT)


@given(seconds, st.text())
def test_the_spread_is_a_tenth_at_most_and_the_same_each_time(wait: float, name: str) -> None:
    spread = schedule.spread(wait, name).total_seconds()
    assert wait - 1 <= spread <= wait * 1.1 + 1
    assert schedule.spread(wait, name).total_seconds() == spread


@given(st.timedeltas(timedelta(0), timedelta(days=30)), st.none() | st.timedeltas(timedelta(days=-30), timedelta(days=30)))
def test_the_next_look_is_later_and_the_last_is_within_a_week_and_a_bit(age: timedelta, before: timedelta | None) -> None:
    published = NOON - before if before is not None else None
    found = schedule.next_check(NOON + age, published, NOON)
    if found is not None:
        assert NOON + age < found <= NOON + timedelta(days=7)


def test_an_article_found_years_late_is_fetched_and_left_alone() -> None:
    assert schedule.next_check(NOON, NOON - timedelta(days=900), NOON) is None


def test_a_date_in_the_future_is_not_believed() -> None:
    assert schedule.next_check(NOON, NOON + timedelta(days=900), NOON) == NOON + schedule.CHECKS[0]
