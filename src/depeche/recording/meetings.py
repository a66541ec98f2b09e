"""Which meetings does a text tell of? One of each encounter, however often it is mentioned.

    mentions ─► those with evidence (a day, a place, parties) ─► joined where they can be one ─► Meeting

A meeting that the text does not tell is worse than one that is missed: a mention without evidence of its own only joins
what is there already, or is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from depeche.language import Language, load
from depeche.language.encounter import Verb
from depeche.model import DateMention, Entity, Meeting, MeetingStatus
from depeche.recording.almanac import almanac
from depeche.recording.calendar import dates_in
from depeche.recording.encounters import Mention, mentions, phrasebook
from depeche.recording.entities import entities as entities_of
from depeche.recording.pieces import Pieces
from depeche.recording.tense import outlook

_LOOSE = frozenset({"talks", "summit", "session", "conference"})  # words that stand for one another: "the meeting"
_ENOUGH = 2  # points of evidence


def meetings(text: str, language: str, date: date | None = None) -> list[Meeting]:
    """The meetings of `text`, in order of their first mention.

    `language` is a BCP 47 tag; `date` is the article's day, which "on Monday" counts from. Linear in `len(text)`; never
    raises.
    """
    known = load(language)
    book = almanac(known.code)
    return meetings_in(text, known, date, entities_of(text, language), dates_in(book.pieces(text), book, date))


def meetings_in(
    text: str, language: Language, reference: date | None, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> list[Meeting]:
    """`meetings` of a text whose entities and dates are known already."""
    book = phrasebook(language.code)
    if not book.labels:
        return []
    pieces = book.pieces(text)
    now = reference.date() if isinstance(reference, datetime) else reference
    groups: list[list[Mention]] = []
    for mention in mentions(pieces, book, entities, dates):
        group = next((group for group in reversed(groups) if _same(group, mention)), None)
        if group is not None:
            group.append(mention)
        elif _evidence(mention) >= _ENOUGH:
            groups.append([mention])
    return [_meeting(group, pieces, language, now) for group in groups]


def _evidence(mention: Mention) -> int:
    """How much speaks for a meeting of named parties."""
    points = (mention.date is not None) + (mention.place is not None) + min(2, len(mention.parties))
    if isinstance(mention.meaning, Verb):
        if mention.before and (mention.after or mention.meaning.alone):
            return points
        return points if mention.meaning.alone and mention.date is not None and mention.place is not None else 0
    points += bool(mention.marks)
    return points if mention.meaning.firm else points - 1


def _same(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the mention can be of the encounter that the group tells of."""
    if not any(_alike(other, mention) for other in group):
        return False
    days = {other.date.value for other in group if other.date is not None}
    places = {other.place.name for other in group if other.place is not None}
    names = {party.name for other in group for party in other.parties}
    mine = {party.name for party in mention.parties}
    if mention.date is not None and days and mention.date.value not in days:
        return False
    if mention.place is not None and places and mention.place.name not in places:
        return False
    if mention.definite:
        return True
    if len(mine) >= 2 and len(names) >= 2:
        return len(mine & names) >= 2
    return bool(mention.date is not None and days) or bool(mention.place is not None and places)


def _alike(one: Mention, other: Mention) -> bool:
    return one.sort == other.sort or (one.sort in _LOOSE and other.sort in _LOOSE)


def _meeting(group: Sequence[Mention], pieces: Pieces, language: Language, now: date | None) -> Meeting:
    fullest = max(group, key=lambda one: (_evidence(one), -one.span[0]))
    dated = next((one for one in [fullest, *group] if one.date is not None), None)
    placed = next((one for one in [fullest, *group] if one.place is not None), None)
    when = _when(dated)
    start, end = fullest.span
    people: dict[str, None] = {}
    for one in [fullest, *group]:
        people.update(dict.fromkeys(party.name for party in one.parties if party.kind != "place"))
    status, reason = _status(group, dated, pieces, language, now)
    why = [f"“{pieces.text[start:end]}” names an encounter"]
    if dated is not None and dated.date is not None:
        why.append(f"“{dated.date.text}” stands beside it")
    if placed is not None and placed.place is not None:
        why.append(f"{placed.place.name} is named as the place")
    return Meeting(
        start=start,
        end=end,
        text=pieces.text[start:end],
        mentions=tuple(one.span for one in group),
        what=pieces.text[start:end],
        when=when,
        where=placed.place.name if placed is not None and placed.place is not None else None,
        participants=tuple(people),
        status=status,
        confidence=min(0.95, 0.4 + 0.15 * _evidence(fullest)),
        why=(*why, reason),
    )


def _when(mention: Mention | None) -> str | None:
    if mention is None or mention.date is None:
        return None
    if mention.until is not None:
        return f"{mention.date.value}/{mention.until.value}"
    return _week(mention.date.value)


def _week(value: str) -> str:
    """A week as the interval of its days, since a meeting's `when` is a date or an interval."""
    if "-W" not in value:
        return value
    year, week = value.split("-W")
    return f"{date.fromisocalendar(int(year), int(week), 1)}/{date.fromisocalendar(int(year), int(week), 7)}"


def _status(
    group: Sequence[Mention], dated: Mention | None, pieces: Pieces, language: Language, now: date | None
) -> tuple[MeetingStatus, str]:
    marks = [mark for one in group for mark in one.marks]
    for mark in ("cancelled", "postponed"):
        if mark in marks:
            return mark, f"a word beside it says it was {mark}"
    if dated is not None and dated.date is not None and now is not None:
        value = (dated.until or dated.date).value.split("/")[-1]
        today = now.isoformat()[: len(value)] if "-W" not in value else "{}-W{:02}".format(*now.isocalendar()[:2])
        if value < today:
            return "held", "its day is past"
        if value > today:
            return "announced", "its day is to come"
    for mark in ("ongoing", "announced", "held"):
        if mark in marks:
            return mark, "a word beside it says so"
    for one in group:
        if isinstance(one.meaning, Verb) and one.meaning.status is not None:
            return one.meaning.status, "its verb says so"
    for one in group:
        tells = outlook(pieces, one.first, one.last, language.calendar)
        if tells:
            return ("announced" if tells > 0 else "held"), "its sentence says so"
    return "held", "nothing says that it is to come"
