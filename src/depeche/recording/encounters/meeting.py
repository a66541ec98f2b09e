"""Which meetings does a text tell of? One of each encounter, however often it is mentioned.

    mentions ─► those with evidence (a day, a place, parties) ─► joined where they can be one ─► Meeting

A meeting that the text does not tell is worse than one that is missed: a mention without evidence of its own only joins
what is there already, or is dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from depeche.language import Language, load
from depeche.language.encounter import Noun, Verb
from depeche.model import DateMention, Entity, Meeting, Span
from depeche.recording.calendar.almanac import Almanac, almanac
from depeche.recording.calendar.expressions import dates_in
from depeche.recording.calendar.tense import Outlook
from depeche.recording.encounters.called import undeclined
from depeche.recording.encounters.evidence import ENOUGH, evidence
from depeche.recording.encounters.lasting import give_last_day
from depeche.recording.encounters.mention import DAY, Mention, preposition
from depeche.recording.encounters.mentions import mentions
from depeche.recording.encounters.phrasebook import Phrasebook, phrasebook
from depeche.recording.encounters.sameness import alike, at_odds, in_one_act, same, shared
from depeche.recording.encounters.status import status
from depeche.recording.encounters.undated import infer_days
from depeche.recording.naming.entity import entities as entities_of
from depeche.recording.text.pieces import Pieces, folded
from depeche.recording.text.unmarked import unmarked
from depeche.recording.words.lexicon import lexicon

_HELD = frozenset({"talks", "summit"})  # what bodies hold with one another
_OFF = frozenset({"cancelled", "postponed"})
_MEMORY = 40  # meetings, and mentions of each, that a reader has in mind: what keeps hostile text linear
_PAIR = 2  # who takes part in an encounter, at least
_PLENTY = 2  # points beyond which a mention tells no more than another
_WEEK = 7  # days
_OWN_DAY = 24  # characters from a day to the noun whose it is: "Monday's next round of talks"
_OPENED = 3  # pieces, blanks included, from the begin of a sentence to the noun that opens it: "В зустрічі"
_TOLD_ON = 160  # characters from the sentence of an encounter to the one that tells on of it
_JUST = 2  # days since what was called off had been due, where it is news still


def meetings(text: str, language: str, date: date | None = None) -> list[Meeting]:
    """The meetings of `text`, in order of their first mention.

    `language` is a BCP 47 tag; `date` is the article's day, which "on Monday" counts from. Linear in `len(text)`; never
    raises.
    """
    plain = unmarked(text)
    if plain is not None:
        return [plain.meeting(one) for one in meetings(plain.text, language, date)]
    known = load(language)
    book = almanac(known.code)
    pieces = book.pieces(text)
    entities = entities_of(text, language)
    return meetings_in(pieces, known, date, entities, outside_names(dates_in(pieces, book, date), entities))


def outside_names(dates: Sequence[DateMention], entities: Sequence[Entity]) -> list[DateMention]:
    """The dates but those that are part of a person's name: "Марта Олдекоп", "August Brandt"."""
    names = sorted([span for one in entities if one.kind == "person" for span in one.mentions])

    def named(one: DateMention) -> bool:
        at = bisect_left(names, (one.start + 1,)) - 1
        return at >= 0 and one.end <= names[at][1] and (one.start, one.end) != names[at]

    return [one for one in dates if not named(one)]


