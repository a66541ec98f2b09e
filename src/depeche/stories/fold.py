"""The sequential step: one article's traits in, its story's number out.

Single-pass clustering as in topic detection and tracking (Allan et al., 1998), with tf-idf vectors and an inverted index
over the stories still open. Within a language the words decide; across languages the names. The memory is bounded: only
the stories touched last stay open.
"""

from __future__ import annotations

import json
import math
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from depeche.stories.traits import Traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """When two articles are of one story."""

    words: float = 0.27  # least cosine within a language
    names: float = 0.22  # least cosine of names across languages
    names_within: float = 0.36  # least cosine of names within a language, whatever the words
    shared_names: int = 3  # least number of names in common across languages; within one, twice as many
    names_weight: float = 0.25  # of the names' cosine within a language; the rest is the words'
    days: float = 8.0  # a story that has been silent for longer is over
    decay: float = 0.01  # what each day of silence adds to the least cosine
    open_stories: int = 20_000  # those touched last; older ones take no more articles


@dataclass(slots=True)
class _Frequencies:
    """In how many articles of one language (or, for names, of all) a term occurred."""

    articles: int = 0
    of: dict[str, int] = field(default_factory=dict)

    def add(self, terms: Iterable[str]) -> None:
        self.articles += 1
        of, known = self.of, self.of.get
        for term in terms:
            of[term] = known(term, 0) + 1
        if len(self.of) > _MOST_TERMS:  # what occurred once and long ago tells nothing
            self.of = {term: n for term, n in self.of.items() if n > 1}

    def rarities(self, terms: Iterable[str]) -> list[float]:
        """Inverse document frequency of each, smoothed by what a word's length foretells (Zipf's law of abbreviation)."""
        known, log, articles = self.of.get, math.log, self.articles + _PRETENDED
        rarities = []
        for term in terms:
            size = len(term)
            foretold = _FORETOLD[size if size < _LONG else _LONG] if size > 2 or term.isascii() else 0.02
            ratio = articles / (known(term, 0) + foretold * _PRETENDED + 0.5)
            rarities.append(log(ratio) if ratio > 1.0 else 0.0)
        return rarities


_PRETENDED = 30  # articles; so many weigh as much as the foretold frequency
_FORETOLD = (1.0, 1.0, 0.8, 0.6, 0.25, 0.1, 0.06, 0.03, 0.02)  # share of articles with a word of that many letters
_LONG = len(_FORETOLD) - 1
_MOST_TERMS = 400_000
_LONG_VECTOR = 96  # terms of a story that are kept
_INDEXED = 40  # of an article and of a story, the weightiest terms are looked up
_CANDIDATES = 12

Vector = dict[str, float]


@dataclass(slots=True)
class _Story:
    """A story still open: summed unit vectors of its articles, by language and of names."""

    first: int
    last: int
    names: Vector = field(default_factory=dict)
    words: dict[str, Vector] = field(default_factory=dict)


