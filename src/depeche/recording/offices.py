"""Which office does a text give a person whose name does not stand right behind it?

"le vice-ministre russe des Affaires étrangères Anatole Guerrec", "the minister of ports, Ilse Vaudrin,", "министр рыбных
дел Ольга Лесовая": the head noun is some words away, and what is in between must be its complement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depeche.recording.capitals import elided
from depeche.recording.lexicon import Gender, Lexicon
from depeche.recording.scene import Near, Scene

_REACH = 12  # words between an office's head and the name


class Office(NamedTuple):
    """An office as the text words it. `plural`: several persons share it."""

    text: str
    gender: Gender | None
    plural: bool


def office_before(scene: Scene, start: int) -> Office | None:
    """The office that ends right before the name at `start`, or before the comma before it."""
    behind_comma = start > 2 and scene.text[start - 2 : start] == ", "
    end = start - 2 if behind_comma else start
    between: list[Near] = []
    near = scene.ending(end) if behind_comma else scene.beside(start)
    while near is not None and len(between) <= _REACH:
        if near.facts.role and _complement(between, scene.lexicon):
            return Office(worded(scene, near, end), near.facts.title_gender, scene.lexicon.plural_role(near.facts.folded))
        if not _may_stand_inside(near, scene.lexicon):
            return None
        between.insert(0, near)
        near = scene.beside(near.start)
    return None


def worded(scene: Scene, head: Near, end: int) -> str:
    """The words of an office from its head up to `end`, without an elided article: "l'ingénieur"."""
    office = scene.text[_widened(scene, head).start : end].strip()
    return office[elided(office, scene.lexicon) :]


def _widened(scene: Scene, near: Near) -> Near:
    """The first word of an office whose head is told by two nouns: "secrétaire général", "lieutenant colonel"."""
    before = scene.beside(near.start)
    return before if before is not None and before.facts.role else near


def _may_stand_inside(near: Near, lexicon: Lexicon) -> bool:
    facts = near.facts
    if facts.folded in lexicon.link_words or facts.article:
        return True
    if facts.opener or near.text[-1] in ",.;:":
        return False
    return not (near.text.islower() and len(near.text) > 4 and facts.folded.endswith(lexicon.verb_endings))


def _complement(between: Sequence[Near], lexicon: Lexicon) -> bool:
    """Whether those words may follow the head of an office: adjectives, then a link or, where nouns decline, a noun."""
    rest = list(between)
    while rest and (rest[0].facts.demonym or _adjective(rest[0], lexicon)):
        rest.pop(0)
    if not rest or rest[0].facts.folded in lexicon.link_words or rest[0].facts.article:
        return True
    return lexicon.declines and not lexicon.naming.nouns_capitalised


def _adjective(near: Near, lexicon: Lexicon) -> bool:
    endings = lexicon.naming.adjective_endings
    return bool(endings) and near.text.islower() and near.facts.folded.endswith(endings)
