"""Whose people speak, where a source names nobody but the one to whom they belong: "supporters of Senator Ruiz", "les
proches de la ministre Ruiz", «сторонники президента Руиса»?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.subjects import main_subject
from depeche.recording.speakers.cast import Cast, Mention, possessive
from depeche.recording.speakers.source import Source
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.declension import office_cases
from depeche.recording.words.wording import Wording

_APOSTROPHES: Final = frozenset({"'", "’"})
_AHEAD: Final = 3  # words before the noun for them, articles aside: "die engsten politischen | Vertrauten"


def of_entourage(source: Source) -> bool:
    """Whether a noun for somebody's people heads a source, and a link or a case leads from it to the only one named."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    first = source.behind_article()
    noun = next((at for at in range(first, min(first + _AHEAD, source.end - 1)) if words[at] in wording.entourage), None)
    if noun is None or any(_led_or_named(sentence, at, wording) for at in range(first, noun)):
        return False
    people = source.made.people(sentence.ends[noun], source.span[1])
    if not people:
        return _of_holder(source, noun)
    if len(people) != 1:
        return False
    name = bisect_left(sentence.starts, people[0][0])
    several = wording.naming.looks_plural(words[noun]) and wording.gender(words[noun]) is None
    if several and words[name - 1] == ",":
        name -= 1  # "critics of the mayor, Ada Ruiz,"
    if any(_parts(words, at, wording) for at in range(noun + 1, name)):
        return False  # "the wife of the mayor, Ada Ruiz"
    return _leads(source, noun + 1, people[0])


def _of_holder(source: Source, noun: int) -> bool:
    """Whether a preposition leads from a noun for somebody's people, who speak for nobody, to an office: "a defesa | do
    autarca"."""
    words, wording = source.sentence.words, source.wording
    link = next((at for at in (noun + 1, noun + 2) if at < source.end and words[at] in wording.prepositions), 0)
    if words[noun] in wording.spokespersons or not link or words[source.start] in wording.speech.demonstratives:
        return False  # "ce père de deux filles"
    end = next((at for at in range(link + 1, source.end) if words[at] in BREAKS), source.end)
    return any(wording.names_a_person(word) and word not in wording.entourage for word in words[link + 1 : end])


def opens_with_entourage(sentence: Sentence, before: int, made: Cast) -> bool:
    """Whether a sentence begins with somebody's people, who say something with a verb at `before` that has no subject: "El
    entorno de Ruiz difundió un comunicado en el que | afirma"."""
    first = main_subject(sentence, before, made.wording)
    if first is None or made.wording.entourage.isdisjoint(sentence.words[first.start : first.end]):
        return False
    return of_entourage(Source(sentence, first.start, first.end, made))


def of_unnamed_source(source: Source) -> bool:
    """Whether a noun for whoever tells something and is not named heads a source: "sources at the ministry of defence",
    «источник ТАСС»; it is none of what it names."""
    words, wording = source.sentence.words, source.wording
    if wording.unnamed_sources.isdisjoint(source.phrase):
        return False
    first = source.behind_article()
    noun = next((at for at in range(first, min(first + _AHEAD, source.end)) if words[at] in wording.unnamed_sources), None)
    if noun is None or any(_led_or_named(source.sentence, at, wording) for at in range(first, noun)):
        return False
    return noun + 1 < source.end and not source.made.people(source.sentence.starts[source.start], source.span[1])


def behind_owner(source: Source, person: Mention) -> bool:
    """Whether a noun for somebody's people stands right behind a name that shows that it owns: "Minister Ruiz' | Anwalt",
    "Karin Hultelids | advokat"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    if person[2].kind != "person" or not possessive(source.made, sentence, person):
        return False
    behind = bisect_left(sentence.starts, person[1])
    behind += 2 if words[behind : behind + 1] == ["'"] else 0
    return behind + 1 == source.end and words[behind] in wording.entourage


def _led_or_named(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word before a noun is a preposition or a name, so that the noun heads nothing."""
    word = sentence.words[at]
    named = sentence.capital[at] and at > 0 and not wording.nouns_capitalised
    return named or word in BREAKS or (word in wording.prepositions and word not in wording.determiners)


def _parts(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether the name behind a sign or an "and" is told beside a noun, and not of it; a title's point is no such sign."""
    return words[at] in wording.joiners or (
        words[at] in BREAKS and not (words[at] == "." and words[at - 1] in wording.titles)
    )


def _leads(source: Source, at: int, person: Mention) -> bool:
    """Whether what stands behind a noun is led to it by a preposition, an article that owns, or the case of a name."""
    words, wording = source.sentence.words, source.wording
    if words[at] in wording.prepositions or any(words[at] in owning for owning in wording.speech.owning_articles.values()):
        return True
    return wording.naming.declines and not wording.nouns_capitalised and possessive(source.made, source.sentence, person)


def in_anothers_case(source: Source, mention: Mention) -> bool:
    """Whether the office right before a name stands in an oblique case behind another noun, so that the subject is that:
    "адвокатка | міністерки Лесі Руїс"; where the source itself stands in such a case, nothing tells."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    if not wording.naming.declines or wording.nouns_capitalised or mention[2].kind != "person":
        return False
    office = bisect_right(sentence.starts, mention[0]) - 2
    if office <= source.start or not office_cases(words[office], wording.naming):
        return False
    head = words[office - 1]
    if not wording.means_a_person(head) or office_cases(head, wording.naming) or sentence.capital[office]:
        return False
    return possessive(source.made, sentence, mention)


def behind_entourage(sentence: Sentence, at: int, end: int, wording: Wording) -> int:
    """Where a subject ends that is somebody's, whose name ends at `at`: "Ada Vodrin'in avukatı | …", "Ada Vodrin'in avukatı
    Ali Kaya | …"; `at` where it is not."""
    words = sentence.words
    noun = at + 2
    if noun >= end - 1 or words[at] not in _APOSTROPHES or words[at + 1] not in wording.genitive_marks:
        return at
    if words[noun] not in wording.entourage:
        return at
    behind = noun + 1
    while behind < end - 1 and sentence.capital[behind]:
        behind += 1
    return behind
