"""What a mention of an encounter has from the one beside it: the day, the place, and who does what is told.

A clause tells these once: "meet for talks on Friday in Rome", "was received in audience by the pope", "on the sidelines of
the forum in Rome he met Vaud". What has one of its own keeps it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from depeche.language.encounter import Noun, Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.dating import limits
from depeche.recording.encounters.mention import DAY, Mention, sentence
from depeche.recording.encounters.phrasebook import Mark, Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import past

_FOR = 60  # characters from a verb to the noun that says what it is for
_OPENING = 40  # characters from the beginning of a sentence to an encounter that frames what it tells
_STANDS = 120  # characters from the beginning of a sentence to the word that says how the encounter stands
_PAIR = 2
_RIGHT_BEHIND = 2  # pieces from a word to the next, the blank included
_BACK = 200  # characters from a sentence to one behind it that has a pronoun for who was told
_SPOKEN_OF = 400  # characters from whom "the two" stands for to their sentence
_MET = frozenset({"talks", "call", "meal"})
_NEXT = 2  # characters between two sentences of one paragraph


def without_margins(found: Sequence[Mention]) -> list[Mention]:
    """The mentions but those beside which another of the same sentence took place, which has its day and place from there:
    "spoke with Vaud on the sidelines of Friday's summit in Rome"."""
    kept: list[Mention] = []
    for at, mention in enumerate(found):
        near = [one for one in found[max(0, at - 1) : at + 2] if one is not mention and one.sentence == mention.sentence]
        held = next((one for one in near if not one.margin), None) if mention.margin else None
        if held is None:
            kept.append(mention)
            continue
        if held.date is None:
            held.date, held.until = mention.date, mention.until
        held.place = held.place or mention.place
    return kept


def hand_on(found: Sequence[Mention], text: str) -> None:
    """Gives a mention the day and place of its neighbour in the clause: "met Vaud today at the summit".

    A verb that nobody stands behind has them from the noun that says what it is for: "they meet for talks on Friday".
    """
    for before, mention in pairwise(found):
        if mention.sentence != before.sentence or _parted(before, mention, text):
            continue
        if (
            mention.first - before.last <= _RIGHT_BEHIND
            and isinstance(before.meaning, Noun)
            and isinstance(mention.meaning, Verb)
        ):
            mention.place = mention.place or before.place  # "Bree'de bir zirvede bir araya gelecek"
        if before.sort == "visit" and isinstance(before.meaning, Verb) and before.place is not None:
            mention.place = before.place  # "flies to Rome for talks": that is where they are held
        if mention.date is None:
            mention.date, mention.until = before.date, before.until
            mention.told_past = isinstance(before.meaning, Verb) and before.meaning.status == "held"
            mention.place = mention.place or before.place
        elif before.date is None and isinstance(mention.meaning, Noun) and _is_for(before, mention):
            before.date, before.until, before.lent = mention.date, mention.until, not before.after
            before.place = before.place or mention.place


def _parted(before: Mention, mention: Mention, text: str) -> bool:
    """Whether a comma stands between two mentions that is none of a day's: "is expected on Monday, 3 May, for talks"."""
    day = before.date
    if day is None or day.end > mention.span[0] or day.start < before.span[1]:
        return "," in text[before.span[1] : mention.span[0]]
    own = 1 if "," in day.text and text.startswith(",", day.end) else 0
    return "," in text[before.span[1] : day.start] or "," in text[day.end + own : mention.span[0]]


