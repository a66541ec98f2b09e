"""The sequential step: one article's traits in, its story's number out.

Single-pass clustering as in topic detection and tracking (Allan et al., 1998), with tf-idf vectors and an inverted index
over the stories still open. Within a language the words decide; across languages the names. Memory and the cost of a step
are bounded: only the stories touched last stay open, terms are numbers (`frequencies.term`), and the terms that the fewest
stories have are looked up first, until enough is found.
"""

from __future__ import annotations

import math
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from depeche.stories import snapshots
from depeche.stories.frequencies import Frequencies, salt, terms
from depeche.stories.postings import Postings
from depeche.stories.snapshots import State
from depeche.stories.story import Story, Sums, Vector
from depeche.stories.traits import Traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """When two articles are of one story."""

    words: float = 0.25  # least cosine within a language
    names: float = 0.2  # least cosine of names across languages
    names_within: float = 0.36  # least cosine of names within a language, whatever the words
    shared_names: int = 3  # least number of names in common across languages; within one, twice as many
    names_weight: float = 0.25  # of the names' cosine within a language; the rest is the words'
    days: float = 8.0  # a story that has been silent for longer is over
    decay: float = 0.01  # what each day of silence adds to the least cosine
    undated: float = 0.15  # what it adds that a page has no date: news has one, guides and the like often have none
    open_stories: int = 20_000  # those touched last; older ones take no more articles


NAMES = "*"
"""The space of names, beside those of languages."""

_PRETENDED = 30  # articles; so many weigh as much as the foretold frequency
_FORETOLD = (1.0, 1.0, 0.8, 0.6, 0.25, 0.1, 0.06, 0.03, 0.02)  # share of articles with a word of that many letters
_LONG = len(_FORETOLD) - 1
_LONG_VECTOR = 96  # terms of a story that are kept
_INDEXED = 40  # of an article and of a story, the weightiest terms are looked up
_LOOKED_AT = 10_000  # entries of the index that are gone through for one article
_CANDIDATES = 12
_FEW = 200  # stories that may be put in order


