"""In which house is an encounter told to be, where no place is: "at the White House", "im Kanzleramt", "in the Hotel Adler"?

A body in whose house others meet takes no part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from depeche.language.encounter import Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.mention import Mention, bears
from depeche.recording.encounters.offices import titled
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.naming.capitals import WORD
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.lexicon import Lexicon

_INDOORS = frozenset({"talks", "meal", "summit", "conference", "hearing"})
"""What may be held in a house of others: a session is the body's own, and a visit leads to it."""
_ARRANGED = frozenset({"conference", "summit"})  # what takes place in somebody's house, which need not take part
_PAIR = 2  # who takes part in an encounter, at least
_AWAY = 40  # pieces, blanks included, from an encounter to its house
_BETWEEN = 3  # words between the preposition and the noun for a house, an article among them
_NAME = 4  # words of the name of one


class Houses:
    """The houses of one text."""

    def __init__(
        self, entities: Sequence[Entity], dates: Sequence[DateMention], lexicon: Lexicon, pieces: Pieces, book: Phrasebook
    ) -> None:
        self._lexicon, self._pieces, self._book = lexicon, pieces, book
        self._called = {span[0]: (span, one) for one in entities for span in one.mentions}
        self._days = {one.start for one in dates}
        self._ends = {span[1] for one in entities for span in one.mentions}.union(one.end for one in dates)

    def give(self, found: Sequence[Mention]) -> None:
        """Gives each mention that has no place, but a day or somebody who takes part, the house that its clause tells."""
        for mention in found:
            if mention.sort not in _INDOORS or mention.place is not None or not (mention.size or mention.date):
                continue
            house = next(self._beside(mention), None)
            if house is None:
                continue
            mention.before = [one for one in mention.before if one not in house]
            mention.after = [one for one in mention.after if one not in house]
            mention.place = house[0]

    def _beside(self, mention: Mention) -> Iterator[tuple[Entity, ...]]:
        """The houses in the clause of a mention, those behind it first, each with the body that is named in it."""
        words, book = self._pieces.pieces, self._book
        last = min(bisect_left(self._pieces.starts, mention.sentence[1]), mention.last + _AWAY)
        first = max(bisect_left(self._pieces.starts, mention.sentence[0]), mention.first - _AWAY)
        if book.there_suffixes:
            inside = (self._called.get(self._pieces.starts[at]) for at in range(first, last))
            yield from ((body,) for span, body in filter(None, inside) if self._is_there(span, body))
            return
        for at in (*range(mention.last, last), *range(first, mention.first)):
            if words[at] not in book.at or words[at] in book.partners or mention.clauses.tie(mention.first, at) != "same":
                continue
            if at < mention.first and "," in words[at : mention.first]:
                continue
            house = self._behind(at, mention)
            if house is not None and not house[0].mentions[0][0] <= mention.span[0] < house[0].mentions[0][1]:
                yield house

    def _is_there(self, name: Span, body: Entity) -> bool:
        """Whether the ending of a body's name tells that something is there: "Dışişleri Bakanlığı'nda"."""
        return body.kind == "organisation" and bears(name[1], self._book.there_suffixes, self._pieces, self._book)

    def _behind(self, at: int, mention: Mention) -> tuple[Entity, ...] | None:
        """The house behind a preposition, and the body that is named in it."""
        pieces, book = self._pieces, self._book
        before = pieces.preceding(at)
        if before >= 0 and titled(before, self._lexicon, pieces):
            return None  # "the spokesman | at the White House"
        led = at
        begin = -1  # the first word that is no article: "the | foreign ministry"
        at = pieces.following(at)
        for _ in range(_BETWEEN):
            if at >= len(pieces.pieces) or pieces.starts[at] >= mention.sentence[1] or pieces.starts[at] in self._days:
                return None
            named = self._called.get(pieces.starts[at])
            if named is not None:
                return (named[1],) if self._is_host(*named, led, mention) else None
            if self._is_house(pieces.pieces[at]):
                return self._told(at if begin < 0 or self._is_inflected(begin) else begin, at)
            word = pieces.pieces[at]
            article = word in book.definite or word in book.articles or word == "'"
            if not (article or word.isalpha()) or (word in book.prepositions and not article) or word in book.joiners:
                return None
            begin = at if begin < 0 and not article else begin
            at = pieces.following(at)
        return None

    def _to_the_end(self, end: int) -> int:
        """Where the words with a capital end that go on there, up to a name or a day."""
        text = self._pieces.text
        for _ in range(_NAME):
            word = WORD.match(text, end + 1) if text.startswith(" ", end) else None
            if word is None or word.start() in self._called or word.start() in self._days:
                break
            end = word.end()
        return end

    def _is_host(self, name: Span, body: Entity, led: int, mention: Mention) -> bool:
        """Whether two others meet at a body, to whose name the preposition at that piece leads. One that leads to whom
        something is done as well stands right behind a name, a day or the encounter: "received Orlo | à l'Élysée"."""
        if body.kind != "organisation" or mention.sort == "hearing":
            return False
        if isinstance(mention.meaning, Verb):
            others = [one for one in (*mention.parties, *mention.carried) if one is not body]
            if len(others) + mention.unnamed_before + mention.unnamed_after < _PAIR:
                return False
        elif mention.sort not in _ARRANGED or not mention.marks:
            return False  # "findet im Congress Center die Konferenz statt"
        if body.name.isupper() and self._pieces.text.startswith("-", name[1]):
            return False  # "in SPD-Kreisen"
        if self._pieces.pieces[led] not in self._book.towards:
            return True
        before = self._pieces.preceding(led)
        return before == mention.last or self._pieces.starts[before + 1] in self._ends

    def _is_house(self, word: str) -> bool:
        return word in self._book.houses or word.endswith(self._book.house_endings)

    def _is_inflected(self, at: int) -> bool:
        """Whether a word before the noun for a house may have the ending of a case: in small letters it is an adjective."""
        return self._lexicon.declines and self._pieces.text[self._pieces.starts[at]].islower()

    def _told(self, begin: int, noun: int) -> tuple[Entity, ...] | None:
        """The house that the noun at that piece tells, with the name behind it, and the body that is named in that: "hotel
        Selm", "sede | de la CTA"."""
        pieces, text = self._pieces, self._pieces.text
        start, end = pieces.starts[begin], pieces.starts[noun + 1]
        at, inner = pieces.following(noun), list[Entity]()
        while at < len(pieces.pieces) and (pieces.pieces[at] in self._book.of or pieces.pieces[at] in self._book.articles):
            at = pieces.following(at)
        opening = pieces.starts[at]
        named = self._called.get(opening)
        if named is not None and named[1].kind != "person" and opening not in self._days:
            end, inner = named[0][1], [named[1]]
        elif at == pieces.following(noun) and named is None and opening not in self._days:
            end = self._to_the_end(end)
        written = text[pieces.starts[noun] : pieces.starts[noun + 1]]
        base = self._book.houses.get(pieces.pieces[noun], written)
        base = base[:1].upper() + base[1:] if written[0].isupper() else base
        name = text[start : pieces.starts[noun]] + base + text[pieces.starts[noun + 1] : end]
        if begin == noun and end == pieces.starts[noun + 1] and pieces.pieces[noun] in self._book.houses:
            return None  # "at the embassy": whose, nothing tells
        return (Entity(kind="place", name=name, mentions=((start, end),)), *inner)
