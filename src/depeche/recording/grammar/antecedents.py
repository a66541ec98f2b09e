"""Whom is a relative clause about? "Led by Ana Ruiz, who said", "preguntó a Ana Ruiz, alcaldesa, quien dijo"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import Subject, bracket_start, clause_start
from depeche.recording.grammar.noun_phrases import capitals_before, noun_phrase
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_FULL = 2  # words of a full name, at least


def antecedent(sentence: Sentence, relative: int, wording: Wording, low: int) -> Subject | None:
    """Whoever a "who" is of."""
    words, at = sentence.words, relative
    if wording.speech.pro_drop and words[at - 1] in wording.prepositions:
        return None  # "se reunió con Vaudrin, a quien dijo que": it is who did so that says it
    while at > low and (words[at - 1] == "," or words[at - 1] in wording.prepositions):
        at -= 1
    bracketed = at > low and words[at - 1] == ")"  # "rejected by Ana Ruiz (Greens), who said"
    if bracketed:
        at = bracket_start(words, at, low)
    start = clause_start(sentence, at, wording, low)
    if bracketed and start and words[start - 1] == ",":
        return None  # "Ana Ruiz, head of the Dockers Union (DU), who said": it is told of somebody before
    if 1 < start < at and words[start - 1] == "," and not sentence.capital[start] and wording.mean_somebody(words[start:at]):
        outer = clause_start(sentence, start - 1, wording, low)
        name = capitals_before(sentence, outer, start - 1, wording)
        if 0 < name < start - _FULL:
            return Subject(name, relative + 1, outer)  # "the question went to | Ana Ruiz, mayor of Orlen, who said"
    if words[relative] in wording.naming.personal_relatives and start and words[start - 1] == ",":
        outer = clause_start(sentence, start - 1, wording, low)
        name = capitals_before(sentence, outer, start - 1, wording)
        nobody = not any(sentence.capital[start:at]) and not wording.mean_somebody(words[start:at])
        if nobody and name < start - 1:
            return Subject(name, relative + 1, outer)  # "consultó a | José Ruiz, para saber su opinión, quien dijo"
    noun = noun_phrase(sentence, start, at, wording) if start < at else None
    if noun is None:
        return None
    begin = next((of for of in range(at - 1, noun[0], -1) if words[of - 1] in wording.prepositions), noun[0])
    headed = any(sentence.capital[max(noun[0], 1) : begin]) or wording.mean_somebody(words[noun[0] : begin])
    name = capitals_before(sentence, noun[0], at, wording)
    full = noun[0] < name <= at - _FULL
    if full and not wording.auxiliaries.isdisjoint(words[noun[0] : name]):
        begin, headed = name, False  # "the group is led by | Ana Ruiz, who said"
    elif full and _led_apart(words, name, wording):
        begin, headed = name, False  # "el diario consultó a la alcaldesa | Ana Ruiz, quien dijo"
    whose = _owner_of_a_thing(words, noun[0], at, wording)
    if whose:
        return Subject(whose, relative + 1, start)
    if not sentence.capital[at - 1]:
        return Subject(_noun_of_its_own(sentence, noun[0], at, wording), relative + 1, start)
    return Subject(noun[0] if headed else begin, relative + 1, start)


def agent_before(sentence: Sentence, relative: int, low: int, wording: Wording) -> Subject | None:
    """Who did something and is named right before a "que" without a comma: "dito pelo | Ministério do Porto que afirmou"."""
    words, name = sentence.words, relative
    while name > low + 1 and (sentence.capital[name - 1] or (name < relative and words[name - 1] in wording.genitives)):
        name -= 1
    led = name - 1 - (words[name - 1] in wording.determiners and words[name - 1] not in wording.agents)
    if not sentence.capital[relative - 1] or led < low or words[led] not in wording.agents:
        return None
    return Subject(name, relative, name)


def _noun_of_its_own(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the noun begins that ends before a relative clause, with whose it is, where somebody named does something to it:
    "Ana Ruiz a appelé | le voisin, qui", "Ana Ruiz elude | las quejas del vecino, que"; else `start`."""
    words = sentence.words
    articles = wording.determiners | wording.contracted
    for at in range(end - 1, start, -1):
        if words[at] not in articles or words[at] in wording.genitives or words[at - 1] in wording.genitives:
            continue
        led = at - (words[at - 1] in wording.prepositions)
        acts = led > start + 1 and not sentence.capital[led - 1] and words[led - 1].isalpha()
        return at if acts and words[led - 1] not in wording.joiners and any(sentence.capital[start:led]) else start
    return start


def _owner_of_a_thing(words: Sequence[str], start: int, end: int, wording: Wording) -> int:
    """Where the one is told whose thing somebody has to do with, right before a relative clause: "Ana Ruiz a reçu une lettre
    du | juge de Bree, qui"; 0: nobody is. Not "Ana Ruiz est la fille du maire, qui"."""
    for at in range(end - 2, start + 1, -1):
        if words[at] in wording.contracted and wording.means_a_person(words[at + 1]):
            acts = not wording.auxiliaries.isdisjoint(words[start:at])
            return at + 1 if acts and not wording.means_a_person(words[at - 1]) else 0
    return 0


def _led_apart(words: Sequence[str], name: int, wording: Wording) -> bool:
    """Whether a preposition that makes nobody an owner stands before a name and its office."""
    at = name - 1
    while at > 0 and (words[at] in wording.determiners or wording.names_a_person(words[at])):
        at -= 1
    return words[at] in wording.prepositions and (words[at] not in wording.genitives or words[at] in wording.agents)


def told_aside(sentence: Sentence, source: Span | None, cue: Span, wording: Wording) -> bool:
    """Whether a source says something in a relative clause only: "Orlo contradicted Vaud, who had said that"."""
    if source is None or source[1] > cue[0]:
        return False
    return any(word in wording.relatives for word in sentence.words[source[1] - 1 : cue[0]])
