"""Must the subject stand behind its verb? So it does where the verb comes second and something else stands before it."""

from __future__ import annotations

from depeche.recording.grammar.clause_bounds import clause_start
from depeche.recording.grammar.cues import Found, phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_LED = 4  # items among which "by" stands behind the participle that opens a sentence
_TIME = 4  # words of a time before a verb
_OPENED = 2  # words among which a preposition tells that a circumstance opens a sentence
_OFFICE = 6  # items between an article and its noun


def verb_first(sentence: Sentence, found: Found, wording: Wording, low: int) -> bool:
    """Whether the subject must stand behind its verb: one clause stands before it, or only a subject has that article.

    "Warum das so ist, erklärte die Stadt so: …"; "Passend zum Wetter warnte der Hafenmeister".
    """
    words, at = sentence.words, found.end
    if at >= len(words) or found.particle == found.end:
        return False
    clause = low == 0 and found.start > 1 and words[found.start - 1] == ","
    clause = clause and (words[0] in wording.opens_clause or words[0] in wording.conjunctions)
    clause = clause or (low == 0 and found.start > 2 and _circumstance(sentence, found.start, wording))
    clause = clause or (low == 0 and phrase_at(sentence, 0, wording.asked) > 0)
    while at < len(words) and words[at] in wording.adverbs and words[at] not in wording.determiners:
        at += 1
    clause = clause or (low == 0 and _predicated(sentence, found, at, wording))
    return clause or (at < len(words) and words[at] in wording.nominatives and _of_a_man(sentence, at + 1, wording))


def timed(sentence: Sentence, found: Found, wording: Wording, low: int) -> bool:
    """Whether a pronoun follows a verb before which only a time or a thing can stand: "Begin vorig jaar onthulde ze dat …",
    "Ihr neues Amt sieht sie als …"."""
    words = sentence.words
    if found.end >= len(words) or words[found.end] not in wording.she or words[found.end] in wording.determiners:
        return False
    ahead = range(clause_start(sentence, found.start, wording, low), found.start)
    if not 1 < len(ahead) <= _TIME:
        return False
    if wording.nouns_capitalised and words[ahead[0]] in wording.determiners:
        return not any(_may_speak(words[at], wording) for at in ahead[1:])
    if any(sentence.capital[at] for at in ahead[1:]):
        return False
    return not any(
        _is_closed(words[at], wording) or not words[at].isalpha() or wording.means_a_person(words[at]) for at in ahead
    )


def fronted(sentence: Sentence, found: Found, wording: Wording, low: int) -> bool:
    """Whether small words that name nobody stand before a verb, and a name behind: "Strax efteråt meddelade Morven att"."""
    words, capital, at = sentence.words, sentence.capital, found.end
    if at >= len(words) or not capital[at] or words[at] == QUOTED or found.particle is not None:
        return False
    start = clause_start(sentence, found.start, wording, low)
    if not 0 < found.start - start <= _TIME or any(capital[max(1, start) : found.start]):
        return False
    return not any(_may_be_named(words[one], wording) for one in range(start, found.start))


def led(sentence: Sentence, found: Found, wording: Wording, low: int) -> bool:
    """Whether a circumstance opens a sentence, in which somebody else may be named, and a full name or an office stands
    right behind its verb: "Medan Brandt teg sade | Ada Morven", "Staand naast Brandt zei | burgemeester Morven", "Nach dem
    Treffen mit Brandt sagte | die Ministerin"."""
    words, capital, at = sentence.words, sentence.capital, found.end
    if low or found.particle is not None or at + 1 >= len(words) or not capital[at + 1] or words[at + 1] == QUOTED:
        return False
    office = at + (wording.nouns_capitalised and words[at] in wording.definite and words[at] not in wording.oblique)
    if office > at and any(word.isdigit() for word in words[1 : _OPENED + 1]):
        return False  # "Über 100 Lehrer riefen die Ministerin"
    if not ((capital[at] and wording.naming.facts(words[at]).given) or wording.names_a_person(words[office])):
        return False
    if found.start < _OPENED or not BREAKS.isdisjoint(words[: found.start]):
        return False
    if office == at and _of_words_said(sentence, found, wording):
        return True
    unlike = words[1] in wording.adverbs and capital[_OPENED]  # "Anders dan Brandt zei | Ada Morven"
    return unlike or any(word in wording.prepositions for word in words[:_OPENED])


