"""What is said before its verb of speech: "…, said Vaudrin", „…“, so Vaudrin, with what goes on behind the attribution."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Act, Span
from depeche.recording.grammar.clause_bounds import ASIDE, LEAD, WINDOW, Subject, aside_end
from depeche.recording.grammar.cues import Found, cue_at, gerund, phrase_at
from depeche.recording.grammar.described import past_source
from depeche.recording.grammar.inversion import infinitive_at, past_day
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS, COMMAS, FINAL
from depeche.recording.speech.governing import reported
from depeche.recording.speech.passives import is_impersonal, is_passive
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.wording import Wording

_FORETELLS = frozenset({"warn", "promise"})  # "It could sink, warned Vaudrin."
_COMPLAINS = frozenset({"accuse", "praise"})
_CLAUSE = 4  # items of a clause before its verb of speech, at least
_OPENS = 6  # items of an opener, its comma and the auxiliaries behind it
_RELAYED = 6  # items of a clause that tells which agency has it
_LED = 3  # items of a quotation and what leads to it, at least
_RIGHT_BEHIND = 2  # items from what may be said to the subject behind its comma
_MARKS = COLONS | COMMAS | FINAL


def inside_clause(verb: SpeechVerb, who: Subject | None) -> Span | None:
    """The words between a subject and the verb that closes its clause, up to a quotation: "hat … von „…“ gesprochen"."""
    if who is None or who.after or verb.cue.silent or not verb.wording.speech.participles_close:
        return None
    if verb.found.start - who.end > 2 * WINDOW:
        return None
    quoted = [at for at in range(who.end, verb.found.start) if verb.words[at] == QUOTED]
    return (quoted[0], quoted[-1] + 1) if quoted else None


def beside_start(sentence: Sentence, begin: int, low: int) -> int:
    """Where the clause begins that a quotation stands before: its subject may hold an "and"."""
    words = sentence.words
    for at in range(begin, max(low, begin - ASIDE), -1):
        if words[at - 1] == QUOTED:
            return at
        if words[at - 1] in BREAKS:
            return at if words[at - 1] == "," and at > 1 and words[at - 2] == QUOTED else begin
    return begin


def wants_subject(verb: SpeechVerb, *, passive: bool, impersonal: bool) -> bool:
    """Whether a verb without a subject closes nothing, as its language wants one: "He needled the “expert,” | saying",
    "Hooking people is harder than, | say, …"; but what opens with its quotation may be all that is said."""
    wording, words = verb.wording, verb.words
    if wording.speech.pro_drop or passive or impersonal or not wording.naming.naming.capitals:
        return False
    if words[0] == QUOTED or wording.speech.participles_close:
        return False
    return " ".join(words[verb.found.start : verb.found.end]) not in wording.impersonal


def only_opens(verb: SpeechVerb) -> bool:
    """Whether nothing but an adverb or a short phrase stands before the comma before a verb that needs no subject: "Además,
    | anunció una inversión", "Nesse sentido, | defendeu o plano"."""
    words, wording, at = verb.words, verb.wording, verb.found.start
    if not wording.speech.pro_drop or at > _OPENS:
        return False
    while at > 1 and (words[at - 1] in wording.auxiliaries or words[at - 1] in wording.adverbs):
        at -= 1
    opener = words[: at - 1]
    if not opener or words[at - 1] != "," or QUOTED in opener or not wording.naming.naming.capitals:
        return False
    known = (wording.auxiliaries, wording.copulas, wording.verbs, wording.pronouns)
    if any(word in one for word in opener for one in known) or any(verb.sentence.capital[1 : at - 1]):
        return False
    return opener[0] in wording.prepositions or all(word in wording.adverbs for word in opener)


def may_speak(verb: SpeechVerb, who: Subject) -> bool:
    """Whether a noun phrase names or means somebody or a body."""
    led = (at for at in range(who.start + 1, who.end) if verb.words[at] in verb.wording.prepositions)
    end = next(led, who.end)  # "una inversión | para el ministerio"
    return any(verb.sentence.capital[who.start : end]) or _somebody(verb.words[who.start : end], verb.wording)


