"""Where does a text speak of an encounter? Each mention with the day, the place, the parties and the tense beside it.

A mention is a noun ("the talks") or a verb ("received") of the language's `[encounter]` table. What stands beside it in
its sentence is given to the nearest mention, so that of "a meeting on the 12th in Brussels, then one on the 13th in
Vienna" each has its own. Whether a mention is worth a meeting is decided in `meetings`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set

from depeche.language.encounter import Noun, Parted, Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.attendance import give_parties, give_places, give_unnamed, mark_things, presided, visited
from depeche.recording.encounters.clauses import Clauses, clauses
from depeche.recording.encounters.dating import give_dates
from depeche.recording.encounters.elliptic import elliptic
from depeche.recording.encounters.lasting import give_spans
from depeche.recording.encounters.mention import Mention, by_persons, in_clause, nearest, sentence, windows
from depeche.recording.encounters.neighbours import go_on, hand_on, share_subjects, without_margins
from depeche.recording.encounters.newcomers import Newcomers
from depeche.recording.encounters.phrasebook import Mark, Meaning, Party, Phrasebook, matches_in
from depeche.recording.encounters.within import between_words
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import Match, past
from depeche.recording.words.lexicon import Lexicon

_ENCOUNTER = (Noun, Verb)
_CLAUSE_ENDS = frozenset(',:;.!?"“”„«»')
_CUTS = frozenset(":;")  # no verb goes on behind these
_SCORE = re.compile(r"\d(?<![\w.,:-]\d) ?[-–:] ?\d(?![\w:-])(?![.,]\d)")
_GAMES = 3  # scores, and words of games, in a text that is about games
_PLAYED = frozenset({"talks", "summit"})  # what a game is called too: "their third meeting of the season"
_TOLD = 40  # characters from "took place" to the place, from "was postponed" to the day
_READER = 14  # pieces, blanks included, from "you" to a visit that is the reader's
_BARE = 24  # characters from a noun to who takes part, where no preposition leads there: "das Treffen der Minister Orlo"
_LED = 4  # words before a mention that can be of its own phrase
_MARGIN = 7  # pieces, blanks included, from "sidelines" to the summit: "of the recent UN summit"


def mentions(
    pieces: Pieces, book: Phrasebook, lexicon: Lexicon, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> list[Mention]:
    """All mentions of encounters, in reading order, each with what stands beside it."""
    newcomers = Newcomers(pieces, book, lexicon, entities, dates)
    found: list[Mention] = []
    marks: list[tuple[int, Mark]] = []
    scores: list[int] | None = None  # offsets, looked for where a meeting may be a game
    played = 0  # words of games in the text
    unplanned: list[int] = []  # offsets of words that say that there is none: "is not planned"
    told: set[int] = set()  # last pieces of words that say how a meeting stands: "scheduled"
    parties: dict[Span, Party] = {}
    groups: set[int] = set()  # pieces of nouns for several who can meet
    taken: set[int] = set()  # pieces that are the other part of a verb
    names = sorted(span for one in entities if one.kind != "place" for span in one.mentions)
    called = sorted(span for one in entities for span in one.mentions)
    off: set[int] = set()  # pieces of words that say that it is called off
    within = between_words(pieces, book, entities, dates)
    for matches in matches_in(pieces, book, within):
        match = matches[0]
        if parted := _parted(matches, pieces):
            if parted.status is None:
                unplanned.append(pieces.starts[match.first])
                continue
            marks.append((pieces.starts[match.first], parted.status))
            told.add(match.last)
            off.update(range(match.first, match.last + 1) if parted.status == "cancelled" else ())
        elif isinstance(match.meaning, str):
            if _negated(match, pieces, book):
                unplanned.append(pieces.starts[match.first])
                continue
            marks.append((pieces.starts[match.first], match.meaning))
            told.add(match.last)
            off.update(range(match.first, match.last + 1) if match.meaning == "cancelled" else ())
        elif isinstance(match.meaning, Party):
            parties[pieces.starts[match.first], pieces.starts[match.last + 1]] = match.meaning
            groups.update((match.last,) if match.meaning is Party.GROUP else ())
        elif (
            isinstance(match.meaning, _ENCOUNTER)
            and not _denied(match, pieces, book)
            and not _spelt_otherwise(matches, pieces, book)
        ):
            # "hat" begins many verbs, and the other part tells which.
            span = (pieces.starts[match.first], pieces.starts[match.last + 1])
            meant = [one.meaning for one in matches if isinstance(one.meaning, _ENCOUNTER)]
            if len(meant) > 1 and _behind_a_name(span, called):  # "Vaudrin visita Roma", not "la visita a Roma"
                meant.sort(key=lambda one: isinstance(one, Noun))
            whole = _whole(meant, match, pieces, book)
            if whole is None:
                continue
            if match.meaning.sort == "session" and _named(span, match.meaning, names):
                parties[span] = Party.GROUP  # "the Council of Ministers"
            if match.first in taken or _named(span, match.meaning, called):
                continue
            if isinstance(match.meaning, Noun) and presided(match.first, lexicon, pieces, book):
                continue  # "la présidente du Conseil européen", "the chair of the summit"
            mention = _mention(match, match.meaning, pieces, book)
            if mention.refused:
                continue
            if mention.sort in _PLAYED:
                if scores is None:
                    scores, played = _scores(pieces.text, dates), len(book.played.intersection(pieces.pieces))
                if len(scores) + played >= _GAMES or _holds_one(mention.sentence, scores):
                    continue
            if _of_the_reader(match, mention.sentence, pieces, book):
                continue
            mention.meaning, mention.other = whole
            other = mention.other
            taken.add(other)
            if other > match.last and not mention.pronoun:  # "wollen sich die beiden treffen"
                mention.pronoun = by_persons(pieces.pieces[match.last + 1 : other], book)
            ends = {match.last, other if other >= 0 else match.last}
            mention.free = any(_without_object(last, within, pieces, book) for last in ends)
            found.append(mention)
    lent = [(noun, Match[Meaning](first, last, noun, ())) for first, last, noun in elliptic(pieces, book, found, dates)]
    nameless = [_mention(match, noun, pieces, book) for noun, match in lent]
    for one in nameless:
        one.another = True
    found += nameless
    found.sort(key=lambda mention: mention.first)
    for span, near in windows(found, ((start, start) for start in unplanned)):
        denied = nearest(near, span, pieces.text)
        if denied is not None and "," not in pieces.text[denied.span[1] : span[0]]:  # "…, but a date is not set"
            denied.refused = True
    found = [mention for mention in found if not mention.refused]
    found = _without_floors(_cut(found, told, _commas_of(dates, pieces), pieces, book))
    _give_marks(found, marks, pieces)
    give_dates(found, dates, told, off, pieces, book)
    give_spans(found, dates, pieces, book)
    undated = {one.first for one in nameless if one.date is None}  # "the first was a success"
    found = [mention for mention in found if mention.first not in undated]
    marked = [start for start, _ in marks]
    give_places(found, entities, marked, lexicon, pieces, book)
    entities = [*entities, *newcomers.parties(found)]
    for mention in found:
        mention.place = mention.place or newcomers.place(mention)
    give_parties(found, entities, newcomers.rows, groups, marked, pieces, book)
    give_unnamed(found, parties, names, entities, pieces, book)
    found = visited(found, entities, parties, pieces, book)
    found = without_margins(found)
    go_on(found, marks, dates, entities, pieces, book)
    hand_on(found, pieces.text)
    share_subjects(found, entities, within, pieces, book)
    mark_things(found, names, parties, within, lexicon, pieces, book)
    return found


def _parted(matches: Sequence[Match[Meaning]], pieces: Pieces) -> Parted | None:
    """The verb that tells how an encounter stands, where its other part closes its clause: "sagte ein Treffen … ab"."""
    for match in matches:
        if not isinstance(match.meaning, Parted):
            continue
        end = bisect_left(pieces.starts, sentence(pieces, match.first, match.last)[1])
        rest = pieces.pieces[match.last + 1 : end]
        ends = (at for at, word in enumerate(rest) if word in _CLAUSE_ENDS and not (word == "." and rest[at - 1].isdigit()))
        clause = rest[: next(ends, len(rest))]  # "findet am 25. Januar statt"
        other = next((at for at in range(len(clause) - 1, -1, -1) if clause[at].isalnum()), -1)
        if (
            other >= 0
            and clause[other] in match.meaning.particle
            and not any(word in clause[:other] for word in match.meaning.unless)
        ):
            return match.meaning
    return None


def _scores(text: str, dates: Sequence[DateMention]) -> list[int]:
    """Where a score begins: not where days do, as in "3-5 June"."""
    days = {at for one in dates for at in range(one.start, one.end)}
    return [score.start() for score in _SCORE.finditer(text) if score.start() not in days]


def _holds_one(span: Span, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]


def _named(span: Span, meaning: Noun | Verb, names: Sequence[Span]) -> bool:
    """Whether a word that can mean something else is part of a name: the General Assembly, the National Congress."""
    if isinstance(meaning, Verb) or meaning.firm:
        return False
    at = bisect_right(names, span[0], key=lambda name: name[0]) - 1
    return at >= 0 and names[at][1] >= span[1]


def _behind_a_name(span: Span, names: Sequence[Span]) -> bool:
    """Whether nothing but a blank parts the mention from a name before it."""
    at = bisect_left(names, span[0], key=lambda name: name[0]) - 1
    return at >= 0 and names[at][1] == span[0] - 1


def _whole(
    meanings: Sequence[Noun | Verb], match: Match[Meaning], pieces: Pieces, book: Phrasebook
) -> tuple[Noun | Verb, int] | None:
    """The first meaning of a form that is whole ("kommt am Montag in Rom zusammen", not "kommt"), with its other piece."""
    words: Sequence[str] = ()
    rest: Sequence[str] | None = None
    present: frozenset[str] = frozenset()
    for meaning in meanings:
        if not isinstance(meaning, Verb) or not (meaning.particle or meaning.unless):
            return meaning, -1
        if meaning.particle and _closes_clause(match, pieces, book):
            continue
        if rest is None:
            words, rest = _behind(match, pieces, book)
        end = len(rest)
        if meaning.particle:
            present = present or frozenset(rest)
            end = min([rest.index(part) for part in meaning.particle if part in present], default=-1)
        if end >= 0 and not any(word in words[:end] for word in meaning.unless):
            return meaning, match.last + 1 + end if meaning.particle else -1
    return None


def _closes_clause(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether an auxiliary ends its clause: what comes behind is no part of it ("…, den sie senken wird, erwartet man")."""
    after = pieces.following(match.last)
    return after < len(pieces.pieces) and pieces.pieces[after] == "," and pieces.pieces[match.last] in book.telling


