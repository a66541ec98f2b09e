"""What does each sentence attribute, to which words of it? From cues to stretches said and the place of their source.

Three ways are looked for, in reading order, and only the outermost is kept: a phrase that names the source ("according
to Vaudrin", `sourcing.py`), what stands before a verb of speech and its subject ("…, said Vaudrin", `preceding.py`), and
what stands behind it ("Vaudrin said that …", `governing.py`). The verb's table entry says what it may govern.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import ASIDE, Subject, aside_end, clause_start
from depeche.recording.grammar.cues import Found, cues, phrase_at
from depeche.recording.grammar.inversion import past_day, subject_behind
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.grammar.subjects import gerund, main_subject, shared_subject, subject
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.beside import after_colon, beside_quotation
from depeche.recording.speech.cited import with_the_words, words_given
from depeche.recording.speech.closing_verbs import verb_final
from depeche.recording.speech.governing import WINDOW, governed
from depeche.recording.speech.passives import agent, is_passive, read_in
from depeche.recording.speech.pointing import pointing_back
from depeche.recording.speech.preceding import beside_start, inside_clause, said_before, verb_is_due
from depeche.recording.speech.sourcing import is_impersonal, named_source
from depeche.recording.speech.speech_nouns import of_noun
from depeche.recording.speech.turned import in_relative, main_behind, object_first, relative_end
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.wording import Wording

_AHEAD = 16  # cues behind a verb that may cut off what it governs
_ANONYMOUS = 5  # items behind a verb in which what it asks for may stand
_WEAK = frozenset({"object", "infinitive"})
_SOURCELESS = frozenset({"bare", "beside"})


def attributions(sentence: Sentence, wording: Wording) -> list[Attribution]:
    """The attributions of one sentence in order. Linear in its length."""
    if not sentence.quoted and wording.triggers.isdisjoint(sentence.words):
        return []
    made: list[Attribution] = []
    back = pointing_back(sentence, wording)
    if back is not None:
        return [back]
    found_here = list(cues(sentence, wording))
    if found_here and not wording.anonymity.keys().isdisjoint(sentence.words):
        found_here = [found for found in found_here if not _stays_unnamed(sentence, found, wording)]
    answer = _answer(sentence, found_here, wording)
    if answer:
        found_here = [found for found in found_here if found.start > answer]
    named = named_source(sentence, wording)
    if named is not None and _only_reports(sentence, named, found_here, wording):
        named = None
    if named is not None and not any(f.end <= named.cue[0] for f in found_here if not f.cue.noun):
        return [named]
    if named is not None and named.manner == "source":  # "…, no entender de Vaudrin"
        found_here = [found for found in found_here if not named.cue[0] < found.start < named.cue[1]]
    used = 0
    for number, found in enumerate(found_here):
        if made and _is_weak(sentence, made[-1], wording) and _says_all(sentence, found, wording):
            made.clear()  # "The finds related to the fire, Vaudrin said.": what ends the sentence governs all of it
            used = 0
        if found.start < used:
            nearer = _nearer(sentence, found, made, wording)
            if nearer is not None:
                made[-1] = nearer  # "Vaudrin was cross: “…”, she wrote to Brandt": who stands behind it said it
            continue
        one = _attributed(sentence, found, found_here[number + 1 : number + _AHEAD], wording, used, made)
        if one is None:
            continue
        made.append(one)
        used = max([used, found.end, *(end for _, end in one.said)])
        used += used == found.particle  # it closes that clause
    if named is not None and (
        not made or (named.manner == "source" and all(_of_nobody(sentence, one, wording) for one in made))
    ):
        return [named]  # "The crews want to remember the victims, according to Vaudrin."
    if not made:
        told = with_the_words(sentence, wording)
        return [told] if told is not None else after_colon(sentence, wording) or beside_quotation(sentence, wording)
    tail = _tail(sentence, named, made, wording)
    if tail is not None:
        made.append(tail)
    if sentence.words[0] == QUOTED and not any(start == 0 for one in made for start, _ in one.said):
        return [*beside_quotation(sentence, wording), *made]
    return made


def _answer(sentence: Sentence, found_here: Sequence[Found], wording: Wording) -> int:
    """The comma behind what a source was asked, where its sentence opens with that: "Asked whether he would call the council
    |, Vaudrin said …"; 0 where it does not."""
    asked = phrase_at(sentence, 0, wording.asked)
    if not asked:
        return 0
    words = sentence.words
    for found in found_here:
        if not found.cue.noun and "," in words[asked : found.start]:
            return next(at for at in range(found.start - 1, asked - 1, -1) if words[at] == ",")
    return 0