def share_subjects(
    found: Sequence[Mention], entities: Sequence[Entity], within: Mapping[int, int], pieces: Pieces, book: Phrasebook
) -> None:
    """Tells of a mention who does what is told, where the words stand with its neighbour.

    A noun has them from the verb before it: "was received on Friday in audience by the pope". A verb without a subject, or
    with a pronoun for one, has it from the sentences before: "Brisset arrived in Rome. He met Vaud"; and so has "the two".
    A place that opens the sentence holds all of it: "on the sidelines of the forum in Rome, Brisset met Vaud". `within`:
    what may stand between the words of a verb, as `between_words` tells it.
    """
    text = pieces.text
    persons = sorted((span, one) for one in entities if one.kind == "person" for span in one.mentions)
    for mention in found:
        _the_two(mention, persons, within, pieces, book)
    teller: Mention | None = None  # the last that told of somebody
    for before, mention in pairwise(found):
        if any(one.kind == "person" for one in before.parties):
            teller = before
        if mention.sentence != before.sentence:
            _subject_before(teller or before, mention, pieces, book)
            continue
        between = text[before.span[1] : mention.span[0]]
        if isinstance(mention.meaning, Verb):
            _verb_behind(before, mention, between)
            _go_on_with_subject(before, mention)
        elif _leads_to(before, mention, between):
            mention.carried = [one for one in before.before if one not in mention.parties]


def _leads_to(verb: Mention, noun: Mention, between: str) -> bool:
    """Whether a noun goes on what the mention before it tells: "was received on Friday in | audience by the pope"."""
    near = len(between) <= _FOR and "," not in between
    return near and isinstance(verb.meaning, Verb) and not (verb.after or noun.before)


def _verb_behind(before: Mention, mention: Mention, between: str) -> None:
    """What a verb has from the mention before it in its sentence: the place of a noun that opens the sentence, the one who
    travels from a journey ("arrived in Rome to meet Vaud")."""
    if isinstance(before.meaning, Noun):
        opens = before.span[0] - before.sentence[0] <= _OPENING and not before.over
        if opens and mention.place is None and between.count(",") <= 1 and not (";" in between or ": " in between):
            mention.place = before.place
        if _sits(before, mention, between):
            mention.unnamed_before += 1
            mention.many = True
    elif before.sort == "visit" and "," not in between and not (mention.before or mention.unnamed_before):
        mention.carried = [one for one in before.before if one.kind == "person" and one not in mention.parties]


def _sits(body: Mention, verb: Mention, between: str) -> bool:
    """Whether a word for a body and its sittings is the subject of that verb: "de ministerraad | komt vrijdag bijeen"."""
    alone = not (verb.before or verb.unnamed_before or verb.carried or verb.pronoun)
    joint = isinstance(verb.meaning, Verb) and verb.meaning.joint and verb.free
    return alone and joint and body.sort == "session" and not (body.framing or body.date) and not between.strip()


def _go_on_with_subject(before: Mention, mention: Mention) -> None:
    """Gives a verb that has no subject of its own that of the verb before it, of which it goes on: "Orlo will meet Vaud,
    hold talks with Ruiz and receive Brandt"."""
    if not (isinstance(before.meaning, Verb) and before.sort in _MET and mention.sort in _MET):
        return
    alone = not (mention.before or mention.unnamed_before or mention.carried)
    same = mention.clauses.at(before.first) == mention.clauses.at(mention.first)
    subject = [one for one in before.before or before.carried if one.kind == "person"]
    told = any(one.kind == "person" for one in before.after) and any(one.kind == "person" for one in mention.after)
    if not (alone and same and subject and told):
        return
    mention.carried = [one for one in subject if one not in mention.after]


