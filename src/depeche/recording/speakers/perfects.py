"""Who is the subject of a perfect whose verb closes its clause: who stands before the auxiliary, or behind it?

„Ilse Vaudrin hat den Rat gebeten, …“, „Gestern hat Ilse Vaudrin gebeten, …“: what stands right before the participle is the
object, where somebody stands before the auxiliary who can be its subject.
"""

from __future__ import annotations

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import clause_start
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.speakers.cast import Cast
from depeche.recording.text.sentences import QUOTED, Sentence

_LONGEST = 12  # items of a subject before its auxiliary


def before_auxiliary(sentence: Sentence, source: Span, participle: int, made: Cast) -> Span | None:
    """The subject before the auxiliary of a participle that closes its clause, where `source` is what stands between them
    and may be its object: "Ilse Vaudrin hat | den Rat | gebeten"; None where it is not so."""
    words, wording = sentence.words, made.wording
    at, end = source
    if not wording.speech.participles_close or at < 1 or end > participle:
        return None
    auxiliary = at - 1
    while auxiliary > 0 and words[auxiliary] in wording.adverbs:
        auxiliary -= 1
    if words[auxiliary] not in wording.speech.perfects or not auxiliary or words[at] in wording.he:
        return None
    if words[at] in wording.nominatives and wording.gender(words[end - 1]) != "f":
        return None  # "Die Chefin hat | der Minister | gebeten"
    if words[auxiliary - 1] == ",":
        return _apposed(sentence, auxiliary - 1, made)
    start = clause_start(sentence, auxiliary, wording)
    return (start, auxiliary) if _may_speak(sentence, start, auxiliary, made) else None


def _apposed(sentence: Sentence, comma: int, made: Cast) -> Span | None:
    """Whoever opens a sentence, with what is told of them between commas: "Ilse Vaudrin, Chefin des Rates, | hat"."""
    words, wording = sentence.words, made.wording
    first = next((at for at in range(1, min(comma, _LONGEST)) if words[at] == ","), 0)
    if not first or QUOTED in words[:comma] or not _may_speak(sentence, 0, first, made):
        return None
    told = words[first + 1]
    opens = told in wording.opens_clause or told in wording.conjunctions or told in wording.prepositions
    return None if opens else (0, comma)


def _may_speak(sentence: Sentence, start: int, end: int, made: Cast) -> bool:
    """Whether all of those items are somebody, or a body, in no case of an object: a name with its office, "der Verband"."""
    words, wording = sentence.words, made.wording
    if not 0 < end - start <= _LONGEST or not BREAKS.isdisjoint(words[start:end]) or QUOTED in words[start:end]:
        return False
    first = words[start]
    if first in wording.prepositions or first in wording.oblique or first in wording.adverbs:
        return False
    if first in wording.nominatives and wording.gender(words[end - 1]) == "f":
        return False  # "Der Chefin hat Ruiz versprochen, …", a dative
    own = words[start + (first in wording.determiners) : end]
    if own and (wording.mean_somebody(own[:1]) or wording.is_body(own[0])):
        return True
    low = sentence.starts[end - len(own)]
    named = made.overlapping(low, sentence.ends[end - 1])
    if not named or named[0][0] != low or named[0][2].kind == "place":
        return False
    return named[0][2].kind == "person" or first not in wording.nominatives  # "Der Presse-Agentur hat Ruiz gesagt, …"
