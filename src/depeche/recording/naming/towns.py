"""Which capitalised words does a noun for a settlement tell to be a place, or the case in which something is?

"The village of Selmwick", "в городе Сокольске", "Yeşilova köyünde", "Selm'de".

The noun is no part of the name.
"""

from __future__ import annotations

from collections.abc import Iterable

from depeche.recording.naming.capitals import Run, Word, adjacent
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene
from depeche.recording.naming.settlements import settlement_base
from depeche.recording.words.lexicon import Lexicon

_LONGEST = 3  # words of such a name


def towns(scene: Scene, runs: Iterable[Run], surnames: frozenset[str]) -> list[Mention]:
    """The places, of runs that name nothing else; `surnames`, folded, are those of persons of the text."""
    lexicon = scene.lexicon
    if not (lexicon.settlement_nouns or lexicon.place_cases):
        return []
    found = []
    for run in runs:
        head = run[0]
        if lexicon.naming.nouns_capitalised and len(run) > 1:
            run = run[_noun_within(run, lexicon) :]
        near = _noun_before(scene, run[0])
        if (near is None and not lexicon.place_cases) or not head.facts.forms.isdisjoint(surnames):
            continue
        last = adjacent(run)
        if near is not None:
            words = _of_the_name(scene, run, last)
        elif scene.located(last.end) or scene.settled_behind(last.end):
            words = _behind_the_first(run, last)
            if words[0].facts.given and scene.located(last.end):
                continue  # "Ahmet'te"
        else:
            continue
        if len(words) <= _LONGEST and not any(_no_place(word, lexicon) for word in words):
            start, end = words[0].start, words[-1].end
            name = scene.text[start:end]
            found.append(Mention(start, end, "place", _base(scene, near, name) if near is not None else name))
    return found


def _noun_within(run: Run, lexicon: Lexicon) -> int:
    """Where a name begins in a run behind the noun for a settlement, which has a capital too: "der Küstenstadt | Selmow"; or
    0."""
    for at in range(1, len(run)):
        if run[at].gap == " " and lexicon.settlement_endings.of(run[at - 1].folded):
            return at
    return 0


def _noun_before(scene: Scene, first: Word) -> Near | None:
    """The noun for a settlement that stands right before a name, or before the "of" that stands there."""
    nouns = scene.lexicon.settlement_nouns
    near = scene.beside(first.start) if nouns else None
    if near is None or near.facts.folded in nouns:
        return near
    if scene.lexicon.naming.nouns_capitalised and scene.lexicon.settlement_endings.of(near.facts.folded):
        return near
    near = scene.beside(near.start) if near.facts.folded in scene.lexicon.links else None
    return near if near is not None and near.facts.folded in nouns else None


def _of_the_name(scene: Scene, run: Run, last: Word) -> Run:
    """The words up to one that tells of something else: "в селе Ольховка | Сокольского района"."""
    words = run[: run.index(last) + 1]
    small = scene.small_after(last.end)
    if len(words) > 1 and small is not None and scene.lexicon.facts(small).place_head:
        words = words[:-1]
    return words


def _behind_the_first(run: Run, last: Word) -> Run:
    """The words but the one that opens a sentence: "Yangın | Yeşilova köyünde çıktı"."""
    words = run[: run.index(last) + 1]
    return words[1:] if len(words) > 1 and words[0].opens else words


def _no_place(word: Word, lexicon: Lexicon) -> bool:
    facts = word.facts
    if facts.body or facts.role or facts.never or facts.demonym or (word.opens and facts.opener):
        return True
    return word.facts.upper or lexicon.is_common(facts)


def _base(scene: Scene, near: Near, name: str) -> str:
    """The name in the nominative: behind some nouns it is in their case, behind others as a list has it ("в селе Ольховка"),
    unless the text has it in another form too."""
    lexicon = scene.lexicon
    if near.facts.folded in lexicon.governing_nouns:
        return settlement_base(name, lexicon, scene)
    return next((base for base in lexicon.cases.settlements(name) if base != name and base in scene.capitals), name)