def meetings_in(
    pieces: Pieces, language: Language, reference: date | None, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> list[Meeting]:
    """`meetings` of a text whose entities and dates are known already, cut as the almanac of the language cuts it."""
    book = phrasebook(language.code)
    if not book.labels:
        return []
    now = reference.date() if isinstance(reference, datetime) else reference
    calendar = almanac(language.code)
    groups = _grouped(mentions(pieces, book, lexicon(language), entities, dates), now, pieces, book, calendar)
    if not groups:
        return []
    for group in groups:
        give_last_day(group)
    outlook = Outlook(pieces, calendar.tenses)
    undated = [one for group in groups for one in group if one.date is None]
    infer_days(groups, entities, dates, pieces, book, outlook, now)
    if now is not None:
        for one in undated:
            _look_ahead(one, now, pieces, book, calendar)
    return [_meeting(group, pieces, book, outlook, now) for group in groups if _is_one_encounter(group)]


def _grouped(
    found: Sequence[Mention], now: date | None, pieces: Pieces, book: Phrasebook, calendar: Almanac
) -> list[list[Mention]]:
    """The mentions of each encounter. One without evidence of its own joins what is there already, or is dropped."""
    groups: list[list[Mention]] = []
    ahead: dict[int, DateMention] = {}  # where a day begins that one mention takes for the next → what it is to others too
    for mention in found:
        told = mention.date
        if told is not None and told.start in ahead:
            mention.date = ahead[told.start]
        elif now is not None and told is not None:
            _look_ahead(mention, now, pieces, book, calendar)
            if mention.date is not None and mention.date is not told:
                ahead[told.start] = mention.date
        own = _own(groups, mention)
        if not own and now is not None:
            own = _own_a_week_later(groups, mention, now, pieces, calendar)
        # Of several it could be of, the one with most names in common; else the last that was told.
        group = max(own, key=lambda group: shared(group[-_MEMORY:], mention), default=None)
        if group is not None:
            group.append(mention)
            _unite(group, own, groups, mention)
        elif groups and not book.articles and _tells_on(groups[-1][-1], mention, pieces):
            groups[-1].append(mention)
        elif _one_more(mention, groups[-_MEMORY:]) or evidence(mention) >= ENOUGH:
            groups.append([mention])
    return groups


def _own(groups: Sequence[list[Mention]], mention: Mention) -> list[list[Mention]]:
    """The groups that a mention can be of, the last that was told first."""
    return [group for group in reversed(groups[-_MEMORY:]) if same(group[-_MEMORY:], mention)]


def _own_a_week_later(
    groups: Sequence[list[Mention]], mention: Mention, now: date, pieces: Pieces, calendar: Almanac
) -> list[list[Mention]]:
    """The same, where the day of a mention that points back is the next of its name: "will open a summit this week. The
    summit on Friday …", told on Wednesday. That is its day then."""
    told = mention.date
    if told is None or not mention.definite or "held" in mention.marks:
        return []
    later = _a_week_later(told, now, pieces, calendar)
    if later is None:
        return []
    mention.date = later
    own = _own(groups, mention)
    mention.date = later if own else told
    return own


def _is_one_encounter(group: Sequence[Mention]) -> bool:
    """Whether what is told without a day is told of somebody: one with an office or two persons take part, one person of
    what has a noun or a place, two bodies hold talks, several meet, something was said there, or a word says how it stands
    or how long it took. A visit without a day is one of somebody with an office, or is called off.

    Else it is what is done at any time: "a trip to the coast", "clear the drain before an inspection".
    """
    if any(one.date is not None for one in group):
        return True
    persons = {party.name: party for one in group for party in (*one.parties, *one.carried) if party.kind == "person"}
    if any(party.role for party in persons.values()):
        return True
    if group[0].sort == "visit":  # whoever has no office travels at any time
        return bool(persons) and any(one.place is not None and not _OFF.isdisjoint(one.marks) for one in group)
    if len(persons) >= _PAIR or (persons and any(isinstance(one.meaning, Noun) or one.place is not None for one in group)):
        return True
    if any(one.marks or one.lasting or (one.during and one.place is not None) or _of_several(one) for one in group):
        return True
    return group[0].sort in _HELD and len({party.name for one in group for party in one.parties}) >= _PAIR


def _of_several(mention: Mention) -> bool:
    """Whether a verb tells of several who meet among themselves."""
    return isinstance(mention.meaning, Verb) and mention.meaning.joint and mention.many


def _unite(group: list[Mention], own: Sequence[list[Mention]], groups: list[list[Mention]], mention: Mention) -> None:
    """Makes one of two groups between which the mention is the link: "Brisset will meet Orlo. He flies to Rome on Friday to
    meet Orlo"."""
    for other in own:
        if other is group or len(other) + len(group) > _MEMORY:
            continue
        if not in_one_act(other, mention) or at_odds(other, group):
            continue
        first, second = (group, other) if group[0].first < other[0].first else (other, group)
        first[:] = sorted((*first, *second), key=lambda one: one.first)
        at = next(at for at in range(len(groups) - 1, -1, -1) if groups[at] is second)
        del groups[at]
        return


def _look_ahead(mention: Mention, now: date, pieces: Pieces, book: Phrasebook, calendar: Almanac) -> None:
    """Takes the weekday of what is to come for the next one, where it was left open which: "they face off on Sunday".

    What was put off or called off was to come too, whatever the tense: "has cancelled Friday's talks"; and so was what is
    planned for a day ("Für Freitag ist ein Treffen geplant").
    """
    told = mention.date
    if told is None or len(told.value) != DAY or mention.told_past:
        return
    if mention.coming and "held" not in mention.marks and told.value < now.isoformat() and _framed(mention, told, pieces):
        mention.date = None  # "On Monday he told reporters that the next debate …", on Wednesday
        return
    off = not _OFF.isdisjoint(mention.marks) and "held" not in mention.marks
    back = (now - date.fromisoformat(told.value)).days
    led = preposition(told.start, pieces, book)
    planned = led >= 0 and pieces.pieces[led] in book.planned_for
    announced = (isinstance(mention.meaning, Verb) and mention.meaning.status == "announced") or "announced" in mention.marks
    ahead = announced or planned  # "summoned the minister for Thursday"
    if off and back <= _JUST and "announced" not in mention.marks:
        return  # "Monday's talks were called off", on Tuesday
    # "… will meet on Friday, her office announced": the verb before the day tells more of it than any other
    own = isinstance(mention.meaning, Verb) and mention.meaning.status == "announced" and mention.span[1] <= told.start
    if not off and (not ahead or "held" in mention.marks or (len(told.why) > 1 and not (planned or own or mention.coming))):
        return
    later = _a_week_later(told, now, pieces, calendar)
    if later is not None:
        mention.date = later


def _framed(mention: Mention, told: DateMention, pieces: Pieces) -> bool:
    """Whether a day before a noun tells of something else first, or is of its sentence only: a verb stands between, or much
    else."""
    return told.end <= mention.span[0] and len(pieces.text[told.end : mention.span[0]]) > _OWN_DAY


def _a_week_later(told: DateMention, now: date, pieces: Pieces, calendar: Almanac) -> DateMention | None:
    """The next day of that name, where one of the last week is told by its weekday, and not as the last one."""
    if len(told.value) != DAY:
        return None
    first, last = bisect_left(pieces.starts, told.start), bisect_left(pieces.starts, told.end)
    named = {label.partition(":")[0] for word in pieces.pieces[first:last] for label, _ in calendar.labels.get(word, ())}
    day = date.fromisoformat(told.value)
    if "WEEKDAY" not in named or "<last>" in named or not calendar.gone.isdisjoint(told.why):
        return None  # "i torsdags" is never the next Thursday
    if not 0 < (now - day).days < _WEEK:
        return None
    return replace(told, value=(day + timedelta(days=_WEEK)).isoformat())


def _tells_on(before: Mention, mention: Mention, pieces: Pieces) -> bool:
    """Whether a bare noun that opens the next sentence of a paragraph tells of the encounter before it, in a language
    without articles: "У зустрічі взяв участь Водрен"."""
    if not isinstance(mention.meaning, Noun) or mention.date is not None or mention.place is not None or mention.another:
        return False
    opens = mention.first - bisect_left(pieces.starts, mention.sentence[0]) <= _OPENED
    apart = mention.sentence[0] - before.sentence[1]
    near = 0 <= apart <= _TOLD_ON and "\n" not in pieces.text[before.span[1] : mention.span[0]]
    told = set(mention.marks) == {"held"} or not (mention.marks or len(mention.parties) > _PAIR)
    return opens and near and told and alike(before, mention)


def _one_more(mention: Mention, groups: Sequence[Sequence[Mention]]) -> bool:
    """Whether the mention tells one more encounter of those who were told to meet: "the last meeting, in October"."""
    if (
        not mention.another
        or mention.date is None
        or not any(alike(one, mention) for group in groups for one in group[-_MEMORY:])
    ):
        return False
    if not mention.size:  # they are those of the last one of the same sort: a session of the board is no round of talks
        last = next((group for group in reversed(groups) if any(one.sort == mention.sort for one in group[-_MEMORY:])), ())
        mention.before.extend(max(last[-_MEMORY:], key=lambda one: len(one.parties)).parties if last else ())
    return True


def _meeting(group: Sequence[Mention], pieces: Pieces, book: Phrasebook, outlook: Outlook, now: date | None) -> Meeting:
    fullest = max(group, key=_fullness)
    dated = _dated(group, fullest)
    place = next((one.place for one in [fullest, *group] if one.place is not None), None)
    standing, reason = status(group, dated, outlook, now)
    start, end = _named_by(fullest, pieces, book)
    why = [f"“{pieces.text[start:end]}” names an encounter"]
    if dated is not None and dated.date is not None:
        why.append(dated.inferred or f"“{dated.date.text}” stands beside it")
    if place is not None:
        why.append(f"{place.name} is named as the place")
    return Meeting(
        start=start,
        end=end,
        text=pieces.text[start:end],
        mentions=tuple(_named_by(one, pieces, book) for one in group),
        what=_what(group, fullest, pieces, book),
        when=_when(dated),
        where=place.name if place is not None else None,
        participants=_participants(group, fullest, place),
        status=standing,
        confidence=round(min(0.95, 0.4 + 0.15 * evidence(fullest)) - (0.2 if dated and dated.inferred else 0.0), 2),
        why=(*why, reason),
    )


def _named_by(mention: Mention, pieces: Pieces, book: Phrasebook) -> Span:
    """The word that names an encounter: of a verb that begins with an auxiliary, its other part ("hat … | empfangen")."""
    if mention.other > mention.last and pieces.pieces[mention.first] in book.auxiliaries:
        return pieces.starts[mention.other], pieces.starts[mention.other + 1]
    return mention.span


def _participants(group: Sequence[Mention], fullest: Mention, place: Entity | None) -> tuple[str, ...]:
    """Who takes part, those first whom the fullest mention names: persons and bodies, those of whom a sentence nearby speaks
    where fewer than two persons are named, and states where nobody else is."""
    people: dict[str, None] = {}
    for one in [fullest, *group]:
        told = (party for party in one.parties if party not in one.behind)
        people.update(dict.fromkeys(party.name for party in told if party.kind != "place" or party in one.row))
    persons = {party.name for one in group for party in one.parties if party.kind == "person"}
    if len(persons) < _PAIR:
        carried = (party.name for one in group for party in one.carried if party.kind != "place")
        people = dict.fromkeys([*carried, *people])
    if not people:
        people = dict.fromkeys(party.name for one in group for party in one.states if party is not place)
    return tuple(people)


def _what(group: Sequence[Mention], fullest: Mention, pieces: Pieces, book: Phrasebook) -> str:
    """What the encounter is called: the noun that tells most of it, else what the language calls one of its sort."""
    nouns = [one for one in group if isinstance(one.meaning, Noun)]
    named = max(nouns, key=_fullness, default=None)
    if named is None or isinstance(fullest.meaning, Noun):
        named = named and fullest
    begin, end = (named or fullest).span
    written = pieces.text[begin:end]
    if named is None:
        return book.names.get(fullest.sort, written)
    if book.declined and isinstance(named.meaning, Noun):
        written = undeclined(written, named.meaning, book.fold, book.compounds)
    while len(words := written.split()) > 1 and folded(words[-1]) in book.prepositions:
        written = written[: -len(words[-1])].rstrip()  # "tour of"
    return written


def _fullness(mention: Mention) -> tuple[int, bool]:
    """How much a mention tells of its encounter. A verb gives way to one that tells as much, where it has its day from
    there, tells the journey only, or often means something else ("arrived")."""
    journey = isinstance(mention.meaning, Verb) and (mention.sort == "visit" or not mention.meaning.firm)
    weak = mention.lent or journey
    return min(evidence(mention), _PLENTY) - weak, not weak


def _dated(group: Sequence[Mention], fullest: Mention) -> Mention | None:
    """The mention that tells the day: one that tells a new one, else the fullest that tells it, a day before a week."""
    moved = [one for one in group if one.former is not None]
    told = [one for one in [*moved, fullest, *group] if one.date is not None]
    exact = (one for one in told if one.date is not None and len(one.date.value) == DAY)
    first = next(iter(told), None)
    return first if first is None or first.former is not None else next(exact, first)


def _when(mention: Mention | None) -> str | None:
    if mention is None or mention.date is None:
        return None
    if mention.until is not None:
        return f"{mention.date.value.partition('/')[0]}/{mention.last_day}"
    return _week(mention.date.value)


def _week(value: str) -> str:
    """A week as the interval of its days, since a meeting's `when` is a date or an interval."""
    if "-W" not in value:
        return value
    year, week = value.split("-W")
    return f"{date.fromisocalendar(int(year), int(week), 1)}/{date.fromisocalendar(int(year), int(week), 7)}"
