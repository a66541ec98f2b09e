"""The noun phrase that tells who speaks: where does it begin and end, and what is known there?"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from depeche.model import EntityKind, Span
from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.noun_phrases import pointed_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Speaker, Way
from depeche.recording.speakers.together import first_of_pair
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_DATED = 2  # items of a day with its preposition: "am Montag"
_LONG = 3  # items of a source that may refer to another one


class Source:
    """Items `start:end` of a sentence, which tell who speaks, and who may be meant.

    `span`: where a statement mentions it, though fewer of its words may be asked. `last`: who spoke before.
    `shown`: the speaker's gender, as the verb shows it.
    """

    __slots__ = ("end", "last", "made", "phrase", "sentence", "shown", "span", "start", "wording")

    def __init__(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        made: Cast,
        last: Speaker | None = None,
        shown: Gender | None = None,
        span: Span | None = None,
    ) -> None:
        self.sentence: Final = sentence
        self.start: Final = start
        self.end: Final = end
        self.made: Final = made
        self.wording: Final = made.wording
        self.last: Final = last
        self.shown: Final = shown
        self.span: Final[Span] = span or (sentence.starts[start], sentence.ends[end - 1])
        self.phrase: Final = sentence.words[start:end]
        """Its words, folded."""

    @property
    def spoke(self) -> Named | None:
        """Who spoke before, where that was one alone."""
        return self.last.entities[0] if self.last is not None and len(self.last.entities) == 1 else None

    @property
    def behind(self) -> str:
        """The word right behind it; "" where it closes the sentence."""
        words = self.sentence.words
        return words[self.end] if self.end < len(words) else ""

    def behind_article(self) -> int:
        """Where it begins but for its articles."""
        return self.wording.behind_articles(self.sentence.words, self.start, self.end)

    @property
    def points(self) -> bool:
        """Whether an article opens it or is held by the preposition before it, the language has none, or a place owns it."""
        return not self.wording.definite or pointed_at(self.sentence, self.start, self.wording) or self.owner > 0

    @property
    def owner(self) -> int:
        """How many of its items are the place whose office or noun follows: 1 in "Frankreichs | Präsident", 3 in "France's |
        president"; 0 where no place opens it."""
        sentence, words, start = self.sentence, self.sentence.words, self.start
        if not sentence.capital[start]:
            return 0
        inside = self.made.overlapping(sentence.starts[start], self.span[1])
        if not inside or inside[0][0] != sentence.starts[start] or inside[0][2].kind != "place":
            return 0
        low, high, place = inside[0]
        behind = bisect_left(sentence.starts, high)
        if words[behind : behind + 1] == ["'"]:
            owns = behind + 2 < self.end and self.wording.owns(words, behind + 1)
            return behind + 2 - start if owns else 0
        genitive = self.wording.naming.naming.genitive or "\0"
        own = self.made.text[low:high].endswith(genitive) and not place.name.endswith(genitive)
        return behind - start if own and behind < self.end else 0

    def before(self, sign: str) -> int:
        """Where its words end before the first sign of that kind; its end where none stands in it."""
        return self.start + self.phrase.index(sign) if sign in self.phrase else self.end

    def part(self, start: int, end: int) -> Source:
        """Those of its words, the statement mentioning all of it."""
        if start == self.start and end == self.end:
            return self
        return Source(self.sentence, start, end, self.made, self.last, self.shown, self.span)

    def until(self, end: int) -> Source:
        """Its words up to `end`, the statement mentioning all of it."""
        return self if end == self.end else self.part(self.start, end)

    def within(self, start: int, end: int) -> Source:
        """Those items of the same sentence as a source of their own."""
        return Source(self.sentence, start, end, self.made, self.last, self.shown)

    def new(self, kind: EntityKind, first: int, behind: int) -> Named:
        """Somebody or something that nobody has recognised, by the name that items `first:behind` of the sentence are."""
        return self.made.new(kind, self.sentence.starts[first], self.sentence.ends[behind - 1])

    def speaker(self, way: Way, *who: Named) -> Speaker:
        """That it means those."""
        return Speaker(way, self.span, who)

    def unnamed(self) -> Speaker:
        """That it means somebody whom it does not name."""
        return Speaker("unnamed", self.span)


