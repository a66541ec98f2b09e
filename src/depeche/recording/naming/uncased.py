"""Names in scripts without capital letters where words stand apart: Arabic, Hebrew, Hangul, Devanagari.

No letter tells a name here, so only what is known or announced counts: names of the lexicon, given names, surnames of a
closed list (`listed_surnames.py`), and what stands beside a title. Of words run together: `unspaced.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.recording.naming import listed_surnames
from depeche.recording.naming.candidate import Candidate
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.scene import Scene
from depeche.recording.text.pieces import SIGNED, SIGNS
from depeche.recording.words.facts import Facts
from depeche.recording.words.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:['\"׳״][^\W\d_]+)?(?:(?<=[צץגזת])['׳](?![^\W_]))?")  # "לבקוביץ'"
_SIGNED_TOKEN = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+")
_MOST = 3  # words of a person's name
_COMPLEMENTS = 3  # words between such a name and its office
_OFFICE = 7  # words of an office behind a name
_NAMES = 2  # words of a name that no list has, at least
_SHORTEST = 3  # letters of each
_MARKS = frozenset('،:("“«”')  # right behind such a name
_COMMAS = ("،", ",")
_HYPHENS = frozenset("-־")
_SPEECH_MARKS = _MARKS - {"،"}  # where only a verb tells it


def scene(text: str, lexicon: Lexicon) -> Scene:
    """The text with all its words as candidates."""
    return Scene(text, lexicon, list(_words(text, lexicon)))


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
    definite, before, behind = lexicon.naming.definite_prefixes, lexicon.naming.proclitics, lexicon.naming.enclitics
    leads, closes = text.startswith(before, start, stop - 1), text.endswith(behind, start + 1, stop)
    if not (leads or closes):
        return start, stop, whole
    lows = [start, *(start + len(p) for p in before if leads and text.startswith(p, start, stop - 1))]
    highs = [stop, *(stop - len(e) for e in behind if closes and text.endswith(e, start + 1, stop))]
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


def candidates(made: Scene) -> list[Candidate]:
    """Given names with what follows, and surnames of the list beside a title."""
    found: list[Candidate] = []
    surnames: set[str] = set()  # of those who were named in full
    listed = bool(made.lexicon.surnames)
    at = 0
    while at < len(made.words):
        one = listed_surnames.bearer(made, at) if listed else None
        size = 0
        if one is None:
            size = listed_surnames.foreign(made, at) if listed else _named(made, at)
            if not (size or listed or made.words[at].facts.folded in surnames):  # "חברת המועצה אוחיון | מחפשת כותרות"
                size = _led(made, at)
            one = _beside_title(made, at, size) if size else None
        if one is not None:
            found.append(one)
            surnames.add(one.words[-1].facts.folded)
        at += max(size, 1)
    return found


def _beside_title(made: Scene, at: int, size: int) -> Candidate:
    """The name of that many words from `at` on, with the title right before it, else the one behind."""
    words = made.words
    before = words[at - 1] if at and words[at].gap == " " else None
    behind = words[at + size] if at + size < len(words) and words[at + size].gap == " " else None
    title = next((word for word in (before, behind) if word is not None and word.facts.titles), None)
    gender = words[at].facts.gender or (title.facts.title_gender if title is not None else None)
    role = title.text if title is not None and not title.facts.honorific else None
    if made.lexicon.naming.given_chains:
        led, told = _office_before(made, at), _office_behind(made, at + size)
        calling = led is not None and led.startswith(made.lexicon.naming.definite_prefixes)  # "الكاتب الصحفي"
        role = (told or led if calling else led or told) or role
    return Candidate(tuple(words[at : at + size]), True, gender, role)


def _office_before(made: Scene, at: int) -> str | None:
    """The office with what it is of that stands before word `at`, forms of address between: "وزير النقل الدكتور | أحمد"."""
    words, lexicon = made.words, made.lexicon
    while at and words[at].gap == " " and words[at - 1].facts.honorific:
        at -= 1
    low = at
    while low and words[low].gap == " " and at - low < _COMPLEMENTS and _complements(words[low - 1], lexicon):
        low -= 1
    if not low or low == at or words[low].gap != " ":
        return None
    head = words[low - 1]
    return made.text[head.start : words[at - 1].end] if head.facts.titles and not head.facts.honorific else None


def _office_behind(made: Scene, at: int) -> str | None:
    """The office with what it is of that stands from word `at` on, behind a name: "أحمد فودران، | وزير النقل"."""
    words, lexicon, text = made.words, made.lexicon, made.text
    if at + 1 >= len(words) or text[words[at - 1].end : words[at].start] not in (" ", "، ", ", "):
        return None
    head, end = words[at], at + 1
    if not head.facts.titles or head.facts.honorific or _is_definite(head, lexicon):
        return None
    while end < len(words) and words[end].gap == " " and end - at < _OFFICE and _complements(words[end], lexicon):
        end += 1
    if end == at + 1 and text[words[at - 1].end] in _COMMAS and text[head.end : head.end + 1] in _COMMAS:
        return head.text  # "شیرین وادرین، | کارگردان، آمد"
    if end == at + 1:  # a place that nobody knows, up to a mark
        while end < len(words) and words[end].gap == " " and end - at <= _NAMES and _may_be_part(words[end], lexicon):
            end += 1
        if end == at + 1 or text[words[end - 1].end : words[end - 1].end + 1] not in _MARKS:
            return None
    return text[head.start : words[end - 1].end]


def _named(made: Scene, at: int) -> int:
    """How many words from `at` on are a person's name that begins with a given name."""
    words, lexicon = made.words, made.lexicon
    word = words[at]
    office = bool(at) and words[at - 1].facts.titles
    if not word.facts.given or (office and word.facts.opener):
        return 0  # "المتحدث باسم الحركة"
    if word.facts.folded in lexicon.doubtful_given and not (office or _led_by_verb(made, at)):
        return 0
    size = _chained(made, at)
    while size > 1 and at + size < len(words) and made.text[words[at + size - 1].end : words[at + size].start] in _HYPHENS:
        size += 1  # "נוגה ברק-לביא"
    return size if size > 1 else 0


