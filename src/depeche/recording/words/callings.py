"""What else those are called who have an office, an occupation or an origin: "primo cittadino" is a "sindaco"."""

from __future__ import annotations

from collections.abc import Iterator

from depeche.language.speech import Speech
from depeche.recording.text.folding import fold
from depeche.recording.text.tokens import split
from depeche.recording.words.facts import Gender
from depeche.recording.words.lexicon import Lexicon
from depeche.recording.words.phrases import Words, folded_words


def trades(speech: Speech, names: Lexicon) -> dict[str, Words]:
    """Office or occupation of one word → it, and what else its holders are called."""
    found: dict[str, Words] = {}
    for office, others in speech.also_called.items():
        if " " not in office:
            row = folded_words((office, *others))
            found.update(dict.fromkeys(folded_words(_office_forms(office, speech, names)), row))
    return found


def origin_endings(speech: Speech) -> tuple[tuple[str, Gender | None], ...]:
    """What nouns for who is from somewhere end in, longest first, with the gender that each shows."""
    told: dict[str, Gender | None] = {"m": "m", "f": "f", "either": None}
    endings = [(fold(ending), told[shown]) for shown, group in speech.origin_endings.items() for ending in group]
    return tuple(sorted(endings, key=lambda one: -len(one[0])))


def _office_forms(office: str, speech: Speech, names: Lexicon) -> Iterator[str]:
    """An office as it is noted beside a name: itself, with an article that is its end, and as base forms are folded."""
    yield office
    yield from (office + ending for ending in speech.article_endings if " " not in office)
    if names.declines and fold(office) != office:
        yield fold(office)


def also_called(speech: Speech, names: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Words, ...]], ...]]:
    """ "primo cittadino" → "sindaco", by first word; one paraphrase may stand for several offices."""
    offices: dict[tuple[str, ...], list[Words]] = {}
    for office, others in speech.also_called.items():
        known = [frozenset(filter(str.isalpha, split(form))) for form in _office_forms(office, speech, names)]
        for other in others:
            offices.setdefault(split(other), []).extend(known)
            if names.declines and fold(other) != other:
                offices.setdefault(tuple(map(fold, split(other))), []).extend(known)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Words, ...]]]] = {}
    for phrase, of in sorted(offices.items(), key=lambda one: -len(one[0])):
        by_first.setdefault(phrase[0], []).append((phrase, tuple(of)))
    return {first: tuple(found) for first, found in by_first.items()}
