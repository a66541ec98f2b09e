"""Who speaks together? "Ana Ruiz and Luc Brandt said": names that an "and" joins, written in one of several ways."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from depeche.model import Span
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.speakers.cast import Cast, Mention, Speaker, possessive
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_TWO = 2  # people named beside each other
_PAIRED = 6  # words before a name in which one stands that tells it for the first of two


def of_people(sentence: Sentence, people: Sequence[Mention], span: Span, bodies: Sequence[Mention], made: Cast) -> Speaker:
    """Whoever of those named in a source at `span` speaks: the last, with those before whom nothing but an "and" parts from
    them. `bodies`: what they may speak on behalf of."""
    wording = made.wording
    people = _before_another(sentence, people, made)
    low, _, entity = people[-1]
    chosen = [entity]
    for earlier in people[-2::-1]:
        first, last = bisect_left(sentence.starts, earlier[1]), bisect_left(sentence.starts, low)
        between = sentence.words[first:last]
        paired = _pairs(sentence.words, bisect_left(sentence.starts, earlier[0]), between, wording)
        joined = all(word in wording.joiners or word == "," for word in between) or paired or _joins(between, wording)
        if not (between and joined) and not _written_together(made.text[earlier[1] : low], wording):
            break
        if len(chosen) == 1 and wording.naming.naming.capitals and all(word == "," for word in between):
            break  # an apposition, or the office of the next
        chosen.insert(0, earlier[2])
        low = earlier[0]
    behalf = next((m[2].name for m in bodies if m[2].kind != "person"), None)
    return Speaker("named", span, tuple({(one.kind, one.name): one for one in chosen}.values()), behalf)


def _before_another(sentence: Sentence, people: Sequence[Mention], made: Cast) -> Sequence[Mention]:
    """Those up to the first whole name right behind which another one begins: it closes the noun phrase, and whoever
    follows is somebody else ("laut Trainer Jan Tarrow | Luc Brandt", "warf Ruiz | Luc Brandt vor"); not where its case tells
    that it is only whose somebody is ("адвокат Вагрушина Олег Лесовой")."""
    naming = made.wording.naming.naming
    if len(people) < _TWO or not naming.capitals:
        return people
    for at, ((low, high, who), (begin, end, other)) in enumerate(pairwise(people), 1):
        one, another = made.text[low:high], made.text[begin:end]
        owns = bool(naming.genitive) and one.endswith(naming.genitive)  # "De Grønnes | Niels Østerby"
        whole = " " in who.name and one[:1].isupper() and who.name != other.name
        if made.text[high:begin] == " " and whole and " " in another and not owns:
            owner = possessive(made, sentence, people[at - 1]) and not possessive(made, sentence, people[at])
            return people[at:] if owner and naming.paradigms and not naming.nouns_capitalised else people[:at]
    return people


def _written_together(between: str, wording: Wording) -> bool:
    """Whether an "and" joins two names that no space parts from the second ("سليم الحداد و|هالة النجار"), or neither, with a
    form of address behind the first ("榎本昌弘|氏と|高遠修一郎氏")."""
    if wording.naming.naming.capitals:
        return False
    between = between.strip()
    joiners = (one for known in (wording.naming.links, wording.joiners) for one in known if between.endswith(one))
    joiner = max(joiners, key=len, default="")
    title = between.removesuffix(joiner)
    return bool(joiner) and (not title or wording.naming.facts(title).titles)


def first_of_pair(words: Sequence[str], start: int, wording: Wording) -> int:
    """Where the first of a pair begins whose second begins at `start`: "tanto | Ana Ruiz como Jan Tarrow"; else `start`."""
    if wording.speech.name_pairs.keys().isdisjoint(words[max(0, start - _PAIRED - 2) : start]):
        return start
    for size in (1, 2):
        between = " ".join(words[max(0, start - size) : start])
        openers = [opener for opener, tails in wording.speech.name_pairs.items() if opener and between in tails]
        if not openers:
            continue
        for at in range(start - size - 1, max(-1, start - _PAIRED - size), -1):
            if words[at] in openers:
                return at + 1
            if words[at] in BREAKS:
                break
    return start


def _pairs(words: Sequence[str], first: int, between: Sequence[str], wording: Wording) -> bool:
    """Whether two names are a pair: "tanto | Ana Ruiz | como el alcalde | Jan Tarrow"."""
    pairs, rest = wording.speech.name_pairs, " ".join(between)
    if not pairs or not between:
        return False
    opened = next((word for word in reversed(words[max(0, first - _PAIRED) : first]) if word in pairs), "")
    size = next((len(one.split()) for one in pairs.get(opened, ()) if f"{rest} ".startswith(f"{one} ")), 0)
    office = between[size:]
    return size > 0 and (not office or (any(map(wording.names_a_person, office)) and BREAKS.isdisjoint(office)))


def _joins(between: Sequence[str], wording: Wording) -> bool:
    """Whether an "and" and an office stand between two names: "Ana Ruiz, the mayor, and port manager Jan Tarrow"; or what
    the second is to the first: "Ana Ruiz and her twin, Ida Ruiz,"."""
    at = next((at for at, word in enumerate(between) if word in wording.joiners), len(between))
    aside, office = between[:at], between[at + 1 :]
    apart = not aside or (aside[0] == "," and aside[-1] == ",")
    led = at < len(between) and bool(aside) and aside[0] in wording.prepositions and wording.relatives.isdisjoint(aside)
    if aside and not office and (apart or led):
        return True  # "Ana Ruiz, 19 ans, et Luc Brandt", "Ana Ruiz from Orlex and Luc Brandt"
    alone = wording.nouns_capitalised and len(office) == 1  # "und Hafenchef Jan Tarrow"
    owned = len(office) > 1 and (office[0] in wording.his or office[0] in wording.hers)
    if office and office[-1] == ",":
        office = office[:-1]
    if not aside and len(office) == 1 and wording.naming.naming.names_behind_articles and office[0] in wording.definite:
        return True  # "η Άννα Ξηρού και | ο Θεόφιλος Μακρής"
    if not apart or not (alone or owned or any(map(wording.names_a_person, office))):
        return False
    return all(word.isalpha() and word not in wording.verbal and word not in wording.relatives for word in office)
