"""Whom does an office at the beginning mean, whose holder is named only below?

News opens so: "The transport minister wants to close the line. … “We must”, Ana Ruiz said." Who is named first without an
office of their own, as one who speaks or acts, holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from depeche.model import Span
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.speakers.cast import Cast, Mention
from depeche.recording.speakers.offices import in_genitive_plural
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_LEDE = 7  # sentences of a text in which an office may stand before its name
_LATER = 3  # sentences behind it in which the name must come
_OPENS = 16  # words of a sentence among which the office stands
_BESIDE = 4  # words between an article and its noun


def learn_announced(made: Cast, sentences: Sequence[Sentence]) -> None:
    """Add what such offices tell to `made.called`, `made.offices` and `made.genders`."""
    awaited: tuple[Sentence, Span] | None = None
    left = 0
    for sentence in islice(sentences, _LEDE):
        if awaited is not None:
            left -= 1
            holder = _holder(made, sentence, *awaited)
            if holder is not None:
                _learn(made, *awaited, holder)
                return
        if not left:
            if any(entity.kind == "person" for _, _, entity in made.within.get(sentence.starts[0], ())):
                return  # who is named may be called by an office from here on
            office = _office(sentence, made.wording)
            awaited = None if office is None else (sentence, office)
            left = 0 if office is None else _LATER


def _office(sentence: Sentence, wording: Wording) -> Span | None:
    """The items of the first office of a sentence that points at somebody."""
    words = sentence.words
    for at, facts in enumerate(map(wording.naming.facts, words)):
        if not facts.role or words[at] in wording.spokespersons:
            continue
        if at >= _OPENS and not _behind_verb(words, at, wording):
            continue
        start = _points(sentence, at, wording)
        if (
            start is None
            or in_genitive_plural(sentence, start, words[at], wording)
            or (start and words[start - 1] in wording.prepositions)
        ):
            return None
        end = max(at + 1, noun_end(sentence, at, wording))
        return start, next((behind for behind in range(at + 1, end) if words[behind] in wording.beyond_office), end)
    return None


def _behind_verb(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a verb of speech stands before a noun, an article between at most: "…, a fait valoir le maire"."""
    return words[at - 1] in wording.cues or (words[at - 1] in wording.definite and words[at - 2] in wording.cues)


def _points(sentence: Sentence, at: int, wording: Wording) -> int | None:
    """Where a noun phrase begins whose noun stands at `at` and that points at one person; None where it does not."""
    words = sentence.words
    if not wording.definite or wording.speech.article_endings:
        known = words[at] in wording.sole_offices or (wording.speech.article_endings and _suffixed(words[at], wording))
        return at if known else None
    for start in range(at - 1, max(-1, at - _BESIDE), -1):
        word = words[start]
        if word in wording.definite:
            return start if wording.gender(word) is not None or _one(words[at], wording) else None
        if wording.owns(words, start):
            return at if start == at - 1 and _one(words[at], wording) else None  # "Selm's mayor"
        if word in BREAKS or word in wording.prepositions or word in wording.determiners:
            return None
    return None


def _suffixed(word: str, wording: Wording) -> bool:
    return any(word.endswith(noun) for noun in wording.epithets if len(noun) > 5)  # "justitieministern"


def _one(word: str, wording: Wording) -> bool:
    """Whether a noun behind an article without gender may be a single person."""
    return word not in wording.collectives and not wording.naming.looks_plural(word)


def _holder(made: Cast, sentence: Sentence, where: Sentence, office: Span) -> Mention | None:
    """The person of a sentence who holds that office: named here first, with no office, before or behind a verb."""
    wording = made.wording
    shown = {one for at in range(*office) if (one := wording.gender(where.words[at])) is not None}
    gender: Gender | None = next(iter(shown)) if len(shown) == 1 else None
    if gender == "m" and wording.speech.generic_masculine:
        gender = None
    for start, end, person in made.within.get(sentence.starts[0], ()):
        if person.kind != "person" or person.mentions[0][0] != start:
            continue
        if any(said.start <= start < said.end for said in sentence.quoted.values()):
            continue  # of whom the holder speaks
        if person.name in made.offices or " " not in person.name:
            continue
        if gender is not None and made.genders.get(person.name, gender) != gender:
            continue
        return (start, end, person) if _acts(sentence, start, end, wording) else None
    return None


def _acts(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether the bearer of a name may be who speaks or does something in that sentence."""
    words = sentence.words
    first, behind = bisect_left(sentence.starts, start), bisect_left(sentence.starts, end)
    before = words[first - 1] if first else ""
    articled = before in wording.definite  # "O Filipe Nyal disse"
    if not articled and (before in wording.prepositions or before in wording.determiners or wording.means_a_person(before)):
        return False
    ahead = words[behind] if behind < len(words) else ""
    told = any(word in wording.cues or word in wording.auxiliaries for word in (before, ahead))
    return articled or told or first == 0 or before in BREAKS


def _learn(made: Cast, where: Sentence, office: Span, holder: Mention) -> None:
    wording, person = made.wording, holder[2]
    start, end = office
    while start < end and where.words[start] in wording.determiners:
        start += 1
    for word in where.words[start:end]:
        if word in wording.light or len(word) < 3:
            continue
        bearers = made.called.setdefault(word, {})
        bearers[person.name] = bearers.get(person.name, 0) + 1
        gender = wording.gender(word)
        if gender is not None:
            made.genders.setdefault(person.name, gender)
    made.offices.setdefault(person.name, made.text[where.starts[start] : where.ends[end - 1]])
