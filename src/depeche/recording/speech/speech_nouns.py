"""What does a noun of speech say? "Vaudrin's claim that …", "the claim by Vaudrin that …", „mit den Worten, sie bleibe“."""

from __future__ import annotations

from depeche.model import Span
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
_APPOSED = 2  # items from a comma to a noun of speech behind its article


def of_noun(noun: SpeechVerb) -> Attribution | None:
    """ "Vaudrin's claim that …": the clause must follow at once, or behind whose claim it is."""
    sentence, found, wording = noun.sentence, noun.found, noun.wording
    whose = _owner_behind(noun)
    opened = _clause_behind(noun, found.end if whose is None else whose[1], owned=whose is not None)
    if opened is None:
        return None
    manner, begin = opened
    start = clause_start(sentence, found.start, wording)
    said = to_end(noun, begin)
    if start == 0 and manner == "bare":  # it is the subject, so a verb must come
        said = (said[0], next((comma for comma in range(*said) if noun.words[comma] == ","), said[1]))
    if not said[0] < said[1] or _disputed(noun, *said):
        return None
    if whose is not None:
        last = whose[1] - (noun.words[whose[1] - 1] in wording.prepositions)  # "la afirmación de Ana Ruiz | de que"
        return noun.attribution((said,), manner, (whose[0], last))
    if start == found.start or _tells(sentence, start, found.start, wording):
        return noun.attribution((said,), manner, (start, found.start) if start < found.start else None)
    who = main_subject(sentence, found.start, wording)
    return noun.attribution((said,), manner, who.span if who is not None else None, loose=True)


def _owner_behind(noun: SpeechVerb) -> Span | None:
    """Whose a noun is, where a name tells it behind a preposition: "the claim by | Ana Ruiz | that …"."""
    words, wording, at = noun.words, noun.wording, noun.found.end
    if at >= len(words) or not (words[at] in wording.agents or words[at] in wording.genitives):
        return None
    end = noun_end(noun.sentence, at + 1, wording)
    return (at + 1, end) if end < len(words) and any(noun.sentence.capital[at + 1 : end]) else None


def _clause_behind(noun: SpeechVerb, at: int, *, owned: bool) -> tuple[Manner, int] | None:
    """The clause that opens there, behind a comma or not; without a "that" where its mood tells it: "die Aussage, | der Kai
    sei sicher, …"."""
    sentence, words, wording = noun.sentence, noun.words, noun.wording
    if at >= len(words):
        return None
    size = phrase_at(sentence, at, wording.complementizers)
    if not size and owned:
        size = phrase_at(sentence, at, wording.noun_clauses)
    if size or words[at] != "," or at + 1 >= len(words):
        return ("that", at + size) if size else None
    size = phrase_at(sentence, at + 1, wording.complementizers)
    if size:
        return "that", at + 1 + size
    return ("bare", at + 1) if wording.speech.bare_needs_mood and reported(sentence, at + 1, wording) else None


def _disputed(noun: SpeechVerb, start: int, end: int) -> bool:
    """Whether a clause behind ", a claim that" tells who says what of the claim: "that Vaudrin denied", "que rejette
    Vaudrin"."""
    words, verbs, at = noun.words, noun.wording.verbs, noun.found.start
    if at < _APPOSED or words[at - _APPOSED] != "," or end - start > _SHORT:
        return False
    return words[start] in verbs or words[end - 1] in verbs


def _tells(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether words before a noun say whose it is: more than "the" and "with the"."""
    nouns = wording.nouns_capitalised  # "der gegenteiligen | Auffassung" tells nobody
    told = (at for at in range(start, end) if sentence.capital[at] or not nouns)
    return any(sentence.words[at].isalpha() and sentence.words[at] not in wording.light for at in told)
