"""What does a verb of speech govern behind itself, and up to where? A clause, a quotation, an infinitive, an object.

"Vaudrin said that …", "Vaudrin a promis de …", „Vaudrin sagte, die Fähre fahre“: the table of the verb says what it takes,
the words behind it say which of these is there. All looks ahead are bounded, so a sentence is read in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import ASIDE, WINDOW, Subject
from depeche.recording.grammar.cues import Found, gerund, phrase_at
from depeche.recording.grammar.inversion import past_day, past_month
from depeche.recording.grammar.noun_phrases import BREAKS, adverb_at, noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.speech.attributed import Manner
from depeche.recording.speech.openings import opening
from depeche.recording.speech.reach import to_end
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

Governed = tuple[Manner, tuple[tuple[int, int], ...]]
"""How a verb says something, and the items that it says."""

_LEADING = 3  # items up to a participle that opens its sentence: "Besonders kritisiert wird …"
_URGING = frozenset({"demand", "ask"})
_ADDRESSED = 5  # items of somebody who is urged or asked, before an infinitive
_SUBJECT = 5  # items of a clause up to its verb, at most, where nothing but its ending tells that it is reported
_NOUNLESS = 3  # items of an object that is no noun: "das etwas anders"
_REFLEXIVE = 3  # items before a verb among which its reflexive stands: "s'est déclaré"
_FUSED = 8  # letters of an infinitive with its marker inside
_SHORTEST = 2  # items of a clause without a "that", at most, that are none
_TOPIC = 9  # items behind a verb of talking among which its topic begins
_CIRCUMSTANCE = 9  # items of where a verb speaks
_WHOLE = 40  # characters from which on what stands between marks is no term
_STOPS = frozenset("，。；！？")  # behind a quotation that is all that is said


def governed(verb: SpeechVerb, resume: int, who: Subject | None) -> Governed | None:
    """What a verb says behind itself, `resume` being where it and a subject behind it end; None where it says nothing there.

    What opens a clause or a quotation decides first, then an infinitive, a comma or colon, circumstances with a clause
    behind them, and at last the object or the bare clause that begins at once.
    """
    words, wording, cue = verb.words, verb.wording, verb.cue
    opened = opening(verb, resume)
    if opened is not None and not _inside_infinitive(verb, *opened):
        return _opened(verb, *opened)
    resume = _past_light(verb, resume)
    if resume >= len(words):
        return None
    if not wording.speech.inverts and (words[resume] in wording.he_or_she or words[resume] in wording.they):
        bare = _bare_clause(verb, resume, who)
        if bare is not None:
            return bare  # "warned they had the votes to override it"
    infinitive = _infinitive_said(verb, resume)
    if infinitive is not None:
        return "infinitive", (to_end(verb, infinitive, infinitive=True),)
    if words[resume] in BREAKS and words[resume] != QUOTED:
        return _behind_break(verb, resume)
    if wording.speech.bare_needs_mood:
        late = _behind_circumstances(verb.sentence, resume, wording) if _circumstanced(verb, resume, who) else None
        if late is not None:
            manner, start = late
            return manner, (to_end(verb, start),)
    elif "clause" in cue.takes and not (cue.silent or cue.that_only) and words[resume] in wording.prepositions:
        day = past_day(verb.sentence, resume, wording)  # "said on Tuesday the pier was closed"
        if day and day < len(words) - 2 and (words[day] in wording.determiners or words[day] in wording.pronouns):
            return "bare", (to_end(verb, day),)
    if "topic" in cue.takes:
        return _topic(verb, resume)
    at = verb.found.end
    if words[at] in wording.agents and words[at] not in wording.genitives:
        return None  # "the tariffs announced by Vaudrin"
    closed = wording.speech.participles_close and verb.found.start > _LEADING and words[resume] in wording.auxiliaries
    quotation = _behind_circumstance(verb, resume)
    if quotation:
        return "beside", ((quotation, quotation + 1),)
    if "object" in cue.takes and not closed and words[resume] not in wording.joiners:  # not "die er gefordert hat, …"
        return _object(verb, resume)
    return _bare_clause(verb, resume, who)


def _inside_infinitive(verb: SpeechVerb, manner: Manner, start: int) -> bool:
    """Whether a "that" belongs to the infinitive that begins at once: "refused | to sail without a word that …"."""
    marker, wording = verb.found.end, verb.wording
    takes = manner == "that" and "infinitive" in verb.cue.takes and not wording.speech.verb_second
    return takes and marker + 1 < start and _marked(verb.sentence, marker, wording)


def _opened(verb: SpeechVerb, manner: Manner, start: int) -> Governed | None:
    """What a verb says from there on, behind what opens it; None where it takes nothing of the kind."""
    cue = verb.cue
    if "object" not in cue.takes and (cue.silent if manner == "beside" else "clause" not in cue.takes):
        return None
    return manner, (to_end(verb, start, clause=manner == "that"),)


def _past_light(verb: SpeechVerb, at: int) -> int:
    """Where adverbs, days and the verb's own particle end, which stand before what is said: "fügte sie | hinzu | …"."""
    words, wording, found = verb.words, verb.wording, verb.found
    while at < len(words):
        if at == found.particle:
            at += found.size
        elif "infinitive" in found.cue.takes and _marked(verb.sentence, at, wording, thing=True):
            break  # "promised to close the port and to sell the ferry"
        elif adverb_at(words, at, wording) or words[at] == ")":
            at = past_day(verb.sentence, at, wording) or past_month(verb.sentence, at, wording) or at + 1
        else:
            break
    return at


