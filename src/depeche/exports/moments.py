"""Days and times written for people: "Mon 11 Jan 2027, 11:22 +01:00".

Own tables instead of `strftime`, whose words depend on the locale of the machine, so that the same archive gives the same
page everywhere. A time keeps the offset that its page gave; nothing is moved to the zone of whoever reads.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from depeche.model import When

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?")


def day(value: date) -> str:
    """ "Mon 11 Jan 2027" """
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def long_day(value: date) -> str:
    """ "Monday, 11 January 2027", for headings; a line may end after the weekday only."""
    return f"{_LONG_WEEKDAYS[value.weekday()]}, {value.day}\xa0{_LONG_MONTHS[value.month - 1]}\xa0{value.year}"


def moment(value: When | None) -> str:
    """Day and, where it is known, time with its offset; "" for None. A time without zone is written without one."""
    if value is None:
        return ""
    if not isinstance(value, datetime):
        return day(value)
    return f"{day(value)}, {clock(value)}"


def clock(value: datetime) -> str:
    """ "11:22 +01:00", "11:22 UTC", or "11:22" where no zone is known."""
    offset = value.utcoffset()
    if offset is None:
        return f"{value:%H:%M}"
    if not offset:
        return f"{value:%H:%M} UTC"
    return f"{value:%H:%M} {_offset(offset)}"


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def short(value: When | None, year: int | None = None) -> str:
    """ "11 Jan, 11:22", for dense lists in which the zone is told elsewhere, and that the year is `year`; of any other year
    "11 Jan 2027, 11:22"."""
    if value is None:
        return ""
    found = f"{value.day} {MONTHS[value.month - 1]}" + ("" if value.year == year else f" {value.year}")
    return f"{found}, {value:%H:%M}" if isinstance(value, datetime) else found


def as_told(value: datetime | None) -> When | None:
    """The time of a story: of one at midnight only the day, which is all that its article told, as good as always."""
    midnight = value is not None and not (value.hour or value.minute or value.second or value.microsecond)
    return value.date() if value is not None and midnight else value


def iso(value: When | None) -> str:
    """For the `datetime` attribute of `<time>`."""
    return value.isoformat() if value else ""


def instant(value: When) -> datetime:
    """A point on the one axis that mixed values are drawn and ordered on: a day at its noon, a naive time as UTC."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(12), UTC)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def calendar(value: str | None) -> str:
    """An ISO 8601 day, week, month, year, or an interval of these, for people; what is none of these comes back as it is.

    >>> calendar("2027-01-10/2027-01-12")
    'Sun 10 – Tue 12 Jan 2027'
    >>> calendar("2027-W02")
    'week 2 of 2027'
    """
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if not slash:
        return _calendar_point(first)
    start, end = first_day(first), first_day(last)
    if start and end and len(first) == len(last) == 10 and start.year == end.year:
        same_month = start.month == end.month
        left = f"{WEEKDAYS[start.weekday()]} {start.day}" + ("" if same_month else f" {MONTHS[start.month - 1]}")
        return f"{left} – {day(end)}"
    return f"{_calendar_point(first)} – {_calendar_point(last)}"


def _calendar_point(value: str) -> str:
    found = _ISO.fullmatch(value)
    when = first_day(value)
    if found is None or when is None:
        return value
    _year, week, month, of_month = found.groups()
    if week:
        return f"week {int(week)} of {value[:4]}"
    if of_month:
        return day(when)
    return f"{_LONG_MONTHS[when.month - 1]} {when.year}" if month else value


def first_day(value: str | None) -> date | None:
    """The first day of an ISO 8601 day, week, month, year or interval; None where it is no such thing.

    >>> first_day("2027-W02/2027-W03")
    datetime.date(2027, 1, 11)
    """
    found = _ISO.fullmatch((value or "").partition("/")[0])
    if found is None:
        return None
    year, week, month, of_month = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        return date.fromisocalendar(year, week, 1) if week else date(year, month or 1, of_month or 1)
    except ValueError:
        return None
