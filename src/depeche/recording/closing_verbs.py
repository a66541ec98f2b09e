"""What does a verb say that closes its sentence? "Vaudrin, “…” dedi", 「…」と語った, "“…” diyen Vaudrin".

There the subject stands first, with a comma, a mark or nothing behind it; then comes what is said, then the verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.attributed import COMMAS, FINAL, Attribution
from depeche.recording.cues import Found
from depeche.recording.noun_phrases import noun_end
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.wording import Wording

_FIRST = 80  # items before the mark that closes a subject; where each character is one, they are many
_AHEAD = 16  # items between a quotation and its verb
_OBJECTS = frozenset({"reject", "deny", "demand", "accuse", "promise", "warn"})  # an object says what of
_APOSTROPHES = frozenset({"'", "’"})
_MARKS = COMMAS | FINAL | {":"}


def verb_final(
    sentence: Sentence, found: Found, wording: Wording, low: int, made: Sequence[Attribution]
) -> Attribution | None:
    """ "Vaudrin, “…” dedi", 「…」と語った, "“…” diyen Vaudrin": subject, what is said, verb."""
    words = sentence.words
    end = found.start
    while end > low and (words[end - 1] in wording.speech.quote_marks_after or words[end - 1] in wording.adverbs):
        end -= 1
    while low < end and words[low] in _MARKS and words[low] != ":":
        low += 1
    start, source = _subject_first(sentence, found, low, end, wording)
    if found.cue.leads:
        behind = noun_end(sentence, found.end, wording)
        start, source = low, (found.end, behind) if behind > found.end else None
    elif source is None and made:
        source = made[-1].source
    while start < end and words[start] in COMMAS:
        start += 1
    span = (found.start, found.end)
    if source is not None and words[found.end : found.end + 2] == [":", QUOTED] and not found.cue.leads:
        return Attribution(((found.end + 1, len(words)),), "beside", span, found.cue, source)
    if start >= end:
        return None
    quoted = _quoted_before(sentence, start, end, wording)
    if quoted:
        behind = quoted[-1] + 1
        if source is None and behind < end and words[found.start] in wording.speech.subject_marks:
            source = (behind + 1, found.start)  # 「…」と田中さんは話す
        return Attribution(tuple((at, at + 1) for at in quoted), "beside", span, found.cue, source)
    return Attribution(((start, end),), "that", span, found.cue, source) if source else None


def _quoted_before(sentence: Sentence, start: int, end: int, wording: Wording) -> list[int]:
    """The quotations that a verb at `end` attributes: one before it or its circumstances, and those joined to it."""
    words, marks = sentence.words, wording.speech.quote_marks_after
    last = end - 1
    while last > start and end - last < _AHEAD and words[last] != QUOTED and words[last] not in COMMAS:
        last -= 1
    if words[last] != QUOTED or not (last == end - 1 or words[last + 1] in marks):
        return []
    found = [last]
    for at in range(last - 1, max(start, last - _FIRST) - 1, -1):
        if words[at] == QUOTED and (words[at + 1] in wording.speech.quote_joins or at + 1 == found[0]):
            found.insert(0, at)
    return found


def _subject_first(
    sentence: Sentence, found: Found, low: int, end: int, wording: Wording
) -> tuple[int, tuple[int, int] | None]:
    """Where what is said begins behind its subject, and that subject's items; None where there is none."""
    words, marks = sentence.words, wording.speech.subject_marks
    first = low
    for at in range(low, min(end, low + _FIRST)):
        word = words[at]
        if marks and word in ("、", "，"):
            first = at + 1  # "一方で、…"
            continue
        if word == QUOTED or word in ("，", ",", "、"):
            if not marks and at > low and (word == QUOTED or _heads(sentence, low, at, wording)):
                return at, (low, at)
            if not marks or word == QUOTED:
                break
        elif (
            marks
            and word.endswith(marks)
            and (len(word) > 1 or first < at)
            and not (at > low and words[at - 1] + word in wording.speech.other_marks)
        ):
            return at + 1, (first, at + 1 - (word in marks))
    named = low if marks else _named_first(sentence, found, low, end, wording)
    return (named, (low, named)) if named > low else (low, None)


def _named_first(sentence: Sentence, found: Found, low: int, end: int, wording: Wording) -> int:
    """Where a name of several words ends that opens a sentence without a comma behind it; `low` where none does."""
    words, capital = sentence.words, sentence.capital
    at = low
    while at < end - 1 and capital[at] and words[at] != QUOTED:
        at += 1
    if at - low < 2 or words[at] in _APOSTROPHES or not words[at][0].isalpha():
        return low  # "Kalan'ın …": it is no subject
    clause = words[end - 1].endswith(wording.speech.clause_endings)
    return at if clause or found.cue.act in _OBJECTS else low


def _heads(sentence: Sentence, low: int, comma: int, wording: Wording) -> bool:
    """Whether the words before a comma end in a name or a noun for somebody, as a subject does."""
    last = sentence.words[comma - 1]
    if sentence.capital[comma - 1] or last in wording.pronouns or last == ")":
        return True
    return last in wording.spokespersons or wording.names_a_person(last) or wording.naming.facts(last).body