def _infinitive_said(verb: SpeechVerb, resume: int) -> int | None:
    """Where the infinitive with its marker begins that a verb may take, with what belongs to it; None where none comes."""
    words, wording, found, total = verb.words, verb.wording, verb.found, len(verb.words)
    if "infinitive" not in found.cue.takes or (resume < total and words[resume] in wording.joiners):
        return None
    for start in range(resume, min(total, resume + ASIDE)):
        if _marked(verb.sentence, start, wording, thing=start == resume):
            return None if _belongs_to_a_thing(verb, resume, start) else _infinitive_start(verb, resume, start)
        if words[start] in BREAKS and words[start] != QUOTED:
            break
    behind = total if found.particle is None else found.particle + found.size
    if behind >= total:
        return None
    return closing_infinitive(verb.sentence, behind, wording)  # "schlug am Montag vor, … zu verkaufen"


def _belongs_to_a_thing(verb: SpeechVerb, resume: int, marker: int) -> bool:
    """Whether what may be an infinitive, or is one, tells of which kind a thing before it is: "dénoncé | un crime | de
    guerre", "negato un abuso di potere"; not what somebody is urged or accused to do: "prié les voyageurs | de sortir"."""
    words, wording, sentence = verb.words, verb.wording, verb.sentence
    if marker == resume or words[marker] not in wording.genitives or not wording.speech.infinitive_endings:
        return False
    article = next(
        (at for at in range(marker - 1, resume - 1, -1) if words[at] in wording.determiners or words[at] == "'"), -1
    )
    if article < 0 or article + 1 >= marker or words[article] in wording.contracted:
        return False
    if article > resume and words[article] != "'" and words[article - 1] in wording.prepositions:
        return False  # "demandé | à la ville | de fermer"
    noun = range(article + 1, marker)
    if any(sentence.capital[at] or wording.means_a_person(words[at]) or wording.is_body(words[at]) for at in noun):
        return False
    known = (wording.collectives, wording.companies, wording.papers)
    if any(words[at] in one for at in noun for one in known):
        return False
    behind = words[marker + 2 : marker + 3]
    several = wording.naming.looks_plural(words[article + 1])
    return not (several and behind and (behind[0] in wording.determiners or behind[0] in wording.negations))


