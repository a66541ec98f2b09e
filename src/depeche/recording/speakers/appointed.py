"""Who is told to have come to an office, which alone means them from then on?"""

from __future__ import annotations

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast

_BEFORE = 600  # characters back in which it is told
_LONGEST = 160  # of the sentence that tells it
_STOPS = "。！？.!?\n"


def told_before(office: str, before: int, made: Cast) -> Named | None:
    """The one person named in the last sentence with that office, where it tells who came to have it: "唐海燕出任大使。"."""
    first = max(0, before - _BEFORE)
    at = made.text.rfind(office, first, before)
    if at < 0:
        return None
    low = max(first - 1, *(made.text.rfind(stop, first, at) for stop in _STOPS)) + 1
    high = min((end for stop in _STOPS if (end := made.text.find(stop, at, before)) >= 0), default=at)
    told = made.text[low : min(high, low + _LONGEST)]
    if not any(verb in told for verb in made.wording.naming.naming.becoming_verbs):
        return None
    people = {person.name: person for _, _, person in made.people(low, min(high, before))}
    return next(iter(people.values())) if len(people) == 1 else None
