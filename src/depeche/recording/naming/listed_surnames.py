"""Who is named by a surname of a closed list and one or two syllables, beside a title: "김연서 장관은", "배우 문세라는"?"""

from __future__ import annotations

import re

from depeche.recording.naming.candidate import Candidate
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.scene import Scene
from depeche.recording.words.lexicon import Lexicon

_AGED = re.compile(r" ?[(（][^()（）]{1,16}[)）] ?")
_MOST = 3  # words of a foreign name
_SHORT, _LONG = 2, 4  # syllables of a Korean name
_TITLE = 6  # letters of a title, at most
_WHOLE_NATIVE = 3  # of one with a surname of one syllable, as most are
_COMPLEMENTS = 3  # words between such a name and its office
_FAR = 5  # words from a foreign given name to an office


def bearer(made: Scene, at: int) -> Candidate | None:
    """Whom word `at` names by a surname and a given name, with the office beside it."""
    words, word = made.words, made.words[at]
    whole = _before_title(made, at)
    if whole is not None:
        address = words[at + 1]
        office = words[at - 1] if address.facts.honorific and at and word.gap == " " else address
        role = office.text if office.facts.titles and not office.facts.honorific else None  # "위원장 조태겸 씨"
        return Candidate((whole,), True, address.facts.title_gender, role)
    if len(word.text) not in (_WHOLE_NATIVE, _LONG) or not _looks_native(word, made.lexicon):
        return None
    told = _office_apart(made, at) or _calling_before(made, at)
    return Candidate((word,), True, told.facts.title_gender, told.text) if told is not None else None


def _before_title(made: Scene, at: int) -> Word | None:
    """ "김연서 장관은", "국영자(61) 씨": a surname and one or two syllables, before a title; with the last one where it
    looks like a particle ("박시은 씨")."""
    words, lexicon, word = made.words, made.lexicon, made.words[at]
    if at + 1 >= len(words) or not words[at + 1].facts.titles:
        return None
    if word.text[0] not in lexicon.surnames and not lexicon.family_at(word.text, 0):
        return None
    between = made.text[word.end : words[at + 1].start]
    particle = "" if between in ("", " ") or _AGED.fullmatch(between) else between[:-1]
    if particle and (between[-1] != " " or len(word.text) > _SHORT or particle not in lexicon.naming.enclitics):
        return None
    text = word.text + particle
    if not _SHORT <= len(text) <= _LONG or text.endswith(lexicon.naming.organisation_words + lexicon.naming.noun_endings):
        return None  # "노동단체 대표", "지켜본 감독"
    family = lexicon.family_at(text, 0)
    if family == text or (len(text) == _LONG and not family):
        return None  # "남궁 장관": whoever was named so before; "인천지역 군수"
    for facts in (word.facts, lexicon.facts(text)):
        if facts.given or facts.opener or facts.titles or facts.known or facts.body:
            return None
    return Word(word.start, word.start + len(text), text, lexicon.facts(text), False, word.gap)


def _office_apart(made: Scene, at: int) -> Word | None:
    """The office of a whole name that is parted from it, a body between them, or joined with a place:
    "한도윤 청와대 부대변인", "변오성 강림군수"."""
    words, lexicon, naming = made.words, made.lexicon, made.lexicon.naming
    bodies = 0
    for number in range(at + 1, min(at + 2 + _COMPLEMENTS, len(words))):
        behind = words[number]
        if behind.gap != " ":
            return None
        if behind.facts.titles or _closes_with_title(behind.text, lexicon):
            joined = number == at + 1 and not behind.facts.titles
            return behind if bodies or joined else None
        body = bool(behind.facts.known) or behind.text.endswith(naming.organisation_words)
        body = body or (sounds_foreign(behind.text, lexicon) and not sounds_foreign(words[at].text, lexicon))
        if not body and behind.text.endswith(naming.enclitics):
            return None
        bodies += body
    return None


def sounds_foreign(text: str, lexicon: Lexicon) -> bool:
    """Whether a word has a syllable that no native name has, as those of teams and firms do: "웨이브스"."""
    signs = lexicon.naming.foreign_signs
    return signs != "" and any(map(signs.__contains__, text))


def _calling_before(made: Scene, at: int) -> Word | None:
    """What tells what the bearer of a whole name is, right before it: "배우 문세라는"."""
    word, before = made.words[at], made.words[at - 1]
    if not at or word.gap != " " or made.text[before.end : word.start] != " ":
        return None
    return before if made.lexicon.is_calling(before.facts) else None


def _looks_native(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word of a name's length may be one: nothing else is known of it, and no particle seems to close it."""
    facts, text = word.facts, word.text
    if text[0] not in lexicon.surnames:
        return False
    if facts.given or facts.opener or facts.titles or facts.known or facts.body:
        return False
    if len(text) == _LONG and not lexicon.family_at(text, 0):
        return False
    return not text.endswith((*lexicon.naming.enclitics, *lexicon.naming.organisation_words))


def _closes_with_title(text: str, lexicon: Lexicon) -> bool:
    """Whether a word is an office and the place or body that has it: "강림군수는"."""
    for particle in ("", *lexicon.naming.enclitics):
        bare = text.removesuffix(particle)
        ends = (bare[low:] for low in range(max(1, len(bare) - _TITLE), len(bare) - 1))
        if text.endswith(particle) and any(lexicon.facts(end).titles for end in ends):
            return True
    return False


def foreign(made: Scene, at: int) -> int:
    """How many words from a foreign given name on are a person's name: one or two more, before an office and its body."""
    words, lexicon = made.words, made.lexicon
    if not words[at].facts.given:
        return 0
    for number in range(at + 1, min(at + 2 + _FAR, len(words))):
        word = words[number]
        if word.gap != " ":
            return 0
        if word.facts.titles or _closes_with_title(word.text, lexicon):
            return _first_apart(words, at, number - at, lexicon)
    return 0


def _first_apart(words: list[Word], at: int, size: int, lexicon: Lexicon) -> int:
    """How many of those words before an office are the name, bodies and places that stand last being none of it."""
    while size > 1:
        last = words[at + size - 1]
        facts = last.facts
        apart = facts.known or facts.body or facts.titles or facts.opener
        if not apart and not last.text.endswith(lexicon.naming.organisation_words):
            break
        size -= 1
    return size if 1 < size <= _MOST else 0
