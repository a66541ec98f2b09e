"""Meetings as iCalendar, to subscribe to: one all-day event for each, which the next fetch updates.

Own writer: an event is a dozen lines, and the library that would write them weighs more than all other exports together;
the tests read it back with that library. UID and SEQUENCE are those of the meeting, so a calendar moves, confirms and
cancels what it has. A meeting whose day nobody told has no place in a calendar. Source: RFC 5545, 7986.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from depeche.archive.answers import MeetingMention, MeetingRow
from depeche.archive.moments import days
from depeche.exports import moments
from depeche.exports.head import Head
from depeche.exports.wording import single_line, uri

_OCTETS = 75  # of a line, its end not counted (RFC 5545, 3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROL = re.compile("[\u0000-\u0009\u000b-\u001f\u007f]")


def text(meetings: Iterable[MeetingRow], head: Head) -> Iterator[str]:
    """The calendar, an event at a time."""
    yield from _lines(
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//depeche//depeche//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"NAME:{_text(head.title)}", f"X-WR-CALNAME:{_text(head.title)}",
        *([f"SOURCE;VALUE=URI:{uri(head.address)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"] if head.address else ()),
    )  # fmt: skip
    for meeting in meetings:
        yield from _lines(*_event(meeting, head))
    yield from _lines("END:VCALENDAR")


def dated(meeting: MeetingRow) -> bool:
    """Whether it has a day, and so a place in a calendar."""
    return days(meeting.when) != (None, None)


def _event(meeting: MeetingRow, head: Head) -> Iterator[str]:
    first, last = days(meeting.when)
    if first is None or last is None:
        return
    try:
        after = date.fromisoformat(last) + timedelta(days=1)
    except OverflowError:
        return
    stamp = f"{_stamp(meeting):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(meeting.uid)}"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_text(_summary(meeting))}"
    if meeting.where:
        yield f"LOCATION:{_text(single_line(meeting.where))}"
    yield f"STATUS:{status(meeting)}"
    yield f"CATEGORIES:{_text(meeting.status)}"
    yield "TRANSP:TRANSPARENT"  # it takes up nobody's own day
    if meeting.mentions:
        yield f"DESCRIPTION:{_text(chr(10).join(map(_told, meeting.mentions)))}"
        number = meeting.mentions[-1].article.id
        yield f"URL:{uri(f'{head.site}/article/{number}' if head.site else meeting.mentions[-1].article.url)}"
    yield "END:VEVENT"


def status(meeting: MeetingRow) -> str:
    """The word of RFC 5545. Postponed is cancelled for the day that stands here, unless a new one was told with the news."""
    if meeting.status in ("held", "ongoing"):
        return "CONFIRMED"
    if meeting.status == "cancelled":
        return "CANCELLED"
    if meeting.status == "postponed":
        told = [mention.when for mention in meeting.mentions if mention.status == "postponed"]
        return "TENTATIVE" if meeting.when in told else "CANCELLED"
    return "TENTATIVE"


def _summary(meeting: MeetingRow) -> str:
    who = ", ".join(single_line(party.name) for party in meeting.participants)
    return ": ".join(filter(None, (single_line(meeting.what), who))) or "Meeting"


def _told(mention: MeetingMention) -> str:
    """One article's word, on a line of its own."""
    when = moments.moment(mention.article.published) if mention.article.published else ""
    source = ", ".join(filter(None, (single_line(mention.article.site or mention.article.host), when)))
    return f"{mention.status}: {single_line(mention.text)} ({source}) {mention.article.url}"


def _stamp(meeting: MeetingRow) -> datetime:
    """When it was last told of, in UTC. Not the clock: the same archive gives the same calendar."""
    told = [mention.article.captured or mention.article.published for mention in meeting.mentions]
    last = max((moments.instant(when) for when in told if when), default=datetime.combine(date(1970, 1, 1), time(), UTC))
    return last.astimezone(UTC)


def _text(value: str) -> str:
    return _CONTROL.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPED)


def _lines(*lines: str) -> Iterator[str]:
    for line in lines:
        yield _folded(line)


def _folded(line: str) -> str:
    """The line with its end, in pieces of at most 75 octets; no character is cut apart.

    >>> _folded("SUMMARY:" + "é" * 40).count("\\r\\n ")
    1
    """
    out, room = [], _OCTETS
    start = at = 0
    for at, character in enumerate(line):
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            out.append(line[start:at])
            start, room = at, _OCTETS - 1  # the blank that begins a continued line counts
        room -= size
    out.append(line[start:])
    return "\r\n ".join(out) + "\r\n"
