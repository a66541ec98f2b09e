"""Whom does a word for where somebody is from mean: "the Norwegian", "der Münchner", "la gallega"?

Whoever is told to be from there, beside their name; where nobody is, the one spoken of near whose gender fits and of whom
nothing else is told. Where two fit, nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Origin, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.text.folding import fold
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_NEAR = 2, 6  # paragraphs back in which somebody of whom no origin is told may be meant; where nobody is, so many
_PHRASE = 4  # words of a noun phrase, its article left out
_BESIDE = 6  # words between a name and where its bearer is from
_STEM = 4  # letters that a place and its people share
_COUNTRY = 2  # letters of the key of a country
_LONG = 6  # letters from which on the two may part two letters before the end of the shorter
_ADJECTIVE = 3  # words between a name and an adjective that no list has
_OPENS = 3  # words of a sentence that opens with an origin: "Born in Oslo, Ana Ruiz …"
_JOINED = 2  # items between two names of whom one thing is told: ", and"
_MOST = 24  # persons of one origin that are gone through

_Placed = tuple[int, int, Mention]  # a mention and its items


def of_origin(source: Source) -> Speaker | None:
    """The source that such a phrase means, who may be nobody named; None where it is no such phrase."""
    made, wording = source.made, source.wording
    native = _native(source)
    found = native or _noun(source)
    if found is None:
        return None
    noun, several, ending = found
    end = source.sentence.ends[source.end - 1]
    if native is None and any(one.kind == "place" and high == end for _, high, one in made.overlapping(*source.span)):
        return None  # "Russia said": the country itself
    if several:
        return source.unnamed()
    first, head = source.sentence.words[source.start], source.sentence.words[source.end - 1]
    known = noun in wording.origins or wording.tells_origin(head) or bool(_known_places(noun, wording))
    if native is None and noun not in wording.origins and _otherwise(source, known=known):
        return None
    article = wording.gender(first) if first in wording.definite else None
    if ending and (first in wording.speech.plural_articles.get(ending, ()) or article not in (ending, None)):
        return source.unnamed() if known else None  # "die Münchner"
    gender = article or ending or source.shown
    told = _told(noun, made)
    fits = {one.name: one for one in told if made.may_be(one, gender)}
    if not fits:
        if not known or (noun not in wording.origins and wording.names_a_person(head)):
            return None
        fits = {} if told else _untold(noun, gender, source.sentence, made)
    person = next(iter(fits.values())) if len(fits) == 1 else None
    return source.unnamed() if person is None or not person.name else source.speaker("epithet", person)


def _otherwise(source: Source, *, known: bool) -> bool:
    """Whether a noun that no list of origins has is none of one: by the name of a body there ("the FBI"), and where it is
    not known for one, by its first letter or what else it is. As is the rule: who is told to be from where need not be read.
    """
    sentence, wording, at = source.sentence, source.wording, source.end - 1
    word = sentence.words[at]
    if not known:
        if wording.origins_capitalised and not sentence.capital[at]:
            return True
        if word in wording.documents or word in wording.utterances:
            return True
        if wording.means_a_person(word) or wording.is_body(word):
            return True
    return any(one.kind != "person" for _, _, one in source.made.overlapping(*source.span))


def _native(source: Source) -> tuple[str, bool, Gender | Literal[""] | None] | None:
    """The place of whoever is called its native: "the Bergen native", "уроженец Бергена", "die gebürtige Wienerin"."""
    sentence, words, start, end, wording = source.sentence, source.sentence.words, source.start, source.end, source.wording
    if wording.natives.isdisjoint(source.phrase):
        return None
    at = next((at for at in range(start, min(end, start + _PHRASE)) if words[at] in wording.natives), end)
    if at == end or not (words[start] in wording.definite or at == start):
        return None
    inside = source.made.overlapping(sentence.starts[start], sentence.ends[end - 1])
    place = next((entity for _, _, entity in inside if entity.kind == "place"), None)
    if place is not None:
        return fold(place.name), False, wording.origin_gender(fold(words[at])) or ""
    other = next((one for one in range(end - 1, start, -1) if one != at and sentence.capital[one]), None)
    return None if other is None else (fold(words[other]), False, wording.origin_gender(fold(words[other])) or "")


def _known_places(noun: str, wording: Wording) -> list[str]:
    """The keys of places of which a noun is told, or that it is itself but for an ending: "Wienerin", "Londoner"."""
    stems = [noun.removesuffix(ending) for ending, _ in wording.origin_endings if noun.endswith(ending)]
    told = [word.split(" ")[0] for word in wording.origins.get(noun, ())] or [one for one in stems if len(one) >= _STEM]
    return [known.key for word in told for known in wording.naming.facts(word).known if known.kind == "place"]


def _local(noun: str, wording: Wording) -> bool:
    """Whether a noun is for people of a city or region, who may be of any people. Keys of countries have two letters."""
    keys = _known_places(noun, wording)
    return bool(keys) and all(len(key) > _COUNTRY for key in keys)


def _noun(source: Source) -> tuple[str, bool, Gender | Literal[""] | None] | None:
    """The folded noun of a phrase that points at somebody, whether it can only mean several ("the Dutch"), its gender."""
    sentence, words, low, end, wording = source.sentence, source.sentence.words, source.start, source.end, source.wording
    while low < end and (words[low] in wording.definite or words[low] == "'"):
        low += 1
    if not 0 < end - low <= _PHRASE:
        return None
    if wording.definite and low == source.start and not words[end - 1].endswith(wording.speech.article_endings):
        return None
    if not (wording.prepositions.isdisjoint(words[low:end]) and wording.pronouns.isdisjoint(words[low:end])):
        return None
    head, at = words[end - 1], end - 1
    if at - 2 >= low and words[at - 1] == "'":
        head, at = f"{words[at - 2]}'{head}", at - 2  # "львів'янка"
    if any(sentence.capital[max(low, 1) : at]) or (at > low and not sentence.capital[at] and not words[low].isdigit()):
        return None  # "la présidence française", "el gobierno noruego"
    noun = fold(head)
    gender = wording.origin_gender(noun)
    if gender is not None or noun in wording.origins:
        return noun, False, gender
    several = at == low and wording.nouns_told_by_capitals and sentence.capital[at] and _of_a_people(noun, wording)
    return (noun, True, None) if several else None


def _of_a_people(noun: str, wording: Wording) -> bool:
    """Whether a noun tells a people, or is the plural of a word for one of it."""
    plurals = wording.naming.naming.plural_endings
    return noun in wording.origin_words or any(noun.removesuffix(plural) in wording.origins for plural in plurals)


def _told(noun: str, made: Cast) -> list[Named]:
    """Whoever is told to be from there."""
    origins = _origins(made)
    related = made.wording.origins.get(noun, ())
    keys = dict.fromkeys((noun[:_STEM], *(word[:_STEM] for word in related)))
    found: dict[str, Named] = {}
    for one in (one for key in keys for one in origins.get(key, ())):
        if one.person is not None and one.person.name not in found and _akin(one, noun, made.wording):
            found[one.person.name] = one.person
            if len(found) == _MOST:
                break
    return list(found.values())


def _untold(noun: str, gender: Gender | None, sentence: Sentence, made: Cast) -> dict[str, Named]:
    """Whoever was spoken of near, of whom no other origin is told; nobody where somebody else is told to be from there."""
    here = _origins(made).get(noun[:_STEM], ())[:_MOST]
    local = _local(noun, made.wording)
    if any(one.person is None and (local or one.people) and _akin(one, noun, made.wording) for one in here):
        return {}
    found: dict[str, Named] = {}
    if gender is None:
        return {} if made.only is None else {made.only.name: made.only}
    others = frozenset[str]() if local else made.natives
    for where, person in reversed(made.recent):
        if sentence.paragraph - where > _NEAR[not found]:
            break
        if (
            person.kind == "person"
            and made.may_be(person, gender)
            and person.name not in others
            and not _holds_office(person, made)
        ):
            found[person.name] = person
    return found


def _holds_office(person: Named, made: Cast) -> bool:
    """Whether somebody has an office of a place: a mayor is called otherwise."""
    return not made.wording.sole_offices.isdisjoint(made.offices.get(person.name, "").lower().split())


def _akin(one: Origin, noun: str, wording: Wording) -> bool:
    """Whether a place or a people and a noun for who is from there belong together."""
    word = one.word
    if word == noun or word in wording.origins.get(noun, ()) or noun in wording.origins.get(word, ()):
        return True
    shared = next((at for at, (a, b) in enumerate(zip(word, noun, strict=False)) if a != b), min(len(word), len(noun)))
    least = min(len(word), len(noun))
    if one.guessed:
        return shared >= max(_STEM, max(len(word), len(noun)) - 1)  # "padovano", "padovana"
    if shared >= max(_STEM, least - 1) or shared >= max(_LONG, least - 2):
        return True
    stems = (noun.removesuffix(ending) for ending, _ in wording.origin_endings if noun.endswith(ending))
    return any(len(stem) >= _STEM and word.startswith(stem) and len(word) - len(stem) <= 2 for stem in stems)


def _origins(made: Cast) -> dict[str, list[Origin]]:
    """Who is told to be from where, by the first letters of the word for it. Read once, when it is first asked."""
    if made.origins is None:
        made.origins = {}
        for sentence in made.sentences:
            for one in _read(sentence, made):
                made.origins.setdefault(one.word[:_STEM], []).append(one)
                if one.person is not None and one.people:
                    made.natives.add(one.person.name)
    return made.origins


def _read(sentence: Sentence, made: Cast) -> Iterator[Origin]:
    """What a sentence tells of origins."""
    wording, words = made.wording, sentence.words
    people, places = _mentions(sentence, made, "person"), _mentions(sentence, made, "place")
    if not people and not places and wording.indefinite.isdisjoint(words):
        return
    for low, high, mention in places:
        name = fold(mention[2].name)
        for person in _nearest(low, high, people, sentence, wording) or (None,):
            for word in dict.fromkeys((name, *name.split(), fold(words[low]))):
                yield Origin(word, person)
    taken = {at for low, high, _ in (*people, *places) for at in range(low, high)}
    for at, word in enumerate(words):
        if at not in taken and len(word) > 1 and word.isalpha():
            yield from _told_by(sentence, at, people, wording)


def _told_by(sentence: Sentence, at: int, people: Sequence[_Placed], wording: Wording) -> list[Origin]:
    """What the word at `at` tells of origins, where it may be one for a people or a place, or looks like one."""
    words, facts = sentence.words, wording.naming.facts(sentence.words[at])
    folded = facts.folded
    people_word = facts.demonym or folded in wording.origins
    guessed = False
    if not (people_word or folded in wording.origin_words or (sentence.capital[at] and _led(words, at, wording))):
        guessed = len(words[at]) >= _LONG and _behind_role(sentence, at, wording)
        if not guessed:
            return []
    somebody = people_word and (_new(words, at, wording) or _names_another(sentence, at, wording))
    if somebody and not _named_there(at, people, sentence):
        return [Origin(folded, None, people=True)]
    found = _nearest(at, at + 1, people, sentence, wording, _ADJECTIVE if guessed else _BESIDE)
    return [Origin(folded, person, people=people_word, guessed=guessed) for person in found]


def _led(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a word with a capital is a place, behind a preposition or before a hyphen: "in Dublin", "Dublin-born"."""
    if not wording.nouns_told_by_capitals:
        return False
    return (at > 0 and words[at - 1] in wording.prepositions) or words[at + 1 : at + 2] == ["-"]


