"""Which mission of a state speaks, by its whole name? "The Norwegian embassy in Selm"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.offices import tells_office
from depeche.recording.speakers.source import Source
from depeche.recording.text.sentences import QUOTED
from depeche.recording.words.wording import Wording

_LONGEST = 14  # items of the name of a mission
_ADJECTIVES = 2  # words behind the noun for a mission that tell which: "représentation | permanente"


def mission(source: Source) -> Named | None:
    """The embassy, consulate or delegation of a state, with where it is and to whom: "the Norwegian mission | to the UN in
    Geneva", "l'ambasciata di Norvegia | a Vesta", "Estlands ambassad | i Selm"."""
    words, wording, start = source.sentence.words, source.wording, source.start
    if wording.missions.isdisjoint(source.phrase):
        return None
    while start < source.end and (words[start] in wording.determiners or words[start] == "'"):
        start += 1
    end = min(map(source.before, (",", "(", QUOTED)))
    if not 1 < end - start <= _LONGEST or _of_a_person(words[start:end], wording):
        return None
    head = next((at for at in range(start, end) if words[at] in wording.missions), end)
    if head == end or not _of_a_state(source.within(start, end), head) or not _only_names_behind(source, head, end):
        return None
    return source.new("organisation", start, end)


def _of_a_person(words: Sequence[str], wording: Wording) -> bool:
    """Whether somebody of a mission is meant: "a diplomat of the Norwegian embassy"."""
    return any(tells_office(word, wording) or word in wording.persons for word in words)


def _of_a_state(name: Source, head: int) -> bool:
    """Whether a state is told right beside the noun for a mission: by an adjective for its people, or by its name."""
    sentence, words, wording = name.sentence, name.sentence.words, name.wording
    behind = min(name.end, head + 1 + _ADJECTIVES)
    if any(_national(name, at) for at in range(name.start, behind) if at != head):
        return True
    for low, high, place in name.made.overlapping(*name.span):
        at = bisect_left(sentence.starts, low)
        if place.kind != "place":
            continue
        if at == name.start and high < sentence.starts[head]:
            return True  # "Estlands ambassad", "Norveç'in Daimi Temsilciliği"
        between = words[head + 1 : at]
        light = [one for one in between if _light(one, name)]
        if at > head and len(between) - len(light) <= 1 and wording.prepositions.isdisjoint(set(between) - set(light)):
            return bool(light) or wording.naming.declines
    return False


def _light(word: str, name: Source) -> bool:
    """Whether a small word may join a state to the noun for its mission: "of", "de la"."""
    wording = name.wording
    return word in wording.genitives or word in wording.naming.possessors or word in wording.determiners or word == "'"


def _national(name: Source, at: int) -> bool:
    """Whether a word is an adjective for a people: "norwegian", "norwegische"."""
    word, wording = name.sentence.words[at], name.wording
    endings = wording.speech.national_endings
    return wording.naming.facts(word).demonym or (bool(endings) and word.endswith(endings) and not wording.is_body(word))


def _only_names_behind(source: Source, head: int, end: int) -> bool:
    """Whether nothing but names, adjectives and small words stands behind the noun for a mission: no clause."""
    words, wording = source.sentence.words, source.wording
    for word in words[head + 1 : end]:
        if word in wording.prepositions or _light(word, source):
            continue
        if not word.isalpha() or word in wording.days:
            return False
        if word in wording.verbs or word in wording.auxiliaries or word in wording.opens_clause:
            return False
    return True
