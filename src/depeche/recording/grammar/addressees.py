"""Where does a subject begin behind whom its verb tells something: an agency, a paper, a person in the case for it?"""

from __future__ import annotations

from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_MEDIUM = 5  # items of a medium that is told something, its marks included
_MARKS = frozenset('«»„“”"')


def behind_told(sentence: Sentence, start: int, begin: int, wording: Wording) -> int:
    """Where a subject begins behind the agency or paper that is told something, which nothing but its place shows: "řekl
    deníku Listy | ministr", "сообщил ТАСС | представитель завода", "рассказали РИА Новости в | пресс-службе МЧС"."""
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    at, led = start, words[start] in wording.told_to
    if words[start].lower() in wording.agencies:
        led = wording.subject_gender(words[max(0, begin - 2) : begin]) == "m"
    if led:
        at = _behind_medium(sentence, start, wording)
    while at < min(total, start + _MEDIUM) and (capital[at] or words[at] in _MARKS):
        at += 1
    if at == start or at >= total:
        return at
    several = wording.subject_is_plural(words[max(0, begin - 2) : begin])
    if several and words[at] in wording.speaks_from and any(capital[at + 1 : noun_end(sentence, at + 1, wording)]):
        return at + 1
    subject = not several and (words[at] in wording.epithets or words[at] in wording.spokespersons)
    return at if led or subject else start


def _behind_medium(sentence: Sentence, at: int, wording: Wording) -> int:
    """Where a subject begins behind a noun for a medium and its name; their end where none does."""
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    at += 1
    while at < total and words[at] not in BREAKS and words[at] not in wording.prepositions:
        whole = capital[at] and at + 1 < total and capital[at + 1] and wording.naming.facts(words[at]).given
        if whole or wording.names_a_person(words[at]):
            break
        at += 1
    return at


def behind_whom(sentence: Sentence, at: int, wording: Wording) -> int:
    """Where a subject begins behind whom or where it is told, which the case of its last word shows, an article or a capital
    behind it: "mondta a Selmi Hírlapnak | a párt képviselője", "írta Facebook-oldalán | Juhos Imre"."""
    endings = wording.speech.oblique_endings
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    if not (endings and wording.definite and wording.naming.naming.last_declined) or at >= total:
        return at
    article = words[at] in wording.definite
    for behind in range(at + article + 1, min(at + _MEDIUM, total - 1) + 1):
        word = words[behind - 1]
        if word in BREAKS or word in wording.determiners or wording.names_a_person(word) or behind >= total:
            return at
        if word.endswith(endings) and not wording.naming.facts(word).given:
            return behind if capital[behind] or words[behind] in wording.definite else at
        if not article and word not in wording.hyphens and words[behind] not in wording.hyphens:
            return at
    return at


def before_recipient(sentence: Sentence, start: int, verb: int, wording: Wording) -> int:
    """The preposition of the one to whom something is written whose name stands right before a verb form without a subject:
    "sent a letter | to Ana Ruiz demanding"; 0: none does."""
    at = verb - 1
    while at > start and (sentence.capital[at] or wording.names_a_person(sentence.words[at])):
        at -= 1
    led = sentence.words[at]
    return at if start < at < verb - 1 and led in wording.infinitive_markers and led not in wording.naming.possessors else 0
