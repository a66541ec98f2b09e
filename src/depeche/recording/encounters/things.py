"""Is what a verb is done to a person or a thing? "Received the mayor" tells of a meeting, "received a report" of none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from depeche.language.encounter import Verb
from depeche.model import Span
from depeche.recording.encounters.mention import Mention
from depeche.recording.encounters.offices import titled
from depeche.recording.encounters.phrasebook import Party, Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import past
from depeche.recording.words.lexicon import Lexicon

_OBJECT = 16  # pieces, blanks included, from a verb to whom it is done: "received the newly elected mayor"
_INNER = frozenset("-'’.")  # signs within what is told of one: "vice-president", "St. Orlo"


def mark_things(
    found: Sequence[Mention],
    names: Sequence[Span],
    parties: Mapping[Span, Party],
    within: Mapping[int, int],
    lexicon: Lexicon,
    pieces: Pieces,
    book: Phrasebook,
) -> None:
    """Tells the verbs that are done to things too, where no person or body stands behind: "received a report".

    `within`: what may stand between, as `between_words` tells it: "received on Monday in Rome the envoy".
    """
    begun: set[int] | None = None
    for mention in found:
        verb, behind = mention.meaning, pieces.pieces[mention.first] in book.objects_before
        if mention.sort == "visit" or not (isinstance(verb, Verb) and verb.joint):
            continue
        if not behind and (mention.free or pieces.pieces[mention.last] not in book.objects):
            continue
        if begun is None:
            begun = {bisect_left(pieces.starts, start) for start, _ in (*names, *parties)}
        if behind:
            near = range(max(0, mention.first - _OBJECT), mention.first)
            mention.of_a_thing = not any(at in begun or titled(at, lexicon, pieces) for at in near)
            continue
        start = past(within, pieces.following(mention.last))
        mention.of_a_thing = not _somebody(start, begun, lexicon, pieces, book)


def _somebody(start: int, begun: Set[int], lexicon: Lexicon, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether what a verb is done to, which begins there, is a person or body. `begun`: the pieces with which some begin.

    Whom "of" leads to is not, nor is a place where it is done: "received in the capital the envoy".
    """
    words = pieces.pieces
    owned = False  # behind "of"
    where = -1  # the preposition of place behind which it stands
    for at in range(start, min(len(words), start + _OBJECT)):
        word = words[at]
        owned = owned or word in book.of
        if word in book.at and word in book.oblique:
            where = at
        elif (word in book.articles or word in book.definite) and pieces.preceding(at) != where:
            if at > start and words[pieces.preceding(at)] not in book.of:  # "au palais de l'archevêque | le président"
                where, owned = -1, word in book.of
        elif not (word[0].isalnum() or word.isspace() or word in _INNER) or word in book.oblique or "\n" in word:
            return word == "," and pieces.following(at) in begun  # "received the miners' spokesman, Orlo"
        if owned or where >= 0:
            continue
        if at in begun or titled(at, lexicon, pieces):
            return True
    return False
