"""The name of a settlement in the nominative, from the case that a preposition gives it: "w Rudzie Wielkiej", "у Соснівці".

No list has all villages. What an ending leaves open, the other cases in the text decide ("Полонця" beside "Полонці"), and
else which of the names in question is the likelier one: the order of the language file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from depeche.recording.naming.scene import Scene
from depeche.recording.words.headed import noun_gender
from depeche.recording.words.lexicon import Lexicon

_PARTS = re.compile(r"([ -])")
_GENDERS = ("m", "f", "n", "several")  # the order of `settlement_adjectives`


def settlement_base(name: str, lexicon: Lexicon, scene: Scene | None = None) -> str:
    """The name in the nominative; as it stands where nothing tells that. `scene`: the text whose other words may tell."""
    if not lexicon.naming.settlements:
        return name
    parts = _PARTS.split(name)
    words = parts[::2]
    if len(words) == 1:
        return _noun(name, lexicon, scene)
    adjectives = lexicon.naming.settlement_adjectives
    described = [_ending(word, adjectives) for word in words]
    at = next((at for at in range(len(words) - 1, -1, -1) if not described[at]), -1)
    head = _noun(words[at], lexicon, scene) if at >= 0 else ""
    if at < 0 or head == words[at]:
        return name
    place = _GENDERS.index(noun_gender(head, lexicon.naming))
    for one, ending in enumerate(described):
        nominative = adjectives[ending][place] if ending else ""
        if nominative:
            parts[2 * one] = words[one][: -len(ending)] + nominative
    parts[2 * at] = head
    return "".join(parts)


def _ending(word: str, adjectives: Mapping[str, tuple[str, str, str, str]]) -> str:
    """The longest ending of an adjective with which a word closes; "" for none."""
    return next((word[-size:] for size in (4, 3, 2, 1) if word[-size:] in adjectives and len(word) > size + 1), "")


def _noun(word: str, lexicon: Lexicon, scene: Scene | None) -> str:
    readings = list(dict.fromkeys(lexicon.cases.settlements(word)))
    told = (
        base
        for base, p in lexicon.cases.bases(word)
        if p is not None and next(lexicon.cases.settlements(base), None) is None
    )
    written = None
    if scene is not None:
        written = next((base for base in (*readings, *told) if base != word and base in scene.capitals), None)
    if written is not None or not readings:
        return written or word
    if len(readings) == 1:
        return readings[0]
    akin = scene.akin(word) if scene is not None else []
    explained = [set(lexicon.cases.settlements(one)) for one in akin if one != word]
    return max(readings, key=lambda base: sum(base in others for others in explained))
