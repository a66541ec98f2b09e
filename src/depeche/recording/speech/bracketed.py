"""What does a participle say that closes its clause, its auxiliary far before it? „Vaudrin hat am Montag | einen Umbau |
gefordert“, "Vaudrin heeft | de verkoop | bekritiseerd".

Grammars call the two the brackets of a sentence (Satzklammer); the object stands last between them, behind the subject, if
that is there, and the circumstances.
"""

from __future__ import annotations

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import WINDOW, Subject, bracket_start, clause_start, past_bracket
from depeche.recording.grammar.inversion import past_day, past_month
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED

_OPENS = 9  # items before an auxiliary that a subject follows: "Nach der Sitzung am Montag hat Vaudrin …"
_SUBJECT = 14  # items of a subject and what is told of it, before the object
_FIELD = 2 * WINDOW  # items between the two brackets


def bracketed(verb: SpeechVerb, who: Subject | None) -> tuple[Span, Span] | None:
    """The object of a participle and its subject, `who` being what was taken for it; None where it is not so built."""
    words, wording, found = verb.words, verb.wording, verb.found
    closes = found.end >= len(words) or words[found.end] in BREAKS or words[found.end] in wording.joiners
    if not wording.speech.perfects or "object" not in found.cue.takes or found.cue.silent or not closes:
        return None
    auxiliary = _auxiliary(verb)
    if auxiliary is None:
        return None
    source, field = _subject(verb, who, auxiliary)
    if source[0] == source[1]:
        return None
    said = _object(verb, _behind_first_verb(verb, field))
    if said is None and auxiliary < source[0] and field == found.start:
        said = _fronted(verb, auxiliary)  # "Reformen hat Vaudrin gefordert."
    return None if said is None else (said, source)


def _subject(verb: SpeechVerb, who: Subject | None, auxiliary: int) -> tuple[Span, int]:
    """The subject before or behind an auxiliary, and where what stands behind both begins; an empty one: none is there."""
    sentence = verb.sentence
    if who is not None and not who.after and auxiliary in (who.end, past_bracket(sentence, who.end)):
        return who.span, auxiliary + 1
    before = bracket_start(verb.words, auxiliary - 1) if verb.words[auxiliary - 1] == ")" else auxiliary
    begin = clause_start(sentence, before, verb.wording)
    end = noun_end(sentence, begin, verb.wording)
    if begin < end and auxiliary in (end, past_bracket(sentence, end)) and _is_somebody(verb, begin, end):
        return (begin, end), auxiliary + 1
    return _behind_auxiliary(verb, auxiliary) if auxiliary <= _OPENS else ((auxiliary, auxiliary), auxiliary)


def _is_somebody(verb: SpeechVerb, start: int, end: int) -> bool:
    """Whether a person or a body stands there, and no object of either."""
    words, wording = verb.words, verb.wording
    if words[start] in wording.oblique or words[start] in wording.prepositions:
        return False
    named = any(wording.naming.facts(word).given for word in words[start:end])
    return named or wording.mean_somebody(words[start:end])


def _fronted(verb: SpeechVerb, auxiliary: int) -> Span | None:
    """The object with which the clause of an auxiliary begins, where its subject stands behind."""
    begin = clause_start(verb.sentence, auxiliary, verb.wording)
    thing = noun_end(verb.sentence, begin, verb.wording) == auxiliary and verb.words[begin] not in verb.wording.prepositions
    return (begin, auxiliary) if thing and not _is_somebody(verb, begin, auxiliary) else None


def _auxiliary(verb: SpeechVerb) -> int | None:
    """The auxiliary of a perfect before a participle, no other verb form between."""
    words, wording, end = verb.words, verb.wording, verb.found.start
    for at in range(end - 1, max(-1, end - _FIELD), -1):
        word = words[at]
        if word in wording.speech.perfects:
            return at if at and not verb.sentence.capital[at] else None
        if word == QUOTED or word in FINAL or word in (";", ":") or word in wording.passives:
            return None
    return None


