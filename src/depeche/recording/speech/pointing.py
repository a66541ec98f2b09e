"""Who said what stands before? "Lo ha detto Vaudrin", "Об этом сообщила Водрен": words that point back, and their verb."""

from __future__ import annotations

from itertools import compress

from depeche.model import Span
from depeche.recording.grammar.cues import Found, cue_at, gerund, phrase_at
from depeche.recording.grammar.inversion import past_day, subject_behind
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.grammar.subjects import subject
from depeche.recording.speech.attributed import Attribution
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_VERB = 3  # words of a verb that closes its sentence
_CIRCUMSTANCES = 16  # items from words that point back to the verb
_SEVERAL = 2  # words that point back, at least, where their verb stands before them
_PARTING = frozenset(",:—–-")  # parts words between marks from who said them
_FIRST = 8  # items before that verb, at most


def pointing_back(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "Lo ha detto Vaudrin": what was said stands before, in this sentence or the one before it."""
    words = sentence.words
    if wording.points_back.keys().isdisjoint(words):
        return None
    for at in compress(range(len(words)), map(wording.points_back.__contains__, words)):
        size = phrase_at(sentence, at, wording.points_back)
        if at and words[at - 1] not in (":", ";", ",", QUOTED):
            told = _told_of_it(sentence, at, size, wording)
        else:
            told = _told_behind(sentence, at, size, wording) if size else None
        if told is not None:
            return told
    return None


def points_up(before: Sentence, sentence: Sentence, wording: Wording) -> bool:
    """Whether words that point back open a paragraph and mean the end of the one right before it: "Загинули двоє людей. ¶
    Про це повідомив мер Радун"."""
    if sentence.paragraph != before.paragraph + 1 or before.words[-1] != ".":
        return False
    return sentence.words[0] in wording.points_back and phrase_at(sentence, 0, wording.points_back) > 0


def _told_behind(sentence: Sentence, at: int, size: int, wording: Wording) -> Attribution | None:
    """ "Lo ha detto Vaudrin", "Об этом в понедельник сообщила Водрен": the verb and its subject behind the words that point
    back, in a sentence that says nothing else."""
    words, total, verb = sentence.words, len(sentence.words), at + size
    who: Span | None = None
    if size > 1 and verb < total and words[verb] in wording.pronouns:
        who = (verb, verb + 1)  # "Об этом он сообщил …"
        verb += 1
    while verb < total:
        day = past_day(sentence, verb, wording)
        if not day and words[verb] not in wording.adverbs and words[verb] not in wording.auxiliaries:
            break
        verb = day or verb + 1
    found = cue_at(words, verb, wording) if verb < total else None
    if found is None and size >= _SEVERAL and who is None:
        found = _behind_circumstances(sentence, verb, wording)
    if found is None and wording.speech.verb_final:
        found = _closing(words, verb, wording)  # "Bunu bakan Ada Vodren açıkladı"
        who = (verb, found.start) if found is not None else who
    if found is None:
        return None
    closes = next(
        (at for at in range(found.end, total - 1) if words[at] == "," and _tells_more(sentence, at + 1, wording)), total
    )
    if QUOTED in words[verb:] or any(word in wording.opens_clause for word in words[verb:closes]):
        return None
    if who is None:
        who = _up_to_its_name(sentence, found.end, wording)
        named = found.start > verb + 1 and all(sentence.capital[verb : found.start])
        if named and not (who is not None and _somebody(sentence, who, wording)):
            who = (verb, found.start)  # "Об этом Ада Водрен сообщила в письме"
    said = ((0, at - 1),) if at > 1 else ()
    return Attribution(said, "back", (found.start, found.end), found.cue, who)


def whose_words(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "Those were the words of Vaudrin", "«…»: a dirlo è Vaudrin": only tells whose the words before are."""
    words = sentence.words
    at = 2 if words[0] == QUOTED and len(words) > 2 and words[1] in _PARTING else 0
    size = phrase_at(sentence, at, wording.whose_words) if words[at] in wording.whose_words else 0
    start = at + size
    if not size or start >= len(words) or QUOTED in words[start:]:
        return None
    end = noun_end(sentence, start, wording)
    if end < len(words) and (words[end] in wording.opens_clause or (size == 1 and words[end] not in FINAL | COMMAS)):
        return None  # "Så säger Vaudrin | att …"; "Così Vaudrin | ha vinto"
    if size == 1 and not wording.triggers.isdisjoint(words[end:]):
        return None  # "Così Vaudrin, al sindaco, ha detto"
    if end == start or not (any(sentence.capital[start:end]) or wording.names_a_person(words[start])):
        return None
    return Attribution(((0, at - 1),) if at else (), "back", (at, start), None, (start, end))


def _tells_more(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a verb form without a subject begins there, which goes on with it: "Lo riferisce l'Ansa, | citando …"."""
    told = cue_at(sentence.words, at, wording)
    return bool(phrase_at(sentence, at, wording.asides)) or (told is not None and gerund(sentence, told, wording))


def _somebody(sentence: Sentence, who: tuple[int, int], wording: Wording) -> bool:
    """Whether a name or a noun for a person stands there, behind no preposition."""
    if sentence.words[who[0] - 1] in wording.prepositions:
        return False
    return any(sentence.capital[who[0] : who[1]]) or wording.names_a_person(sentence.words[who[0]])


def _closing(words: list[str], start: int, wording: Wording) -> Found | None:
    """The verb that closes a sentence which says nothing else."""
    end = len(words)
    while end > start and words[end - 1] in FINAL:
        end -= 1
    if end - start > _CIRCUMSTANCES or not BREAKS.isdisjoint(words[start:end]):
        return None
    ending = (cue_at(words, at, wording) for at in range(max(start, end - _VERB), end))
    return next((found for found in ending if found is not None and found.end == end), None)


def _up_to_its_name(sentence: Sentence, start: int, wording: Wording) -> tuple[int, int] | None:
    """The subject behind a verb that ends at `start`, with the name that closes its sentence: "уполномоченная по правам
    ребёнка | в крае Ада Водрен"."""
    words, end = sentence.words, len(sentence.words)
    who = subject_behind(sentence, start, wording)
    while end and words[end - 1] in FINAL:
        end -= 1
    first, last = who or (start, start)
    named = any(sentence.capital[first:last])  # "Lo ha detto Vaudrin citato dalla Tass"
    if named or last >= end or not sentence.capital[end - 1] or any(word in BREAKS for word in words[last:end]):
        return who
    return (first, end) if who is not None or wording.means_a_person(words[start]) else None


def _behind_circumstances(sentence: Sentence, start: int, wording: Wording) -> Found | None:
    """The verb behind where, when or to whom it was said: "Об этом | в своём телеграм-канале сообщила Водрен"."""
    words = sentence.words
    for at in range(start, min(start + _CIRCUMSTANCES, len(words))):
        if words[at] in BREAKS:
            return None
        found = cue_at(words, at, wording)
        if found is not None:
            return found
    return None


def _told_of_it(sentence: Sentence, at: int, size: int, wording: Wording) -> Attribution | None:
    """ "Водрен объявила об этом": where several words point back, the verb may stand right before them, in a sentence that
    says nothing else."""
    words = sentence.words
    if size < _SEVERAL or any(word == QUOTED or word in wording.opens_clause for word in words):
        return None
    found = next(
        (told for told in (cue_at(words, one, wording) for one in (at - 1, at - 2) if one >= 0) if told is not None), None
    )
    if found is None or found.end != at or found.start > _FIRST:
        return None
    who = subject(sentence, found, wording)
    return Attribution((), "back", (found.start, found.end), found.cue, who.span if who is not None else None)