def _the_two(
    mention: Mention,
    persons: Sequence[tuple[Span, Entity]],
    within: Mapping[int, int],
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """Gives a verb of which "the two" is the subject the two persons who were spoken of last."""
    named = any(one.kind == "person" for one in mention.parties)
    if not (isinstance(mention.meaning, Verb) and mention.meaning.joint) or named or mention.carried:
        return
    first = bisect_left(pieces.starts, mention.sentence[0])
    words = pieces.pieces[first : mention.first]
    pair = next((first + at for at, word in enumerate(words) if word in book.pair), None)
    if pair is None:
        return
    behind = pieces.following(pair)
    verb = past(within, behind) == mention.first or past(within, behind) > behind or pieces.pieces[behind] in book.telling
    if not verb:  # "the two countries met"
        return
    told: list[Entity] = []
    at = bisect_left(persons, mention.sentence[0], key=lambda person: person[0][0])
    while at and len(told) < _PAIR and mention.sentence[0] - persons[at - 1][0][1] <= _SPOKEN_OF:
        at -= 1
        if persons[at][1] not in told:
            told.insert(0, persons[at][1])
    if len(told) == _PAIR:
        mention.carried = told


def _subject_before(before: Mention, mention: Mention, pieces: Pieces, book: Phrasebook) -> None:
    """Who does what the verb tells, where the sentences before told it."""
    away = mention.sentence[0] - before.sentence[1]
    if (
        not isinstance(mention.meaning, Verb)
        or not 0 <= away <= _BACK
        or "\n" in pieces.text[before.span[1] : mention.span[0]]
    ):
        return
    first, last = bisect_left(pieces.starts, mention.sentence[0]), bisect_left(pieces.starts, mention.sentence[1])
    people = [one for one in before.before if one.kind == "person"] or before.carried
    both = [one for one in before.parties if one.kind == "person"]
    named = any(one.kind == "person" for one in mention.before)
    if mention.carried:
        return
    if not named and len(both) == _PAIR and not mention.after and not book.pair.isdisjoint(pieces.pieces[first:last]):
        mention.carried = both
        return
    spoken = not book.persons.isdisjoint(pieces.pieces[first : mention.first])
    if (away <= _NEXT and not (mention.before or mention.unnamed_before)) or (spoken and not named):
        mention.carried = [one for one in people[:1] if one not in mention.parties]


def _is_for(verb: Mention, noun: Mention) -> bool:
    """Whether the noun may say what they meet for."""
    joint = isinstance(verb.meaning, Verb) and verb.meaning.joint
    bare = noun.framing and not (noun.definite or noun.another or noun.size)  # "will host Vaud on Monday | for talks"
    return joint and (bare or not verb.after) and noun.span[0] - verb.span[1] <= _FOR


def go_on(
    found: Sequence[Mention],
    marks: Sequence[tuple[int, Mark]],
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """Gives a mention what the sentence behind its own tells of it: "… the talks. They will be held on Friday in Rome".

    That sentence names no encounter of its own, and a pronoun, or nothing where the language does without, is its subject.
    """
    at = 0
    places = sorted((span, one) for one in entities if one.kind == "place" for span in one.mentions)
    days = sorted((one.start, one) for one in dates if len(one.value) == DAY)
    for start, mark in marks:
        while at < len(found) and found[at].span[0] < start:
            at += 1
        if not at or start - found[at - 1].sentence[1] > _STANDS or start < found[at - 1].sentence[1]:
            continue
        mention, first = found[at - 1], bisect_left(pieces.starts, start)
        begin, end = sentence(pieces, first, first)
        behind = 0 <= begin - mention.sentence[1] <= _NEXT and "\n" not in pieces.text[mention.span[1] : start]
        another = at < len(found) and found[at].span[0] < end
        if not behind or another or isinstance(mention.meaning, Verb) or not stands_for_it(begin, first, pieces, book):
            continue
        if mark == "announced" and "held" in mention.marks:
            continue
        mention.marks.append(mark)
        if mention.date is None:
            day = bisect_left(days, begin, key=lambda day: day[0])
            told = next((one for _, one in days[day : day + 2] if one.end <= end), None)
            if told is not None and not limits(told, pieces, book):
                mention.date = told
                mention.inferred = f"“{told.text}” stands in the sentence behind, which speaks of it"
        if mention.place is None:
            nearest = bisect_left(places, begin, key=lambda place: place[0][0])
            if nearest < len(places) and places[nearest][0][1] <= end:
                mention.place = places[nearest][1]


def stands_for_it(begin: int, first: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the sentence that begins there, and has its verb at that piece, speaks of what was named before."""
    opening = bisect_left(pieces.starts, begin)
    while pieces.pieces[opening].isspace():
        opening += 1
    return pieces.pieces[opening] in book.pronouns or (book.dropped and opening == first)
