"""What does a verb of speech attribute to its subject? "Vaudrin said that …", "…, said Vaudrin", "wurde mitgeteilt, dass …".

Whether the verb form says anything at all is asked first, then who its source is, then what stands before it as said, and
at last what it governs behind itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import ASIDE, Subject, clause_start
from depeche.recording.grammar.cues import gerund, phrase_at
from depeche.recording.grammar.inversion import subject_behind
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS, FINAL
from depeche.recording.grammar.subjects import main_subject, shared_subject, subject
from depeche.recording.speech.attributed import Attribution, Manner
from depeche.recording.speech.bracketed import bracketed
from depeche.recording.speech.cited import called_so, words_given
from depeche.recording.speech.governing import governed
from depeche.recording.speech.passives import agent, is_impersonal, is_passive, read_in
from depeche.recording.speech.preceding import (
    beside_start,
    inside_clause,
    may_speak,
    only_opens,
    said_before,
    verb_is_due,
    wants_subject,
)
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.speech.turned import in_relative, main_behind, object_first, relative_end
from depeche.recording.text.sentences import DASHES, QUOTED
from depeche.recording.words.wording import Wording

_ANSWERED = 8  # items of an answer's object, the comma behind it among them
_AUXILIARIES = 3  # items behind that comma up to the verb
_THINGS = frozenset({"object", "infinitive"})
_BARE = frozenset({"bare", "object", "infinitive"})  # what nothing opens, so that it may be no words of anybody's
_ENSURES = ("promise", "agree")  # acts that are done, not said, where somebody is to do them: "quiere garantizar el paso"
_NOUN = 5  # items of a thing and its article
_THOSE = 2  # items of "those who"
_OPENED = 2  # words with which a sentence opens before its comma
_NEGATED = 4  # items before a verb among which its negation stands


class _Case:
    """What is asked more than once about a verb. Before item `low` its sentence is told; `made` says how."""

    __slots__ = ("impersonal", "joined", "low", "made", "negated", "passive", "verb")

    def __init__(self, verb: SpeechVerb, low: int, made: Sequence[Attribution]) -> None:
        sentence, found, wording = verb.sentence, verb.found, verb.wording
        self.verb: Final = verb
        self.low: Final = low
        self.made: Final = made
        opened = _OPENED + 1 if found.start > _OPENED and verb.words[_OPENED] == "," else 0  # "No obstante, dijo que"
        self.negated: Final = not wording.negations.isdisjoint(verb.words[max(opened, found.start - _NEGATED) : found.start])
        self.passive: Final = is_passive(sentence, found, wording)
        self.joined: Final = _joined(verb)  # "rejected it and said …": one subject for both
        self.impersonal: Final = is_impersonal(sentence, found, wording)

    def attribution(
        self, said: tuple[Span, ...], manner: Manner, source: Span | None, loose: bool | None = None
    ) -> Attribution:
        """What the verb attributes, by that manner, to that source; one that is joined to another knows it loosely."""
        if loose is None:
            loose = self.joined and not self.passive
        return self.verb.attribution(said, manner, source, negated=self.negated, passive=self.passive, loose=loose)


def of_verb(verb: SpeechVerb, low: int, made: Sequence[Attribution]) -> Attribution | None:
    """What a verb attributes; None where it says nothing. Before item `low` its sentence is told; `made` says how."""
    sentence, found, wording = verb.sentence, verb.found, verb.wording
    if made and made[-1].manner == "before" and phrase_at(sentence, found.start, wording.asides):
        return None  # "…, said Vaudrin, citing the storm"
    given = words_given(verb)
    if given is not None:
        return given
    if _says_nothing(verb):
        return None
    case = _Case(verb, low, made)
    closed_clause = _closed_clause(case)
    if closed_clause is not None:
        return closed_clause
    who = _subject(case)
    if _merely_finds(case, who):
        return None
    who = _speaking(case, who)
    if who is not None and who.after and only_opens(verb) and not may_speak(verb, who):
        who = None  # "Además, anunció | una inversión"
    if who is not None and case.impersonal and _concludes(verb, who):
        return None
    called = called_so(verb, low)
    if called is not None:
        return case.attribution((called[0],), "beside", called[1])
    source = who.span if who is not None else None
    begin = clause_start(sentence, found.start, wording, low) if who is None or who.after else min(who.clause, found.start)
    begin = beside_start(sentence, begin, low)
    before = _before(case, who, begin)
    if before is not None:
        return case.attribution(before, "before", source)
    behind = governed(verb, who.end if who is not None and who.after else found.end, who)
    fronted = None if case.passive else object_first(verb, who, behind)
    if fronted is not None:
        thing, name = fronted
        return case.attribution((thing,), "object", name)
    if behind is None:
        closed = None if case.passive else bracketed(verb, who)
        if closed is not None:
            return case.attribution((closed[0],), "object", closed[1])
        return case.attribution((), "beside", source) if _announces(verb) else None
    manner, said = behind
    return _behind(case, who, begin, manner, said)


def _closed_clause(case: _Case) -> Attribution | None:
    """The clause before a verb that an ending closes, with its speaker behind the verb or first of all: "Zubia segurua
    dela esan du Bodrinek", "Bodrinek zubia segurua dela esan du"."""
    verb, low, wording = case.verb, case.low, case.verb.wording
    words, start, endings = verb.words, verb.found.start, wording.speech.clause_endings
    if not endings or "clause" not in verb.cue.takes or start <= low + 1 or not words[start - 1].endswith(endings):
        return None
    behind = subject_behind(verb.sentence, verb.found.end, wording)
    if behind is not None:
        return case.attribution(((low, start),), "that", behind)
    at = low
    while at < start - 1 and (verb.sentence.capital[at] or wording.names_a_person(words[at])):
        at += 1
    named = at > low and words[at - 1].endswith(wording.speech.subject_marks)
    return case.attribution(((at, start),), "that", (low, at)) if named else None


