"""What does a verb of speech govern behind itself, and up to where? A clause, a quotation, an infinitive, an object.

"Vaudrin said that …", "Vaudrin a promis de …", „Vaudrin sagte, die Fähre fahre“: the table of the verb says what it takes,
the words behind it say which of these is there. All looks ahead are bounded, so a sentence is read in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import ASIDE, Subject
from depeche.recording.grammar.cues import Found, phrase_at
from depeche.recording.grammar.inversion import past_day
from depeche.recording.grammar.noun_phrases import BREAKS, adverb_at, noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.grammar.subjects import possessive
from depeche.recording.speech.attributed import Manner
from depeche.recording.speech.reach import owns_quotation, to_end
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_SIGNS = FINAL | {QUOTED, ":", "：", ";", ")", "—", "–"}  # at which the search for what opens a clause has to look
_LEADING = 3  # items up to a participle that opens its sentence: "Besonders kritisiert wird …"
_URGING = frozenset({"demand", "ask"})
_ADDRESSED = 5  # items of somebody who is urged or asked, before an infinitive
_SUBJECT = 5  # items of a clause up to its verb, at most, where nothing but its ending tells that it is reported
_ENCLITIC = 4  # items from a verb to the one that makes a question of its clause
_NOUNLESS = 3  # items of an object that is no noun: "das etwas anders"
_FUSED = 8  # letters of an infinitive with its marker inside
WINDOW = 26  # items between a verb of speech and the "that" which opens its clause

_AS = 5  # items of a phrase that opens a clause of a source, at most
_THING = 4  # items of an object, from which on a "que" tells of it

_STOPS = frozenset("，。；！？")  # behind a quotation that is all that is said


def governed(
    sentence: Sentence, found: Found, resume: int, later: Sequence[Found], wording: Wording, who: Subject | None
) -> tuple[Manner, tuple[tuple[int, int], ...]] | None:
    words, total = sentence.words, len(sentence.words)
    cue = found.cue
    at = found.end
    limit = min(total, at + WINDOW)
    opening = _opening(sentence, found, limit, resume, later, wording)
    if opening is not None:
        manner, start = opening
        if manner == "beside" and cue.silent and "object" not in cue.takes:
            return None
        if manner == "that" and "clause" not in cue.takes and "object" not in cue.takes:
            return None
        return manner, (to_end(sentence, start, found, later, wording, clause=manner == "that"),)
    while resume < total:
        if resume == found.particle:  # "fügte sie hinzu, …": it is the verb's, not said
            resume += found.size
        elif "infinitive" in cue.takes and _marked(sentence, resume, wording):
            break  # "promised to close the port and to sell the ferry"
        elif adverb_at(words, resume, wording) or words[resume] == ")":
            resume = past_day(sentence, resume, wording) or resume + 1
        else:
            break
    if resume >= total:
        return None
    if "infinitive" in cue.takes:
        for start in range(resume, min(total, resume + ASIDE)):
            if _marked(sentence, start, wording):
                near = start - resume < _ADDRESSED and QUOTED not in words[resume:start]
                called = words[found.end - 1] in wording.prepositions  # "called for the port to be closed"
                near = near and not called and (start == resume or cue.act != "expect")
                far = min(start + WINDOW, total)
                more = next((at for at in range(start + 1, far) if words[at] in wording.joiners), far)
                closes = wording.speech.participles_close and wording.infinitive_markers.isdisjoint(words[start + 1 : more])
                begin = start if near and not closes else resume  # "beloofde de kade te herstellen"
                if found.particle is not None and begin <= found.particle < start:
                    begin = found.particle + found.size  # "riep de stad op de kade te herstellen"
                return "infinitive", (to_end(sentence, begin, found, later, wording),)
            if words[start] in BREAKS and words[start] != QUOTED:
                break
    behind = found.particle + found.size if found.particle is not None else total
    if "infinitive" in cue.takes and behind < total:  # "schlug am Montag vor, … zu verkaufen"
        infinitive = closing_infinitive(sentence, behind, wording)
        if infinitive is not None:
            return "infinitive", (to_end(sentence, infinitive, found, later, wording),)
    if words[resume] in BREAKS and words[resume] != QUOTED:
        infinitive = closing_infinitive(sentence, resume, wording) if _promises(found, wording) else None
        if infinitive is not None:
            return "infinitive", (to_end(sentence, infinitive, found, later, wording),)
        ended = resume == behind and "clause" in cue.takes and resume + 2 < total and words[resume + 1] != QUOTED
        if wording.speech.comma_opens and words[resume] == "，" and _closes(sentence, resume + 1):
            return "beside", ((resume + 1, resume + 2),)
        opens = wording.speech.comma_opens and not cue.that_only and _may_open(sentence, found, resume + 1, wording)
        if words[resume] in (",", "，") and (opens or ended or reported(sentence, resume + 1, wording)):
            return "bare", (to_end(sentence, resume + 1, found, later, wording),)
        return None
    if (
        wording.speech.bare_needs_mood
        and "clause" in cue.takes
        and (
            words[resume] in wording.prepositions
            or words[resume] in wording.oblique
            or sentence.capital[resume]
            or (who is not None and not who.after and _told_to(words[resume], wording))
        )
    ):
        late = _behind_circumstances(sentence, resume, wording)
        if late is not None:
            manner, start = late
            return manner, (to_end(sentence, start, found, later, wording),)
    closed = (
        wording.speech.participles_close and found.start > _LEADING and words[resume] in wording.auxiliaries
    )  # "die er gefordert hat, …"
    if (
        "clause" in cue.takes
        and not (cue.silent or cue.that_only)
        and not wording.speech.bare_needs_mood
        and words[resume] in wording.prepositions
    ):
        day = past_day(sentence, resume, wording)  # "said on Tuesday the pier was closed"
        if day and day < total - 2 and (words[day] in wording.determiners or words[day] in wording.pronouns):
            return "bare", (to_end(sentence, day, found, later, wording),)
    if words[at] in wording.agents and words[at] not in wording.genitives:
        return None  # "the tariffs announced by Vaudrin"
    if "object" in cue.takes and not closed and words[resume] not in wording.joiners:
        led = words[resume] in wording.determiners and resume + 1 < total
        attribute = led and words[resume + 1] in wording.prepositions  # "lehnt das am Montag gemachte Angebot ab"
        day = past_day(sentence, resume, wording) if not attribute else 0
        if 0 < day < total - 1 and words[day] not in BREAKS and words[day] not in wording.joiners:
            resume = day  # "reclamó el lunes mejores salarios"
        bare = _bare_infinitive(sentence, resume, cue.act in _URGING, wording)
        if bare:
            return "infinitive", (to_end(sentence, bare, found, later, wording),)
        start, end = to_end(sentence, resume, found, later, wording, thing=True)
        alone = end - start == 1 and words[start].isalpha() and not sentence.capital[start]  # "respondió enseguida"
        alone = alone and cue.act == "assert"
        if alone and wording.speech.inverts and not wording.nouns_capitalised:
            return None
        if wording.nouns_capitalised and _no_noun(sentence, start, end, wording):
            return None  # "sieht das anders"
        tells = words[at if words[at] in wording.prepositions and resume != day else start : end]
        if cue.act == "assert" and found.particle is None and _circumstances(tells, wording):
            return None  # "spoke on Monday in Bree", "spoke to the Courier"
        return "object", ((start, end),)
    mood = not wording.speech.bare_needs_mood or reported(sentence, resume, wording)
    opened = words[at - 1] in wording.complementizers or (at - found.start > 1 and words[at - 1] in wording.prepositions)
    told = opened or not (cue.that_only or wording.speech.that_needed) or QUOTED in words[resume : resume + 2 * WINDOW]
    if "clause" in cue.takes and not cue.silent and mood and told:
        if (who is not None and who.after) or not words[resume][0].isalnum() or words[resume] in wording.joiners:
            return None  # "The museum shows “The Old Man”"
        if wording.speech.inverts and _only_named(sentence, resume, wording):
            return None  # "Contento si è detto Jonas Brandt."
        start = resume
        if cue.addressed:
            start = min(noun_end(sentence, resume, wording), resume + 2)
            if start > resume + 1 and words[start - 1] in wording.pronouns:
                start -= 1  # "told supporters he would go"
        return ("bare", (to_end(sentence, start, found, later, wording),)) if total - start > 2 else None
    return None


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


def _told_to(word: str, wording: Wording) -> bool:
    """Whether an article behind a verb and its subject can open only whom it is told: "Vaudrin sagte | der Hafenpost, …"."""
    return word in wording.nominatives and word not in wording.accusatives


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
    """Whether an object is but a "this" and an adverb, in a language whose nouns have capitals."""
    short = 0 < end - start <= _NOUNLESS and sentence.words[start] in wording.determiners
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


def _marked(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether an infinitive comes behind its marker at item `at`."""
    return sentence.words[at] in wording.infinitive_markers and _infinitive(sentence, at + 1, wording)


