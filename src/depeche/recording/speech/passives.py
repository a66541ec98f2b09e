"""Who speaks where that is not the subject of the verb? "Brandt was told by Vaudrin", "heißt es in der Mitteilung"."""

from __future__ import annotations

from depeche.recording.grammar.clause_bounds import ASIDE, WINDOW, Subject, clause_start
from depeche.recording.grammar.cues import Found, gerund
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_PREFIXED = 6  # letters of a participle among which its sign begins and ends: "mitgeteilt"
_ENDED = 3  # letters from it on that are an infinitive's: "sagen", "fragen"


def is_passive(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """ "was told", "wurde mitgeteilt": who speaks is not the subject."""
    words, at = sentence.words, found.start
    if wording.speech.participles_close:
        passive = _closes_passive(sentence, found, wording)
    else:
        while at > 0 and (words[at - 1] in wording.adverbs or words[at - 1] in wording.negations):
            at -= 1
        passive = at > 0 and words[at - 1] in wording.passives
        passive = passive and wording.reflexives.isdisjoint(words[max(0, at - 3) : at - 1])
    if not passive or words[found.start] in wording.cites:
        return False  # "was quoted as saying"
    return not gerund(sentence, found, wording)


def _closes_passive(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a participle closes its clause, with its auxiliary before or behind it: "wurde dem Berater vorgeworfen", "wird
    als „…“ bezeichnet", "… beschrieben wurde"."""
    words = sentence.words
    verb = words[found.end - 1]
    begins, ends = wording.speech.participle_prefixes, wording.speech.participle_endings
    at = verb.find(wording.speech.participle_sign, 0, _PREFIXED)
    if not (0 <= at < len(verb) - _ENDED or verb.startswith(begins) or verb.endswith(ends)):
        return False  # "wird sagen"
    begin = clause_start(sentence, found.start, wording)
    while begin > 0 and found.start - begin < WINDOW and words[begin - 1] == QUOTED:
        begin = clause_start(sentence, begin - 1, wording)
    passives = wording.passives
    return not (passives.isdisjoint(words[begin : found.start]) and passives.isdisjoint(words[found.end : found.end + 1]))


def agent(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    """By whom it is done: told behind a passive ("was denied by the port"), or before a participle that closes it."""
    words = sentence.words
    for at in range(found.end, min(len(words), found.end + ASIDE)):
        if words[at] in wording.agents:
            end = noun_end(sentence, at + 1, wording)
            return Subject(at + 1, end, found.start, True) if end > at + 1 else None
        if words[at] in BREAKS:
            break
    for at in range(found.start - 1, max(-1, found.start - WINDOW), -1):  # "von der Opposition als „…“ bezeichnet"
        if words[at] in wording.agents and wording.speech.participles_close:
            end = min(noun_end(sentence, at + 1, wording), found.start)
            return Subject(at + 1, end, clause_start(sentence, at, wording)) if end > at + 1 else None
        if words[at] in BREAKS and words[at] != QUOTED:
            break
    return None


def read_in(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    """The source of "heißt es in der Mitteilung", "In der Mitteilung heißt es": what its preposition governs."""
    words = sentence.words
    at = behind_insider(sentence, found.end, wording) or found.end
    while at < len(words) and words[at] in wording.adverbs and words[at] not in wording.prepositions:
        at += 1
    said = words[max(0, found.start - 2) : found.start] == [QUOTED, ","]  # "“…”, heißt es von Vaudrin"
    if (said or words[found.start - 1] == QUOTED) and _begins_subject(sentence, at, wording):
        return Subject(at, noun_end(sentence, at, wording), found.start, True)  # "„…“, píše Ada Morvenová v dopise"
    about = at < len(words) and words[at] in wording.agents and not said  # "In dem Brief war von … die Rede"
    if at < len(words) and words[at] in wording.prepositions and not about:
        at += 1
    elif about or words[at - 1] not in wording.prepositions:
        end = min(noun_end(sentence, 1, wording), found.start) if words[0] in wording.prepositions else 0
        return Subject(1, end, 0) if end > 1 else None
    while at < len(words) and words[at] in wording.adverbs and words[at] not in wording.determiners:
        at += 1  # "du côté de | la mairie"
    end = noun_end(sentence, at, wording)
    return Subject(at, end, found.start, True) if end > at else None


def behind_insider(sentence: Sentence, at: int, wording: Wording) -> int:
    """The item behind a hyphen and the pronoun for whoever speaks inside a body: "répète-t-on | au ministère"; 0: none."""
    words, total = sentence.words, len(sentence.words)
    while at < total and words[at] in wording.hyphens:
        at += 1
    return at + 1 if at < total and words[at] in wording.insiders else 0


def _begins_subject(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether somebody's name or office stands right behind a verb that has no subject elsewhere."""
    words = sentence.words
    if at >= len(words) or words[at] in wording.prepositions or wording.nouns_capitalised:
        return False
    return (sentence.capital[at] and words[at].isalpha()) or wording.names_a_person(words[at])


def is_impersonal(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether the source of a cue stands behind a preposition: "heißt es in …", "aus … geht hervor"."""
    words = sentence.words[found.start : found.end]
    if found.particle is not None:
        words = [*words, *sentence.words[found.particle : found.particle + found.size]]
    inside = behind_insider(sentence, found.end, wording) if wording.insiders else 0
    if inside and inside < len(sentence.words) and sentence.words[inside] in wording.prepositions:
        return True  # "répète-t-on au ministère"
    return " ".join(words) in wording.impersonal
