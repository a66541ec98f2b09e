"""The cues of a language in all their forms: "promise", "has promised", "weist … zurück"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from depeche.language.speech import Cue, Speech
from depeche.recording.text.folding import fold
from depeche.recording.text.tokens import split
from depeche.recording.words.phrases import Words


class Pattern:
    """One form of a cue: its words, and those of the particle that closes its clause ("weist … zurück")."""

    __slots__ = ("cue", "particle", "second", "third", "words")

    def __init__(self, words: tuple[str, ...], particle: tuple[str, ...], cue: Cue) -> None:
        self.words: Final = words
        self.particle: Final = particle
        self.cue: Final = cue
        self.second: Final = words[1] if len(words) > 1 else ""
        self.third: Final = words[2] if len(words) > 2 else ""


def patterns(speech: Speech) -> dict[str, tuple[Pattern, ...]]:
    """All forms of the cues by first word, longest first. A noun and a verb of the same form are two."""
    found: dict[tuple[str, ...], Pattern] = {}
    for cue in speech.cue:
        sort = "noun" if cue.noun else "…"
        spelt = [form for written in cue.words for form in forms(written, speech)]
        for form in (*spelt, *map(fold, spelt)) if speech.unaccented else spelt:
            head, _, tail = form.partition("…")
            words, particle = split(head), split(tail) if tail else ()
            found.setdefault((*words, sort, *particle), Pattern(words, particle, cue))
    by_first: dict[str, list[Pattern]] = {}
    for pattern in found.values():
        by_first.setdefault(pattern.words[0], []).append(pattern)
    return {
        first: tuple(sorted(group, key=lambda one: (len(one.words), len(one.particle)), reverse=True))
        for first, group in by_first.items()
    }


def speaking(cues: Mapping[str, tuple[Pattern, ...]], *, apart: bool = False) -> Words:
    """The verbs of one word behind which a clause says what was said; `apart`: those of which another word closes it."""
    return frozenset(
        one.words[0]
        for group in cues.values()
        for one in group
        if len(one.words) == 1
        and bool(one.particle) is apart
        and not (one.cue.noun or one.cue.silent)
        and "clause" in one.cue.takes
    )


def forms(written: str, speech: Speech) -> Iterator[str]:
    """Each form of a cue: "declar~e it" is "declared it", "declares it", … by the endings of the class `e`.

    A past form that agrees with its subject comes in every gender and number: "сказал" is "сказала", "сказало", … too.
    """
    choices = []
    for word in written.split(" "):
        stem, tilde, name = word.partition("~")
        choices.append([stem + ending for ending in speech.endings[name]] if tilde else [word])
    choices[0] = list(dict.fromkeys(agreeing for word in choices[0] for agreeing in _agreeing(word, speech)))
    for words in product(*choices):
        yield " ".join(words)


def _agreeing(word: str, speech: Speech) -> Iterator[str]:
    yield word
    for ending, others in speech.agreements.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield from (word.removesuffix(ending) + other for other in others)