def _says_nothing(verb: SpeechVerb) -> bool:
    """Whether a verb form is none with which somebody says something."""
    words, wording, found = verb.words, verb.wording, verb.found
    if words[-1] == "?" and words[found.end : found.end + 1] == ["-"] and QUOTED not in words:
        return True  # "La maire dit-elle vrai ?": the paper asks
    if not found.start:  # "Asked why, Vaudrin said …", "Glaubt die Stadt wirklich, dass …?"
        asks = wording.speech.verb_second and words[-1] == "?" and QUOTED not in words
        return asks or not wording.speech.inverts or _condemned(verb)
    if words[found.start] in wording.inscriptions and wording.documents.isdisjoint(words[: found.start]):
        return True  # "wore hats reading “…”"
    before = words[found.start - 1]
    if found.start == 1 and before in wording.relatives and before not in wording.determiners and words[-1] != "?":
        return wording.speech.verb_second  # "Wer glaubt, dass der Damm hält, irrt"
    if before == ",":
        return _charged(verb) or _quoted_by(verb) or _gives_name(verb, found.start - 1) or _answers(verb)
    if _gives_name(verb, found.start) or _of_the_noun(verb):
        return True
    if before in wording.without:
        return True  # "sans préciser la date"
    if before in wording.prepositions and gerund(verb.sentence, found, wording) and _told_behind(verb):
        return True  # "It sailed after determining that it was safe, Vaudrin said, and arrived."
    if wording.speech.verb_second and words[0] in wording.auxiliaries and "," not in words[: found.start]:
        return words[-1] != "?" and "," in words[found.end :]  # "Hätte der Rat zugestimmt, wäre der Damm zu"
    if found.cue.act == "ask" and before in wording.opens_clause and not wording.speech.inverts:
        return True  # "…, Vaudrin said when asked whether …"
    no_more = found.cue.act == "assert" and before in wording.negations  # "не уточнив дату"
    return no_more and gerund(verb.sentence, found, wording)


