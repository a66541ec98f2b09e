"""What does each sentence attribute, to which words of it? From cues to stretches said and the place of their source.

Three ways are looked for, in reading order, and only the outermost is kept: a phrase that names the source ("according
to Vaudrin"), what stands before a verb of speech and its subject ("…, said Vaudrin"), and what stands behind it ("Vaudrin
said that …"). The verb's table entry says what it may govern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from depeche.language.speech import Cue
from depeche.recording.cues import Found, cue_at, cues, phrase_at
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.subjects import BREAKS, Subject, clause_start, gerund, main_subject, noun_end, subject, subject_behind
from depeche.recording.wording import Wording

_COMMAS = frozenset({",", "،", "，", "、", "—", "–", "-", ";"})
_FINAL = frozenset({".", "!", "?", "…", "。", "！", "？"})
_WEAK = frozenset({"object", "infinitive"})
_WINDOW = 26  # items between a verb of speech and the "that" which opens its clause
_ASIDE = 12  # items that may follow ", said Vaudrin" in its sentence
_LEAD = 9  # items of an opening phrase that is not itself what is said ("On Monday, …")

Manner = Literal[
    "beside", "that", "bare", "infinitive", "object", "before", "source", "as", "back", "colon", "first", "guess"
]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Items said, as ranges of one sentence; the cue and the source, as ranges too. No source: the one before speaks on."""

    said: tuple[tuple[int, int], ...]
    manner: Manner
    cue: tuple[int, int]
    words: Cue | None
    source: tuple[int, int] | None
    negated: bool = False
    passive: bool = False


def attributions(sentence: Sentence, wording: Wording) -> list[Attribution]:
    """The attributions of one sentence in order. Linear in its length."""
    made: list[Attribution] = []
    back = _pointing_back(sentence, wording)
    if back is not None:
        return [back]
    found_here = list(cues(sentence, wording))
    named = _named_source(sentence, wording)
    if named is not None and not any(f.end <= named.cue[0] for f in found_here if not f.cue.noun):
        return [named]
    used = 0
    for number, found in enumerate(found_here):
        if made and made[-1].manner in _WEAK and _says_all(sentence, found, wording):
            made.clear()  # "The finds related to the fire, Vaudrin said.": what ends the sentence governs all of it
            used = 0
        if found.start < used:
            continue
        one = _attributed(sentence, found, found_here[number + 1 :], wording, used, made)
        if one is None:
            continue
        made.append(one)
        used = max([used, found.end, *(end for _, end in one.said)])
    if not made and named is not None:
        return [named]
    if not made:
        return _after_colon(sentence) or _beside_quotation(sentence)
    if sentence.words[0] == QUOTED and not any(start == 0 for one in made for start, _ in one.said):
        return [*_beside_quotation(sentence), *made]
    return made


