"""Which words of a text tell of an encounter, of who takes part in one, or of how one stands?

Each is a form of the language's `[encounter]` table. A noun or a verb for an encounter is left out where it is part of a
name, is denied, lacks the rest of its verb, or is a game or the reader's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from depeche.language.encounter import Noun, Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.games import Games
from depeche.recording.encounters.mention import DAY, Mention, by_persons, preposition, sentence
from depeche.recording.encounters.offices import presided
from depeche.recording.encounters.phrasebook import Mark, Meaning, Party, Phrasebook, matches_in
from depeche.recording.encounters.verb_parts import parted, whole
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import Match, past
from depeche.recording.words.lexicon import Lexicon

_ENCOUNTER = (Noun, Verb)
_SITTING = frozenset({"session", "conference"})  # what a body that meets may be called by
_READER = 14  # pieces, blanks included, from "you" to a visit that is the reader's
_BARE = 24  # characters from a noun to who takes part, where no preposition leads there: "das Treffen der Minister Orlo"
_LED = 4  # words before a mention that can be of its own phrase
_MARGIN = 7  # pieces, blanks included, from "sidelines" to the summit: "of the recent UN summit"
_MARK = 8  # pieces, blanks included, that words may have that say how an encounter stands
_SIGNS = '.,;:!?()"»«“”'


class Spotted:
    """What the words of a text tell of encounters, before anything is put together."""

    __slots__ = ("groups", "marks", "mentions", "names", "off", "parties", "put_off", "telling", "unplanned")

    def __init__(self, names: list[Span]) -> None:
        self.names = names  # of persons and bodies, in order
        self.mentions: list[Mention] = []
        self.marks: list[tuple[int, Mark]] = []  # where a word says how an encounter stands, and how
        self.telling: set[int] = set()  # the last pieces of such words: "scheduled"
        self.off: set[int] = set()  # the pieces of those that say that it is called off
        self.put_off: set[int] = set()  # the first pieces of those, and of those that say that it is postponed
        self.unplanned: list[int] = []  # where a word says that there is none: "is not planned"
        self.parties: dict[Span, Party] = {}  # common nouns for who takes part
        self.groups: set[int] = set()  # the pieces of those for several who can meet

    def stands(self, match: Match[Meaning], mark: Mark | None, pieces: Pieces) -> None:
        """Files words that say how an encounter stands; None: that there is none."""
        start = pieces.starts[match.first]
        if mark is None:
            self.unplanned.append(start)
            return
        self.marks.append((start, mark))
        self.telling.add(match.last)
        if mark in ("cancelled", "postponed"):
            self.put_off.add(match.first)
        if mark == "cancelled":
            self.off.update(range(match.first, match.last + 1))

    def takes_part(self, match: Match[Meaning], party: Party, pieces: Pieces) -> None:
        """Files a common noun for who takes part."""
        self.parties[_span(match, pieces)] = party
        if party is Party.GROUP:
            self.groups.add(match.last)


def spotted(
    pieces: Pieces,
    book: Phrasebook,
    lexicon: Lexicon,
    entities: Sequence[Entity],
    dates: Sequence[DateMention],
    within: Mapping[int, int],
    dated: Set[int],
) -> Spotted:
    """All that a text has of the forms. `within`: what may stand between two words of a form (`within.between_words`);
    `dated`: the pieces of dates that have a comma."""
    found = Spotted(sorted([span for one in entities if one.kind != "place" for span in one.mentions]))
    called = sorted([span for one in entities for span in one.mentions])
    told_days = sorted([(one.start, one.end) for one in dates])
    games = Games(pieces, book, dates)
    bodies: list[Mention] = []  # names of bodies that may tell a sitting of theirs
    taken: set[int] = set()  # pieces that are the other part of a verb
    for matches in matches_in(pieces, book, within):
        match = matches[0]
        meaning = match.meaning
        standing = parted(matches, dated, pieces)
        if standing is not None:
            found.stands(match, standing.status, pieces)
        elif isinstance(meaning, str):
            found.stands(match, None if _negated(match, pieces, book) else meaning, pieces)
        elif isinstance(meaning, Party):
            found.takes_part(match, meaning, pieces)
        elif isinstance(meaning, _ENCOUNTER):
            if _denied(match, pieces, book) or _spelt_otherwise(matches, pieces, book):
                continue
            meanings = [one.meaning for one in matches]
            if len(matches) > 1 and _behind_a_name(pieces.starts[match.first], called):
                meanings.sort(key=_is_noun)  # "Vaudrin visita Roma", not "la visita a Roma"
            read = whole(meanings, match, pieces, book)
            if read is None:
                continue
            span = _span(match, pieces)
            if meaning.sort == "session" and _named(span, meaning, found.names):
                found.parties[span] = Party.GROUP  # "the Council of Ministers"
            named = _named(span, meaning, called)
            if match.first in taken or (named and meaning.sort not in _SITTING):
                continue
            if isinstance(meaning, Verb) and _holds(told_days, span):
                continue  # "gelecek hafta", the coming week
            if isinstance(meaning, Noun) and presided(match.first, lexicon, pieces, book):
                continue  # "la présidente du Conseil européen", "the chair of the summit"
            mention = mention_of(match, meaning, pieces, book)
            if mention.refused or games.hold(mention) or _of_the_reader(match, mention.sentence, pieces, book):
                continue
            _complete(mention, read, within, pieces, book)
            taken.add(mention.other)
            (bodies if named else found.mentions).append(mention)
    if bodies:
        found.mentions.extend(_that_sit(bodies, called, dates, found, within, pieces, book))
        found.mentions.sort(key=lambda mention: mention.first)
    return found


def _that_sit(
    bodies: Sequence[Mention],
    called: Sequence[Span],
    dates: Sequence[DateMention],
    found: Spotted,
    within: Mapping[int, int],
    pieces: Pieces,
    book: Phrasebook,
) -> list[Mention]:
    """The mentions, of those that are names of bodies, that tell a sitting of one: something was done in it on a day told
    right behind ("at the General Assembly on Monday"), or it is told right behind how it stands ("opened on Monday"; not
    "opened a school")."""
    days = {one.start for one in dates if len(one.value) == DAY}
    marks = {start for start, _ in found.marks}
    sitting = []
    for one in bodies:
        name = called[bisect_left(called, (one.span[0] + 1,)) - 1]
        behind = pieces.following(bisect_left(pieces.starts, name[1]) - 1)
        if behind >= len(pieces.pieces):
            continue
        led = pieces.pieces[behind] in book.framing or pieces.pieces[behind] in book.of
        day = pieces.starts[behind] in days or (led and pieces.starts[pieces.following(behind)] in days)
        at = preposition(name[0], pieces, book)
        if day and at >= 0 and pieces.pieces[at] in book.framing and pieces.pieces[at] not in book.of:
            sitting.append(one)
        elif pieces.starts[behind] in marks or (
            pieces.pieces[behind] in book.telling
            and pieces.starts[min(pieces.following(behind), len(pieces.pieces))] in marks
        ):
            last = next((at for at in range(behind, behind + _MARK) if at in found.telling), behind)
            after = past(within, pieces.following(last))
            led = after < len(pieces.pieces) and pieces.pieces[after] in book.prepositions
            if led or _without_object(last, within, pieces, book):
                sitting.append(one)
    return sitting


def _span(match: Match[Meaning], pieces: Pieces) -> Span:
    return pieces.starts[match.first], pieces.starts[match.last + 1]


def _is_noun(meaning: Meaning) -> bool:
    return isinstance(meaning, Noun)


def _complete(
    mention: Mention, read: tuple[Noun | Verb, int], within: Mapping[int, int], pieces: Pieces, book: Phrasebook
) -> None:
    """Tells a mention what it means as a whole, with the other part of its verb, and whether its verb has an object."""
    mention.meaning, other = read
    mention.other = other
    if other > mention.last and not mention.pronoun:  # "wollen sich die beiden treffen"
        mention.pronoun = by_persons(pieces.pieces[mention.last + 1 : other], book)
    mention.free = _without_object(mention.last, within, pieces, book) or (
        other >= 0 and _without_object(other, within, pieces, book)
    )


def _named(span: Span, meaning: Noun | Verb, names: Sequence[Span]) -> bool:
    """Whether a word that can mean something else is part of a name: the General Assembly, the National Congress."""
    if isinstance(meaning, Verb) or meaning.firm:
        return False
    return _holds(names, span)


def _holds(spans: Sequence[Span], inner: Span) -> bool:
    """Whether one of the spans, in order, has the other in it."""
    at = bisect_left(spans, (inner[0] + 1,)) - 1
    return at >= 0 and spans[at][1] >= inner[1]


def _behind_a_name(start: int, names: Sequence[Span]) -> bool:
    """Whether nothing but a blank parts what begins there from a name before it."""
    at = bisect_left(names, (start,)) - 1
    return at >= 0 and names[at][1] == start - 1


def _spelt_otherwise(matches: Sequence[Match[Meaning]], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether what is found is not written as what it means: a noun without its capital, a verb with one."""
    if book.capital_nouns:
        return _spelt_as_no_such_noun(matches, pieces)
    return _spelt_as_no_verb(matches[0], pieces) or _spelt_as_a_body(matches[0], pieces, book)