def _answers(verb: SpeechVerb) -> bool:
    """Whether a verb form between commas only tells whom its subject answers, who says something behind it: "Vaudrin,
    replicando a Brandt, | ha detto che"."""
    sentence, words, wording, at = verb.sentence, verb.words, verb.wording, verb.found.end
    if at + 2 >= len(words):
        return False
    led = words[at] in wording.prepositions and not words[at + 1].endswith(wording.speech.infinitive_endings or ("\n",))
    if not (led or (sentence.capital[at] and wording.naming.declines)) or not gerund(sentence, verb.found, wording):
        return False
    comma = next((near for near in range(at + 1, min(at + _ANSWERED, len(words))) if words[near] == ","), 0)
    if not comma or any(word == QUOTED or word in wording.opens_clause for word in words[at:comma]):
        return False
    return any(comma < other.start <= comma + _AUXILIARIES for other in verb.later)


def _told_behind(verb: SpeechVerb) -> bool:
    """Whether a later verb of speech stands between commas with its subject, and tells the whole sentence."""
    words = verb.words
    for other in verb.later:
        if other.cue.noun or other.cue.silent or "clause" not in other.cue.takes:
            continue
        closes = other.end < len(words) and (words[other.end] == "," or words[other.end] in FINAL)
        if closes and "," in words[max(verb.found.end, other.start - _NOUN - 1) : other.start]:
            return True
    return False


def _condemned(verb: SpeechVerb) -> bool:
    """Whether a participle opens its sentence, told of the subject behind its comma: "Condenado el viernes, Ana Ruiz no
    recurrirá"."""
    words, found, endings = verb.words, verb.found, verb.wording.speech.participle_endings
    if not (verb.wording.speech.pro_drop and endings) or "object" not in found.cue.takes or not words[0].endswith(endings):
        return False
    if words[found.end : found.end + 1] and words[found.end] in verb.wording.as_words:
        return True  # "Considerado como el mejor puerto, Orlen …"
    comma = next((at for at in range(found.end, min(found.end + ASIDE, len(words) - 1)) if words[at] in BREAKS), 0)
    return bool(comma) and words[comma] == "," and not any(verb.sentence.capital[found.end : comma])


def _charged(verb: SpeechVerb) -> bool:
    """Whether a participle behind a comma tells of what its bearer is accused: "Tarrow, accused of fraud, said …"."""
    wording, behind = verb.wording, verb.words[verb.found.end : verb.found.end + 1]
    if verb.cue.act != "accuse" or not behind or behind[0] in wording.definite:
        return False
    endings = () if wording.speech.participles_close else wording.speech.participle_endings
    if endings and not verb.words[verb.found.start].endswith(endings):
        return False  # "Ana Ruiz, alcaldesa, reprochó a los vecinos que …"
    return behind[0] in wording.prepositions or behind[0] in wording.genitives


def _quoted_by(verb: SpeechVerb) -> bool:
    """Whether a participle behind a comma tells who quotes its bearer: "Vaudrin, quoted by the Courier, said …", "citado
    ontem pelo jornal"."""
    words, wording, by = verb.words, verb.wording, verb.found.end
    if words[verb.found.start] not in wording.cites:
        return False
    while by < len(words) and (words[by] in wording.days or words[by] in wording.adverbs):
        by += 1
    return by < len(words) and words[by] in wording.agents


def _gives_name(verb: SpeechVerb, end: int) -> bool:
    """Whether a participle tells what a thing is called, whose noun ends there: "a firm called Blue Fern", "a move, called
    “the boneless”". Somebody who calls a thing so names it before."""
    words, wording, behind = verb.words, verb.wording, verb.found.end
    if words[verb.found.start] not in wording.naming_verbs or behind >= len(words):
        return False
    named = any(verb.sentence.capital[behind : behind + 1 + (not words[behind].isalnum())])  # a mark before it
    if words[behind] != QUOTED and (end < verb.found.start or not named):
        return False
    low = max(0, end - _NOUN)
    article = next((at for at in range(end - 1, low - 1, -1) if words[at] in wording.indefinite), -1)
    if article < 0 or any(words[at] in BREAKS or words[at] in wording.auxiliaries for at in range(article, end)):
        return False
    before = words[article - 1] if article else ""
    return not (before in wording.relatives or before in wording.opens_clause)  # not "what a rival called “…”"


