"""Which sentences report speech by their mood or by verbs of hearsay, and which quoted words say something by themselves?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.recording.grammar.punctuation import COLONS, FINAL
from depeche.recording.speakers.cast import Cast
from depeche.recording.speech.marks import utters
from depeche.recording.text.quotations import Quotation
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_PIECE = 3  # blanks in quoted words that are a whole sentence
_BRACKET = re.compile(r"[（(＝=][^（）()＝=]{1,20}[）)＝=]")
_OFFICE = 40  # characters in which the mark of a subject stands behind a name
_TITLE = 6  # of an office
_SENTENCE = 4  # characters of one, where words are not parted
_INSERTED = 6  # words between marks that somebody has said, wherever they stand
_AFTER = 8  # items of a phrase that only tells when or how, and its colon
_NAMED_SO = 8  # items behind a quotation in which a verb for calling begins
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
    closing = words[-2] if words[-1] == "." and len(words) > 1 else words[-1]
    return closing in wording.hearsay and not wording.hearsay[closing].isdisjoint(words)


def _in_mood(sentence: Sentence, at: int, wording: Wording, *, indirect: bool) -> bool:
    """Whether the verb at `at` shows reported speech: not "habe ich", "als würde"; a tentative one only behind such."""
    words = sentence.words
    if at and sentence.capital[at]:
        return False
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    if before in wording.first_persons or behind in wording.first_persons or before in wording.as_ifs:
        return False
    if words[at].endswith(wording.speech.reported_endings or ("\0",)) and _mine(words, at, wording):
        return False
    if words[at] not in wording.tentative_verbs:
        return True
    return indirect and words[-1] != "?"


def _mine(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a first person is the subject of the clause that the verb at `at` closes: "dass ich es nicht gesagt habe"."""
    while at > 0 and words[at - 1] not in (",", QUOTED):
        at -= 1
        if words[at] in wording.first_persons:
            return True
    return False


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
    return before[-1:] in COLONS and closes and before[:-1].split(" ")[-1].lower() not in wording.title_words


def utters_with_mark(sentence: Sentence, at: int, said: str, wording: Wording) -> bool:
    """Whether the few words quoted at item `at` end as a sentence does and have the mark of speech or a full stop behind
    them: 「感無量だ」と涙をこぼした; not 「海の王だ」と呼ばれた."""
    speech, words = wording.speech, sentence.words
    if len(said) < _SENTENCE or not said.endswith(speech.utterance_endings):
        return False
    if at + 1 < len(words) and words[at + 1] in speech.quote_marks_after:
        return not is_what_it_is_called(sentence, at, wording)
    return words[at + 1 : at + 2] == ["。"]


def is_what_it_is_called(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a verb for calling stands soon behind the quotation at item `at`: 「海の王」と呼ばれた."""
    behind = "".join(sentence.words[at + 1 : at + 1 + _NAMED_SO])
    return any(word in behind for word in wording.speech.naming_verbs)


def follows_mark(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether the mark of a subject stands right before item `at`."""
    return at > 0 and sentence.words[at - 1].endswith(wording.speech.subject_marks)


def has_mark(text: str, end: int, stop: int, wording: Wording) -> bool:
    """Whether a name that ends at `end`, with an office and a bracket behind it, has the mark of a subject, or a comma:
    横田監督（56）は; not 横田監督から."""
    lexicon, behind = wording.naming, text[end : min(stop, end + _OFFICE)].lstrip()
    sizes = range(min(_TITLE, len(behind)), 0, -1)
    size = next((size for size in sizes if lexicon.facts(behind[:size]).titles), 0)
    behind = _BRACKET.sub("", behind[size:].lstrip(), count=1)
    return not behind or behind.startswith((*wording.speech.subject_marks, "、", ",", ":", "：", "「"))


def goes_on_there(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether whoever spoke last may say the words quoted at item `at` too: they open a clause or go on from words quoted
    before them ("Instead, “…”", "only when “…”"), or a form that only reported speech has stands there. What has a subject
    of its own before it, or a colon, belongs to somebody else: "The panel rejected the “…”"."""
    words, known = sentence.words, wording.reported_verbs
    first = next(iter(sentence.quoted), at)
    if at != first and _listed(words[first:at], wording):
        at = first  # "“…”, “…” and “…”"
    if wording.speech.subject_marks or not at or words[at - 1] in (",", QUOTED):
        return True
    if words[at - 1] in wording.joiners or words[at - 1] in wording.opens_clause:
        return True
    small = (wording.adverbs, wording.joiners, (",", ":"))
    phrase = next(
        (n for n in range(at) if words[n] in wording.prepositions or not any(words[n] in some for some in small)), at
    )
    if phrase == at or (at - phrase < _AFTER and words[phrase] in wording.prepositions and words[at - 1] == ":"):
        return True  # "Then, after a pause: “…”"
    return any(word in known and not sentence.capital[n] for n, word in enumerate(words[:at]))


def _listed(words: Sequence[str], wording: Wording) -> bool:
    """Whether quotations, commas and an "and" are all that stands there."""
    return all(word == QUOTED or word == "," or word in wording.joiners for word in words)


def inserted(sentence: Sentence, at: int, said: str, wording: Wording) -> bool:
    """Whether the few words quoted at item `at` stand where its own sentence needs a noun or a verb: behind an article, a
    preposition or a "who" ("the team that “died at the gate” in 2022 …"). Nobody need have said them."""
    before = sentence.words[at - 1] if at else ""
    known = (wording.determiners, wording.prepositions, wording.relatives, wording.comma_relatives, wording.reflexives)
    needed = before.isdigit() or any(before in words for words in known)
    return needed and said.count(" ") + 1 < _INSERTED and said[-1:] not in FINAL


def inscribed(text: str, quotation: Quotation, wording: Wording) -> bool:
    """Whether a noun stands before quoted words for what something bears: "a plaque with the inscription: “…”"."""
    before = text[max(0, quotation.outer_start - _NAME) : quotation.outer_start].rstrip(" :\u00a0\u202f")
    return before.rsplit(" ", 1)[-1].lower().rpartition("'")[2] in wording.inscriptions


def names_inscription(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether such a noun stands before the quotation at item `at`, behind a verb: "a plaque with the inscription: “…”"."""
    before = sentence.words[at - 2] if at > 1 and sentence.words[at - 1] in COLONS else ""
    return sentence.words[at] == QUOTED and before in wording.inscriptions
