"""Whom does a pronoun mean? The last person spoken of who fits it."""

from __future__ import annotations

from bisect import bisect_left

from depeche.model import Span
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Speaker, goes_on, oblique
from depeche.recording.speakers.strangers import meant
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.facts import Gender

_OPENING = 6  # words with which a sentence begins, a name among them
_NEAR = 2  # paragraphs back in which one pronoun for women and men finds its name


def of_pronoun(sentence: Sentence, word: str, span: Span, made: Cast, last: Speaker | None) -> Speaker:
    wording = made.wording
    spoke = last.entities if last is not None and word in wording.they else ()
    if len(spoke) > 1 or (spoke and spoke[0].kind == "organisation" and word not in wording.she):
        return Speaker("pronoun", span, spoke)
    if word in wording.she or word in wording.he:
        if word in wording.she and word in wording.he:  # "hän": he or she
            near = made.recent[-1] if made.recent else None
            person = near[1] if near is not None and sentence.paragraph - near[0] <= _NEAR else made.only
        else:
            gender: Gender = "f" if word in wording.she else "m"
            person = _subject_before(sentence, span, made, gender)
            person = person or made.antecedent(sentence.paragraph, gender) or _before_pronoun(sentence, span, made, gender)
        if person is not None:
            return meant("pronoun", span, person)
    if word in wording.it and last is not None and len(last.entities) == 1:
        return Speaker("pronoun", span, last.entities if last.entities[0].kind != "person" else ())
    return Speaker("unnamed", span)


def of_oblique(sentence: Sentence, pronoun: str, span: Span, made: Cast, last: Speaker | None) -> Speaker:
    """Whom a "him" behind "according to" means, told by the pronoun of a subject; else who spoke before, if that fits."""
    found = of_pronoun(sentence, pronoun, span, made, last)
    if found.way != "unnamed" or last is None:
        return found
    gender = "f" if pronoun in made.wording.she else "m"
    return goes_on(last) if all(made.gender(one) in (None, gender) for one in last.entities) else found


def _subject_before(sentence: Sentence, span: Span, made: Cast, gender: Gender) -> Named | None:
    """Whom a pronoun means behind "as" or "while", where somebody begins that sentence: "Ruiz stood up as she read: …"."""
    wording, words = made.wording, sentence.words
    at = bisect_left(sentence.starts, span[0])
    before = words[at - 1] if at >= _OPENING else ""
    opens = before in wording.opens_clause or before in wording.conjunctions or before in wording.as_words
    if not (opens or (before in wording.relatives and before not in wording.determiners)):
        return None
    quoted = next(iter(sentence.quoted), at)
    people = made.people(sentence.start, sentence.starts[min(at, quoted)])
    free = next((mention for mention in people if not oblique(made, sentence, mention)), None)
    if free is None or bisect_left(sentence.starts, free[0]) > _OPENING or made.gender(free[2]) not in (gender, None):
        return None
    told = words[bisect_left(sentence.starts, free[0]) : at]
    return free[2] if not any(word in wording.speaking for word in told) else None


def _before_pronoun(sentence: Sentence, span: Span, made: Cast, gender: Gender) -> Named | None:
    """The person named first in the same sentence: "Ana Ruiz, the mayor, has she too said"."""
    people = (entity for _, _, entity in made.people(sentence.start, span[0]))
    return next((one for one in people if made.genders.get(one.name, gender) == gender), None)
