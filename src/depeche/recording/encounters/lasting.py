"""How long did an encounter last? "The three-day congress ended on Tuesday" began on Sunday; "began on Monday and ended on
Tuesday" tells both ends, and so do two sentences of which one tells the beginning and the other the end or how many days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import compress

from depeche.language.encounter import Verb
from depeche.model import DateMention
from depeche.recording.encounters.mention import DAY, Mention
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces

_LONG = 14  # days from the first to the last: what took longer is told otherwise
_NEAR = 8  # pieces, blanks included, from an encounter to how many days it takes: "a visit of three days"
_TELLS = 14  # pieces, blanks included, from "ended" to the day


def give_spans(found: Sequence[Mention], dates: Sequence[DateMention], pieces: Pieces, book: Phrasebook) -> None:
    """Gives mentions whose day is the first or last of several the others: by how many days they took, or by the two days
    of their sentence."""
    days = [one for one in dates if len(one.value) == DAY]
    told_in: tuple[int, int] | None = None  # the sentence whose words are known
    words: Sequence[str] = ()
    closes = opens = False
    for mention in found:
        if mention.sentence != told_in:
            told_in = mention.sentence
            words = pieces.pieces[bisect_left(pieces.starts, told_in[0]) : bisect_left(pieces.starts, told_in[1])]
            closes, opens = not book.closing.isdisjoint(words), not book.opening.isdisjoint(words)
        if isinstance(mention.meaning, Verb) and not mention.meaning.joint:
            continue
        mention.closes, mention.opens = closes, opens
        mention.count = _days(_around(mention, pieces, book), book)
        told = mention.date
        if told is None or len(told.value) != DAY or mention.until is not None or mention.since:
            continue
        if closes and opens:
            _both_ends(mention, days, pieces, book)
        elif closes or opens:
            _fill(mention, told, _days(words, book))


def _around(mention: Mention, pieces: Pieces, book: Phrasebook) -> Sequence[str]:
    """The words that may tell how many days it takes: before it ("two-day talks"), or behind "of" ("a visit of two")."""
    after = pieces.following(mention.last)
    of = (
        after < len(pieces.pieces) and pieces.pieces[after] in book.prepositions and pieces.pieces[after] not in book.framing
    )
    return pieces.pieces[max(0, mention.first - _NEAR) : (after if of else mention.last) + (_NEAR if of else 1)]


def give_last_day(group: Sequence[Mention]) -> None:
    """Gives an encounter whose beginning one mention tells the end, by how many days another tells that it takes:
    "begins on Thursday in Rome. The three-day summit …"."""
    dated = [one for one in group if one.date is not None and len(one.date.value) == DAY]
    if not dated or any(one.until is not None or one.former is not None for one in group):
        return
    first = min(dated, key=lambda one: one.date.value if one.date is not None else "")
    if first.date is None:
        return
    count = next((one.count for one in group if one.sentence != first.sentence and one.count), 0)
    to_come = "announced" in first.marks or (isinstance(first.meaning, Verb) and first.meaning.status == "announced")
    if first.opens or first.closes or to_come:
        _fill(first, first.date, count)


def _fill(mention: Mention, told: DateMention, count: int) -> None:
    """Gives the mention, whose first or last day is told, as many days as it takes."""
    if count < 2:
        return
    day, more = date.fromisoformat(told.value), timedelta(days=count - 1)
    begin, end = (day - more, day) if mention.closes and not mention.opens else (day, day + more)
    mention.date, mention.until = replace(told, value=begin.isoformat()), replace(told, value=end.isoformat())


def _both_ends(mention: Mention, days: Sequence[DateMention], pieces: Pieces, book: Phrasebook) -> None:
    """The two days of its sentence, where a word near the former tells the beginning and one near the latter the end:
    "began on Monday and ended on Tuesday"."""
    low = bisect_left(days, mention.sentence[0], key=lambda day: day.start)
    near = sorted(days[low : low + 2], key=lambda day: day.value)
    more = low + 2 < len(days) and days[low + 2].start < mention.sentence[1]
    if len(near) < 2 or more or max(day.end for day in near) > mention.sentence[1]:
        return
    first, last = near
    lasts = (date.fromisoformat(last.value) - date.fromisoformat(first.value)).days
    if 0 < lasts <= _LONG and _beside(book.opening, first, pieces) and _beside(book.closing, last, pieces):
        mention.date, mention.until = first, last


def _beside(words: frozenset[str], day: DateMention, pieces: Pieces) -> bool:
    """Whether one of the words stands near the day."""
    begin, end = bisect_left(pieces.starts, day.start), bisect_left(pieces.starts, day.end)
    return not words.isdisjoint(pieces.pieces[max(0, begin - _TELLS) : end + _TELLS])


def _days(words: Sequence[str], book: Phrasebook) -> int:
    """How many days the words tell that something took; 0 where they do not."""
    if book.day_openers.isdisjoint(words):
        return 0
    written = [word for word in words if not word.isspace()]
    for at in compress(range(len(written)), map(book.day_openers.__contains__, written)):
        for size in (4, 3, 2, 1):
            count = book.days.get(" ".join(written[at : at + size])) if at + size <= len(written) else None
            if count:
                return count
    return 0
