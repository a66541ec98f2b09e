"""On which day was a meeting that no day stands beside? What stands around it, its place and the article's day say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from depeche.language.encounter import Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.calendar.tense import Outlook
from depeche.recording.encounters.agenda import by_headings
from depeche.recording.encounters.dating import limits
from depeche.recording.encounters.mention import DAY, Mention
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces

Group = list[Mention]
"""The mentions of one encounter."""

_PREPOSITION = 8  # characters between a day and a place that stand side by side, blanks included
_ARTICLE = 6  # pieces, blanks included, from an article to the noun: "a two-hour "
_FRAME = 40  # characters from the beginning to an encounter that frames the first sentence: "At a summit in Selm, …"
_FIRST = 500  # characters from the beginning that tell what is new
_SENTENCE_BEFORE = 250  # characters from a day to the sentence that goes on from its own


def infer_days(
    groups: Sequence[Group],
    entities: Sequence[Entity],
    dates: Sequence[DateMention],
    pieces: Pieces,
    book: Phrasebook,
    outlook: Outlook,
    now: date | None,
) -> None:
    """Gives each group that has no day the one that the text around it tells, and says how it was found.

    The surest way first; each says whether it found one.
    """
    waiting = [group for group in groups if all(one.date is None for one in group)]
    if not waiting:
        return
    days = [one for one in dates if len(one.value) == DAY]
    spent = {day.start for group in groups for one in group for day in (one.date, one.until) if day is not None}
    by_headings(waiting, entities, days, pieces.text)
    _by_place(waiting, entities, [day for day in days if day.start not in spent], pieces.text)
    dated = _days_of_sentences(groups)
    persons = sorted([start for one in entities if one.kind == "person" for start, _ in one.mentions])
    journeys: dict[str, list[Mention]] = {}  # by where they lead
    for one in chain.from_iterable(groups):
        if one.sort == "visit" and one.place is not None:
            journeys.setdefault(one.place.name, []).append(one)
    for group in waiting:
        if any(one.date is not None for one in group) or _by_neighbour(group, dated):
            continue
        if _by_sentence_before(group, days, pieces, book, outlook, now) or _by_journey(group, journeys):
            continue
        if now is not None:
            _by_report(group, persons, dates, pieces, book, outlook, now)


def _days_of_sentences(groups: Iterable[Group]) -> dict[Span, tuple[Mention, DateMention]]:
    """The sentences that tell of encounters whose day is known → the mention there, and the day."""
    dated: dict[Span, tuple[Mention, DateMention]] = {}
    for group in groups:
        day = next((one.date for one in group if one.date is not None), None)
        if day is not None:
            dated.update((one.sentence, (one, day)) for one in group)
    return dated


def _by_place(groups: Iterable[Group], entities: Sequence[Entity], days: Sequence[DateMention], text: str) -> None:
    """The one day that the text tells of its place: "on 10 January in Geneva"."""
    undated = {one.place.name: group for group in groups for one in group if one.place is not None and not one.bounded}
    if not undated:
        return
    for place in entities:
        if place.name not in undated or place.kind != "place":
            continue
        beside = {day.value: day for span in place.mentions for day in _around(span, days, text)}
        if len(beside) == 1:
            mention = next(one for one in undated[place.name] if one.place is not None)
            mention.date = next(iter(beside.values()))


def _around(span: Span, days: Sequence[DateMention], text: str) -> list[DateMention]:
    """The days that stand right before or behind the span, with a preposition between at most."""
    index = bisect_left(days, span[0], key=lambda day: day.start)
    found = []
    for day in days[max(0, index - 1) : index + 1]:
        between = text[day.end : span[0]] if day.end <= span[0] else text[span[1] : day.start]
        if len(between) <= _PREPOSITION and between.replace(" ", "").isalpha():
            found.append(day)
    return found


def _by_neighbour(group: Group, dated: dict[Span, tuple[Mention, DateMention]]) -> bool:
    """The day of the other encounter of the sentence, before or after which it took place: "before meeting Orlo, he …"."""
    for one in group:
        if one.sentence not in dated:
            continue
        other, day = dated[one.sentence]
        if (one.beside or other.beside) and len(day.value) == DAY:
            one.date, one.inferred = day, "it is told before or after another of that day"
            return True
        if other.during and other.span[0] < one.span[0]:
            one.date, one.inferred = day, "it is told as during another of that day"
            return True
    return False


def _by_sentence_before(
    group: Group,
    days: Sequence[DateMention],
    pieces: Pieces,
    book: Phrasebook,
    outlook: Outlook,
    now: date | None,
) -> bool:
    """The day of the sentence before, which a verb goes on from: "He arrived on Monday. He was received by the king."."""
    for one in group:
        if not isinstance(one.meaning, Verb):
            continue
        at = bisect_right(days, one.sentence[0], key=lambda day: day.end) - 1
        if at < 0 or one.sentence[0] - days[at].end > _SENTENCE_BEFORE or not _goes_on(one):
            continue
        day = days[at]
        if "\n" in pieces.text[day.end : one.sentence[0]] or limits(day, pieces, book):
            continue
        tells = outlook.of(one.first, one.last)
        if now is not None and tells and (day.value < now.isoformat()) != (tells < 0) and day.value != now.isoformat():
            continue
        one.date, one.inferred = day, f"“{day.text}” stands in the sentence before"
        return True
    return False


def _by_journey(group: Group, journeys: Mapping[str, Sequence[Mention]]) -> bool:
    """The day of a journey to its place by one who takes part: "will visit Selm on Friday. … will meet Orlo in Selm"."""
    places = {one.place.name: None for one in group if one.place is not None}
    people = {party.name for one in group for party in (*one.parties, *one.carried) if party.kind == "person"}
    if not people or any(one.definite or one.another or one.bounded for one in group):
        return False
    told = {one.meaning.status for one in group if isinstance(one.meaning, Verb)}
    for one in chain.from_iterable(journeys.get(place, ()) for place in places):
        if one.date is None or len(one.date.value) != DAY:
            continue
        same = isinstance(one.meaning, Verb) and one.meaning.status in told
        if same and not people.isdisjoint(party.name for party in one.parties):
            group[0].date, group[0].inferred = one.date, "it is told where a journey of that day leads"
            return True
    return False


def _goes_on(mention: Mention) -> bool:
    """Whether the sentence of a mention goes on from the one before: who is told, or where, or by a pronoun."""
    if mention.pronoun or mention.carried or mention.place is not None:
        return True
    begin = mention.sentence[0]
    for party in mention.parties:
        last = bisect_left(party.mentions, (begin, begin)) - 1
        if last >= 0 and begin - party.mentions[last][0] <= _SENTENCE_BEFORE:
            return True
    return False


def _by_report(
    group: Group,
    persons: Sequence[int],
    dates: Sequence[DateMention],
    pieces: Pieces,
    book: Phrasebook,
    outlook: Outlook,
    now: date,
) -> None:
    """The article's day, where the meeting is the news: told in the first words, or a place where something was said.

    "Brisset met Lindqvist in Vienna."; "…, he said during a phone call with Orlo". Not so where its sentence tells of
    another year ("In 1962 Brisset met Lindqvist"), or of more than one ("during phone calls"), nor where it names no person
    ("dogs that bark during a meeting"). `persons`: where each is named, in order.
    """
    for one in group:
        first = one.sentence[0] == 0  # where "the" points at nothing yet
        if (one.definite and not first) or one.another or _tells_another_year(one.sentence, dates, now):
            continue
        held = isinstance(one.meaning, Verb) and one.meaning.status in ("held", None) and _opens(one, pieces.text)
        at = bisect_left(persons, one.sentence[0])
        somebody = bool(one.carried) or (at < len(persons) and persons[at] < one.sentence[1])
        at_it = (one.during and somebody) or (
            first and one.framing and not (one.over or one.beside) and _frames(one, pieces, book)
        )
        during = at_it and _single(one, pieces, book) and _spoken(one, pieces, book)
        if (held or during) and outlook.of(one.first, one.last) <= 0:
            one.date = DateMention(start=one.span[0], end=one.span[1], text="", value=now.isoformat())
            one.inferred = "it is told as the news of the article's day"
            return


def _tells_another_year(sentence: Span, dates: Sequence[DateMention], now: date) -> bool:
    """Whether a date of the sentence is of another year."""
    year = str(now.year)
    low = bisect_left(dates, sentence[0], key=lambda one: one.start)
    for one in dates[low:]:
        if one.start >= sentence[1]:
            return False
        if not one.value.startswith(year):
            return True
    return False


def _single(mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether an article, where the language has them, tells that it is one: "during a phone call"."""
    return not book.articles or not book.articles.isdisjoint(pieces.pieces[max(0, mention.first - _ARTICLE) : mention.first])


def _spoken(mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether something is told in the sentence to have been said."""
    first, last = bisect_left(pieces.starts, mention.sentence[0]), bisect_left(pieces.starts, mention.sentence[1])
    return not book.speaking.isdisjoint(pieces.pieces[first:last])


def _frames(mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether an encounter opens the text, before anybody is told to speak: "At a summit in Selm, Orlo said …"."""
    return mention.span[0] <= _FRAME and book.speaking.isdisjoint(pieces.pieces[: mention.first])


def _opens(mention: Mention, text: str) -> bool:
    """Whether the mention stands in the first paragraph, which tells what is new."""
    return mention.span[1] <= _FIRST and "\n" not in text[: mention.span[0]].strip()
