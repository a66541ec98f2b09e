"""What opens what is said behind a verb of speech? A "that", a question word, a colon, a quotation.

All looks ahead are bounded, so a sentence is read in linear time.
"""

from __future__ import annotations

from depeche.recording.grammar.clause_bounds import WINDOW
from depeche.recording.grammar.cues import Found, gerund, goes_on, phrase_at
from depeche.recording.grammar.inversion import past_day
from depeche.recording.grammar.noun_phrases import BREAKS, adverb_at
from depeche.recording.grammar.punctuation import COLONS, FINAL
from depeche.recording.grammar.subjects import possessive
from depeche.recording.speech.attributed import Manner
from depeche.recording.speech.reach import owns_quotation
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_ENDS = FINAL | {";", "—", "–"}
_SIGNS = _ENDS | COLONS | {QUOTED, ")"}  # at which the search for what opens a clause has to look
_LEAD_IN = COLONS | {",", "،", "，"}  # before a quotation that a verb leads to
_BESIDE = 2  # items of somebody between a verb and a quotation
_SOON = 3  # items from a verb to a question word without a comma
_ENCLITIC = 4  # items from a verb to the one that makes a question of its clause
_AS = 5  # items of a phrase that opens a clause of a source, at most
_OBJECT = 2  # items of an object with its article, at least
_THING = 4  # items of an object, from which on a "que" tells of it


def opening(verb: SpeechVerb, resume: int) -> tuple[Manner, int] | None:
    """The "that", the colon or the quotation which opens what is said, behind its verb; and its item."""
    words, wording, found = verb.words, verb.wording, verb.found
    start = found.end
    limit = min(len(words), start + WINDOW)
    behind = _past_aside(verb.sentence, start, limit, wording)
    if behind and "clause" in found.cue.takes:
        return "that", behind
    cue, other = _next_cues(verb)
    own = limit if cue is None else cue.start  # up to where a "that" is this verb's
    begun = start < limit and not wording.speech.inverts and not found.cue.addressed
    if begun and (words[start] in wording.he_or_she or words[start] in wording.they):
        own = -1  # "said they came as a reminder that …": its clause has begun
    by = start < limit and words[start] in wording.agents and words[start] not in wording.genitives
    for at in range(start, limit if other is None else min(limit, other.start + 2)):
        word = words[at]
        if word not in wording.clause_words and word not in _SIGNS:  # as most are
            continue
        if by and at > start and words[at - 1] == "," and (word in wording.relatives or word in wording.comma_relatives):
            return None  # "was rejected by Vaudrin, | who said …"
        if word == QUOTED:
            return ("beside", at) if _quotation_follows(verb, at) else None
        if word in COLONS:
            if _inside_number(verb.sentence, at):
                continue
            if "infinitive" in found.cue.takes and words[at + 1 : at + 2] != [QUOTED] and _leads_infinitive(verb, start, at):
                return None  # "urged people to fight the common enemy: greed"
            return ("beside", at + 1) if at + 1 < len(words) and not _anothers_colon(verb, at, other) else None
        size = phrase_at(verb.sentence, at, wording.complementizers) if word in wording.complementizers else 0
        if size == 1 and at > start + 1 and words[at - 1] in wording.genitives and word in wording.determiners:
            continue  # "recalled the events of that night"
        if (
            size
            and at > start
            and words[at - 1] in wording.conjoined
            and not (at == start + 1 and adverb_at(words, start, wording))
        ):
            continue  # "rappelle le rang de la ville en tant que premier port"
        if size and at - start > 1 and words[at - 1] in wording.genitives and words[at - 2] in wording.subordinators:
            continue  # "dijo haber salido poco después de que llegara"
        beyond = _behind_circumstance(verb, at, limit) if size == 1 and "clause" in found.cue.takes else 0
        if beyond:
            return "that", beyond
        if size == 1 and _in_which(verb.sentence, resume, at, wording):
            return None
        if size == 1 and word in wording.determiners and _verb_follows(verb.sentence, at + 1, wording):
            if at > start and not found.cue.addressed and past_day(verb.sentence, start, wording) != at:
                continue  # "proposed a tax that would hit the rich"
            if words[at + 1] in wording.auxiliaries:
                return "that", at  # "said | that would help"
        if size and at <= own:
            if resume > found.end and found.start and words[found.start - 1] in wording.points_back:
                return None  # "ce lo ripetono gli esperti | che …": they said what stands before
            relates = size == 1 and at - resume > 1
            if relates and word in wording.comma_relatives and _tells_of_a_thing(verb, resume, at):
                return None
            if relates and _has_its_object(verb, resume, at):
                return None
            return "that", at if goes_on(verb.sentence, at + size) else at + size  # "said | that's fine"
        if word in wording.question_enclitics and words[at - 2] == "," and at - start <= _ENCLITIC:
            return "that", at - 1
        if not size and at <= own and word in wording.opens_clause and _asks_there(verb, at):
            if words[at - 1] == "," and _answers(verb, at):
                continue
            return "that", at
        if word in _ENDS or (other is not None and at > other.start) or (word == ")" and "(" not in words[start:at]):
            return None  # "(Vaudrin said so): …"
        if word in wording.auxiliaries and at > start and not (found.cue.addressed and possessive(words, at, wording)):
            own = -1  # a clause has begun without its "that": a later one belongs to it
    return None