def _behind_role(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether an adjective that may tell an origin stands behind a noun for a person: "la scrittrice | padovana"."""
    word = sentence.words[at]
    if sentence.capital[at] or not at or not wording.names_a_person(sentence.words[at - 1]):
        return False
    if word in wording.light or wording.means_a_person(word):
        return False
    return wording.origin_gender(fold(word)) is not None


def _new(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a word for a people introduces somebody: "a Norwegian", "a young Norwegian"."""
    return not wording.indefinite.isdisjoint(words[max(0, at - 2) : at])


def _names_another(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a name that nothing tells for one follows: "Dansken Mads Kjær"."""
    named = wording.nouns_told_by_capitals and at + 2 < len(sentence.words)
    return named and sentence.capital[at + 1] and sentence.capital[at + 2]


def _named_there(at: int, people: Sequence[_Placed], sentence: Sentence) -> bool:
    """Whether somebody named is who is told to be of that people: "a Norwegian, Ana Ruiz", "Ana Ruiz, a Norwegian"."""
    if any(low == at + 1 or (at < low <= at + _ADJECTIVE and not sentence.capital[at + 1]) for low, _, _ in people):
        return True
    before = next((high for _, high, _ in reversed(people) if high <= at), None)
    return before is not None and at - before <= _ADJECTIVE and sentence.words[before] in (",", "(")


def _mentions(sentence: Sentence, made: Cast, kind: str) -> list[_Placed]:
    """The mentions of a kind that stand outside quotations, with their items."""
    starts, found = sentence.starts, []
    for mention in made.within.get(starts[0], ()):
        low = bisect_left(starts, mention[0])
        if mention[2].kind == kind and low < len(starts) and starts[low] == mention[0]:
            found.append((low, bisect_left(starts, mention[1]), mention))
    return found


def _nearest(
    low: int,
    high: int,
    people: Sequence[_Placed],
    sentence: Sentence,
    wording: Wording,
    reach: int = _BESIDE,
) -> list[Named]:
    """Of whom items `low:high` tell something: the person named nearest, and who is joined to them."""
    at = bisect_left([start for start, _, _ in people], low)
    words = sentence.words
    behind = people[at][0] - high if at < len(people) else reach + 1
    before = low - people[at - 1][1] if at else reach + 1
    between = words[high + (low <= _OPENS) : high + behind] if behind <= reach else []
    if any(word in BREAKS for word in between):
        behind = reach + 1  # "Ana Ruiz, born in Oslo, met Jan Brandt"
    if before <= reach and any(word in BREAKS for word in words[low - before + 1 : low]):
        before = reach + 1
    if min(behind, before) > reach:
        return []
    nearest = at if behind <= before else at - 1
    found = [people[nearest][2][2]]
    beyond = people[nearest : nearest + 2] if nearest == at else people[max(0, nearest - 1) : nearest + 1]
    for one, two in pairwise(beyond):
        between = words[one[1] : two[0]]
        if 0 < len(between) <= _JOINED and all(word in wording.joiners or word == "," for word in between):
            found = [one[2][2], two[2][2]]
    return found
