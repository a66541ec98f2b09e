"""Names that nothing but the encounter tells: "talks between Brenia and Caldor", "arrived in Skerrow", "flies to Orlen".

Who stands behind "between" takes part, and where one arrives is a place, whatever the lexicon knows of the word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from depeche.language.encounter import Noun, Verb
from depeche.model import DateMention, Entity, Span
from depeche.recording.encounters.mention import Mention, bears
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.naming.capitals import WORD
from depeche.recording.text.pieces import SENTENCE_ENDS, Pieces
from depeche.recording.words.lexicon import Lexicon

_MOST = 6  # parties between which talks are held
_WORDS = 3  # words of one of them
_BEHIND = 8  # pieces from an encounter to "between", blanks included: "a meeting on Monday between"
_AWAY = 12  # pieces from "arrives" to where, a day between: "arrived on Monday in Skerrow"
_SHORT = 3  # letters of a name, at least


class Newcomers:
    """What stands in a text where a name is expected, and is none that is known."""

    def __init__(
        self, pieces: Pieces, book: Phrasebook, lexicon: Lexicon, entities: Sequence[Entity], dates: Sequence[DateMention]
    ) -> None:
        self._pieces, self._book, self._lexicon = pieces, book, lexicon
        self._known = sorted([span for one in entities for span in one.mentions])
        self.rows: dict[int, Mention] = {}  # where a name of such a row begins → whose row it is
        self._words: frozenset[str] | None = None  # of the text, gathered where a name may stand in another case
        self._dates = sorted((one.start, one.end) for one in dates)
        self._taken = sorted([*self._known, *self._dates])

    def parties(self, mentions: Sequence[Mention]) -> list[Entity]:
        """Those between whom an encounter is told to be, where no entity is known: at least two stand in the row.

        From then on `rows` has whose row a name stands in.
        """
        found: dict[str, list[Span]] = {}
        words = self._pieces.pieces
        for mention in mentions if self._book.between and not self._book.capital_nouns else ():
            behind = range(mention.last + 1, min(mention.last + 1 + _BEHIND, len(words)))
            between = next((at for at in behind if words[at] in self._book.between or words[at] in SENTENCE_ENDS), -1)
            row = list(self._row(between)) if between >= 0 else []
            for name, span in row if len(row) > 1 else ():
                self.rows[span[0]] = mention
                if not self._overlaps(span, self._taken):
                    found.setdefault(name, []).append(span)
        return [Entity(kind="organisation", name=name, mentions=tuple(spans)) for name, spans in found.items()]

    def _row(self, between: int) -> Iterator[tuple[str, Span]]:
        """The names in a row behind "between", known or not: "Brenia, Caldor and Osteria"."""
        at, words = between, self._pieces.pieces
        for _ in range(_MOST):
            at = self._pieces.following(at)
            if at < len(words) and words[at] in self._book.articles:
                at = self._pieces.following(at)
                if at < len(words) and words[at] == "'":
                    at = self._pieces.following(at)
            span = self._capitalised(at)
            if span is None:
                return
            yield self._base(span, oblique=True), span
            at = bisect_left(self._pieces.starts, span[1])
            at = at if at < len(words) and not words[at].isspace() else at + 1
            if at >= len(words) or (words[at] != "," and words[at] not in self._book.joiners):
                return

    def place(self, mention: Mention) -> Entity | None:
        """The place that stands by its ending, where the language has such, or where a visit leads."""
        if self._book.at_suffixes:
            return self._suffixed(mention, self._book.at_suffixes if mention.sort == "visit" else self._book.there_suffixes)
        if self._book.capital_nouns:  # where all nouns have one, it tells nothing
            return None
        if mention.sort == "visit":
            return self._destination(mention)
        return self._named_after(mention) if isinstance(mention.meaning, Noun) else None

    def _named_after(self, mention: Mention) -> Entity | None:
        """The place right behind a noun: "the talks in Skerrow", "le sommet de Skerrow"."""
        book, words, behind = self._book, self._pieces.pieces, self._pieces.following(mention.last)
        if behind >= len(words):
            return None
        genitive = mention.sort == "summit" and words[behind] in book.prepositions - book.framing
        if not genitive and (words[behind] not in book.at or words[behind] in book.partners | book.definite):
            return None
        span = self._capitalised(self._pieces.following(behind))
        if span is None or self._overlaps(span, self._taken):
            return None
        return Entity(kind="place", name=self._base(span), mentions=(span,))

    def _destination(self, mention: Mention) -> Entity | None:
        """The place where a visit leads, right behind it or behind a preposition near it."""
        words, book = self._pieces.pieces, self._book
        at = mention.last
        to = book.at.union(mention.meaning.particle if isinstance(mention.meaning, Verb) else ())
        leads = words[at] in to or isinstance(mention.meaning, Verb)
        for _ in range(_AWAY):
            at = self._pieces.following(at)
            if at >= len(words) or self._pieces.starts[at] >= mention.sentence[1] or words[at] == ",":
                return None
            span = self._capitalised(at) if leads else None
            if span is not None and not self._overlaps(span, self._taken):
                return Entity(kind="place", name=self._base(span), mentions=(span,))
            if span is not None or self._overlaps((self._pieces.starts[at], self._pieces.starts[at + 1]), self._known):
                if isinstance(mention.meaning, Verb):
                    return None
                continue  # "the visit of Orlo to Skerrow"
            dated = self._overlaps((self._pieces.starts[at], self._pieces.starts[at + 1]), self._dates)
            leads = words[at] in to or (leads and (dated or words[at] in book.articles))
        return None

    def _suffixed(self, mention: Mention, suffixes: tuple[str, ...]) -> Entity | None:
        """The place in its sentence that has one of these endings: "Skerrow'ya geldi"."""
        first = bisect_left(self._pieces.starts, mention.sentence[0])
        last = bisect_left(self._pieces.starts, mention.sentence[1])
        for at in range(first, last):
            end = self._pieces.starts[at + 1]
            if self._pieces.pieces[at][0].isalpha() and bears(end, suffixes, self._pieces, self._book):
                span = self._capitalised(at)
                if span is not None and span[1] == end and not self._overlaps(span, self._taken):
                    return Entity(kind="place", name=self._pieces.text[span[0] : span[1]], mentions=(span,))
        return None

    def _capitalised(self, at: int) -> Span | None:
        """The capitalised words that begin with that piece, unless the first is no name."""
        text, begin = self._pieces.text, self._pieces.starts[at]
        first = WORD.match(text, begin)
        if first is None or len(first[0]) < _SHORT:
            return None
        facts = self._lexicon.facts(first[0])
        if facts.demonym or facts.never or facts.role or facts.opener:
            return None
        end = first.end()
        for _ in range(_WORDS - 1):
            following = WORD.match(text, end + 1) if text.startswith(" ", end) else None
            if following is None:
                break
            end = following.end()
        return begin, end

    def _base(self, span: Span, *, oblique: bool = False) -> str:
        """The name in its base form, where the text has that too; or where it has to stand in another case."""
        name = self._pieces.text[span[0] : span[1]]
        if not self._lexicon.declines or " " in name:
            return name
        bases = [base for base, paradigm in self._lexicon.cases.bases(name) if paradigm is not None and len(base) > _SHORT]
        if self._words is None:
            self._words = frozenset(self._pieces.pieces)
        words = self._words
        present = [base for base in bases if base != name and words.issuperset(base.lower().split("-"))]
        return next(iter([*present, *(bases if oblique else ())]), name)

    @staticmethod
    def _overlaps(span: Span, spans: Sequence[Span]) -> bool:
        at = bisect_left(spans, (span[0] + 1,)) - 1
        return (at >= 0 and spans[at][1] > span[0]) or (at + 1 < len(spans) and spans[at + 1][0] < span[1])
