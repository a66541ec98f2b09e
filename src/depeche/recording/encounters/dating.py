"""Which of the dates of a sentence is that of the encounter? Not the day on which something was said of it, nor one that
is part of what something else is called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from itertools import pairwise

from depeche.language.encounter import Noun, Verb
from depeche.model import DateMention, Span
from depeche.recording.encounters.mention import DAY, Mention, distance, in_clause, nearest, preposition, windows
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces

_DATELINE = re.compile(r"[.,]?(?: \([^()\n]{2,24}\))? [-–—] ")
_PLACED = re.compile(r"([^\W\d_]{3,24})(?:[ '’-][^\W\d_]{2,24}){0,3}" + _DATELINE.pattern)
_OPENING = 16  # characters from the beginning of a sentence, in which a date frames it
_YEAR = len("2022")
_OWN = 12  # characters between a date and the noun that it belongs to: "Friday's last talks"
_BESIDE = 110  # characters between a date and the encounter that it dates
_BESIDE_YEAR = 40  # the same for a year, which more often dates something else in the sentence
_FRAME = 40  # characters from the beginning of a sentence to an encounter that frames it
_SPOKEN = 4  # words between a verb of speech and the day on which it was said
_TO = 24  # characters from the new day to a verb that closes its clause: "wurde auf Donnerstag verschoben"
_MOVED = 40  # characters from "was postponed" to the new day
_LEADING = 60  # characters by which a day that ends the phrase before is farther off: "having lost on Friday, he met …"
_CHAIN = 8  # pieces, blanks included, from an encounter to what "of" may still lead to: "the session of the council of"
_ASIDE = 200  # characters from an encounter over an aside to its day
_STANDS = 7  # pieces, blanks included, from an aside over "took place" to the day
_COUNTED = 6  # pieces, blanks included, from "two months after" to the noun
_CLOSING = frozenset(",–—-")
_WORDS = 4  # words from a date to the noun whose name it is part of


def give_dates(
    found: Sequence[Mention],
    dates: Sequence[DateMention],
    told: Container[int],
    off: Container[int],
    put_off: Container[int],
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """Gives each date to the nearest mention of its sentence that it can be the day of.

    `told`: the last pieces of words that say how a meeting stands ("scheduled"). `off`: the pieces of those that say that
    it is called off. `put_off`: the first pieces of those, and of those that say that it is postponed.
    """
    by_span = {(one.start, one.end): one for one in dates}
    begun: Mention | None = None  # whose day the date before is
    opens = {one.start for one, other in pairwise(dates) if _joined(one, other, pieces, book)}  # a range: "du 3 au 5 mai"
    for span, near in windows(found, by_span):
        date = by_span[span]
        if begun is not None and begun.date is not None and _goes_on(begun, begun.date, date, pieces, book):
            begun.until, begun = date, None  # "from Thursday to Saturday"
            continue
        begun = None
        told_of = [one for one in near if _tells_when(date, one, told, date.start in opens, pieces, book)]
        mention = nearest(told_of, span, pieces.text)
        if mention is None:
            continue
        if (
            _put_off(date, mention, put_off, pieces)
            or _called_off(date, mention, off, pieces, book)
            or _only_bounds(date, mention, told, pieces, book)
        ):
            mention.bounded = True
        else:
            begun = _give(date, mention, pieces, book)


def _only_bounds(date: DateMention, mention: Mention, told: Container[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a date only tells before, until or after when it was; not one to which it was moved, nor "before Friday's
    talks"."""
    if mention.moved is not None and 0 <= date.start - mention.moved <= _MOVED:  # "put off without result until"
        return False
    own = isinstance(mention.meaning, Noun) and _attributive((date.start, date.end), mention, pieces.text)
    return limits(date, pieces, book, told) and not own


def _give(date: DateMention, mention: Mention, pieces: Pieces, book: Phrasebook) -> Mention | None:
    """Gives the mention that date: as the day to which it was moved, as its last, or as its day, where it has none or a
    farther one. Returns the mention where another date may go on from its day."""
    own = mention.date
    if own is not None:
        if mention.former is None and (new := _moved_to(date, mention, own)) is not None:
            mention.former, mention.date = own, new
            return None
        if mention.until is None and _joined(own, date, pieces, book):
            mention.until = date
            return None
        if len(own.value) > len(date.value) == _YEAR:
            return None  # "on Monday, for the first time since 2019"
        exacter = len(date.value) > len(own.value) == _YEAR
        if not exacter and _away(date, mention, pieces) >= _away(own, mention, pieces):
            return None
        mention.until = None
    mention.date = date
    mention.since = _since(date, pieces, book)
    return mention