def _spelt_as_no_verb(match: Match[Meaning], pieces: Pieces) -> bool:
    """Whether what looks like a verb is the latter part of a compound ("his co-hosts"), or, of one word, part of a name
    before it ("Skerrow Meet")."""
    if not isinstance(match.meaning, Verb):
        return False
    first, words, text = match.first, pieces.pieces, pieces.text
    start = pieces.starts[first]
    if first and words[first - 1] == "-" and text[start - 2 : start - 1].isalnum():
        return True
    capital = text[start].isupper() and first == match.last and text[start + 1 : start + 2].islower()
    return capital and first > 1 and words[first - 1].isspace() and words[first - 2].isalnum()


def _spelt_as_a_body(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the capital of a noun behind a small "the" shows that it is a court: "la Audiencia anuló el auto"."""
    first, text, meaning = match.first, pieces.text, match.meaning
    if not isinstance(meaning, Noun) or meaning.firm or meaning.sort != "hearing" or first != match.last:
        return False
    start, before = pieces.starts[first], pieces.preceding(first)
    if not (text[start].isupper() and text[start + 1 : start + 2].islower()) or before < 0:
        return False
    return pieces.pieces[before] in book.definite and text[pieces.starts[before]].islower()


def _spelt_as_no_such_noun(matches: Sequence[Match[Meaning]], pieces: Pieces) -> bool:
    """The same where nouns have capitals: whether a noun has none, or a verb has one in the middle of its sentence or
    behind a bracket ("in diesen Tagen", "(Stand: 15. Mai)")."""
    first = matches[0].first
    capital = pieces.text[pieces.starts[first]].isupper()
    if isinstance(matches[0].meaning, Noun):
        return not capital
    before = pieces.preceding(first) if capital else -1
    inside = before >= 0 and (pieces.pieces[before].isalnum() or pieces.pieces[before] == "(")
    if not inside or "\n" in pieces.pieces[first - 1]:
        return False
    return not any(isinstance(one.meaning, _ENCOUNTER) and _begins_with_a_noun(one.meaning) for one in matches)


def _begins_with_a_noun(meaning: Noun | Verb) -> bool:
    """Whether a form is a noun, or one begins it, as the file writes it: "nahm eine Einladung an, … zu besuchen"."""
    return isinstance(meaning, Noun) or bool(meaning.particle and any(form[0].isupper() for form in meaning.forms))


def _denied(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    at = pieces.preceding(match.first)
    return at >= 0 and pieces.pieces[at] in book.none


def _negated(match: Match[Meaning], pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a word that would announce an encounter says that there is none: "is not planned"."""
    if match.meaning != "announced":
        return False
    at = pieces.preceding(match.first)
    near = [pieces.pieces[at], pieces.pieces[pieces.preceding(at)]] if at > 0 else []
    return not book.none.isdisjoint(near)


def _of_the_reader(match: Match[Meaning], around: Span, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a second person stands near it in its sentence: "if you want to visit Vienna".

    Part of a word it is none ("rendez-vous").
    """
    words = pieces.pieces
    low, high = max(0, match.first - _READER), match.last + _READER
    if book.second.isdisjoint(words[low:high]):
        return False
    first, last = bisect_left(pieces.starts, around[0]), bisect_left(pieces.starts, around[1])
    near = range(max(first, low), min(last, high))
    return any(words[at] in book.second and (not at or words[at - 1] != "-") for at in near)


def mention_of(match: Match[Meaning], meaning: Noun | Verb, pieces: Pieces, book: Phrasebook) -> Mention:
    """A mention with what its own phrase tells of it."""
    words = pieces.pieces
    before, led = _phrase_before(match.first, pieces, book)
    phrase = (*led, *words[match.first : match.last + 1])
    after = pieces.following(match.last)
    noun = isinstance(meaning, Noun)
    coming = noun and (not book.coming.isdisjoint(before) or words[match.first] in book.coming)
    framing = noun and not book.framing.isdisjoint(led)
    around = sentence(pieces, match.first, match.last)
    return Mention(
        meaning=meaning,
        span=_span(match, pieces),
        sentence=around,
        phrase=_end_of_phrase(match, around, pieces, book),
        first=match.first,
        last=match.last,
        definite=noun
        and (any(word in book.definite for word in before) or words[match.last].endswith(book.definite_endings)),
        pointed=noun and _pointed(before, book),
        words=tuple(words[match.first : match.last + 1]) if noun else (),
        another=noun and (not book.others.isdisjoint(before) or (after < len(words) and words[after] in book.others)),
        framing=framing,
        during=not book.during.isdisjoint(led),
        margin=noun and not book.margins.isdisjoint(words[max(0, match.first - _MARGIN) : match.first]),
        lasting=noun and next((word in book.lasting for word in led if word in book.lasting or word in book.limits), False),
        refused=not book.refused.isdisjoint(led) or _only_if_attended(match, meaning, framing, pieces, book),
        over=not book.over.isdisjoint(phrase),
        beside=not book.limits.isdisjoint(phrase),
        pronoun=not noun and _by_pronoun(around[0], match.first, pieces, book),
        coming=coming,
        marks=["announced"] if coming else [],
    )


def _pointed(before: Sequence[str], book: Phrasebook) -> bool:
    """Whether a word that always points back stands before a noun, an adjective between at most: not "this week's talks"."""
    if not before or before[0] in book.demonstrative:
        return bool(before)
    return len(before) > 1 and before[1] in book.demonstrative and before[0] not in book.timing


def _only_if_attended(match: Match[Meaning], meaning: Noun | Verb, framing: bool, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a noun means an encounter only behind a preposition, and has none, or is in a name ("Selm Town Hall")."""
    if not isinstance(meaning, Noun) or not meaning.attended:
        return False
    return not framing or (not book.capital_nouns and pieces.text[pieces.starts[match.last]].isupper())


def _phrase_before(first: int, pieces: Pieces, book: Phrasebook) -> tuple[list[str], list[str]]:
    """The words before a mention that are of its phrase, the nearest first: an article and an adjective or two; and the same
    with the word that leads to them: "after | the last"."""
    words = pieces.pieces
    before: list[str] = []
    at = pieces.preceding(first)
    while at >= 0 and len(before) < _LED and words[at].strip(_SIGNS) and not (before and before[-1] in book.definite):
        before.append(words[at])
        at = pieces.preceding(at)
    return before, before if at < 0 or not words[at].isalpha() else [*before, words[at]]


def _end_of_phrase(match: Match[Meaning], around: Span, pieces: Pieces, book: Phrasebook) -> int:
    """Where what may be told of a mention ends: with its sentence, or, where no preposition leads on from it, shortly
    behind it and before the first comma or colon."""
    after = pieces.following(match.last)
    if after < len(pieces.pieces) and pieces.pieces[after] in book.prepositions:
        return around[1]
    end = pieces.starts[match.last + 1]
    commas = [at for mark in ",:" if (at := pieces.text.find(mark, end, around[1])) >= 0]
    return min([*commas, around[1], end + _BARE])


def _by_pronoun(begin: int, first: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a verb's subject is a pronoun or a word for the pair, or left out where its language does so."""
    before = pieces.pieces[bisect_left(pieces.starts, begin) : first]
    return by_persons(before, book) or (book.dropped and not any(one.isalnum() for one in before))


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