def _is_weak(sentence: Sentence, one: Attribution, wording: Wording) -> bool:
    """Whether a verb may say nothing after all: what follows is its mere object, or nobody who speaks stands before it
    ("un vent soutenu est attendu")."""
    if one.manner not in _SOURCELESS or one.source is None:
        return one.manner in _WEAK
    return not _named(sentence, one.source, wording)


def _of_nobody(sentence: Sentence, one: Attribution, wording: Wording) -> bool:
    """Whether a verb may say nothing, and its subject is nobody who is named: the sentence has its source elsewhere."""
    return _is_weak(sentence, one, wording) and not (one.source is not None and _named(sentence, one.source, wording))


def _named(sentence: Sentence, source: tuple[int, int], wording: Wording) -> bool:
    start, end = source
    return any(sentence.capital[max(start, 1) : end]) or wording.mean_somebody(sentence.words[start:end])


def _tail(
    sentence: Sentence, named: Attribution | None, made: Sequence[Attribution], wording: Wording
) -> Attribution | None:
    """The quotation right before ", so Vaudrin", where what stands before it is another's."""
    if named is None or named.source is None or sentence.words[named.cue[0]] not in wording.sources_tail:
        return None
    at = named.cue[0] - 1
    while at > 0 and sentence.words[at] in COMMAS:
        at -= 1
    if sentence.words[at] != QUOTED or any(start <= at < end for one in made for start, end in one.said):
        return None
    return Attribution(((at, at + 1),), "source", named.cue, None, named.source)


def _nearer(sentence: Sentence, found: Found, made: Sequence[Attribution], wording: Wording) -> Attribution | None:
    """The attribution that closes the sentence behind a quotation which a colon opened; None where none does."""
    words = sentence.words
    quotation = found.start - 1 - (words[found.start - 1] in COMMAS)
    if not made or made[-1].manner != "beside" or found.cue.noun or found.cue.silent or quotation < 2:
        return None
    if words[quotation] != QUOTED or words[quotation - 1] not in (":", "：") or (quotation, found.start) == made[-1].cue:
        return None
    source = read_in(sentence, found, wording) if is_impersonal(sentence, found, wording) else None
    behind = (source.start, source.end) if source is not None else subject_behind(sentence, found.end, wording)
    if behind is None or QUOTED in words[found.start : found.start + 2 * WINDOW]:
        return None
    return Attribution(((quotation, quotation + 1),), "before", (found.start, found.end), found.cue, behind)