def _infinitive_start(verb: SpeechVerb, resume: int, marker: int) -> int:
    """Where an infinitive begins whose marker stands there: at it, behind whoever is urged, or with its own object before it
    ("beloofde | de kade te herstellen")."""
    words, wording, found = verb.words, verb.wording, verb.found
    near = marker - resume < _ADDRESSED and QUOTED not in words[resume:marker]
    last = words[found.end - 1]  # "called for the port to be closed", but "llamó a los vecinos | a cerrar"
    near = near and (last not in wording.prepositions or last in wording.infinitive_markers)
    near = near and (marker == resume or found.cue.act != "expect")
    if near and wording.speech.participles_close:
        far = min(marker + WINDOW, len(words))
        more = next((at for at in range(marker + 1, far) if words[at] in wording.joiners), far)
        near = not wording.infinitive_markers.isdisjoint(words[marker + 1 : more])
    begin = marker if near else resume
    if found.particle is not None and begin <= found.particle < marker:
        return found.particle + found.size  # "riep de stad op de kade te herstellen"
    return begin


def _behind_break(verb: SpeechVerb, sign: int) -> Governed | None:
    """What a verb says behind a sign that stands right behind it: "versprach, das Schiff zu verkaufen", "sagte, die Fähre
    fahre"."""
    words, wording, found = verb.words, verb.wording, verb.found
    infinitive = closing_infinitive(verb.sentence, sign, wording) if _promises(found, wording) else None
    if infinitive is not None:
        return "infinitive", (to_end(verb, infinitive, infinitive=True),)
    if words[sign] not in (",", "，"):
        return None
    commas = wording.speech.comma_opens
    if commas and words[sign] == "，" and _closes(verb.sentence, sign + 1):
        return "beside", ((sign + 1, sign + 2),)
    ended = found.particle is not None and sign == found.particle + found.size and "clause" in found.cue.takes
    ended = ended and sign + 2 < len(words) and words[sign + 1] != QUOTED
    opens = ended or (commas and not found.cue.that_only and _may_open(verb.sentence, found, sign + 1, wording))
    if opens or reported(verb.sentence, sign + 1, wording) or _quotes_in_clause(verb, sign + 1):
        return "bare", (to_end(verb, sign + 1),)
    return None


def _quotes_in_clause(verb: SpeechVerb, start: int) -> bool:
    """Whether the clause that begins there behind a verb that only says something has words between marks behind its own
    verb, so that it needs no mood: "sagte, die Fähre war „wie ein Sieb“"."""
    words, wording, cue = verb.words, verb.wording, verb.cue
    if cue.act != "assert" or "clause" not in cue.takes or cue.silent or not wording.speech.bare_needs_mood:
        return False
    quoted = next((at for at in range(start + 1, min(len(words), start + WINDOW)) if words[at] == QUOTED), 0)
    ahead = words[start:quoted]
    if not quoted or not BREAKS.isdisjoint(ahead) or ahead[0] in wording.opens_clause or ahead[0] in wording.conjunctions:
        return False
    opens = ahead[0] in wording.determiners or ahead[0] in wording.pronouns or verb.sentence.capital[start]
    return opens and ahead[0] not in wording.as_words and not wording.copulas.isdisjoint(ahead[1:])


def _circumstanced(verb: SpeechVerb, resume: int, who: Subject | None) -> bool:
    """Whether circumstances, or those who are told, stand between a verb and a clause that needs its mood: "erklärte | am
    Montag, sie bleibe", "Vaudrin sagte | der Hafenpost, …"."""
    word, wording = verb.words[resume], verb.wording
    if "clause" not in verb.cue.takes:
        return False
    if word in wording.prepositions or word in wording.oblique or verb.sentence.capital[resume]:
        return True
    return who is not None and not who.after and word in wording.nominatives and word not in wording.accusatives


