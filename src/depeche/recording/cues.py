"""Which words of a sentence announce that somebody says something?

The speech table of a language, made ready for look-up: once per language and process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from depeche.language import load
from depeche.language.naming import Gendered
from depeche.language.speech import Cue, Speech
from depeche.recording import lexicon as naming
from depeche.recording.lexicon import Gender
from depeche.recording.sentences import Sentence
from depeche.recording.tokens import split

_REACH = 40  # items between a verb and the particle that closes its clause
_STOPS = frozenset({";", ".", "!", "?", "\x00"})

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""First word → the phrases that begin with it, longest first, each as its words."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a sentence: items `start:end`, and the item of its particle, if it has one."""

    start: int
    end: int
    cue: Cue
    particle: int | None = None


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[str, ...]
    particle: tuple[str, ...]
    cue: Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What the speech table of one language says, ready for look-up."""

    speech: Speech
    cues: dict[str, tuple[_Pattern, ...]]
    verbs: frozenset[str]  # first words of the cues that are no nouns
    sources: Phrases
    source_openers: frozenset[str]
    source_nouns: tuple[str, ...]
    sources_first: Phrases
    sources_after: Phrases
    sources_tail: Phrases
    as_words: Phrases
    sources_own: Phrases
    points_back: Phrases
    complementizers: Phrases
    opens_clause: frozenset[str]  # complementizers, question words: the first word of each
    infinitive_markers: frozenset[str]
    reported_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    reflexives: frozenset[str]
    agents: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    prepositions: frozenset[str]
    genitives: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    oblique: frozenset[str]
    naming_verbs: frozenset[str]
    joiners: frozenset[str]
    relatives: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    others: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    spokespersons: frozenset[str]
    abbreviations: frozenset[str]
    epithets: frozenset[str]
    naming: naming.Lexicon

    @property
    def has_roles(self) -> bool:
        """Whether it is known which nouns are offices and occupations."""
        return self.naming.naming.roles != Gendered()

    def names_a_person(self, word: str) -> bool:
        """Whether that folded word is a noun for a person: an office, an occupation, an epithet."""
        return word in self.epithets or self.naming.facts(word).role

    def gender(self, word: str) -> Gender | None:
        """The gender that a word beside a name shows."""
        if word in self.feminine:
            return "f"
        return "m" if word in self.masculine else self.naming.facts(word).title_gender


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of the language with that primary subtag."""
    language = load(code)
    speech = language.speech
    sets = {
        name: frozenset(" ".join(split(word)) for word in getattr(speech, name))
        for name in (
            "infinitive_markers", "source_openers", "reported_verbs", "auxiliaries", "passives", "reflexives", "agents", "adverbs", "negations",
            "prepositions", "genitives", "determiners", "definite", "indefinite", "oblique", "naming_verbs", "joiners", "relatives", "he", "she", "they", "others", "titles", "feminine",
            "masculine", "epithets", "spokespersons", "abbreviations",
        )
    }  # fmt: skip
    cues = _patterns(speech)
    return Lexicon(
        speech=speech,
        cues=cues,
        verbs=frozenset(word for word, patterns in cues.items() if not any(pattern.cue.noun for pattern in patterns)),
        sources=phrases(speech.sources),
        source_nouns=speech.source_nouns,
        sources_first=phrases(speech.sources_first),
        sources_after=phrases(speech.sources_after),
        sources_tail=phrases(speech.sources_tail),
        as_words=phrases(speech.as_words),
        sources_own=phrases(speech.sources_own),
        points_back=phrases(speech.points_back),
        complementizers=phrases(speech.complementizers),
        opens_clause=_single((*speech.complementizers, *speech.question_words)),
        pronouns=sets["he"] | sets["she"] | sets["they"] | sets["others"],
        naming=naming.lexicon(language),
        **sets,
    )