def _joined(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether an "and" stands right before a verb, and no pronoun behind it."""
    words, at = sentence.words, found.start
    while at > 0 and words[at - 1] in wording.adverbs:
        at -= 1
    behind = words[found.end] if found.end < len(words) else ""
    return at > 0 and words[at - 1] in wording.joiners and behind not in wording.he | wording.she | wording.they


def _says_all(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a verb of speech stands behind all that its sentence says."""
    if found.cue.noun or found.cue.silent or wording.speech.verb_final or "clause" not in found.cue.takes:
        return False
    who = subject(sentence, found, wording)
    if who is None or _passive(sentence, found, wording) or gerund(sentence, found, wording):
        return False
    resume = who.end if who.after else found.end
    if resume < len(sentence) and sentence.words[resume] not in BREAKS:
        return False
    begin = min(who.clause, found.start) if not who.after else clause_start(sentence, found.start, wording)
    return _before(sentence, found, who, _beside_start(sentence, begin, 0), wording) is not None


def _attributed(
    sentence: Sentence, found: Found, later: Sequence[Found], wording: Wording, low: int, made: Sequence[Attribution]
) -> Attribution | None:
    words = sentence.words
    cue = found.cue
    span = (found.start, found.end)
    if cue.noun:
        return _of_noun(sentence, found, later, wording)
    if wording.speech.verb_final:
        return _verb_final(sentence, found, wording, low)
    if found.start == 0 and not wording.speech.inverts:
        return None  # "Asked why, Vaudrin said …"
    negated = any(word in wording.negations for word in words[max(0, found.start - 4) : found.start])
    passive = _passive(sentence, found, wording)
    joined = bool(made) and _joined(sentence, found, wording)  # "rejected it and said …": one subject for both
    who = _agent(sentence, found, wording) if passive else None if joined else subject(sentence, found, wording, low)
    source = (who.start, who.end) if who else None
    begin = min(who.clause, found.start) if who and not who.after else clause_start(sentence, found.start, wording, low)
    begin = _beside_start(sentence, begin, low)
    if low == 0 and not cue.silent:
        before = _before(sentence, found, who, begin, wording)
        if before is not None:
            return Attribution(before, "before", span, cue, source, negated, passive)
    resume = who.end if who and who.after else found.end
    behind = _behind(sentence, found, resume, later, wording, who)
    if behind is None and words[-1] in (":", "：") and not cue.silent and len(words) - found.end <= _ASIDE + 4:
        return Attribution((), "beside", span, cue, source, negated, passive)  # what is said follows
    if behind is not None:
        manner, said = behind
        if source is None and not passive and not (wording.speech.pro_drop and begin == found.start):
            who = None if made else main_subject(sentence, found.start, wording)
            source = made[-1].source if made else (who.start, who.end) if who else None
            if source is None and not made and begin == 0 and manner in ("bare", "object", "infinitive"):
                return None  # an imperative, a headline, a noun that looks like a verb
        return Attribution(said, manner, span, cue, source, negated, passive)
    return None


# ---------------------------------------------------------------- what stands before the verb


def _beside_start(sentence: Sentence, begin: int, low: int) -> int:
    """Where the clause begins that a quotation stands before: its subject may hold an "and"."""
    words = sentence.words
    for at in range(begin, max(low, begin - _ASIDE), -1):
        if words[at - 1] == QUOTED:
            return at
        if words[at - 1] in BREAKS:
            return at if words[at - 1] == "," and at > 1 and words[at - 2] == QUOTED else begin
    return begin


def _before(
    sentence: Sentence, found: Found, who: Subject | None, begin: int, wording: Wording
) -> tuple[tuple[int, int], ...] | None:
    """What is said before "…, said Vaudrin", with what goes on behind it."""
    words, total = sentence.words, len(sentence)
    if begin == 0:
        return None
    edge = begin
    while edge > 0 and (words[edge - 1] in _COMMAS or words[edge - 1] in _FINAL):
        edge -= 1
    touches = edge < begin or words[begin - 1] == QUOTED
    if edge == 0 or not touches:
        return None
    resume = who.end if who and who.after else found.end
    quoted_left = words[edge - 1] == QUOTED
    who_after = who is not None and who.after
    closes = resume >= total or words[resume] in BREAKS
    reach = words[resume : min(total, resume + _WINDOW)]
    if not closes and not quoted_left and any(word in wording.complementizers for word in reach):
        return None  # "On Monday, Vaudrin said in Bree that …"
    if not closes:
        if quoted_left and not _opens_clause(sentence, resume, wording):
            resume = _aside(sentence, resume)
            closes = True
        else:
            aside = _aside(sentence, resume)
            light = words[resume] in wording.prepositions or words[resume] in wording.adverbs or words[resume].isdigit()
            closes = light and aside - resume <= _ASIDE and (aside >= total or words[aside] in BREAKS)
            resume = aside if closes else resume
    if not closes:
        return None
    lead = words[0] in wording.prepositions and edge <= _LEAD and not any(w == QUOTED for w in words[:edge])
    rest = resume
    while rest < total and words[rest] in _COMMAS | _FINAL | {":"}:
        rest += 1
    if lead and rest < total and words[resume] not in _COMMAS:
        return None
    if rest < total and words[resume] in (":", QUOTED) and not quoted_left and not who_after:
        return None  # "It rained. Vaudrin said: …" is the other way round
    pieces = [(0, edge)]
    if rest < total and (words[rest] == QUOTED or words[resume] in _COMMAS):
        goes_on = words[rest] == QUOTED or not quoted_left
        if goes_on and not (words[rest] in wording.joiners and not quoted_left):
            pieces.append((rest, total))
    return tuple(pieces)


def _aside(sentence: Sentence, at: int) -> int:
    """Where the circumstances behind a verb end: at the next comma, quotation or end."""
    words, total = sentence.words, len(sentence)
    stop = min(total, at + _ASIDE + 1)
    while at < stop and words[at] not in BREAKS:
        at += 1
    return at


def _opens_clause(sentence: Sentence, at: int, wording: Wording) -> bool:
    return at < len(sentence) and sentence.words[at] in wording.opens_clause


# ---------------------------------------------------------------- what stands behind the verb


def _behind(
    sentence: Sentence, found: Found, resume: int, later: Sequence[Found], wording: Wording, who: Subject | None
) -> tuple[Manner, tuple[tuple[int, int], ...]] | None:
    words, total = sentence.words, len(sentence)
    cue = found.cue
    at = found.end
    limit = min(total, at + _WINDOW)
    opening = _opening(sentence, at, limit, later, wording)
    if opening is not None:
        manner, start = opening
        if manner == "beside" and cue.silent and "object" not in cue.takes:
            return None
        if manner == "that" and "clause" not in cue.takes and "object" not in cue.takes:
            return None
        return manner, (_to_end(sentence, start, found, later, wording, clause=True),)
    while resume < total and (words[resume] in wording.adverbs or words[resume] == ")"):
        resume += 1
    if resume >= total:
        return None
    if "infinitive" in cue.takes:
        for start in range(resume, min(total, resume + _ASIDE)):
            if words[start] in wording.infinitive_markers:
                return "infinitive", (_to_end(sentence, start if "object" in cue.takes else resume, found, later, wording),)
            if words[start] in BREAKS and words[start] != QUOTED:
                break
    if words[resume] in BREAKS and words[resume] != QUOTED:
        infinitive = _closing_infinitive(sentence, resume, wording) if "infinitive" in cue.takes else None
        if infinitive is not None:
            return "infinitive", (_to_end(sentence, infinitive, found, later, wording),)
        if words[resume] in (",", "，") and (wording.speech.comma_opens or _reported(sentence, resume + 1, wording)):
            return "bare", (_to_end(sentence, resume + 1, found, later, wording),)
        return None
    if "object" in cue.takes:
        return "object", (_to_end(sentence, resume, found, later, wording),)
    mood = not wording.speech.bare_needs_mood or _reported(sentence, resume, wording)
    if "clause" in cue.takes and not cue.silent and mood:
        if who is not None and who.after:
            return None
        start = resume
        if cue.addressed:
            start = min(noun_end(sentence, resume, wording), resume + 2)
        return ("bare", (_to_end(sentence, start, found, later, wording),)) if total - start > 2 else None
    return None


def _opening(
    sentence: Sentence, at: int, limit: int, later: Sequence[Found], wording: Wording
) -> tuple[Manner, int] | None:
    """The "that", the colon or the quotation which opens what is said, from `at` on; and its item."""
    words = sentence.words
    next_cue = later[0].start if later else limit
    start, beyond = at, False
    while at < limit:
        word = words[at]
        if word == QUOTED:
            alone = at == start or words[at - 1] in ("," , ":", "،", "，", "：") or at - start <= 2
            return ("beside", at) if alone else None
        if word == ":" or word == "：":
            return ("beside", at + 1) if at + 1 < len(words) else None
        size = phrase_at(sentence, at, wording.complementizers)
        if size and at <= next_cue and not beyond:
            return "that", at + size
        if word in wording.opens_clause and not size and at <= next_cue and (at - start <= 3 or words[at - 1] == ","):
            return "that", at
        if word in _FINAL or word in (";", "—", "–") or (at > next_cue):
            return None
        if word in wording.auxiliaries and at > start:
            beyond = True  # a clause has begun without its "that": a later one belongs to it
        at += 1
    return None


def _closing_infinitive(sentence: Sentence, comma: int, wording: Wording) -> int | None:
    """Where an infinitive begins that a comma opens and its verb closes: ", das Schiff zu verkaufen"."""
    words = sentence.words
    if words[comma] != ",":
        return None
    for at in range(comma + 1, min(len(words) - 1, comma + 2 * _WINDOW)):
        if words[at] in wording.infinitive_markers and (at + 2 >= len(words) or words[at + 2] in BREAKS):
            return comma + 1
        if words[at] in wording.opens_clause:
            return None
    return None


def _reported(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a form that only reported speech has comes soon."""
    known = wording.reported_verbs
    return bool(known) and any(word in known for word in sentence.words[at : at + 24])


def _to_end(
    sentence: Sentence, start: int, found: Found, later: Sequence[Found], wording: Wording, *, clause: bool = False
) -> tuple[int, int]:
    """From `start` to the end of what that verb governs: the sentence's, or where the next one says something of its own.

    In a reported `clause`, a quotation with its own verb and subject is reported too.
    """
    words, total = sentence.words, len(sentence)
    end = total
    if found.particle is not None and found.particle >= start:
        closing = found.particle
        if closing + 2 >= total or closing - start > 1:
            end = closing if closing + 2 >= total else end
    for other in later:
        if other.start <= start or other.cue.noun:
            continue
        at = other.start
        if not clause and not other.cue.silent and (
            _owns_quotation(sentence, other, wording) or _joined_clause(sentence, other, wording)
        ):
            begin = clause_start(sentence, at, wording, start)
            if start + 1 < begin <= at and words[begin - 1] != QUOTED:
                end = begin - 1
                break
        while at > start and (words[at - 1] in wording.adverbs or words[at - 1] in wording.auxiliaries):
            at -= 1
        joined = words[at - 1] in wording.joiners or words[at - 1] in (",", ";", "،", "，")
        if at > start + 1 and joined and _says_more(sentence, other, wording):
            end = at - 1
            break
    while end > start and words[end - 1] in BREAKS | wording.joiners and words[end - 1] not in (QUOTED, ")"):
        end -= 1
    return start, end


def _joined_clause(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether that verb is joined to the one before it, and its own clause follows: "… and says the fair will open"."""
    words = sentence.words
    begin = other.start
    while begin > 0 and words[begin - 1] in wording.adverbs:
        begin -= 1
    if not begin or words[begin - 1] not in wording.joiners or "clause" not in other.cue.takes:
        return False
    behind = words[other.end : other.end + 6]
    return any(word in wording.auxiliaries or word in wording.opens_clause for word in behind)


def _owns_quotation(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether a quotation follows that verb, or it and its addressee, at once: "told Reuters, “…”"."""
    words, at = sentence.words, other.end
    stop = min(len(words), at + 4)
    while at < stop and words[at] not in (",", ":", QUOTED):
        at += 1
    if at < len(words) and words[at] in (",", ":"):
        at += 1
    return at < len(words) and words[at] == QUOTED


def _says_more(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether that later verb opens a statement of its own: a clause or quotation follows it at once."""
    words, at = sentence.words, other.end
    while at < len(words) and (words[at] in wording.adverbs or words[at] in (",", ":")):
        at += 1
    return at < len(words) and (words[at] in wording.opens_clause or words[at] == QUOTED)


# ---------------------------------------------------------------- verbs that close their clause


def _verb_final(sentence: Sentence, found: Found, wording: Wording, low: int) -> Attribution | None:
    """"Vaudrin, “…” dedi", 「…」と語った: subject, what is said, verb."""
    words = sentence.words
    marks = wording.speech.subject_marks
    end = found.start
    while end > low and (words[end - 1] in wording.speech.quote_marks_after or words[end - 1] in wording.adverbs):
        end -= 1
    while low < end and words[low] in _COMMAS | _FINAL:
        low += 1
    start, source = low, None
    for at in range(low, min(end, low + 40)):
        word = words[at]
        if word == QUOTED or word in ("，", ",", "、"):
            if not marks and at > low:
                start, source = at, (low, at)
            if not marks or word == QUOTED:
                break
        elif marks and word.endswith(marks) and at > low - 1 and (len(word) > 1 or at > low):
            start, source = at + 1, (low, at + 1 - (word in marks))
            break
    while start < end and words[start] in _COMMAS:
        start += 1
    if start >= end:
        return None
    span = (found.start, found.end)
    if words[end - 1] == QUOTED:
        return Attribution(((end - 1, end),), "beside", span, found.cue, source)
    return Attribution(((start, end),), "that", span, found.cue, source) if source else None


# ---------------------------------------------------------------- passives, nouns, phrases


def _passive(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """"was told", "wurde mitgeteilt": who speaks is not the subject."""
    words = sentence.words
    at = found.start
    while at > 0 and (words[at - 1] in wording.adverbs or words[at - 1] in wording.negations):
        at -= 1
    if not at or words[at - 1] not in wording.passives or gerund(sentence, found, wording):
        return False
    return not any(word in wording.reflexives for word in words[max(0, at - 3) : at - 1])


def _agent(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    words = sentence.words
    for at in range(found.end, min(len(words), found.end + _ASIDE)):
        if words[at] in wording.agents:
            end = noun_end(sentence, at + 1, wording)
            return Subject(at + 1, end, found.start, True) if end > at + 1 else None
        if words[at] in BREAKS:
            break
    return None


def _of_noun(sentence: Sentence, found: Found, later: Sequence[Found], wording: Wording) -> Attribution | None:
    """"Vaudrin's claim that …": the clause must follow at once."""
    at = found.end
    size = phrase_at(sentence, at, wording.complementizers) if at < len(sentence) else 0
    comma = at < len(sentence) and sentence.words[at] == ","
    if not size and comma and at + 1 < len(sentence):
        size = phrase_at(sentence, at + 1, wording.complementizers)
        at += bool(size)
    if not size:
        return None
    start = clause_start(sentence, found.start, wording)
    said = _to_end(sentence, at + size, found, later, wording)
    who = (start, found.start) if found.start - start >= 1 else None
    return Attribution((said,), "that", (found.start, found.end), found.cue, who) if said[0] < said[1] else None


def _named_source(sentence: Sentence, wording: Wording) -> Attribution | None:
    """"According to Vaudrin, …", "…, wie Vaudrin mitteilte", "… Vaudrin zufolge"."""
    words, total = sentence.words, len(sentence)
    for at in range(total):
        size = phrase_at(sentence, at, wording.as_words)
        if size and (at == 0 or words[at - 1] in BREAKS):
            clause = _as_clause(sentence, at, size, wording)
            if clause is not None:
                return clause
        if at == 0:
            size = phrase_at(sentence, at, wording.sources_first)
            end = noun_end(sentence, size, wording) if size else 0
            if size < end < total and words[end] == ",":
                return _around(sentence, 0, end, (0, size), (size, end), "first")
            size = phrase_at(sentence, at, wording.sources_own)
            if size:
                return _around(sentence, 0, size, (0, size), None, "source")
        if words[at] in wording.source_openers:
            noun = _source_noun(sentence, at + 1, wording)
            if noun:
                end = max(noun, noun_end(sentence, noun - 1, wording))
                return _around(sentence, at, end, (at, noun), (at + 1, end), "source")
        size = phrase_at(sentence, at, wording.sources)
        if size:
            clause = _as_clause(sentence, at, size, wording)
            if clause is not None:
                return clause
            end = source_end(sentence, at + size, wording)
            if end > at + size:
                return _around(sentence, at, end, (at, at + size), (at + size, end), "source")
        size = phrase_at(sentence, at, wording.sources_tail)
        if size and at and (words[at - 1] in _COMMAS or words[at - 1] == QUOTED):
            end = noun_end(sentence, at + size, wording)
            if at + size < end and (end >= total or words[end] in BREAKS or words[end] in wording.prepositions):
                return _around(sentence, at, _aside(sentence, end), (at, at + size), (at + size, end), "source")
        size = phrase_at(sentence, at, wording.sources_after)
        if size and at:
            start = clause_start(sentence, at, wording)
            if start < at:
                return _around(sentence, start, at + size, (at, at + size), (start, at), "source")
    return None


def _source_noun(sentence: Sentence, start: int, wording: Wording) -> int:
    """The item behind a noun that makes "nach …" a source ("nach ersten Angaben", "nach Grupps Meinung"); 0: none."""
    words = sentence.words
    for at in range(start, min(start + 5, len(words))):
        if words[at].endswith(wording.speech.source_nouns):
            return at + 1
        if words[at] in BREAKS or words[at] in wording.auxiliaries:
            return 0
    return 0


def _as_clause(sentence: Sentence, start: int, size: int, wording: Wording) -> Attribution | None:
    """"…, as Vaudrin put it", "según confirmó ayer la ministra, …": a clause that attributes its neighbour."""
    words, total = sentence.words, len(sentence)
    stop = start + size
    while stop < total and words[stop] not in BREAKS and stop - start <= _ASIDE + 4:
        stop += 1
    for at in range(start + size, stop):
        found = cue_at(words, at, wording)
        if found is None:
            continue
        who = subject(sentence, found, wording, start + size)
        if who is None:
            return None
        return _around(sentence, start, max(stop, who.end), (found.start, found.end), (who.start, who.end), "as")
    return None


def source_end(sentence: Sentence, start: int, wording: Wording) -> int:
    """Where the noun phrase behind "according to" ends: at a comma, else where a verb must begin."""
    words, capital = sentence.words, sentence.capital
    end = noun_end(sentence, start, wording)
    if end >= len(words) or words[end] in BREAKS:
        return end
    at = start
    while at < end and not capital[at]:
        at += 1
    while at < end and (capital[at] or words[at] in wording.prepositions):
        at += 1
    return at if at > start else end


def _around(
    sentence: Sentence, start: int, end: int, cue: tuple[int, int], source: tuple[int, int] | None, manner: Manner
) -> Attribution | None:
    """The whole sentence but items `start:end` is said."""
    words, total = sentence.words, len(sentence)
    left, right = start, end
    while left > 0 and words[left - 1] in _COMMAS | {"("}:
        left -= 1
    while right < total and words[right] in _COMMAS | _FINAL | {")", ":"}:
        right += 1
    said = tuple((a, b) for a, b in ((0, left), (right, total)) if a < b)
    return Attribution(said, manner, cue, None, source) if said else None


def _pointing_back(sentence: Sentence, wording: Wording) -> Attribution | None:
    """"Lo ha detto Vaudrin": what was said stands before, in this sentence or the one before it."""
    words, total = sentence.words, len(sentence)
    for at in range(total):
        if words[at] not in wording.points_back or not (at == 0 or words[at - 1] in (":", ";", ",", QUOTED)):
            continue
        size = phrase_at(sentence, at, wording.points_back)
        verb = at + size
        while verb < total and (words[verb] in wording.adverbs or words[verb] in wording.auxiliaries):
            verb += 1
        found = cue_at(words, verb, wording) if size and verb < total else None
        if found is None or any(word == QUOTED or word in wording.opens_clause for word in words[verb:]):
            continue
        who = subject_behind(sentence, found.end, wording)
        said = ((0, at - 1),) if at > 1 else ()
        return Attribution(said, "back", (found.start, found.end), found.cue, who)
    return None


def _after_colon(sentence: Sentence) -> list[Attribution]:
    """"Vaudrin: “…”": a few words, a colon and a quotation. Longer ones count where they name somebody."""
    words, total = sentence.words, len(sentence)
    for at in range(1, min(total - 1, 60)):
        if words[at] in (":", "：") and words[at + 1] == QUOTED:
            short = at <= _LEAD and not any(word in BREAKS for word in words[:at]) and sentence.capital[0]
            return [Attribution(((at + 1, total),), "colon" if short else "guess", (at, at + 1), None, (0, at))]
        if words[at] == QUOTED:
            break
    return []


def _beside_quotation(sentence: Sentence) -> list[Attribution]:
    """"“…”, …Vaudrin….": a quotation, then words whose verb no table knows. It counts where they name somebody."""
    words, total = sentence.words, len(sentence)
    if words[0] != QUOTED or total < 3:
        return []
    start = 1
    while start < total and words[start] in _COMMAS | {"."}:
        start += 1
    end = start
    while end < total and words[end] not in (QUOTED, ":", ";", ",") and end - start <= _ASIDE + 4:
        end += 1
    if start == end or end - start > _ASIDE + 4 or (end < total and words[end] == ";"):
        return []
    said = [(0, 1)]
    rest = end + (end < total and words[end] == ":")
    if rest < total and words[rest] == QUOTED:
        said.append((rest, rest + 1))
    return [Attribution(tuple(said), "guess", (start, start + 1), None, (start, end))]
