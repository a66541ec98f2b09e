"""Names in scripts without capital letters where words stand apart: Arabic, Hebrew, Hangul, Devanagari.

No letter tells a name here, so only what is known or announced counts: names of the lexicon, given names, surnames of a
closed list, and what stands beside a title. Of words run together: `unspaced.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.recording.naming.candidate import Candidate
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.scene import Scene
from depeche.recording.text.pieces import SIGNED, SIGNS
from depeche.recording.words.facts import Facts
from depeche.recording.words.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:['\"׳״][^\W\d_]+)?")
_SIGNED_TOKEN = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+")
_MOST = 3  # words of a person's name
_AGED = re.compile(r" ?[(（][^()（）]{1,16}[)）] ?")
_SHORT, _LONG = 2, 4  # syllables of a Korean name
_TITLE = 6  # letters of a title, at most
_WHOLE_NATIVE = 3  # of one with a surname of one syllable, as most are
_COMPLEMENTS = 3  # words between such a name and its office
_NAMES = 2  # words of a name that no list has, at least
_SHORTEST = 3  # letters of each
_MARKS = frozenset('،:("“«”')  # right behind such a name
_HYPHENS = frozenset("-־")
_SPEECH_MARKS = _MARKS - {"،"}  # where only a verb tells it
_FAR = 5  # words from a foreign given name to an office


def scene(text: str, lexicon: Lexicon) -> Scene:
    """The text with all its words as candidates; of none where words do not stand apart."""
    return Scene(text, lexicon, list(_words(text, lexicon)) if lexicon.naming.spaced else [])


def _words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    end = -2
    cut = _TOKEN if SIGNED.search(text) is None else _SIGNED_TOKEN
    for match in cut.finditer(text):
        start, stop = match.span()
        start, stop, facts = _stripped(text, start, stop, lexicon)
        if _addressed(text, start, stop, facts, lexicon):  # "국씨는"
            name = text[start : stop - 1]
            yield Word(start, stop - 1, name, lexicon.facts(name), False, " " if match.start() - end == 1 else None)
            start, facts, end = stop - 1, lexicon.facts(text[stop - 1]), match.start() - 1
        yield Word(start, stop, text[start:stop], facts, False, " " if match.start() - end == 1 else None)
        end = match.end()


def _addressed(text: str, start: int, stop: int, facts: Facts, lexicon: Lexicon) -> bool:
    """Whether an honorific is written together with the name before it, in a language that lists its surnames."""
    if not lexicon.surnames or stop - start < 2 or _tells(facts) or text[start] not in lexicon.surnames:
        return False
    return lexicon.facts(text[stop - 1]).honorific


def _stripped(text: str, start: int, stop: int, lexicon: Lexicon) -> tuple[int, int, Facts]:
    """The word without particles written together with it, where only what is left of it is known."""
    whole = lexicon.facts(text[start:stop])
    if _tells(whole):
        return start, stop, whole
    definite = lexicon.naming.definite_prefixes or ("\n",)
    lows = [start, *(start + len(p) for p in lexicon.naming.proclitics if text.startswith(p, start, stop - 1))]
    highs = [stop, *(stop - len(e) for e in lexicon.naming.enclitics if text.endswith(e, start + 1, stop))]
    for low in lows:
        for high in highs:
            facts = lexicon.facts(text[low:high])
            if facts.given and not (facts.known or facts.titles) and text.startswith(definite, low - 1, low) and low > start:
                continue  # "הטל"
            if _tells(facts) or (low == start and high < stop and text[low] in lexicon.surnames):
                return low, high, facts
    return start, stop, whole


def _tells(facts: Facts) -> bool:
    return bool(facts.known) or facts.given or facts.titles


# ---------------------------------------------------------------- words apart


def candidates(made: Scene) -> list[Candidate]:
    """Given names with what follows, and surnames of the list before a title."""
    found: list[Candidate] = []
    words = made.words
    at = 0
    while at < len(words):
        native = _before_native_title(made, at) if made.lexicon.surnames else None
        if native is None and made.lexicon.surnames:
            office = _office_apart(made, at)
            if office is not None:
                found.append(Candidate((words[at],), True, office.facts.title_gender, office.text))
            elif _called(made, at):
                found.append(Candidate((words[at],), True, words[at - 1].facts.title_gender, words[at - 1].text))
        if native is not None:
            address = words[at + 1]
            office = words[at - 1] if address.facts.honorific and at and words[at].gap == " " else address
            role = office.text if office.facts.titles and not office.facts.honorific else None  # "위원장 조태겸 씨"
            found.append(Candidate((native,), True, address.facts.title_gender, role))
        size = _named(made, at) if native is None else 0
        if not size and made.lexicon.name_leads:
            size = _led(made, at)
        if size:
            before = words[at - 1] if at and words[at].gap == " " else None
            behind = words[at + size] if at + size < len(words) and words[at + size].gap == " " else None
            title = next((word for word in (before, behind) if word is not None and word.facts.titles), None)
            gender = words[at].facts.gender or (title.facts.title_gender if title else None)
            told = title is not None and not title.facts.honorific
            found.append(Candidate(tuple(words[at : at + size]), True, gender, title.text if title and told else None))
        at += max(size, 1)
    return found


def _named(made: Scene, at: int) -> int:
    """How many words from `at` on are a person's name."""
    words, lexicon = made.words, made.lexicon
    word = words[at]
    if lexicon.surnames:
        return _foreign(words, at, lexicon) if word.facts.given else 0
    office = at and words[at - 1].facts.titles
    if not word.facts.given or (office and word.facts.opener):
        return 0  # "المتحدث باسم الحركة"
    if word.facts.folded in lexicon.doubtful_given and not (office or _led_by_verb(made, at)):
        return 0
    size = names = 1
    half = word.facts.folded in lexicon.particles  # "عبد", of "عبد الرحمن"
    fathered = False  # "مريم بن عيسى" is whole
    while names < _MOST and at + size < len(words) and words[at + size].gap == " ":
        facts = words[at + size].facts
        joins = facts.folded in lexicon.particles
        surname = size == 1 and facts.titles and words[at + size].text.startswith(lexicon.naming.definite_prefixes)
        if (facts.titles and not (surname and lexicon.naming.given_chains)) or facts.opener or facts.known or facts.body:
            break
        if facts.given and made.text[words[at + size].start - 1].isalpha():
            break  # "محمود غانم وياسمين"
        if size > 1 and facts.folded.startswith(lexicon.to_the):
            break  # "أحمد منصور باللاعب"
        if fathered and not (half or joins or facts.folded.endswith(lexicon.naming.family_endings)):
            break  # "رأت مريم بن عيسى الحادث"
        fathered = (size > 1 or fathered) if half else words[at + size - 1].facts.folded in lexicon.particles
        size += 1
        names += not (half or joins)
        if not (half or joins or (facts.given and lexicon.naming.given_chains)):
            break
        half = facts.given and joins
    while size > 1 and at + size < len(words) and made.text[words[at + size - 1].end : words[at + size].start] in _HYPHENS:
        size += 1  # "נוגה ברק-לביא"
    return size if size > 1 else 0