def said_before(verb: SpeechVerb, who: Subject | None, begin: int) -> tuple[Span, ...] | None:
    """What is said before "…, said Vaudrin", whose clause begins at `begin`, with what goes on behind it."""
    sentence, words, wording = verb.sentence, verb.words, verb.wording
    edge = begin
    while edge > 0 and (words[edge - 1] in COMMAS or words[edge - 1] in FINAL):
        edge -= 1
    if edge == 0 or not (edge < begin or words[begin - 1] == QUOTED) or verb_is_due(sentence, who, edge, wording):
        return None  # "Vaudrin, who called the works “urgent”, asked for money"
    quoted = words[edge - 1] == QUOTED
    if quoted and edge == begin and wording.speech.parts_quotations:
        return None  # В интервью «Вестнику» Водрен сказала
    if not quoted and (phrase_at(sentence, 0, wording.asked) or not _may_close(verb, who, edge)):
        return None
    resume = _resumed(verb, who, quoted)
    if resume is None:
        return None
    if quoted and words[begin - 1] in DASHES and DASHES.isdisjoint(words[resume : resume + 1]):
        resume = _closing_dash(words, resume) or resume
    rest = _past_marks(words, resume)
    if not quoted and _leads_on(verb, edge, resume, rest):
        return None  # "In the rain, Vaudrin said: …" is the other way round
    resume, rest = _past_told(verb, who, resume, rest, quoted)
    if rest < len(words) and not quoted and _opens_what_follows(verb, edge, resume, rest):
        return None
    before = (_said_from(verb, edge), edge)
    behind = _more(verb, resume, rest, quoted)
    return (before,) if behind is None else (before, behind)


def _leads_on(verb: SpeechVerb, edge: int, resume: int, rest: int) -> bool:
    """Whether what stands before a verb without marks leads to what a colon or a quotation behind it says."""
    words = verb.words
    if resume >= len(words):
        return False
    if words[resume] in COLONS:
        return True
    if rest >= len(words) or words[rest] != QUOTED:
        return False
    return words[resume] != "," or not _goes_on_in_marks(verb.sentence, edge, rest, verb.wording)


def _past_told(verb: SpeechVerb, who: Subject | None, resume: int, rest: int, quoted: bool) -> tuple[int, int]:
    """Where an attribution ends behind what is told of its source, and what is said goes on: "“…”, said Vaudrin, mayor of
    Port-Armel|, | “…”". All of the rest may be told of it: "…, said Vaudrin, mayor of Port-Armel, in a statement."."""
    words, wording = verb.words, verb.wording
    beyond = past_source(verb.sentence, who.span if who is not None and who.after else None, resume, wording)
    behind = _past_marks(words, beyond)
    described = beyond > resume or (who is not None and who.after and "," in words[who.start : who.end])
    if not described or (quoted and words[behind : behind + 1] != [QUOTED]):
        return resume, rest
    if behind < len(words) and words[behind] in wording.prepositions and not _claims_on(words[behind:], wording):
        return len(words), len(words)
    return beyond, behind


def _opens_what_follows(verb: SpeechVerb, edge: int, resume: int, rest: int) -> bool:
    """Whether the words before a verb only open what it says behind itself: "On Monday, Vaudrin said …", "Während Brandt
    schwieg, sagte Vaudrin, dass …"."""
    words, wording = verb.words, verb.wording
    if QUOTED in words[:edge]:
        return False
    circumstance, parted = words[0] in wording.prepositions, words[resume] in COMMAS
    if circumstance and edge <= LEAD and (not parted or _said_behind(verb.sentence, edge, rest, wording)):
        return True
    return parted and words[rest] in wording.complementizers and (circumstance or words[0] in wording.conjunctions)


def _said_from(verb: SpeechVerb, edge: int) -> int:
    """Where it begins what is said before a verb and ends at `edge`: a quotation alone that a colon led in, else all."""
    words, wording = verb.words, verb.wording
    if words[edge - 1] == QUOTED:
        led = wording.speech.pro_drop or not wording.naming.naming.spaced
        if led and edge > _LED and words[edge - 2] in COLONS:
            return edge - 1  # "Varga Ilona is megszólalt: „…” – mondta"
        if _led_in(verb.sentence, edge - 1, wording):
            return edge - 1
    return _behind_topic(words, _behind_dateline(words, edge), edge, wording)


def _behind_topic(words: Sequence[str], start: int, edge: int, wording: Wording) -> int:
    """Where a clause begins behind the words that put it first: "О том, что | порт закрыт, сообщил Водрин"."""
    if start + _CLAUSE >= edge or words[start + 2] != "," or words[start + 3] not in wording.complementizers:
        return start
    return start + _CLAUSE if words[start] in wording.topics or words[start] in wording.points_back else start


