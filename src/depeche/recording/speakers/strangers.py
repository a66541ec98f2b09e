"""Who is spoken of without a name? Somebody new ("a woman", "the police chief") may be meant by the "she" that follows.

A stranger is a `Named` without a name: they take the place of those named before, and a statement of theirs names nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import means_several
from depeche.recording.speakers.cast import Cast, Mention, Speaker, Way, possessive
from depeche.recording.speakers.entourage import of_entourage
from depeche.recording.speakers.source import Source
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_ARTICLE = 2  # words in which an article and its noun stand
_HEAD = 6  # words of a noun phrase among which its noun stands
_AGED = 8  # words of one that tells an age
_BESIDE = 6  # words behind a noun phrase among which its bearer's name stands


def stranger(sentence: Sentence, start: int, end: int, made: Cast, *, speaks: bool = False) -> Named | None:
    """The person without a name whom items `start:end` introduce: "a neighbour who …", "один из выпускников".

    Whoever `speaks` is somebody whatever the noun, unless it is one for a body or a text: "a senior defence source". Where
    the phrase points at somebody ("the police chief", "her father"), it is asked who that is before this is.
    """
    words, wording = sentence.words, made.wording
    if words[start] in wording.indefinite or (wording.speech.verb_final and _one_of_them(words[start:end], wording)):
        if _described(sentence, start, made) or _is_named(sentence, start, made):
            return None
        aged = any(map(str.isdecimal, words[start + 1 : start + 3]))  # "a 54-year-old woman", "eine 54 Jahre | alte Frau"
        last = min(len(words), start + _AGED) if aged else min(end, start + _HEAD)
        nouns = [word for word in words[start + 1 : last] if word not in wording.light]
        one_of = start + 1 < len(words) and words[start + 1] in wording.prepositions
        noun = next((word for word in nouns if wording.means_a_person(word)), words[start] if one_of else None)
        if noun is None and speaks and nouns and not any(_no_person(word, made) for word in nouns):
            noun = nouns[0]
    elif not wording.naming.naming.capitals:
        return None  # the name may stand there, unseen: "방 대표"
    elif near := made.people(sentence.starts[start], sentence.ends[min(end + _BESIDE, len(words) - 1)]):
        return _kin(sentence, start, near[0], made) if len(near) == 1 else None  # not "the mayor of Orlen, Ana Ruiz, …"
    else:
        noun = _pointed_at(words[start:end], wording) or _from_somewhere(words[start:end], wording)
    if noun is None:
        return None
    span = (sentence.starts[start], sentence.ends[end - 1])
    beyond = sentence.ends[min(end + 1, len(words) - 1)]  # "a neighbour, Ana Ruiz, …"
    new = words[start] in wording.indefinite and wording.means_a_person(noun)  # "en pensionär som | TT talar med"
    if any(
        entity.kind == "person" or not (new or entity.kind == "place") for _, _, entity in made.overlapping(span[0], beyond)
    ):
        return None
    gender = wording.gender(noun) or wording.gender(words[start])
    return Named(kind="person", name="", mentions=(span,), gender=gender)


def _kin(sentence: Sentence, start: int, owner: Mention, made: Cast) -> Named | None:
    """The person without a name with whom a phrase begins that names only whose they are: "the mother of the student Ana
    Ruiz", "матір студентки Анни Руїс"."""
    words, wording = sentence.words, made.wording
    name, beyond = bisect_left(sentence.starts, owner[0]), bisect_left(sentence.starts, owner[1])
    near = range(start, min(name, start + _ARTICLE + (words[start + 1 : start + 2] == ["'"])))  # "l'avocat"
    noun = next((at for at in near if words[at] in wording.entourage and wording.means_a_person(words[at])), None)
    if noun is not None:
        theirs = of_entourage(Source(sentence, start, beyond, made))
    else:
        noun = start
        declined = wording.naming.declines and not wording.nouns_capitalised and possessive(made, sentence, owner)
        theirs = declined and name > start and wording.means_a_person(words[start])
    if not theirs:
        return None
    gender = wording.gender(words[noun]) or wording.gender(words[start])
    return Named(kind="person", name="", mentions=((sentence.starts[start], sentence.ends[noun]),), gender=gender)


def _described(sentence: Sentence, start: int, made: Cast) -> bool:
    """Whether a sentence opens by telling what somebody is whose name comes behind: "A doctor by training, Ana Ruiz …"."""
    words = sentence.words
    comma = next((at for at in range(1, min(len(words) - 1, _AGED)) if words[at] == ","), 0) if start == 0 else 0
    low = sentence.starts[comma + 1] if comma else 0
    return bool(comma) and any(mention[0] == low for mention in made.people(low, sentence.ends[-1])[:1])


def _is_named(sentence: Sentence, start: int, made: Cast) -> bool:
    """Whether a sentence tells who that is whom it introduces: "One of them is | Ana Ruiz, a nurse"."""
    words, wording = sentence.words, made.wording
    verb = next((at for at in range(start + 1, min(len(words) - 1, start + _HEAD)) if words[at] in wording.copulas), 0)
    if not verb or not words[verb - 1].isalpha():
        return False
    low = sentence.starts[verb + 1]
    return any(mention[0] == low for mention in made.people(low, sentence.ends[-1])[:1])


def voice(sentence: Sentence, start: int, end: int, speaker: Speaker, made: Cast) -> Named | None:
    """The body for which somebody without a name speaks, as a "she" that follows means it: "A spokeswoman for Selm"."""
    words, wording = sentence.words[start:end], made.wording
    noun = next((word for word in words[:_HEAD] if word in wording.spokespersons), None)
    alone = speaker.entities[0] if len(speaker.entities) == 1 else None
    if noun is None or alone is None or alone.kind == "person" or speaker.on_behalf_of is None:
        return None
    gender = wording.gender(noun) or wording.gender(words[0])
    return Named(kind=alone.kind, name=alone.name, mentions=alone.mentions, gender=gender)


def _one_of_them(words: Sequence[str], wording: Wording) -> bool:
    """Whether an "a" stands inside a phrase, behind what tells more of its noun: "bakanlıktan bir kaynak"."""
    return not wording.indefinite.isdisjoint(words[1:_HEAD])


def _pointed_at(words: Sequence[str], wording: Wording) -> str | None:
    """The noun of a phrase that points at one person: by its article, by whose they are, or bare."""
    first = words[0]
    pointed = first in wording.definite or first in wording.his or first in wording.hers
    if not pointed and wording.definite and not (wording.speech.article_endings and wording.means_a_person(first)):
        return None
    for word in words[pointed:_HEAD]:
        if word in wording.prepositions or word in wording.pronouns or not word.isalpha():
            return None
        if wording.means_a_person(word) and word not in wording.determiners:
            return None if means_several(words, wording) else word
    return None


def _from_somewhere(words: Sequence[str], wording: Wording) -> str | None:
    """The noun of a phrase that points at one who is from somewhere: "the Norwegian"."""
    told = len(words) > 1 and words[0] in wording.definite and wording.tells_origin(words[-1])
    return words[-1] if told and wording.origin_gender(words[-1]) is not None else None


def _no_person(word: str, made: Cast) -> bool:
    wording = made.wording
    text = word in wording.documents or word in wording.tallies or word in wording.utterances
    return text or word in wording.papers or word in wording.companies or wording.naming.facts(word).body


def meant(way: Way, span: Span | None, person: Named) -> Speaker:
    """That person as a speaker, who is nobody named where they are a stranger."""
    if not person.name:
        return Speaker("unnamed", span)
    return Speaker(way, span, (person,), None if person.kind == "person" else person.name)
