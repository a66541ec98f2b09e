"""A range or a list that shares a month or a year is several dates: "12, 13 and 15 May", "15 January to 3 February 1984"."""

from __future__ import annotations

from depeche.language.calendar import Rule
from depeche.recording.words.forms import Match, Slot

_SHARED = ("MONTH", "MM", "YEAR")


def parts(match: Match[Rule]) -> list[Match[Rule]]:
    """The dates that a match names, in order; itself where it is one.

    A slot that comes again begins the next date. What a date does not say of month and year it takes from the nearest
    that does, those after it first.
    """
    if len(match.slots) < 2:
        return [match]
    groups: list[list[Slot]] = [[]]
    for slot in match.slots:
        if any(slot[0] == other[0] or {slot[0], other[0]} == {"YEAR", "SHORT"} for other in groups[-1]):
            groups.append([])
        groups[-1].append(slot)
    if len(groups) == 1:
        return [match]
    found = []
    for number, group in enumerate(groups):
        neighbours = [*groups[number + 1 :], *reversed(groups[:number])]
        slots = [*group, *_lent(group, neighbours)]
        first = match.first if number == 0 else group[0][2]
        last = match.last if number == len(groups) - 1 else group[-1][2]
        found.append(Match(first, last, match.meaning, tuple(slots)))
    return found


def _lent(group: list[Slot], neighbours: list[list[Slot]]) -> list[Slot]:
    names = {name for name, _, _ in group}
    found: list[Slot] = []
    if "SHORT" in names:  # "1914–18": the century is that of the year before
        short = next(value for name, value, _ in group if name == "SHORT")
        year = next((value for other in neighbours for name, value, _ in other if name == "YEAR"), None)
        return [] if year is None else [("YEAR", year // 100 * 100 + short, group[0][2])]
    if "DAY" not in names and "MONTH" not in names:
        return []
    for wanted in _SHARED:
        if wanted in names or (wanted == "MONTH" and "DAY" not in names):
            continue
        found += next(([slot] for other in neighbours for slot in other if slot[0] == wanted), [])
    return found
