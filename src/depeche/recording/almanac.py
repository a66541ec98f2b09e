"""A language's calendar, compiled once per process: what each word can stand for, and all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from depeche import language as languages
from depeche.language import cldr
from depeche.language.calendar import Calendar, Rule
from depeche.recording.forms import Forms, Labels, Row, spelt_out, words_of
from depeche.recording.pieces import Pieces, folded

YEARS = range(1000, 2200)
"""Numbers of four digits that can be years. News and histories need no others; what is beyond is mostly a quantity."""

SLOTS = frozenset(
    {"DAY", "MM", "MONTH", "YEAR", "SHORT", "DECADE", "WEEKDAY", "NUMBER", "ORDINAL", "UNIT", "PERIOD", "HOLIDAY"}
)


@dataclass(frozen=True, slots=True)
class Almanac:
    """All that finding dates in one language takes."""

    calendar: Calendar
    fold: Mapping[int, str]
    labels: Mapping[str, Labels]  # folded word → what it can stand for
    forms: Forms[Rule]
    capitalised: frozenset[str]
    abbreviations: frozenset[str]  # of months and weekdays: they count beside a number only
    classes: Mapping[str, frozenset[str]]  # name → its members of one word

    def pieces(self, text: str) -> Pieces:
        return Pieces(text, self.fold, spaced=self.calendar.spaced)


@cache
def almanac(code: str) -> Almanac:
    """Of an ISO 639 code. A language without a file has CLDR's names and the rules that hold everywhere."""
    common, own = languages.load("und").calendar, languages.load(code).calendar
    fold = {ord(letter): small for letter, small in own.fold.items()}
    book = _Book(fold, spaced=own.spaced)
    _numbers(book, own)
    _names(book, cldr.locale(code), own)
    for unit, words in own.units.items():
        for word in words:
            book.enter("UNIT", word, unit)
            book.enter(f"<{unit}>", word)
            if unit != "day":
                book.enter("PERIOD", word, unit)
    for name in {*common.words, *own.words}:
        book.open(f"<{name}>")
        for word in (*common.words.get(name, ()), *own.words.get(name, ())):
            book.enter(f"<{name}>", word)
    rules = (*own.rule, *common.rule)  # of two that fit equally well, the language's own comes first
    for rule in rules:
        for form in rule.forms:
            book.learn(form)
    forms = Forms(((form, rule) for rule in rules for form in rule.forms), book.members)
    labels = {word: tuple(one for one in known if one[0] in forms.labels) for word, known in book.labels.items()}
    return Almanac(
        calendar=own,
        fold=fold,
        labels={word: known for word, known in labels.items() if known},
        forms=forms,
        capitalised=frozenset(folded(word, fold) for word in own.capitalised),
        abbreviations=frozenset(book.abbreviations),
        classes={name: frozenset(words) for name, words in book.words.items()},
    )


class _Book:
    """The labels of each word and the members of each class, while they are being gathered."""

    def __init__(self, fold: Mapping[int, str], *, spaced: bool) -> None:
        self._fold, self._spaced = fold, spaced
        self.labels: dict[str, list[tuple[str, Any]]] = {}
        self.members: dict[str, list[Row]] = {}
        self.words: dict[str, set[str]] = {}
        self.abbreviations: set[str] = set()
        for unit in ("day", "week", "month", "quarter", "year", "decade"):
            self.open(f"<{unit}>")
        for slot in SLOTS:
            self.open(slot)

    def open(self, label: str) -> None:
        self.members.setdefault(label, [])
        self.words.setdefault(label, set())

    def enter(self, label: str, written: str, value: Any = None) -> None:
        """Files a word, or a row of words, under a class or slot."""
        for word in spelt_out(written):
            parts = tuple(part for part in Pieces(word, self._fold, spaced=self._spaced).pieces if not part.isspace())
            if len(parts) == 1:
                self._label(parts[0], label, value)
                self._member(label, (label,))
                self.words[label].add(parts[0])
            elif value is None:
                self._member(label, tuple(self.literal(part) for part in parts))
            else:
                last = f"{label}:{' '.join(parts)}"
                self._label(parts[-1], last, value)
                self._member(label, (*(self.literal(part) for part in parts[:-1]), last))

    def name(self, label: str, form: str, value: int, *, short: bool) -> None:
        """Files the name of a month or weekday, or the short form of one."""
        word = form.rstrip(".")
        if short and self._spaced:
            self.abbreviations.add(folded(word, self._fold))
        self.enter(label, word, value)

    def learn(self, form: str) -> None:
        """Makes the words that stand in a form known."""
        for word in words_of(form):
            self.literal(word)

    def literal(self, label: str) -> str:
        """The label as it is, made known as a word if it is one."""
        if not label.startswith("<") and label.partition(":")[0] not in SLOTS:
            self._label(label, label, None)
        return label

    def _label(self, word: str, label: str, value: Any) -> None:
        labels = self.labels.setdefault(word, [])
        if (label, value) not in labels:
            labels.append((label, value))

    def _member(self, label: str, row: Row) -> None:
        rows = self.members[label]
        if row not in rows:
            rows.append(row)


def _numbers(book: _Book, calendar: Calendar) -> None:
    for count in (*range(1, 400), *range(400, 1000, 50)):
        book.enter("NUMBER", str(count), count)
    for day in range(1, 32):
        for written in {str(day), f"{day:02}"}:
            book.enter("DAY", written, day)
        for suffix in calendar.ordinal_suffixes:
            book.enter("DAY", f"{day}{suffix}", day)
            book.enter("ORDINAL", f"{day}{suffix}", day)
    for year in YEARS:
        book.enter("YEAR", str(year), year)
        for suffix in calendar.decade_suffixes if year % 10 == 0 else ():
            book.enter("DECADE", f"{year}{suffix}", year)
    for month in range(1, 13):
        for written in {str(month), f"{month:02}"}:
            book.enter("MM", written, month)
    for short in range(100):
        book.enter("SHORT", f"{short:02}", short)
    for number, words in calendar.numbers.items():
        for word in words:
            book.enter("NUMBER", word, int(number))
    for number, words in calendar.ordinals.items():
        for word in words:
            book.enter("ORDINAL", word, int(number))


def _names(book: _Book, locale: cldr.Locale, calendar: Calendar) -> None:
    dropped = set(calendar.dropped)
    for label, known, added, base in (
        ("MONTH", locale.months, calendar.months, 1), ("WEEKDAY", locale.weekdays, calendar.weekdays, 0),
    ):  # fmt: skip
        for number, forms in enumerate(known, start=base):
            full = max(forms, key=len)
            for form in forms:
                short = form.endswith(".") or (len(form) <= 4 and form != full and full.startswith(form))
                if form not in dropped:
                    book.name(label, form, number, short=short)
        for number, forms in enumerate(added, start=base):
            for form in forms:
                for word in spelt_out(form):
                    book.name(label, word, number, short=word.endswith("."))
    for name, words in calendar.holidays.items():
        for word in words:
            book.enter("HOLIDAY", word, name)