def _away(date: DateMention, mention: Mention, pieces: Pieces) -> float:
    """Characters from the encounter to a date, of two that it may have."""
    away = distance(mention, (date.start, date.end), pieces.text)
    behind = _behind(date, pieces)
    leads = date.end < mention.span[0] and date.start - mention.sentence[0] > _OPENING and pieces.pieces[behind] == ","
    if _datelined(date, mention, pieces.text):
        return away + _BESIDE  # "OSLO, 15 May (Kystposten) - Brisset met Orlo on Tuesday"
    return away + _LEADING if leads else away


def _datelined(date: DateMention, mention: Mention, text: str) -> bool:
    """Whether a date stands in the dateline before the sentence of a mention."""
    return _DATELINE.match(text, date.end) is not None and _opens_paragraph(mention.sentence[0], text)


def _behind(date: DateMention, pieces: Pieces) -> int:
    """The piece behind a date."""
    return pieces.following(bisect_left(pieces.starts, date.end) - 1)


def _behind_place(begin: int, text: str) -> int:
    """Where the sentence at `begin` goes on behind the place, in capitals, and the agency of a dateline."""
    place = _PLACED.match(text, begin)
    return place.end() if place is not None and place[1].isupper() and _opens_paragraph(begin, text) else begin


def _opens_paragraph(begin: int, text: str) -> bool:
    """Whether the sentence that begins there is the first of its paragraph."""
    return not text[:begin].strip(" ") or "\n" in text[max(0, begin - 2) : begin + 1]


def _moved_to(told: DateMention, mention: Mention, former: DateMention) -> DateMention | None:
    """The day to which an encounter was moved from a former one; a weekday is that of the week behind it, if need be.

    A day before "postponed", where that stands before the encounter, is the one on which it was said.
    """
    if mention.moved is None or former.start < mention.moved < mention.span[0]:
        return None
    if told.value > former.value:
        return told
    weekday = len(told.value) == len(former.value) == DAY and not any(map(str.isdigit, told.text))
    later = day.fromisoformat(told.value) + timedelta(days=7) if weekday else None
    if later is None or later.isoformat() <= former.value:
        return None
    return replace(told, value=later.isoformat())


def _tells_when(
    one: DateMention, mention: Mention, told: Container[int], opens: bool, pieces: Pieces, book: Phrasebook
) -> bool:
    """Whether a date of the sentence can be that of the encounter. `opens`: it is the first day of several.

    One that opens the sentence frames all of it. Else it stands near, with no more than one comma between: what is farther
    belongs to another clause ("a tour of the north under Orlo, who fell last year"), but for an aside behind which it is
    told how the encounter stands ("the meeting with the board, led by Orlo, took place on Monday").
    """
    date = one.start, one.end
    beside = _BESIDE if len(one.value) > len("2022") else _BESIDE_YEAR
    if isinstance(mention.meaning, Verb) and mention.meaning.status == "announced" and _datelined(one, mention, pieces.text):
        return False  # "LONDON, 15 May (Kystposten) - Orlo will receive Vaud": that is the day of the report
    spoken = not mention.has_the_floor and _of_speech(date, mention, pieces, book)
    if spoken or _in_a_name(one, mention, pieces, book):
        return False
    if _counts_from(date, mention, pieces, book):
        return False
    if date[0] - _behind_place(mention.sentence[0], pieces.text) <= _OPENING:
        return ": " not in pieces.text[date[1] + 2 : mention.span[0]]  # "On Monday she wrote: the talks go well"
    if mention.moved is not None and -_TO <= date[0] - mention.moved <= _MOVED:
        return True
    if not in_clause([mention], bisect_left(pieces.starts, date[0])):
        return False
    if not opens and _of_a_noun(date, mention, pieces, book):
        return False
    before = mention.beside and date[1] <= mention.span[0] and not _attributive(date, mention, pieces.text)
    if before and not (mention.over and _right_after(date, mention, pieces, book)):
        return False  # "resigned on Friday, five days after the talks"
    first, last = (mention.span[1], date[0]) if date[0] >= mention.span[1] else (date[1], mention.span[0])
    between = pieces.text[first:last]
    commas = 2 if isinstance(mention.meaning, Verb) else 1
    if ": " in between or between.count(",") <= commas:
        return ": " not in between and len(between) <= beside
    return date[0] >= mention.span[1] and len(between) <= _ASIDE and _behind_aside(mention, date[0], told, pieces, book)


