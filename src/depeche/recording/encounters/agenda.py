"""Which encounters stand in a list below a line that is their day? So agendas are written: "Wednesday 9 October", and below
it "- Selm: summit of the lake states"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.model import DateMention, Entity
from depeche.recording.encounters.mention import Mention

_BULLET = re.compile(r"[-–—•*·▪] ?")
_AROUND = " \t:.,*-–—"  # what may stand beside a day in its line
_LINE = 40  # characters of a line that is a day, at most


def by_headings(
    groups: Sequence[Sequence[Mention]], entities: Sequence[Entity], days: Sequence[DateMention], text: str
) -> None:
    """Gives encounters without a day that of the line above their list, and the place that leads their own line."""
    headings = _headings(days, text)
    if not headings:
        return
    leading: dict[int, Entity] | None = None
    for group in groups:
        one = group[0]
        begin = text.rfind("\n", 0, one.span[0]) + 1
        day = _above(begin, headings, text)
        if day is None or one.bounded:
            continue
        one.date, one.inferred = day, f"“{day.text}” is the line above its list"
        if leading is None:
            leading = {start: place for place in entities if place.kind == "place" for start, _ in place.mentions}
        bullet = _BULLET.match(text, begin)
        place = leading.get(bullet.end() if bullet is not None else begin)
        if place is not None and one.place is None and _leads(place, one, text):
            one.place = place


def _headings(days: Sequence[DateMention], text: str) -> dict[int, DateMention]:
    """The days that are a line of their own, by where it ends."""
    found: dict[int, DateMention] = {}
    for day in days:
        begin, end = text.rfind("\n", 0, day.start) + 1, text.find("\n", day.end)
        if end - begin <= _LINE and end > 0 and not (text[begin : day.start] + text[day.end : end]).strip(_AROUND):
            found[end] = day
    return found


def _above(begin: int, headings: dict[int, DateMention], text: str) -> DateMention | None:
    """The day above the list in which a line that begins there stands: no blank line parts its items."""
    first = text.rfind("\n\n", 0, begin)
    block = first + 2 if first >= 0 else 0
    if first in headings:
        return headings[first]  # the list is a part of its own below the line
    within = [end for end in headings if block <= end < begin]
    return headings[max(within)] if within else None


def _leads(place: Entity, mention: Mention, text: str) -> bool:
    """Whether a colon stands right behind the place that opens the line of an encounter."""
    return any(end <= mention.span[0] and text[end : end + 2].strip().startswith(":") for _, end in place.mentions)