def _infinitive(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether an infinitive comes behind its marker, at once or behind a pronoun or negation."""
    endings = wording.speech.infinitive_endings
    if at < len(sentence.words) and sentence.words[at].isdigit():
        return False  # "pleaded guilty to 14 counts"
    near = range(at, min(at + 2, len(sentence.words)))
    if wording.nouns_capitalised and any(
        sentence.capital[one] or sentence.words[one] in wording.determiners for one in near[:1]
    ):
        return False  # "zu den Vorfällen"
    return not endings or any(len(sentence.words[one]) > 2 and sentence.words[one].endswith(endings) for one in near)


def _opening(
    sentence: Sentence, found: Found, limit: int, resume: int, later: Sequence[Found], wording: Wording
) -> tuple[Manner, int] | None:
    """The "that", the colon or the quotation which opens what is said, behind its verb; and its item."""
    words, at = sentence.words, found.end
    circumstances = at < len(words) and words[at] in wording.prepositions
    circumstances = circumstances and words[at] not in wording.genitives and words[at] not in wording.topics
    if circumstances:  # "said in a statement posted online that"
        texts = (wording.documents, wording.utterances)
        later = [one for one in later if one.cue.noun or not any(words[one.start - 1] in known for known in texts)]
    ahead = (one for one in later if not (one.cue.noun and circumstances))  # "said in a statement that"
    next_cue = next((one.start for one in ahead), limit)
    other = next((one for one in later if not one.cue.noun), None)  # the verb that comes next
    start, beyond = at, False
    by = at < len(words) and words[at] in wording.agents and words[at] not in wording.genitives
    behind = _past_aside(sentence, at, limit, wording)
    if behind and "clause" in found.cue.takes:
        return "that", behind
    while at < limit:
        word = words[at]
        if word not in wording.clause_words and word not in _SIGNS:  # as most are
            if other is not None and at > other.start:
                return None
            at += 1
            continue
        if by and at > start and words[at - 1] == "," and (word in wording.relatives or word in wording.comma_relatives):
            return None  # "was rejected by Vaudrin, | who said …"
        if word == QUOTED:
            led = "object" in found.cue.takes and not found.cue.addressed and _opens_noun(sentence, start, found, wording)
            near = at - start <= 2 and not led and not _predicates(words[start:at], wording)
            near = near and (wording.speech.inverts or wording.pronouns.isdisjoint(words[start:at]))  # "said he felt “…”"
            alone = at == start or words[at - 1] in (",", ":", "،", "，", "：") or near
            return ("beside", at) if alone else None
        if word == ":" and _inside_number(sentence, at):
            at += 1
            continue
        if word == ":" or word == "：":
            if other is not None and other.start > at and _begins(sentence, at + 1, other, wording):
                return None  # "Vaudrin kritisierte das: So sagte Brandt: „…“"
            if other is not None and at > other.start and owns_quotation(sentence, other, wording):
                return None  # "Preguntado por la venta, Vaudrin respondió: «…»"
            return ("beside", at + 1) if at + 1 < len(words) else None
        size = phrase_at(sentence, at, wording.complementizers) if word in wording.complementizers else 0
        if size and at > start and words[at - 1] in wording.conjoined:
            at += size  # "rappelle le rang de la ville en tant que premier port"
            continue
        if size and at <= next_cue and not beyond:
            if (
                word in wording.comma_relatives
                and at - resume > 1
                and _tells_of_a_thing(sentence, found, resume, at, wording)
            ):
                return None
            return "that", at + size
        if word in wording.question_enclitics and words[at - 2] == "," and at - start <= _ENCLITIC:
            return "that", at - 1
        names = words[found.start] in wording.naming_verbs  # "classificou a venda como “um erro”"
        far = words[at - 1] == "," and not (at - start > 3 and word in wording.as_words)  # "…, wie die Feier zeigt"
        opens = at == start or far or (at - start <= 3 and not names)
        if word in wording.opens_clause and not (size or beyond) and at <= next_cue and opens:
            return "that", at
        if word in FINAL or word in (";", "—", "–") or (other is not None and at > other.start):
            return None
        if word == ")" and "(" not in words[start:at]:
            return None  # "(Vaudrin said so): …"
        if word in wording.auxiliaries and at > start and not (found.cue.addressed and possessive(words, at, wording)):
            beyond = True  # a clause has begun without its "that": a later one belongs to it
        at += 1
    return None


def _past_aside(sentence: Sentence, comma: int, limit: int, wording: Wording) -> int:
    """Where a clause begins behind its "that", which an aside between commas parts from the verb: "said, after hearing from
    Brandt, that | the quay was safe"; 0: none does."""
    words = sentence.words
    if words[comma : comma + 1] != [","] or comma + 1 >= limit:
        return 0
    led = words[comma + 1]
    if phrase_at(sentence, comma + 1, wording.complementizers):
        return 0  # "sagte, | dass er sicher sei, dass …"
    if not (led in wording.prepositions or led in wording.opens_clause or led in wording.as_words or led in wording.adverbs):
        return 0
    for at in range(comma + 2, limit - 1):
        if words[at] == "," or words[at] in _SIGNS:
            size = phrase_at(sentence, at + 1, wording.complementizers) if words[at] == "," else 0
            return at + 1 + size if size and words[at - 1] not in wording.cues else 0  # not "glaubt, wenn wir wissen, dass"
    return 0


def _tells_of_a_thing(sentence: Sentence, found: Found, start: int, at: int, wording: Wording) -> bool:
    """Whether a "que" opens no reported clause, but tells more of an object that stands between the verb and it: "avalia | a
    venda do porto, que …", "falou | e preferiu o silêncio, que …"."""
    words = sentence.words
    first = words[start]
    last = words[found.end - 1]
    opened = found.end - found.start > 1 and last in wording.prepositions and last not in wording.reflexives
    which = words[at - 1] in wording.determiners and (words[at - 2] == "," or _source_before(sentence, start, at, wording))
    if opened or first in wording.joiners or which:
        return True  # ", lo que …", "de acordo com o que …"
    if words[at - 1] == "," and any(_source_at(sentence, one, wording) for one in range(start, at)):
        return True  # "continuará fechada, segundo Vaudrin, | que dirige o porto"
    if not first[0].isalpha() or found.cue.addressed or past_day(sentence, start, wording):
        return False
    if any(map(wording.names_a_person, words[start:at])) or any(sentence.capital[start:at]):
        return False  # somebody to whom or by whom it is told
    if first in wording.determiners and first not in wording.prepositions:
        return "object" in found.cue.takes and (words[at - 1] == "," or at - start >= _THING)
    return words[at - 1] == "," and first not in wording.prepositions and first not in wording.adverbs


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


def _predicates(words: Sequence[str], wording: Wording) -> bool:
    """Whether a word before a quotation is a verb whose predicate it is: "said she was “very happy”"."""
    return any(word in wording.auxiliaries or word in wording.copulas for word in words)


def _begins(sentence: Sentence, start: int, other: Found, wording: Wording) -> bool:
    """Whether that later verb is the first of what stands from `start` on, and has a quotation of its own."""
    words = sentence.words
    light = all(words[at] in wording.adverbs or words[at] in wording.as_words for at in range(start, other.start))
    return light and owns_quotation(sentence, other, wording)


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
    """Where an infinitive begins that a comma opens and its verb closes: ", das Schiff zu verkaufen"."""
    words = sentence.words
    if words[comma] != ",":
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
