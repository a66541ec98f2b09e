"""Whose words does another give? "The agency quoted | Vaudrin as saying that …", "De krant citeert | Vaudrin: “…”". And
who does something with which words, or calls something so?"""

from __future__ import annotations

from itertools import compress

from depeche.model import Span
from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.inversion import subject_behind
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.subjects import main_subject
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.reach import to_end
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording


def words_given(verb: SpeechVerb) -> Attribution | None:
    """What a verb of quoting gives as its object's words; None where it gives none, or a person is its subject."""
    sentence, found, wording = verb.sentence, verb.found, verb.wording
    words, total = sentence.words, len(sentence.words)
    if words[found.start] not in wording.quoting or not _by_no_person(sentence, found.start, wording):
        return None
    start = found.end
    while start < total and (words[start] in wording.adverbs or words[start] in wording.prepositions):
        start += 1  # "El diario cita a | Vaudrin"
    pronoun = start < total and words[start] in wording.obliques
    end = start + 1 if pronoun else noun_end(sentence, start, wording)
    if end <= start or end >= total:
        return None
    size = phrase_at(sentence, end, wording.sayings)
    at = end + size
    if words[at : at + 2] == [":", QUOTED]:
        said = (at + 1, total)
    elif size and at < total and words[at] not in BREAKS:
        at += phrase_at(sentence, at, wording.complementizers)
        said = to_end(SpeechVerb(sentence, found, [one for one in verb.later if one.start >= at], wording), at)
    else:
        return None
    return verb.attribution((said,), "beside" if words[said[0]] == QUOTED else "that", (start, end))


def _by_no_person(sentence: Sentence, verb: int, wording: Wording) -> bool:
    """Whether a subject stands before that verb and names nobody in particular: "the agency", "Der Bote"."""
    words, start = sentence.words, verb
    while start > 0 and words[start - 1] not in BREAKS:
        start -= 1
    if start == verb:
        return False
    for at in range(start, verb):
        if words[at] in wording.determiners:
            continue
        named = sentence.capital[at] and wording.naming.facts(words[at]).given
        if named or words[at] in wording.pronouns or words[at] in wording.spokespersons or wording.names_a_person(words[at]):
            return False
    return True


def with_the_words(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "Vaudrin opened the fair with the words “…”", "Mit den Worten „…“ eröffnete Vaudrin die Messe"; None where a thing
    bears them: "a banner with the words “…”"."""
    words, total = sentence.words, len(sentence.words)
    if QUOTED not in words or wording.with_words.keys().isdisjoint(words):
        return None
    for at in compress(range(total), map(wording.with_words.__contains__, words)):
        size = phrase_at(sentence, at, wording.with_words)
        told = at + size + (words[at + size : at + size + 1] in ([":"], [","]))
        if not size or words[told : told + 1] != [QUOTED]:
            continue
        if at and any(words[at - 1].endswith(bearer) for bearer in wording.speech.bearers):
            return None
        who = main_subject(sentence, at, wording) if at else None
        source = who.span if who is not None else None
        if not at:
            source = _behind(sentence, told + 1, wording)
        if source is None:
            continue
        if any(sentence.capital[slice(*source)]) or wording.mean_somebody(words[slice(*source)]):
            return Attribution(((told, told + 1),), "beside", (at, at + size), None, source)
    return None


def _behind(sentence: Sentence, at: int, wording: Wording) -> tuple[int, int] | None:
    """Who is named behind quoted words with which a sentence opens, a verb between where it comes second."""
    words, total = sentence.words, len(sentence.words)
    if at < total and words[at] == ",":
        at += 1
    elif wording.speech.verb_second:
        return subject_behind(sentence, at + 1, wording)
    end = noun_end(sentence, at, wording) if at < total else at
    return (at, end) if end > at else None


def called_so(verb: SpeechVerb, low: int) -> tuple[Span, Span] | None:
    """The quotation right before a verb that calls something so, and whoever is named before that, from item `low` on:
    "Varjas Elemér kritikus „túlírtnak” | nevezte a regényt"."""
    words, wording, at = verb.words, verb.wording, verb.found.start - 1
    if not wording.naming.naming.offices_behind or at <= low or words[at] != QUOTED:
        return None
    if words[verb.found.start] not in wording.naming_verbs:
        return None
    start = at
    while start > low and words[start - 1] not in BREAKS and words[start - 1] != QUOTED:
        start -= 1
    end = at
    while end > start and words[end - 1] in wording.adverbs:
        end -= 1
    named = end > start and verb.sentence.capital[start + (words[start] in wording.definite and start + 1 < end)]
    spoken = any(word in wording.cues or word in wording.auxiliaries for word in words[start:end])
    return ((at, at + 1), (start, end)) if named and not spoken else None
