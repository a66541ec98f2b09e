"""Which words between marks before a quotation are a name, in a script without capitals whose verbs close their clause?"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.text.sentences import QUOTED
from depeche.recording.words.wording import Wording


def names_a_body(words: Sequence[str], first: int, at: int, end: int, wording: Wording) -> bool:
    """Whether the words quoted at `at` are a body's name, its kind before it and the mark of a subject behind it:
    環境団体「海の声」は."""
    if at == first or at + 2 >= end or words[at + 1] not in wording.speech.subject_marks:
        return False
    speech, naming = wording.speech, wording.naming.naming
    return "".join(words[first:at]).endswith((*naming.organisation_words, *speech.companies, *speech.persons))


def leads_on(words: Sequence[str], at: int, end: int, wording: Wording) -> bool:
    """Whether the words quoted at `at` are said by nobody there: no mark of speech or of a subject stands behind them, but
    another quotation does."""
    after = words[at + 1 : at + 2]
    speech = wording.speech
    if wording.naming.naming.spaced or after == [] or after[0] in COMMAS or after[0] in speech.subject_marks:
        return False
    return after[0] not in speech.quote_marks_after and after[0] not in FINAL and QUOTED in words[at + 1 : end]
