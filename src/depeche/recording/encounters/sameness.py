"""Is a mention of the encounter that others tell of? By their days, places, parties, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from depeche.language.encounter import Noun, Verb
from depeche.model import Entity
from depeche.recording.encounters.mention import DAY, Mention

LOOSE = frozenset({"talks", "summit", "session", "conference"})  # words that stand for one another: "the meeting"
_JOURNEY = frozenset({"visit", "talks", "meal"})
_FOR_WHICH = frozenset({"talks", "meal", "summit", "conference"})  # what one travels for
_MET = frozenset({"talks", "meal"})  # what one does with those whom one meets on a journey
_NEXT = 2  # characters from one sentence to the next
_BEHIND = 24  # characters from the sentence of a call to the noun that stands for it
_FOR = 60  # characters from "gathers" to "for a summit", from "travels to Rome" to "where he meets"
_JOURNEY_FOR = 120  # characters from "went to the seat of the party in Selm" to "and met Orlo"
_GOES_ON = 300  # characters from a journey to the talks that it was for
_WHOSE = 100  # characters from a noun to a name that tells whose encounter it is
_PAIR = 2  # who takes part, at least
_YEAR = len("2022")
_LONG = 14  # days from the first to the last of an encounter


def same(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the mention can be of the encounter that the group tells of."""
    days = {day for other in group for day in other.days}
    if _on_other_days(group, mention, days) or _opposed(group, mention):
        return False
    if _names_the_call(group[-1], mention):
        return True
    places = {other.place.name for other in group if other.place is not None}
    elsewhere = mention.place is not None and bool(places) and mention.place.name not in places
    if mention.another and (elsewhere or (mention.days and not days)):
        return False  # "met … A first meeting, on 11 January, had failed."
    if in_one_act(group, mention) or (not elsewhere and _travels_for(group, mention)):
        return True
    if any(other.sort != mention.sort for other in group if other.sentence == mention.sentence):
        return False
    if not any(alike(other, mention) or _echoes(mention, other) for other in group) and not _of_one_journey(group, mention):
        return False
    common = shared(group, mention)
    if _points_back(mention, common):
        return True
    return not elsewhere and _agrees(group, mention, common, days, places)


def _on_other_days(group: Sequence[Mention], mention: Mention, days: Set[str]) -> bool:
    """Whether the mention tells of other days than the group, and of none within those."""
    differ = bool(mention.days and days) and not _agree(mention.days, days)
    return differ and not any(_within(mention, other) for other in group)


def _points_back(mention: Mention, common: int) -> bool:
    """Whether a mention means an encounter that was told, by those who take part in both (`common`) or an article."""
    if common and mention.beside and isinstance(mention.meaning, Verb):
        return True  # "before meeting Orlo", whom the text tells to be met
    if common >= _PAIR or mention.pointed:
        return True
    # "The talks" point back; "the visit of Orlo" does so only where Orlo was named.
    return mention.definite and (common > 0 or not _of_someone(mention))


def _agrees(group: Sequence[Mention], mention: Mention, common: int, days: Set[str], places: Set[str]) -> bool:
    """Whether day, place or parties of both agree, and no other parties are told."""
    here = mention.place is not None and bool(places)  # the same, since it is nowhere else
    if here and _to_the_day(mention) and mention.days & days and not mention.another:
        return True  # one day, one place, one kind of encounter
    if common and not mention.days and not mention.another and _told(group, mention):
        return True  # "a meeting with Orlo", in a language without articles: whom the text tells to be met
    if len(mention.parties) >= _PAIR and any(len(other.parties) >= _PAIR for other in group):
        return False
    # "this summer's convention", of which only the year is told, may be on any of its days
    if not common and _others(group, mention):
        return here or not mention.days.isdisjoint(days)
    return here or any(_alike(one, day) for one in mention.days for day in days)


