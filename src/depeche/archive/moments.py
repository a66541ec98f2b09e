"""How the archive writes and orders points in time, of which pages tell some to the second and some to the day."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from depeche.model import When


def written(at: When | None) -> str | None:
    """As the page or the capture has it, in ISO 8601: offset and precision stay."""
    return at.isoformat() if at is not None else None


def moment(text: str | None) -> When | None:
    """Back from `written`: ten characters are a day."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def instant(text: str | None) -> datetime | None:
    """Back from `written`, where it is known to be no mere day."""
    return datetime.fromisoformat(text) if text is not None else None


def utc(at: datetime | None) -> str | None:
    """An aware time in UTC, so that text order is time order; with microseconds only where it has them."""
    return in_utc(at).isoformat() + "+00:00" if at is not None else None


def in_utc(at: datetime) -> datetime:
    """An aware time in UTC, without its zone. The first and last hours of the calendar, which UTC may not have, stay."""
    with suppress(OverflowError):
        at = at.astimezone(UTC)
    return at.replace(tzinfo=None)


def order(at: When | None) -> str | None:
    """The text by which all points in time are ordered: UTC, to the second, without a mark of the zone.

    A day stands at its beginning, a time without a zone is taken as UTC: for order that is near enough, and what
    the page said is kept beside it.
    """
    if at is None:
        return None
    if not isinstance(at, datetime):
        return at.isoformat()
    return (in_utc(at) if at.tzinfo is not None else at).replace(microsecond=0).isoformat()


def begins(at: When) -> str:
    """The first `order` that is not before `at`: at midnight (UTC) that of a day without an hour, which begins then."""
    return (order(at) or "").removesuffix("T00:00:00")


def after(at: When) -> str:
    """The first `order` that is no longer within `at`: of a day the next day, of an instant the next second."""
    try:
        if not isinstance(at, datetime):
            return (at + timedelta(days=1)).isoformat()
        # In UTC: where clocks are put back, local time knows hours that come twice.
        return (datetime.fromisoformat(order(at) or "") + timedelta(seconds=1)).isoformat()
    except OverflowError:
        return "9999-12-32"


def days(when: str | None) -> tuple[str | None, str | None]:
    """First and last day of a meeting's ISO 8601 `when`: of a month or year its ends, of a week Monday and Sunday."""
    if not when:
        return None, None
    first, _, last = when.partition("/")
    start, end = _ends(first)[0], _ends(last or first)[1]
    return start, end


def _ends(text: str) -> tuple[str | None, str | None]:
    text = text.strip()
    try:
        if len(text) == 4 and text.isdecimal():
            return f"{text}-01-01", f"{text}-12-31"
        if len(text) == 7 and text[4] == "-" and text[5:].isdecimal():
            first = date(int(text[:4]), int(text[5:]), 1)
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return first.isoformat(), (following - timedelta(days=1)).isoformat()
        if len(text) == 8 and text[5:6] == "W":
            monday = date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        day = date.fromisoformat(text[:10])
    except (ValueError, OverflowError):
        return None, None
    return day.isoformat(), day.isoformat()


def instant_of_order(text: str) -> datetime | None:
    """Back from `order`, in UTC; of a day, its beginning. "" is None."""
    if not text:
        return None
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
