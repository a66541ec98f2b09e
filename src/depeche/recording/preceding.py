"""What is said before its verb of speech: "…, said Vaudrin", „…“, so Vaudrin, with what goes on behind the attribution."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.attributed import ASIDE, COMMAS, FINAL, LEAD
from depeche.recording.cues import Found, cue_at
from depeche.recording.governing import WINDOW, reported
from depeche.recording.inversion import past_day
from depeche.recording.noun_phrases import BREAKS
from depeche.recording.passives import is_passive
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.sourcing import aside_end
from depeche.recording.subjects import Subject, gerund
from depeche.recording.wording import Wording

_FORETELLS = frozenset({"warn", "promise"})  # "It could sink, warned Vaudrin."
_COMPLAINS = frozenset({"accuse", "praise"})
_CLAUSE = 4  # items of a clause before its verb of speech, at least
_DASHES = frozenset({"-", "–", "—"})
_MARKS = COMMAS | FINAL | {":", "："}


def inside_clause(sentence: Sentence, found: Found, who: Subject | None, wording: Wording) -> tuple[int, int] | None:
    """The words between a subject and the verb that closes its clause, up to a quotation: "hat … von „…“ gesprochen"."""
    if who is None or who.after or found.cue.silent or not wording.speech.participles_close:
        return None
    if found.start - who.end > 2 * WINDOW:
        return None
    quoted = [at for at in range(who.end, found.start) if sentence.words[at] == QUOTED]
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


def said_before(
    sentence: Sentence, found: Found, who: Subject | None, begin: int, wording: Wording
) -> tuple[tuple[int, int], ...] | None:
    """What is said before "…, said Vaudrin", with what goes on behind it."""
    words, total = sentence.words, len(sentence.words)
    edge = begin
    while edge > 0 and (words[edge - 1] in COMMAS or words[edge - 1] in FINAL):
        edge -= 1
    if edge == 0 or not (edge < begin or words[begin - 1] == QUOTED):
        return None
    if verb_is_due(sentence, who, edge, wording):
        return None  # "Vaudrin, who called the works “urgent”, asked for money"
    quoted = words[edge - 1] == QUOTED
    if quoted and edge == begin and wording.speech.parts_quotations:
        return None  # В интервью «Вестнику» Водрен сказала
    if not quoted and not _may_close(sentence, found, who, edge, wording):
        return None
    behind = who.end if who and who.after else found.end
    if behind == found.particle:  # "…, räumte Vaudrin ein."
        behind += found.size
    named = who is not None and who.after
    resume = _resumed(sentence, behind, quoted, wording, told=found.cue.addressed, named=named)
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


def verb_is_due(sentence: Sentence, who: Subject | None, edge: int, wording: Wording) -> bool:
    """Whether what stands before `edge` is a noun phrase with its relative clause, and nobody is behind the verb."""
    words = sentence.words
    comma = next((at for at in range(1, min(edge - 1, WINDOW)) if words[at] == ","), 0)
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
    if is_passive(sentence, found, wording):
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


def _resumed(
    sentence: Sentence, at: int, quoted: bool, wording: Wording, *, told: bool = False, named: bool = False
) -> int | None:
    """Where the attribution ends whose verb and subject end at item `at`; None where a clause follows that it governs.

    `told`: the verb says to whom: "…, Vaudrin told the Courier on Monday". `named`: its subject stands right before, and a
    "who" is of that: "“…”, said a neighbour who saw it".
    """
    words, total = sentence.words, len(sentence.words)
    at = past_day(sentence, at, wording) or at if at < total else at
    if at >= total or words[at] in BREAKS:
        return at
    if quoted and (words[at] not in wording.opens_clause or (named and words[at] in wording.relatives)):
        return aside_end(sentence, at)
    if any(word in wording.complementizers for word in words[at : at + WINDOW]):
        return None  # "On Monday, Vaudrin said in Bree that …"
    end = aside_end(sentence, at)
    light = words[at] in wording.prepositions or words[at] in wording.adverbs or words[at].isdigit()
    light = light or (told and (sentence.capital[at] or words[at] in wording.determiners))
    return end if light and end - at <= ASIDE and (end >= total or words[end] in BREAKS) else None