def _leads_infinitive(verb: SpeechVerb, start: int, end: int) -> bool:
    """Whether an infinitive with its marker before it stands there: "to fight"; where markers stand inside clauses, right
    before the colon only: "den Hafen zu schließen: …"."""
    words, wording = verb.words, verb.wording
    if wording.speech.verb_second and wording.speech.participles_close:
        closes = words[end - 1].endswith(wording.speech.infinitive_endings)
        return closes and end - 2 > start and words[end - 2] in wording.infinitive_markers
    return not wording.speech.verb_second and not wording.infinitive_markers.isdisjoint(words[start:end])


def _verb_follows(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a verb stands there and no subject, behind a word that opens a clause: "a tax that | hits its makers"."""
    words = sentence.words
    if at >= len(words):
        return False
    if words[at] in wording.auxiliaries:
        return True
    if at + 1 == len(words) or sentence.capital[at] or (words[at] in wording.closed and words[at] not in wording.verbs):
        return False
    governs = words[at + 1] in wording.determiners or words[at + 1] in wording.accusatives
    governs = governs or (words[at + 1] in _LEAD_IN and words[at + 2 : at + 3] == [QUOTED])  # "a message that | read: “…”"
    return governs and (words[at] in wording.verbs or words[at].endswith(wording.speech.finite_endings or ("\0",)))


def _next_cues(verb: SpeechVerb) -> tuple[Found | None, Found | None]:
    """The cue that comes next, and the next that is no noun: up to there a "that" is the verb's own. In circumstances, nouns
    and what tells of a text are passed over: "said in a statement posted online that"."""
    words, wording, at = verb.words, verb.wording, verb.found.end
    if not verb.later:
        return None, None
    verbs = (one for one in verb.later if not one.cue.noun)
    if words[at] in wording.prepositions and words[at] not in wording.genitives and words[at] not in wording.topics:
        texts = (wording.documents, wording.utterances)
        other = next((one for one in verbs if not any(words[one.start - 1] in known for known in texts)), None)
        return other, other
    return verb.later[0], next(verbs, None)


def _quotation_follows(verb: SpeechVerb, at: int) -> bool:
    """Whether a quotation is what a verb before it says: at once, behind a sign, or behind whoever says or hears it;
    not what its object or predicate is called: "called the sale “a mistake”", "said she was “very happy”"."""
    words, wording, found = verb.words, verb.wording, verb.found
    between = words[found.end : at]
    if not between or between[-1] in _LEAD_IN:
        return True
    if len(between) > _BESIDE or any(word in wording.auxiliaries or word in wording.copulas for word in between):
        return False
    if "object" in found.cue.takes and not found.cue.addressed and _opens_noun(verb.sentence, found.end, found, wording):
        return False
    return wording.speech.inverts or wording.pronouns.isdisjoint(between)  # "said he felt “…”"


def _anothers_colon(verb: SpeechVerb, colon: int, other: Found | None) -> bool:
    """Whether what a colon opens is a later verb's: "Vaudrin kritisierte das: So sagte Brandt: „…“", "Preguntado por la
    venta, Vaudrin respondió: «…»"."""
    if other is None or other.start == colon:
        return False
    words, wording = verb.words, verb.wording
    ahead = range(colon + 1, other.start)  # none where that verb stands before the colon
    light = all(words[at] in wording.adverbs or words[at] in wording.as_words for at in ahead)
    return light and owns_quotation(verb.sentence, other)


def _asks_there(verb: SpeechVerb, at: int) -> bool:
    """Whether a question word opens what a verb says, soon or behind a comma: "asked | whether", "fragte, | wie"."""
    words, wording, start = verb.words, verb.wording, verb.found.end
    told = verb.cue.act == "ask" and words[at] not in wording.relatives  # "asked him then, | if he stays"
    if wording.speech.commas_set_off and words[at - 1] == "," and at - start > 1 and not told:
        return False  # "rejected the plan by Ruiz, | who said …"
    if at - start == _OBJECT and words[start] in wording.definite and wording.speech.inverts:
        noun = words[start + 1 : at]
        if not (verb.sentence.capital[start + 1] or wording.mean_somebody(noun)) and noun[0].isalpha():
            return False  # "montre | le moment où le bac coule"
    if at - start <= _SOON and (at == start or words[verb.found.start] not in wording.naming_verbs):
        return True  # else "classificou a venda como “um erro”"
    if words[at - 1] != ",":
        return False
    return at - start <= _SOON or words[at] not in wording.as_words  # else "…, wie die Feier zeigt"


def _answers(verb: SpeechVerb, at: int) -> bool:
    """Whether a question word opens what a source was asked, told between its verb and what it says: "sagte auf die Frage, |
    ob der Kai halte: „…“"."""
    asked, start = verb.wording.asked, verb.found.end
    return any(phrase_at(verb.sentence, one, asked) > 0 for one in range(start, at) if verb.words[one] in asked)


def _past_aside(sentence: Sentence, comma: int, limit: int, wording: Wording) -> int:
    """Where a clause begins behind its "that", which an aside between commas parts from the verb: "said, after hearing from
    Brandt, that | the quay was safe"; 0: none does."""
    words = sentence.words
    if words[comma : comma + 1] != [","] or comma + 1 >= limit:
        return 0
    led = words[comma + 1]
    if phrase_at(sentence, comma + 1, wording.complementizers):
        return 0  # "sagte, | dass er sicher sei, dass …"
    known = (wording.prepositions, wording.opens_clause, wording.as_words, wording.adverbs, wording.asked)
    if not (any(led in one for one in known) or led.endswith(wording.speech.gerunds or ("\0",))):
        return 0
    for at in range(comma + 2, limit - 1):
        if words[at] == "," or words[at] in _SIGNS:
            size = phrase_at(sentence, at + 1, wording.complementizers) if words[at] == "," else 0
            return at + 1 + size if size and words[at - 1] not in wording.cues else 0  # not "glaubt, wenn wir wissen, dass"
    return 0


def _tells_of_a_thing(verb: SpeechVerb, start: int, at: int) -> bool:
    """Whether a "que" opens no reported clause, but tells more of an object that stands between the verb and it: "avalia | a
    venda do porto, que …", "falou | e preferiu o silêncio, que …"."""
    words, sentence, found, wording = verb.words, verb.sentence, verb.found, verb.wording
    first = words[start]
    last = words[found.end - 1]
    opened = found.end - found.start > 1 and last in wording.prepositions and last not in wording.reflexives
    led = words[at - 2] == "," or words[at - 2] in wording.prepositions
    which = words[at - 1] in wording.determiners and (led or _source_before(sentence, start, at, wording))
    which = which or (words[at - 2] == "," and words[at - 1] in wording.contracted)
    if opened or first in wording.joiners or which:
        return True  # ", lo que …", ", por lo que …", ", al que …", "de acordo com o que …"
    thing = first in wording.definite and not sentence.capital[start + 1]
    if thing and words[at - 1] == "," and "," not in words[found.end : at - 1]:
        return True  # "não questionou a ação de Palmeiras, | que convidou o presidente"
    if words[at - 1] == "," and _answered(verb, at):
        return True  # "respondiendo a la alcaldesa Ruiz, | que dirige el puerto"
    if words[at - 1] == "," and any(_source_at(sentence, one, wording) for one in range(start, at)):
        return True  # "continuará fechada, segundo Vaudrin, | que dirige o porto"
    start = past_day(sentence, start, wording) or start
    first = words[start]
    if not first[0].isalpha() or found.cue.addressed or start >= at:
        return False
    if first in wording.indefinite and "object" in found.cue.takes and _new_thing(sentence, start + 1, at, wording):
        return True  # "anunció este martes | una obra con la naviera Altamar | que …"
    if any(map(wording.names_a_person, words[start:at])) or any(sentence.capital[start:at]):
        return False  # somebody to whom or by whom it is told
    if first in wording.determiners and first not in wording.prepositions:
        return "object" in found.cue.takes and (words[at - 1] == "," or at - start >= _THING)
    return words[at - 1] == "," and first not in wording.prepositions and first not in wording.adverbs


def _answered(verb: SpeechVerb, at: int) -> bool:
    """Whether a verb form without a subject, a preposition and a noun for somebody or a name stand before that comma."""
    words, sentence, wording, start = verb.words, verb.sentence, verb.wording, verb.found.end
    if words[start] not in wording.prepositions or "," in words[start : at - 1]:
        return False
    told = sentence.capital[at - 2] or wording.names_a_person(words[at - 2])
    return told and gerund(sentence, verb.found, wording)


def _new_thing(sentence: Sentence, start: int, at: int, wording: Wording) -> bool:
    """Whether the noun behind an article for something new is no person nor body, whoever is named further behind it."""
    words = sentence.words
    if start >= at or words[at - 1] in wording.adverbs or words[start] in wording.time_units:
        return False  # "aseguró una vez más | que"
    noun = range(start, start + 1 if at - start >= _THING else at)
    return not any(sentence.capital[one] or wording.mean_somebody((words[one],)) for one in noun)


def _behind_circumstance(verb: SpeechVerb, at: int, limit: int) -> int:
    """Where what is said begins behind a place or time between commas of which the "que" at `at` only tells more: "afirmou
    nesta terça, no porto que está sendo montado, que | a obra atrasou"; 0: it does not."""
    words, wording = verb.words, verb.wording
    if words[at] not in wording.comma_relatives or words[at - 1] == ",":
        return 0
    comma = next((one for one in range(at - 1, verb.found.end, -1) if words[one] in BREAKS), 0)
    if not comma or words[comma] != "," or words[comma + 1] not in wording.prepositions:
        return 0
    behind = next((one for one in range(at + 1, min(limit + WINDOW, len(words) - 1)) if words[one] in BREAKS), 0)
    if not behind or words[behind] != "," or behind + 2 >= len(words):
        return 0
    return behind + 2 if words[behind + 1] in wording.complementizers else 0


def _in_which(sentence: Sentence, start: int, at: int, wording: Wording) -> bool:
    """Whether a preposition and its "which" tell of a thing with its article: "explicó | la forma en que"; not "rejeitou a
    ideia de que"."""
    words = sentence.words
    if at - 3 < start or words[at - 1] not in wording.prepositions or words[at - 3] not in wording.definite:
        return False
    if words[at - 1] in wording.genitives:
        return False
    noun = words[at - 2]
    known = (wording.adverbs, wording.time_units, wording.days)
    return noun.isalpha() and not (
        sentence.capital[at - 2] or wording.mean_somebody((noun,)) or any(noun in one for one in known)
    )


def _has_its_object(verb: SpeechVerb, start: int, at: int) -> bool:
    """Whether an object stands between a verb and its subject, if that is behind it, and a "that" which may mean a "which":
    "criticised | the plan | that the council made"; not whom or when it is told, "avisou o conselho | que"."""
    words, wording = verb.words, verb.wording
    relates = words[at] in wording.comma_relatives or words[at] in wording.determiners
    if verb.cue.addressed or not (relates or (wording.speech.commas_set_off and not wording.comma_relatives)):
        return False
    while start < at and adverb_at(words, start, wording) and words[start] not in wording.prepositions:
        start = past_day(verb.sentence, start, wording) or start + 1
    start = past_day(verb.sentence, start, wording) or start
    opened = words[start] if start < at else ""
    article = opened in wording.determiners and (opened in wording.definite or opened not in wording.prepositions)
    if at - start < _OBJECT or not article:
        return False
    noun = words[start + 1 : at]
    if verb.sentence.capital[start + 1] or wording.mean_somebody(noun) or noun[-1] in wording.prepositions:
        return False
    if any(word in BREAKS or word in wording.auxiliaries or _claim(word, wording) for word in noun):
        return False
    timed = (wording.days, wording.time_units, wording.adverbs)
    return not any(word in known for word in (noun[0], noun[-1]) for known in timed)


def _claim(word: str, wording: Wording) -> bool:
    """Whether a noun has a reported clause behind it: "rejected the claim that …"."""
    return word in wording.utterances or any(pattern.cue.noun for pattern in wording.cues.get(word, ()))


def _source_before(sentence: Sentence, start: int, at: int, wording: Wording) -> bool:
    """Whether a phrase that opens a clause of a source ends with the "que" there: "de acordo com o | que"."""
    return any(one + phrase_at(sentence, one, wording.as_words) == at + 1 for one in range(max(start, at - _AS), at))


def _source_at(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a comma and a phrase that names a source open there: ", according to"."""
    words = sentence.words
    return words[at - 1] == "," and words[at] in wording.sources and phrase_at(sentence, at, wording.sources) > 0


def _inside_number(sentence: Sentence, at: int) -> bool:
    """Whether a colon stands between two numbers: "at 2:15 a.m."."""
    words, last = sentence.words, len(sentence.words) - 1
    return (
        0 < at < last
        and words[at - 1].isdigit()
        and words[at + 1].isdigit()
        and sentence.starts[at + 1] == sentence.ends[at]
    )


def _opens_noun(sentence: Sentence, at: int, found: Found, wording: Wording) -> bool:
    """Whether a noun phrase or name begins there that a verb may take as its object: "called the sale “a mistake”"."""
    if sentence.words[at] in wording.determiners:
        return True
    named = sentence.words[found.start] in wording.naming_verbs and sentence.words[at] not in wording.adverbs
    return not wording.nouns_capitalised and (sentence.capital[at] or named)  # "назвала продажу «ошибкой»"
