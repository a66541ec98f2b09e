"""What stands where a subject may and is none: a mark, whom it is said to, how it is said, a name in another case."""

from __future__ import annotations

from depeche.model import Span
from depeche.recording.speakers.cast import Cast, possessive
from depeche.recording.speech.attributed import Attribution
from depeche.recording.text.sentences import Sentence


def is_no_subject(sentence: Sentence, one: Attribution, people: Cast) -> bool:
    """Whether what an attribution takes for its source can be none: "Et d'ajouter : …", 向媒体坦言, another verb, "وأردفت
    قائلة", "Όπως δήλωσε: …", "אמר בדמעות", "uvedla na adresu Petra Redla"."""
    source = one.source
    if source is None or source[0] >= source[1]:
        return True
    if _elides_infinitive(sentence, source, people) or _to_whom(sentence, source, people):
        return True
    if one.manner != "source" and source[1] <= one.cue[0] and _of_what(sentence, source, people):
        return True
    return _no_noun(sentence, source, people) or _in_another_case(sentence, one, people)


def _to_whom(sentence: Sentence, source: Span, people: Cast) -> bool:
    """Whether what stands where a subject may tells to whom it is said: 向媒体坦言, "סיפרה ל"החוף""."""
    marks, spaced = people.wording.speech.recipient_marks, people.wording.naming.naming.spaced
    return sentence.words[source[0]] in marks if spaced else people.text.startswith(marks, sentence.starts[source[0]])


def _of_what(sentence: Sentence, source: Span, people: Cast) -> bool:
    """Whether what stands before a verb that needs no subject tells by a case what is spoken of, or where, and nobody: "A
    jövőről | azt mondta: „…”", "Arra a kérdésre, hogy …, | azt felelte"."""
    start, end = source
    words, wording, speech = sentence.words, people.wording, people.wording.speech
    if not (speech.pro_drop and speech.oblique_endings and wording.naming.naming.last_declined):
        return False
    noun = next((at for at in range(start + 1, end) if words[at] == ","), end) - 1
    last = words[noun]
    if wording.oblique.isdisjoint(words[max(0, start - 1) : start + 1]) and not last.endswith(speech.oblique_endings):
        return False
    if any(sentence.capital[max(start, 1) : end]) or people.overlapping(sentence.starts[start], sentence.ends[end - 1]):
        return False
    return not any(wording.names_a_person(word) or wording.is_body(word) for word in words[start:end])


def _no_noun(sentence: Sentence, source: Span, people: Cast) -> bool:
    """Whether one word is another verb of speech or a word for "as", or tells how it is said."""
    word, wording = sentence.words[source[0]], people.wording
    if source[1] - source[0] > 1:
        return False
    if wording.naming.naming.capitals:
        return word in wording.as_words
    return word in wording.cues or _tells_how(sentence, source[0], people)


def _tells_how(sentence: Sentence, at: int, people: Cast) -> bool:
    """Whether a preposition is written together with the word there, which so tells how it is said: "אמר | בדמעות"."""
    word, wording = sentence.words[at], people.wording
    prefixes = wording.speech.manner_prefixes
    if not prefixes or not word.startswith(prefixes) or word in people.surnames:
        return False
    facts = wording.naming.facts(word)
    return not (facts.given or facts.known or facts.titles or people.overlapping(sentence.starts[at], sentence.ends[at]))


def _elides_infinitive(sentence: Sentence, source: Span, people: Cast) -> bool:
    """Whether what was taken for a subject is the mark of an infinitive: "Et d'ajouter : …"."""
    start, end = source
    if end - start > 1 or not start or sentence.words[start] != "'":
        return False
    return f"{sentence.words[start - 1]} '" in people.wording.infinitive_markers


def _in_another_case(sentence: Sentence, one: Attribution, people: Cast) -> bool:
    """Whether the name that is taken for a subject stands in a case that no subject has, behind a noun that goes before it:
    "uvedla na adresu | Petra Redla", "заявила в адрес | Петра Редлова"."""
    wording = people.wording
    if one.source is None or one.manner != "before" or one.source[0] <= one.cue[1] + 1:
        return False
    if not wording.naming.declines or wording.nouns_capitalised or wording.naming.naming.offices_behind:
        return False
    start, end = one.source
    before = sentence.words[start - 1]
    if sentence.capital[start - 1] or not before.isalpha() or before in wording.light:
        return False
    named = next(iter(people.people(sentence.starts[start], sentence.ends[end - 1])), None)
    return named is not None and named[0] == sentence.starts[start] and possessive(people, sentence, named)