def _of_the_noun(verb: SpeechVerb) -> bool:
    """Whether a participle without its auxiliary tells of the noun right before it: "el hombre acusado de robar", "la norma
    anunciada por la ministra"; not "tem o ministro repetido que"."""
    words, wording, endings = verb.words, verb.wording, verb.wording.speech.participle_endings
    if not endings or wording.speech.participles_close or not words[verb.found.start].endswith(endings):
        return False
    at = verb.found.start if verb.found.end - verb.found.start == 1 and words[verb.found.start] not in wording.cites else 0
    while at > 0 and (words[at - 1] in wording.adverbs or words[at - 1] in wording.negations):
        at -= 1
    if not at or not words[at - 1].isalpha() or words[at - 1] in wording.closed:
        return False
    near = range(at - 2, max(-1, at - 2 - _NOUN), -1)
    led = next((before for before in near if words[before] in wording.auxiliaries or words[before] in BREAKS), -1)
    return led < 0 or words[led] not in wording.auxiliaries or words[led] in wording.passives


def _joined(verb: SpeechVerb) -> bool:
    """Whether an "and" stands right before a verb, and no pronoun behind it."""
    words, wording, at, end = verb.words, verb.wording, verb.found.start, verb.found.end
    while at > 0 and words[at - 1] in wording.adverbs:
        at -= 1
    if not at or words[at - 1] not in wording.joiners:
        return False
    behind = words[end] if end < len(words) else ""
    return not (behind in wording.he or behind in wording.she or behind in wording.they)


def _subject(case: _Case) -> Subject | None:
    """Who says something with a verb: its agent, its own subject, or that of the verb to which an "and" joins it, where that
    has said nothing."""
    verb = case.verb
    sentence, found, wording = verb.sentence, verb.found, verb.wording
    if case.passive:
        return agent(sentence, found, wording)
    if not case.joined:
        return subject(sentence, found, wording, case.low)
    if wording.naming.naming.capitals:
        return None if case.made else shared_subject(sentence, found, wording)
    if case.made and not wording.speech.inverts:
        return None
    own = subject_behind(sentence, found.end, wording)  # verbs come first: "… فيما قالت فودران": one of its own
    return Subject(*own, found.start, True) if own is not None else None


def _merely_finds(case: _Case, who: Subject | None) -> bool:
    """Whether a verb of finding has a finder who says nothing, or only an agent stands behind: "discovered that the door was
    open", "after the launch confirmed by the Kremlin"."""
    verb = case.verb
    if verb.cue.finds and not _finds_out(verb, who):
        return True
    if who is None or not who.after or case.passive:
        return False
    return verb.words[who.start - 1] in verb.wording.agents and verb.words[0] != QUOTED


def _finds_out(verb: SpeechVerb, who: Subject | None) -> bool:
    """Whether a study, a body or those who make it up are the subject, so that what its verb shows it says: "…, shows a
    study by Ana Ruiz", "the court found that …"."""
    wording, words = verb.wording, verb.words[who.start : who.end] if who is not None else ()
    return any(word in wording.inquiries or word in wording.collectives or wording.is_body(word) for word in words)


def _speaking(case: _Case, who: Subject | None) -> Subject | None:
    """The source of a verb whose subject is not the one that stands nearest, or has more words than its own."""
    verb = case.verb
    sentence, found, wording = verb.sentence, verb.found, verb.wording
    if case.impersonal:
        who = read_in(sentence, found, wording)
    elif who is not None and who.after and verb_is_due(sentence, who, found.start - 1, wording):
        who = main_subject(sentence, found.start, wording)
    if who is not None and found.particle is not None and who.start < found.particle < who.end:
        return Subject(who.start, found.particle, who.clause, who.after)  # "laat het bedrijf weten"
    return who


