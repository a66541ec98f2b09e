"""Periods of the calendar, and how to step from one to another: the arithmetic beneath dates.

Own code because the standard library has days only, and what an article says is mostly a week, a month or a year.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from depeche.language.calendar import Unit

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A day, ISO week, weekend, month, quarter, year or decade, by its first day."""

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        if self.unit == "day":
            return self.first
        if self.unit == "weekend":
            return self.first + timedelta(days=1)
        following = shifted(self, 1)
        return date.max if following is None else following.first - timedelta(days=1)

    @property
    def iso(self) -> str:
        """ISO 8601: 2022-01-12, 2022-W02, 2022-01, 2022; weekends, quarters, decades as intervals of days, months, years."""
        day = self.first
        if self.unit == "day":
            return day.isoformat()
        if self.unit == "week":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        if self.unit == "weekend":
            return f"{day.isoformat()}/{self.last.isoformat()}"
        if self.unit == "month":
            return f"{day.year:04}-{day.month:02}"
        if self.unit == "quarter":
            return f"{day.year:04}-{day.month:02}/{day.year:04}-{day.month + 2:02}"
        if self.unit == "year":
            return f"{day.year:04}"
        return f"{day.year:04}/{day.year + 9:04}"


def around(day: date, unit: Unit) -> Period:
    """The period of that unit which holds the day."""
    if unit == "day":
        return Period(unit, day)
    if unit == "week":
        return Period(unit, date.fromordinal(max(1, day.toordinal() - day.weekday())))
    if unit == "weekend":  # that of its week, which Monday begins
        return Period(unit, date.fromordinal(min(date.max.toordinal() - 1, day.toordinal() - day.weekday() + _SATURDAY)))
    if unit == "month":
        return Period(unit, day.replace(day=1))
    if unit == "quarter":
        return Period(unit, date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
    if unit == "year":
        return Period(unit, date(day.year, 1, 1))
    return Period(unit, date(max(1, day.year // 10 * 10), 1, 1))


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "weekend": 7}


def shifted(period: Period, steps: int) -> Period | None:
    """The period `steps` of its own units later; None where that is beyond the years 1 to 9999."""
    if abs(steps) > 200_000:
        return None
    if period.unit in _DAYS:
        ordinal = period.first.toordinal() + steps * _DAYS[period.unit]
        if not 1 <= ordinal < date.max.toordinal():
            return None
        return Period(period.unit, date.fromordinal(ordinal))
    months = period.first.year * 12 + period.first.month - 1 + steps * _MONTHS[period.unit]
    if not 12 <= months < 120_000:
        return None
    return Period(period.unit, date(months // 12, months % 12 + 1, 1))


def day_of(year: int, month: int, day: int) -> Period | None:
    """That day, if the calendar has it."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return Period("day", date(year, month, day))
    return None


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the method of Meeus, Jones and Butcher (Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def holiday(name: str, year: int) -> Period | None:
    """The day of "12-25" or "easter-2" in that year."""
    if name.startswith("easter"):
        if not 1583 <= year <= 9998:  # before, there was no Gregorian computus
            return None
        return Period("day", easter(year) + timedelta(days=int(name[6:] or 0)))
    month, day = name.split("-")
    return day_of(year, int(month), int(day))
