from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from depeche.archive.answers import ArticleRow
from depeche.model import When
from depeche.site.timeline import timeline

START = datetime(2027, 1, 11, 8, tzinfo=UTC)


def row(number: int, when: When | None, site: str = "Sarner Bote") -> ArticleRow:
    return ArticleRow(id=number, url=f"https://x.example/{number}", site=site, published=when)


def test_sources_stand_in_the_order_in_which_they_joined() -> None:
    later, tomorrow = START + timedelta(hours=5), START + timedelta(days=1)
    found = timeline([row(1, later, "Later"), row(2, START, "First"), row(3, tomorrow, "First")])
    assert [row.name for row in found.rows] == ["First", "Later"]
    assert [dot.mark for dot in found.rows[0].dots] == ["first", "own"]


def test_copies_are_marked() -> None:
    found = timeline([row(1, START), row(2, START + timedelta(hours=1))], {2: 1})
    assert [dot.mark for dot in found.rows[0].dots] == ["first", "copy"]


def test_a_day_without_its_hour_is_drawn_at_noon_and_says_so() -> None:
    (dot,) = timeline([row(1, date(2027, 1, 11))]).rows[0].dots
    assert (dot.x, dot.whole_day) == (50.0, True)


def test_articles_at_the_same_time_do_not_lie_on_each_other() -> None:
    found = timeline([row(number, START) for number in range(3)])
    assert len({dot.y for dot in found.rows[0].dots}) == 3
    assert found.rows[0].height > max(dot.y for dot in found.rows[0].dots)


def test_articles_without_any_time_are_counted() -> None:
    assert timeline([row(1, None)]).undated == 1
    assert timeline([]).rows == ()


_whens = st.one_of(
    st.none(),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.sampled_from([UTC])),
)


@given(st.lists(_whens, max_size=8))
def test_all_that_is_drawn_lies_inside_of_the_picture(whens: list[When | None]) -> None:
    found = timeline([row(number, when, f"s{number % 3}") for number, when in enumerate(whens)])
    assert all(0 <= dot.x <= 100 and 0 < dot.y < source.height for source in found.rows for dot in source.dots)
    assert all(0 <= tick.x <= 100 for tick in found.ticks)
    assert len(found.ticks) <= 9
    assert sum(len(source.dots) for source in found.rows) + found.undated == len(whens)
