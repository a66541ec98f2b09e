"""What does each sentence attribute, to which words of it? From cues to stretches said and the place of their source.

Three ways are looked for, in reading order, and only the outermost is kept: a phrase that names the source ("according
to Vaudrin", `sourcing.py`), what stands before a verb of speech and its subject ("…, said Vaudrin"), and what stands
behind it ("Vaudrin said that …", `governing.py`). The verb's table entry says what it may govern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.recording.attributed import ASIDE, COMMAS, FINAL, LEAD, Attribution
from depeche.recording.closing_verbs import verb_final
from depeche.recording.cues import Found, cue_at, cues, phrase_at
from depeche.recording.governing import WINDOW, governed, reported
from depeche.recording.noun_phrases import BREAKS, noun_end
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.sourcing import after_colon, aside_end, beside_quotation, is_impersonal, named_source, pointing_back
from depeche.recording.speech_nouns import of_noun
from depeche.recording.subjects import (
    Subject,
    clause_start,
    gerund,
    main_subject,
    past_day,
    shared_subject,
    subject,
    subject_behind,
)
from depeche.recording.turned import in_relative, object_first, relative_end
from depeche.recording.wording import Wording

_AHEAD = 16  # cues behind a verb that may cut off what it governs
_FORETELLS = frozenset({"warn", "promise"})  # "It could sink, warned Vaudrin."
_COMPLAINS = frozenset({"accuse", "praise"})
_CLAUSE = 4  # items of a clause before its verb of speech, at least
_ANONYMOUS = 5  # items behind a verb in which what it asks for may stand
_DASHES = frozenset({"-", "–", "—"})
_WEAK = frozenset({"object", "infinitive"})
_MARKS = COMMAS | FINAL | {":", "："}


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
    named = named_source(sentence, wording)
    if named is not None and not any(f.end <= named.cue[0] for f in found_here if not f.cue.noun):
        return [named]
    used = 0
    for number, found in enumerate(found_here):
        if made and made[-1].manner in _WEAK and _says_all(sentence, found, wording):
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
    if not made and named is not None:
        return [named]
    if not made:
        return after_colon(sentence, wording) or beside_quotation(sentence)
    tail = _tail(sentence, named, made, wording)
    if tail is not None:
        made.append(tail)
    if sentence.words[0] == QUOTED and not any(start == 0 for one in made for start, _ in one.said):
        return [*beside_quotation(sentence), *made]
    return made


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
    source = _read_in(sentence, found, wording) if is_impersonal(sentence, found, wording) else None
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
    if who is None or _passive(sentence, found, wording) or gerund(sentence, found, wording):
        return False
    resume = who.end if who.after else found.end
    if resume < len(sentence.words) and sentence.words[resume] not in BREAKS:
        return False
    begin = min(who.clause, found.start) if not who.after else clause_start(sentence, found.start, wording)
    if not {sentence.words[begin], sentence.words[begin - 1]}.isdisjoint(wording.joiners):
        return False  # "…, and Brandt agreed": it says nothing of what stands before
    return _before(sentence, found, who, _beside_start(sentence, begin, 0), wording) is not None


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
    if found.start == 0 and not wording.speech.inverts:
        return None  # "Asked why, Vaudrin said …"
    if cue.act == "ask" and words[found.start - 1] in wording.opens_clause and not wording.speech.inverts:
        return None  # "…, Vaudrin said when asked whether …"
    cited = words[found.start] in wording.cites and not wording.agents.isdisjoint(words[found.end : found.end + 1])
    if cited and words[found.start - 1] == ",":
        return None  # "Vaudrin, quoted by the Courier, said …"
    negated = not wording.negations.isdisjoint(words[max(0, found.start - 4) : found.start])
    passive = _passive(sentence, found, wording)
    joined = _joined(sentence, found, wording)  # "rejected it and said …": one subject for both
    if passive:
        who = _agent(sentence, found, wording)
    elif joined and not made and wording.naming.naming.capitals:
        who = shared_subject(sentence, found, wording)
    else:
        who = None if joined and made else subject(sentence, found, wording, low)
    if who is not None and who.after and _verb_is_due(sentence, who, found.start - 1, wording):
        who = main_subject(sentence, found.start, wording)
    if is_impersonal(sentence, found, wording):
        who = _read_in(sentence, found, wording)
    if who is not None and found.particle is not None and who.start < found.particle < who.end:
        who = replace(who, end=found.particle)  # "laat het bedrijf weten"
    source = (who.start, who.end) if who else None
    loose = joined and not passive
    begin = min(who.clause, found.start) if who and not who.after else clause_start(sentence, found.start, wording, low)
    begin = _beside_start(sentence, begin, low)
    if passive and found.start > low and words[found.start - 1] == QUOTED and wording.speech.participles_close:
        quotation = ((found.start - 1, found.start),)  # "wird von der Stadt als „…“ bezeichnet"
        return Attribution(quotation, "before", span, cue, source, negated, passive)
    inside = _inside_clause(sentence, found, who, wording)
    if inside is not None:
        return Attribution((inside,), "before", span, cue, source, negated, passive, loose)
    if low == 0 and not cue.silent:
        before = _before(sentence, found, who, begin, wording)
        if before is not None:
            return Attribution(before, "before", span, cue, source, negated, passive, loose)
    resume = who.end if who and who.after else found.end
    behind = governed(sentence, found, resume, later, wording, who)
    fronted = None if passive else object_first(sentence, found, who, behind, wording)
    if fronted is not None:
        thing, source = fronted
        return Attribution((thing,), "object", span, cue, source, negated, passive, loose)
    if behind is None and words[-1] in (":", "：") and not cue.silent and len(words) - found.end <= ASIDE + 4:
        return Attribution((), "beside", span, cue, source, negated, passive, loose)  # what is said follows
    if behind is not None:
        manner, said = behind
        if found.start == 0 and manner == "object" and later and gerund(sentence, found, wording):
            return None  # "Отвечая на вопрос, Водрен сказала, что …"
        unsaid = negated or not wording.negations.isdisjoint(words[found.end : said[0][0]])
        if unsaid and cue.act == "assert" and _questions(words, said[0][0], wording):
            return None  # "would not say when", "sagte nicht, ob …"
        if who is not None and in_relative(sentence, who, wording):
            said = tuple((start, relative_end(sentence, start, end, wording)) for start, end in said)
        if source is None and not passive and not (wording.speech.pro_drop and begin == found.start):
            who = None if made else main_subject(sentence, found.start, wording)
            source = made[-1].source if made else (who.start, who.end) if who else None
            loose = made[-1].loose if made else True
            if source is None and not made and begin == 0 and manner in ("bare", "object", "infinitive"):
                return None  # an imperative, a headline, a noun that looks like a verb
        return Attribution(said, manner, span, cue, source, negated, passive, loose)
    return None


def _questions(words: Sequence[str], start: int, wording: Wording) -> bool:
    """Whether the clause from there on, or the one that the word before it opens, is a question."""
    enclitic = start + 1 < len(words) and words[start + 1] in wording.question_enclitics  # "безопасен ли паром"
    return enclitic or asks(words[start], wording) or (start > 0 and asks(words[start - 1], wording))


def asks(word: str, wording: Wording) -> bool:
    """Whether a clause that begins with that word is a question."""
    return word in wording.opens_clause and word not in wording.complementizers


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


# ---------------------------------------------------------------- what stands before the verb


def _inside_clause(sentence: Sentence, found: Found, who: Subject | None, wording: Wording) -> tuple[int, int] | None:
    """The words between a subject and the verb that closes its clause, up to a quotation: "hat … von „…“ gesprochen"."""
    if who is None or who.after or found.cue.silent or not wording.speech.participles_close:
        return None
    if found.start - who.end > 2 * WINDOW:
        return None
    quoted = [at for at in range(who.end, found.start) if sentence.words[at] == QUOTED]
    return (quoted[0], quoted[-1] + 1) if quoted else None


def _beside_start(sentence: Sentence, begin: int, low: int) -> int:
    """Where the clause begins that a quotation stands before: its subject may hold an "and"."""
    words = sentence.words
    for at in range(begin, max(low, begin - ASIDE), -1):
        if words[at - 1] == QUOTED:
            return at
        if words[at - 1] in BREAKS:
            return at if words[at - 1] == "," and at > 1 and words[at - 2] == QUOTED else begin
    return begin


def _before(
    sentence: Sentence, found: Found, who: Subject | None, begin: int, wording: Wording
) -> tuple[tuple[int, int], ...] | None:
    """What is said before "…, said Vaudrin", with what goes on behind it."""
    words, total = sentence.words, len(sentence.words)
    edge = begin
    while edge > 0 and (words[edge - 1] in COMMAS or words[edge - 1] in FINAL):
        edge -= 1
    if edge == 0 or not (edge < begin or words[begin - 1] == QUOTED):
        return None
    if _verb_is_due(sentence, who, edge, wording):
        return None  # "Vaudrin, who called the works “urgent”, asked for money"
    quoted = words[edge - 1] == QUOTED
    if quoted and edge == begin and wording.speech.parts_quotations:
        return None  # В интервью «Вестнику» Водрен сказала
    if not quoted and not _may_close(sentence, found, who, edge, wording):
        return None
    behind = who.end if who and who.after else found.end
    if behind == found.particle:  # "…, räumte Vaudrin ein."
        behind += found.size
    resume = _resumed(sentence, behind, quoted, wording, told=found.cue.addressed)
    if resume is None:
        return None
    if quoted and begin > 0 and words[begin - 1] in _DASHES and not (resume < total and words[resume] in _DASHES):
        resume = _closing_dash(sentence, resume) or resume
    rest = resume
    while rest < total and words[rest] in _MARKS:
        rest += 1
    if not quoted and rest < total and (words[resume] in (":", "：") or words[rest] == QUOTED):
        return None  # "In the rain, Vaudrin said: …" is the other way round
    if not quoted and resume < total and words[resume] in (":", "："):
        return None
    lead = words[0] in wording.prepositions and edge <= LEAD and QUOTED not in words[:edge]
    if lead and rest < total and (words[resume] not in COMMAS or _said_behind(sentence, edge, rest, wording)):
        return None
    goes_on = not quoted or wording.speech.comma_opens  # “走。”沃德兰说，渡船星期一开。
    start = _behind_dateline(words, edge)
    if rest < total and (words[rest] == QUOTED or (words[resume] in COMMAS and goes_on)):
        more = words[rest] == QUOTED and rest + 2 < total and words[rest + 1] in COMMAS
        if more and cue_at(words, rest + 2, wording) is not None:
            total = rest + 1  # “…” —said Vaudrin— “…”, insisted the mayor
        while words[total - 1] in FINAL and words[total - 2] == QUOTED and total - 2 >= rest:
            total -= 1  # “…”, said Vaudrin, “…”.
        return (start, edge), (rest, total)
    return ((start, edge),)


def _verb_is_due(sentence: Sentence, who: Subject | None, edge: int, wording: Wording) -> bool:
    """Whether what stands before `edge` is a noun phrase with its relative clause, and nobody is behind the verb."""
    words = sentence.words
    comma = next((at for at in range(1, edge - 1) if words[at] == ","), 0)
    opened = words[comma + 1]
    if not comma or not (opened in wording.relatives or opened in wording.comma_relatives) or QUOTED in words[:comma]:
        return False
    if who is None or not who.after:
        return True
    behind = slice(who.start, who.end)
    return not any(sentence.capital[behind]) and not wording.mean_somebody(words[behind])


def _said_behind(sentence: Sentence, edge: int, rest: int, wording: Wording) -> bool:
    """Whether only what stands from `rest` on is in the mood of reported speech: "Darauf angesprochen, sagte er, sie …"."""
    before = any(word in wording.reported_verbs for word in sentence.words[:edge])
    return wording.speech.bare_needs_mood and not before and reported(sentence, rest, wording)


def _behind_dateline(words: Sequence[str], end: int) -> int:
    """Where the text of a report begins behind its place and agency: "BREE (AGL) – "."""
    for at in range(2, min(end - 1, LEAD)):
        if words[at] in _DASHES and words[at - 1] == ")":
            return at + 1
    return 0


def _closing_dash(sentence: Sentence, at: int) -> int:
    """The dash that ends an attribution between dashes, a quotation behind it; 0 where none comes soon."""
    words = sentence.words
    for dash in range(at, min(at + 2 * WINDOW, len(words) - 1)):
        if words[dash] == QUOTED:
            return dash - 1 if words[dash - 1] in _DASHES else dash
    return 0


def _may_close(sentence: Sentence, found: Found, who: Subject | None, edge: int, wording: Wording) -> bool:
    """Whether a verb may stand behind words that no marks show to be said: only one that says whole clauses may."""
    cue, speech = found.cue, wording.speech
    if "clause" not in cue.takes or gerund(sentence, found, wording):
        return False
    if _passive(sentence, found, wording):
        return False
    if speech.inverts and not (who.after if who is not None else speech.pro_drop):
        return False  # where a subject may follow, it does
    before = sentence.words[found.start - 1]
    if speech.inverts and (before in wording.prepositions or before in wording.infinitive_markers):
        return False  # "à titre d'essai"
    if "infinitive" in cue.takes and who is not None:
        named = any(sentence.capital[who.start : who.end]) or wording.mean_somebody(sentence.words[who.start : who.end])
        if not named or (found.end < len(sentence.words) and sentence.words[found.end] in wording.as_words):
            return False  # "…, présenté comme un des organisateurs"
    left = sentence.words[:edge]
    claims = any(word in wording.auxiliaries or word in wording.reported_verbs for word in left)
    opens = left[0] in wording.as_words or left[0] in wording.joiners
    behind = who.end if who is not None and who.after else found.end
    ends = behind >= len(sentence.words) or sentence.words[behind] in FINAL
    whole = len(left) >= _CLAUSE and left[0] not in wording.prepositions  # "Le pont coûte cher, a déploré Vaudrin."
    told = (
        cue.act in _FORETELLS or (cue.act in _COMPLAINS and whole) or not wording.reported_verbs.isdisjoint(left)
    )  # "Sie müsse gehen, forderte Vaudrin."
    if "infinitive" in cue.takes and cue.act != "assert" and not (told and ends):
        return False  # "In the evening, Vaudrin promised to …"
    return (claims or len(left) > LEAD or found.end < len(sentence.words) - 1) and not (opens and edge > LEAD)


def _resumed(sentence: Sentence, at: int, quoted: bool, wording: Wording, *, told: bool = False) -> int | None:
    """Where the attribution ends whose verb and subject end at item `at`; None where a clause follows that it governs.

    `told`: the verb says to whom: "…, Vaudrin told the Courier on Monday".
    """
    words, total = sentence.words, len(sentence.words)
    at = past_day(sentence, at, wording) or at if at < total else at
    if at >= total or words[at] in BREAKS:
        return at
    if quoted and words[at] not in wording.opens_clause:
        return aside_end(sentence, at)
    if any(word in wording.complementizers for word in words[at : at + WINDOW]):
        return None  # "On Monday, Vaudrin said in Bree that …"
    end = aside_end(sentence, at)
    light = words[at] in wording.prepositions or words[at] in wording.adverbs or words[at].isdigit()
    light = light or (told and (sentence.capital[at] or words[at] in wording.determiners))
    return end if light and end - at <= ASIDE and (end >= total or words[end] in BREAKS) else None


# ---------------------------------------------------------------- passives, phrases


def _passive(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """ "was told", "wurde mitgeteilt": who speaks is not the subject."""
    words = sentence.words
    at = found.start
    while at > 0 and (words[at - 1] in wording.adverbs or words[at - 1] in wording.negations):
        at -= 1
    if gerund(sentence, found, wording) or words[found.start] in wording.cites:
        return False  # "was quoted as saying"
    if wording.speech.participles_close:  # "wurde dem Berater vorgeworfen"
        begin = clause_start(sentence, found.start, wording)
        while begin > 0 and found.start - begin < WINDOW and words[begin - 1] == QUOTED:  # "wird als „…“ bezeichnet"
            begin = clause_start(sentence, begin - 1, wording)
        clause = [*words[begin : found.start], *words[found.end : found.end + 1]]  # "… beschrieben wurde"
        verb = words[found.end - 1]
        participle = "ge" in verb[:6] or verb.startswith(wording.speech.participle_prefixes)
        return participle and any(word in wording.passives for word in clause)
    if not at or words[at - 1] not in wording.passives:
        return False
    return not any(word in wording.reflexives for word in words[max(0, at - 3) : at - 1])


def _agent(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    words = sentence.words
    for at in range(found.end, min(len(words), found.end + ASIDE)):
        if words[at] in wording.agents:
            end = noun_end(sentence, at + 1, wording)
            return Subject(at + 1, end, found.start, True) if end > at + 1 else None
        if words[at] in BREAKS:
            break
    for at in range(found.start - 1, max(0, found.start - WINDOW), -1):  # "von der Opposition als „…“ bezeichnet"
        if words[at] in wording.agents and wording.speech.participles_close:
            end = min(noun_end(sentence, at + 1, wording), found.start)
            return Subject(at + 1, end, clause_start(sentence, at, wording)) if end > at + 1 else None
        if words[at] in BREAKS and words[at] != QUOTED:
            break
    return None


def _read_in(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    """The source of "heißt es in der Mitteilung", "In der Mitteilung heißt es": what its preposition governs."""
    words = sentence.words
    at = found.end
    while at < len(words) and words[at] in wording.adverbs and words[at] not in wording.prepositions:
        at += 1
    about = at < len(words) and words[at] in wording.agents  # "In dem Brief war von … die Rede"
    if at < len(words) and words[at] in wording.prepositions and not about:
        at += 1
    elif about or words[at - 1] not in wording.prepositions:
        end = min(noun_end(sentence, 1, wording), found.start) if words[0] in wording.prepositions else 0
        return Subject(1, end, 0) if end > 1 else None
    end = noun_end(sentence, at, wording)
    return Subject(at, end, found.start, True) if end > at else None
