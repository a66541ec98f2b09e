"""How much speaks for a meeting, where a word could name one? Its day, its place, and who takes part.

A verb tells of one where its parties stand on both sides, or where less will do by what it means. A noun does so by itself,
where it means nothing else; the others need something beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.language.encounter import Verb
from depeche.model import Entity
from depeche.recording.encounters.mention import DAY, Mention
from depeche.recording.encounters.sameness import LOOSE

ENOUGH = 2  # points of evidence
_PAIR = 2  # who takes part in an encounter, at least
_SITTINGS = frozenset({"hearing", "session"})
_SPOKEN = frozenset({"talks", "call", "meal"})
_SET = LOOSE | {"hearing", "debate", "call", "meal"}  # what is arranged for a day, by those who need not be named
_YEAR, _MONTH = len("2022"), len("2022-01")
_MET = 60  # characters from a verb to whom its subject meets, an office between
_LEADING = 12  # characters from a name to the noun that it stands before


def evidence(mention: Mention) -> int:
    """How much speaks for a meeting of parties that are told: a point for each of day, place and two parties, at least."""
    if mention.of_a_thing:
        return 0
    beside = (_is_dated(mention) or mention.bounded) + (mention.place is not None)
    points = beside + min(_PAIR, mention.size + (len(mention.carried) if _has_two_sides(mention) else 0))
    if isinstance(mention.meaning, Verb):
        return _of_a_verb(mention, mention.meaning, points, beside)
    return _of_a_noun(mention, points, beside)


def _of_a_verb(mention: Mention, verb: Verb, points: int, beside: int) -> int:
    if verb.firm and verb.joint and mention.free and _is_dated(mention):
        told = mention.before or mention.unnamed_before or mention.carried or mention.pronoun or mention.unnamed_after
        if told:
            return max(points, ENOUGH)  # "They will meet again on Monday": whoever they are
    return points if _is_complete(mention, verb, beside) else 0


def _of_a_noun(mention: Mention, points: int, beside: int) -> int:
    told = _is_told_of(mention, beside)
    if not (_needs_nothing_else(mention) or ((beside or told) and (mention.size or mention.place))):
        return 0
    if not (beside or told or mention.after or mention.unnamed_after or _led_by_a_name(mention)):
        return 0  # "he called the talks pointless": nobody is told to take part
    return points + told


def _is_told_of(mention: Mention, beside: int) -> bool:
    """Whether something else tells that what a noun names takes place: how it stands, how long it took, what was said."""
    if not mention.beside:
        # "He ended our negotiations": what has neither day nor place, nor two who hold it, may have gone on for months.
        elsewhere = sum(party.kind == "place" and party not in mention.row for party in mention.after)
        process = mention.sort == "talks" and not (mention.meaning.firm or beside or mention.size - elsewhere >= _PAIR)
        if any(mark != "held" or not process for mark in mention.marks):
            return True
    return (
        (mention.during and mention.sort != "conference")  # a report is held "at a conference"
        or mention.lasting
        or _has_its_day(mention)
        or _has_both_ends(mention)
        or len(mention.row) >= _PAIR  # "talks between the dockers and the port"
        or (mention.sort in _SPOKEN and not mention.beside and _of_two(mention.after))
    )


def _needs_nothing_else(mention: Mention) -> bool:
    """Whether a noun tells of an encounter by itself: it means nothing else, or by what it has on its day it does not."""
    return (
        mention.meaning.firm
        # "the congress takes place on 20 May"
        or (mention.sort in _SET and _is_dated(mention) and any(mark != "ongoing" for mark in mention.marks))
        or _has_its_day(mention)
        or _has_both_ends(mention)
        or (mention.sort == "call" and not mention.over and _between_persons(mention))
    )


def _is_complete(mention: Mention, verb: Verb, beside: int) -> bool:
    """Whether a verb has what makes it tell of a meeting. `beside` counts the day and the place that are told."""
    if mention.has_the_floor:  # "said on Monday in parliament": whoever hears it
        return _is_dated(mention) and not mention.beside and any(one.kind == "person" for one in mention.parties)
    arrives = _arrives(mention)
    after = bool(mention.after) or mention.unnamed_after > 0
    if not verb.firm and not _is_meant_so(mention, verb, arrives=arrives, after=after):
        return False
    if mention.sort == "visit" and not (
        (beside or after) and (_is_dated(mention) or _has_visitor(mention, arrives=arrives))
    ):
        return False  # "went upstairs", "the smoke has travelled to Peru"
    if after and (mention.before or arrives or _is_dated(mention) or (beside and mention.after)):
        return True  # "He met Orlo and will receive Vaud on Friday": the subject stands with another verb.
    if _has_two_sides(mention) or (mention.inverted and verb.joint and verb.firm):
        return True
    return (verb.alone and _needs_no_object(mention, beside, arrives=arrives)) or (
        verb.joint and _needs_one_side_only(mention, beside, after=after)
    )


def _has_visitor(mention: Mention, *, arrives: bool) -> bool:
    """Whether somebody is told who makes a journey; a place makes none."""
    if arrives or mention.unnamed_before or mention.pronoun or mention.carried:
        return True
    return any(one.kind != "place" for one in mention.before)


def _has_two_sides(mention: Mention) -> bool:
    """Whether a person right behind the verb is met by one whom the sentence before, or the verb before, tells: "He flew to
    Rome. He met Vaud"."""
    if not any(one.kind == "person" for one in mention.carried):
        return False
    end = mention.span[1]
    for one in mention.after:
        at = bisect_left(one.mentions, (end, end))
        if one.kind == "person" and at < len(one.mentions) and one.mentions[at][0] - end <= _MET:
            return True
    return False


