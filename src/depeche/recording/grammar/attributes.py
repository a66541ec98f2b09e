"""An attribute with a preposition of its own, before its noun: "der | für die Aufsicht zuständige | Vizechef"."""

from __future__ import annotations

from depeche.recording.grammar.noun_phrases import BREAKS, in_the_nominative
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.declension import office_cases
from depeche.recording.words.wording import Wording

_LONGEST = 12  # items of such an attribute


def past_attribute(sentence: Sentence, start: int, wording: Wording) -> int:
    """The noun for a person behind an attribute that opens right behind the article at `start`: "die seit 2019 amtierende |
    Bürgermeisterin"; in a language without articles the attribute opens at `start`, and the name behind the noun shows where
    it ends: "родившийся в Бремине певец | Павел Верхов". 0 where none does."""
    words, capital = sentence.words, sentence.capital
    if start + 2 >= len(words) or words[start + 1] not in wording.prepositions or words[start + 2] in wording.hyphens:
        return 0  # also "le contre-amiral"
    bare = not wording.definite and wording.naming.declines
    if bare and (capital[start] or wording.means_a_person(words[start])):
        return 0
    if not bare and words[start] not in wording.definite:
        return 0
    for at in range(start + 3, min(len(words), start + _LONGEST)):
        if words[at] in BREAKS or words[at] in wording.verbs:
            return 0
        if _in_attribute(sentence, at, wording):
            continue
        if _named_as_subject(sentence, at, wording) if bare else _head(sentence, at, wording):
            return at
    return 0


def _in_attribute(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word belongs to the noun that the preposition of an attribute governs, as its article, its adjective or its
    name tells: "der von der früheren | Ministerin Ada Morven entlassene Chef"."""
    led = any(word in wording.prepositions or word in wording.determiners for word in sentence.words[at - 2 : at])
    return led or sentence.capital[at - 1]


def _head(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a noun for a person stands there, or a surname that ends its clause: "den i januari tillträdde | Brolin"."""
    return wording.means_a_person(sentence.words[at]) or (wording.speech.verb_second and _surname(sentence, at, wording))


def _named_as_subject(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a whole name in the nominative or a surname that ends its clause stands there, behind no noun in another case:
    "przez byłego dyrektora | Jana Brela"."""
    if not sentence.capital[at] or office_cases(sentence.words[at - 1], wording.naming):
        return False
    if _surname(sentence, at, wording):
        return True
    whole = at + 1 < len(sentence.words) and sentence.capital[at + 1]
    return whole and in_the_nominative(sentence.words[at], wording)


def _surname(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether one word with a capital ends its clause, where only names have one."""
    words, capital = sentence.words, sentence.capital
    return capital[at] and not wording.nouns_capitalised and (at + 1 >= len(words) or words[at + 1] in BREAKS)
