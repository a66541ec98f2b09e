"""What bears somebody's name: a street, a school, a ship?"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.naming.capitals import Run, Word, elided
from depeche.recording.naming.doubts import SHIPS
from depeche.recording.naming.near import Near
from depeche.recording.naming.offices import office_before
from depeche.recording.naming.scene import Scene

_PAIR = 2  # words of a name


def named_after(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a place bears a name without a title: "Улица Варова", "l'aeroporto Ilse Vaudrin", "Ilse Vaudrin Lisesi"."""
    first, last, lexicon = words[0], words[-1], scene.lexicon
    given = first.facts.given
    if not given and (first.facts.place_head or (_heads_come_first(scene) and lexicon.bears_names(first.text))):
        return True
    if lexicon.bears_names(last.text):
        # "Doris Day", but "Baker Street", "Anne Brandtstraat"
        return len(words) > _PAIR or not given or last.folded not in lexicon.named_after
    small = scene.small_after(last.end) if lexicon.naming.heads_last else None
    if small is not None and lexicon.bears_names(small):
        return True  # "Ilse Vaudrins gata"
    near = scene.beside(first.start)
    return near is not None and _bears(scene, near, first) and office_before(scene, first.start) is None


def _heads_come_first(scene: Scene) -> bool:
    """Whether the noun for what bears a name may stand before that: "rue Vaudrin"."""
    return not (scene.lexicon.naming.heads_last or scene.lexicon.naming.nouns_capitalised)


def _bears(scene: Scene, near: Near, first: Word) -> bool:
    """Whether the word before a name is for what bears it: "le navire Ilse Vaudrin"; not "гостя фестиваля | Анны Водрен",
    who was its guest."""
    lexicon, facts = scene.lexicon, near.facts
    given = lexicon.declines and first.facts.given
    nominative = given and first.folded in lexicon.given
    if nominative and not (facts.folded in lexicon.named_after or lexicon.is_thing(facts)):
        return False  # "Dyrektor szpitala | Ada Morwen"; not "na statku Ada Morwen"
    if facts.place_head and near.facts.small and not lexicon.declines:
        return True
    if not _heads_come_first(scene):
        return False
    if lexicon.is_thing(facts) and not (facts.role or (given and not nominative)):
        return True
    return lexicon.bears_names(near.text[elided(near.text, lexicon) :])


def honours(scene: Scene, run: Run, name: Word) -> bool:
    """Whether a street, a school or a ship bears a name with its title: "rue du général Vaudrin"."""
    lexicon = scene.lexicon
    near = scene.beside(run[0].start)
    if near is not None and near.text in SHIPS:
        return True  # "HMS Queen Ilse"
    if not _heads_come_first(scene):
        return False
    if run[0] is not name and not run[0].facts.titles:
        return lexicon.bears_names(run[0].text) or lexicon.is_thing(run[0].facts)
    if near is not None and near.facts.titles:
        near = scene.beside(near.start)
    if near is not None and near.facts.folded in lexicon.link_words and not near.facts.near:
        near = scene.beside(near.start)
    return near is not None and (lexicon.bears_names(near.text) or lexicon.is_thing(near.facts))
