"""The times that a page shows: beside its headline and in `<time>` elements, each with what its words say of it.

Words that announce a time, and those of relative times, are data, kept with each language.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from typing import Literal, NamedTuple

from depeche.model import When
from depeche.reading.claims.apart import is_of_another
from depeche.reading.claims.claims import Claim
from depeche.reading.claims.survey import Survey
from depeche.reading.dates import calendars, zones
from depeche.reading.dates.instants import instant
from depeche.reading.dates.months import names_of_time
from depeche.reading.languages import everywhere
from depeche.reading.vocabulary.addresses import host
from depeche.reading.vocabulary.furniture import Furniture
from depeche.reading.vocabulary.phrases import Beginnings

Role = Literal["published", "modified", "unsaid", "other"]

BESIDE = "beside the headline"
"""Path of a claim that stands on a line next to the headline."""

LONGEST_LINE = 120
"""Characters; a longer line is prose."""


class Stamp(NamedTuple):
    """A time that is shown, and what the words before it say that it is; "other": of something else than the article."""

    claim: Claim
    when: When
    role: Role


@dataclass(frozen=True, slots=True)
class Setting:
    """What helps to read a time: where and when the page was read, and in which language it is."""

    url: str | None = None
    captured: datetime | None = None
    language: str | None = None
    country: str | None = None  # that the paper lives in, if it can be told
    month_first: bool = False  # 3/4/2024 is the 4th of March


def setting(url: str | None, captured: datetime | None, language: str | None, locale: str | None) -> Setting:
    """The setting of a page; `locale` is another tag of its language, with a region perhaps."""
    where = host(url)
    ending = where.rsplit(".", 1)[-1].upper()
    tags = {tag.replace("_", "-").split("-")[-1].upper() for tag in (language, locale) if tag and len(tag) > 3}
    month_first = calendars.month_comes_first(language, {ending, *tags})
    return Setting(url, captured, language, zones.country(where, language, locale), month_first)


def stated(text: str, setting: Setting) -> When | None:
    """The time that a text states, in the setting of its page."""
    when = instant(text, setting.language, setting.month_first) or relative(text, setting.captured)
    return when or _without_year(text, setting)


def _without_year(text: str, setting: Setting) -> datetime | None:
    """The day and clock time of a line that leaves out the year, which is then that of the capture: "18 mars, 14:05"."""
    captured = setting.captured
    if captured is None or len(text) > SHORT // 2 or _CLOCK_IN.search(text) is None:
        return None
    for year in (captured.year, captured.year - 1):
        when = _in_year(text, year, setting)
        if isinstance(when, datetime) and timedelta(-1) <= captured.replace(tzinfo=None) - when.replace(tzinfo=None) <= _AGO:
            return when
    return None


def _in_year(text: str, year: int, setting: Setting) -> When | None:
    whole = f"{year}年{text}" if "月" in text or "월" in text else f"{text} {year}"
    return instant(whole, setting.language, setting.month_first)


def day_alone(around: Furniture, setting: Setting) -> Stamp | None:
    """The first day on a line of its own beside the headline that leaves out the year, which is then that of the capture or
    the one before: "Nov. 3", as agencies and blogs write of late.
    """
    captured = setting.captured
    near = len(around.below) if around.near is None else around.near
    for line in (*around.below[:near], *around.above[-6:]) if captured is not None else ():
        if captured is None or len(line) > _DAY_ONLY or not _is_day(line):
            continue
        for year in (captured.year, captured.year - 1):
            when = _in_year(line, year, setting)
            if when is not None and timedelta(-1) <= captured.date() - _day(when) <= _AGO:
                return Stamp(Claim("published", "dom", BESIDE, line), when, "unsaid")
    return None


_DAY_ONLY = 24  # characters


def _is_day(line: str) -> bool:
    """Whether a line is the name of a month and the number of a day, perhaps with that of the weekday, and nothing else."""
    if _EASTERN_DAY.fullmatch(line) is not None:
        return True
    numbers = _NUMBERED.findall(line)
    names = _LONG_WORD.findall(_NUMBERED.sub(" ", line))
    return len(numbers) == 1 and 1 <= len(names) <= 2 and all(map(names_of_time, names))


_EASTERN_DAY = re.compile(r"\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일](?:\s?[(（]\w[)）])?")
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}[^\W\d]{0,2}(?![\w:])")  # "3", "3rd"


_AGO = timedelta(180)
"""What is older would have its year told; and what is announced for a day to come lies further ahead than a day."""


# ---------------------------------------------------------------- where they are shown


def beside(around: Furniture, setting: Setting) -> list[Stamp]:
    """The times on the lines around the headline: those right below it, those above it, those among the story."""
    near = len(around.below) if around.near is None else around.near
    above = [line for line in around.above if any(map(str.isalnum, line))]  # and not the strokes between them
    where = (around.below[:near], above[-6:], around.below[near:])
    return [stamp for lines in where for stamp in on_lines(lines, setting)]


def dateline(around: Furniture, setting: Setting) -> Stamp | None:
    """The day with which the prose below the headline begins: "Lindhaven, (12.11.2021). …", "27.1.2022 - …"."""
    for line in around.below:
        if len(line) > LONGEST_LINE and (match := _DATELINE.match(line)):
            when = instant(match[1], setting.language, setting.month_first)
            if when is not None:
                return Stamp(Claim("published", "dom", "dateline", match[0]), when, "published")
    return None


_DATELINE = re.compile(r"(?:[^\W\d][\w .'’-]{1,30}, ?)?\(?(\d{1,2}\. ?[^\W\d]{0,12} ?\d{0,2}\.? ?\d{4})\)?\.? ?[-–—.:)] ?")


def in_title(text: str, setting: Setting) -> Stamp | None:
    """The day that ends `<title>`: "… | The Harbour Ledger | 28.04.2023"."""
    match = _at_end().search(text)
    when = instant(match[1], setting.language, setting.month_first) if match else None
    if match is None or when is None:
        return None
    return Stamp(Claim("published", "dom", "end of title", match[1]), when, "unsaid")


@cache
def _at_end() -> re.Pattern[str]:
    clock = rf"(?:,?\s\d{{1,2}}[:.]\d\d(?:\s{clock_words()})?)?"
    return re.compile(rf"[|,:–—-]\s{{0,3}}(\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}{clock})\s{{0,20}}$")


def on_lines(lines: Sequence[str], setting: Setting) -> list[Stamp]:
    """The times on those lines, each with what the words before or after it say, or the line before it."""
    found: list[Stamp] = []
    clock = -1  # the place of the clock that belongs to the day before it
    lines = [piece for line in lines for piece in _apart(line, setting)]
    for place, line in enumerate(lines):
        if len(line) > LONGEST_LINE or not _DIGIT.search(line) or _is_span(line):
            continue
        text = line
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if len(line) <= 3 and len(following) <= 20:  # a leaf of a calendar: "26", "Okt 2018"
            text = f"{line} {following}"
        when = stated(text, setting) or _later_that_day(text, found)
        if when is None:
            continue
        if not isinstance(when, datetime) and _clock_alone().fullmatch(following):  # a day and its clock, each in its part
            timed = stated(f"{text} {following}", setting)
            if isinstance(timed, datetime):
                text = f"{text} {following}"
                when, clock = timed, place + 1
        elif not isinstance(when, datetime) and place and place - 1 != clock and _clock_alone().fullmatch(lines[place - 1]):
            timed = stated(f"{text} {lines[place - 1]}", setting)  # the clock first, and then the day
            if isinstance(timed, datetime):
                text = f"{lines[place - 1]} {text}"
                when = timed
        role = role_of(text)
        if role == "other" and _day_before(text) is not None:  # "today" of the page, perhaps, but the clock is the story's
            role = "unsaid"
        if role == "unsaid" and place:
            role = role_of(lines[place - 1], alone=True)
        if role == "unsaid":  # "… wurde am 3. Mai 2024 veröffentlicht"
            role = role_of(_DIGIT.split(text)[-1], alone=True)
        if role == "other" or (role == "unsaid" and MACHINE.fullmatch(text) and _is_other_day(following, when, setting)):
            continue
        found.append(Stamp(Claim("published", "dom", BESIDE, text), when, role))
    return found


def _is_other_day(line: str, when: When, setting: Setting) -> bool:
    """Whether a line tells another day than `when`, that of a time for programs before it: of the last change, mostly."""
    shown = stated(line, setting)
    return shown is not None and _day(shown) != _day(when)


def _apart(line: str, setting: Setting) -> Sequence[str]:
    """The parts of a line that tells two times: "Published 3 May 2024 · Updated 2 hours ago"; else the line as it is."""
    if not _TWO_TIMES <= len(line) <= LONGEST_LINE or not _DIGIT.search(line):
        return (line,)
    for between in _BETWEEN:
        if between.search(line):
            parts = between.split(line)
            told = sum(stated(part, setting) is not None or _changed(part) is not None for part in parts)
            if told > 1 and not any(map(_CLOCK.match, parts)):
                return parts
    return (line,)


def _changed(text: str) -> re.Match[str] | None:
    """The clock of a line that tells a change and no day: "Updated 12:40"."""
    clock = _CLOCK_IN.search(text) if len(text) <= SHORT // 2 else None
    alone = clock is not None and not _DIGIT.search(text[: clock.start()] + text[clock.end() :])
    return clock if alone and role_of(text) == "modified" else None


def _later_that_day(text: str, found: Sequence[Stamp]) -> datetime | None:
    """The time of a change that only says its clock, behind a time that tells the day."""
    clock = _changed(text) if found else None
    when = found[-1].when if clock is not None else None
    if clock is None or not isinstance(when, datetime):
        return None
    changed = when.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
    return changed if changed >= when else None


_TWO_TIMES = 16  # characters of the shortest
_CLOCK = re.compile(r"\s?\d{1,2}[:.h]\d\d(?:$|\s(?![apAP]\.?[mM])[^\W\d])")
"""With which no part begins that tells its own day: the clock belongs to what stands before it."""
_BETWEEN = (
    re.compile(r"\s[|·•]\s"),
    re.compile(r",\s(?=[^\W\d])"),
    re.compile(r"\s[|·•/–—-]\s"),
    re.compile(r"(?<=\d{4})\.\s"),
)


@cache
def clock_words() -> str:
    """What may stand behind a clock time and say that it is one, as a pattern."""
    return rf"(?:{'|'.join(map(re.escape, sorted(everywhere('stamps', 'clock'), key=len, reverse=True)))})(?!\w)"


@cache
def _clock_alone() -> re.Pattern[str]:
    """The time of day and no more; before five it would as often be how long a film lasts, unless a word says otherwise."""
    seconds = r"(?:[:.][0-5]\d)?"
    words = clock_words()
    half = r"(?:0?[1-9]|1[0-2])[:.][0-5]\d\s?[apAP]\.?[mM]\.?"
    return re.compile(rf"(?:0[5-9]|1\d|2[0-3])[:.h][0-5]\d{seconds}(?:\s?{words})?|0\d:[0-5]\d (?!h\b){words}|{half}")


MACHINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?")
"""A time as programs write it for each other."""
_DIGIT = re.compile(r"\d")
_SPAN = re.compile(r"(?<![\d:./-])\d{1,2}\.?\s?[-–—]\s?\d{1,2}\b\.?,?\s(?:(\d{4})\b|([^\W\d_]{3,12}))")


_SPAN_OF_MONTHS = re.compile(r"([^\W\d_]{3,12})\.?\s\d{1,2}\s?[-–—]\s?([^\W\d_]{3,12})\.?\s\d{1,2}(?!\d)")


def _is_span(line: str) -> bool:
    """Whether the line tells several days in a row, as events have them: "January 6-9, 2026", "May 30 – June 2, 2031"."""
    match = _SPAN.search(line)
    if match is not None and (match[1] is not None or names_of_time(match[2])):
        return True
    months = _SPAN_OF_MONTHS.search(line)
    return months is not None and names_of_time(months[1]) and names_of_time(months[2])


def elements(found: Survey, headline: int, setting: Setting, days: Container[date] = frozenset()) -> list[Stamp]:
    """The `<time>` elements nearest to the headline: the first after it, then the last before it.

    Those that seem to be of another story or of a remark only count if the lines beside the headline tell the same day
    (`days`): then they tell it more exactly.
    """
    after = [element for place, element in found.times if headline < place <= headline + 24][:4]
    before = [element for place, element in found.times if place < headline][-2:]
    shown = []
    for element in (*after, *before) or [element for _, element in found.times[:1]]:
        attributes = element.attributes
        text = " ".join(element.text(separator=" ")[:200].split())
        raw = attributes.get("datetime") or text
        when = instant(raw, setting.language, setting.month_first) or relative(text, setting.captured)
        if when is None or (_day(when) not in days and is_of_another(element)):
            continue
        classes = (attributes.get("class") or "").casefold()
        changed = "updat" in classes and "publish" not in classes and "entry-date" not in classes
        changed = changed or (attributes.get("itemprop") or "") == "dateModified"
        role = "modified" if changed else role_of(text)
        if role != "other":
            shown.append(Stamp(Claim("published", "dom", "time", raw), when, role))
    return shown


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


# ---------------------------------------------------------------- what their words say


@dataclass(frozen=True, slots=True)
class Words:
    """What announces times, and those of relative times."""

    published: frozenset[str]
    modified: frozenset[str]
    itself: Beginnings
    other: frozenset[str]
    before: tuple[str, ...]  # each with the blank before it
    after: frozenset[str]
    between: frozenset[str]
    in_itself: frozenset[str]
    units: dict[str, int]
    days: dict[str, int]  # "yesterday": 1


@cache
def words() -> Words:
    told = partial(everywhere, "stamps")
    return Words(
        published=_folded(told("published")),
        modified=_folded(told("modified")),
        itself=Beginnings(name if name[-1] >= UNSPACED else f"{name} " for name in _folded(told("itself"))),
        other=_folded(told("other")),
        before=tuple(f" {word}" for word in _folded(told("ago_before"))),
        after=_folded(told("ago_after")),
        between=_folded(told("ago_between")),
        in_itself=_folded(told("ago_units")),
        days={word.casefold(): days for days, key in enumerate(_DAYS) for word in told(key)},
        units={word.casefold(): seconds for key, seconds in _UNITS.items() for word in told(key)},
    )


_DAYS = ("today", "yesterday", "before_yesterday")
_UNITS = {"minutes": 60, "hours": 3_600, "days": 86_400, "weeks": 604_800}  # in seconds


@cache
def before_times() -> frozenset[str]:
    """The single words that announce a time: "published", "aktualisiert"."""
    return frozenset(word for word in words().published | words().modified if " " not in word)


def _folded(listed: Iterable[str]) -> frozenset[str]:
    """Some letters fold to others: the sigma at the end of a word."""
    return frozenset(word.casefold() for word in listed)


def days_told() -> frozenset[str]:
    """The words that tell a day from today's: "yesterday"."""
    return frozenset(words().days)