def _concludes(verb: SpeechVerb, who: Subject) -> bool:
    """Whether the source is a "that": "Z tego wynika, że …", a conclusion."""
    return who.end - who.start == 1 and verb.words[who.start] in verb.wording.correlatives


def _before(case: _Case, who: Subject | None, begin: int) -> tuple[Span, ...] | None:
    """What stands before a verb as said; None where nothing does, so that it must come behind."""
    verb, start = case.verb, case.verb.found.start
    closes = case.passive and verb.wording.speech.participles_close
    if closes and start > case.low and verb.words[start - 1] == QUOTED:
        return ((start - 1, start),)  # "wird von der Stadt als „…“ bezeichnet"
    inside = inside_clause(verb, who)
    if inside is not None:
        return (inside,)
    if case.low or (who is None and wants_subject(verb, passive=case.passive, impersonal=case.impersonal)):
        return None
    if who is None and only_opens(verb):
        return None
    if verb.cue.silent and not (_finds_out(verb, who) or (verb.cue.finds and case.impersonal) or _thinks(verb, who)):
        return None  # but "…, the court heard"
    return said_before(verb, who, begin)


def _thinks(verb: SpeechVerb, who: Subject | None) -> bool:
    """Whether a verb for a thought and somebody named close a sentence behind its comma, as verbs of speech do: "The quay
    stays shut, fears Vaudrin.", "– It stays shut, fears Vaudrin."; not "Wenn es regnet, hofft Vaudrin"."""
    words, wording, found = verb.words, verb.wording, verb.found
    if who is None or not who.after or not found.start or words[found.start - 1] != "," or found.particle is not None:
        return False
    if who.end < len(words) - (words[-1] in FINAL):
        return False
    quoted = words[0] in DASHES and words[1] == QUOTED
    pronoun = quoted and (words[who.start] in wording.he or words[who.start] in wording.she)
    if not pronoun and not any(verb.sentence.capital[who.start : who.end]):
        return False
    opens = words[0] in wording.opens_clause or words[0] in wording.conjunctions or words[0] in wording.prepositions
    return not opens and (quoted or QUOTED not in words)


def _announces(verb: SpeechVerb) -> bool:
    """Whether a colon ends a sentence soon behind a verb, so that what is said follows: "shook her head and protested:"."""
    words = verb.words
    if words[-1] not in COLONS or verb.cue.silent or len(words) - verb.found.end > ASIDE + 4:
        return False
    return bool(verb.cue.takes) or all(one.cue.noun for one in verb.later)


def _behind(case: _Case, who: Subject | None, begin: int, manner: Manner, said: tuple[Span, ...]) -> Attribution | None:
    """What a verb attributes that governs those items, its clause beginning at `begin`."""
    verb, start = case.verb, said[0][0]
    sentence, wording = verb.sentence, verb.wording
    source = who.span if who is not None else None
    if _is_unsaid(case, who, begin, manner, start):
        return None
    if who is not None and in_relative(sentence, who, wording):
        said = tuple((low, relative_end(sentence, low, high, wording)) for low, high in said)
    if who is None and manner == "that":
        main = main_behind(sentence, verb.found, said[0], wording)
        if main is not None:
            return verb.attribution(((start, main.start),), manner, main.span, negated=case.negated)
    if source is None and not case.passive and not _drops_subject(case, begin):
        return _loosely(case, begin, manner, said)
    return case.attribution(said, manner, source)


