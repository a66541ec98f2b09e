"""A story as a picture: sources (or languages) as rows, time across, one mark for each article.

Pure layout: the template only writes it down. Positions across are percentages, so the picture is as wide as its column on
any screen while marks and words keep their size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from depeche.archive.answers import ArticleRow
from depeche.exports import moments
from depeche.site import wording

Mark = Literal["first", "own", "copy"]  # the story's first article; a text of its own; words that an earlier article had

LANE = 14  # pixels between marks that would lie on each other
_ROOM = 1.8  # percent of the width that a mark takes, about 12 pixels of 700
_MARGIN = 2.0  # percent left free at both ends, so that no mark is cut
_MOST_LANES = 4
_STEPS = (  # between two ticks of the axis
    *(timedelta(minutes=minutes) for minutes in (5, 15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12)),
    *(timedelta(days=days) for days in (1, 2, 3, 4, 7, 14, 28, 91, 182, 364, 728, 1820, 3640)),
)
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One article. `x` in percent of the width, `y` in pixels from the top of its row."""

    article: ArticleRow
    x: float
    y: int
    mark: Mark
    whole_day: bool = False  # only its day is known: it is drawn hollow, at noon
    seen: bool = False  # no time is known but that of its capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One source, or one language. `height` in pixels."""

    name: str
    languages: tuple[str, ...]
    dots: tuple[Dot, ...]
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One line of the axis. `anchor` keeps its words inside of the picture."""

    x: float
    label: str
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole picture; times in UTC. Rows stand in the order in which they joined the story."""

    rows: tuple[Row, ...] = ()
    ticks: tuple[Tick, ...] = ()
    undated: int = 0  # articles without any time, which are not drawn


def source_of(article: ArticleRow) -> str:
    """What a source is called on our pages."""
    return article.site or article.host or "unknown source"


def time_of(article: ArticleRow) -> datetime | None:
    """The instant an article is drawn at: its publication, else its first capture."""
    when = article.published or article.captured
    return moments.instant(when) if when else None


def language_of(article: ArticleRow) -> str:
    """The name of its language."""
    return wording.language(next(iter(wording.tongues([article.language])), None))


def timeline(
    articles: Sequence[ArticleRow],
    copies: Mapping[int, int] | None = None,
    *,
    row_of: Callable[[ArticleRow], str] = source_of,
) -> Timeline:
    """The picture of a story's articles. `copies`: article → the earlier one whose words it has. `row_of` names the row."""
    dated = sorted(((when, a) for a in articles if (when := time_of(a))), key=lambda pair: (pair[0], pair[1].id))
    if not dated:
        return Timeline(undated=len(articles))
    start, end = _bounds(dated[0][0], dated[-1][0])
    by_name: dict[str, list[tuple[datetime, ArticleRow]]] = {}
    for when, article in dated:
        by_name.setdefault(row_of(article), []).append((when, article))
    rows = []
    for name, own in by_name.items():
        dots = tuple(_dots(own, start, end, dated[0][1].id, copies or {}))
        languages = wording.tongues(article.language for _, article in own)
        rows.append(Row(name=name, languages=languages, dots=dots, height=max(dot.y for dot in dots) + LANE))
    return Timeline(rows=tuple(rows), ticks=tuple(_ticks(start, end)), undated=len(articles) - len(dated))


def _bounds(first: datetime, last: datetime) -> tuple[datetime, datetime]:
    """The span shown; at least an hour, so that a story of one article has an axis too."""
    short = timedelta(hours=1) - (last - first)
    if short > timedelta(0):
        return _shifted(first, -short / 2), _shifted(last, short / 2)
    return first, last


def _shifted(when: datetime, by: timedelta) -> datetime:
    try:
        return when + by
    except OverflowError:  # pages declare the years 1 and 9999 too
        return when


def _position(when: datetime, start: datetime, end: datetime) -> float:
    share = (when - start) / (end - start) if end > start else 0.5
    return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


def _dots(
    own: Sequence[tuple[datetime, ArticleRow]], start: datetime, end: datetime, first: int, copies: Mapping[int, int]
) -> Iterator[Dot]:
    lanes = [-100.0] * _MOST_LANES  # where the last mark of each lane stands
    for when, article in own:
        x = _position(when, start, end)
        lane = next((number for number, taken in enumerate(lanes) if x - taken >= _ROOM), _MOST_LANES - 1)
        lanes[lane] = x
        yield Dot(
            article=article,
            x=x,
            y=LANE + lane * LANE,
            mark="first" if article.id == first else "copy" if article.id in copies else "own",
            whole_day=article.published is not None and not isinstance(article.published, datetime),
            seen=article.published is None,
        )


def _ticks(start: datetime, end: datetime) -> Iterator[Tick]:
    step = next((step for step in _STEPS if (end - start) / step <= _MOST_TICKS), (end - start) / _MOST_TICKS)
    origin = datetime(1970, 1, 5, tzinfo=UTC)  # a Monday, so that ticks a week apart fall on Mondays
    first = -((origin - start) // step)  # the first multiple of the step that is not before the start
    for number in range(first, (end - origin) // step + 1):
        at = origin + step * number
        x = _position(at, start, end)
        yield Tick(x=x, label=_label(at, step), anchor="start" if x < 4 else "end" if x > 96 else "middle")


def _label(at: datetime, step: timedelta) -> str:
    if step < timedelta(days=1):
        return f"{at:%H:%M}" if at.hour or at.minute else moments.short(at.date(), at.year)
    if step < timedelta(days=28):
        return f"{moments.WEEKDAYS[at.weekday()]} {moments.short(at.date(), at.year)}"
    return moments.short(at.date())
