"""A language's calendar, compiled once per process: what each word can stand for, and all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from depeche import language as languages
from depeche.language import cldr
from depeche.language.calendar import Calendar, Rule, Unit
from depeche.language.uncollected import uncollected
from depeche.recording.calendar.tense import Tenses
from depeche.recording.calendar.vocabulary import Vocabulary
from depeche.recording.text.pieces import Pieces, folded
from depeche.recording.words.forms import Forms, Labels, Openers

YEARS = range(1000, 2200)
"""Numbers of four digits that can be years. News and histories need no others; what is beyond is mostly a quantity."""

SLOTS = frozenset(
    {"DAY", "MM", "MONTH", "YEAR", "SHORT", "DECADE", "SEASON", "WEEKDAY", "NUMBER", "ORDINAL", "UNIT", "PERIOD", "HOLIDAY"}
)


@dataclass(frozen=True, slots=True)
class Almanac:
    """All that finding dates in one language takes."""

    calendar: Calendar
    fold: Mapping[int, str]
    labels: Mapping[str, Labels]  # folded word → what it can stand for
    openers: Openers
    forms: Forms[Rule | None]  # None: it only looks like a date
    capitalised: frozenset[str]
    abbreviations: frozenset[str]  # of months and weekdays: they count beside a number only
    pointed: frozenset[str]  # words of any kind behind which a point ends no sentence
    up_to: tuple[str, ...]  # each behind a blank
    and_up_to: tuple[str, ...]  # the same behind an "and": "captain and until Monday deputy" tells what was
    between: frozenset[str]  # words and marks that stand between the ends of a range
    bounding: frozenset[str]  # first words of what tells since or until when: "since", "d'ici"
    tenses: Tenses
    ordinal_point: bool
    gone: frozenset[str]  # what readers are told of a date that its words place in the past: "i torsdags"

    def pieces(self, text: str) -> Pieces:
        spaced, point = self.calendar.spaced, self.ordinal_point
        short, months = self.pointed, self.abbreviations
        return Pieces(text, self.fold, spaced=spaced, ordinal_point=point, abbreviations=short, months=months)


@lru_cache(maxsize=512)  # bounded, because pages name languages that do not exist
def almanac(code: str) -> Almanac:
    """Of an ISO 639 code. A language without a file has CLDR's names and the rules that hold everywhere.

    One that not even CLDR knows shares that of no language, so that what pages call their language takes no memory.
    """
    return _almanac(code if cldr.locale(code).months else "und")


@cache
@uncollected
def _almanac(code: str) -> Almanac:
    language = languages.load(code)
    common, own, speech = languages.load("und").calendar, language.calendar, language.speech
    fold = {ord(letter): small for letter, small in own.fold.items()}
    book = Vocabulary(fold, SLOTS, spaced=own.spaced)
    for unit in get_args(Unit):
        book.open(f"<{unit}>")
    _numbers(book, own)
    abbreviations = _names(book, cldr.locale(code), own)
    for unit, words in own.units.items():
        for word in words:
            book.enter("UNIT", word, unit)
            book.enter(f"<{unit}>", word)
            if unit != "day" and word not in own.plurals:
                book.enter("PERIOD", word, unit)
    for name in dict.fromkeys((*common.words, *own.words)):
        book.open(f"<{name}>")
        for word in (*common.words.get(name, ()), *own.words.get(name, ())):
            book.enter(f"<{name}>", word)
    rules = (*own.rule, *common.rule)  # of two that fit equally well, the language's own comes first
    written: list[tuple[str, Rule | None]] = [(book.spelt(form), None) for form in own.ignored]
    written += [(book.spelt(form), rule) for rule in rules for form in rule.forms]
    forms = Forms(written, book.members)
    labels = book.used(forms.labels)
    return Almanac(
        calendar=own,
        fold=fold,
        labels=labels,
        openers=forms.openers(labels),
        forms=forms,
        capitalised=frozenset(folded(word, fold) for word in own.capitalised),
        abbreviations=frozenset(folded(word, fold) for word in abbreviations) if own.spaced else frozenset(),
        up_to=tuple(f" {folded(phrase, fold)}" for phrase in own.up_to),
        and_up_to=tuple(
            f" {folded(word, fold)} {folded(phrase, fold)}" for word in own.words.get("and", ()) for phrase in own.up_to
        ),
        between=frozenset(
            folded(word, fold)
            for name in ("to", "and", "the", "of")
            for phrase in (*common.words.get(name, ()), *own.words.get(name, ()))
            for word in phrase.split()
        ),
        bounding=frozenset(
            folded(word, fold).split(" ")[0].split("'")[0]
            for word in (*language.encounter.since, *language.encounter.limits)
        ),
        tenses=Tenses.of(own, language.encounter, speech.complementizers),
        pointed=frozenset(folded(word, fold) for word in speech.abbreviations),
        ordinal_point=speech.ordinal_point,
        gone=frozenset(read_as(rule) for rule in rules if rule.toward == "past"),
    )


def read_as(rule: Rule) -> str:
    """What a reader is told of a date that was found by that rule."""
    return f"read as {rule.why}"


def _numbers(book: Vocabulary, calendar: Calendar) -> None:
    book.enter_numbers("NUMBER", ((str(count), count) for count in (*range(1, 400), *range(400, 1000, 50))))
    book.enter_numbers("DAY", ((written, day) for day in range(1, 32) for written in {str(day), f"{day:02}"}))
    for day in range(1, 32):
        for suffix in calendar.ordinal_suffixes:
            book.enter("DAY", f"{day}{suffix}", day)
            book.enter("ORDINAL", f"{day}{suffix}", day)
    book.enter_numbers("YEAR", ((str(year), year) for year in YEARS))
    if calendar.years_before:
        ahead = range(YEARS.stop, YEARS.stop + calendar.years_before)
        book.enter_numbers("YEAR", ((str(year), year - calendar.years_before) for year in ahead))
    for year in YEARS[::10]:
        for suffix in calendar.decade_suffixes:
            book.enter("DECADE", f"{year}{suffix}", year)
    book.enter_numbers("MM", ((written, month) for month in range(1, 13) for written in {str(month), f"{month:02}"}))
    book.enter_numbers("SHORT", ((f"{short:02}", short) for short in range(100)))
    for first, words in calendar.decades.items():
        for word in words:
            book.enter("DECADE", word, int(first))
    for number, words in calendar.numbers.items():
        for word in words:
            book.enter("NUMBER", word, int(number))
    for number, words in calendar.ordinals.items():
        for word in words:
            book.enter("ORDINAL", word, int(number))


def _names(book: Vocabulary, locale: cldr.Locale, calendar: Calendar) -> set[str]:
    """Files months, weekdays, holidays and seasons; returns the short forms among them."""
    dropped, abbreviations = set(calendar.dropped), set()
    for label, known, added, base in (
        ("MONTH", locale.months, calendar.months, 1),
        ("WEEKDAY", locale.weekdays, calendar.weekdays, 0),
    ):
        for number, forms in enumerate(known, start=base):
            full = max(forms, key=len)
            for form in forms:
                if form in dropped:
                    continue
                if form.endswith(".") or (len(form) <= 4 and form != full and full.startswith(form)):
                    abbreviations.add(form.rstrip("."))
                book.enter(label, form.rstrip("."), number)
        for number, forms in enumerate(added, start=base):
            for form in forms:
                if form.endswith("."):
                    abbreviations.add(form.rstrip("."))
                book.enter(label, form.rstrip("."), number)
    for name, words in calendar.holidays.items():
        for word in words:
            book.enter("HOLIDAY", word, name)
    for month, words in calendar.seasons.items():
        for word in words:
            book.enter("SEASON", word, int(month))
    return abbreviations
