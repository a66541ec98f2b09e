"""Encounters that only their number or order names, the one before lending the noun: "the first took place in April",
"a second one, planned for Thursday", "the next edition is in May"; or a verb that tells them to go on: "They resume on
Friday"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress

from depeche.language.encounter import Noun
from depeche.model import DateMention
from depeche.recording.encounters.mention import Mention, sentence
from depeche.recording.encounters.neighbours import stands_for_it
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import SENTENCE_ENDS, Pieces

_BACK = 400  # characters from such a word to the encounter that lends it the noun
_NOUN = 6  # pieces, blanks included, from an adjective to the noun that it belongs to
_CLAUSE_STARTS = frozenset(',:–—-“”„«»"(') | SENTENCE_ENDS

Place = tuple[int, int, Noun]
"""First and last piece, and what is meant."""


def elliptic(pieces: Pieces, book: Phrasebook, found: Sequence[Mention], dates: Sequence[DateMention]) -> list[Place]:
    """Where one more encounter is told without a noun, in order.

    The word stands at the head of a clause, or as what "is planned"; no noun comes behind it; and the text told of an
    encounter shortly before.
    """
    words = pieces.pieces
    if not found:
        return []
    told = book.again
    begun = [mention.first for mention in found]
    days = sorted(bisect_left(pieces.starts, date.start) for date in dates)
    places: list[Place] = []
    for at in compress(range(begun[0], len(words)), map(told.__contains__, words[begun[0] :])):
        ahead = bisect_right(begun, at)
        if (ahead < len(begun) and begun[ahead] - at <= _NOUN) or found[ahead - 1].last >= at:
            continue
        before = found[ahead - 1]
        start = pieces.starts[at]
        if start - before.span[1] > _BACK or "\n" in pieces.text[before.span[1] : start]:
            continue
        if words[at] in book.resuming:
            last = at if _resumed(at, before, begun[ahead : ahead + 1], pieces, book) else -1
        else:
            last = _last(at, pieces, book, days)
        if last >= 0:
            places.append((at, last, Noun(sort=before.sort, forms=(), firm=False)))
    return places


def _resumed(at: int, before: Mention, following: Sequence[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the verb at that piece has what was told before for its subject, and tells of no other encounter."""
    begin, end = sentence(pieces, at, at)
    other = any(pieces.starts[first] < end for first in following)
    return begin >= before.sentence[1] and not other and stands_for_it(begin, at, pieces, book)


def _last(at: int, pieces: Pieces, book: Phrasebook, days: Sequence[int]) -> int:
    """The last piece of what names the encounter; -1 where the word at that piece does not."""
    words = pieces.pieces
    behind = pieces.following(at)
    if behind >= len(words):
        return -1
    led = pieces.preceding(at)
    article = led >= 0 and (words[led] in book.articles or words[led] in book.definite)
    if article:
        led = pieces.preceding(led)
    head = led < 0 or words[led] in _CLAUSE_STARTS or words[led] in book.joiners or "\n" in words[led + 1]
    if words[behind] in book.standing:
        return behind if article or head else -1
    if not head:  # "Für Freitag ist ein zweites angesetzt"
        return at if article and words[behind] in book.telling else -1
    if words[behind] in book.since:  # "the talks, their first since May"
        return -1
    day = bisect_left(days, behind)
    if words[behind] == ",":
        close = day < len(days) and days[day] - behind <= _NOUN
        return at if close and (article or not book.articles) else -1
    if words[behind] in book.telling or behind in days[day : day + 1]:
        return at
    return at if article and words[behind] in book.framing else -1
