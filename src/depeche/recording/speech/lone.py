"""Whose may a quotation be, and whose not, that stands alone with nobody beside it?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from depeche.model import Span
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.text.sentences import DASHES, Sentence
from depeche.recording.words.wording import Wording

_BRACKET = re.compile(r"[（(][^（）()]{1,8}[）)]\Z")
_SUBJECT = 30  # characters among which the mark of a subject stands
_DASHED = 3  # characters before a quotation in which its dash stands
ASKS = frozenset("?;？؟")  # the second is a Greek question mark


def names_its_speaker(people: Cast, spans: Iterable[Span], speaker: Speaker) -> bool:
    """Whether words between marks name the one person who is thought to say them, who would have said "I"."""
    alone = speaker.entities[0] if len(speaker.entities) == 1 else None
    if alone is None or alone.kind != "person":
        return False
    return any(entity == alone for start, end in spans for _, _, entity in people.people(start, end))


def is_interviewers(text: str, sentence: Sentence, before: Sentence | None, after: Sentence | None) -> bool:
    """Whether a paragraph behind a dash is a question and the next one begins with a dash too: the paper asks, and has an
    answer. Not where the words before announce it: "She was furious: ¶ – Who pays?"."""
    if text[sentence.ends[-1] - 1] not in ASKS or not _dashed(text, sentence):
        return False
    if after is None or after.paragraph != sentence.paragraph + 1 or not _dashed(text, after):
        return False
    return before is None or (before.paragraph < sentence.paragraph and text[before.ends[-1] - 1] != ":")


def begins_with_nobody(sentence: Sentence, wording: Wording) -> bool:
    """Whether the mark of a subject stands behind a noun for somebody without a name, where words are not parted: 男児が."""
    marks = wording.speech.subject_marks
    if not marks or wording.naming.naming.spaced:
        return False
    end = next((at for at, word in enumerate(sentence.words[:_SUBJECT]) if at and word in marks), 0)
    noun = _BRACKET.sub("", "".join(sentence.words[:end])) if end else ""  # 大学生の女性（20）は
    return noun.endswith((*wording.speech.persons, *wording.speech.spokespersons))


def both_dashed(text: str, start: int, sentence: Sentence) -> bool:
    """Whether a dash opens the quotation that begins at `start` and the sentence behind it, so that one may go on from the
    other."""
    return _behind_dash(text, start) and sentence.words[0] in DASHES


def _dashed(text: str, sentence: Sentence) -> bool:
    return sentence.words[0] in DASHES or _behind_dash(text, sentence.start)


def _behind_dash(text: str, start: int) -> bool:
    return text[max(0, start - _DASHED) : start].strip()[-1:] in DASHES
