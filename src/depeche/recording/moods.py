"""Which sentences report speech by their mood or by verbs of hearsay, and which quoted words say something by themselves?"""

from __future__ import annotations

from depeche.recording.attributed import FINAL
from depeche.recording.cast import Cast
from depeche.recording.marks import UTTERED, utters
from depeche.recording.quotations import Quotation
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.wording import Wording

_PIECE = 3  # blanks in quoted words that are a whole sentence
_NAME = 90  # characters between the marks around a name


def is_reported(sentence: Sentence, wording: Wording, *, indirect: bool) -> bool:
    """Whether a sentence has a form that only reported speech has, or that only hearsay has.

    `indirect`: the statement before it was told in no quotation marks.
    """
    words = sentence.words
    if not wording.reported_verbs.isdisjoint(words) and any(
        _in_mood(sentence, at, wording, indirect=indirect) for at, word in enumerate(words) if word in wording.reported_verbs
    ):
        return True
    closing = words[-2:-1] if words[-1] == "." else words[-1:]
    return any(end in closing and start in words for start, end in wording.hearsay)


def _in_mood(sentence: Sentence, at: int, wording: Wording, *, indirect: bool) -> bool:
    """Whether the verb at `at` shows reported speech: not "habe ich", "als würde"; a tentative one only behind such."""
    words = sentence.words
    if at and sentence.capital[at]:
        return False
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    if before in wording.first_persons or behind in wording.first_persons or before in wording.as_ifs:
        return False
    if words[at] not in wording.tentative_verbs:
        return True
    return indirect and words[-1] != "?"


def says_itself(sentence: Sentence, made: Cast) -> bool:
    """Whether somebody is named before quoted words, and no form of reported speech: "Vaudrin will „…“, ob … solle"."""
    at = next(iter(sentence.quoted), 0)
    known = made.wording.reported_verbs
    if not at or any(word in known and not sentence.capital[n] for n, word in enumerate(sentence.words[:at])):
        return False
    quotation = sentence.quoted[at]
    words = made.text[quotation.start : quotation.end]
    return utters(words) and next(iter(made.people(sentence.start, quotation.start)), None) is not None


def led_in(text: str, quotation: Quotation, wording: Wording) -> bool:
    """Whether a colon opens a whole sentence between marks: "Gibt er sich zuversichtlich: „Da bewegt sich was.“"."""
    before = text[max(0, quotation.outer_start - _NAME) : quotation.outer_start].strip()
    words = text[quotation.start : quotation.end]
    inside = words[-1:] in FINAL and " " in words
    outside = text[quotation.outer_end : quotation.outer_end + 1] in FINAL and words.count(" ") >= _PIECE
    closes = inside or (outside and not wording.nouns_capitalised)
    return before[-1:] in (":", "：") and closes and before[:-1].split(" ")[-1].lower() not in wording.title_words


def inserted(sentence: Sentence, at: int, said: str, wording: Wording) -> bool:
    """Whether the few words quoted at item `at` stand where its own sentence needs a noun or a verb: behind an article, a
    preposition or a "who" ("the team that “died at the gate” in 2022 …"). Nobody need have said them."""
    before = sentence.words[at - 1] if at else ""
    known = (wording.determiners, wording.prepositions, wording.relatives, wording.comma_relatives, wording.reflexives)
    needed = before.isdigit() or any(before in words for words in known)
    return needed and said.count(" ") + 1 < UTTERED and said[-1:] not in FINAL


def inscribed(text: str, quotation: Quotation, wording: Wording) -> bool:
    """Whether a noun stands before quoted words for what something bears: "a plaque with the inscription: “…”"."""
    before = text[max(0, quotation.outer_start - _NAME) : quotation.outer_start].rstrip(" :\u00a0\u202f")
    return before.rsplit(" ", 1)[-1].lower().rpartition("'")[2] in wording.inscriptions


def names_inscription(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether such a noun stands before the quotation at item `at`, behind a verb: "a plaque with the inscription: “…”"."""
    before = sentence.words[at - 2] if at > 1 and sentence.words[at - 1] in (":", "：") else ""
    return sentence.words[at] == QUOTED and before in wording.inscriptions
