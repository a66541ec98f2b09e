"""Is a meeting held, to come, put off, called off or under way? Words beside it, its day and its tense say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from depeche.language.encounter import Noun, Verb
from depeche.model import MeetingStatus
from depeche.recording.calendar.tense import Outlook
from depeche.recording.encounters.mention import DAY, Mention

_LATELY = 14  # days since which what began may still be going on

Told = tuple[MeetingStatus, str]
"""A status and, for a reader, what tells it."""


def status(group: Sequence[Mention], dated: Mention | None, outlook: Outlook, now: date | None) -> Told:
    """The status of a meeting of which the mentions of a group tell. `dated`: the one of them that tells the day."""
    marks = {mark for one in group for mark in one.marks}
    told = [one.meaning.status for one in group if isinstance(one.meaning, Verb)]
    for mark in ("cancelled", "postponed"):
        if mark in marks and "held" not in told:  # "the hearing, postponed twice," is held in the end
            return mark, f"a word beside it says it was {mark}"
    by_day = _by_its_day(group, dated, now) if dated is not None and now is not None else None
    if by_day is not None:
        return by_day
    for mark in ("ongoing", "announced", "held"):
        if mark in marks:
            return mark, "a word beside it says so"
    for state in told:
        if state is not None:
            return state, "its verb says so"
    return _by_its_tense(group, dated, outlook)


def _by_its_day(group: Sequence[Mention], dated: Mention, now: date) -> Told | None:
    """What its day tells, by the article's; nothing on that day itself, or in its month or week."""
    if dated.date is None:
        return None
    value = (dated.until or dated.date).value.split("/")[-1]
    today = now.isoformat()[: len(value)] if "-W" not in value else "{}-W{:02}".format(*now.isocalendar()[:2])
    if dated.until is not None and dated.date.value <= today <= value and len(value) == DAY:
        return "ongoing", "its days have begun"
    if value < today:
        if _goes_on(group, dated, now):
            return "ongoing", "it is told to go on since its day"
        return "held", "its day is past"
    return ("announced", "its day is to come") if value > today else None


def _goes_on(group: Sequence[Mention], dated: Mention, now: date) -> bool:
    """Whether what began on its day is still under way: "has been running since Monday"."""
    marks = {mark for one in group for mark in one.marks}
    if dated.date is None or dated.until is not None or len(dated.date.value) != DAY or "held" in marks:
        return False
    told = "ongoing" in marks or (dated.since and all(isinstance(one.meaning, Noun) for one in group))
    return told and (now - date.fromisoformat(dated.date.value)).days <= _LATELY


def _by_its_tense(group: Sequence[Mention], dated: Mention | None, outlook: Outlook) -> Told:
    """What the verbs beside it tell. On the article's own day its own verb may tell either, so that those around it do."""
    if any(one.over for one in group) and all(outlook.around(one.first, one.last) <= 0 for one in group):
        return "held", "something is told to have come after it"
    exact = dated is not None and dated.date is not None and len(dated.date.value) == DAY
    if any(one.during and (exact or outlook.around(one.first, one.last) <= 0) for one in group):
        return "held", "something was said in it"  # but "they are to pledge aid during this week's summit"
    for one in group:
        tells = outlook.around(one.first, one.last) if exact else outlook.of(one.first, one.last)
        if tells:
            return ("announced" if tells > 0 else "held"), "its sentence says so"
    return "held", "nothing says that it is to come"