def _more(verb: SpeechVerb, resume: int, rest: int, quoted: bool) -> Span | None:
    """What is said behind an attribution that ended at `resume`; None: nothing is, "…, dijo Vaudrin, | y añadió que …"."""
    words, wording, total = verb.words, verb.wording, len(verb.words)
    if rest >= total:
        return None
    if words[rest] == QUOTED:
        another = rest + 2 < total and words[rest + 1] in COMMAS and cue_at(words, rest + 2, wording) is not None
        total = rest + 1 if another else total  # “…” —said Vaudrin— “…”, insisted the mayor
    elif words[resume] not in COMMAS or (quoted and (wording.naming.naming.spaced or not wording.speech.comma_opens)):
        return None  # "„…” – mondta Gacsó Bea, | a kikötő vezetője.", but “走。”沃德兰说，渡船星期一开。
    if words[rest] in wording.joiners and _says_next(words, rest + 1, wording):
        return None
    if words[rest] in wording.verbs and total - rest <= _RELAYED and _says_next(words, rest, wording):
        return None  # "…, dijo Vaudrin, | informa la agencia Efe."
    while words[total - 1] in FINAL and words[total - 2] == QUOTED and total - 2 >= rest:
        total -= 1  # “…”, said Vaudrin, “…”.
    return rest, total


def _says_next(words: list[str], at: int, wording: Wording) -> bool:
    """Whether a verb of speech stands there, behind its auxiliary or by itself."""
    while at < len(words) and (words[at] in wording.auxiliaries or words[at] in wording.adverbs):
        at += 1
    return at < len(words) and words[at] in wording.verbs and cue_at(words, at, wording) is not None


def _goes_on_in_marks(sentence: Sentence, edge: int, rest: int, wording: Wording) -> bool:
    """Whether a clause before an attribution is said as well as the quotation behind it, which begins small: "The port is
    sound, says Vaudrin, “but too dear”." """
    left = sentence.words[:edge]
    if sentence.words[rest] != QUOTED or rest in sentence.whole or len(left) < _LED or QUOTED in left:
        return False
    first = left[0]
    opened = first in wording.prepositions or first in wording.as_words or first in wording.opens_clause
    if (opened and first not in wording.definite) or first in wording.conjunctions or first in wording.verbs:
        return False  # "Asked why, Vaudrin said, “…”"
    return any(word in wording.auxiliaries or word in wording.copulas or word in wording.reported_verbs for word in left)


