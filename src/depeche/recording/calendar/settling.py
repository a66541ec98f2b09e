"""What a calendar expression means where it stands: the article's day, the dates before it, and its sentence decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from depeche.language.calendar import Rule, Unit
from depeche.recording.calendar.periods import Period, around, day_of, holiday, shifted
from depeche.recording.words.forms import Match

_MONTHS, _DAYS = 12, 7  # after which a month or a weekday comes again
_MIDWEEK = 2  # Wednesday, from which on the nearer weekend is the one to come
_NEAR = 5  # years that a story moves at once without leaving its time


@dataclass(frozen=True, slots=True)
class Then:
    """The dates told so far: the last of all, and the last that was as exact as a day, and as a month.

    A lone year far from the rest ("as in 1812") does not carry the story off: `aside` keeps it until another date agrees.
    """

    date: Period | None = None
    day: Period | None = None
    month: Period | None = None
    aside: int | None = None

    def after(self, period: Period) -> Then:
        """With one more date told."""
        if period.unit == "day":
            return Then(period, period, period)
        if period.unit in ("month", "week", "weekend"):
            return Then(period, self.day, period)
        year = period.first.year
        settled_there = self.aside is not None and abs(self.aside - year) <= _NEAR
        if self.date is not None and abs(self.date.first.year - year) > _NEAR and not settled_there:
            return replace(self, aside=year)
        return Then(period, self.day, self.month)

    def of(self, unit: Unit) -> Period | None:
        """What "that day" or "the same month" points at: the last date that exact, else the last."""
        return (self.day if unit == "day" else self.month if unit in ("week", "month") else self.date) or self.date


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against."""

    now: date | None  # the article's day
    then: Then  # the dates told before
    narrative: bool  # the text tells of other times than its own: what is left open follows `then`, not `now`
    outlook: int  # -1: its sentence speaks of the past, 1: of the future, 0: nobody knows
    bounded: bool = False  # a word tells that something goes on since or until then
    lasting: bool = False  # something goes on until it: most such days are to come, whatever the verb ("put off until")


def settled(match: Match[Rule], context: Context) -> Period | None:
    """The period that the expression names; None where it needs a day to count from and there is none, or is impossible."""
    rule = match.meaning
    if rule.shift is None and rule.count is None:
        return _absolute(match, context)
    unit: Unit | None = rule.unit or match.get("UNIT") or match.get("PERIOD")
    if unit is None:
        return None
    origin = _origin(rule, unit, context)
    if origin is None:
        return None
    steps = rule.shift if rule.shift is not None else (rule.count or 1) * match.get("NUMBER")
    base = shifted(around(origin, unit), steps)
    if base is not None and rule.same_month:
        told_month = context.then.month
        return told_month and Period("month", date(base.first.year, told_month.first.month, 1))
    return None if base is None else _narrowed(base, match)


def _origin(rule: Rule, unit: Unit, context: Context) -> date | None:
    told = rule.origin == "then" or context.narrative  # "last year" of a history
    if told and (then := context.then.of(unit)) is not None:
        return then.first
    if rule.origin == "then" and rule.count is not None and context.outlook < 0:
        return None  # "Three days later he met Orlo", where no day was told: not from the article's
    return context.now


def _narrowed(base: Period, match: Match[Rule]) -> Period | None:
    """The day or month of `base` that the other slots name; `base` itself where there are none."""
    year, month, day, weekday = base.first.year, match.get("MONTH"), match.get("DAY"), match.get("WEEKDAY")
    if month is not None:
        return day_of(year, month, day) if day is not None else Period("month", date(year, month, 1))
    if day is not None and base.unit == "month":
        return day_of(year, base.first.month, day)
    if weekday is not None and base.unit == "week":
        return shifted(Period("day", base.first), weekday)
    return base


def _absolute(match: Match[Rule], context: Context) -> Period | None:
    year = _year(match, context)
    month, day = match.get("MONTH") or match.get("MM"), match.get("DAY") or match.get("ORDINAL")
    if year is not None:
        return _of_year(year, month, day, match)
    if match.get("HOLIDAY") is not None or month is not None:
        choices = [_of_year(y, month, day, match) for y in _years(context)]
        weekday = match.get("WEEKDAY")
        fitting = [p for p in choices if p is not None and (weekday is None or p.first.weekday() == weekday)]
        return _chosen(fitting or [p for p in choices if p is not None], match.meaning, context)
    if (season := match.get("SEASON")) is not None:
        return _year_of_season(season, match.meaning, context)
    if match.meaning.unit == "weekend":
        return _weekend(match.meaning, context)
    if (weekday := match.get("WEEKDAY")) is not None:
        return _weekday_of_day(weekday, day, match.meaning, context) or _weekday(weekday, match.meaning, context)
    if day is not None:
        return _day_of_month(day, match.meaning, context)
    return None


def _year(match: Match[Rule], context: Context) -> int | None:
    if (year := match.get("YEAR") or match.get("DECADE")) is not None:
        return int(year)
    if (short := match.get("SHORT")) is None:
        return None
    if context.narrative and context.then.date is not None:
        return context.then.date.first.year // 100 * 100 + int(short)
    latest = context.now.year + 5 if context.now else 2030
    return latest - (latest - int(short)) % 100 if latest > 100 else None  # there is no year before 1


