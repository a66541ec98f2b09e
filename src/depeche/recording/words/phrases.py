"""The lists of a language file made ready for look-up, in the words in which a text will be cut."""

from __future__ import annotations

from collections.abc import Iterable

from depeche.recording.text.tokens import split

Words = frozenset[str]
"""Folded words."""

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""First word → the phrases that begin with it, longest first, each as its words."""


def folded_words(written: Iterable[str]) -> Words:
    """Words of a language file as they are looked up."""
    return frozenset(" ".join(split(word)) for word in written)


def phrases(written: Iterable[str]) -> Phrases:
    """Phrases of a language file by their first word."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in written:
        words = split(phrase)
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in by_first.items()}


def single(written: Iterable[str]) -> Words:
    """The phrases of one word; "qu'" counts as one, "s'" is too often something else."""
    cut = (split(phrase) for phrase in written)
    return frozenset(words[0] for words in cut if len(words) == 1 or (words[1:] == ("'",) and len(words[0]) > 1))


def pairs(written: Iterable[str]) -> dict[str, Words]:
    """ "in … view", "in … opinion" as "in" → its last words."""
    found: dict[str, set[str]] = {}
    for pair in written:
        first, last = split(pair.replace("…", ""))
        found.setdefault(first, set()).add(last)
    return {first: frozenset(last) for first, last in found.items()}


def by_last(written: Iterable[str]) -> Phrases:
    """Phrases by their last word."""
    found: Phrases = {}
    for phrase in map(split, written):
        found[phrase[-1]] = (*found.get(phrase[-1], ()), phrase)
    return found
