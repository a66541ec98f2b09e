"""The `[calendar]` table of a language file: how the language speaks of days, weeks, months and years.

Most of a file is `words`: classes such as `last`, `next`, `ago` with the words that belong to them. The `rule`s that put
them together are in `und.toml` and hold in every language; a class that is empty switches its rules off. A
language adds a rule only for what it says in a way of its own.

A **form** is a row of elements parted by blanks:

    form    ::=  element+
    element ::=  word | <class> | SLOT | "[" form "]" (may be missing) | "(" form ("|" form)* ")"

`word` is taken literally, in lower case, and so is punctuation other than brackets and bars. A **slot** takes a value from
the text: DAY, MONTH (by name), MM (by number), YEAR, SHORT (a year of two digits), DECADE, SEASON, WEEKDAY, NUMBER, ORDINAL,
HOLIDAY, UNIT, PERIOD (a unit longer than a day). Units are classes too: `<day>`, `<week>`, `<month>`, `<year>`, `<decade>`.

Words may be written with their endings in braces: "январ{ь,я,е,ём}" stands for four words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from depeche.language.cldr import Names

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]
Toward = Literal["past", "future", "near"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an expression of one of these `forms` means.

    The value is a period of `unit` (or of the UNIT slot), `shift` units away from the period that holds the `origin`; or
    as many as NUMBER says, in the direction of `count`. The other slots then narrow it down: "12 July" `of last year`.
    Without `shift` and `count` the slots alone say it, and `toward` where to look for what they leave open.
    """

    why: str  # for a reader: completes "read as …"
    forms: tuple[str, ...]
    origin: Literal["now", "then"] = "now"  # the article's day, or the date mentioned before
    shift: int | None = None
    count: Literal[-1, 1] | None = None
    unit: Unit | None = None
    toward: Toward | None = None
    same_month: bool = False  # the month told before, in the year that this makes: "the same month of last year"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesExample:
    """An invented sentence, and all that is found in it: each expression (or a part of it) with its value."""

    text: str
    dates: tuple[tuple[str, str], ...] = ()
    on: str = "2022-01-12"  # the article's day, a Wednesday
    known_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How one language speaks of time. What CLDR knows (months, weekdays) is added when it is used."""

    spaced: bool = True  # words are parted by blanks
    fold: Mapping[str, str] = field(default_factory=dict)  # letters whose lower case is the language's own
    months: Names = ()  # forms that CLDR lacks: twelve, January first
    weekdays: Names = ()  # seven, Monday first
    dropped: tuple[str, ...] = ()  # forms of CLDR that are ordinary words
    capitalised: tuple[str, ...] = ()  # names that count only when written with a capital: "may", "march"
    units: Mapping[Unit, tuple[str, ...]] = field(default_factory=dict)
    plurals: tuple[str, ...] = ()  # of units: "the last weeks" are no date
    ignored: tuple[str, ...] = ()  # forms that only look like dates: "Rio de Janeiro"
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "3" → ["three"]
    ordinals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ordinal_suffixes: tuple[str, ...] = ()  # "th" in "12th"
    decade_suffixes: tuple[str, ...] = ()  # "s" in "1930s"
    years_before: int = 0  # by how many years an era of its own is ahead: 543 in Thailand
    decades: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # first year → names: "1990" → ["the nineties"]
    holidays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "12-25" or "easter-2" → names
    seasons: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # a month in the midst of one → names: "7" → ["summer"]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # class → words, or rows of words
    rule: tuple[Rule, ...] = ()
    past_words: tuple[str, ...] = ()  # verbs and auxiliaries that tell the past of their sentence
    present_behind: tuple[str, ...] = ()  # nouns behind one of them that make it tell what is or comes ("a lieu jeudi")
    past_endings: tuple[str, ...] = ()  # of verbs, with the letters that make them safe
    future_words: tuple[str, ...] = ()
    future_before: tuple[str, ...] = ()  # those that tell it only of a date close behind them: "must appear on Monday"
    future_endings: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()  # before a day until which something goes on: "until", "fino a"
    infinitive: tuple[str, ...] = ()  # what stands before one: "to"
    example: tuple[DatesExample, ...] = ()
