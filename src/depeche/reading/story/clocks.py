"""Clock times of the entries of a live blog: what a line says, and of which day it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import pairwise

from depeche.model import When
from depeche.reading.claims.known import Known
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import clock_words, relative

_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:.h时時点點]\s?([0-5]\d)(?![\d.])(?:\s?([ap])\.?\s?m\b)?", re.IGNORECASE
)
STAMP = 40  # characters of a line that is the time of an entry
_BESIDE = 14  # letters beside a clock time in a line that says nothing else: "Posted at 9:05 a.m. ET"
_DAY = 24 * 60  # minutes
_SLIP = 120  # minutes by which entries may stand out of order


@cache
def _after_clock() -> re.Pattern[str]:
    """What stands behind a clock time at the beginning of a line: "Uhr", a zone or a word before a mark, the mark."""
    word = rf"\s(?:{clock_words()}|[^\W\d_]{{1,6}}(?=\s?[-–—:|•·\])]))"
    return re.compile(rf"分?\.?(?:{word})?\s?[-–—:|•·\])]{{0,3}}\s?", re.IGNORECASE)


def tells_time(text: str) -> bool:
    """Whether a short line holds a time of day."""
    return _CLOCK.search(text) is not None


def leading(text: str) -> tuple[str, str] | None:
    """The clock time that a line begins with, and what it says after it: "+++ 14:32 Uhr: Fog"; None where it does not."""
    bare = text.strip(" +[(•*\u00a0")
    clock = _CLOCK.match(bare)
    if clock is None:
        return None
    after = _after_clock().match(bare, clock.end())
    end = after.end() if after is not None else clock.end()
    if end < len(bare) and end == clock.end() and bare[end].isalnum():
        return None
    return clock[0], bare[end:].strip()


def without_clock(text: str) -> str:
    """A line without the clock time in it, and the marks around that."""
    return _CLOCK.sub("", text).strip(" -–—:|•·,")


def is_stamp(text: str, known: Known) -> bool:
    """Whether a line says a time and nothing else."""
    if len(text) > STAMP:
        return False
    clock = _CLOCK.search(text)
    if clock is None:
        return relative(text, known.captured) is not None
    beside = sum(char.isalpha() for char in text[: clock.start()] + text[clock.end() :])
    return beside <= _BESIDE or isinstance(instant(text, known.language), datetime)


def moments(lines: Sequence[str], days: Sequence[date | None], known: Known) -> list[When | None]:
    """The times of entries in the order of the page, given what they say of it and of which day something before them says
    that they are. Clock times alone are of the days from the first entry, which is of the page's day, to the last: at each
    midnight that they pass the day changes.
    """
    found: list[When | None] = []
    clocks: list[tuple[int, int]] = []  # place and minutes of the day
    for at, line in enumerate(lines):
        moment = instant(line, known.language)
        clock = None if isinstance(moment, datetime) else _CLOCK.search(line)
        if clock is not None:
            clocks.append((at, _minutes(clock)))
        elif not isinstance(moment, datetime):
            moment = relative(line, known.captured) or moment
        found.append(moment)
    first = known.published
    zone = first.tzinfo if isinstance(first, datetime) else None
    if zone is not None and isinstance(first, datetime) and first.utcoffset():  # what is in UTC may be a system's clock
        found = [_on_clock(moment, zone) for moment in found]
    if known.published is None or not clocks:
        return found
    for (at, minutes), day in zip(clocks, _days(clocks, days, known), strict=True):
        found[at] = datetime.combine(day, time(minutes // 60, minutes % 60), zone)
    return found


def _on_clock(moment: When | None, zone: tzinfo) -> When | None:
    """A time without a zone on the clock that the page is published by."""
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) and moment.tzinfo is None else moment


def _minutes(clock: re.Match[str]) -> int:
    hour = int(clock[1])
    if clock[3] and hour <= 12:
        hour = hour % 12 + (12 if clock[3] in "pP" else 0)
    return hour * 60 + int(clock[2])


def _days(clocks: list[tuple[int, int]], days: Sequence[date | None], known: Known) -> list[date]:
    """Of which day each clock time is."""
    steps = [(late - early) % _DAY for (_, early), (_, late) in pairwise(clocks)]
    newest_first = sum(0 < step <= _DAY // 2 for step in steps) * 2 < sum(step > 0 for step in steps)
    if newest_first:
        clocks = clocks[::-1]
    at = _day_of(known.published)
    last = known.published
    began = last.hour * 60 + last.minute if isinstance(last, datetime) else 0
    if clocks and began - clocks[0][1] > _DAY // 2:
        at += timedelta(days=1)  # published before midnight, and begun after it
    found = [at]
    for (_, before), (_, minutes) in pairwise(clocks):
        if before - minutes > _SLIP:
            at += timedelta(days=1)
        found.append(at)
    end = _day_of(known.modified) if known.modified is not None else None
    if end is not None and found and 0 < (end - found[-1]).days <= 1:  # the page shows the last entries only
        found = [day + (end - found[-1]) for day in found]
    if newest_first:
        found, clocks = found[::-1], clocks[::-1]
    return [days[place] or day for (place, _), day in zip(clocks, found, strict=True)]


def _day_of(when: When | None) -> date:
    return when.date() if isinstance(when, datetime) else when or date.min