def bounded(
    sentence: Sentence, start: int, end: int, made: Cast, last: Speaker | None = None, shown: Gender | None = None
) -> Source:
    """Items `start:end` as a source, with the first of a pair and without what only stands beside it."""
    words, wording = sentence.words, made.wording
    if wording.speech.name_pairs:
        start = first_of_pair(words, start, wording)
    while end - 1 > start and words[start] == ".":
        start += 1  # "… in the U.S. Vaudrin said"
    end = _without_circumstances(sentence, start, end, wording)
    if wording.circumstance is not None:
        end = _before_circumstance(sentence, start, end, made)
    if wording.speech.verb_final and not wording.naming.naming.capitals:
        end = _before_preposition(sentence, start, end, made)
    if end - start > _DATED and wording.naming.naming.offices_behind and words[end - 1] in wording.documents:
        end -= 1  # "A Társaság | közleménye szerint"
    if end - start > 1 and wording.naming.naming.dative_proclitics:
        end = _before_dative(sentence, start, end, made)
    if end - start > 1 and words[start] in wording.pronouns and words[start] not in wording.determiners:
        end = _behind_pronoun(sentence, start, end, wording)
    return Source(sentence, start, end, made, last, shown)


def _without_circumstances(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a source ends without signs, adverbs of time and what it refers to: "Boxley Energy | today announced", "wie die
    Stadt Bree | unter Berufung auf Zeugen mitteilte", "wie die Stadt Bree | am Montag mitteilte"."""
    words = sentence.words
    if end - start > _LONG:
        if not wording.source_starts.keys().isdisjoint(words[start + 1 : end]):
            sources = (at for at in range(start + 1, end) if words[at] in wording.sources)
            end = next((at for at in sources if phrase_at(sentence, at, wording.sources) > 1), end)
        days = (at for at in range(start + 1, end - 2) if words[at] in wording.prepositions and words[at + 1].isdigit())
        end = next((at for at in days if not wording.months.isdisjoint(words[at + 2 : at + 4])), end)  # "… | vom 18. Mai"
    while end - 1 > start and (
        words[end - 1] in (",", "(", "-") or (words[end - 1] in wording.days and not sentence.capital[end - 1])
    ):
        end -= 1
    dated = end - start > _DATED and words[end - 1] in wording.days and words[end - 2] in wording.prepositions
    return end - _DATED if dated and words[end - 2] not in wording.genitives else end


def _before_preposition(sentence: Sentence, start: int, end: int, made: Cast) -> int:
    """Where a subject ends before what a preposition leads to that parts it from its verb, where nobody is named behind it:
    "وزارت بهداشت | در بیانیه‌ای اعلام کرد"."""
    words, wording = sentence.words, made.wording
    at = next((at for at in range(start + 1, end) if words[at] in wording.prepositions), end)
    if at == end or words[at] in wording.genitives:
        return end
    return end if made.people(sentence.starts[at], sentence.ends[end - 1]) else at


def _before_circumstance(sentence: Sentence, start: int, end: int, made: Cast) -> int:
    """Where a source ends before the circumstance that closes it, where words are not parted: "她 | 在致总理的信中"."""
    found = made.wording.circumstance
    opens = found.search(made.text, sentence.starts[start], sentence.ends[end - 1]) if found is not None else None
    at = bisect_left(sentence.starts, opens.start()) if opens is not None else end
    return at if start < at < end else end


def _before_dative(sentence: Sentence, start: int, end: int, made: Cast) -> int:
    """Where an office alone ends before the one to whom it is said, a "to" written together with that: "השר | לתושבים"."""
    words, naming = sentence.words, made.wording.naming
    told = words[end - 1]
    office = words[start].startswith(naming.naming.definite_prefixes) and made.wording.names_a_person(words[start])
    if end - start > _DATED or not office or not told.startswith(naming.naming.dative_proclitics):
        return end
    return end if told in made.surnames or naming.facts(told).given else end - 1


def _behind_pronoun(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a pronoun ends behind which it is told how it speaks: "hatte er | in seinem Schlusswort beteuert"."""
    behind = sentence.words[start + 1]
    polite = start > 0 and sentence.capital[start]  # German "Können Sie kurz erläutern, …"
    aside = behind in wording.prepositions or (behind in wording.adverbs and not polite)
    return start + 1 if aside else end


def relative_start(source: Source) -> int:
    """The comma that opens a relative clause within a source; its end where none does."""
    words, wording, end = source.sentence.words, source.wording, source.end
    if "," not in source.phrase:
        return end
    for at in range(source.start + 1, end - 1):
        if words[at] != ",":
            continue
        opened = words[at + 1]
        led = opened in wording.prepositions or opened in wording.determiners  # ", di | cui", ", il | cui"
        inner = words[at + 2] if led and at + 2 < end else opened
        if opened in wording.relatives or opened in wording.opens_clause or opened in wording.oblique_relatives:
            return at
        if inner in wording.oblique_relatives or (inner in wording.relatives and inner not in wording.determiners):
            return at
    return end
