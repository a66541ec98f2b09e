"""What day is that in our calendar? Years of Thailand, Japan, Taiwan and Iran."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from depeche.language import primary
from depeche.reading.dates.months import tables

_NEW_YEAR = date(622, 3, 20)  # day 0 of the solar calendar of Iran, in ours, both carried back from today
_LEAP_33 = (1, 5, 9, 13, 17, 22, 26, 30)  # leap years among 33, as they have fallen since 1343 and do until 1472


def whole_year(figures: str, language: str | None) -> int:
    """The year that two figures mean, in a language."""
    year = int(figures)
    if primary(language) in tables()["years"]["buddhist"] and year > _OF_BUDDHA:
        return 2500 + year
    return 2000 + year


_OF_BUDDHA = 43  # 2543 is the year 2000


def year_comes_first(language: str | None) -> bool:
    """Whether a language sets the year before month and day, also with two figures: "18-03-08"."""
    return primary(language) in tables()["years"]["first"]


def month_comes_first(language: str | None, regions: Collection[str]) -> bool:
    """Whether a language writes 3/4/2024 for the 4th of March, and none of these countries writes it otherwise."""
    day_first = tables()["month_first"].get(primary(language))
    return day_first is not None and not any(map(day_first.__contains__, regions))


def counted_from_1911(year: int, language: str | None) -> int:
    """The year of our calendar that one of three figures means, in the languages of China."""
    return year + 1911 if 80 < year < 200 and primary(language) in tables()["years"]["republic"] else year


def era(name: str, year: str) -> int:
    """The year of our calendar: the sixth of 令和 is 2024; 元 is the first."""
    return int(tables()["eras"][name]) + (1 if year == "元" else int(year))


def is_solar(year: int, language: str | None) -> bool:
    """Whether a year is one of the solar calendar of Iran, in a language that is written there."""
    return 1370 <= year < 1450 and primary(language) in tables()["solar"]["languages"]


def solar(year: int, month: int, day: int) -> date | None:
    """The day of our calendar; None where there is no such day. For the years from 1343 to 1472 (1964 to 2093)."""
    if not 1343 <= year <= 1472 or not 1 <= month <= 12 or not 1 <= day <= (31 if month < 7 else 30):
        return None
    if month == 12 and day == 30 and year % 33 not in _LEAP_33:
        return None
    before = year - 1
    leaps = before // 33 * 8 + sum(1 for leap in _LEAP_33 if leap <= before % 33)
    months = 31 * (month - 1) if month < 8 else 30 * (month - 1) + 6
    return _NEW_YEAR + timedelta(days=365 * before + leaps + months + day)
