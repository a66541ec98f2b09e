"""Which capitalised words name a person, and which mentions are of the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from depeche.recording.capitals import Word
from depeche.recording.lexicon import Gender, Lexicon, fold
from depeche.recording.mentions import Mention, Named

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
_BEFORE = 60  # characters looked at before a name
_AFTER = 60
_LONGEST = 6  # words in a person's name


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a person; `sure` where something else than their look says so."""

    words: tuple[Word, ...]
    sure: bool
    gender: Gender | None = None
    role: str | None = None


def candidates(text: str, runs: Iterable[Sequence[Word]], present: frozenset[str], lexicon: Lexicon) -> list[Candidate]:
    """The runs that may be persons, without the titles before them. `present`: the words of the text as written."""
    found = []
    for run in runs:
        candidate = _candidate(text, list(run), present, lexicon)
        if candidate is not None:
            found.append(candidate)
    return found


def _candidate(text: str, run: list[Word], present: frozenset[str], lexicon: Lexicon) -> Candidate | None:
    titled: list[Word] = []
    gender: Gender | None = None
    # "Prime Minister Ilse Vaudrin", "US-Präsident Trump": what stands before the name is cut off, and is a sign of it.
    cut = 0
    for at, word in enumerate(run[:-1] if len(run) > 1 else run):
        given_before = at > cut and lexicon.gender_of_given(run[at - 1].folded)[0]
        if not given_before and (lexicon.role(word.folded) or word.folded + "." in lexicon.honorifics or word.folded in lexicon.honorifics):
            titled = run[: at + 1]
            cut = at + 1
            gender = lexicon.roles.get(word.folded) or lexicon.honorifics.get(word.folded + ".") or gender
    words = run[cut:]
    while words and _no_name(words[0], bool(titled) or len(words) == 1, present, lexicon):
        words = words[1:]
        titled = titled or []
    while words and (words[-1].folded in lexicon.never or words[-1].folded in lexicon.demonyms):
        words = words[:-1]
    if not words or len(words) > _LONGEST:
        return None
    words = _until_second_person(words, lexicon)
    first, last = words[0], words[-1]
    given, given_gender = _given(first, lexicon)
    gender = given_gender or gender
    before = _before(text, (titled[0] if titled else first).start, lexicon)
    title = bool(titled) or before is not None
    if before is not None and before[1] is not None:
        gender = gender or before[1]
    role = None
    if titled:
        role = text[titled[0].start : titled[-1].end]
    if before is not None:
        role = before[0] if role is None else role
    after = _apposition(text, last.end, lexicon)
    if len(words) == 1:
        if title or (after is not None and not _stands_alone(first, lexicon)) or _surname(first, lexicon):
            return Candidate(tuple(words), title, gender, role or after)
        return Candidate(tuple(words), False, gender, after) if given else None
    sure = given or title or after is not None or _surname(last, lexicon)
    if not sure and (_behind_article(text, first.start, lexicon) or lexicon.naming.nouns_capitalised and _common(words, present, lexicon)):
        return None
    return Candidate(tuple(words), sure, gender, role or after)


def _given(word: Word, lexicon: Lexicon) -> tuple[bool, Gender | None]:
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
    if not endings or len(word.folded) < 5:
        return False
    return any(form.endswith(endings) for form in lexicon.forms(word.text)) and not word.text.isupper()


def _stands_alone(word: Word, lexicon: Lexicon) -> bool:
    return word.folded in lexicon.known or word.text.isupper()


def _no_name(word: Word, eager: bool, present: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the first word of a run is no part of a name: a function word, a people, a month."""
    folded = word.folded
    if folded in lexicon.demonyms or folded in lexicon.never:
        return True
    if word.opens:
        if folded in lexicon.openers:
            return True
        if word.text.lower() in present and not lexicon.gender_of_given(folded)[0]:
            return True
    return False


def _until_second_person(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words up to a link that joins two names rather than the parts of one."""
    for at in range(1, len(words)):
        gap = words[at].gap
        if gap not in (" ", None) and gap not in lexicon.particles:
            return words[:at]
        if gap in lexicon.links and (words[at].folded in lexicon.known or not lexicon.gender_of_given(words[0].folded)[0]):
            return words[:at]
    return words


def _common(words: Sequence[Word], present: frozenset[str], lexicon: Lexicon) -> bool:
    """Where nouns are capitalised: whether one of the words looks like a common noun or adjective."""
    endings = lexicon.naming.noun_endings
    return any(word.folded.endswith(endings) or word.text.lower() in present or len(word.text) > 14 for word in words)


def _behind_article(text: str, start: int, lexicon: Lexicon) -> bool:
    before = text[max(0, start - 12) : start].rstrip()
    return bool(before) and fold(before.split()[-1] if before.split() else "") in lexicon.articles


def _before(text: str, start: int, lexicon: Lexicon) -> tuple[str, Gender | None] | None:
    """The title or office that stands right before `start`, and whose gender it tells."""
    low = max(0, start - _BEFORE)
    before = text[low:start]
    cut = max(before.rfind("\n"), before.rfind(","), before.rfind(";"), before.rfind(":"))
    found = list(_WORD.finditer(before, cut + 1))
    if not found or before[found[-1].end() :].strip(" \u00a0\u202f\"“„«»”") != "":
        return None
    last = fold(found[-1][0])
    if last in lexicon.honorifics:
        return found[-1][0], lexicon.honorifics[last]
    if last.endswith("."):
        return None
    # The office may be a step away: "ministre russe des Affaires étrangères Ivan …" has it at its beginning.
    for distance, match in enumerate(reversed(found[-2:])):
        word = fold(match[0])
        if lexicon.role(word) and (distance == 0 or last in lexicon.demonyms):
            return before[match.start() :].strip(), lexicon.roles.get(word)
    return None


def _apposition(text: str, end: int, lexicon: Lexicon) -> str | None:
    """ ", la secrétaire générale de la CGT", ", 42,", "(SPD)": what stands behind a person's name."""
    after = text[end : end + _AFTER]
    if after[:2] != ", ":
        return None
    rest = after[2:]
    stop = min((at for at in (rest.find(mark) for mark in ",.;:\n()\"«“„") if at >= 0), default=len(rest))
    number = rest[:stop]
    if number.isdigit() and 1 <= int(number[:4]) <= 120:
        return ""
    for match in list(_WORD.finditer(rest[:stop]))[:4]:
        if lexicon.role(fold(match[0])):
            return rest[:stop].strip()
        if match[0][0].isupper() and not lexicon.naming.nouns_capitalised:
            return None
    return None