UNSPACED = "\u2e80"
"""From here on lie the scripts that are written without blanks."""

SHORT = 80  # characters; a longer line is one of prose, unless it says when the article itself came out


def is_stamp(stamp: Stamp) -> bool:
    """Whether the line is there to tell the time, rather than a sentence or a caption with a date in it."""
    text = stamp.claim.raw
    if stamp.role != "unsaid":
        return len(text) <= SHORT or (stamp.role == "published" and words().itself.of(text))
    if text[0].islower() and text[-1] == ".":
        return False  # the end of a sentence, behind a link
    text = next((part for part in _BARRED.split(text) if _DAY.search(part)), text)
    others = [word for word in _LONG_WORD.findall(text) if not names_of_time(word)]
    if any(word[0] >= UNSPACED and len(word) > _CLAUSE for word in others):
        return False  # "港湾局は四つの岸壁の工事を2031年5月3日に終える"
    return len(text) <= 60 and len(others) <= 3 and text.count("-") + text.count("–") <= 4 and not _QUOTED.search(text)


_BARRED = re.compile(r"\s[|·•]\s")
_DAY = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)")
_QUOTED = re.compile(r"[“”„«»\"「」『』]")
_CLAUSE = 11  # characters; so many in a row are more than a name or a label
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


def role_of(text: str, alone: bool = False) -> Role:
    """What the words before a time say of it. `alone`: the text is all words, and the time follows."""
    start = _DIGIT.split(text, maxsplit=1)[0].casefold().strip(_MARKS)
    if not start or (alone and start != text.casefold().strip(_MARKS)):
        return "unsaid"
    tokens = start.split()[:8]
    phrases = {
        " ".join(tokens[first:last]).strip(_MARKS)
        for first in range(len(tokens))
        for last in range(first + 1, min(len(tokens), first + 4) + 1)
    }
    known = words()
    if not known.other.isdisjoint(phrases):
        return "other"
    if not known.modified.isdisjoint(phrases):
        return "modified"
    return "unsaid" if known.published.isdisjoint(phrases) else "published"


