"""An attribute with a preposition of its own, before its noun: "der | für die Aufsicht zuständige | Vizechef"."""

from __future__ import annotations

from depeche.recording.grammar.noun_phrases import BREAKS, HYPHENS
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_LONGEST = 12  # items of such an attribute


def past_attribute(sentence: Sentence, start: int, wording: Wording) -> int:
    """The noun for a person behind an attribute that opens right behind the article at `start`: "die seit 2019 amtierende |
    Bürgermeisterin"; in a language without articles the attribute opens at `start`, and a name stands behind the noun:
    "родившийся в Бремине | певец Павел Верхов". 0 where none does."""
    words, capital = sentence.words, sentence.capital
    if start + 2 >= len(words) or words[start + 1] not in wording.prepositions or words[start + 2] in HYPHENS:
        return 0  # also "le contre-amiral"
    bare = not wording.definite and wording.naming.declines
    if bare and (capital[start] or wording.means_a_person(words[start])):
        return 0
    if not bare and words[start] not in wording.definite:
        return 0
    for at in range(start + 3, min(len(words), start + _LONGEST)):
        if words[at] in BREAKS or words[at] in wording.verbs:
            return 0
        if words[at - 1] in wording.prepositions or not wording.means_a_person(words[at]):
            continue
        if (at + 1 < len(words) and capital[at + 1]) if bare else not capital[at - 1]:
            return at
    return 0
