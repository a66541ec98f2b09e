"""The front page: the stories of the days, what was said last, which meetings come next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from depeche.archive.answers import AgendaFilter, Counts, MeetingRow, SaidFilter, StatementRow, StoryFilter, StoryRow
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, listing
from depeche.site.timeline import Timeline, language_of, timeline

STORIES, STATEMENTS, MEETINGS = 40, 8, 7
_OF_ONE_ARTICLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The stories that were last added to on one day, those with most sources first; None where no time is known."""

    date: date | None
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the desk sees in the morning."""

    counts: Counts
    filter: StoryFilter  # of the stories; what is said and who meets pass its search too
    stories: Listing[StoryRow]  # newest first, as the archive has them
    days: tuple[Day, ...]  # the same stories, by day and weight; the first of the first leaf leads
    lead: Timeline | None  # how the leading story moved from language to language; None: too little to draw
    statements: tuple[StatementRow, ...]  # newest first
    meetings: tuple[MeetingRow, ...]
    upcoming: bool  # whether these meetings lie ahead; else they are the last that were held

    title = "Stories of the days"

    @property
    def answer(self) -> dict[str, Any]:
        return {
            "counts": self.counts,
            "stories": self.stories,
            "statements": self.statements,
            "meetings": self.meetings,
        }


def chosen(asked: Asked) -> StoryFilter:
    """The filter that the address asks for."""
    since, until = asked.days()
    return StoryFilter(query=asked.text("q"), since=since, until=until)


def page(archive: Answers, asked: Asked) -> FrontPage:
    leaf, filter, today = asked.leaf, chosen(asked), asked.now.date()
    stories = listing(archive.stories(filter, limit=STORIES + 1, offset=(leaf - 1) * STORIES), leaf, STORIES)
    ahead = on_a_day(archive.agenda(AgendaFilter(query=filter.query, since=today), limit=MEETINGS * 3))
    days = by_day(stories.items)
    return FrontPage(
        counts=archive.counts(),
        filter=filter,
        stories=stories,
        days=days,
        lead=picture(archive, days[0].stories[0]) if days and leaf == 1 else None,
        statements=varied(archive.said(SaidFilter(query=filter.query), limit=STATEMENTS * 8)),
        meetings=ahead or on_a_day(archive.agenda(AgendaFilter(query=filter.query, until=today), limit=MEETINGS * 3)),
        upcoming=bool(ahead),
    )


def picture(archive: Answers, story: StoryRow) -> Timeline | None:
    """The leading story by language, where it has more than one article."""
    return timeline(archive.story(story.id).articles, row_of=language_of) if story.articles > 1 else None


def on_a_day(meetings: Iterable[MeetingRow]) -> tuple[MeetingRow, ...]:
    """The first meetings of which the day is known: "some time in 2027" is nothing to prepare for."""
    return tuple(row for row in meetings if row.when and len(row.when.partition("/")[0]) == 10)[:MEETINGS]


def varied(statements: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """The newest statements, of each article at most two and by people that it names, as long as there are such."""
    taken: Counter[int] = Counter()
    chosen = []
    for row in statements:
        if row.speakers and taken[row.article.id] < _OF_ONE_ARTICLE:
            taken[row.article.id] += 1
            chosen.append(row)
    return tuple(chosen[:STATEMENTS] or statements[:STATEMENTS])


def by_day(stories: Iterable[StoryRow]) -> tuple[Day, ...]:
    """Stories by the day of their last article, in the order given; within a day by sources, then articles."""
    return tuple(
        Day(date=day, stories=tuple(sorted(rows, key=lambda row: (-len(row.sites), -row.articles))))
        for day, rows in groupby(stories, key=lambda row: row.last.date() if row.last else None)
    )
