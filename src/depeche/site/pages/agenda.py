"""The agenda: meetings by day, ahead and past, each with who announced it and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Literal, cast, get_args

from depeche.archive.answers import AgendaFilter, MeetingRow
from depeche.exports import moments
from depeche.model import MeetingStatus
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, listing

View = Literal["ahead", "past", "all"]  # next first; latest first; latest first, and those without a day last

_SIZE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """The meetings that begin on one day, or in one week, month or year where no more is known."""

    when: str | None  # ISO 8601, of the beginning
    label: str  # of it, for people; of meetings without any date, that it is not told
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPage:
    """One leaf of the agenda."""

    meetings: Listing[MeetingRow]
    days: tuple[AgendaDay, ...]  # the same meetings, by day
    filter: AgendaFilter
    view: View | None  # None: days were asked for
    views: tuple[str, ...]
    statuses: tuple[str, ...]  # what a filter may choose from

    title = "Agenda"

    @property
    def answer(self) -> Listing[MeetingRow]:
        return self.meetings


def chosen(asked: Asked, *, kept: timedelta = timedelta()) -> AgendaFilter:
    """The filter that the address asks for. `kept`: how much of the past is still "ahead"."""
    view, today = _view(asked), asked.now.date()
    since, until = asked.days()
    return AgendaFilter(
        query=asked.text("q"),
        who=asked.text("who"),
        where=asked.text("where"),
        status=cast("MeetingStatus | None", asked.one_of("status", MeetingStatus)),
        since=today - kept if view == "ahead" else since,
        until=today - timedelta(days=1) if view == "past" else until,
    )


def _view(asked: Asked) -> View | None:
    """What is looked at; None where days were asked for."""
    view = cast("View", asked.one_of("view", View) or "ahead")
    return None if asked.days() != (None, None) else view


def page(archive: Answers, asked: Asked) -> AgendaPage:
    filter = chosen(asked)
    leaf = asked.leaf
    found = archive.agenda(filter, limit=_SIZE + 1, offset=(leaf - 1) * _SIZE)
    meetings = listing(found, leaf, _SIZE)
    return AgendaPage(
        meetings=meetings,
        days=by_day(meetings.items),
        filter=filter,
        view=_view(asked),
        views=get_args(View),
        statuses=get_args(MeetingStatus),
    )


def by_day(meetings: Iterable[MeetingRow]) -> tuple[AgendaDay, ...]:
    """Meetings by the day they begin on, in the order given."""
    found = []
    for when, rows in groupby(meetings, key=lambda meeting: (meeting.when or "").partition("/")[0] or None):
        first = moments.first_day(when)
        label = moments.long_day(first) if first and when and len(when) == 10 else moments.calendar(when).capitalize()
        found.append(AgendaDay(when=when, label=label or "Day not told", meetings=tuple(rows)))
    return tuple(found)
