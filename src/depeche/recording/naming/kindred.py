"""Persons who share the surname that stands behind the last of them: "the brothers Foromo and Mory Vaudrin"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from depeche.recording.naming.candidate import Candidate
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.doubts import kin_behind
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold

_JOINT = 6  # characters between the two names


def with_kin(scene: Scene, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, and before each the given name alone that shares its surname, where a word tells that they are kin,
    or one is a woman's and one a man's: "Luc et Anne Vaudrin".

    Without that "Salz and Ilse Vaudrin" are two persons with nothing in common.
    """
    kept = list(found)
    joined = [one for one in kept if len(one.words) > 1 and _behind_and(scene, one)]
    if not joined:
        return kept
    begun = {word.start for one in kept if len(one.words) > 1 for word in one.words}
    starts = [word.start for word in scene.words]
    known = {one.words[0].facts.folded for one in kept if len(one.words) > 1}
    shared: dict[int, Candidate] = {}
    for one in joined:
        other = _before(scene, one, starts, known)
        if other is not None and other.start not in begun:
            gender = other.facts.gender
            shared[other.start] = Candidate((other, one.words[-1]), sure=True, gender=gender, shares=True)
    return [*(one for one in kept if one.words[0].start not in shared), *shared.values()]


def _behind_and(scene: Scene, one: Candidate) -> bool:
    near = scene.beside(one.words[0].start)
    return near is not None and near.facts.folded in scene.joining


def _before(scene: Scene, one: Candidate, starts: Sequence[int], known: Set[str]) -> Word | None:
    """The word alone that an "and" joins to a name, where both are kin. `known`: first words of the text's full names."""
    at = bisect_left(starts, one.words[0].start)
    other = scene.words[at - 1] if at else None
    if other is None or other.gap == " " or other.facts.body or other.facts.role or other.facts.demonym or other.facts.never:
        return None
    between = scene.text[other.end : one.words[0].start]
    if len(between) > _JOINT or fold(between.strip()) not in scene.joining:
        return None
    led = scene.beside(other.start)
    told = led is not None and led.facts.folded in scene.lexicon.kin
    last = one.words[-1]
    if told or kin_behind(scene, last.end):
        return other
    mine, theirs = one.words[0].facts, other.facts
    couple = mine.given and theirs.given and {mine.gender, theirs.gender} == {"f", "m"}
    return other if couple and theirs.folded not in known and not scene.lexicon.naming.surname_first else None