def _is_unsaid(case: _Case, who: Subject | None, begin: int, manner: Manner, start: int) -> bool:
    """Whether what a verb governs from there on is not what anybody said."""
    verb = case.verb
    words, wording, found = verb.words, verb.wording, verb.found
    low, high = (begin, start) if who is None else who.span
    if who is not None and (_spoken_to(verb, who) or _is_no_one(verb, who) or _aims(verb, who)):
        return True
    if not wording.inscriptions.isdisjoint(words[low:high]):
        return True  # "Pe pancartă scria „…”": what bears words is the subject, or stands beside a verb without one
    if manner in _THINGS and who is not None and _of_anybody(verb, who):
        return True
    if manner == "object":
        if found.cue.act in _ENSURES and _merely_ensures(verb, who):
            return True
        if case.negated and found.cue.act == "assert":
            return True  # "has not mentioned the sale"
        if who is not None and _pictured(verb, who):
            return True
        if not found.start and verb.later and gerund(verb.sentence, found, wording):
            return True  # "Отвечая на вопрос, Водрен сказала, что …"
        if case.passive and who is None and (words[found.start] in wording.naming_verbs or _tells_when(verb, start)):
            return True  # "The dance is called Orlo"
    if manner == "that" and words[found.start - 1] in wording.infinitive_markers and not wording.speech.infinitive_endings:
        aimless = who is None or who.end >= found.start - 1  # the subject of no auxiliary: "in talks | to determine"
        if aimless and not case.made and _questions(words, start, wording):
            return True  # "met them to discuss how best to work"
    if found.cue.act != "assert" or not (case.negated or not wording.negations.isdisjoint(words[found.end : start])):
        return False
    return _questions(words, start, wording)  # "would not say when", "sagte nicht, ob …"


def _merely_ensures(verb: SpeechVerb, who: Subject | None) -> bool:
    """Whether a verb of promising tells what is done or wanted: "quiere garantizar el paso", "el plan garantiza el paso"."""
    word, wording = verb.words[verb.found.start], verb.wording
    if (
        wording.speech.infinitive_endings
        and not wording.speech.verb_second
        and word.endswith(wording.speech.infinitive_endings)
    ):
        return True
    if who is None or wording.nouns_capitalised or not wording.has_roles:
        return False
    if phrase_at(verb.sentence, who.start, wording.latter):
        return False  # "Ce dernier a promis …"
    subject = verb.words[who.start : who.end]
    if any(verb.sentence.capital[max(who.start, 1) : who.end]) or subject[0] not in wording.definite or len(subject) > _NOUN:
        return False
    known = (wording.documents, wording.collectives, wording.companies, wording.papers, wording.utterances)
    return not any(
        wording.means_a_person(word) or wording.is_body(word) or any(word in one for one in known) for word in subject[1:]
    )


def _spoken_to(verb: SpeechVerb, who: Subject) -> bool:
    """Whether the subject is whoever reads or is asked: "You may think that …", "Können Sie erläutern, wie …"."""
    if who.end - who.start > 1:
        return False
    word, wording = verb.words[who.start], verb.wording
    polite = wording.nouns_capitalised and who.start > 0 and verb.sentence.capital[who.start] and word in wording.pronouns
    return polite or word in wording.second_persons


def _is_no_one(verb: SpeechVerb, who: Subject) -> bool:
    """Whether the subject is nobody: "No agency demands its ban"; not "No 10 said"."""
    words, none = verb.words, verb.wording.no_one
    first = who.start - (who.start > 0 and words[who.start] not in none)
    behind = words[first + 1] if first + 1 < len(words) else ""
    return words[first] in none and not behind.isdigit() and behind != "."


def _pictured(verb: SpeechVerb, who: Subject) -> bool:
    """Whether a participle without a comma tells what the one named before it does, in no text: "pictures of Tarrow
    resisting arrest"; not "a letter from Tarrow accusing the council"."""
    if who.after or who.end != verb.found.start or not gerund(verb.sentence, verb.found, verb.wording):
        return False
    words, wording = verb.words[who.start : who.end], verb.wording
    return (
        verb.sentence.capital[who.end - 1]
        and wording.documents.isdisjoint(words)
        and not wording.genitives.isdisjoint(words)
    )


