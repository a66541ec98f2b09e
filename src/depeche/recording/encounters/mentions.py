"""Where does a text speak of an encounter? Each mention with the day, the place, the parties and the tense beside it.

A mention is a noun ("the talks") or a verb ("received") of the language's `[encounter]` table. What stands beside it in
its sentence is given to the nearest mention, so that of "a meeting on the 12th in Brussels, then one on the 13th in
Vienna" each has its own. Whether a mention is worth a meeting is decided in `meetings`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from depeche.language.encounter import Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.attendance import give_parties, give_places, give_unnamed, visited
from depeche.recording.encounters.clauses import Clauses, clauses
from depeche.recording.encounters.dating import give_dates
from depeche.recording.encounters.elliptic import elliptic
from depeche.recording.encounters.houses import Houses
from depeche.recording.encounters.lasting import give_spans
from depeche.recording.encounters.mention import Mention, by_persons, in_clause, nearest, windows
from depeche.recording.encounters.neighbours import go_on, hand_on, share_subjects, without_margins
from depeche.recording.encounters.newcomers import Newcomers
from depeche.recording.encounters.phrasebook import Mark, Meaning, Phrasebook
from depeche.recording.encounters.spotting import mention_of, spotted
from depeche.recording.encounters.things import mark_things
from depeche.recording.encounters.within import between_words
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import Match
from depeche.recording.words.lexicon import Lexicon

_TOLD = 40  # characters from "took place" to the place, from "was postponed" to the day


def mentions(
    pieces: Pieces, book: Phrasebook, lexicon: Lexicon, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> list[Mention]:
    """All mentions of encounters, in reading order, each with what stands beside it."""
    within = between_words(pieces, book, entities, dates)
    dated = _inside_dates(dates, pieces)
    told = spotted(pieces, book, lexicon, entities, dates, within, dated)
    if not told.mentions:
        return []
    nameless = _nameless(told.mentions, dates, pieces, book)
    found = sorted([*told.mentions, *nameless], key=lambda mention: mention.first)
    found = _without_unplanned(found, told.unplanned, pieces)
    found = _without_floors(_cut(found, told.telling, dated, pieces, book))
    _give_marks(found, told.marks, pieces)
    give_dates(found, dates, told.telling, told.off, told.put_off, pieces, book)
    give_spans(found, dates, pieces, book)
    undated = {one.first for one in nameless if one.date is None}  # "the first was a success"
    found = [mention for mention in found if mention.first not in undated]
    marked = [start for start, _ in told.marks]
    give_places(found, entities, marked, lexicon, pieces, book)
    newcomers = Newcomers(pieces, book, lexicon, entities, dates)
    everybody = [*entities, *newcomers.parties(found)]
    for mention in found:
        mention.place = mention.place or newcomers.place(mention)
    give_parties(found, everybody, newcomers.rows, told.groups, marked, lexicon, pieces, book)
    Houses(everybody, dates, lexicon, pieces, book).give(found)
    give_unnamed(found, told.parties, told.names, everybody, pieces, book)
    found = without_margins(visited(found, everybody, told.parties, pieces, book))
    go_on(found, told.marks, dates, everybody, pieces, book)
    hand_on(found, pieces.text)
    share_subjects(found, everybody, within, pieces, book)
    mark_things(found, told.names, told.parties, within, lexicon, pieces, book)
    return found


def _nameless(found: Sequence[Mention], dates: Sequence[DateMention], pieces: Pieces, book: Phrasebook) -> list[Mention]:
    """Mentions without a noun, of one more encounter of the sort that was told before: "a second is to follow in May"."""
    named = []
    for first, last, noun in elliptic(pieces, book, found, dates):
        mention = mention_of(Match[Meaning](first, last, noun, ()), noun, pieces, book)
        mention.another = True
        named.append(mention)
    return named


def _without_unplanned(found: list[Mention], unplanned: Sequence[int], pieces: Pieces) -> list[Mention]:
    """Those mentions without the ones of which a word says that there is none: "no meeting is planned"."""
    for span, near in windows(found, ((start, start) for start in unplanned)):
        denied = nearest(near, span, pieces.text)
        if denied is not None and "," not in pieces.text[denied.span[1] : span[0]]:  # "…, but a date is not set"
            denied.refused = True
    return [mention for mention in found if not mention.refused]


def _without_floors(found: Sequence[Mention]) -> list[Mention]:
    """Those mentions without the ones that only tell where somebody had the floor, where their sentence tells another
    encounter: "a hearing on Monday in parliament"."""
    named = {one.sentence for one in found if not one.has_the_floor}
    return [one for one in found if not (one.has_the_floor and one.sentence in named)]


def _inside_dates(dates: Sequence[DateMention], pieces: Pieces) -> set[int]:
    """The pieces of dates that have a comma, the one that closes them included: "am Montag, dem 14. April, in Selm"."""
    found: set[int] = set()
    for one in dates:
        if "," in one.text:
            first, last = bisect_left(pieces.starts, one.start), bisect_left(pieces.starts, one.end)
            found.update(range(first, last + 1 if pieces.pieces[last : last + 1] == [","] else last))
    return found


def _cut(found: Sequence[Mention], told: Set[int], dated: Set[int], pieces: Pieces, book: Phrasebook) -> list[Mention]:
    """Tells each mention the clauses of its sentence. Those that may never come true are left out ("if they met"), and
    verbs whose other part stands in another clause."""
    known: dict[Span, Clauses] = {}
    for mention in found:
        if mention.sentence not in known:
            known[mention.sentence] = clauses(mention.sentence, pieces, book, told, dated)
        mention.clauses = known[mention.sentence]
        mention.pronoun = mention.pronoun and not _subject_outside(mention, pieces, book)
    return [
        one
        for one in found
        if (one.definite or not one.clauses.hypothetical(one.first))
        and (one.other <= one.last or one.clauses.at(one.other) == one.clauses.at(one.first))
    ]


def _subject_outside(mention: Mention, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a verb stands in a relative clause that has no pronoun for a person: "you choose one, which has a …"."""
    own = mention.clauses.at(mention.first)
    if mention.clauses.kinds[own] != "relative":
        return False
    return not by_persons(pieces.pieces[mention.clauses.opening[own] : max(mention.first, mention.other)], book)


def _give_marks(found: Sequence[Mention], marks: Sequence[tuple[int, Mark]], pieces: Pieces) -> None:
    at = dict(marks)
    for span, near in windows(found, ((start, start) for start in at)):
        mark, piece = at[span[0]], bisect_left(pieces.starts, span[0])
        if mark == "ongoing":  # as many other things are: "met Orlo, to whom she said that the port remains open"
            near = in_clause(near, piece)
        mention = nearest([one for one in near if _can_stand(one, mark, piece)], span, pieces.text)
        if mention is not None:
            mention.marks.append(mark)
            if mark == "postponed" and mention.span[0] - span[0] <= _TOLD:
                mention.moved = span[0]


def _can_stand(mention: Mention, mark: Mark, piece: int) -> bool:
    """Whether words at that piece can say how an encounter stands. A verb that tells it as held says so itself; and what a
    relative clause tells is told of a noun: "convened a jury that is expected to decide"."""
    if not isinstance(mention.meaning, Verb):
        return True
    if mention.meaning.status == "held" and mark in ("ongoing", "announced"):
        return False
    clause = mention.clauses.at(piece)
    return mention.clauses.kinds[clause] != "relative" or clause == mention.clauses.at(mention.first)
