"""Which meetings does a text tell of? One of each encounter, however often it is mentioned.

    mentions ─► those with evidence (a day, a place, parties) ─► joined where they can be one ─► Meeting

A meeting that the text does not tell is worse than one that is missed: a mention without evidence of its own only joins
what is there already, or is dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, datetime, timedelta

from depeche.language import Language, load
from depeche.language.encounter import Noun, Verb
from depeche.model import DateMention, Entity, Meeting, MeetingStatus
from depeche.recording.almanac import almanac
from depeche.recording.calendar import dates_in
from depeche.recording.encounters import Mention, mentions
from depeche.recording.entity import entities as entities_of
from depeche.recording.phrasebook import phrasebook
from depeche.recording.pieces import Pieces
from depeche.recording.tense import Outlook
from depeche.recording.undated import infer_days

_LOOSE = frozenset({"talks", "summit", "session", "conference"})  # words that stand for one another: "the meeting"
_FORMAL = frozenset({"hearing", "debate"})  # held by a body that need not be named
_JOURNEY = frozenset({"visit", "talks", "meal"})
_ENOUGH = 2  # points of evidence
_MEMORY = 40  # meetings, and mentions of each, that a reader has in mind: what keeps hostile text linear
_PLENTY = 2  # points beyond which a mention tells no more than another
_WEEK = 7  # days
_DAY = len("2022-01-10")
_FOR = 60  # characters from "gathers" to "for a summit", from "travels to Rome" to "where he meets"
_LEADING = 12  # characters from a name to the noun that it stands before
_WHOSE = 100  # characters from a noun to a name that tells whose encounter it is


def meetings(text: str, language: str, date: date | None = None) -> list[Meeting]:
    """The meetings of `text`, in order of their first mention.

    `language` is a BCP 47 tag; `date` is the article's day, which "on Monday" counts from. Linear in `len(text)`; never
    raises.
    """
    known = load(language)
    book = almanac(known.code)
    pieces = book.pieces(text)
    return meetings_in(pieces, known, date, entities_of(text, language), dates_in(pieces, book, date))


def meetings_in(
    pieces: Pieces, language: Language, reference: date | None, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> list[Meeting]:
    """`meetings` of a text whose entities and dates are known already, cut as the almanac of the language cuts it."""
    book = phrasebook(language.code)
    if not book.labels:
        return []
    now = reference.date() if isinstance(reference, datetime) else reference
    groups: list[list[Mention]] = []
    for mention in mentions(pieces, book, entities, dates):
        if now is not None:
            _look_ahead(mention, now, pieces, language.code)
        # Of several it could be of, the one with most names in common; else the last that was told.
        own = [group for group in reversed(groups[-_MEMORY:]) if _same(group[-_MEMORY:], mention)]
        group = max(own, key=lambda group: _shared(group[-_MEMORY:], mention), default=None)
        if group is not None:
            group.append(mention)
        elif _one_more(mention, groups[-_MEMORY:]) or _evidence(mention) >= _ENOUGH:
            groups.append([mention])
    if not groups:
        return []
    outlook = Outlook(pieces, almanac(language.code).tenses)
    infer_days(groups, entities, dates, pieces, book, outlook, now)
    return [_meeting(group, pieces, outlook, now) for group in groups]


def _look_ahead(mention: Mention, now: date, pieces: Pieces, code: str) -> None:
    """Takes the weekday of what is to come for the next one, where it was left open which: "they face off on Sunday"."""
    told = mention.date
    ahead = (isinstance(mention.meaning, Verb) and mention.meaning.status == "announced") or "announced" in mention.marks
    if told is None or not ahead or "held" in mention.marks or len(told.why) > 1 or len(told.value) != _DAY:
        return
    labels = almanac(code).labels
    first, last = bisect_left(pieces.starts, told.start), bisect_left(pieces.starts, told.end)
    weekday = any(label == "WEEKDAY" for word in pieces.pieces[first:last] for label, _ in labels.get(word, ()))
    if weekday and 0 < (now - date.fromisoformat(told.value)).days < _WEEK:
        later = date.fromisoformat(told.value) + timedelta(days=_WEEK)
        mention.date = replace(told, value=later.isoformat())


def _one_more(mention: Mention, groups: Sequence[Sequence[Mention]]) -> bool:
    """Whether the mention tells one more encounter of those who were told to meet: "the last meeting, in October"."""
    if not mention.another or mention.date is None or not any(_alike(one, mention) for group in groups for one in group):
        return False
    if not mention.parties:  # they are those of the one told last
        last = next(group for group in reversed(groups) if any(_alike(one, mention) for one in group))
        mention.before.extend(max(last, key=lambda one: len(one.parties)).parties)
    return True


def _evidence(mention: Mention) -> int:
    """How much speaks for a meeting of parties that are told."""
    dated = mention.date is not None and len(mention.date.value) > len("2022")  # a year alone tells history
    beside = (dated or mention.bounded) + (mention.place is not None)
    points = beside + min(2, mention.size)
    if isinstance(mention.meaning, Verb):
        return points if _complete(mention, mention.meaning, dated, beside) else 0
    told = (
        (bool(mention.marks) and not mention.beside)
        or (mention.during and mention.sort != "conference")  # a report is held "at a conference"
        or mention.lasting
    )
    set_for = (
        mention.sort in _LOOSE | _FORMAL and dated and any(mark != "ongoing" for mark in mention.marks)
    )  # "the congress takes place on 20 May"
    if not (mention.meaning.firm or set_for or ((beside or told) and (mention.size or mention.place))):
        return 0
    if not (beside or told or mention.after or mention.unnamed_after or _led_by_a_name(mention)):
        return 0  # "he called the talks pointless": nobody is told to take part
    return points + told


def _complete(mention: Mention, verb: Verb, dated: bool, beside: int) -> bool:
    """Whether a verb has what makes it tell of a meeting. `beside` counts the day and the place that are told."""
    after = mention.after or mention.unnamed_after
    if not verb.firm and not (dated and mention.before and (after or mention.place is not None)):
        return False
    if not verb.firm and verb.alone and not (mention.unnamed_before or any(one.kind == "person" for one in mention.before)):
        return False  # a ship or a charge may arrive too
    if mention.sort == "visit" and not (beside or after):
        return False  # "went upstairs"
    if mention.before and (after or verb.alone):
        return True
    if verb.joint and mention.unnamed_before and after and mention.many:
        return True  # "the two governments met with unions"
    if verb.joint and beside and (mention.many or mention.size >= 2 or beside == 2):
        return True
    # "He met Orlo and will receive Vaud on Friday": the subject stands with another verb.
    return bool(after and (dated or (beside and mention.after))) or (beside == 2 and verb.alone)


def _same(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the mention can be of the encounter that the group tells of."""
    days = {day for other in group for day in other.days}
    if (mention.days and days and not _agree(mention.days, days)) or _opposed(group, mention):
        return False
    places = {other.place.name for other in group if other.place is not None}
    elsewhere = mention.place is not None and bool(places) and mention.place.name not in places
    if mention.another and ((mention.days and not days) or elsewhere):
        return False  # "met … A first meeting, on 11 January, had failed."
    together = [other for other in group if other.sentence == mention.sentence]
    if any(_one_act(other, mention) or _gathering(other, mention) or _gathering(mention, other) for other in together):
        return True
    beside = [other for other in together if other.sort != mention.sort]
    if not beside and not any(_alike(other, mention) for other in group) and not _of_one_journey(group, mention):
        return False
    if beside:
        return False
    shared = _shared(group, mention)
    if shared and mention.beside and isinstance(mention.meaning, Verb):
        return True  # "before meeting Orlo", whom the text tells to be met
    if shared >= 2 or (mention.definite and (shared or not _of_someone(mention))):
        return True  # "the talks" point back; "the visit of Orlo" does so only where Orlo was named
    if elsewhere:
        return False
    if places and _to_the_day(mention) and mention.days & days and mention.place is not None and not mention.another:
        return True  # one day, one place, one kind of encounter
    if shared and not mention.days and not mention.another and _told(group, mention):
        return True  # "a meeting with Orlo", in a language without articles: whom the text tells to be met
    if len(mention.parties) >= 2 and any(len(other.parties) >= 2 for other in group):
        return False
    return bool(mention.date is not None and days) or bool(mention.place is not None and places)