def _object(verb: SpeechVerb, resume: int) -> Governed | None:
    """The object that begins there, or the bare infinitive behind whoever is urged; None where it tells no thing."""
    words, wording, cue, sentence = verb.words, verb.wording, verb.cue, verb.sentence
    before = verb.found.start - 1
    while before > 0 and words[before] in wording.auxiliaries:
        before -= 1
    if before >= 0 and words[before] in wording.points_back:
        return None  # "lo ha confirmado en un comunicado"
    if _leads_to_another(verb, resume):
        return None
    if words[resume] in wording.told_to:  # "опровергла изданию | эту информацию"
        resume = _behind_medium(sentence, resume + 1, wording) or resume
    led = words[resume] in wording.determiners and resume + 1 < len(words)
    attribute = led and words[resume + 1] in wording.prepositions  # "lehnt das am Montag gemachte Angebot ab"
    day = 0 if attribute else past_day(sentence, resume, wording) or past_month(sentence, resume, wording)
    if 0 < day < len(words) - 1 and words[day] not in BREAKS and words[day] not in wording.joiners:
        resume = day  # "reclamó el lunes mejores salarios"
    infinitive = _bare_infinitive(sentence, resume, cue.act in _URGING, wording)
    if infinitive:
        return "infinitive", (to_end(verb, infinitive, infinitive=True),)
    start, end = to_end(verb, resume, thing=True)
    if day >= end:
        return None  # "proposed in August"
    if wording.nouns_capitalised and _no_noun(sentence, start, end, wording):
        return None  # "sieht das anders"
    if _finds_guilty(verb, end):
        return None
    if cue.act == "assert":
        alone = end - start == 1 and words[start].isalpha() and not sentence.capital[start]
        if alone and wording.speech.inverts and not wording.nouns_capitalised:
            return None  # "respondió enseguida"
        at = verb.found.end
        tells = words[at if words[at] in wording.prepositions and resume != day else start : end]
        if verb.found.particle is None and _circumstances(tells, wording):
            return None  # "spoke on Monday in Bree", "spoke to the Courier"
    return "object", ((start, end),)


def _behind_medium(sentence: Sentence, at: int, wording: Wording) -> int:
    """Where the object begins behind the name of whom it is told; 0 where none stands there."""
    words = sentence.words
    while at < len(words) and (sentence.capital[at] or words[at] == QUOTED):
        at += 1
    return at if at < len(words) and words[at] not in BREAKS and words[at] not in wording.prepositions else 0


def _leads_to_another(verb: SpeechVerb, resume: int) -> bool:
    """Whether the verb that tells what is said stands there: "rebateu | dizendo que", "a répondu | en disant que"."""
    words, wording = verb.words, verb.wording
    at = resume + (words[resume] in wording.joiners or words[resume] in wording.prepositions)
    other = verb.later[0] if verb.later else None
    if other is None or other.start != at or other.end >= len(words) or "clause" not in other.cue.takes:
        return False
    says = words[at - 1] in wording.joiners or gerund(verb.sentence, other, wording)  # no noun: "dismissed | reports that"
    return says and words[other.end] in wording.complementizers


def _finds_guilty(verb: SpeechVerb, end: int) -> bool:
    """Whether an object that ends there tells what somebody else is found: "declared Tarrow guilty", but "se declaró
    culpable"."""
    words, verdicts = verb.words[max(0, verb.found.start - _REFLEXIVE) : end], verb.wording.speech.verdicts
    told = bool(verdicts) and any(word.startswith(verdicts) for word in words)
    return told and verb.wording.reflexives.isdisjoint(words)


def _behind_circumstance(verb: SpeechVerb, resume: int) -> int:
    """The long quotation that closes the sentence behind where a verb of saying speaks: "dijo en su cuenta “…”"; 0: none."""
    words, wording, cue = verb.words, verb.wording, verb.cue
    if cue.act != "assert" or "clause" not in cue.takes or words[resume] not in wording.prepositions:
        return 0
    if words[resume + 1 : resume + 2] == [QUOTED]:
        return 0  # "verwies auf „…“"
    for at in range(resume + 1, min(len(words), resume + _CIRCUMSTANCE)):
        word = words[at]
        if word == QUOTED:
            ends = words[at + 1 :] == [] or words[at + 1] in FINAL
            quotation = verb.sentence.quoted[at]
            return at if ends and quotation.end - quotation.start > _WHOLE else 0
        small = word in wording.auxiliaries or word in wording.complementizers or word in wording.cues
        if word in BREAKS or small or word in wording.judging or words[at - 1] in wording.topics:
            return 0
    return 0