class Fold:
    """Stories as they form. `step` is deterministic: the same traits in the same order give the same numbers."""

    def __init__(self, judgement: Judgement | None = None) -> None:
        self.judgement = judgement or Judgement()
        self._next = 0
        self._clock = 0  # latest hour seen: when an article without a time is taken to be
        self._stories: OrderedDict[int, Story] = OrderedDict()  # least recently touched first
        self._articles: dict[str, int] = defaultdict(int)  # that were counted, by language and for names
        self._frequencies = Frequencies()
        self._index = Postings()

    def step(self, traits: Traits, into: int | None = None, *, least: int = 0) -> int:
        """The number of the story of the next article: one that is open, or a new one, which has `least` or a higher number.

        `into`: the story is known from before, when others that are forgotten since were of it or decided about it.
        """
        hour = self._clock if traits.hour is None else traits.hour
        self._clock = max(self._clock, hour)
        words, names = self._unit(traits.language, traits.words), self._unit(NAMES, traits.names)
        number = self._nearest(traits, words, names, hour) if into is None else into
        if number is None:
            number = max(self._next, least)
        if number not in self._stories:
            self._stories[number] = Story(hour, hour)
        self._next = max(self._next, number + 1)
        self._join(number, traits.language, words, names, hour)
        return number

    def _unit(self, space: str, counts: Sequence[tuple[str, int]]) -> Vector:
        """tf-idf with sublinear tf, of length 1; the terms are counted first.

        The inverse document frequency is smoothed by what a word's length foretells (Zipf's law of abbreviation).
        """
        numbers, log = terms([text for text, _ in counts], salt(space)), math.log
        self._articles[space] += 1
        articles = self._articles[space] + _PRETENDED
        weights: Vector = {}
        for one, (text, n), known in zip(numbers, counts, self._frequencies.add(numbers), strict=True):
            size = len(text)
            foretold = _FORETOLD[size if size < _LONG else _LONG] if size > 2 or text.isascii() else 0.02
            ratio = articles / (known + foretold * _PRETENDED + 0.5)
            if ratio > 1.0:
                weights[one] = (1 + log(n)) * log(ratio) if n != 1 else log(ratio)
        length = math.sqrt(sum([w * w for w in weights.values()]))
        return {one: w / length for one, w in weights.items()} if length else {}

    def _nearest(self, traits: Traits, words: Vector, names: Vector, hour: int) -> int | None:
        best, nearest = 0.0 if traits.dated else self.judgement.undated, None
        for number in self._candidates(words, names):
            story = self._stories[number]
            silence = max(0, hour - story.last, story.first - hour) / 24
            if silence > self.judgement.days:
                continue
            margin = self._margin(story, traits.language, words, names) - self.judgement.decay * silence
            if margin > best:
                best, nearest = margin, number
        return nearest

    def _margin(self, story: Story, language: str, words: Vector, names: Vector) -> float:
        """By how much the likeness is above the least that is asked; negative: not of this story."""
        asked, called, told = self.judgement, story.sums[NAMES], story.sums.get(language)
        likeness = called.cosine(names)
        shared = sum([name in names for name in called.terms])
        if told is None:
            return likeness - asked.names if shared >= asked.shared_names else -1.0
        within = (1 - asked.names_weight) * told.cosine(words) + asked.names_weight * likeness
        by_names = likeness - asked.names_within if shared >= 2 * asked.shared_names else -1.0
        return max(within - asked.words, by_names)

    def _candidates(self, words: Vector, names: Vector) -> list[int]:
        """The stories that share most with an article. What the fewest stories have is looked up first: a term that
        thousands have finds none that the others do not."""
        held = sorted(
            (len(numbers), one, vector[one], numbers)
            for vector in (words, names) for one in _weightiest(vector)[:_INDEXED] if (numbers := self._index.of(one))
        )  # fmt: skip
        scores: dict[int, float] = {}
        known, left = scores.get, _LOOKED_AT
        for size, _, weight, numbers in held:
            for number in numbers:
                scores[number] = known(number, 0.0) + weight
            left -= size
            if left < 0:
                break
        return _highest(scores)

    def _join(self, number: int, language: str, words: Vector, names: Vector, hour: int) -> None:
        story = self._stories[number]
        story.first, story.last = min(story.first, hour), max(story.last, hour)
        for space, vector in ((language, words), (NAMES, names)):
            story.sums[space] = self._summed(number, story.sums.get(space), vector)
        self._stories.move_to_end(number)
        while len(self._stories) > self.judgement.open_stories:
            self._close()

    def _summed(self, number: int, before: Sums | None, vector: Vector) -> Sums:
        """The sums with one more article's vector; the index follows."""
        sums, indexed = dict(vector), set[int]()
        if before is not None:
            indexed.update(before.terms[: before.indexed])
            for one, weight in zip(before.terms, before.weights, strict=True):
                sums[one] = sums.get(one, 0.0) + weight
        ranked = _weightiest(sums)
        kept = ranked[:_LONG_VECTOR]
        new = [one for one in ranked[:_INDEXED] if one not in indexed]
        gone = indexed.difference(kept)
        self._index.add(new, number)
        self._index.remove(gone, number)
        indexed.update(new)
        ordered = [one for one in kept if one in indexed] + [one for one in kept if one not in indexed]
        return Sums(array("I", ordered), array("f", [sums[one] for one in ordered]), len(indexed) - len(gone))

    def _close(self) -> None:
        number, story = self._stories.popitem(last=False)
        for sums in story.sums.values():
            self._index.remove(sums.terms[: sums.indexed], number)

    # ---- to be kept and taken up again

    def snapshot(self) -> bytes:
        """All of the state; `resume` gives a fold that goes on exactly as this one would."""
        return snapshots.packed(State(
            judgement=asdict(self.judgement), next=self._next, clock=self._clock, articles=self._articles,
            frequencies=self._frequencies, stories=self._stories,
        ))  # fmt: skip

    @classmethod
    def resume(cls, snapshot: bytes) -> Fold:
        """The fold that `snapshot` was taken of."""
        state = snapshots.unpacked(snapshot)
        fold = cls(Judgement(**state.judgement))
        fold._next, fold._clock, fold._frequencies = state.next, state.clock, state.frequencies
        fold._articles.update(state.articles)
        for number, story in state.stories.items():
            fold._stories[number] = story
            for sums in story.sums.values():
                fold._index.add(sums.terms[: sums.indexed], number)
        return fold


def _highest(scores: dict[int, float]) -> list[int]:
    """The candidates, those of the highest scores first; of equals, the lowest number."""
    least = 0.0
    if len(scores) > _FEW:  # of thousands, most go before any are put in order: what is not among the best of a few
        least = sorted(islice(scores.values(), _FEW))[-_CANDIDATES]
    return [
        number for _, number in sorted((-score, number) for number, score in scores.items() if score >= least)[:_CANDIDATES]
    ]


def _weightiest(vector: Vector) -> list[int]:
    """The terms, weightiest first; of equals, the lowest."""
    return sorted(sorted(vector), key=vector.__getitem__, reverse=True)  # a sort leaves equals in their order