def _agree(days: Set[str], others: Set[str]) -> bool:
    """Whether two can be of one day, of which one may be told by its month only."""
    return any(one.startswith(other) or other.startswith(one) for one in days for other in others)


def _to_the_day(mention: Mention) -> bool:
    return mention.date is not None and len(mention.date.value) == _DAY


def _told(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether all parties of the mention are told to take part in the encounter of the group."""
    return _names(mention.parties) <= {party.name for other in group for party in other.parties}


def _of_one_journey(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether one is a visit and the other what it was for, as the same two people tell: "flew to see Orlo", "met Orlo"."""
    if mention.sort not in _JOURNEY or not {other.sort for other in group} <= _JOURNEY:
        return False
    people = {party.name for other in group for party in other.parties if party.kind == "person"}
    if len(people & _names(mention.parties)) >= 2:
        return True
    there = [other for other in group if "visit" in (other.sort, mention.sort) and _at_once(other, mention)]
    return bool(there) and (not people or not mention.parties or bool(_shared(there, mention)))


def _at_once(one: Mention, other: Mention) -> bool:
    """Whether both are told of one day and one place."""
    if one.date is None or other.date is None or one.place is None or other.place is None:
        return False
    return _to_the_day(one) and one.date.value == other.date.value and one.place.name == other.place.name


def _one_act(first: Mention, second: Mention) -> bool:
    """Whether the second only says what the first is for: "gathers for a summit", "travels to Rome, where he meets Vaud".

    Not so where somebody is met before: "met Vaud at the summit".
    """
    if not 0 <= second.span[0] - first.span[1] <= _FOR or any(party.kind == "person" for party in first.after):
        return False
    if first.sort == "visit":
        elsewhere = first.place is not None and second.place is not None and first.place is not second.place
        return second.sort in ("talks", "meal") and not elsewhere
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
    return not met and verb.sort in _LOOSE and noun.sort in _LOOSE and verb.date is not None and verb.date is noun.date


def _shared(group: Sequence[Mention], mention: Mention) -> int:
    """How many parties the mention has in common with the mention of the group that it is closest to."""
    return max(len(_names(mention.parties) & _names(other.parties)) for other in group)


def _of_someone(mention: Mention) -> bool:
    """Whether parties stand right behind a noun, where they tell whose encounter it is."""
    end = mention.span[1]
    return any(end <= start <= end + _WHOSE for party in mention.after for start, _ in party.mentions)


def _led_by_a_name(mention: Mention) -> bool:
    """Whether a party stands right before a noun: "the Japan-Poland talks"."""
    start = mention.span[0]
    return any(start - _LEADING <= end <= start for party in mention.before for _, end in party.mentions)


def _opposed(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether the mention tells of someone else being met: "received Orlo", "then met Vaud"."""
    if not isinstance(mention.meaning, Verb) or not mention.after:
        return False
    others = [other for other in group if isinstance(other.meaning, Verb) and other.after]
    return bool(others) and not any(_names(other.after) & _names(mention.after) for other in others)


def _names(parties: Sequence[Entity]) -> set[str]:
    return {party.name for party in parties}


def _alike(one: Mention, other: Mention) -> bool:
    return one.sort == other.sort or (one.sort in _LOOSE and other.sort in _LOOSE)


def _meeting(group: Sequence[Mention], pieces: Pieces, outlook: Outlook, now: date | None) -> Meeting:
    fullest = max(group, key=_fullness)
    moved = [one for one in group if one.former is not None]
    dated = next((one for one in [*moved, fullest, *group] if one.date is not None), None)
    placed = next((one for one in [fullest, *group] if one.place is not None), None)
    when = _when(dated)
    start, end = fullest.span
    people: dict[str, None] = {}
    for one in [fullest, *group]:
        people.update(dict.fromkeys(party.name for party in one.parties if party.kind != "place"))
    status, reason = _status(group, dated, outlook, now)
    why = [f"“{pieces.text[start:end]}” names an encounter"]
    if dated is not None and dated.date is not None:
        why.append(dated.inferred or f"“{dated.date.text}” stands beside it")
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
        confidence=round(min(0.95, 0.4 + 0.15 * _evidence(fullest)) - (0.2 if dated and dated.inferred else 0.0), 2),
        why=(*why, reason),
    )


def _fullness(mention: Mention) -> tuple[int, bool]:
    """How much a mention tells of its encounter. A verb gives way to one that tells as much, where it has its day from
    there, tells the journey only, or often means something else ("arrived")."""
    journey = isinstance(mention.meaning, Verb) and (mention.sort == "visit" or not mention.meaning.firm)
    weak = mention.lent or journey
    return min(_evidence(mention), _PLENTY) - weak, not weak


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
    group: Sequence[Mention], dated: Mention | None, outlook: Outlook, now: date | None
) -> tuple[MeetingStatus, str]:
    marks = [mark for one in group for mark in one.marks]
    told = [one.meaning.status for one in group if isinstance(one.meaning, Verb)]
    for mark in ("cancelled", "postponed"):
        if mark in marks and "held" not in told:  # "the hearing, postponed twice," is held in the end
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
    if any(one.over for one in group) and all(outlook.around(one.first, one.last) <= 0 for one in group):
        return "held", "something is told to have come after it"
    for one in group:
        tells = (outlook.of if dated is None else outlook.around)(one.first, one.last)
        if tells:
            return ("announced" if tells > 0 else "held"), "its sentence says so"
    return "held", "nothing says that it is to come"