def _others(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether both name persons, which are not the same: so they are of one month only by chance."""
    persons = [one for one in (*mention.parties, *mention.carried) if one.kind == "person"]
    return bool(persons) and any(one.kind == "person" for other in group for one in (*other.parties, *other.carried))


def _alike(one: str, other: str) -> bool:
    """Whether two values are one, or of a day and its month; a year alone is not enough."""
    return one == other or (min(len(one), len(other)) > _YEAR and (one.startswith(other) or other.startswith(one)))


def in_one_act(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the mention tells in one sentence with one of the group what that is for: "flies to Rome to meet Orlo"."""
    together = [other for other in group if other.sentence == mention.sentence]
    return any(_one_act(other, mention) or _gathering(other, mention) or _gathering(mention, other) for other in together)


def at_odds(group: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether two groups tell of different days."""
    days, others = {day for one in group for day in one.days}, {day for one in other for day in one.days}
    return bool(days and others) and not _agree(days, others)


def _agree(days: Set[str], others: Set[str]) -> bool:
    """Whether two can be of one day, of which one may be told by its month or its week only."""
    return any(_covers(one, other) or _covers(other, one) for one in days for other in others)


def _covers(wide: str, narrow: str) -> bool:
    """Whether the narrower value lies in the wider: a day in its month, its year, its week."""
    if "-W" in wide and len(narrow) == DAY and "-W" not in narrow:
        return "{}-W{:02}".format(*date.fromisoformat(narrow).isocalendar()[:2]) == wide
    return narrow.startswith(wide)


def _within(mention: Mention, other: Mention) -> bool:
    """Whether the day of the mention is one of several that the other took, or the last of what the other tells to have
    begun: "opened on Monday … the talks ended on Tuesday"."""
    if mention.date is None or other.date is None or not _to_the_day(mention):
        return False
    first, told = other.date.value[:DAY], mention.date.value
    if len(first) == DAY and first <= told <= other.last_day:
        return mention.definite or mention.closes
    ends = mention.closes and not mention.opens and (mention.definite or not mention.parties)
    if not ends or len(first) != DAY or not (other.opens or other.count):
        return False
    return 0 < (date.fromisoformat(told) - date.fromisoformat(first)).days <= _LONG


def _to_the_day(mention: Mention) -> bool:
    return mention.date is not None and len(mention.date.value) == DAY


def _told(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether all parties of the mention are told to take part in the encounter of the group; not where it is to come and
    nothing says so of the other."""
    if "announced" in mention.marks and not any("announced" in other.marks for other in group):
        return False
    told = [party for party in mention.parties if party.kind != "place" or party in mention.row]
    return _names(told) <= {party.name for other in group for party in other.parties}


def _of_one_journey(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether one is a visit and the other what it was for, as the same two people tell: "flew to see Orlo", "met Orlo"."""
    if mention.sort not in _JOURNEY or not {other.sort for other in group} <= _JOURNEY:
        return False
    people = {party.name for other in group for party in other.parties if party.kind == "person"}
    if len(people & _names(mention.parties)) >= _PAIR:
        return True
    last = group[-1]
    if last.sort == "visit" and mention.definite and not mention.days and not _of_someone(mention):
        return mention.span[0] - last.span[1] <= _GOES_ON  # "flew to Oslo on Monday. The talks lasted an hour."
    there = [other for other in group if "visit" in (other.sort, mention.sort) and _at_once(other, mention)]
    return bool(there) and (not people or not mention.parties or bool(shared(there, mention)))


def _travels_for(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the sentence behind those that tell of a journey says whom the one who travels meets there: "flies to Oslo on
    Friday. She is to meet Orlo"."""
    if not isinstance(mention.meaning, Verb) or mention.sort not in _MET or mention.date is not None:
        return False
    if group[-1].sort != "visit" or not 0 <= mention.sentence[0] - group[-1].sentence[1] <= _NEXT:
        return False
    travels = {party.name for other in group for party in other.before} if any(other.place for other in group) else set()
    told = _names(mention.before) <= travels if mention.before else mention.pronoun or mention.unnamed_before == 1
    return bool(travels) and told and any(party.kind == "person" for party in mention.after)


def _at_once(one: Mention, other: Mention) -> bool:
    """Whether both are told of one day and one place."""
    if one.date is None or other.date is None or one.place is None or other.place is None:
        return False
    return _to_the_day(one) and one.date.value == other.date.value and one.place.name == other.place.name


def _one_act(first: Mention, second: Mention) -> bool:
    """Whether the second only says what the first is for: "gathers for a summit", "travels to Rome, where he meets Vaud".

    Not so where somebody is met before: "met Vaud at the summit".
    """
    goes = first.sort == "visit" and isinstance(first.meaning, Verb) and isinstance(second.meaning, Verb)
    far = _JOURNEY_FOR if goes else _FOR
    if not 0 <= second.span[0] - first.span[1] <= far or any(party.kind == "person" for party in first.after):
        return False
    if first.sort == "visit":
        elsewhere = first.place is not None and second.place is not None and first.place is not second.place
        return second.sort in _FOR_WHICH and not elsewhere
    return (
        isinstance(first.meaning, Verb)
        and first.meaning.joint
        and isinstance(second.meaning, Noun)
        and not first.unnamed_after
    )


def _gathering(verb: Mention, noun: Mention) -> bool:
    """Whether the verb tells that those who meet do so for what the noun names: nobody else is told to be met, and both
    have the same day from the same words."""
    if not (isinstance(verb.meaning, Verb) and verb.meaning.joint and isinstance(noun.meaning, Noun)):
        return False
    met = verb.after or verb.unnamed_after or noun.after or noun.beside or noun.during
    return not met and verb.sort in LOOSE and noun.sort in LOOSE and verb.date is not None and verb.date is noun.date


def _names_the_call(other: Mention, mention: Mention) -> bool:
    """Whether a noun that nothing stands beside opens the clause behind a call: "phoned Orlo; the talk was short"."""
    bare = isinstance(mention.meaning, Noun) and not (mention.days or mention.parties or mention.place)
    opens = mention.definite or mention.span[0] - mention.sentence[0] <= 1
    near = 0 <= mention.span[0] - other.sentence[1] <= _BEHIND
    return other.sort == "call" and mention.sort == "talks" and bare and opens and near and not mention.another


def _opposed(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the mention tells of someone else being met: "received Orlo", "then met Vaud"."""
    if not isinstance(mention.meaning, Verb) or not mention.after:
        return False
    others = [other for other in group if isinstance(other.meaning, Verb) and other.after]
    return bool(others) and not any(_names(other.after) & _names(mention.after) for other in others)


def _echoes(mention: Mention, other: Mention) -> bool:
    """Whether one noun that points back takes up a longer one: "a public hearing … the hearing"."""
    return mention.definite and len(mention.words) == 1 and mention.words[0] in other.words


def _of_someone(mention: Mention) -> bool:
    """Whether parties stand right behind a noun, where they tell whose encounter it is."""
    end = mention.span[1]
    far = min(end + _WHOSE, mention.phrase)
    whose = [party for party in mention.after if party not in mention.housed]
    return any(end <= start <= far for party in whose for start, _ in party.mentions)


def shared(group: Sequence[Mention], mention: Mention) -> int:
    """How many parties the mention has in common with the mention of the group that it is closest to."""
    names = _names([*mention.parties, *mention.carried])
    return max(len(names & _names([*other.parties, *other.carried])) for other in group)


def alike(one: Mention, other: Mention) -> bool:
    return one.sort == other.sort or (one.sort in LOOSE and other.sort in LOOSE)


def _names(parties: Sequence[Entity]) -> set[str]:
    return {party.name for party in parties}