def _topic(verb: SpeechVerb, resume: int) -> Governed | None:
    """What a verb of talking is about, soon behind it: "spoke in Bree on Monday | about the ferry"; None where it only tells
    when, where or to whom."""
    words, wording = verb.words, verb.wording
    for at in range(resume, min(len(words) - 1, resume + _TOPIC)):
        if words[at] in BREAKS:
            break
        if words[at] in wording.topics and not words[at + 1].isdigit():  # else "spoke for 40 minutes"
            return "object", (to_end(verb, at, thing=True),)
    return None


def _bare_clause(verb: SpeechVerb, resume: int, who: Subject | None) -> Governed | None:
    """The clause without a "that" which begins there: "said the pier was closed", "told supporters | he would go"."""
    words, wording, cue, found = verb.words, verb.wording, verb.cue, verb.found
    if "clause" not in cue.takes or cue.silent:
        return None
    if wording.speech.bare_needs_mood and not reported(verb.sentence, resume, wording):
        return None
    if (cue.that_only or wording.speech.that_needed) and QUOTED not in words[resume : resume + 2 * WINDOW]:
        last = words[found.end - 1]
        if last not in wording.complementizers and not (found.end - found.start > 1 and last in wording.prepositions):
            return None
    if (who is not None and who.after) or not words[resume][0].isalnum() or words[resume] in wording.joiners:
        return None  # "The museum shows “The Old Man”"
    if wording.speech.inverts and _only_named(verb.sentence, resume, wording):
        return None  # "Contento si è detto Jonas Brandt."
    start = resume
    if cue.addressed:
        start = min(noun_end(verb.sentence, resume, wording), resume + 2)
        if start > resume + 1 and words[start - 1] in wording.pronouns:
            start -= 1  # "told supporters he would go"
    return ("bare", (to_end(verb, start),)) if len(words) - start > _SHORTEST else None


def _may_open(sentence: Sentence, found: Found, start: int, wording: Wording) -> bool:
    """Whether what stands behind a verb and its comma may be said: no aside, and the verb has no other object before it ("A
    dallamot ő írta, a szöveget a bátyja")."""
    words, endings = sentence.words, wording.speech.oblique_endings
    if start >= len(words) or phrase_at(sentence, start, wording.asides):
        return False
    at = found.start - 1
    while at >= 0 and words[at] not in BREAKS:
        if endings and words[at].endswith(endings) and words[at] not in wording.adverbs and not sentence.capital[at]:
            return False
        at -= 1
    return True


def _bare_infinitive(sentence: Sentence, start: int, urges: bool, wording: Wording) -> int:
    """Where an infinitive without a marker begins behind whoever is urged: "призвал Ивана Тарова | закрыть", "поручил
    ведомству | не закрывать"; 0: none. `urges`: the verb does nothing else, so that any noun may be who."""
    words, endings = sentence.words, wording.speech.bare_infinitives
    if not endings or not (urges or sentence.capital[start] or wording.names_a_person(words[start])):
        return 0
    for at in range(start + 1, min(start + 1 + _ADDRESSED + urges, len(words))):
        if words[at].endswith(endings) and not sentence.capital[at]:
            led = wording.speech.adverb_endings or ("\0",)
            while at > start and (words[at - 1] in wording.negations or words[at - 1].endswith(led)):
                at -= 1
            return at
        if words[at] in BREAKS:
            break
    return 0


