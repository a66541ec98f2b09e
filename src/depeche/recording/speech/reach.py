"""How far does what a verb of speech governs reach? To the end of its sentence, or to where the next one says something.

All looks ahead are bounded, so a sentence is read in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import ASIDE, clause_start
from depeche.recording.grammar.cues import Found, gerund, phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.speech.passives import is_impersonal
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_INSERTED = 6  # items from the comma before an inserted clause to its verb
_AFTERWORD = 16  # items that may tell from whom a paper has what it reports
_CONJUNCTION = 6  # items of a conjunction and its comma
_RIVAL = 6  # items from the comma behind what one says to what another does
_OFFICE = 14  # the same, where all but small words have capitals: ", U.S. Secretary of State Ana Maria Ruiz | said"
_CLAUSE = 60  # items of a reported clause among which its end is looked for
_BARE = BREAKS - {QUOTED, ")"}  # may stand behind what is said, and are no part of it
_MARKS = frozenset('«»„“”"')  # around the name of a paper
_SIGNS = BREAKS - _MARKS - {QUOTED}
_LONG = frozenset("—–")
_STOPS = frozenset(";؛；")  # behind which a sentence goes on with something else


def to_end(verb: SpeechVerb, start: int, *, clause: bool = False, thing: bool = False, infinitive: bool = False) -> Span:
    """From `start` to the end of what a verb governs: its sentence's, or where the next verb says something of its own.

    In a reported `clause`, a quotation with its own verb and subject is reported too. A `thing` ends before any verb of
    speech that an "and" joins: "criticised the sale and warned of job losses". Neither a `thing` nor an `infinitive` goes
    on behind a comma where the paper tells more of it.
    """
    words, wording = verb.words, verb.wording
    end = _closed_by_particle(verb, start, clause=clause)
    if clause and wording.speech.verb_second and wording.speech.participles_close:
        end = _main_again(verb.sentence, start, wording) or end
    end = _before_main(verb, start, end) or end
    for other in verb.later:
        cut = _cut_by(verb, other, start, end, clause=clause, thing=thing)
        if cut:
            end = cut
            break
    end = _sourced_again(verb.sentence, start, end, wording) or end
    if infinitive or (thing and sum(word in _STOPS for word in words[start:end]) == 1):  # several part a list of things
        end = _told_on(words, start, end, wording)
    if thing or infinitive:
        end = _before_dash(verb.sentence, start, end)
    if wording.speech.commas_set_off and (thing or infinitive):
        end = _set_off(verb.sentence, start, end, wording, infinitive=infinitive) or end
    while end > start and (words[end - 1] in _BARE or words[end - 1] in wording.joiners):
        end -= 1
    return start, end


def _before_main(verb: SpeechVerb, start: int, end: int) -> int:
    """The comma behind which the main clause stands, where a conjunction opens the sentence: "While Vaudrin says it is
    safe|, it stays closed"; 0: none. Of several commas none is known to be that one."""
    words, wording = verb.words, verb.wording
    first = int(words[0] in wording.joiners and words[0] not in wording.subordinators)
    if words[first] not in wording.subordinators or "," in words[: verb.found.start]:
        return 0
    subject = words[first + 1]
    clause = verb.sentence.capital[first + 1] or subject in wording.pronouns or subject in wording.complementizers
    if words[first] in wording.prepositions and words[first] not in wording.opens_clause and not clause:
        return 0  # "After the storm Vaudrin said it was safe, but cold": a noun of its own
    if wording.speech.verb_second and _stands_second(verb, first):
        return 0  # "Damit ist gemeint, dass …", "Als Grund heißt es, …"
    commas = [at for at in range(start + 1, min(end, len(words) - 1)) if words[at] == ","]
    if len(commas) != 1:
        return 0
    behind = words[commas[0] + 1]
    more = (wording.relatives, wording.comma_relatives, wording.oblique_relatives, wording.opens_clause, wording.joiners)
    return 0 if behind == QUOTED or any(behind in known for known in more) else commas[0]


def _stands_second(verb: SpeechVerb, first: int) -> bool:
    """Whether a verb stands right behind what opens a sentence, or one word further, so that this is no clause."""
    words, wording, start = verb.words, verb.wording, verb.found.start
    if start == first + 1 or not wording.auxiliaries.isdisjoint(words[first + 1 : min(first + 3, start)]):
        return True
    return is_impersonal(verb.sentence, verb.found, wording)


