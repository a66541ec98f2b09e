"""Capitalised words and the runs they form: the raw material of names, in scripts that have capital letters."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Final

from depeche.language import gazetteer
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Facts
from depeche.recording.words.lexicon import Lexicon

LONGEST_NAME = 80  # characters; a longer word is no name
_FEWEST, _MOST, _SMALL = 4, 8, 2  # letters of a body that has a small "and" inside, and how many of them are small
_FEW = 11  # signs and blanks before the first word of a sentence that are looked at
_LONG = 12  # letters before a full stop that are looked at
_WIDEST_GAP = 14  # characters between two words of one name


class Word:
    """A capitalised word. `gap` is what joins it to the capitalised word before: None where nothing does."""

    __slots__ = ("end", "facts", "folded", "gap", "opens", "start", "text")

    def __init__(
        self,
        start: int,
        end: int,
        text: str,
        facts: Facts,
        opens: bool,  # it stands where any word would have a capital: at the start of a sentence, quotation or line
        gap: str | None,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.text: Final = text
        self.facts: Final = facts
        self.opens: Final = opens
        self.gap: Final = gap
        self.folded: Final = facts.folded

    def apart(self) -> Word:
        """The word where nothing joins it to the one before."""
        return Word(self.start, self.end, self.text, self.facts, self.opens, None)


Run = Sequence[Word]


def _upper() -> str:
    """A character class of the capital letters below U+2000: Latin, Greek, Cyrillic, Armenian, Cherokee and the like."""
    ranges: list[list[int]] = []
    for code in range(0x41, 0x2000):
        if chr(code).isupper() or chr(code).istitle():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


_UP = _upper()

# An apostrophe stays inside a name before a capital ("O'Neill"), before a vowel behind the "ng" of East Africa ("Ng'eno"),
# between two vowels ("Ne'eman", "Sa'ar") and, in Ukrainian, before a iotated vowel ("Лук'янов"): not before an ending
# ("Macron's", "İzmir'de"). The pattern begins with the class of capitals, which the engine can skip to.
WORD = re.compile(
    rf"[{_UP}](?:(?:\.[{_UP}]){{1,5}}\.|\w*(?:['’ʼ´](?:[{_UP}]|[яюєїё]|(?<=[Nn]g['’])[aeiou]|(?<=[ae]['’])[aeiou](?=\w\w)|(?<=a['’])a(?=\w))\w*"
    rf"|[-‑]\w+|(?<=[{_UP}])/(?=[{_UP}]{{2}})\w+|(?<=[{_UP}])&[{_UP}]\b)*)"
)
_ARTICLES = gazetteer.arabic_articles()
DIGRAPHS = frozenset(("дж", "дз", "ch", "th", "ph", "yu", "zh", "sz", "cz"))  # two letters that one initial may have
_SAINTS = gazetteer.saints()
_BEFORE = frozenset(
    "\"'“”„«»‹›‘’‚([{—–-*•·¿¡ \u00a0\u202f\u2009"
)  # may stand between the end of a sentence and the first word of the next
_MARKS = frozenset("“„\"‘«‚'")
_NICK = re.compile(rf"[{_UP}]\w{{1,20}}[”“\"’»‘'] (?=[{_UP}]\w)")
_BEHIND_NICK = frozenset(mark + " " for mark in "”“\"’»‘'")
_ENDS = frozenset(".!?…:\n।۔。։")
_OPENED = _BEFORE | _ENDS | {""}  # may stand before the blank before what opens a sentence
_LAST_WORD = re.compile(r"[^\W_]*\Z")
_LEADING = frozenset('"“„«‹‘‚—–•*')  # begin what may begin with a capital


def words(text: str, lexicon: Lexicon) -> list[Word]:
    """The capitalised words of `text`, in reading order. Linear."""
    found: list[Word] = []
    last_end = -100
    last: Facts | None = None
    nick = False  # a nickname between marks stands right before
    facts_of, elides = lexicon.facts, bool(lexicon.elisions)
    surnames: set[str] = set()  # that begin as if a preposition were elided
    for match in WORD.finditer(text):
        start, end = match.span()
        if end - start > LONGEST_NAME:
            last_end = -100
            continue
        written = match[0]
        before = text[start - 1] if start else "\n"
        spaced = before == " "
        if not spaced and (before.isalnum() or before == "-" or before == "_"):
            article = _article_before(text, start)
            if not article:
                continue
            start, written = start - len(article), article + written
        if elides and ("'" in written or "’" in written) and written not in surnames:
            size = elided(written, lexicon)
            if size and spaced and _prefixed(text, start, written, last if last_end == start - 1 else None, lexicon):
                surnames.add(written)
            elif size:
                start, written, spaced = start + size, written[size:], False
        facts = facts_of(written)
        gap: str | None = None
        if last is not None and 0 < start - last_end <= _WIDEST_GAP:
            between = text[last_end:start]
            gap = " " if between == " " else None
            if gap is None and between[0] in _JOINTS and between[1:2] not in lexicon.no_links:
                gap = _joint(between, last, lexicon)
            if gap is None and between[-1] in _MARKS:
                nick = _nicknamed(text, start, between, last)
                gap = " " if nick else None
            elif gap is None and nick:
                gap, nick = " " if between in _BEHIND_NICK else None, False
        # "in the U.S. | While Clinton spoke"
        begins = gap == " " and facts.opener and not facts.given and text[last_end - 1] == "."
        if begins:
            gap = None
        inside = gap is not None or (spaced and text[start - 2 : start - 1] not in _OPENED)  # a sentence, as most are
        found.append(Word(start, end, written, facts, begins or (not inside and _opens(text, start, lexicon)), gap))
        last_end, last = end, facts
    return found


def _article_before(text: str, start: int) -> str:
    """The small Arabic article that a hyphen joins to the word at `start`: "al-Sayed"; "" where none does."""
    article = next((one for one in _ARTICLES if text.endswith(one, 0, start)), "")
    before = text[start - len(article) - 1 : start - len(article)]
    return "" if before.isalnum() or before == "-" else article


def _nicknamed(text: str, start: int, between: str, last: Facts) -> bool:
    """Whether one word between marks stands inside a name: "Tom “Nugget” Hennessy"."""
    return len(between) == len(" “") and between[0] == " " and last.given and _NICK.match(text, start) is not None


def _prefixed(text: str, start: int, written: str, last: Facts | None, lexicon: Lexicon) -> bool:
    """Whether a surname begins there, and no name behind an elided article: behind a given name ("Ilse D'Angelo"), or
    inside a sentence, where no article has a capital ("a dit N'Diaye")."""
    if last is not None and last.given:
        return True
    return not written.isupper() and not _opens(text, start, lexicon)


def elided(written: str, lexicon: Lexicon) -> int:
    """How long the elided article before a name is: 2 in "L'Otan"."""
    if "'" not in written and "’" not in written:
        return 0
    folded = fold(written[:10])
    return next((len(e) for e in lexicon.elisions if folded.startswith(e) and len(written) > len(e)), 0)


_SPACE = frozenset(" \u00a0\u202f\u2009")
_JOINTS = _SPACE | {"."}  # begin what joins two words


def _joint(between: str, last: Facts, lexicon: Lexicon) -> str | None:
    """What joins two capitalised words: " " for nothing but a space, else the small words between; None: they are apart."""
    if between in _SPACE:
        return " "
    if between[0] == ".":  # "J. Smith", "M. Dupont"
        if between == ".":
            return None
        short = len(last.folded) == 1 or last.folded in DIGRAPHS or last.folded in _SAINTS
        short = short or lexicon.abbreviated(last.folded)
        return " " if short and between[1:].strip() == "" and "\n" not in between else None
    if between[0] not in _SPACE or "\n" in between:
        return None
    small = fold(between.strip())
    if between[-1] not in _SPACE:
        return small if small.endswith("'") and small in lexicon.links else None  # "Cour de l'Europe"
    if not small:
        return " "
    if (whole := f"{last.folded} {small}") in lexicon.particles:
        return whole  # "Alexander Van der Bellen"
    return small if small in lexicon.particles or small in lexicon.links else None


def _opens(text: str, start: int, lexicon: Lexicon) -> bool:
    at = start - 1
    low = at - _FEW if at >= _FEW else -1
    while at > low and text[at] in _BEFORE:
        at -= 1
    if at < 0 or at == low:
        return at < 0
    if text[at] not in _ENDS:
        return at < start - 1 and not _LEADING.isdisjoint(text[at + 1 : start])
    if text[at] == ".":
        last = _LAST_WORD.search(text, at - _LONG if at > _LONG else 0, at)
        word = last[0] if last is not None else ""
        short = fold(word)
        if (len(word) == 1 and word.isupper()) or short in DIGRAPHS or lexicon.abbreviated(short):
            return False
    return True


def runs(words: Sequence[Word], gone: Container[int]) -> list[Run]:
    """The words but those at the indices `gone`, cut where one of these stood and where nothing joins one to the next."""
    made: list[Run] = []
    cuts = [at for at, word in enumerate(words) if word.gap is None or at in gone]
    for begin, end in pairwise((0, *cuts, len(words))):
        first = begin + (begin in gone)
        if first < end:
            led = words[first]
            made.append(words[first:end] if led.gap is None else [led.apart(), *words[first + 1 : end]])
    return made


def joined_letters(word: str) -> bool:
    """Whether a word is letters of a body with a small "and" inside: "MSWiA", "GDDKiA"."""
    if not (_FEWEST <= len(word) <= _MOST and word[:2].isupper() and word[-1].isupper() and word.isalpha()):
        return False
    return 0 < sum(map(str.islower, word)) <= _SMALL


def adjacent(run: Run) -> Word:
    """The last word of a run before anything but a space parts it."""
    last = run[0]
    for word in run[1:]:
        if word.gap != " ":
            break
        last = word
    return last
