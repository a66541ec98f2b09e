"""What else does its clause tell somebody to be, besides what stands right beside their name?

"Ana Ruiz is a lawyer", "who works as a lawyer", "Ana Ruiz, 34, a lawyer", "the lawyer and activist Ana Ruiz".
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_NOUN = 4  # words of a noun phrase among which its noun stands
_JOINED = 4  # words before an "and" among which the first of two nouns stands
_AGE = 5  # items from the comma before an age to the one behind it: ", de 34 años,"
_DIGITS = 4  # of a year, which is no age
_CLOSE = COMMAS | FINAL | {")"}


def predicate(sentence: Sentence, name: Span, wording: Wording) -> str:
    """The noun for a person that a verb of being connects with the name at those items, its subject: "Ana Ruiz, who is a
    lawyer, …", "Ana Ruiz works as a lawyer", "Seit Mai ist Ana Ruiz Anwältin", "Their lawyer is Ana Ruiz"; "": none."""
    words, (first, behind) = sentence.words, name
    before = words[first - 1] if first else ""
    if before in wording.copulas:
        return noun_told(sentence, behind, wording) or _noun_before(words, first - 1, wording)
    if before in wording.prepositions or behind >= len(words):
        return ""
    at = behind + (words[behind] == ",")
    if at < len(words) and (words[at] in wording.relatives or words[at] in wording.comma_relatives):
        at += 1
    elif at > behind:
        return ""
    if at >= len(words):
        return ""
    size = phrase_at(sentence, at, wording.professes) or int(words[at] in wording.copulas)
    return noun_told(sentence, at + size, wording) if size else ""


def noun_told(sentence: Sentence, start: int, wording: Wording) -> str:
    """The noun for a person in the noun phrase that begins at `start`, behind the year since when: "2010 | Anwältin"; ""
    where none does, or where it only tells whose something is ("the lawyer's client")."""
    words, total = sentence.words, len(sentence.words)
    at = start
    while at + 1 < total and (words[at].isdecimal() or words[at] in wording.adverbs or _since(words, at, wording)):
        at += 1
    led = at < total and words[at] in wording.determiners
    at += led
    at += led and words[at : at + 1] == ["'"]  # "un'avvocata"
    for noun in range(at, min(total, at + _NOUN)):
        word = words[noun]
        if not word.isalpha() or word in wording.verbal or word in wording.light:
            return ""
        if wording.names_a_person(word):
            owns = noun + 1 < total and words[noun + 1] in ("'", "-")
            return "" if owns else word
        if not led and wording.definite:
            return ""  # "is meeting the lawyer": a noun without an article stands right there
    return ""


def past_age(words: Sequence[str], behind: int) -> int:
    """The comma behind an age that stands between commas behind a name: "Ana Ruiz, 34, |", "Ana Ruiz, de 34 años, |"; else
    `behind`."""
    if words[behind : behind + 1] != [","]:
        return behind
    aside = words[behind + 1 : behind + _AGE]
    closes = aside.index(",") if "," in aside else 0
    told = [word for word in aside[:closes] if not word.isalpha()]
    return behind + 1 + closes if len(told) == 1 and told[0].isdecimal() and len(told[0]) < _DIGITS else behind


def joined_before(sentence: Sentence, before: Span, wording: Wording) -> list[str]:
    """The nouns for a person that an "and" without an article joins to what stands before a name: "the lawyer | and activist
    Ana Ruiz". No office that one alone has: "the president and foreign minister Ana Ruiz" are two."""
    words, (start, end) = sentence.words, before
    if start < 2 or words[start - 1] not in wording.joiners or words[start] in wording.determiners:
        return []
    if not wording.mean_somebody(words[start:end]):
        return []
    nouns: list[str] = []
    for at in range(start - 2, max(-1, start - 2 - _JOINED), -1):
        word = words[at]
        noun = wording.names_a_person(word)
        if not word.isalpha() or word in wording.verbal or word in wording.light or (sentence.capital[at] and not noun):
            break  # a name: "the Democrat Ada Brandt | and the Republican Ana Ruiz"
        if noun and word not in wording.sole_offices:
            nouns.append(word)
    return nouns


def joined_behind(words: Sequence[str], after: Span, wording: Wording) -> list[str]:
    """The same of what stands behind the comma of a name: "Ana Ruiz, a lawyer and | activist,"."""
    start, end = after
    if end <= start or end + 1 >= len(words) or words[end] not in wording.joiners:
        return []
    at = end + (2 if words[end + 1] in wording.determiners else 1)
    if at + 1 >= len(words) or words[at + 1] not in _CLOSE or not wording.names_a_person(words[at]):
        return []
    return [words[at]] if wording.mean_somebody(words[start:end]) else []


def _since(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a preposition stands there with a year: "wurde | in 2010 Anwältin"."""
    return words[at] in wording.prepositions and words[at + 1].isdecimal()


def _noun_before(words: Sequence[str], copula: int, wording: Wording) -> str:
    """The noun for a person right before a verb of being whose subject stands behind it: "Their lawyer | is Ana Ruiz"."""
    noun = words[copula - 1] if copula else ""
    return noun if noun and wording.names_a_person(noun) else ""
