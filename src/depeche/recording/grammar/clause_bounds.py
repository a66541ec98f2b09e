"""Where does the clause around a verb of speech begin, and where does it end?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depeche.recording.grammar.cues import Found, phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS, abbreviates, article
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

ASIDE = 12  # items that may follow ", said Vaudrin" in its sentence
LEAD = 9  # items of an opening phrase that is not itself what is said ("On Monday, …")
WINDOW = 26  # items between a verb of speech and the "that" which opens its clause
REACH = 30
"""Items looked at on either side of a verb."""
_FAR = 160  # items before a quotation, where each character is one
_NAME = 4  # items of a name
_BRACKET = 9  # items of a bracket behind a name, at most
_JOINED = 6  # items that may stand before the "and" inside a subject


class Subject:
    """Items `start:end` of a sentence that name a source, and where their clause begins. `after`: behind the verb."""

    __slots__ = ("after", "clause", "end", "span", "start")

    def __init__(self, start: int, end: int, clause: int, after: bool = False) -> None:
        self.start: Final = start
        self.end: Final = end
        self.clause: Final = clause
        self.after: Final = after
        self.span: Final = (start, end)


def clause_start(sentence: Sentence, at: int, wording: Wording, low: int = 0) -> int:
    """The first item of the clause in which item `at` stands."""
    words = sentence.words
    start = at
    floor = max(low, at - REACH)
    while start > floor:
        word = words[start - 1]
        if word in BREAKS and not abbreviates(sentence, start - 1):
            break
        if word in wording.joiners and (start == at or not _joins_names(sentence, start - 1, floor, wording)):
            break
        if word in wording.opens_clause or (word in wording.relatives and word not in wording.determiners):
            break
        start -= 1
    return start


def asked_aside(sentence: Sentence, comma: int, low: int, wording: Wording) -> int | None:
    """Where the aside begins that ends there and tells what the subject was asked: "Ruiz dejó el pleno y, | preguntado por
    lo que hará Brandt, afirmó que"; None where none does."""
    words, known = sentence.words, wording.asked
    if not known:
        return None
    for at in range(comma - 1, max(low, comma - REACH), -1):
        if words[at] in BREAKS:
            return None
        if (
            words[at] in known
            and phrase_at(sentence, at, known)
            and (words[at - 1] == "," or words[at - 1] in wording.joiners)
        ):
            return at - 1
    return None


def bracket_start(words: Sequence[str], at: int, low: int = 0) -> int:
    """Where the bracket opens that closes right before `at`."""
    floor = max(low, at - REACH)
    return next((before for before in range(at - 1, floor - 1, -1) if words[before] == "("), floor)


def past_bracket(sentence: Sentence, end: int) -> int:
    """Where the bracket closes that stands behind a source: "according to Ana Ruiz (Green Alliance) | …"; 0: none does."""
    words = sentence.words
    if end >= len(words) or words[end] != "(":
        return 0
    closes = next((at + 1 for at in range(end + 2, min(len(words), end + _BRACKET)) if words[at] == ")"), 0)
    return 0 if QUOTED in words[end:closes] else closes


def _joins_names(sentence: Sentence, joiner: int, floor: int, wording: Wording) -> bool:
    """Whether an "and" stands inside a subject ("the UN and other bodies"), not between two clauses."""
    words = sentence.words
    begin = joiner
    while begin > floor and words[begin - 1] not in BREAKS:
        begin -= 1
        word = words[begin]
        if joiner - begin > _JOINED or word in wording.auxiliaries or word in wording.cues or word in wording.pronouns:
            return False
        if begin > floor and not sentence.capital[begin] and _acts(sentence, begin, wording):
            return False
    if words[begin] in wording.prepositions and not article(sentence, begin, wording):
        return False
    return begin < joiner and (begin == 0 or words[begin - 1] != ":")


def _acts(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word behind somebody's name can only be what they do: "Mr Vaudrin | resigned and the police said"."""
    words, capital, word = sentence.words, sentence.capital, sentence.words[at]
    if not capital[at - 1] or not word.isalpha() or word in wording.closed or word in wording.determiners:
        return False
    if wording.means_a_person(word):
        return False
    first = at
    while first and at - first < _NAME and (capital[first - 1] or words[first - 1] == "."):
        first -= 1
    return any(words[one] in wording.titles or wording.naming.facts(words[one]).given for one in range(first, at - 1))


def closes_clause(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a verb closes its clause, or an auxiliary behind it does, and a quotation is a part of that clause."""
    words = sentence.words
    at = found.end
    while at < len(words) and words[at] in wording.auxiliaries:
        at += 1
    return at >= len(words) or (words[at] in BREAKS and words[at] not in (QUOTED, ":"))


def aside_end(sentence: Sentence, at: int) -> int:
    """Where the circumstances behind a verb end: at the next comma, quotation or end."""
    words, total = sentence.words, len(sentence.words)
    stop = min(total, at + ASIDE + 1)
    while at < stop and words[at] not in BREAKS:
        at += 1
    return at


def clause_of_quotation(sentence: Sentence, low: int, end: int, wording: Wording) -> int:
    """Where the clause begins whose subject stands right before the quotation, where no space parts words and another clause
    comes first, no topic in it: 疑惑が焦点で、安西首相は「…」と答えた; `low` where none does."""
    words, marks = sentence.words, wording.speech.subject_marks
    if wording.naming.naming.spaced or not marks:
        return low
    quotation = next((at for at in range(low + 1, min(end, low + _FAR)) if words[at] == QUOTED), 0)
    if not quotation or words[quotation - 1] not in marks:
        return low
    begin = next((at + 1 for at in range(quotation - 2, low, -1) if words[at] in ("、", "，")), low)
    return low if marks[0] in words[low:begin] else begin
