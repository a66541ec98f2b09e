"""What does a noun of speech say? "Vaudrin's claim that …", "the claim by Vaudrin that …", „mit den Worten, sie bleibe“."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import clause_start
from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.noun_phrases import noun_end
from depeche.recording.grammar.subjects import main_subject
from depeche.recording.speech.attributed import Attribution, Manner
from depeche.recording.speech.governing import reported
from depeche.recording.speech.reach import to_end
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_SHORT = 7  # items of a clause about a claim
_LED = 60  # items from the beginning of a sentence to a noun that its subject may have said


def of_noun(noun: SpeechVerb) -> Attribution | None:
    """ "Vaudrin's claim that …": the clause must follow at once, or behind whose claim it is."""
    sentence, found, wording = noun.sentence, noun.found, noun.wording
    words, at = sentence.words, found.end
    whose = None
    if at < len(words) and (words[at] in wording.agents or words[at] in wording.genitives):
        end = noun_end(sentence, at + 1, wording)
        if end < len(words) and any(sentence.capital[at + 1 : end]):
            last = end - (words[end - 1] in wording.prepositions)  # "la afirmación de Ana Ruiz | de que"
            whose, at = (at + 1, last), end
    size = phrase_at(sentence, at, wording.complementizers) if at < len(words) else 0
    if not size and whose is not None and at < len(words):
        size = phrase_at(sentence, at, wording.noun_clauses)
    comma = at + 1 < len(words) and words[at] == ","
    if not size and comma:
        size = phrase_at(sentence, at + 1, wording.complementizers)
        at += bool(size)
    manner: Manner = "that"
    if not size:
        if not comma or not wording.speech.bare_needs_mood or not reported(sentence, at + 1, wording):
            return None
        manner, size = "bare", 1  # "die Aussage, der Kai sei sicher, …"
    start = clause_start(sentence, found.start, wording)
    said = to_end(noun, at + size)
    if start == 0 and manner == "bare":  # it is the subject, so a verb must come
        said = (said[0], next((comma for comma in range(*said) if words[comma] == ","), said[1]))
    before = (start, found.start) if found.start - start >= 1 else None
    loose = whose is None and before is not None and found.start <= _LED and not _tells(sentence, *before, wording)
    if loose:
        who = main_subject(sentence, found.start, wording)
        before = (who.start, who.end) if who is not None else None
    if not said[0] < said[1] or (found.start > 1 and words[found.start - 2] == "," and _disputed(words, *said, wording)):
        return None
    return noun.attribution((said,), manner, whose or before, loose=loose)


def _disputed(words: Sequence[str], start: int, end: int, wording: Wording) -> bool:
    """Whether a clause behind ", a claim that" tells who says what of the claim: "that Vaudrin denied", "que rejette
    Vaudrin"."""
    return end - start <= _SHORT and (words[start] in wording.verbs or words[end - 1] in wording.verbs)


def _tells(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether words before a noun say whose it is: more than "the" and "with the"."""
    return any(word.isalpha() and word not in wording.light for word in sentence.words[start:end])
