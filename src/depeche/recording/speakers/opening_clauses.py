"""Who is the subject of a clause that stands before another: "When Mr Brandt left Selm, he said", "She smiled, adding"?"""

from __future__ import annotations

from bisect import bisect_left

from depeche.recording.speakers.cast import Cast, Mention, possessive
from depeche.recording.text.sentences import Sentence

_OPENING = 8  # words of a sentence among which its subject begins
_OPENS = 3  # words before a verb form with which a sentence itself opens: "After saying"


def subject_of_opening_clause(sentence: Sentence, before: int, made: Cast) -> Mention | None:
    """The person with whom a clause begins that opens the sentence and ends before item `before`, whatever else is told."""
    words, wording = sentence.words, made.wording
    if words[0] not in wording.subordinators:
        return None
    quoted = next(iter(sentence.quoted), before)
    people = made.people(sentence.start, sentence.starts[min(before, quoted)])
    if not people or possessive(made, sentence, people[0]):
        return None
    name = bisect_left(sentence.starts, people[0][0])
    behind = bisect_left(sentence.starts, people[0][1])
    if name > _OPENING or words[behind] == "," or not all(_of_subject(sentence, at, made) for at in range(1, name)):
        return None  # also "After Brandt, he said"
    return people[0]


def _of_subject(sentence: Sentence, at: int, made: Cast) -> bool:
    """Whether a word may stand between "when" and a name that is the subject: "as *the Norwegian minister* Ruiz left"."""
    word, wording = sentence.words[at], made.wording
    if sentence.capital[at] or word in wording.opens_clause or word == "'":
        return True
    return (word in wording.determiners and word not in wording.prepositions) or wording.means_a_person(word)


def pronoun_of_clause(sentence: Sentence, verb: int, made: Cast) -> int | None:
    """The item of the pronoun that is the subject of a clause which a verb form without one goes on behind a comma, where
    nobody is named before: "She smiled, | adding that"; None where there is none."""
    words, wording = sentence.words, made.wording
    gerunds = wording.speech.gerunds
    if not gerunds or verb <= _OPENS or not words[verb].endswith(gerunds) or words[verb - 1] != ",":
        return None
    at = next((at for at in range(min(verb, _OPENING)) if words[at] in wording.he_or_she), verb)
    if at == verb or words[at] in wording.determiners or made.people(sentence.start, sentence.starts[verb]):
        return None
    return at
