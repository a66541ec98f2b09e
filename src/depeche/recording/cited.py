"""Whose words does another give? "The agency quoted | Vaudrin as saying that …", "De krant citeert | Vaudrin: “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.attributed import Attribution
from depeche.recording.cues import Found, phrase_at
from depeche.recording.noun_phrases import BREAKS, noun_end
from depeche.recording.reach import to_end
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.wording import Wording


def words_given(sentence: Sentence, found: Found, later: Sequence[Found], wording: Wording) -> Attribution | None:
    """What a verb of quoting gives as its object's words; None where it gives none, or a person is its subject."""
    words, total = sentence.words, len(sentence.words)
    if words[found.start] not in wording.quoting or not _by_no_person(sentence, found.start, wording):
        return None
    start = found.end
    while start < total and (words[start] in wording.adverbs or words[start] in wording.prepositions):
        start += 1  # "El diario cita a | Vaudrin"
    pronoun = start < total and words[start] in wording.obliques
    end = start + 1 if pronoun else noun_end(sentence, start, wording)
    if end <= start or end >= total:
        return None
    size = phrase_at(sentence, end, wording.sayings)
    at = end + size
    if words[at : at + 2] == [":", QUOTED]:
        said = (at + 1, total)
    elif size and at < total and words[at] not in BREAKS:
        at += phrase_at(sentence, at, wording.complementizers)
        said = to_end(sentence, at, found, [one for one in later if one.start >= at], wording)
    else:
        return None
    return Attribution(
        (said,), "beside" if words[said[0]] == QUOTED else "that", (found.start, found.end), found.cue, (start, end)
    )


def _by_no_person(sentence: Sentence, verb: int, wording: Wording) -> bool:
    """Whether a subject stands before that verb and names nobody in particular: "the agency", "Der Bote"."""
    words, start = sentence.words, verb
    while start > 0 and words[start - 1] not in BREAKS:
        start -= 1
    if start == verb:
        return False
    for at in range(start, verb):
        if words[at] in wording.determiners:
            continue
        named = sentence.capital[at] and wording.naming.facts(words[at]).given
        if named or words[at] in wording.pronouns or words[at] in wording.spokespersons or wording.names_a_person(words[at]):
            return False
    return True