class Fold:
    """Stories as they form. `step` is deterministic: the same traits in the same order give the same numbers."""

    def __init__(self, judgement: Judgement | None = None) -> None:
        self.judgement = judgement or Judgement()
        self._next = 0
        self._clock = 0  # latest hour seen: when an article without a time is taken to be
        self._stories: OrderedDict[int, _Story] = OrderedDict()  # least recently touched first
        self._frequencies: dict[str, _Frequencies] = defaultdict(_Frequencies)
        self._index: dict[str, set[int]] = defaultdict(set)

    def step(self, traits: Traits) -> int:
        """The number of the story of the next article: one that is open, or a new one."""
        hour = self._clock if traits.hour is None else traits.hour
        self._clock = max(self._clock, hour)
        words, names = self._vectors(traits)
        number = self._nearest(traits.language, words, names, hour)
        if number is None:
            number, self._next = self._next, self._next + 1
            self._stories[number] = _Story(hour, hour)
        self._join(number, traits.language, words, names, hour)
        return number

    def _vectors(self, traits: Traits) -> tuple[Vector, Vector]:
        of_words, of_names = self._frequencies[traits.language], self._frequencies["*"]
        of_words.add(word for word, _ in traits.words)
        of_names.add(name for name, _ in traits.names)
        return _unit(traits.words, of_words), _unit(traits.names, of_names)

    def _nearest(self, language: str, words: Vector, names: Vector, hour: int) -> int | None:
        best, nearest = 0.0, None
        for number in self._candidates(language, words, names):
            story = self._stories[number]
            silence = max(0, hour - story.last, story.first - hour) / 24
            if silence > self.judgement.days:
                continue
            margin = self._margin(story, language, words, names) - self.judgement.decay * silence
            if margin > best:
                best, nearest = margin, number
        return nearest

    def _margin(self, story: _Story, language: str, words: Vector, names: Vector) -> float:
        """By how much the likeness is above the least that is asked; negative: not of this story."""
        likeness = _cosine(names, story.names)
        shared = sum(name in story.names for name in names)
        if language not in story.words:
            return likeness - self.judgement.names if shared >= self.judgement.shared_names else -1.0
        weight = self.judgement.names_weight
        within = (1 - weight) * _cosine(words, story.words[language]) + weight * likeness
        by_names = likeness - self.judgement.names_within if shared >= 2 * self.judgement.shared_names else -1.0
        return max(within - self.judgement.words, by_names)

    def _candidates(self, language: str, words: Vector, names: Vector) -> list[int]:
        scores: dict[int, float] = defaultdict(float)
        for prefix, vector in ((language + ":", words), ("*:", names)):
            for term in _weightiest(vector)[:_INDEXED]:
                for number in self._index.get(prefix + term, ()):
                    scores[number] += vector[term]
        return sorted(scores, key=lambda n: (-scores[n], n))[:_CANDIDATES]

    def _join(self, number: int, language: str, words: Vector, names: Vector, hour: int) -> None:
        story = self._stories[number]
        story.first, story.last = min(story.first, hour), max(story.last, hour)
        for prefix, vector, sums in (
            (language + ":", words, story.words.setdefault(language, {})), ("*:", names, story.names),
        ):  # fmt: skip
            new = not sums  # nothing of it is looked up yet
            if new:
                sums.update(vector)
            else:
                known = sums.get
                for term, weight in vector.items():
                    sums[term] = known(term, 0.0) + weight
            ranked = _weightiest(sums)
            for term in ranked[_LONG_VECTOR:]:
                del sums[term]
                if not new:
                    self._forget(prefix + term, number)
            for term in ranked[:_INDEXED]:
                self._index[prefix + term].add(number)
        self._stories.move_to_end(number)
        while len(self._stories) > self.judgement.open_stories:
            self._close()

    def _forget(self, key: str, number: int) -> None:
        numbers = self._index.get(key)
        if numbers is not None:
            numbers.discard(number)
            if not numbers:
                del self._index[key]

    def _close(self) -> None:
        number, story = self._stories.popitem(last=False)
        for language, sums in story.words.items():
            for term in sums:
                self._forget(f"{language}:{term}", number)
        for term in story.names:
            self._forget(f"*:{term}", number)

    # ---- to be kept and taken up again

    def snapshot(self) -> str:
        """All of the state as JSON; `resume` gives a fold that goes on exactly as this one would."""
        return json.dumps({
            "judgement": asdict(self.judgement), "next": self._next, "clock": self._clock,
            "stories": [[number, asdict(story)] for number, story in self._stories.items()],
            "frequencies": {language: asdict(f) for language, f in self._frequencies.items()},
            "index": {key: sorted(numbers) for key, numbers in self._index.items()},
        }, ensure_ascii=False, separators=(",", ":"))  # fmt: skip

    @classmethod
    def resume(cls, snapshot: str) -> Fold:
        """The fold that `snapshot` was taken of."""
        state: dict[str, Any] = json.loads(snapshot)
        fold = cls(Judgement(**state["judgement"]))
        fold._next, fold._clock = state["next"], state["clock"]
        fold._stories = OrderedDict((number, _Story(**story)) for number, story in state["stories"])
        fold._frequencies.update({language: _Frequencies(**f) for language, f in state["frequencies"].items()})
        fold._index.update({key: set(numbers) for key, numbers in state["index"].items()})
        return fold


def _unit(counts: Iterable[tuple[str, int]], frequencies: _Frequencies) -> Vector:
    """tf-idf with sublinear tf, of length 1."""
    counted = dict(counts)
    log = math.log
    weights = {
        term: (1 + log(n)) * rarity if n != 1 else rarity
        for (term, n), rarity in zip(counted.items(), frequencies.rarities(counted), strict=True)
    }
    length = math.sqrt(sum([w * w for w in weights.values()]))
    return {term: w / length for term, w in weights.items() if w} if length else {}


def _weightiest(vector: Vector) -> list[str]:
    """The terms, weightiest first; of equals, by the alphabet."""
    return sorted(sorted(vector), key=vector.__getitem__, reverse=True)  # a sort leaves equals in their order


def _cosine(unit: Vector, sums: Vector) -> float:
    dot = sum(weight * sums[term] for term, weight in unit.items() if term in sums)
    return dot / math.sqrt(sum(w * w for w in sums.values())) if dot else 0.0
