"""Which office has somebody of whom no name tells it, as who speaks: "The minister said … Ada Vaud was in Selm"?

Whoever speaks under an office that means them holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from depeche.language import Language
from depeche.model import Entity, Statement
from depeche.recording.naming.capitals import elided
from depeche.recording.words.declension import office_base
from depeche.recording.words.lexicon import Lexicon, lexicon

_HEAD = 4  # words of a mention among which its noun is
_LONGEST = 10  # words of an office


def with_offices(people: Sequence[Entity], statements: Iterable[Statement], text: str, known: Language) -> list[Entity]:
    """The people, those without an office with the one under which they speak first."""
    bare = {one.name for one in people if one.kind == "person" and one.role is None}
    told: dict[str, str] = {}
    for one in statements if bare else ():
        if one.speaker is None or one.speaker not in bare or one.speaker in told or one.speaker_start is None:
            continue
        office = _office(text[one.speaker_start : one.speaker_end], lexicon(known))
        if office is not None:
            told[one.speaker] = office
    return [replace(one, role=told[one.name]) if one.name in told and one.kind == "person" else one for one in people]


def _office(mention: str, naming: Lexicon) -> str | None:
    """The office that a mention is, without its article and what goes on behind it: "O ministro da Saúde | voltou"."""
    words = mention.split()[:_LONGEST]
    kept: list[str] = []
    told = False
    for word in words:
        facts = naming.facts(word[elided(word, naming) :])
        if not told:
            if len(kept) == _HEAD or (facts.given and word[:1].isupper()):
                return None
            told = facts.role and not naming.plural_role(facts.folded)
            if told or not facts.article:
                kept.append(word)
            continue
        link = facts.folded in naming.link_words or facts.article
        named = word[:1].isupper() and not facts.given
        if not (link or named or facts.demonym or facts.role or facts.folded in naming.office_words):
            break
        kept.append(word)
    while told and kept and (naming.facts(kept[-1]).folded in naming.link_words or naming.facts(kept[-1]).article):
        kept.pop()  # "secretary of | state affairs"
    if not told or not kept:
        return None
    office = " ".join(kept).strip(",")
    office = office[elided(office, naming) :]
    return office_base(office, None, naming) if naming.declines else office
