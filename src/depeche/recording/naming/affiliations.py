"""For whom does a person speak or work? Read off the office beside the name, or the brackets behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from depeche.recording.naming.mentions import Named

_SLACK = 8  # characters between a name and its office
_OWNERS = 2  # of an office, in a row: "Değişim Partisi Ankara İl Başkanı"
_DEGREES = 3  # abbreviations before a name: "Prof. Dr."
_LETTERS = 16  # characters of a body's letters in brackets
_LONGEST = 300  # characters of an office; what is longer is a text of nothing but titles
_SEAT = re.compile(r"(?: \(|, )([A-Z]-(?:(?:[A-Z]\.){2}|[A-Z][^\W\d_]{1,4}\.?))[),]")  # "Ilse Vaudrin (R-WI)", ", D-N.Y.,"
_Spot = tuple[int, int, Named]


def affiliated(text: str, people: Iterable[Named], others: Iterable[Named]) -> list[Named]:
    """The people, each with the organisation, else the place, that stands in its office: "secrétaire de la CGT".

    A party in brackets counts too, and one with the land it is for: "Jonas Brandt (SPD)", "Ilse Vaudrin, D-Mass.,".
    """
    spots = sorted([(start, end, one) for one in others for start, end in one.mentions], key=itemgetter(0, 1))
    begun = [start for start, _, _ in spots]
    told = ((person, _affiliation(text, person, spots, begun)) for person in people)
    return [person if name is None else replace(person, affiliation=name) for person, name in told]


def _affiliation(text: str, person: Named, spots: Sequence[_Spot], begun: Sequence[int]) -> str | None:
    for start, end in person.mentions:
        if text.startswith(" (", end):
            at = bisect_left(begun, end + 2)
            if at < len(spots) and begun[at] == end + 2 and text.startswith(")", spots[at][1]):
                return spots[at][2].name
        seat = _SEAT.match(text, end)
        if seat is not None:
            return seat[1]
        found = _inside(text, start, end, person.role, spots, begun) if person.role else None
        if found is not None:
            return found.name
    return None


def with_owners(text: str, people: Iterable[Named], others: Iterable[Named]) -> list[Named]:
    """The people, each with whose office it is before it, where a language has them as one noun: "Ankara Belediye Başkanı",
    "Liman Sendikası Genel Başkanı"."""
    begins = {end: start for one in others for start, end in one.mentions}
    inside = {at: start for end, start in begins.items() for at in range(start + 1, end) if text[at - 1] == " "}
    found = []
    for person in people:
        role = person.role
        for start, _ in person.mentions if role else ():
            end = _before_degrees(text, start)
            low = end - len(role or "")
            if low < 0 or text[low:end] != role:
                continue
            first = inside.get(low, low)
            for _ in range(_OWNERS):
                if first and text[first - 1] == " ":
                    first = begins.get(_before_letters(text, first - 1), first)
            if first < low:
                person = replace(person, role=text[first:end])
                break
        found.append(person)
    return found


def _before_degrees(text: str, start: int) -> int:
    """Where the office before a name ends, without the abbreviations between: "Selm Üniversitesi Rektörü | Prof. Dr. Ada
    Vodrin"."""
    end = start - 1
    for _ in range(_DEGREES):
        blank = text.rfind(" ", max(0, end - _SLACK), end)
        if blank < 0 or text[end - 1] != "." or not text[blank + 1 : end - 1].isalpha():
            break
        end = blank
    return end


def _before_letters(text: str, end: int) -> int:
    """Where the name of a body ends, without its letters in brackets: "Selm Liman Birliği | (SLB) Başkanı"."""
    if text[end - 1] != ")":
        return end
    opens = text.rfind(" (", max(0, end - _LETTERS), end)
    return opens if opens > 0 and text[opens + 2 : end - 1].isalpha() else end


def _inside(text: str, start: int, end: int, role: str, spots: Sequence[_Spot], begun: Sequence[int]) -> Named | None:
    """The organisation, else the place, that is named inside that office beside `text[start:end]`."""
    if len(role) > _LONGEST:
        return None
    around = (max(0, _before_degrees(text, start) + 1 - len(role) - _SLACK), end + len(role) + _SLACK)
    low = text.find(role, *around)
    if low < 0:
        role = role.partition(" ")[2]  # the noun may stand in the plural there: "les ministres de l'eau"
        low = text.find(role, *around) if role else -1
    if low < 0:
        return None
    named = [one for _, _, one in spots[bisect_left(begun, low) : bisect_left(begun, low + len(role))]]
    return next((one for one in named if one.kind == "organisation"), named[0] if named else None)