def _behind_auxiliary(verb: SpeechVerb, auxiliary: int) -> tuple[Span, int]:
    """The subject that an auxiliary stands before, and where it and what is told of it between commas end."""
    words, wording, end = verb.words, verb.wording, verb.found.start
    start = auxiliary + 1
    while start < end and words[start] in wording.adverbs and words[start] not in wording.determiners:
        start += 1
    if start >= end or words[start] in wording.prepositions or words[start] in wording.oblique:
        return (start, start), start
    if words[start] in wording.pronouns and words[start] not in wording.determiners:
        return (start, start + 1), start + 1
    stop = min(noun_end(verb.sentence, start, wording), end)
    if stop + 1 < end and words[stop] in wording.determiners and verb.sentence.capital[stop]:
        stop = min(noun_end(verb.sentence, stop + 1, wording), end)  # "die Partei | Die Linke"
    stop = next((at for at in range(start + 1, stop) if _opens_object(verb, at)), stop)
    while stop > start + 1 and words[stop - 1] in wording.adverbs:
        stop -= 1
    field = stop
    if stop < end and words[stop] == "(":
        field = next((at + 1 for at in range(stop, min(end, stop + _SUBJECT)) if words[at] == ")"), stop)
    if field < end and words[field] == ",":  # an apposition or a relative clause
        closing = [at for at in range(field + 1, min(end, field + _SUBJECT + 2)) if words[at] == ","]
        if not closing:
            return (start, start), start
        field = closing[-1] + 1
    return (start, stop), field


def _behind_first_verb(verb: SpeechVerb, field: int) -> int:
    """Where the object begins to be looked for: behind an "and" that joins the participle to another, "hat die Partei
    verlassen und | Mängel angeprangert"."""
    words, wording, end = verb.words, verb.wording, verb.found.start
    for at in range(end - 1, field, -1):
        if words[at] in wording.joiners and _ends_low(verb, at - 1):
            return at + 1
    return field


def _ends_low(verb: SpeechVerb, at: int) -> bool:
    """Whether a word in small letters stands there that no small word is: a participle, where nouns have capitals."""
    word, wording = verb.words[at], verb.wording
    return wording.nouns_capitalised and word.isalpha() and not verb.sentence.capital[at] and word not in wording.closed


def _opens_object(verb: SpeechVerb, at: int) -> bool:
    """Whether an article or the like opens a noun phrase there that no preposition governs and no dative is."""
    words, wording = verb.words, verb.wording
    if words[at] not in wording.determiners or words[at - 1] in wording.prepositions or verb.sentence.capital[at]:
        return False
    if not wording.accusatives:
        return True
    return words[at] in wording.accusatives and not words[at].endswith(wording.speech.dative_endings)


def _object(verb: SpeechVerb, start: int) -> Span | None:
    """The object between `start` and the participle, without the circumstances before it and the adverbs behind it."""
    words, wording, low = verb.words, verb.wording, verb.found.start
    end = low
    while end > start and words[end - 1].isalpha() and _is_manner(verb, end - 1):
        end -= 1
    if end > start and words[end - 1] in wording.closed:
        end = low  # "den Antrag als unzulässig abgelehnt"
    at = start
    while at < end:
        day = past_day(verb.sentence, at, wording) or past_month(verb.sentence, at, wording)
        if day and day <= end:
            at = day
        elif words[at] in wording.prepositions and (words[at] in wording.topics or verb.cue.act == "warn"):
            break  # "um Hilfe gebeten", "vor den Folgen gewarnt"
        elif words[at] in wording.prepositions:
            at = _past_circumstance(verb, at, end)
        elif words[at] in wording.adverbs and words[at] not in wording.determiners:
            at += 1
        else:
            break
    if end - at < 1 or "," in words[at:end] or not _tells_a_thing(verb, at, end):
        return None
    return at, end


def _past_circumstance(verb: SpeechVerb, start: int, end: int) -> int:
    """Where a circumstance ends that a preposition opens: at the next preposition, adverb or object."""
    words, wording = verb.words, verb.wording
    capital = verb.sentence.capital
    for at in range(start + 2, end):
        if words[at] in wording.prepositions or words[at] in wording.adverbs or _opens_object(verb, at):
            return at
        closed = wording.nouns_capitalised and capital[at - 1] and not capital[at]
        if closed and words[at] not in wording.determiners and words[at] not in wording.joiners:
            return at  # "im Stadtrat | mehr Personal"
    return end


def _is_manner(verb: SpeechVerb, at: int) -> bool:
    """Whether a word right before the participle tells how: "den Plan | scharf | kritisiert"."""
    words, wording = verb.words, verb.wording
    if verb.sentence.capital[at] or words[at] in wording.determiners or words[at] in wording.prepositions:
        return False
    return wording.nouns_capitalised or words[at] in wording.adverbs


def _tells_a_thing(verb: SpeechVerb, start: int, end: int) -> bool:
    """Whether a noun stands there: by its capital, or behind an article."""
    words, wording = verb.words, verb.wording
    if wording.nouns_capitalised:
        return any(verb.sentence.capital[start:end])
    return end - start > 1 and words[start] in wording.determiners