def _of_year(year: int, month: int | None, day: int | None, match: Match[Rule]) -> Period | None:
    if match.get("HOLIDAY") is not None:
        return holiday(match.get("HOLIDAY"), year)
    if month is None:
        return around(date(year, 1, 1), match.meaning.unit or "year")
    if day is None:
        return Period("month", date(year, month, 1))
    return day_of(year, month, day)


def _years(context: Context) -> tuple[int, ...]:
    """The years that a date without one may mean."""
    if context.narrative and context.then.date is not None:
        return (context.then.date.first.year,)
    if context.now is None:
        return ()
    year = context.now.year
    return tuple(y for y in (year - 1, year, year + 1) if 1 <= y <= 9999)


def _year_of_season(month: int, rule: Rule, context: Context) -> Period | None:
    """The year of a season, of which that month is the midst: a value has no seasons. Where no verb tells the past or the
    future, it is every year's: "in summer people swim"."""
    if context.outlook == 0 and rule.toward is None and not context.bounded:
        return None
    months = [Period("month", date(year, month, 1)) for year in _years(context)]
    chosen = _chosen(months, rule, context)
    return chosen and around(chosen.first, "year")


def _chosen(choices: list[Period], rule: Rule, context: Context) -> Period | None:
    if len(choices) < 2 or context.now is None:
        return choices[0] if choices else None
    now = context.now
    if rule.toward == "past" and (past := [p for p in choices if p.first <= now]):
        before = [p for p in past if p.last < now]
        return (before or past)[-1]
    if rule.toward == "future" and (future := [p for p in choices if p.last >= now]):
        after = [p for p in future if p.first > now]
        return (after or future)[0]
    return min(choices, key=lambda p: _distance(p, now, context.outlook))


def _distance(period: Period, now: date, outlook: int) -> float:
    """How far off a period is, in days, where what the sentence does not speak of counts as farther.

    Not the sentence alone decides: a dividend "declared" is "payable Dec. 15". Where nobody says which way, what is to
    come counts one and a half times: news tell what was. A verb that tells the future is the surer sign.
    """
    last = period.last
    if last < now:
        return (now - last).days * (6.0 if outlook > 0 else 1.0)
    return max(0, (period.first - now).days) * (3.0 if outlook < 0 else 1.0 if outlook > 0 else 1.5)


def _weekday(weekday: int, rule: Rule, context: Context) -> Period | None:
    if context.now is None and (day := context.then.day) is not None:
        return shifted(day, (weekday - day.first.weekday()) % 7)
    if context.now is None:
        return None
    today = Period("day", context.now)
    back, ahead = (context.now.weekday() - weekday) % 7, (weekday - context.now.weekday()) % 7
    if rule.toward == "past":
        return shifted(today, -(back or 7))
    if rule.toward == "future":
        return shifted(today, ahead or 7)
    return shifted(today, ahead if context.outlook > 0 or context.lasting or rule.toward == "near" else -back)


def _weekday_of_day(weekday: int, day: int | None, rule: Rule, context: Context) -> Period | None:
    """The day of the month, not far off, that falls on that weekday: "lunes 23"; not "este lunes 23 heridos"."""
    if day is None or context.now is None:
        return None
    near = [one for one in _days_around(day, context.now) if abs((one.first - context.now).days) < 2 * _DAYS]
    fitting = [one for one in near if one.first.weekday() == weekday]
    return _chosen(fitting, rule, context)


def _weekend(rule: Rule, context: Context) -> Period | None:
    """The one that the sentence speaks of; where it does not tell which, the last, or the nearer one if `rule` has it so."""
    if context.now is None:
        return None
    own = around(context.now, "weekend")
    begun = own.first <= context.now
    if rule.toward == "past":
        return shifted(own, -1)
    if rule.toward == "future":
        return shifted(own, 1) if begun else own
    ahead = context.outlook > 0 or (context.outlook == 0 and rule.toward == "near" and context.now.weekday() >= _MIDWEEK)
    return own if begun or ahead else shifted(own, -1)


def _day_of_month(day: int, rule: Rule, context: Context) -> Period | None:
    if (month := context.then.month) is not None and rule.toward is None:
        return day_of(month.first.year, month.first.month, day)
    if context.now is None:
        return None
    return _chosen(_days_around(day, context.now), rule, context)


def _days_around(day: int, now: date) -> list[Period]:
    """That day of the article's month, of the one before and of the next."""
    this = around(now, "month")
    months = [p for p in (shifted(this, -1), this, shifted(this, 1)) if p is not None]
    return [p for m in months if (p := day_of(m.first.year, m.first.month, day)) is not None]


def in_order(first: Period, second: Period, outlook: int) -> tuple[Period, Period]:
    """The ends of a range of which neither says its year or week, the first before the second.

    "Between January and March it fell": January is that before March. "Monday to Friday": the Friday after that Monday.
    """
    if first.first <= second.first or first.unit != second.unit:
        return first, second
    if first.unit == "month":
        back = shifted(first, -_MONTHS)
        ahead = shifted(second, _MONTHS)
    elif first.unit == "day":
        back, ahead = shifted(first, -_DAYS), shifted(second, _DAYS)
    else:
        return first, second
    if first.unit == "month" or outlook < 0:
        return (back or first, second) if outlook <= 0 else (first, ahead or second)
    return first, ahead or second
