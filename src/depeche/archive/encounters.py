"""When two articles tell of the same meeting, and how its status moves. Pure.

A meeting is announced by one article, held in another, postponed in a third. It is one encounter if the parties agree and
the days do; where no day is told, the parties and the kind of encounter have to carry it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from depeche.model import MeetingStatus

MOST_MOVED = 60
"""Days by which a meeting is put off without its story telling so, if parties and place stay."""

_NEAR = 1  # days by which two papers may differ, one counting from another time zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """What the archive compares of a meeting."""

    parties: frozenset[int]  # entities
    place: int | None = None
    what: str = ""
    first_day: str | None = None
    last_day: str | None = None
    when: str | None = None
    status: MeetingStatus = "announced"
    story: int | None = None  # of an article that tells of it


def same(known: Encounter, told: Encounter) -> bool:
    """Whether `told` is one more word of the meeting that is `known`."""
    shared = known.parties & told.parties
    if not shared:
        return False
    whole = len(shared) >= 2 or known.parties == told.parties
    if known.place is not None and told.place is not None and known.place != told.place and not moved_off(told):
        return False
    if _near(known, told):
        return whole or (known.place is not None and known.place == told.place)
    one_story = known.story is not None and known.story == told.story
    if told.first_day is None or known.first_day is None:
        return whole and one_story
    if not moved_off(told) or not whole:
        return False
    due = known.status in ("announced", "postponed") and known.place is not None and known.place == told.place
    return one_story or (due and _apart(known, told) <= MOST_MOVED)


def _apart(one: Encounter, other: Encounter) -> int:
    """Days between the beginnings of the two; both have one."""
    assert one.first_day is not None
    assert other.first_day is not None
    return abs(date.fromisoformat(one.first_day).toordinal() - date.fromisoformat(other.first_day).toordinal())


def moved_off(told: Encounter) -> bool:
    return told.status in ("postponed", "cancelled")


def _near(one: Encounter, other: Encounter) -> bool:
    """Whether their days touch, give or take one."""
    if not (one.first_day and one.last_day and other.first_day and other.last_day):
        return False
    first, last = date.fromisoformat(one.first_day).toordinal(), date.fromisoformat(one.last_day).toordinal()
    start, end = date.fromisoformat(other.first_day).toordinal(), date.fromisoformat(other.last_day).toordinal()
    return start <= last + _NEAR and first <= end + _NEAR


def joined(known: Encounter, told: Encounter) -> Encounter:
    """The meeting after one more word of it: the newest status holds, and the more exact day, place and parties."""
    day = told if told.first_day and (not known.first_day or moved_off(told) or _span(told) < _span(known)) else known
    return Encounter(
        parties=known.parties | told.parties,
        place=known.place if told.place is None else told.place,
        what=known.what or told.what,
        first_day=day.first_day,
        last_day=day.last_day,
        when=day.when,
        status=status(known.status, told.status),
        story=known.story if told.story is None else told.story,
    )


def _span(of: Encounter) -> int:
    assert of.first_day is not None
    assert of.last_day is not None
    return date.fromisoformat(of.last_day).toordinal() - date.fromisoformat(of.first_day).toordinal()


def status(before: MeetingStatus, told: MeetingStatus) -> MeetingStatus:
    """The status after one more word. What was held is not announced again by an article that looks back or was late."""
    if before == "held" and told in ("announced", "ongoing"):
        return before
    if before == "ongoing" and told == "announced":
        return before
    return told


def moved(before: Encounter, after: Encounter) -> bool:
    """Whether a calendar has to be told (RFC 5545: SEQUENCE goes up)."""
    return (before.when, before.place, before.status) != (after.when, after.place, after.status)


def first_that_is(told: Encounter, known: Iterable[tuple[int, Encounter]]) -> int | None:
    """The number of the meeting that `told` is, the earliest minted first; None: one not met before."""
    return next((number for number, meeting in sorted(known, key=lambda item: item[0]) if same(meeting, told)), None)