def _led_by_verb(made: Scene, at: int) -> bool:
    """Whether a verb of speech stands right before a word."""
    return bool(at) and made.words[at].gap == " " and made.words[at - 1].facts.folded in made.lexicon.name_leads


def _led(made: Scene, at: int) -> int:
    """How many words from `at` on are a name of which no word is known, that stands between a verb that names speak with, or
    an office, and what opens a clause, or a mark: "قال انطوني فودران إن", "، إيلزه فودران، مستشارة"."""
    words, lexicon = made.words, made.lexicon
    if not at or not _may_be_part(words[at], lexicon) or words[at].text.startswith(lexicon.naming.definite_prefixes):
        return 0
    apart = made.text[words[at - 1].end : words[at].start]
    low = at - 1
    if apart == " ":
        while low and at - low <= _COMPLEMENTS and _complements(words[low], lexicon) and words[low].gap == " ":
            low -= 1
    office = words[low].facts.titles and not words[low].facts.honorific
    led = words[low].facts.folded in lexicon.name_leads
    if apart not in (" ", "، ", ", ") or not (office or (led and low == at - 1)):
        return 0
    size = 1
    while size < _MOST and at + size < len(words) and words[at + size].gap == " ":
        if not _may_be_part(words[at + size], lexicon):
            break
        size += 1
    if size < _NAMES or (size > _NAMES and not office):
        return 0
    behind = words[at + size] if at + size < len(words) else None
    gap = made.text[words[at + size - 1].end : behind.start] if behind is not None else ""
    if apart != " ":
        return size if gap[:1] in ("،", ",") and behind is not None and behind.facts.titles else 0
    if gap == " ":
        return size if behind is not None and behind.facts.folded in lexicon.name_follows else 0
    mark = gap.strip()[:1]
    titled = behind is not None and behind.facts.titles
    return size if mark and mark in (_MARKS if office or titled else _SPEECH_MARKS) else 0