def _is_meant_so(mention: Mention, verb: Verb, *, arrives: bool, after: bool) -> bool:
    """Whether a verb that often means something else is told of somebody, on a day; a ship or a charge may arrive too."""
    told = mention.before or mention.pronoun or arrives
    if not (_is_dated(mention) and told and (after or mention.place is not None or mention.many)):
        return False
    if not verb.alone or arrives or mention.unnamed_before > 0 or mention.pronoun:
        return True
    return any(one.kind == "person" for one in mention.before)


def _needs_no_object(mention: Mention, beside: int, *, arrives: bool) -> bool:
    """Whether a verb that may stand alone has a subject, or both a day and a place."""
    if mention.before or arrives or beside == 2:
        return True
    # "a Japanese delegation visited the shipyard on Monday"
    return mention.many and mention.unnamed_before > 0 and _is_dated(mention)


def _needs_one_side_only(mention: Mention, beside: int, *, after: bool) -> bool:
    """Whether all parties of a verb may stand on one side, and do."""
    if mention.unnamed_before and after and mention.many:
        return True  # "the two governments met with unions"
    if not beside:
        return False
    return mention.many or mention.size >= _PAIR or (beside == 2 and (mention.free or mention.size > 0))


def _is_dated(mention: Mention) -> bool:
    return mention.date is not None and len(mention.date.value) > _YEAR  # a year alone tells history


def _between_persons(mention: Mention) -> bool:
    return _of_two(mention.parties)


def _of_two(parties: Sequence[Entity]) -> bool:
    """Whether two of them are persons: "the talks between Vaudrin and minister Ruiz"."""
    return sum(party.kind == "person" for party in parties) >= _PAIR


def _arrives(mention: Mention) -> bool:
    """Whether a journey leads where its sentence begins, and who makes it stands behind the verb: "В Бри приедет Водрен"."""
    if mention.sort != "visit" or mention.place is None or mention.before:
        return False
    start, end = mention.sentence[0], mention.span[0]
    there = any(start <= low and high <= end for low, high in mention.place.mentions)
    return there and any(one.kind == "person" for one in mention.after)


def _has_both_ends(mention: Mention) -> bool:
    """Whether it is told on which day a noun began and ended: a process is told without days."""
    return mention.until is not None and mention.opens and mention.closes


def _has_its_day(mention: Mention) -> bool:
    """Whether a day or week stands right beside a noun: "Friday's cabinet meeting", "l'audience de la semaine dernière"."""
    told = mention.date
    if told is None or mention.bounded:
        return False
    day = len(told.value) == DAY or ("-W" in told.value and mention.sort in _SITTINGS)
    month = len(told.value) == _MONTH and mention.meaning.firm and told.end <= mention.span[0]  # "at a March meeting"
    between = told.start - mention.span[1] if told.start >= mention.span[1] else mention.span[0] - told.end
    return (day or month) and between <= _LEADING


def _led_by_a_name(mention: Mention) -> bool:
    """Whether a party stands right before a noun: "the Japan-Poland talks"."""
    start = mention.span[0]
    for party in mention.before:
        last = bisect_left(party.mentions, (start, start)) - 1
        if last >= 0 and start - _LEADING <= party.mentions[last][1] <= start:
            return True
    return False