def _of_anybody(verb: SpeechVerb, who: Subject) -> bool:
    """Whether a clause tells whom of all is meant: "fines for those who refuse to pay"."""
    words, wording, end = verb.words, verb.wording, who.end
    if who.after or end - who.start < _THOSE or words[end - 1] not in wording.relatives:
        return False
    return words[end - 2] in wording.others


def _aims(verb: SpeechVerb, who: Subject) -> bool:
    """Whether a preposition leads to the verb from what is nobody who is named: "was brought in to declare", "Vergleiche zu
    ziehen und zu sehen, dass …"."""
    words, wording, (start, end) = verb.words, verb.wording, who.span
    if who.after or end != verb.found.start or words[end - 1] not in wording.prepositions:
        return False
    return not (any(verb.sentence.capital[max(start, 1) : end]) or wording.mean_somebody(words[start:end]))


def _tells_when(verb: SpeechVerb, start: int) -> bool:
    """Whether what stands behind a verb in the passive is no object: it leads with a day or a preposition, as in "was
    promised for later this year", "condamné le 30 janvier pour le vol"."""
    words, wording = verb.words, verb.wording
    ahead = words[start : start + 2]
    if start > verb.found.end or any(map(str.isdigit, ahead)):
        return True
    if not ahead or ahead[0] not in wording.prepositions or ahead[0] in wording.determiners:
        return False
    return not (ahead[0] in wording.topics or ahead[0] in wording.genitives) or not wording.adverbs.isdisjoint(ahead[1:])


def _questions(words: Sequence[str], start: int, wording: Wording) -> bool:
    """Whether the clause from there on, or the one that the word before it opens, is a question."""
    enclitic = start + 1 < len(words) and words[start + 1] in wording.question_enclitics  # "безопасен ли паром"
    return enclitic or any(asks(word, wording) for word in words[max(0, start - 1) : start + 1])


def asks(word: str, wording: Wording) -> bool:
    """Whether a clause that begins with that word is a question."""
    return word in wording.opens_clause and word not in wording.complementizers


def _drops_subject(case: _Case, begin: int) -> bool:
    """Whether a verb needs no subject where it stands, as nothing that could be one stands before it: "Non ha escluso che
    …", "Azt mondta, …", "Lo dice sin rodeos: “…”"."""
    verb, start = case.verb, case.verb.found.start
    words, wording = verb.words, verb.wording
    if not wording.speech.pro_drop or (case.joined and case.made):
        return False
    ahead = words[begin:start]
    if all(word in wording.negations or word in wording.auxiliaries for word in ahead):
        return True
    if (wording.speech.comma_opens or wording.speech.infinitive_endings) and all(word in wording.adverbs for word in ahead):
        return True  # "También dijo estar cansado"
    return len(ahead) == 1 and ahead[0] in wording.points_back


def _of_a_thing(verb: SpeechVerb) -> bool:
    """Whether a participle tells of the noun right before it, which is no text and nobody: "flags denouncing the sale"."""
    wording, before = verb.wording, verb.words[verb.found.start - 1]
    if not before.isalpha() or before in wording.closed or before in wording.documents or before in wording.opens_clause:
        return False
    return not (before in wording.cues or wording.mean_somebody((before,)) or verb.sentence.capital[verb.found.start - 1])


def _loosely(case: _Case, begin: int, manner: Manner, said: tuple[Span, ...]) -> Attribution | None:
    """The same for a verb whose subject stands far off: the source of the verb before it, else the one with whom its
    sentence begins; None for an imperative, a headline, a noun that looks like a verb."""
    verb = case.verb
    if manner in _THINGS and gerund(verb.sentence, verb.found, verb.wording) and _of_a_thing(verb):
        return None
    if case.made:
        return case.attribution(said, manner, case.made[-1].source, case.made[-1].loose)
    who = main_subject(verb.sentence, verb.found.start, verb.wording)
    if who is None and begin == 0 and manner in _BARE and not case.impersonal:
        return None
    return case.attribution(said, manner, who.span if who is not None else None, loose=True)