def _told_on(words: Sequence[str], start: int, end: int, wording: Wording) -> int:
    """The semicolon behind which the paper goes on: "refused to sail|; Orlo had …", not "to open it; and to pay"."""
    for at in range(start + 1, end - 1):
        if words[at] in _STOPS:
            more = at + 1 + (words[at + 1] in wording.joiners)
            if more < end and words[more] != words[start] and words[more] not in wording.infinitive_markers:
                return at
    return end


def _sourced_again(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """The comma behind which it is told who has it so: "said it was safe|, according to the Courier"; 0: none."""
    words = sentence.words
    comma = next((at for at in range(end - 2, max(start, end - _AFTERWORD), -1) if words[at] == ","), 0)
    if not comma:
        return 0
    led = words[comma + 1]
    if led in wording.heard_in and phrase_at(sentence, comma + 1, wording.heard_in):
        return comma  # "said it was safe|, in an interview with the Courier"
    return comma if led in wording.sources and phrase_at(sentence, comma + 1, wording.sources) else 0


def _before_dash(sentence: Sentence, start: int, end: int) -> int:
    """Where a dash that no second one closes leads from a thing said to what the paper adds: "refused to sign| — and left";
    not one that joins two names, nor one in brackets."""
    words, starts, ends = sentence.words, sentence.starts, sentence.ends
    dashes = [at for at in range(start + 1, end - 1) if words[at] in _LONG]
    if len(dashes) != 1 or "(" in words[start : dashes[0]]:
        return end
    at = dashes[0]
    apart = words[at] == "—" or ends[at - 1] < starts[at]
    return at if apart else end


def _set_off(sentence: Sentence, start: int, end: int, wording: Wording, *, infinitive: bool) -> int:
    """The comma behind which the paper tells more of what is said: "criticised the sale|, which goes ahead", "refused to
    sign|, and left"; 0: none. A thing may be a list, so that only a clause about its last noun is told of it."""
    words = sentence.words
    commas = [at for at in range(start + 1, end - 2) if words[at] == ","]
    for comma in commas:
        opened = comma + 1 + (words[comma + 1] in wording.prepositions and words[comma + 2] in wording.relatives)
        which = words[opened] in wording.relatives or words[opened] in wording.oblique_relatives
        if which and (infinitive or (comma == commas[-1] and wording.auxiliaries.isdisjoint(words[start:comma]))):
            return comma  # not "said there were people, who …": a clause
        joins = words[opened] in wording.joiners and comma == commas[0]
        if infinitive and (joins or words[opened] in wording.opens_clause):
            return comma  # else the last of a list: "to stay calm, follow the signs, | and call"
    return 0


def _closed_by_particle(verb: SpeechVerb, start: int, *, clause: bool) -> int:
    """Where the particle of a verb closes its clause, else where its sentence ends: "wies den Vorwurf zurück | und ging"."""
    words, particle, total = verb.words, verb.found.particle, len(verb.words)
    if particle is None or particle <= start:
        return total
    behind = particle + verb.found.size
    closes = behind + 1 >= total or (not clause and words[behind] in verb.wording.joiners)
    return particle if closes else total


def _cut_by(verb: SpeechVerb, other: Found, start: int, end: int, *, clause: bool, thing: bool) -> int:
    """Where what is said from `start` to `end` stops before that later cue; 0 where it goes on over it."""
    words, wording, at = verb.words, verb.wording, other.start
    if other.cue.noun:  # "said the quay was safe, a claim that Brandt denied"
        apposed = at > start + 2 and words[at - 2] == "," and words[at - 1] in wording.indefinite
        return at - 2 if apposed else 0
    if not start < at < end:
        return 0
    rival = _rival(verb, other, start) or _named_rival(verb, other, start)
    if rival:
        return rival
    own = 0 if clause or other.cue.silent else _before_own_clause(verb, other, start)
    if own:
        return own
    while at > start and (words[at - 1] in wording.adverbs or words[at - 1] in wording.auxiliaries):
        at -= 1
    at = _before_conjunction(words, start, at, wording)
    if at <= start + 1:
        return 0
    before, bare = words[at - 1], gerund(verb.sentence, other, wording)
    claims = bare and not clause and other.end < len(words) and words[other.end] in wording.complementizers
    if before == QUOTED and bare and "clause" in other.cue.takes and not verb.wording.speech.inverts:
        return at  # "said it “would hold,” | adding that …"
    if not (before in wording.joiners or before in (",", ";", "،", "，")):
        if not claims:
            return 0
        return at - (before in wording.prepositions)  # "dismissed the plan | claiming that", "| nel dire che"
    says = "clause" in other.cue.takes and not other.cue.silent
    told = (
        claims
        or (before == "," and says and (bare or (thing and _inserted(verb)) or _aside(verb)))
        or (thing and before in wording.joiners and _says_too(words, other, wording))
        or (wording.speech.commas_close and _goes_on(words, at, other, wording))
        or (before == "," and says and _repeats(words, at, other, wording))
        or _says_more(verb.sentence, other, wording)
        or (before == "," and says and (clause or words[at - 2] != QUOTED) and _reports_it(verb.sentence, other, wording))
    )
    if not told:
        return 0
    particle = verb.found.particle
    closed = particle is not None and particle + verb.found.size == at - 1
    return particle if particle is not None and closed else at - 1  # "lehnte den Plan ab und forderte …"


def _before_conjunction(words: Sequence[str], start: int, at: int, wording: Wording) -> int:
    """Where the conjunction begins behind a comma that leads to a verb without a subject: ", | al tiempo que agregó"; `at`
    itself where none does."""
    if not wording.speech.pro_drop or at < start + 2 or words[at - 1] not in wording.opens_clause:
        return at
    if words[at - 2] not in wording.conjoined:
        return at
    return next((comma + 1 for comma in range(at - 3, max(start, at - _CONJUNCTION), -1) if words[comma] == ","), at)


def _rival(verb: SpeechVerb, other: Found, start: int) -> int:
    """The comma before what somebody else says, where a "while" opens the sentence: "While Vaudrin says it is safe|, Brandt
    says it leaks"; 0: none."""
    words, wording, at = verb.words, verb.wording, other.start
    opened = words[0] in wording.joiners or words[0] in wording.opens_clause
    if not opened or "clause" not in other.cue.takes or other.cue.silent or "," in words[: verb.found.start]:
        return 0
    if other.end >= len(words) or words[other.end] in BREAKS:
        return 0
    low = max(start + 1, at - _OFFICE)
    comma = next((one for one in range(at - 1, low - 1, -1) if words[one] in BREAKS), 0)
    if at - comma > _RIVAL and not verb.sentence.capital[at - 1]:
        return 0
    return comma if comma > start + 1 and words[comma] == "," and words[comma + 1] not in wording.joiners else 0


def _named_rival(verb: SpeechVerb, other: Found, start: int) -> int:
    """The comma before what somebody named says: "said it is safe|, and Brandt said that it leaks"; 0: none."""
    words, wording, capital = verb.words, verb.wording, verb.sentence.capital
    if "clause" not in other.cue.takes or other.cue.silent or words[other.start] in wording.naming_verbs:
        return 0
    if other.end >= len(words) or (words[other.end] in BREAKS and words[other.end] != QUOTED):
        return 0
    at = other.start
    while at > start and (words[at - 1] in wording.adverbs or words[at - 1] in wording.auxiliaries):
        at -= 1
    low = max(start + 3, at - _RIVAL)
    name = at
    while name > low and (capital[name - 1] or wording.names_a_person(words[name - 1])):
        name -= 1
    joined = name < at and capital[at - 1] and words[at - 1] not in wording.pronouns and words[name - 2] == ","
    return name - 2 if joined and words[name - 1] in wording.joiners and words[name - 1] not in wording.as_words else 0


def _before_own_clause(verb: SpeechVerb, other: Found, start: int) -> int:
    """The sign before the clause of a later verb with a quotation or clause of its own: "…|, she said: “"; 0: none."""
    if not (owns_quotation(verb.sentence, other) or _joined_clause(verb.words, other, verb.wording)):
        return 0
    begin = clause_start(verb.sentence, other.start, verb.wording, start)
    if begin <= start + 1 or verb.words[begin - 1] == QUOTED:
        return 0
    particle = verb.found.particle
    return particle if particle is not None and start < particle < begin else begin - 1  # "wies das zurück, sie sagte: „"


def _main_again(sentence: Sentence, start: int, wording: Wording) -> int:
    """The comma where a sentence goes on behind a clause whose verb comes last: "dass …, und lud sie ein"; 0: none."""
    words, capital = sentence.words, sentence.capital
    beside = (wording.determiners, wording.pronouns, wording.prepositions)
    light = (*beside, wording.adverbs, wording.opens_clause, wording.negations)
    for comma in range(start + 2, min(start + _CLAUSE, len(words) - 3)):
        if words[comma] != "," or words[comma + 1] not in wording.joiners:
            continue
        verb, behind = words[comma + 2], words[comma + 3]
        acts = verb.isalpha() and not capital[comma + 2] and not any(verb in known for known in light)
        if acts and any(behind in known for known in beside):
            return comma
    return 0


def _joined_clause(words: Sequence[str], other: Found, wording: Wording) -> bool:
    """Whether that verb is joined to the one before it, and its own clause follows: "… and says the fair will open"."""
    begin = other.start
    while begin > 0 and words[begin - 1] in wording.adverbs:
        begin -= 1
    if not begin or words[begin - 1] not in wording.joiners or "clause" not in other.cue.takes:
        return False
    behind = words[other.end : other.end + 6]
    return any(word in wording.auxiliaries or word in wording.opens_clause for word in behind)


def owns_quotation(sentence: Sentence, other: Found) -> bool:
    """Whether a quotation follows that verb, or it and its addressee, at once: "told Reuters, “…”"."""
    words, at = sentence.words, other.end
    for colon in range(at, min(len(words) - 1, at + ASIDE)):  # "sagte Vaudrin, Bürgermeister von Port-Armel: „…“"
        if words[colon] == ":" and words[colon + 1] == QUOTED:
            return True
        if words[colon] in BREAKS and words[colon] != ",":
            break
    stop = min(len(words), at + 4)
    while at < stop and words[at] not in (",", ":", QUOTED):
        at += 1
    if at < len(words) and words[at] in (",", ":"):
        at += 1
    return at < len(words) and words[at] == QUOTED


def _goes_on(words: Sequence[str], at: int, other: Found, wording: Wording) -> bool:
    """Whether a comma closes what is said before an "and" and that later verb, which goes on with the subject of the one
    before: "что мост закрыт, | и поблагодарил инженеров"."""
    led = at > 1 and words[at - 1] in wording.joiners and words[at - 2] == ","
    return led and not other.cue.noun and other.end < len(words) and words[other.end] not in BREAKS


def _says_too(words: Sequence[str], other: Found, wording: Wording) -> bool:
    """Whether that later verb can be nothing but a verb, and something follows that it says."""
    if other.cue.silent or words[other.start] in wording.also_nouns:
        return False
    return other.end < len(words) and words[other.end] not in BREAKS and words[other.end] not in wording.joiners


def _repeats(words: Sequence[str], at: int, other: Found, wording: Wording) -> bool:
    """Whether that later verb closes its sentence behind a quotation whose source stands before: "lo confirmó: “…”|,
    precisó"."""
    closes = other.end >= len(words) or words[other.end] in FINAL
    return wording.speech.pro_drop and closes and words[at - 2] == QUOTED


def _inserted(verb: SpeechVerb) -> bool:
    """Whether a verb stands in a clause about the subject, which ends where its own verb comes: "Tarrow, who was accused of
    fraud, | said …"."""
    start = verb.found.start
    return "," in verb.words[max(0, start - _INSERTED) : start]


def _aside(verb: SpeechVerb) -> bool:
    """Whether a participle behind a comma tells what else its subject does, whose own verb is due: "A neighbour, recalling
    what he heard, | said …"."""
    return verb.words[verb.found.start - 1] == "," and gerund(verb.sentence, verb.found, verb.wording)


def _reports_it(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether nothing but its subject, with a name or a noun for a body, closes the sentence behind that later verb: "said
    that talks go on|, reports the Courier"."""
    words, at = sentence.words, other.end
    end = len(words) - (words[-1] in FINAL)
    while at < end and (words[at] in _MARKS or (words[at] in wording.determiners and words[at] not in wording.prepositions)):
        at += 1
    if not at < end <= at + _RIVAL or any(word in _SIGNS for word in words[at:end]):
        return False
    first = words[at]
    if first in wording.prepositions or first in wording.pronouns or wording.speech.verb_final:
        return False
    return first == QUOTED or sentence.capital[at] or wording.is_body(first) or first in wording.papers


def _says_more(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether that later verb opens a statement of its own: a clause or quotation follows it at once."""
    words, at = sentence.words, other.end
    while at < len(words) and (at == other.particle or words[at] in wording.adverbs or words[at] in (",", ":")):
        at += other.size if at == other.particle else 1  # "und fügte hinzu, dass …"
    if at < len(words) and words[at] in wording.agents:
        at = noun_end(sentence, at + 1, wording)  # "asked whether it was safe, and was told by Vaudrin that …"
    if at < len(words) and (words[at] in wording.opens_clause or words[at] == QUOTED):
        return True
    return wording.speech.inverts and words[other.start - 1] in wording.joiners and owns_quotation(sentence, other)
