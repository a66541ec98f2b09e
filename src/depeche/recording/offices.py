"""Which office does a text give a person whose name does not stand right behind it?

"le vice-ministre russe des Affaires étrangères Anatole Guerrec", "the minister of ports, Ilse Vaudrin,", "министр рыбных
дел Ольга Лесовая": the head noun is some words away, and what is in between must be its complement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depeche.recording.capitals import elided
from depeche.recording.facts import Gender
from depeche.recording.folding import fold
from depeche.recording.lexicon import Lexicon
from depeche.recording.scene import Near, Scene

_REACH = 12  # words between an office's head and the name
_LED = 4  # words before its head that belong to it


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
        plain = behind_comma and len(between) == 1 and between[0].text.islower() and not scene.lexicon.declines
        complement = plain or _complement(between, scene.lexicon)  # "directeur pays, Ilse Vaudrin"
        if near.facts.role and complement and not _of_body_name(scene, near):
            head = _heading(scene, near)
            plural = head is near and scene.lexicon.plural_role(near.facts.folded)
            return Office(worded(scene, head, end), head.facts.title_gender, plural)
        if not _may_stand_inside(near, scene.lexicon):
            return None
        between.insert(0, near)
        near = scene.beside(near.start)
    return None


def _of_body_name(scene: Scene, near: Near) -> bool:
    """Whether a word for an office is an adjective in a body's name: "Confederación Médica"."""
    if not near.text[:1].isupper() or scene.lexicon.naming.heads_last or scene.lexicon.naming.nouns_capitalised:
        return False
    head = scene.beside(near.start)
    return head is not None and head.facts.body and head.text[:1].isupper() and not head.facts.given


def _heading(scene: Scene, near: Near) -> Near:
    """The office itself, where `near` are those whom it heads: "le patron des sénateurs"."""
    if not scene.lexicon.plural_role(near.facts.folded):
        return near
    link = scene.beside(near.start)
    if link is None or link.facts.folded not in scene.lexicon.link_words:
        return near
    head = scene.beside(link.start)
    return head if head is not None and head.facts.role else near


def worded(scene: Scene, head: Near, end: int) -> str:
    """The words of an office from its head up to `end`, without an elided article: "l'ingénieur"."""
    office = scene.text[widened(scene, head).start : end].strip()
    return office[elided(office, scene.lexicon) :]


def in_base_form(office: str, lexicon: Lexicon) -> str:
    """An office in the nominative, where nouns have capitals and cases: "früheren Sprechers" is "frühere Sprecher"; what it
    is of stays as it is ("Sprecher des Ministeriums")."""
    words = office.split(" ")
    at = next((at for at, word in enumerate(words) if word[:1].isupper() and lexicon.facts(word).role), -1)
    if at < 0 or not lexicon.naming.role_endings:
        return office
    words[at] = lexicon.base_role(words[at])
    for led in range(at):
        if fold(words[led]) in lexicon.office_words:
            words[led] = _nominative(words[led], lexicon)
    return " ".join(words)


def _nominative(adjective: str, lexicon: Lexicon) -> str:
    base, *others = lexicon.naming.weak_endings or ("",)
    ending = next((one for one in others if adjective.endswith(one)), "")
    return adjective[: len(adjective) - len(ending)] + base if ending else adjective


def widened(scene: Scene, near: Near) -> Near:
    """The first word of an office: its head may be told by two nouns ("lieutenant colonel"), and led by what it is
    ("former deputy foreign minister")."""
    for _ in range(_LED):
        before = scene.beside(near.start)
        if before is None:
            break
        size = elided(before.text, scene.lexicon)  # "l'ancien"
        facts = scene.lexicon.facts(before.text[size:]) if size else before.facts
        if not (facts.role or facts.folded in scene.lexicon.office_words):
            break
        near = Near(before.start + size, before.text[size:], facts)
    return near


def _may_stand_inside(near: Near, lexicon: Lexicon) -> bool:
    facts = near.facts
    if facts.article or _links(near, lexicon) or facts.folded in lexicon.office_words:
        return True
    if (facts.opener and near.text.islower()) or near.text[-1] in ",.;:":
        return False
    return not (near.text.islower() and len(near.text) > 4 and facts.folded.endswith(lexicon.verb_endings))


def _complement(between: Sequence[Near], lexicon: Lexicon) -> bool:
    """Whether those words may follow the head of an office: adjectives, then a link or, where nouns decline, a noun."""
    rest = list(between)
    while rest and (rest[0].facts.demonym or _adjective(rest[0], lexicon)):
        rest.pop(0)
    if not rest or rest[0].facts.article or _links(rest[0], lexicon):
        return True
    if (size := elided(rest[0].text, lexicon)) and fold(rest[0].text[:size]) in lexicon.link_words:
        return True  # "conseillère d'État", "ministro dell'Economia"
    return lexicon.declines and not lexicon.naming.nouns_capitalised


def _adjective(near: Near, lexicon: Lexicon) -> bool:
    endings = lexicon.naming.adjective_endings
    return bool(endings) and near.text.islower() and near.facts.folded.endswith(endings)


def _links(near: Near, lexicon: Lexicon) -> bool:
    """Whether a word stands between an office and what it is of."""
    return near.facts.folded in lexicon.link_words or near.facts.folded in lexicon.possessors
