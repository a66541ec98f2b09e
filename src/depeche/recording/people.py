"""Which capitalised words name a person, and what stands around the name: title, office, apposition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche.recording.capitals import Run, Word
from depeche.recording.lexicon import Gender, Lexicon, fold

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
_BEFORE = 60  # characters looked at before a name
_AFTER = 60
_LONGEST = 6  # words of a person's name
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a person; `sure` where something else than their look says so."""

    words: tuple[Word, ...]
    sure: bool
    gender: Gender | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    """What stands before a name: an office or a form of address."""

    text: str
    gender: Gender | None


def candidates(text: str, runs: Iterable[Run], present: frozenset[str], lexicon: Lexicon) -> list[Candidate]:
    """The runs that may be persons, without the titles before them. `present`: the words of the text as written."""
    found = (_candidate(text, run, present, lexicon) for run in runs)
    return [candidate for candidate in found if candidate is not None]


def _candidate(text: str, run: Run, present: frozenset[str], lexicon: Lexicon) -> Candidate | None:
    title, words = _titled(text, run, lexicon)
    words = _trimmed(words, title is not None, present, lexicon)
    if not words or len(words) > _LONGEST or any(_of_a_body(word, lexicon) for word in words):
        return None
    first, last = words[0], words[-1]
    given, gender = given_name(first, lexicon)
    title = title or _before(text, first.start, lexicon)
    after = _apposition(text, last.end, lexicon)
    if title is not None:
        gender = gender or title.gender
    role = title.text if title is not None else after or None
    marked = title is not None or after is not None
    if len(words) == 1:
        if title is None and (lexicon.never_names(first.text) or first.folded in lexicon.known or first.text.isupper()):
            return None
        sure = marked or (_surname(first, lexicon) and not first.opens)
        return Candidate((first,), sure, gender, role) if sure or given else None
    sure = given or marked or _surname(last, lexicon)
    if not sure and (_behind_article(text, first.start, lexicon) or _common(words, present, lexicon)):
        return None
    return Candidate(tuple(words), sure, gender, role)


def _titled(text: str, run: Run, lexicon: Lexicon) -> tuple[_Title | None, list[Word]]:
    """ "Prime Minister Ilse Vaudrin": the title, and the words behind its last one."""
    cut = 0
    gender: Gender | None = None
    for at, word in enumerate(run[:-1]):
        if at > cut and lexicon.gender_of_given(run[at - 1].folded)[0]:
            continue  # "Martin Luther King": a title does not follow a given name
        if word.folded + "." in lexicon.honorifics or word.folded in lexicon.honorifics or lexicon.role(word.folded):
            cut = at + 1
            gender = lexicon.gender_of_title(word.folded) or gender
    if cut == 0:
        return None, list(run)
    return _Title(text[run[0].start : run[cut - 1].end], gender), list(run[cut:])


def _trimmed(words: list[Word], titled: bool, present: frozenset[str], lexicon: Lexicon) -> list[Word]:
    """Without the words that begin a sentence, name a people or a month; cut where another name begins."""
    low, high = 0, len(words)
    while low < high and not titled and _no_name(words[low], present, lexicon):
        low += 1
    while high > low and (words[high - 1].folded in lexicon.demonyms or words[high - 1].folded in lexicon.never):
        high -= 1
    for at in range(low + 1, high):
        gap = words[at].gap
        if gap == " ":
            continue
        inside = gap in lexicon.particles and (gap not in lexicon.links or given_name(words[low], lexicon)[0])
        if not inside or words[at].folded in lexicon.known:
            return words[low:at]
    return words[low:high]


def _no_name(word: Word, present: frozenset[str], lexicon: Lexicon) -> bool:
    if word.folded in lexicon.demonyms or word.folded in lexicon.never:
        return True
    if not word.opens:
        return False
    return word.folded in lexicon.openers or (
        word.text.lower() in present and not lexicon.gender_of_given(word.folded)[0]
    )


def _of_a_body(word: Word, lexicon: Lexicon) -> bool:
    """Whether that word is one of organisations' names rather than of persons'."""
    return lexicon.organisation_word(word.folded) and not lexicon.gender_of_given(word.folded)[0]


def given_name(word: Word, lexicon: Lexicon) -> tuple[bool, Gender | None]:
    """Whether that word is a given name, in any case, and whose."""
    found = lexicon.gender_of_given(word.folded)
    if found[0] or not lexicon.by_ending:
        return found
    for base, paradigm in lexicon.bases(word.text):
        known, gender = lexicon.gender_of_given(fold(base))
        if known and (paradigm is None or paradigm.gender in (None, gender)):
            return True, gender
    return False, None


def _surname(word: Word, lexicon: Lexicon) -> bool:
    endings = lexicon.naming.surname_endings
    if not endings or len(word.folded) < 5 or word.text.isupper():
        return False
    return any(form.endswith(endings) for form in lexicon.forms(word.text))


def _common(words: Sequence[Word], present: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether one of the words is a common noun or adjective, where those may be capitalised."""
    if any(word.text.lower() in present for word in words):
        return True
    if not lexicon.naming.nouns_capitalised:
        return False
    # Two nouns side by side are rare in German, but not rare enough: the last one has to stand alone somewhere too.
    return any(word.folded.endswith(lexicon.naming.noun_endings) or len(word.text) > 12 for word in words)


def _behind_article(text: str, start: int, lexicon: Lexicon) -> bool:
    before = fold(text[max(0, start - 12) : start]).split()
    return bool(before) and (before[-1] in lexicon.articles or before[-1].endswith("'"))


def _before(text: str, start: int, lexicon: Lexicon) -> _Title | None:
    """The small title or office that stands right before `start`."""
    low = max(0, start - _BEFORE)
    before = text[low:start]
    cut = max(before.rfind(mark) for mark in "\n,;:")
    found = list(_WORD.finditer(before, cut + 1))
    if not found or before[found[-1].end() :].strip(" \u00a0\u202f\"“„«»”"):
        return None
    last = fold(found[-1][0])
    if last in lexicon.honorifics:
        return _Title(found[-1][0], lexicon.honorifics[last])
    if last.endswith("."):
        return None
    # The office may be a step away: "le ministre russe Ivan …" has a people in between.
    for distance, match in enumerate(reversed(found[-2:])):
        word = fold(match[0])
        if lexicon.role(word) and (distance == 0 or last in lexicon.demonyms):
            return _Title(before[match.start() :].strip(), lexicon.gender_of_title(word))
    return None


def _apposition(text: str, end: int, lexicon: Lexicon) -> str | None:
    """ ", la secrétaire générale de la CGT": the office behind a person's name; "" for an age; None where there is neither."""
    after = text[end : end + _AFTER]
    if after[:2] != ", ":
        return None
    rest = after[2:]
    stop = min((at for at in (rest.find(mark) for mark in ",.;:\n()\"«“„") if at >= 0), default=len(rest))
    phrase = rest[:stop]
    if phrase.isdecimal():
        return "" if len(phrase) < 4 and 0 < int(phrase) <= _OLDEST else None
    for match in list(_WORD.finditer(phrase))[:4]:
        if lexicon.role(fold(match[0])):
            return phrase.strip()
        if match[0][0].isupper() and not lexicon.naming.nouns_capitalised:
            return None
    return None