_MARKS = " :：|-–•·,.([【"


def role_of_sentence(sentence: str) -> Role:
    """What a sentence that a page says of itself tells the time of, by the first of its words that says so."""
    known = words()
    tokens = [token for word in sentence.casefold().split()[:40] if (token := word.strip(_MARKS))]
    for first in range(len(tokens)):
        for last in range(first + 1, min(len(tokens), first + 4) + 1):
            phrase = " ".join(tokens[first:last])
            if phrase in known.modified:
                return "modified"
            if phrase in known.published and len(phrase) > _SMALL:
                return "published"
    return _role_without_blanks(sentence)


def _role_without_blanks(sentence: str) -> Role:
    roles: tuple[tuple[Role, frozenset[str]], ...] = (("modified", words().modified), ("published", words().published))
    found = [
        (sentence.find(word), role) for role, listed in roles for word in listed if word[0] >= UNSPACED and word in sentence
    ]
    return min(found)[1] if found else "unsaid"


_SMALL = 4  # letters of words such as "vom" and "date", which say nothing inside a sentence


def relative(text: str, captured: datetime | None) -> datetime | None:
    """The time that "vor 3 Stunden" or "2 hours ago" means, counted back from the capture; None where it means none."""
    if captured is None or len(text) > 40:
        return None
    match = _FEW_DIGITS.search(text)
    if match is None:
        return None
    if (days := _day_before(text)) is not None:
        clock = _CLOCK_IN.search(text)
        day = captured.date() - timedelta(days=days)
        return datetime.combine(day, time(int(clock[1]), int(clock[2]))) if clock else None
    known = words()
    before = text[: match.start()].casefold().strip()
    behind = text[match.end() :].casefold().strip(" .")
    if before in known.units and behind in known.after:  # "dakika 20 zilizopita"
        return captured - timedelta(seconds=int(match[0]) * known.units[before])
    first, _, later = behind.partition(" ")
    unit, tail = _unit(later if first in known.between else behind)
    counts_back = unit in known.in_itself or tail in known.after or f" {before}".endswith(known.before)
    return captured - timedelta(seconds=int(match[0]) * known.units[unit]) if unit and counts_back else None


def _unit(text: str) -> tuple[str, str]:
    """The longest unit with which a text begins, and what stands behind it; ("", "") where there is none.

    In ASCII it is a word of its own; scripts without blanks, and endings, go on: "小时前".
    """
    for name in _units_by_letter().get(text[:1], ()):
        tail = text[len(name) :]
        if text.startswith(name) and (not tail or tail[0] in " ." or not name.isascii()):
            return name, tail.strip(" .")
    return "", ""


@cache
def _units_by_letter() -> dict[str, list[str]]:
    """The units by their first letters, longer ones first."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(words().units, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(name)
    return by_letter


def _day_before(text: str) -> int | None:
    """How many days before the capture a line with a clock time says: "Yesterday, 14:05", "heute um 9.40 Uhr"."""
    match = _CLOCK_IN.search(text)
    named = text[: match.start()].casefold() if match else ""
    tokens = named.replace(",", " ").split()[:3]
    days = words().days
    return next((days[name] for last in (2, 1) if (name := " ".join(tokens[:last])) in days), None)


_CLOCK_IN = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.:])")
_FEW_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
