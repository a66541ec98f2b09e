"""Which days, weeks, months and years does a text name? Calendar expressions, each resolved to its ISO 8601 value.

The grammar is data (the `[calendar]` table of `language/data/*.toml`), compiled once per language; the longest form at
each spot is taken, from left to right. Then each is settled against the article's day, the dates told before it and the
tense of its sentence. All of it is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import compress
from typing import cast

from depeche import language as languages
from depeche.errors import unfit
from depeche.language.calendar import Rule
from depeche.model import DateMention
from depeche.recording.calendar.almanac import Almanac, almanac, read_as
from depeche.recording.calendar.periods import Period
from depeche.recording.calendar.ranges import parts
from depeche.recording.calendar.settling import Context, Then, in_order, settled
from depeche.recording.calendar.tense import Outlook
from depeche.recording.text.pieces import Pieces
from depeche.recording.text.unmarked import unmarked
from depeche.recording.words.forms import Match

_ENOUGH_YEARS = 8  # years named in a text, before its kind can be judged
_REACH = 12  # pieces, blanks included, from one date to another of the same range
_BOUND = 8  # pieces, blanks included, of what tells until when something goes on: "jusqu'en fin de"
_MONEY = frozenset("$€£¥₽₴#№%‰")


def dates(text: str, language: str, reference: date | None = None) -> list[DateMention]:
    """The calendar expressions of `text` in reading order, none overlapping, each with its value.

    `language` is a BCP 47 tag; one that we have no file for gets what CLDR knows. `reference` is the article's day: what
    is relative ("yesterday") is left out without it. Durations, ages and times of day are no dates. Of a range, either end
    is a mention of its own. Linear in `len(text)`; never raises.
    """
    if reference is not None and not isinstance(reference, date):
        raise unfit("the day of an article is a date or datetime", reference)
    plain = unmarked(text)
    if plain is not None:
        return [plain.date(one) for one in dates(plain.text, language, reference)]
    book = almanac(languages.primary(language))
    return dates_in(book.pieces(text), book, reference)


def dates_in(pieces: Pieces, book: Almanac, reference: date | None = None) -> list[DateMention]:
    """`dates` of a text that is already cut into pieces."""
    now = reference.date() if isinstance(reference, datetime) else reference
    matches = _matches(pieces, book)
    narrative = _narrative(matches, now)
    then = Then()
    outlook: Outlook | None = None
    found: list[DateMention] = []
    told = 0  # the last piece of the expression before
    before: tuple[Match[Rule], Period] | None = None  # an open expression right before, and what it was taken for
    for match in matches:
        tells = 0
        if not narrative and (_open(match) or (then.date is None and match.meaning.origin == "then")):
            outlook = outlook or Outlook(pieces, book.tenses)
            tells = outlook.around(match.first, match.last)
        ranges = before is not None and _ranges(before[0], match, pieces, book)
        beside = bool(found) and match.first - told <= _REACH
        lasts = not ranges and _lasts(match, beside, pieces, book)
        context = Context(now, then, narrative, tells, _bounds(match, pieces, book), lasts)
        period = settled(match, context)
        if period is None:
            continue
        if before is not None and ranges:
            first, period = in_order(before[1], period, tells)
            if first != before[1]:
                found[-1] = replace(found[-1], value=first.iso)
        before = (match, period) if not narrative and _open(match) else None
        told = match.last
        start, end = pieces.starts[match.first], pieces.starts[_last(match, pieces, book) + 1]
        why = _why(match.meaning, context)
        found.append(DateMention(start=start, end=end, text=pieces.text[start:end], value=period.iso, why=why))
        if not (match.meaning.origin == "then" and (match.meaning.shift or match.meaning.count or 0) < 0):
            then = then.after(period)  # "the day before" looks back; the story stays where it is
    return found


def _matches(pieces: Pieces, book: Almanac) -> list[Match[Rule]]:
    """What the text has of the forms, from left to right, the longest that is plausible at each spot."""
    words = [*pieces.pieces, "", ""]
    found: list[Match[Rule]] = []
    past = -1
    openers = book.openers
    begun = [
        at  # not "the" or "in" where nothing that a form could go on with follows, with or without a blank between
        for at in compress(range(len(words)), map(openers.__contains__, words))
        if (following := openers[words[at]]) is None or words[at + 2] in following or words[at + 1] in following
    ]
    for at in begun:
        if at <= past:
            continue
        for match in book.forms.matches(pieces, book.labels, at):
            if match.meaning is None:
                past = match.last
                break
            dated = cast("Match[Rule]", match)
            if _plausible(dated, pieces, book):
                found += parts(dated)
                past = match.last
                break
    return found


def _last(match: Match[Rule], pieces: Pieces, book: Almanac) -> int:
    """Its last piece, without a full stop at its end that belongs to the sentence: "on 12 June." but "on 12 Jan." """
    if pieces.pieces[match.last] != "." or match.first == match.last:
        return match.last
    before = pieces.pieces[match.last - 1]
    return match.last if before in book.abbreviations or before[0].isdigit() else match.last - 1


def _plausible(match: Match[Rule], pieces: Pieces, book: Almanac) -> bool:
    """Whether what fits a form is also written as a date is."""
    words = pieces.pieces[match.first : match.last + 1]
    year = match.get("YEAR")
    whole = year is not None and "." in words  # "3. 4. 2020"
    if (match.get("MM") is not None or match.get("SHORT") is not None) and not whole and _parted(words):
        return False
    named = match.get("MONTH") is not None or match.get("WEEKDAY") is not None
    if named and not _named_in_earnest(match, words, pieces, book):
        return False
    if words[0] == "'" and not _shortened(pieces, match.first):
        return False
    if (words[0][0].isdigit() or words[0] == "'") and _inside_number(pieces, match.first, match.last):
        return False
    return year is None or len(words) > 1 or 1900 <= year <= 2050


def _parted(words: Sequence[str]) -> bool:
    """Whether there is a blank behind the first number: "3.4.20" is a date and "3. 4. 5" is none."""
    begun = False
    for word in words:
        if begun and word.isspace():
            return True
        begun = begun or word[0].isdigit()
    return False


def _shortened(pieces: Pieces, at: int) -> bool:
    """Whether the apostrophe there stands for the century: "in '94", but not "the boys' 31 points"."""
    words = pieces.pieces
    return at + 1 < len(words) and words[at + 1].isdigit() and (at == 0 or words[at - 1].isspace())


def _named_in_earnest(match: Match[Rule], words: Sequence[str], pieces: Pieces, book: Almanac) -> bool:
    numbered = any(word[0].isdigit() for word in words)
    for index, word in enumerate(words, start=match.first):
        if word in book.capitalised and not pieces.text[pieces.starts[index]].isupper():
            return False
        if word in book.abbreviations and not numbered:
            return False
    return True


def _inside_number(pieces: Pieces, first: int, last: int) -> bool:
    """Whether those pieces are part of a longer number, an amount or an identifier."""
    words = pieces.pieces
    before = words[first - 1] if first else " "
    after = words[last + 1] if last + 1 < len(words) else " "
    beyond = words[last + 2] if last + 2 < len(words) else " "
    if before in _MONEY or after in _MONEY or beyond in _MONEY:
        return True
    if before in ".,:/" and first >= 2 and words[first - 2][-1].isdigit():
        return True
    return after in ".,:/" and beyond[0].isdigit()


def _open(match: Match[Rule]) -> bool:
    """Whether the expression leaves it to its sentence, in which year or week it lies."""
    return match.meaning.shift is None and match.meaning.count is None and match.get("YEAR") is None


def _lasts(match: Match[Rule], beside: bool, pieces: Pieces, book: Almanac) -> bool:
    """Whether a weekday is told as one until which something goes on: "until Friday".

    "Captain and until Monday deputy" tells what was; not where a date stands right `beside`: "from noon on Thursday and
    until Friday".
    """
    if not book.up_to or match.get("WEEKDAY") is None or not _open(match):
        return False
    before = f" {''.join(pieces.pieces[max(0, match.first - _BOUND) : match.first]).strip()}"
    return before.endswith(book.up_to) and (beside or not before.endswith(book.and_up_to))


def _bounds(match: Match[Rule], pieces: Pieces, book: Almanac) -> bool:
    """Whether a season is told as the one since or until which something goes on: "since the autumn", "с осени"."""
    if match.get("SEASON") is None:
        return False
    before = pieces.preceding(match.first)
    return pieces.pieces[match.first] in book.bounding or (before >= 0 and pieces.pieces[before] in book.bounding)


def _ranges(before: Match[Rule], match: Match[Rule], pieces: Pieces, book: Almanac) -> bool:
    """Whether two expressions are the ends of a range, of months or of weekdays, that says neither year nor week."""
    if match.first - before.last > _BOUND or not _open(match):
        return False
    if any(one.get("DAY") is not None or one.get("MM") is not None for one in (before, match)):
        return False
    between = pieces.pieces[before.last + 1 : match.first]
    return all(word.isspace() or word in book.between for word in between)


def _narrative(matches: Sequence[Match[Rule]], now: date | None) -> bool:
    """Whether the text tells of other times than the article's own: a history, an obituary."""
    years = [match.get("YEAR") for match in matches if match.get("YEAR") is not None]
    if now is None:
        return True
    return len(years) >= _ENOUGH_YEARS and sum(year < now.year for year in years) * 3 >= len(years) * 2


def _why(rule: Rule, context: Context) -> tuple[str, ...]:
    found = [read_as(rule)]
    counted = rule.shift is not None or rule.count is not None
    if context.narrative and counted and rule.origin != "then" and context.then.date is not None:
        found.append("the text is a history: it is counted from the date told before")
    if context.outlook:
        found.append("its sentence speaks of what " + ("will be" if context.outlook > 0 else "was"))
    return tuple(found)
