"""Which capitalised words name a person, and what stands around the name: title, office, apposition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche.recording.capitals import Run, Word
from depeche.recording.lexicon import Gender, Lexicon, fold, given_name

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
class Scene:
    """A text and what is known of its words as a whole."""

    text: str
    lexicon: Lexicon
    present: frozenset[str]  # the words of the text, as written
    capitals: Counter[str]  # how often each capitalised word stands in it, folded


@dataclass(frozen=True, slots=True)
class _Title:
    """What stands before a name: an office or a form of address."""

    text: str
    gender: Gender | None


def candidates(scene: Scene, runs: Iterable[Run]) -> list[Candidate]:
    """The runs that may be persons, without the titles before them."""
    found = (_candidate(scene, part) for run in runs for part in _parted(run, scene.lexicon))
    return [candidate for candidate in found if candidate is not None]


def _candidate(scene: Scene, run: Run) -> Candidate | None:
    text, lexicon = scene.text, scene.lexicon
    title, words = _titled(text, run, lexicon)
    words = _trimmed(words, title is not None, scene)
    if not words or len(words) > _LONGEST or any(_of_a_body(word, lexicon) for word in words):
        return None
    first, last = words[0], words[-1]
    given, gender = given_name(first.text, lexicon)
    title = title or _before(text, first.start, lexicon)
    after = _apposition(text, last.end, lexicon)
    if title is not None:
        gender = gender or title.gender
    role = title.text if title is not None else after or None
    marked = title is not None or after is not None
    if len(words) == 1:
        return _single(scene, first, marked, title is not None, Candidate((first,), marked, gender, role), given)
    sure = given or marked or _surname(last, lexicon)
    if not sure and _doubtful(scene, words):
        return None
    return Candidate(tuple(words), sure, gender, role)


def _single(scene: Scene, word: Word, marked: bool, titled: bool, found: Candidate, given: bool) -> Candidate | None:
    """A name of one word, if enough speaks for it."""
    lexicon = scene.lexicon
    if lexicon.role(word.folded) or lexicon.never_names(word.text) or word.text.isupper():
        return None
    if not titled and word.folded in lexicon.known:
        return None
    if marked or (_surname(word, lexicon) and not word.opens):
        return Candidate((word,), True, found.gender, found.role)
    twice = scene.capitals[word.folded] > 1
    return found if given and twice and not _behind_article(scene.text, word.start, lexicon) else None


def _doubtful(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether words that nothing but their capitals tells for a name are rather something else."""
    lexicon = scene.lexicon
    first, last = words[0], words[-1]
    if _behind_article(scene.text, first.start, lexicon) or any(word.text.lower() in scene.present for word in words):
        return True
    if _quoted(scene.text, first.start, last.end):
        return True
    # A surname comes back alone; two words after "in", "of" that do not are rather a place, a work, a body.
    again = scene.capitals[last.folded] > sum(1 for word in words if word.folded == last.folded) and not last.text.isupper()
    if again and not lexicon.naming.nouns_capitalised:
        return False
    if lexicon.naming.nouns_capitalised:
        common = any(word.folded.endswith(lexicon.naming.noun_endings) or len(word.text) > 12 for word in words)
        return common or scene.capitals[last.folded] < 2 or scene.capitals[first.folded] == scene.capitals[last.folded]
    return _behind_preposition(scene.text, first.start, lexicon)


def _parted(run: Run, lexicon: Lexicon) -> list[Run]:
    """The run, cut before a given name that begins a name of its own: "Tg1 Ilse Vaudrin", "Путина Дмитрий Песков"."""
    for at in range(1, len(run) - 1):
        if run[at].gap != " " or run[at + 1].gap is None or not given_name(run[at].text, lexicon)[0]:
            continue
        before = run[at - 1]
        if len(before.text) == 1 or given_name(before.text, lexicon)[0]:
            continue
        if lexicon.by_ending and at == 1 and not lexicon.naming.nouns_capitalised:
            return [run[:at], run[at:]]
        if before.text.isupper() or not before.text.isalpha() or (before.opens and before.folded in lexicon.openers):
            return [run[:at], run[at:]]
    return [run]


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


def _trimmed(words: list[Word], titled: bool, scene: Scene) -> list[Word]:
    """Without the words that begin a sentence, name a people or a month; cut where another name begins."""
    lexicon = scene.lexicon
    low, high = 0, len(words)
    while low < high and not titled and _no_name(words[low], scene):
        low += 1
    while high > low and (words[high - 1].folded in lexicon.demonyms or words[high - 1].folded in lexicon.never):
        high -= 1
    for at in range(low + 1, high):
        gap = words[at].gap
        if gap == " ":
            continue
        inside = gap in lexicon.particles and (gap not in lexicon.links or given_name(words[low].text, lexicon)[0])
        if not inside or words[at].folded in lexicon.known or given_name(words[at].text, lexicon)[0]:
            return words[low:at]
    return words[low:high]


def _no_name(word: Word, scene: Scene) -> bool:
    lexicon = scene.lexicon
    if word.folded in lexicon.demonyms or word.folded in lexicon.never:
        return True
    if not word.opens:
        return False
    return word.folded in lexicon.openers or (
        word.text.lower() in scene.present and not lexicon.gender_of_given(word.folded)[0]
    )


def _of_a_body(word: Word, lexicon: Lexicon) -> bool:
    """Whether that word is one of organisations' names rather than of persons'."""
    return lexicon.organisation_word(word.text) and not lexicon.gender_of_given(word.folded)[0]


def _surname(word: Word, lexicon: Lexicon) -> bool:
    endings = lexicon.naming.surname_endings
    if not endings or len(word.folded) < 5 or word.text.isupper():
        return False
    return any(form.endswith(endings) for form in lexicon.forms(word.text))


def _behind_article(text: str, start: int, lexicon: Lexicon) -> bool:
    before = fold(text[max(0, start - 12) : start]).split()
    return bool(before) and (before[-1] in lexicon.articles or (text[start - 1] in "'’" and before[-1] in lexicon.elisions))


def _behind_preposition(text: str, start: int, lexicon: Lexicon) -> bool:
    before = fold(text[max(0, start - 16) : start])
    if not before.endswith(" "):
        return False
    last = before.split()[-1:]
    return bool(last) and (last[0] in lexicon.place_prepositions or last[0] in lexicon.links)


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand right around: the title of a work, rather than a person."""
    return start > 0 and text[start - 1] in "«“„\"‘'»" and text[end : end + 1] in ("»", "”", "“", '"', "’", "'", "«")


def _before(text: str, start: int, lexicon: Lexicon) -> _Title | None:
    """The small title or office that stands right before `start`."""
    low = max(0, start - _BEFORE)
    before = text[low:start]
    cut = max(before.rfind(mark) for mark in "\n,;:")
    found = list(_WORD.finditer(before, cut + 1))
    if not found or before[found[-1].end() :].strip(" \u00a0\u202f"):
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