def _of_words_said(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether an article and a noun for words said open a sentence, which somebody judges whose name stands behind the verb:
    "Die Äußerungen Brandts nannte | Ada Morven mutig"."""
    if not wording.nouns_capitalised or sentence.words[0] not in wording.determiners:
        return False
    noun = next(
        (word for word in sentence.words[1 : found.start] if word in wording.utterances or _claims(word, wording)), ""
    )
    return bool(noun) and noun in sentence.words[1:_TIME]


def _claims(word: str, wording: Wording) -> bool:
    return any(pattern.cue.noun for pattern in wording.cues.get(word, ()))


def _is_closed(word: str, wording: Wording) -> bool:
    return word in wording.pronouns or word in wording.determiners or word in wording.auxiliaries


def _may_speak(word: str, wording: Wording) -> bool:
    """Whether a word behind an article may be somebody, or a body: "die Kanzlerin", "die Regierung", "die CDU"."""
    facts = wording.naming.facts(word)
    return not word.isalpha() or wording.mean_somebody((word,)) or bool(facts.body or facts.given or facts.known)


def _may_be_named(word: str, wording: Wording) -> bool:
    """Whether a small word may be a subject: "polisen", "hon", "vaktmästare"."""
    if not word.isalpha() or _is_closed(word, wording):
        return True
    known = word in wording.adverbs
    return not known and (word.endswith(wording.definite_nouns) or wording.means_a_person(word))


def _circumstance(sentence: Sentence, stop: int, wording: Wording) -> bool:
    """Whether all before a verb is a participle with its preposition and noun: "Passend zum Wetter warnte …"."""
    words, gerunds = sentence.words, wording.speech.gerunds
    led = next((at for at in range(1, min(stop, _LED)) if words[at] in wording.agents), 0)
    led = 0 if wording.nouns_capitalised else led  # "Brandt von der RSN fordert": "von" leads to a body as well
    if led and BREAKS.isdisjoint(words[:stop]) and not any(_may_lead(word, wording) for word in words[:led]):
        return True  # "Omringd door fans riep …"
    if not (gerunds and words[0].endswith(gerunds) and words[1] in wording.prepositions and words[1] not in wording.joiners):
        return False
    return BREAKS.isdisjoint(words[:stop])


def _may_lead(word: str, wording: Wording) -> bool:
    """Whether a word before "by" may be the head of a subject: a pronoun, an article, a noun for a person."""
    return word in wording.pronouns or word in wording.determiners or wording.mean_somebody((word,)) or not word.isalpha()


def _predicated(sentence: Sentence, found: Found, at: int, wording: Wording) -> bool:
    """Whether one word opens a sentence that says how somebody shows themself, who stands before a colon: "Zufrieden zeigte
    sich auch Trainer Vaudrin: …"."""
    words = sentence.words
    if found.start != 1 or at >= len(words) or not wording.nouns_capitalised or words[0] in wording.closed:
        return False
    if words[found.end - 1] not in wording.reflexives or wording.means_a_person(words[0]):
        return False
    end = noun_end(sentence, at, wording)
    return end > at and words[end : end + 1] == [":"] and any(sentence.capital[at:end])


def _of_a_man(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether the noun behind an article is one for a man, in the form of a subject: "der leitende Hafenmeister"."""
    words, capital = sentence.words, sentence.capital
    for noun in range(at, min(at + _OFFICE, len(words))):
        if capital[noun]:
            word = words[noun]
            return wording.gender(word) == "m" and not word.endswith(wording.speech.infinitive_endings)
        if not words[noun].isalpha() or words[noun] in wording.prepositions:
            return False
    return False