def _no_noun(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether an object is but a "this" or a "not" and an adverb, in a language whose nouns have capitals."""
    first = sentence.words[start]
    short = 0 < end - start <= _NOUNLESS and (first in wording.determiners or first in wording.negations)
    return short and not any(sentence.capital[start:end]) and QUOTED not in sentence.words[start:end]


def _circumstances(words: Sequence[str], wording: Wording) -> bool:
    """Whether words behind a verb tell when, where, to whom, and not what: no quotation, no preposition for a topic."""
    about = wording.topics
    if not about or words[0] not in wording.prepositions or words[0] in wording.determiners:
        return False
    return QUOTED not in words and "," not in words and about.isdisjoint(words)


def _only_named(sentence: Sentence, start: int, wording: Wording) -> bool:
    """Whether nothing but a name stands from there to the end of the sentence."""
    end = len(sentence.words)
    while end > start and sentence.words[end - 1] in FINAL:
        end -= 1
    if wording.nouns_capitalised or not wording.naming.naming.capitals or not start < end <= start + _ADDRESSED:
        return False
    return all(sentence.capital[start:end]) and QUOTED not in sentence.words[start:end]


def _marked(sentence: Sentence, at: int, wording: Wording, *, thing: bool = False) -> bool:
    """Whether an infinitive comes behind its marker at item `at`; or a thing, if that will do: "agreed | to a truce"."""
    words, markers = sentence.words, wording.infinitive_markers
    elided = words[at + 1 : at + 2] == ["'"] and f"{words[at]} '" in markers  # "d'interdire"
    return (words[at] in markers or elided) and _infinitive(sentence, at + 1, wording, thing=thing)


def _infinitive(sentence: Sentence, at: int, wording: Wording, *, thing: bool = False) -> bool:
    """Whether an infinitive comes behind its marker, at once or behind a pronoun or negation. Where infinitives are told by
    the marker alone a noun is none ("offered tea | to the guests"), unless a thing will do."""
    endings = wording.speech.infinitive_endings
    if at < len(sentence.words) and sentence.words[at].isdigit():
        return False  # "pleaded guilty to 14 counts"
    near = range(at, min(at + 2, len(sentence.words)))
    if wording.nouns_capitalised and any(
        sentence.capital[one] or sentence.words[one] in wording.determiners for one in near[:1]
    ):
        return False  # "zu den Vorfällen"
    first = sentence.words[at] if at < len(sentence.words) else ""
    if not endings:
        if thing or not any(first in known for known in (wording.determiners, wording.pronouns)):
            return True
        return not wording.infinitive_markers.isdisjoint(sentence.words[at : at + _ADDRESSED])  # "om de haven | te sluiten"
    if first.isalpha() and not any(first in known for known in (wording.light, wording.negations, wording.reflexives)):
        near = near[:1]
    return any(
        len(sentence.words[one]) > 2 and sentence.words[one].endswith(endings) and not _noun(sentence, one, wording)
        for one in near
    )


def _noun(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word that ends as an infinitive does is known for something else: "Pierre", "la maire", "mujer", "hiver"."""
    word = sentence.words[at]
    known = (wording.months, wording.time_units, wording.companies)
    return sentence.capital[at] or wording.means_a_person(word) or wording.is_body(word) or any(word in one for one in known)


def _closes(sentence: Sentence, at: int) -> bool:
    """Whether a whole quotation stands there, with a mark or nothing behind it: 表示，“……”，气氛轻松."""
    words = sentence.words
    return words[at : at + 1] == [QUOTED] and (at + 1 == len(words) or words[at + 1] in _STOPS)


def _behind_circumstances(sentence: Sentence, at: int, wording: Wording) -> tuple[Manner, int] | None:
    """The clause or infinitive behind a comma that circumstances part from the verb: "erklärte am Montag, sie bleibe"."""
    words = sentence.words
    for comma in range(at, min(len(words) - 1, at + ASIDE + 4)):
        if words[comma] == ",":
            timed = words[at] in wording.prepositions and words[at] not in wording.topics and not sentence.capital[at]
            if reported(sentence, comma + 1, wording) or (timed and _main_clause(sentence, comma + 1, wording)):
                return "bare", comma + 1
            return ("infinitive", comma + 1) if closing_infinitive(sentence, comma, wording) is not None else None
        if words[comma] in BREAKS and words[comma] not in (QUOTED, "(", ")"):
            return None
    return None


def _main_clause(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether what a comma opens is no relative clause: "sagte am Abend, | die Gespräche verliefen gut"."""
    words = sentence.words
    if not wording.nouns_capitalised or at + 2 >= len(words):
        return False
    if words[at] in wording.determiners:
        return sentence.capital[at + 1] and words[at + 1].isalpha() and words[at + 2].isalpha()
    return words[at] in wording.pronouns and words[at] not in wording.relatives


def _promises(found: Found, wording: Wording) -> bool:
    """Whether a verb may take an infinitive that a comma opens: where one closes its clause, all that say something do."""
    return "infinitive" in found.cue.takes or (
        wording.speech.participles_close and "clause" in found.cue.takes and not found.cue.silent
    )


def closing_infinitive(sentence: Sentence, comma: int, wording: Wording) -> int | None:
    """Where an infinitive begins that a comma opens and its verb closes: ", das Schiff zu verkaufen"; not what tells how or
    what for, ", ohne Zahlen zu nennen"."""
    words = sentence.words
    if words[comma] != "," or comma + 1 >= len(words):
        return None
    if words[comma + 1] in wording.without or phrase_at(sentence, comma + 1, wording.asides):
        return None
    for at in range(comma + 1, min(len(words) - 1, comma + 2 * WINDOW)):
        if (
            words[at] in wording.infinitive_markers
            and (words[at + 1] == QUOTED or words[at + 1].endswith(wording.speech.infinitive_endings))
            and (at + 2 >= len(words) or _closed(words, at + 2, wording))
        ):
            return comma + 1
        if _marked_inside(sentence, at, wording) and (at + 1 >= len(words) or _closed(words, at + 1, wording)):
            return comma + 1
        if words[at] in wording.opens_clause:
            return None
    return None


def _closed(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether the clause ends before item `at`."""
    return words[at] in BREAKS or words[at] in wording.joiners


def _marked_inside(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word is an infinitive with its marker behind the prefix: "zurückzutreten"."""
    word, speech = sentence.words[at], wording.speech
    if len(word) < _FUSED or sentence.capital[at] or not speech.infinitive_endings or not speech.participles_close:
        return False
    return word.endswith(speech.infinitive_endings) and any(mark in word[2:-3] for mark in wording.infinitive_markers)


def reported(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a form that only reported speech has comes soon."""
    known = wording.reported_verbs
    if not known:
        return False
    ahead = range(at, min(len(sentence.words), at + WINDOW))
    if any(sentence.words[one] in known and not sentence.capital[one] for one in ahead):
        return True
    return any(_told(sentence, one, wording) for one in ahead[1:_SUBJECT])


def _opens_clause(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether an article stands there right behind a comma, so that what follows its noun is a verb."""
    return at > 0 and words[at] in wording.determiners and words[at - 1] == ","


def _told(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word has the ending of such a form, and stands where only a verb does: "…, die Fähre fahre am Montag"."""
    words, capital, speech = sentence.words, sentence.capital, wording.speech
    if not words[at].endswith(speech.reported_endings) or words[at].endswith(speech.told_endings) or capital[at]:
        return False
    beside = capital[at - 1] and words[at - 1] != QUOTED and at + 1 < len(words)
    beside = beside and (not capital[at + 1] or _opens_clause(words, at - 2, wording))  # "…, der Damm bekomme Risse"
    beside = beside or (words[at - 1] in wording.pronouns and words[at - 1] not in wording.first_persons)  # "er plane"
    return beside and words[at] not in wording.light and words[at] not in wording.as_words
