"""How long did an encounter last? "The three-day congress ended on Tuesday" began on Sunday."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from depeche.language.encounter import Verb
from depeche.model import DateMention
from depeche.recording.dating import limits
from depeche.recording.encounter_mention import Mention
from depeche.recording.phrasebook import Phrasebook
from depeche.recording.pieces import Pieces

_DAY = len("2022-01-10")
_LONG = 14  # days from "since Monday" to the day on which it will be over


def give_spans(found: Sequence[Mention], dates: Sequence[DateMention], pieces: Pieces, book: Phrasebook) -> None:
    """Gives mentions whose day is the first or last of several the others: by how many days they took, or by the day that
    is told as the end of what goes on since another."""
    days = [one for one in dates if len(one.value) == _DAY]
    for mention in found:
        told = mention.date
        if told is None or len(told.value) != _DAY or mention.until is not None:
            continue
        first, last = bisect_left(pieces.starts, mention.sentence[0]), bisect_left(pieces.starts, mention.sentence[1])
        words = pieces.pieces[first:last]
        if mention.since:
            _ends(mention, told, days, pieces, book)
            continue
        if isinstance(mention.meaning, Verb) and not mention.meaning.joint:
            continue
        closes, opens = not book.closing.isdisjoint(words), not book.opening.isdisjoint(words)
        count = _days(words, book) if closes != opens else 0
        if count > 1:
            day = date.fromisoformat(told.value)
            begin, end = (day - timedelta(days=count - 1), day) if closes else (day, day + timedelta(days=count - 1))
            mention.date = replace(told, value=begin.isoformat())
            mention.until = replace(told, value=end.isoformat())


def _days(words: Sequence[str], book: Phrasebook) -> int:
    """How many days the words tell that something took; 0 where they do not."""
    written = [word for word in words if not word.isspace()]
    for at in range(len(written)):
        for size in (4, 3, 2, 1):
            count = book.days.get(" ".join(written[at : at + size])) if at + size <= len(written) else None
            if count:
                return count
    return 0


def _ends(mention: Mention, since: DateMention, days: Sequence[DateMention], pieces: Pieces, book: Phrasebook) -> None:
    """The day behind the one since which it goes on, where the sentence tells that it is the end."""
    at = bisect_left(days, since.end, key=lambda day: day.start)
    if at == len(days) or days[at].start >= mention.sentence[1] or days[at].value <= since.value:
        return
    first, last = bisect_left(pieces.starts, since.end), bisect_left(pieces.starts, days[at].end)
    between = pieces.pieces[first : min(last + 4, len(pieces.pieces))]
    told = limits(days[at], pieces, book) or not book.closing.isdisjoint(between)
    if told and (date.fromisoformat(days[at].value) - date.fromisoformat(since.value)).days <= _LONG:
        mention.until = days[at]