def _led_in(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether the quotation `at` says all that is said, what leads to its colon being told by the paper: "It was a plea for
    the port: “We are here for you,” said Vaudrin." """
    words = sentence.words
    if at < _CLAUSE or words[at - 1] not in COLONS or at not in sentence.whole or QUOTED in words[:at]:
        return False
    return wording.reported_verbs.isdisjoint(words[:at])


def _past_marks(words: Sequence[str], at: int) -> int:
    """The item behind the marks that stand from `at` on."""
    while at < len(words) and words[at] in _MARKS:
        at += 1
    return at


def _claims_on(words: Sequence[str], wording: Wording) -> bool:
    """Whether a clause goes on in those words, or more of it than circumstances."""
    return any(word in wording.auxiliaries or word in wording.reported_verbs or word in COMMAS for word in words)


def verb_is_due(sentence: Sentence, who: Subject | None, edge: int, wording: Wording) -> bool:
    """Whether what stands before `edge` is a noun phrase with its relative clause, and no other subject is at the verb."""
    words, limit = sentence.words, min(edge - 1, WINDOW)
    if "," not in words[1:limit]:
        return False
    comma = words.index(",", 1)
    opened = words[comma + 1]
    if not (opened in wording.relatives or opened in wording.comma_relatives) or QUOTED in words[:comma]:
        return False
    if who is None or not who.after:
        follows = words[edge] in COMMAS and who is not None and edge < who.start <= edge + _RIGHT_BEHIND
        return not follows  # "The driver, who died at once, had slept|, the police said"
    behind = slice(who.start, who.end)
    return not any(sentence.capital[behind]) and not wording.mean_somebody(words[behind])


def _said_behind(sentence: Sentence, edge: int, rest: int, wording: Wording) -> bool:
    """Whether only what stands from `rest` on is in the mood of reported speech: "Darauf angesprochen, sagte er, sie …"."""
    before = any(word in wording.reported_verbs for word in sentence.words[:edge])
    return wording.speech.bare_needs_mood and not before and reported(sentence, rest, wording)


def _behind_dateline(words: Sequence[str], end: int) -> int:
    """Where the text of a report begins behind its place and agency: "BREE (AGL) – "."""
    for at in range(2, min(end - 1, LEAD)):
        if words[at] in DASHES and words[at - 1] == ")":
            return at + 1
    return 0


def _closing_dash(words: Sequence[str], at: int) -> int:
    """The dash that ends an attribution between dashes, a quotation behind it; 0 where none comes soon."""
    for dash in range(at, min(at + 2 * WINDOW, len(words) - 1)):
        if words[dash] == QUOTED:
            return dash - 1 if words[dash - 1] in DASHES else dash
    return 0


def _may_close(verb: SpeechVerb, who: Subject | None, edge: int) -> bool:
    """Whether a verb may stand behind words that no marks show to be said: only one that says whole clauses may."""
    sentence, words, wording, found, cue = verb.sentence, verb.words, verb.wording, verb.found, verb.cue
    if "clause" not in cue.takes or gerund(sentence, found, wording) or is_passive(sentence, found, wording):
        return False
    if words[found.end - 1] in wording.complementizers:
        return False  # "Desde el puerto, su jefe, Vaudrin, avanzó que …"
    if wording.speech.inverts and not _inverted(verb, who, edge):
        return False
    left = words[:edge]
    named = who is not None and (
        any(sentence.capital[who.start : who.end]) or _somebody(words[who.start : who.end], wording)
    )
    behind = who.end if who is not None and who.after else found.end
    if behind < len(words):
        behind = past_day(sentence, behind, wording) or behind  # "…, Vaudrin warned on Monday."
    closes = behind >= len(words) or words[behind] in FINAL
    if "infinitive" in cue.takes:
        if who is not None and not (named or _asserts(sentence, found, who, wording)):
            return False
        if who is not None and found.end < len(words) and words[found.end] in wording.as_words:
            return False  # "…, présenté comme un des organisateurs"
        if cue.act != "assert":
            told = cue.act in _FORETELLS or _is_whole(left, cue.act, wording) or not wording.reported_verbs.isdisjoint(left)
            if not told or not (closes or _goes_on(words, who, behind, wording)):
                return False  # "In the evening, Vaudrin promised to …"
    if edge > LEAD:
        return left[0] not in wording.as_words and left[0] not in wording.joiners
    return found.end < len(words) - 1 or _claims(verb, left, spoken=named and closes)


def _claims(verb: SpeechVerb, left: Sequence[str], *, spoken: bool) -> bool:
    """Whether few words before a verb that ends its sentence are a clause: "They spoke of it, she said."; `spoken`: somebody
    closes the sentence."""
    wording, cue = verb.wording, verb.cue
    if left[0] == QUOTED or any(word in wording.auxiliaries or word in wording.reported_verbs for word in left):
        return True
    if not spoken or cue.act != "assert" or cue.silent or QUOTED in left:
        return False
    return left[0] not in wording.prepositions and not wording.verbs.isdisjoint(left[1:])


def _inverted(verb: SpeechVerb, who: Subject | None, edge: int) -> bool:
    """Whether a verb has its subject behind itself, where one may follow and so does, or needs none; no noun behind a
    preposition: "à titre d'essai"."""
    words, wording = verb.words, verb.wording
    before = words[verb.found.start - 1]
    if before in wording.prepositions or before in wording.infinitive_markers:
        return False
    if who is None:
        return wording.speech.pro_drop or is_impersonal(verb.sentence, verb.found, wording)  # "…, heißt es dort, …"
    if words[who.start - 1] in wording.hyphens and words[edge + 1] in wording.auxiliaries:
        return True  # "Le quai est fermé, a-t-elle affirmé."
    return who.after or _behind_its_auxiliary(verb.sentence, verb.found, who, edge, wording)


def _behind_its_auxiliary(sentence: Sentence, found: Found, who: Subject, edge: int, wording: Wording) -> bool:
    """Whether the auxiliary of a verb that closes its sentence stands behind the comma, its subject between: "Der Kai sei
    zu, | hatte Vaudrin gesagt."."""
    words = sentence.words
    if not wording.speech.verb_second or words[edge] != "," or words[edge + 1] not in wording.auxiliaries:
        return False
    named = any(sentence.capital[who.start : who.end]) or words[who.start] in wording.pronouns
    if not named or who.start != edge + 2 or words[who.start] in wording.oblique:
        return False  # "…, hat seinen Rücktritt verkündet"
    closes = found.end >= len(words) or words[found.end] in FINAL
    opens = words[0] in wording.opens_clause or words[0] in wording.conjunctions or words[0] in wording.as_words
    return closes and not opens


def _is_whole(left: Sequence[str], act: Act, wording: Wording) -> bool:
    """Whether words before a verb of whatever act are a clause of their own: "Le pont coûte cher, a déploré Vaudrin." """
    opened = left[0] in wording.prepositions or left[0] in wording.as_words or left[0] in wording.opens_clause
    if len(left) < _CLAUSE or (opened and left[0] not in wording.definite):
        return False
    if act in _COMPLAINS:
        return True
    return not wording.nouns_capitalised and ("," not in left or not wording.speech.verb_second)


def _goes_on(words: Sequence[str], who: Subject | None, at: int, wording: Wording) -> bool:
    """Whether a preposition goes on with a subject behind its verb: "promet une source proche | du dossier"."""
    word = words[at]
    if who is None or not who.after or word not in wording.prepositions or word in wording.infinitive_markers:
        return False
    return _somebody(words[who.start : who.end], wording)


def _somebody(words: Sequence[str], wording: Wording) -> bool:
    """Whether a noun phrase without a name is of people or a body: "la gérante", "une source", "les chercheurs"."""
    return wording.mean_somebody(words) or any(
        word in wording.persons or word in wording.collectives or word in wording.public_bodies for word in words
    )


def _asserts(sentence: Sentence, found: Found, who: Subject, wording: Wording) -> bool:
    """Whether a verb that only says something begins its clause, with any noun behind it: "…, ha detto un tifoso"."""
    words = sentence.words
    if not wording.speech.inverts or found.cue.act != "assert" or words[who.start] not in wording.determiners:
        return False
    at = found.start
    while at > 0 and (words[at - 1] in wording.auxiliaries or words[at - 1] in wording.reflexives):
        at -= 1
    if not at or words[at - 1] not in COMMAS or who.start != found.end:
        return False
    participles = wording.speech.participle_endings
    return at < found.start or not (participles and words[found.start].endswith(participles))


def _resumed(verb: SpeechVerb, who: Subject | None, quoted: bool) -> int | None:
    """Where an attribution ends that stands behind what is said; None where a clause follows that its verb governs."""
    sentence, words, wording, found, total = verb.sentence, verb.words, verb.wording, verb.found, len(verb.words)
    named = who is not None and who.after
    at = who.end if who is not None and who.after else found.end
    if at == found.particle:  # "…, räumte Vaudrin ein."
        at += found.size
    at = past_day(sentence, at, wording) or at if at < total else at
    if at >= total or words[at] in BREAKS:
        return at
    if quoted and (words[at] not in wording.opens_clause or (named and words[at] in wording.relatives)):
        return aside_end(sentence, at)
    relative = words[at] in wording.relatives and words[at] not in wording.determiners
    if named and (relative or _asks_no_name(words, at, wording)):
        return at  # "“…”, said a neighbour | who saw it"
    marked = words[at] in wording.infinitive_markers and at + 1 < total and infinitive_at(sentence, at + 1, wording)
    if marked or infinitive_at(sentence, at, wording):
        return None  # "Además, dijo | tener pruebas", "Inoltre, ha detto | di avere prove"
    end = aside_end(sentence, at)
    if phrase_at(sentence, at, wording.asides):
        return end if end < total and words[end] in BREAKS else at
    if any(word in wording.complementizers for word in words[at : at + WINDOW]):
        return None  # "On Monday, Vaudrin said in Bree that …"
    light = words[at] in wording.prepositions or words[at] in wording.adverbs or words[at].isdigit()
    if not light and found.cue.addressed:  # "…, Vaudrin told the Courier on Monday"
        light = sentence.capital[at] or words[at] in wording.determiners
    light = light or (named and phrase_at(sentence, at, wording.addressees) > 0)  # "…, sagte Vaudrin dem Sender"
    return end if light and end - at <= ASIDE and (end >= total or words[end] in BREAKS) else None


def _asks_no_name(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a relative clause tells that a source gives no name: "un diplomático | que pidió el anonimato"."""
    if words[at] not in wording.comma_relatives:
        return False
    return not wording.anonymity.keys().isdisjoint(words[at + 1 : at + LEAD])