def _behind(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> tuple[Sequence[str], Sequence[str]]:
    """The pieces behind a mention in its sentence, and those that may be a verb's other part: nouns are left empty in them,
    where nouns have capitals."""
    first, end = match.last + 1, bisect_left(pieces.starts, sentence(pieces, match.first, match.last)[1])
    rest = pieces.pieces[first:end]
    if not _CUTS.isdisjoint(rest):
        rest = rest[: min(at for at, word in enumerate(rest) if word in _CUTS)]
    if not book.capital_nouns:
        return rest, rest
    starts = pieces.starts[first : first + len(rest)]
    return rest, ["" if pieces.text[start].isupper() else word for word, start in zip(rest, starts, strict=True)]


def _spelt_otherwise(matches: Sequence[Match[Meaning]], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether what looks like a noun has no capital, or what looks like a verb of one word has one ("in diesen Tagen",
    "Skerrow Meet"), or is the latter part of a compound: "his co-hosts"."""
    first = matches[0].first
    start = pieces.starts[first]
    capital = pieces.text[start].isupper()
    if not book.capital_nouns:
        if not isinstance(matches[0].meaning, Verb):
            return False
        if first and pieces.pieces[first - 1] == "-" and pieces.text[start - 2 : start - 1].isalnum():
            return True
        named = capital and matches[0].first == matches[0].last and pieces.text[start + 1 : start + 2].islower()
        return named and first > 1 and pieces.pieces[first - 1].isspace() and pieces.pieces[first - 2].isalnum()
    if isinstance(matches[0].meaning, Noun):
        return not capital
    before = pieces.preceding(first)
    within = before >= 0 and pieces.pieces[before].isalnum() and "\n" not in pieces.pieces[first - 1]
    # A noun may begin a verb, whose other part comes behind: "nahm eine Einladung an, … zu besuchen".
    noun = any(isinstance(one.meaning, Noun) or (isinstance(one.meaning, Verb) and one.meaning.particle) for one in matches)
    return capital and within and not noun


def _denied(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    at = pieces.preceding(match.first)
    return at >= 0 and pieces.pieces[at] in book.none


def _negated(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a word that would announce an encounter says that there is none: "is not planned"."""
    at = pieces.preceding(match.first)
    near = [pieces.pieces[at], pieces.pieces[pieces.preceding(at)]] if at > 0 else []
    return match.meaning == "announced" and not book.none.isdisjoint(near)


def _mention(match: Match[Meaning], meaning: Noun | Verb, pieces: Pieces, book: Phrasebook) -> Mention:
    words = pieces.pieces
    before: list[str] = []  # an article and an adjective or two, the nearest first
    at = pieces.preceding(match.first)
    while (
        at >= 0 and len(before) < _LED and words[at].strip('.,;:!?()"»«“”') and not (before and before[-1] in book.definite)
    ):
        before.append(words[at])
        at = pieces.preceding(at)
    led = before if at < 0 or not words[at].isalpha() else [*before, words[at]]
    after = pieces.following(match.last)
    noun = isinstance(meaning, Noun)
    coming = noun and not book.coming.isdisjoint(before)
    begin, end = pieces.starts[match.first], pieces.starts[match.last + 1]
    around = sentence(pieces, match.first, match.last)
    bare = after >= len(words) or words[after] not in book.prepositions
    commas = [at for mark in ",:" if bare and (at := pieces.text.find(mark, end, around[1])) >= 0]
    return Mention(
        meaning=meaning,
        span=(begin, end),
        sentence=around,
        phrase=min([*commas, around[1], *([end + _BARE] if bare else [])]),
        first=match.first,
        last=match.last,
        definite=noun and any(word in book.definite for word in before),
        another=noun and (not book.others.isdisjoint(before) or (after < len(words) and words[after] in book.others)),
        framing=noun and not book.framing.isdisjoint(led),
        during=not book.during.isdisjoint(led),
        margin=noun and not book.margins.isdisjoint(words[max(0, match.first - _MARGIN) : match.first]),
        lasting=noun and next((word in book.lasting for word in led if word in book.lasting | book.limits), False),
        refused=not book.refused.isdisjoint(led),
        over=not book.over.isdisjoint((*led, *words[match.first : match.last + 1])),
        beside=not book.limits.isdisjoint((*led, *words[match.first : match.last + 1])),
        pronoun=not noun and _by_pronoun(around[0], match.first, pieces, book),
        coming=coming,
        marks=["announced"] if coming else [],
    )


def _without_object(last: int, within: Mapping[int, int], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether nothing stands behind a verb that it can be done to, but for a day and the like: "will meet on Monday with".

    What stands between commas is passed over: "had received, in March, two letters".
    """
    words = pieces.pieces
    if words[last] in book.partners:  # "dined with nurses"
        return True
    at = past(within, pieces.following(last))
    if at < len(words) and words[at] == "," and past(within, pieces.following(at)) > pieces.following(at):
        at = past(within, pieces.following(at))
        at = pieces.following(at) if at < len(words) and words[at] == "," else at
    if at >= len(words) or not words[at][0].isalnum():
        return True
    if words[at] in book.articles and past(within, pieces.following(at)) == pieces.following(at):
        return False  # "a reçu des messages"
    return words[at] in book.prepositions or words[at] in book.joiners


def _of_the_reader(match: Match[Meaning], around: Span, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a second person stands near it in its sentence: "if you want to visit Vienna".

    Part of a word it is none ("rendez-vous").
    """
    words = pieces.pieces
    first, last = bisect_left(pieces.starts, around[0]), bisect_left(pieces.starts, around[1])
    near = range(max(first, match.first - _READER), min(last, match.last + _READER))
    if book.second.isdisjoint(words[near.start : near.stop]):
        return False
    return any(words[at] in book.second and (not at or words[at - 1] != "-") for at in near)


def _by_pronoun(begin: int, first: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a verb's subject is a pronoun or a word for the pair, or left out where its language does so."""
    opening = bisect_left(pieces.starts, begin)
    before = pieces.pieces[opening:first]
    return by_persons(before, book) or (book.dropped and not any(one.isalnum() for one in before))


def _without_floors(found: Sequence[Mention]) -> list[Mention]:
    """Those mentions without the ones that only tell where somebody had the floor, where their sentence tells another
    encounter: "a hearing on Monday in parliament"."""
    named = {one.sentence for one in found if not one.has_the_floor}
    return [one for one in found if not (one.has_the_floor and one.sentence in named)]


def _commas_of(dates: Sequence[DateMention], pieces: Pieces) -> set[int]:
    """The pieces that are commas within a date, and the one that closes it: "am Montag, 14. April, in Selm"."""
    found: set[int] = set()
    for one in dates:
        if "," in one.text:
            first, last = bisect_left(pieces.starts, one.start), bisect_left(pieces.starts, one.end)
            found.update(at for at in range(first, last + 1) if pieces.pieces[at] == ",")
    return found


def _cut(found: Sequence[Mention], told: Set[int], commas: Set[int], pieces: Pieces, book: Phrasebook) -> list[Mention]:
    """Tells each mention the clauses of its sentence. Those that may never come true are left out ("if they met"), and
    verbs whose other part stands in another clause."""
    known: dict[Span, Clauses] = {}
    for mention in found:
        if mention.sentence not in known:
            known[mention.sentence] = clauses(mention.sentence, pieces, book, told, commas)
        mention.clauses = known[mention.sentence]
    return [
        one
        for one in found
        if (one.definite or not one.clauses.hypothetical(one.first))
        and (one.other <= one.last or one.clauses.at(one.other) == one.clauses.at(one.first))
    ]


def _give_marks(found: Sequence[Mention], marks: Sequence[tuple[int, Mark]], pieces: Pieces) -> None:
    at = dict(marks)
    for span, near in windows(found, ((start, start) for start in at)):
        if at[span[0]] == "ongoing":  # as many other things are: "met Orlo, to whom she said that the port remains open"
            near = in_clause(near, bisect_left(pieces.starts, span[0]))
        mention = nearest(near, span, pieces.text)
        if mention is not None:
            mention.marks.append(at[span[0]])
            if at[span[0]] == "postponed" and mention.span[0] - span[0] <= _TOLD:
                mention.moved = span[0]