def _chained(made: Scene, at: int) -> int:
    """How many words from a given name on are a name: given names of fathers, what joins them, a surname."""
    words, lexicon = made.words, made.lexicon
    size = names = 1
    half = words[at].facts.folded in lexicon.particles  # "عبد", of "عبد الرحمن"
    fathered = False  # "مريم بن عيسى" is whole
    while names < _MOST and not _ends(made, at, size):
        facts = words[at + size].facts
        joins = facts.folded in lexicon.particles
        if fathered and not (half or joins or facts.folded.endswith(lexicon.naming.family_endings)):
            break  # "رأت مريم بن عيسى الحادث"
        fathered = (size > 1 or fathered) if half else words[at + size - 1].facts.folded in lexicon.particles
        size += 1
        names += not (half or joins)
        if not (half or joins or (facts.given and lexicon.naming.given_chains)):
            break
        half = facts.given and joins
    return size


def _ends(made: Scene, at: int, size: int) -> bool:
    """Whether the name that begins with word `at` has no more than that many words."""
    lexicon = made.lexicon
    if at + size >= len(made.words):
        return True
    word = made.words[at + size]
    facts = word.facts
    if word.gap != " " or facts.opener or facts.known or facts.body:
        return True
    if facts.titles and not (lexicon.naming.given_chains and size == 1 and _is_definite(word, lexicon)):
        return True
    if facts.folded in made.speaking and not facts.given:
        return True  # "השרה רותם | צעקה"
    if facts.given and made.text[word.start - 1].isalpha():
        return True  # "محمود غانم وياسمين"
    return size > 1 and facts.folded.startswith(lexicon.to_the)  # "أحمد منصور باللاعب"


def _is_definite(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word has the article written together with it."""
    return word.text.startswith(lexicon.naming.definite_prefixes)


def _led_by_verb(made: Scene, at: int) -> bool:
    """Whether a verb of speech stands right before a word."""
    return bool(at) and made.words[at].gap == " " and made.words[at - 1].facts.folded in made.lexicon.name_leads


def _led(made: Scene, at: int) -> int:
    """How many words from `at` on are a name of which no word is known, that stands between a verb that names speak with, or
    an office, and what opens a clause, or a mark: "قال انطوني فودران إن", "، إيلزه فودران، مستشارة"."""
    words, lexicon = made.words, made.lexicon
    if not at or not lexicon.name_leads or not _may_be_part(words[at], lexicon) or _is_definite(words[at], lexicon):
        return 0
    apart = made.text[words[at - 1].end : words[at].start]
    if apart not in (" ", "، ", ", "):
        return 0
    low = at - 1
    while apart == " " and low and at - low <= _COMPLEMENTS and _complements(words[low], lexicon) and words[low].gap == " ":
        low -= 1
    office = words[low].facts.titles and not words[low].facts.honorific
    if office and low == at - 1 and lexicon.naming.given_chains and not _is_definite(words[low], lexicon):
        return 0  # "محافظ بني سلمى": what the office is of
    if not office and (low < at - 1 or words[low].facts.folded not in lexicon.name_leads):
        return 0
    size = 1
    while size < _MOST and at + size < len(words) and words[at + size].gap == " ":
        if not _may_be_part(words[at + size], lexicon):
            break
        size += 1
    if size < _NAMES or (size > _NAMES and not office):
        return 0
    return size if _closed(made, at + size, apart, office=office) else 0


def _closed(made: Scene, at: int, apart: str, *, office: bool) -> bool:
    """Whether what stands from word `at` on closes a name of which no word is known. `apart`: what parts it from the word
    before it; `office`: one leads it, and not only a verb."""
    behind = made.words[at] if at < len(made.words) else None
    gap = made.text[made.words[at - 1].end : behind.start] if behind is not None else ""
    titled = behind is not None and behind.facts.titles
    if apart != " ":
        return titled and gap[:1] in ("،", ",")
    if gap == " ":
        return behind is not None and behind.facts.folded in made.lexicon.name_follows
    mark = gap.strip()[:1]
    return mark != "" and mark in (_MARKS if office or titled else _SPEECH_MARKS)


def _may_be_part(word: Word, lexicon: Lexicon) -> bool:
    """Whether nothing else is known of a word that could be one of a name."""
    facts = word.facts
    if facts.opener or facts.titles or facts.known or facts.body or len(word.text) < _SHORTEST:
        return False
    led = (one for one in lexicon.naming.proclitics if word.text.startswith(one))
    joined = any(word.text[len(one) :] in lexicon.particles for one in led)  # "ببني"
    return not (joined or facts.folded.startswith(lexicon.to_the))


def _complements(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word tells of what an office is: "وزير الخارجية", "قائد شرطة سلمى"."""
    facts = word.facts
    return bool(facts.known) or facts.body or (_is_definite(word, lexicon) and not facts.titles)
