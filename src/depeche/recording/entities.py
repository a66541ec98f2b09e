"""People, organisations and places of a text.

    text ─► capitalised words ─► known names ─► organisations by acronym and head ─► people ─► places by preposition

What one step has taken is gone for the next, so the order is the order of trust. Nothing is learnt: a word is judged by
what the language's naming data says of it and of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depeche.language import Language, load
from depeche.model import Entity
from depeche.recording import capitals, organisations
from depeche.recording.capitals import Word
from depeche.recording.chains import chains
from depeche.recording.known import known_names
from depeche.recording.lexicon import Lexicon, fold, lexicon
from depeche.recording.mentions import Mention, Named
from depeche.recording.people import candidates
from depeche.recording.places import places

_LETTERS = re.compile(r"[^\W\d_]+")


def entities(text: str, language: str) -> list[Entity]:
    """The people, organisations and places of `text`, in order of first mention.

    `language` is a BCP 47 tag. Each has the base form of the fullest name that the text gives, and all its mentions as
    offsets in `text`. Linear in `len(text)`; never raises.
    """
    return [
        Entity(kind=one.kind, name=one.name, mentions=one.mentions, role=one.role, affiliation=one.affiliation)
        for one in named(text, load(language))
    ]


def named(text: str, language: Language) -> list[Named]:
    """The same, for the other parts of the record: with the gender of a person, where the text tells."""
    lex = lexicon(language)
    words = capitals.words(text, lex)
    present = frozenset(_LETTERS.findall(text))
    taken: dict[int, Mention] = {}

    known = known_names(text, words, lex)
    persons_first = candidates(text, capitals.runs(_beside(words, known)), present, lex)
    sure = [c for c in persons_first if c.sure and len(c.words) > 1]
    mine = {word.start for c in sure for word in c.words}
    mentions: list[Mention] = []
    for group in (
        organisations.bracketed(text, words, lex),
        [m for m in known if not any(w in mine for w in (m.start,)) or " " in m.name],
        organisations.headed(text, capitals.runs(words), lex),
        organisations.acronyms(words, lex),
    ):
        mentions += _new(group, taken, words)
    runs = capitals.runs(_free(words, taken))
    persons = candidates(text, runs, present, lex)
    in_persons = {word.start for c in persons if c.sure for word in c.words}
    by_place = [
        m for m in places(text, runs, present, lex) if not any(m.start <= start < m.end for start in in_persons)
    ]
    mentions += _new(by_place, taken, words)
    persons = [c for c in persons if not any(word.start in taken for word in c.words)]
    people = chains(text, persons, words, frozenset(taken), lex)
    return sorted([*people, *_joined(mentions)], key=lambda one: one.mentions[0])


def _beside(words: Sequence[Word], known: Iterable[Mention]) -> list[Word]:
    return list(words)


def _free(words: Sequence[Word], taken: dict[int, Mention]) -> list[Word]:
    """The words that nothing has taken; one behind a taken word begins a run of its own."""
    free: list[Word] = []
    cut = False
    for word in words:
        if word.start in taken:
            cut = True
            continue
        free.append(word._replace(gap=None) if cut else word)
        cut = False
    return free


def _new(found: Iterable[Mention], taken: dict[int, Mention], words: Sequence[Word]) -> list[Mention]:
    """The mentions that overlap nothing taken before; their words are taken now."""
    kept = []
    starts = [word.start for word in words]
    for mention in found:
        inside = _starts_in(starts, mention)
        if any(start in taken for start in inside):
            continue
        kept.append(mention)
        taken.update(dict.fromkeys(inside, mention))
        taken[mention.start] = mention
    return kept


def _starts_in(starts: Sequence[int], mention: Mention) -> list[int]:
    from bisect import bisect_left

    return list(starts[bisect_left(starts, mention.start) : bisect_left(starts, mention.end)])


def _joined(mentions: Iterable[Mention]) -> list[Named]:
    """Organisations and places, one per key; the longest name stands for all."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        key = mention.key or f"{mention.kind}:{fold(mention.name)}"
        groups.setdefault(key, []).append(mention)
    made = []
    for group in groups.values():
        fullest = max(group, key=lambda mention: len(mention.name))
        spans = tuple(sorted({(mention.start, mention.end) for mention in group}))
        made.append(Named(kind=group[0].kind, name=fullest.name, mentions=spans))
    return made