def phrases(written: Iterable[str]) -> Phrases:
    """Phrases of a language file by their first word."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in written:
        words = split(phrase)
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_of_it, key=len, reverse=True)) for first, all_of_it in by_first.items()}


def _single(written: Iterable[str]) -> frozenset[str]:
    """The phrases of one word; "qu'" counts as one, "s'" is too often something else."""
    cut = (split(phrase) for phrase in written)
    return frozenset(words[0] for words in cut if len(words) == 1 or (words[1:] == ("'",) and len(words[0]) > 1))


def phrase_at(sentence: Sentence, at: int, known: Phrases) -> int:
    """How many items from `at` on are one of those phrases; 0 where none is."""
    words = sentence.words
    for phrase in known.get(words[at], ()):
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def found_in(sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The cues of a sentence in order, longest first; no two overlap."""
    words, cues = sentence.words, lexicon.cues
    free = 0
    headline = sum(sentence.capital) > 0.6 * len(words)
    for at, word in enumerate(words):
        if at < free or word not in cues or _noun(words, at, lexicon):
            continue
        for pattern in cues[word]:
            size = len(pattern.words)
            if size > 1 and tuple(words[at : at + size]) != pattern.words:
                continue
            if at > 1 and words[at - 1] == "-" and sentence.starts[at] == sentence.ends[at - 1] == sentence.ends[at - 2] + 1:
                continue  # "work-related"
            if at and sentence.capital[at] and not (headline or pattern.cue.noun) and word.upper() != word:
                continue  # part of a name: "New York State"
            particle = _particle(words, at + size, pattern.particle) if pattern.particle else None
            if pattern.particle and particle is None:
                continue
            yield Found(at, at + size, pattern.cue, particle)
            free = at + size
            break


def _noun(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether an article or preposition before it shows that a word is no verb here ("the claims", "por nota")."""
    if not at or words[at] not in lexicon.verbs:
        return False
    before = words[at - 1]
    if before in lexicon.adverbs or before in lexicon.infinitive_markers or before in lexicon.auxiliaries:
        return False
    return before in lexicon.determiners or (before in lexicon.prepositions and before not in lexicon.joiners)


def pattern_at(words: list[str], at: int, lexicon: Lexicon) -> int:
    """How many of `words` from `at` on are a cue that may stand beside a quotation; 0 where none does."""
    for pattern in lexicon.cues.get(words[at], ()):
        size = len(pattern.words)
        if (size == 1 or tuple(words[at : at + size]) == pattern.words) and not (pattern.cue.noun or pattern.cue.silent):
            return size
    return 0


def _particle(words: list[str], start: int, wanted: tuple[str, ...]) -> int | None:
    """Where the particle closes the clause of its verb."""
    size = len(wanted)
    for at in range(start, min(start + _REACH, len(words))):
        if words[at] in _STOPS and words[at] != "\x00":
            return None
        if words[at] == wanted[0] and tuple(words[at : at + size]) == wanted:
            return at
    return None


def _patterns(speech: Speech) -> dict[str, tuple[_Pattern, ...]]:
    by_first: dict[str, dict[tuple[str, ...], _Pattern]] = {}
    for cue in speech.cue:
        for written in cue.words:
            for form in _forms(written, speech):
                head, _, tail = form.partition("…")
                pattern = _Pattern(split(head), split(tail), cue)
                by_first.setdefault(pattern.words[0], {}).setdefault((*pattern.words, "…", *pattern.particle), pattern)
    return {
        first: tuple(sorted(patterns.values(), key=lambda p: (len(p.words), len(p.particle)), reverse=True))
        for first, patterns in by_first.items()
    }


def _forms(written: str, speech: Speech) -> Iterator[str]:
    """`"declar~ed it"` → "declared it", "declares it", …"""
    choices = []
    for word in written.split(" "):
        stem, tilde, name = word.partition("~")
        choices.append([stem + ending for ending in speech.endings[name]] if tilde else [word])
    for words in product(*choices):
        yield " ".join(words)