def _may_be_part(word: Word, lexicon: Lexicon) -> bool:
    """Whether nothing else is known of a word that could be one of a name."""
    facts = word.facts
    if facts.opener or facts.titles or facts.known or facts.body or len(word.text) < _SHORTEST:
        return False
    return not facts.folded.startswith(lexicon.to_the)


def _complements(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word tells of what an office is: "وزير الخارجية", "قائد شرطة سلمى"."""
    facts = word.facts
    definite = word.text.startswith(lexicon.naming.definite_prefixes)
    return bool(facts.known) or facts.body or (definite and not facts.titles)


def _before_native_title(made: Scene, at: int) -> Word | None:
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
    if not _SHORT <= len(text) <= _LONG or text.endswith(lexicon.naming.organisation_words):
        return None
    family = lexicon.family_at(text, 0)
    if family == text or (len(text) == _LONG and not family):
        return None  # "남궁 장관": whoever was named so before; "인천지역 군수"
    for facts in (word.facts, lexicon.facts(text)):
        if facts.given or facts.opener or facts.titles or facts.known or facts.body:
            return None
    return Word(word.start, word.start + len(text), text, lexicon.facts(text), False, word.gap)


def _office_apart(made: Scene, at: int) -> Word | None:
    """The office of a whole Korean name that is parted from it, a body between them, or joined with a place:
    "한도윤 청와대 부대변인", "변오성 강림군수"."""
    words, lexicon, word = made.words, made.lexicon, made.words[at]
    text, naming = word.text, lexicon.naming
    if len(text) not in (_WHOLE_NATIVE, _LONG) or text[0] not in lexicon.surnames or not _looks_native(word, lexicon):
        return None
    bodies = 0
    for number in range(at + 1, min(at + 2 + _COMPLEMENTS, len(words))):
        behind = words[number]
        if behind.gap != " ":
            return None
        if behind.facts.titles or _closes_with_title(behind.text, lexicon):
            joined = number == at + 1 and not behind.facts.titles
            return behind if bodies or joined else None
        body = bool(behind.facts.known) or behind.text.endswith(naming.organisation_words)
        if not body and behind.text.endswith(naming.enclitics):
            return None
        bodies += body
    return None


def _called(made: Scene, at: int) -> bool:
    """Whether a whole Korean name stands there with what somebody is right before it: "배우 문세라는"."""
    words, lexicon, word = made.words, made.lexicon, made.words[at]
    if len(word.text) not in (_WHOLE_NATIVE, _LONG) or word.text[0] not in lexicon.surnames or not at or word.gap != " ":
        return False
    before = words[at - 1]
    apart = made.text[before.end : word.start] == " "
    return apart and lexicon.is_calling(before.facts) and _looks_native(word, lexicon)


def _looks_native(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word of a name's length may be one: nothing else is known of it, and no particle seems to close it."""
    facts, text = word.facts, word.text
    if facts.given or facts.opener or facts.titles or facts.known or facts.body:
        return False
    if len(text) == _LONG and not lexicon.family_at(text, 0):
        return False
    return not text.endswith((*lexicon.naming.enclitics, *lexicon.naming.organisation_words))


def _closes_with_title(text: str, lexicon: Lexicon) -> bool:
    """Whether a word is an office and the place or body that has it: "강림군수는"."""
    for particle in ("", *lexicon.naming.enclitics):
        bare = text.removesuffix(particle) if particle else text
        if (bare is not text or not particle) and any(
            lexicon.facts(bare[low:]).titles for low in range(max(1, len(bare) - _TITLE), len(bare) - 1)
        ):
            return True
    return False


def _foreign(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """How many words from a foreign given name on are a person's name: one or two more, before an office and its body."""
    size = 0
    for number in range(at + 1, min(at + 2 + _FAR, len(words))):
        word = words[number]
        if word.gap != " ":
            return 0
        size = number - at
        if word.facts.titles or _closes_with_title(word.text, lexicon):
            return _first_apart(words, at, size, lexicon)
    return 0


def _first_apart(words: list[Word], at: int, size: int, lexicon: Lexicon) -> int:
    """How many of those words before an office are the name, bodies and places that stand last being none of it."""
    while size > 1 and (
        words[at + size - 1].facts.known
        or words[at + size - 1].facts.body
        or words[at + size - 1].facts.titles
        or words[at + size - 1].facts.opener
        or words[at + size - 1].text.endswith(lexicon.naming.organisation_words)
    ):
        size -= 1
    return size if 1 < size <= _MOST else 0