def _behind_aside(mention: Mention, date: int, told: Container[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether words that say how an encounter stands come right behind an aside, and right before the day."""
    words, first = pieces.pieces, bisect_left(pieces.starts, date)
    stands = next((at for at in range(first - 1, max(mention.last, first - _STANDS), -1) if at in told), -1)
    before = words[max(mention.last + 1, stands - _STANDS) : stands] if stands > 0 else []
    closed = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _CLOSING), -1)
    return closed >= 0 and book.joiners.isdisjoint(before[closed:])  # "…, and a vote took place on Monday"


def _counts_from(date: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a span of time is counted from the encounter: "deux mois après | une réunion", "zwei Tage vor dem Treffen"."""
    last = bisect_left(pieces.starts, date[1]) - 1
    if isinstance(mention.meaning, Verb) or not 0 < mention.first - last <= _COUNTED:
        return False
    if pieces.pieces[last] not in book.over and pieces.pieces[last] not in book.limits:
        return False
    return "," not in pieces.pieces[last : mention.first]


def _right_after(date: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether something was done on that day right after the encounter: "signed it on Friday after a night of talks"."""
    words = pieces.pieces
    last = bisect_left(pieces.starts, date[1]) - 1
    if "," in words[last : mention.first]:
        return False
    after = next((at for at in range(mention.first - 1, last, -1) if words[at] in book.over), -1)
    before = pieces.preceding(after)
    return after > last and (before <= last or words[before] not in book.timing)  # "five days after"


def _of_speech(date: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date tells when something was said of the encounter: "said on Monday that they would meet".

    What was said during it or after it was said on its day.
    """
    words = pieces.pieces
    first, last = bisect_left(pieces.starts, date[0]), bisect_left(pieces.starts, date[1]) - 1
    if mention.first <= first <= mention.last:
        return False
    if first > mention.last:
        # "After talks in Oslo, he said on Monday": the talks frame what was said.
        opens = mention.framing and mention.span[0] - mention.sentence[0] <= _FRAME
        return not opens and "," in words[mention.last : first] and _spoken(first, last, mention, pieces, book)
    between = words[last + 1 : mention.first]
    that = next((at for at, word in enumerate(between) if word in book.that), None)
    if that is not None:
        before = words[max(0, bisect_left(pieces.starts, mention.sentence[0])) : last + 1 + that]
        return not book.speaking.isdisjoint(before)
    if isinstance(mention.meaning, Noun) and (mention.framing or "," not in between):
        return False
    return _spoken(first, last, mention, pieces, book)


def _of_a_noun(date: Span, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date tells of what day something else was: "after the floods of last weekend the cabinet met"."""
    words = pieces.pieces
    at = bisect_left(pieces.starts, date[0])  # the date may begin with the preposition: "vom Montag"
    at = at if words[at] in book.of else pieces.preceding(at)
    if at >= 0 and words[at] not in book.of and words[at] in book.definite:
        at = pieces.preceding(at)
    if at < 0 or words[at] not in book.of:
        return False
    head = pieces.preceding(at)
    if head < 0 or not words[head].isalpha() or words[head] in book.timing or words[head] in book.prepositions:
        return False
    own = isinstance(mention.meaning, Noun) and _attributive(date, mention, pieces.text)  # "ahead of tonight's session"
    if own or mention.first <= head <= mention.last:
        return False
    if head < mention.first:
        return True
    if not book.capital_nouns and pieces.text[pieces.starts[head]].isupper():
        led = pieces.preceding(head)
        led = pieces.preceding(led) if led >= 0 and words[led] in "'’" else led
        head = pieces.preceding(led) if led > mention.last and words[led] in book.of else head  # "le coup d'Etat du 3 mai"
    if not book.since.isdisjoint(words[mention.last + 1 : head]):
        return True  # "his first visit since the coup of 3 May"
    return not book.capital_nouns and head - mention.last > _CHAIN and pieces.text[pieces.starts[head]].islower()


def _in_a_name(date: DateMention, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date is part of what something else is called: "its February letter", "Friday's vote on the talks"."""
    words = pieces.pieces
    first, last = bisect_left(pieces.starts, date.start), bisect_left(pieces.starts, date.end) - 1
    behind = words[last + 1 : last + 3]
    if len(behind) < 2 or not behind[1][0].isalpha() or behind[1] in book.framing:
        return False
    led = pieces.preceding(first)
    if len(date.value) == len("2022-01") and led >= 0 and words[led].isalpha() and words[led] not in book.framing:
        led = led if words[led] in book.naming else pieces.preceding(led)  # "its first February letter"
    named = behind[0] == "-" or (led >= 0 and words[led] in book.naming and behind[0] == " ")
    if not (named or (behind == ["'", book.possessive] and book.naming)):
        return False
    between = words[last + 1 : mention.first]
    own = mention.first > last and len(between) <= 2 * _WORDS + 2 and book.framing.isdisjoint(between) and "," not in between
    return not own


def _spoken(first: int, last: int, mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a verb of speech stands right before or behind those pieces, and is not the encounter's: "talked by phone"."""
    words = pieces.pieces
    for step, at in ((-1, first), (1, last)):
        for _ in range(_SPOKEN):
            at = pieces.preceding(at) if step < 0 else pieces.following(at)
            if not 0 <= at < len(words) or not words[at][0].isalnum():
                break
            if step < 0 and words[at] in book.that:
                break  # "said that on Monday they met"
            if words[at] in book.speaking and not mention.first <= at <= mention.last:
                return True
    return False


def _attributive(date: Span, mention: Mention, text: str) -> bool:
    """Whether the date is part of the mention: "after Friday's talks"."""
    between = text[date[1] : mention.span[0]]
    return date[1] <= mention.span[0] and len(between) <= _OWN and "," not in between


def _goes_on(mention: Mention, first: DateMention, second: DateMention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the encounter, which was not moved, lasts from the first day to the second."""
    return mention.moved is None and second.end <= mention.sentence[1] and _joined(first, second, pieces, book)


def _joined(first: DateMention, second: DateMention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether two dates are the ends of one range: nothing but a word or a dash between them."""
    between = pieces.text[first.end : second.start].strip(" .")
    alike = len(first.value) == len(second.value) and first.value < second.value
    return alike and ((len(between) <= 4 and not {",", ";"} & set(between)) or between.lower() in book.up_to)


def limits(date: DateMention, pieces: Pieces, book: Phrasebook, told: Container[int] = ()) -> bool:
    """Whether the date only bounds the day: "before Friday". Not so beside a word of `told`: "postponed until Friday"."""
    at = preposition(date.start, pieces, book)
    behind = _behind(date, pieces)  # "voor vrijdag gepland"
    if pieces.pieces[bisect_left(pieces.starts, date.start)] in book.limits:
        return True  # "by 2030", of which the first word is part of the date
    return at >= 0 and pieces.pieces[at] in book.limits and pieces.preceding(at) not in told and behind not in told


def _put_off(date: DateMention, mention: Mention, put_off: Container[int], pieces: Pieces) -> bool:
    """Whether the date is that on which somebody put the encounter off: "the panel on Tuesday postponed | a hearing"."""
    behind = _behind(date, pieces)
    return behind in put_off and behind < mention.first and not mention.beside


def _called_off(date: DateMention, mention: Mention, off: Container[int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date is that on which the encounter was called off: it stands right behind the word that says so, or
    between that word and its auxiliary."""
    at = preposition(date.start, pieces, book)
    words = pieces.pieces
    led = at >= 0 and words[at] in book.framing
    planned = led and words[at] in book.planned_for | book.limits
    if planned or _attributive((date.start, date.end), mention, pieces.text):
        return False
    before = pieces.preceding(at) if led else at
    if before in off:
        return True
    behind = _behind(date, pieces)
    return (
        behind in off and behind > mention.last and before >= 0 and words[before] in book.past
    )  # "wurde am Montag abgesagt"


def _since(date: DateMention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the date is told as the one from which something goes on: "since Monday"."""
    at, words = preposition(date.start, pieces, book), pieces.pieces
    behind = _behind(date, pieces)
    return (at >= 0 and words[at] in book.since) or (behind < len(words) and words[behind] in book.since_behind)