def _joined(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether an "and" stands right before a verb, and no pronoun behind it."""
    words, at = sentence.words, found.start
    while at > 0 and words[at - 1] in wording.adverbs:
        at -= 1
    behind = words[found.end] if found.end < len(words) else ""
    if not at or words[at - 1] not in wording.joiners:
        return False
    return not (behind in wording.he or behind in wording.she or behind in wording.they)


def _says_all(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a verb of speech stands behind all that its sentence says."""
    if found.cue.noun or found.cue.silent or wording.speech.verb_final or "clause" not in found.cue.takes:
        return False
    who = subject(sentence, found, wording)
    if who is None or is_passive(sentence, found, wording) or gerund(sentence, found, wording):
        return False
    resume = who.end if who.after else found.end
    if resume < len(sentence.words) and sentence.words[resume] not in BREAKS:
        behind = past_day(sentence, resume, wording)  # "…, Vaudrin said Tuesday."
        if not behind and sentence.words[resume] in wording.prepositions and who.after:
            behind = aside_end(sentence, resume)  # "…, indique l'entreprise dans son rapport."
        if not behind or (behind < len(sentence.words) and sentence.words[behind] not in BREAKS):
            return False
    begin = min(who.clause, found.start) if not who.after else clause_start(sentence, found.start, wording)
    if not {sentence.words[begin], sentence.words[begin - 1]}.isdisjoint(wording.joiners):
        return False  # "…, and Brandt agreed": it says nothing of what stands before
    return said_before(sentence, found, who, beside_start(sentence, begin, 0), wording) is not None


def _attributed(
    sentence: Sentence, found: Found, later: Sequence[Found], wording: Wording, low: int, made: Sequence[Attribution]
) -> Attribution | None:
    words = sentence.words
    cue = found.cue
    span = (found.start, found.end)
    if cue.noun:
        return of_noun(sentence, found, later, wording)
    if wording.speech.verb_final:
        return verb_final(sentence, found, wording, low, made)
    if made and made[-1].manner == "before" and phrase_at(sentence, found.start, wording.asides):
        return None  # "…, said Vaudrin, citing the storm"
    anothers = words_given(sentence, found, later, wording)
    if anothers is not None:
        return anothers
    if found.start == 0 and not wording.speech.inverts:
        return None  # "Asked why, Vaudrin said …"
    if found.start == 0 and _condemned(sentence, found, wording):
        return None  # "Condenado el viernes, Ana Ruiz no recurrirá"
    if words[-1] == "?" and words[found.end : found.end + 1] == ["-"] and QUOTED not in words:
        return None  # "La maire dit-elle vrai ?": the paper asks
    if cue.act == "ask" and words[found.start - 1] in wording.opens_clause and not wording.speech.inverts:
        return None  # "…, Vaudrin said when asked whether …"
    if cue.act == "accuse" and words[found.start - 1] == "," and words[found.end : found.end + 1]:
        charged = words[found.end]
        if (charged in wording.prepositions or charged in wording.genitives) and charged not in wording.definite:
            return None  # "Tarrow, accused of fraud, said …"
    by = found.end
    while (
        words[found.start] in wording.cites
        and by < len(words)
        and (words[by] in wording.days or words[by] in wording.adverbs)
    ):
        by += 1  # "citado ontem pelo jornal"
    cited = words[found.start] in wording.cites and not wording.agents.isdisjoint(words[by : by + 1])
    if cited and words[found.start - 1] == ",":
        return None  # "Vaudrin, quoted by the Courier, said …"
    if words[found.start - 1] in wording.without:
        return None  # "sans préciser la date"
    negated = not wording.negations.isdisjoint(words[max(0, found.start - 4) : found.start])
    if negated and words[found.start - 1] in wording.negations and cue.act == "assert" and gerund(sentence, found, wording):
        return None  # "не уточнив дату"
    passive = is_passive(sentence, found, wording)
    joined = _joined(sentence, found, wording)  # "rejected it and said …": one subject for both
    if passive:
        who = agent(sentence, found, wording)
    elif joined and not wording.naming.naming.capitals:  # verbs come first: "… فيما قالت فودران": one of its own
        own = subject_behind(sentence, found.end, wording) if wording.speech.inverts or not made else None
        who = Subject(*own, found.start, True) if own is not None else None
    elif joined and not made:
        who = shared_subject(sentence, found, wording)
    else:
        who = None if joined and made else subject(sentence, found, wording, low)
    if cue.finds and not _finds_out(sentence, who, wording):
        return None  # "discovered that the door was open"
    if who is not None and who.after and not passive and words[who.start - 1] in wording.agents and words[0] != QUOTED:
        return None  # "after the launch confirmed by the Kremlin"
    if who is not None and who.after and verb_is_due(sentence, who, found.start - 1, wording):
        who = main_subject(sentence, found.start, wording)
    if is_impersonal(sentence, found, wording):
        who = read_in(sentence, found, wording)
        if who is not None and who.end - who.start == 1 and words[who.start] in wording.correlatives:
            return None  # "Z tego wynika, że …": a conclusion
    if who is not None and found.particle is not None and who.start < found.particle < who.end:
        who = Subject(who.start, found.particle, who.clause, who.after)  # "laat het bedrijf weten"
    source = (who.start, who.end) if who else None
    loose = joined and not passive
    begin = min(who.clause, found.start) if who and not who.after else clause_start(sentence, found.start, wording, low)
    begin = beside_start(sentence, begin, low)
    if passive and found.start > low and words[found.start - 1] == QUOTED and wording.speech.participles_close:
        quotation = ((found.start - 1, found.start),)  # "wird von der Stadt als „…“ bezeichnet"
        return Attribution(quotation, "before", span, cue, source, negated, passive)
    inside = inside_clause(sentence, found, who, wording)
    if inside is not None:
        return Attribution((inside,), "before", span, cue, source, negated, passive, loose)
    if low == 0 and (not cue.silent or _finds_out(sentence, who, wording) or _thinks(sentence, found, who, wording)):
        before = said_before(sentence, found, who, begin, wording)
        if before is not None:
            return Attribution(before, "before", span, cue, source, negated, passive, loose)
    resume = who.end if who and who.after else found.end
    behind = governed(sentence, found, resume, later, wording, who)
    fronted = None if passive else object_first(sentence, found, who, behind, wording)
    if fronted is not None:
        thing, source = fronted
        return Attribution((thing,), "object", span, cue, source, negated, passive, loose)
    speaks = cue.takes or all(one.cue.noun for one in later)  # "shook her head and protested:"
    if behind is None and words[-1] in (":", "：") and not cue.silent and len(words) - found.end <= ASIDE + 4 and speaks:
        return Attribution((), "beside", span, cue, source, negated, passive, loose)  # what is said follows
    if behind is not None:
        manner, said = behind
        if _inscribes(words, begin, said[0][0], source, wording):
            return None
        if found.start == 0 and manner == "object" and later and gerund(sentence, found, wording):
            return None  # "Отвечая на вопрос, Водрен сказала, что …"
        if passive and source is None and manner == "object" and _tells_when(sentence, found.end, said[0][0], wording):
            return None  # "was promised for later this year", "condamné le 30 janvier pour le vol"
        if (
            manner == "that"
            and words[found.start - 1] in wording.infinitive_markers
            and not wording.speech.infinitive_endings
        ):
            aimless = who is None or who.end >= found.start - 1  # the subject of no auxiliary: "in talks | to determine"
            if aimless and not made and _questions(words, said[0][0], wording):
                return None  # "met them to discuss how best to work"
        unsaid = negated or not wording.negations.isdisjoint(words[found.end : said[0][0]])
        if unsaid and cue.act == "assert" and _questions(words, said[0][0], wording):
            return None  # "would not say when", "sagte nicht, ob …"
        if who is not None and in_relative(sentence, who, wording):
            said = tuple((start, relative_end(sentence, start, end, wording)) for start, end in said)
        main = main_behind(sentence, found, said[0], wording) if who is None and manner == "that" else None
        if main is not None:
            return Attribution(((said[0][0], main.start),), manner, span, cue, (main.start, main.end), negated)
        pointed = found.start == begin + 1 and words[begin] in wording.points_back  # "Lo dice sin rodeos: “…”"
        ahead = range(begin, found.start)
        alone = all(words[at] in wording.negations or words[at] in wording.auxiliaries for at in ahead)
        alone = alone or (
            wording.speech.comma_opens and all(words[at] in wording.adverbs for at in ahead)
        )  # "Azt mondta, …"
        dropped = wording.speech.pro_drop and (alone or pointed) and not (joined and made)  # "Non ha escluso che …"
        if source is None and not passive and not dropped:
            who = None if made else main_subject(sentence, found.start, wording)
            source = made[-1].source if made else (who.start, who.end) if who else None
            loose = made[-1].loose if made else True
            bare = manner in ("bare", "object", "infinitive")
            if source is None and not made and begin == 0 and bare and not is_impersonal(sentence, found, wording):
                return None  # an imperative, a headline, a noun that looks like a verb
        return Attribution(said, manner, span, cue, source, negated, passive, loose)
    return None


def _condemned(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a participle opens its sentence, told of the subject behind its comma."""
    words, endings = sentence.words, wording.speech.participle_endings
    if not (wording.speech.pro_drop and endings) or "object" not in found.cue.takes or not words[0].endswith(endings):
        return False
    comma = next((at for at in range(found.end, min(found.end + ASIDE, len(words) - 1)) if words[at] in BREAKS), 0)
    return bool(comma) and words[comma] == "," and not any(sentence.capital[found.end : comma])


def _inscribes(words: Sequence[str], begin: int, said: int, source: tuple[int, int] | None, wording: Wording) -> bool:
    """Whether what bears words is the subject of a verb, or stands beside it where nobody is: "Pe pancartă scria „…”"."""
    low, high = source or (begin, said)
    return not wording.inscriptions.isdisjoint(words[low:high])


def _tells_when(sentence: Sentence, after: int, start: int, wording: Wording) -> bool:
    """Whether what stands behind a verb in the passive is no object: it leads with a day or a preposition."""
    words = sentence.words
    if start > after or any(word.isdigit() for word in words[start : start + 2]):
        return True
    if words[start] not in wording.prepositions or words[start] in wording.determiners:
        return False
    return not (words[start] in wording.topics or words[start] in wording.genitives) or words[start + 1] in wording.adverbs


def _finds_out(sentence: Sentence, who: Subject | None, wording: Wording) -> bool:
    """Whether a study, a body or those who make it up are the subject, so that what its verb shows it says: "…, shows a
    study by Ana Ruiz", "the court found that …"."""
    words = sentence.words[who.start : who.end] if who is not None else ()
    return any(word in wording.inquiries or word in wording.collectives or wording.is_body(word) for word in words)


def _thinks(sentence: Sentence, found: Found, who: Subject | None, wording: Wording) -> bool:
    """Whether a verb for a thought and somebody named close a sentence behind its comma, as verbs of speech do: "The quay
    stays shut, fears Vaudrin.", "– It stays shut, fears Vaudrin."; not "Wenn es regnet, hofft Vaudrin"."""
    words = sentence.words
    if who is None or not who.after or not found.start or words[found.start - 1] != ",":
        return False
    total = len(words) - (words[-1] in FINAL)
    quoted = words[0] in DASHES and words[1] == QUOTED
    named = any(sentence.capital[who.start : who.end])
    named = named or (quoted and (words[who.start] in wording.he or words[who.start] in wording.she))
    if who.end < total or found.particle is not None or not named:
        return False
    opens = words[0] in wording.opens_clause or words[0] in wording.conjunctions or words[0] in wording.prepositions
    return not opens and (quoted or QUOTED not in words)


def _questions(words: Sequence[str], start: int, wording: Wording) -> bool:
    """Whether the clause from there on, or the one that the word before it opens, is a question."""
    enclitic = start + 1 < len(words) and words[start + 1] in wording.question_enclitics  # "безопасен ли паром"
    return enclitic or asks(words[start], wording) or (start > 0 and asks(words[start - 1], wording))


def asks(word: str, wording: Wording) -> bool:
    """Whether a clause that begins with that word is a question."""
    return word in wording.opens_clause and word not in wording.complementizers


def _only_reports(sentence: Sentence, named: Attribution, found_here: Sequence[Found], wording: Wording) -> bool:
    """Whether a source that is nobody only tells what somebody who is named said: "According to leaked comments, Vaudrin
    said …"."""
    if named.source is None or not named.said:
        return False
    start, end = named.source
    source = range(start, end)
    if any(sentence.capital[at] for at in source) or wording.mean_somebody(sentence.words[start:end]):
        return False
    low, high = named.said[0]
    for found in found_here:
        at = found.start - 1
        while at > low and sentence.words[at] in wording.auxiliaries:
            at -= 1
        if low <= at and found.start < high and sentence.capital[at] and "clause" in found.cue.takes and not found.cue.noun:
            return True
    return False


def _stays_unnamed(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether that verb only tells that its source wants no name in print: "who asked not to be named"."""
    known, total = wording.anonymity, len(sentence.words)
    if phrase_at(sentence, found.start, known):
        return True  # "der nicht genannt werden wollte"
    if found.cue.act == "assert":
        return False  # "said on condition of anonymity that …"
    ahead = range(found.end, min(found.end + _ANONYMOUS, total))
    behind = range(max(found.start - 2, 0), found.start)  # "der um Anonymität bat"
    return any(phrase_at(sentence, at, known) for near in (ahead, behind) for at in near)
