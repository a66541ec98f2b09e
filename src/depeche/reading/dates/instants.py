"""When is that? One stated time, in any of the ways in which pages write it, as a `datetime` or a `date`.

Written here and not taken from a library: date parsers for the general case guess, cost milliseconds, and lose whether
a zone was stated. Patterns are tried on at most 120 characters, so none can run away.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache

from depeche.model import When
from depeche.reading.dates import calendars, zones
from depeche.reading.dates.months import MARKS, month, solar_month, tables
from depeche.reading.languages import everywhere

LONGEST = 120
"""Characters of a statement that are looked at."""

EARLIEST_YEAR = 1980
"""Nothing on the web was published before; older dates on a page are of what it tells."""

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-/]|\s?\.\s?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<cy>(?:19|20)\d\d)(?P<cm>[01]\d)(?P<cd>[0-3]\d)(?=$|T|\D|\d{4}|\d{6})"
)
_CJK = re.compile(
    rf"(?P<era>{'|'.join(tables()['eras'])})?\s?(?P<y>\d{{1,4}}|元)\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]?"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})(\s?[./-]\s?)(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?:(?:[:.時时点點시]|\s?h)\s?(?P<min>\d{2}|\d(?=\s?[分분]))(?::(?P<sec>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:[분分])?(?:\s?(?P<half>[aApP]\.?\s?[mM]\b\.?))?|\s?(?P<only>[aApP]\.?[mM]\b\.?))"
)
_COMPACT_CLOCK = re.compile(r"T?(\d{2})(\d{2})(\d{2})?(?!\d)")
_OFFSET = re.compile(r"\s?\(?(?:(?:GMT|UTC)\s?)?([+-−])(\d{2}):?(\d{2})?(?!\d)|\s?\(?(?:GMT|UTC)\s?([+-−])(\d)(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d{1,9})?")
_YEAR = re.compile(r"\d{4}")
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:['’.]{_LETTER}+)*")
_NUMBER = re.compile(r"\d{1,4}")


def instant(text: str, language: str | None = None, month_first: bool = False) -> When | None:
    """The time that `text` states, or None. Aware where an offset or zone is stated, a `date` where no clock time is.

    `language` (BCP 47) says whose month names to try first; `month_first` reads 3/4/2024 as the 4th of March. Never raises.
    """
    text = text.strip()
    if not text or len(text) > 4 * LONGEST:
        return None
    return _instant(text[:LONGEST], language, month_first)


@lru_cache(maxsize=256)  # a page states one time in five places
def _instant(text: str, language: str | None, month_first: bool) -> When | None:
    if not text.isascii():
        text = _plain_digits(text)
    if _EPOCH.fullmatch(text):
        return _epoch(text)
    found = _day(text, language, month_first)
    if found is None:
        return None
    day, start, end = found
    return _with_clock(day, text, start, end)


def _plain_digits(text: str) -> str:
    """Digits of any script as 0 to 9, marks of direction gone."""
    if text.isprintable() and _OF_OTHER_SCRIPTS.search(text) is None:  # marks of direction are not
        return text
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text if unicodedata.category(char) != "Cf"
    )


_OF_OTHER_SCRIPTS = re.compile(r"(?![0-9])\d")


def _epoch(text: str) -> datetime | None:
    seconds = float(text[:10])
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment if moment.year >= EARLIEST_YEAR else None


# ---------------------------------------------------------------- the day


def _day(text: str, language: str | None, month_first: bool) -> tuple[date, int, int] | None:
    """The day, and where in the text it stands."""
    for match in _ISO.finditer(text):
        if match["y"]:
            day = _date(int(match["y"]), int(match["m"]), int(match["d"]), language)
        else:
            day = _date(int(match["cy"]), int(match["cm"]), int(match["cd"]))
        if day is not None:
            return day, match.start(), match.end()
    if not text.isascii() and (written := _CJK.search(text)):
        year = calendars.era(written["era"], written["y"]) if written["era"] else _year_of(written["y"], language)
        day = _date(year, int(written["m"]), int(written["d"]))
        if day is not None:
            return day, written.start(), written.end()
    if numeric := _NUMERIC.search(text):
        first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        if len(numeric[1]) == len(numeric[4]) == 2 and (calendars.year_comes_first(language) or _EASTERN.search(text)):
            day = _date(calendars.whole_year(numeric[1], language), second, year)
            if day is not None:
                return day, numeric.start(), numeric.end()
        year = calendars.whole_year(numeric[4], language) if year < 100 else year
        both = (_date(year, second, first), _date(year, first, second))
        by_month = month_first and numeric[2] != "."
        day = (both[1] or both[0]) if by_month else (both[0] or both[1])
        if day is not None:
            return day, numeric.start(), numeric.end()
    return _worded_day(text, language)


_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7a3]")
"""Characters of China, Japan and Korea, where the year comes first, whatever language a page declares."""


def _year_of(figures: str, language: str | None) -> int:
    return calendars.counted_from_1911(int(figures), language) if figures != "元" else 1


def _date(year: int, month: int, day: int, language: str | None = None) -> date | None:
    if calendars.is_solar(year, language):
        return calendars.solar(year, month, day)
    if 2400 < year < 2700:  # the Buddhist calendar of Thailand
        year -= 543
    if not EARLIEST_YEAR <= year < 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _worded_day(text: str, language: str | None) -> tuple[date, int, int] | None:
    """A day whose month is a word: "11 janvier 2022", "January 11th, 2022", "Fri Apr 28 19:20:36 CEST 2023"."""
    if not _YEAR.search(text):
        return _short_day(text, language)
    if numbered := _numbered().search(text):
        day = _date(int(numbered[3]), int(numbered[2]), int(numbered[1]))
        if day is not None:
            return day, numbered.start(), numbered.end()
    if not text.isascii() and (numbered := _year_first().search(text)):
        of_year = int(numbered[2]) if numbered[2] else month(numbered[3], language) or 0
        day = _date(int(numbered[1]), of_year, int(numbered[4]))
        if day is not None:
            return day, numbered.start(), numbered.end()
    for word in _WORD.finditer(text):
        following = _WORD.match(text, word.end() + 1)
        of_ours = month(word[0], language, following[0] if following else "")
        of_iran = solar_month(word[0])
        if of_ours is None and of_iran is None:
            continue
        before = [number for number in _NUMBER.finditer(text, 0, word.start()) if not _is_of_clock(number, text)]
        after = list(_NUMBER.finditer(text, word.end()))
        earliest, latest = (1343, 1472) if of_iran else (EARLIEST_YEAR, 2700)
        years = [number for number in (*after, *before) if len(number[0]) == 4 and earliest <= int(number[0]) < latest]
        if not years:
            continue
        year = years[0]
        near = [number for number in before[-1:] if word.start() - number.end() <= 6 and number is not year]
        near += [number for number in after[:1] if number.start() - word.end() <= 6 and number is not year]
        for number in near:
            if len(number[0]) <= 2:
                year_of, day_of = int(year[0]), int(number[0])
                day = calendars.solar(year_of, of_iran, day_of) if of_iran else _date(year_of, of_ours or 0, day_of)
                if day is not None:
                    places = (number.start(), number.end(), word.start(), word.end())
                    inner = year.start() - max(places) <= 4 and year.start() >= min(places)
                    return day, min(places), max(*places, year.end() if inner else 0)
    return None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(\d{{1,2}})\s(?i:{'|'.join(everywhere('months', 'day_to_month'))})\s(\d{{1,2}})"
        rf"(?:,|\s(?:{'|'.join(everywhere('months', 'month_to_year'))}))?\s(\d{{4}})(?!\d)"
    )


@cache
def _year_first() -> re.Pattern[str]:
    """ "2031 оны 5 сарын 3", its month perhaps with the ending of an ordinal, or as the word for one."""
    years, months = ("|".join(everywhere("months", key)) for key in ("year_to_month", "month_to_day"))
    return re.compile(
        rf"(?<!\d)(\d{{4}})\s(?:{years})\s(?:(\d{{1,2}})(?:-?{_LETTER}{{1,2}}|\s?{_LETTER}{{6}})?|({_LETTER}{{5,14}}(?:\s{_LETTER}{{5,14}})?))"
        rf"\s(?:{months})\s(\d{{1,2}})(?!\d)"
    )


def _short_day(text: str, language: str | None) -> tuple[date, int, int] | None:
    """A day whose year has two figures, at the end of a line or before a clock time: "( Lindhaven, 14 Gennaio 20 )",
    "3 May '24", "3 May 24 | 14:05"."""
    match = _SHORT.search(text)
    number = month(match[2], language) if match else None
    day = _date(calendars.whole_year(match[3], language), number, int(match[1])) if match and number else None
    return (day, match.start(), match.end(3)) if match and day else None


_SHORT = re.compile(
    rf"(?<![\d:.])(\d{{1,2}})\.? ((?:{_LETTER}|\.(?={_LETTER})){{3,12}})\.?,? ['’]?(\d\d)"
    rf"(?:[ )\].]{{0,3}}$| ?[|,·•–-] {{0,2}}\d{{1,2}}(?:[:.]|h ?)\d\d(?!\d))"
)


def _is_of_clock(number: re.Match[str], text: str) -> bool:
    """Whether a number tells an hour or minutes: "12:04 PM · Jan 20, 2027"."""
    if text[number.start() - 1 : number.start()] == ":" or text[number.end() : number.end() + 1] == ":":
        return True
    return text[number.end() : number.end() + 3].strip().lower().startswith(("am", "pm"))


# ---------------------------------------------------------------- the clock


def _with_clock(day: date, text: str, start: int, end: int) -> When:
    """The day with the clock time that stands next to it, if one does."""
    compact = _COMPACT_CLOCK.match(text, end)
    if compact and text[start:end].isdigit():
        hour, minute, second = int(compact[1]), int(compact[2]), int(compact[3] or 0)
        return _joined(day, hour, minute, second, text, compact.end())
    match = _CLOCK.search(text, end) or next((m for m in _CLOCK.finditer(text, 0, start)), None)
    if match is None:
        return day
    hour, minute, second = int(match["h"]), int(match["min"] or 0), int(match["sec"] or 0)
    half = (match["half"] or match["only"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif hour <= 12 and not text.isascii():
        beside = f"{text[max(0, match.start() - _BESIDE) : match.start()]} {text[match.end() : match.end() + _BESIDE]}"
        if hour < 12 and _says(beside, everywhere("months", "afternoon")):
            hour += 12
        elif hour == 12 and _says(beside, everywhere("months", "morning")):
            hour = 0
    return _joined(day, hour, minute, second, text, match.end())


_BESIDE = 6  # characters before and after a clock time in which the half of the day may stand


def _says(beside: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands there; one of a single letter, or with blanks around it, as a word of its own."""
    return any(word in (beside if word[0] > "\u2e80" else beside.split()) for word in words)


def _joined(day: date, hour: int, minute: int, second: int, text: str, end: int) -> When:
    if hour > 23 or minute > 59:
        return day
    zone = _zone(text, end, day)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return day


def _zone(text: str, end: int, day: date) -> timezone | None:
    """The zone stated right after the clock time, or anywhere as an abbreviation.

    Papers of North America write "EST" in summer too, when their clocks show EDT.
    """
    match = _OFFSET.match(text, end)
    if match and (sign := match[1] or match[4]) in "+-−":
        minutes = int(match[2] or match[5]) * 60 + int(match[3] or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if sign == "+" else -minutes))
    rest = text[end : end + 24]
    if rest[:1] in ("Z", "z"):
        return UTC
    word = _zone_word().search(rest)
    if word is None:
        return None
    ahead = 60 if zones.keeps_name(word[1]) and zones.is_american_summer(day) else 0
    return timezone(timedelta(minutes=zones.by_name()[word[1]] + ahead))


@cache
def _zone_word() -> re.Pattern[str]:
    """A name of a zone, the longest where one begins another."""
    return re.compile(rf"\b({'|'.join(sorted(zones.by_name(), key=len, reverse=True))})\b")
