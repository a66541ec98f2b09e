"""The words of a text as the search index has them: folded, so that case, accents and whose digits they are do not matter.

Our own and not the database's, so that the same query finds the same articles in every database, and because none of them
cuts Chinese, Japanese or Thai, which put no space between words: there, each two neighbouring signs are a word, and the
last of a run stands alone as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from depeche.language import letters

_LONGEST = 64  # characters of a word; what is longer is no word

# Letters and digits, and the signs of vowels and stress that Python does not count among them
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0dff"
)
# Thai, Lao, Myanmar, Khmer, each without its digits, kana, Han
_UNSPACED = (
    "\u0e00-\u0e4f\u0e5a-\u0ecf\u0eda-\u0eff\u1000-\u103f\u104a-\u108f\u109a-\u109f\u1780-\u17df\u17ea-\u17ff"
    "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_RUN = re.compile(f"[{_UNSPACED}]+|(?:[^\\W_{_UNSPACED}]|[{_MARKS}])+")
# The same where no script is unspaced, with fewer steps a letter; and where no mark is left
_SPACED_RUN = re.compile(f"(?:[^\\W_]+|[{_MARKS}])+")
_BARE_RUN = re.compile(r"[^\W_]+")
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
# The scripts whose letters are folded each by itself, whatever stands beside them: from Latin to Syriac, and symbols.
# Hangul and the scripts of India are not among them: two signs may become one there; nor U+034F, a mark that stays.
_EACH_BY_ITSELF = re.compile("[\0-\u034e\u0350-\u074f\u1e00-\u2bff]*")
_BEYOND_ASCII = re.compile("[^\0-\x7f]")
_FIRST_UNSPACED = re.compile(f"[{_UNSPACED}]")
_SIGN = re.compile(f"[{_UNSPACED}][\u3099\u309a\uff9e\uff9f]?")  # with its mark of voice, which stands apart in half width
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
# Without its point "Işık" in capitals and "ışık" would be two words, as only Turkish says which small letter an I has.
# A tatweel only makes a word of Arabic wider.
_PLAIN = str.maketrans({**letters.PLAIN, "ħ": "h", "ŧ": "t", "\u0640": ""})


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, folded. Of an unspaced script two overlap, so that each is two signs long."""

    start: int
    end: int
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of `text`, in order. Linear in its length."""
    for run in _RUN.finditer(text):
        found, start = run[0], run.start()
        if found.isascii():
            yield Word(start, run.end(), found[:_LONGEST].lower())
        elif _FIRST_UNSPACED.match(found):
            for first, end, pair in _pairs(found):
                if pair:
                    yield Word(start + first, start + end, pair)
        elif word := _folded(found):
            yield Word(start, run.end(), word)


def sought(text: str) -> tuple[tuple[str, ...], bool]:
    """The words that a text has which holds this piece, and whether of the last one only the beginning is known.

    A piece of an unspaced script ends where somebody cut it: its last sign may be the first of a pair, so that it is looked
    for as the pair before it, or, where it stands alone, as the beginning of one.
    """
    found = list(words(text))
    if not found or not unspaced(text[found[-1].start]) or found[-1].end > sign_end(text, found[-1].start):
        return tuple(word.folded for word in found), False
    in_pair = len(found) > 1 and found[-2].end == found[-1].end
    return tuple(word.folded for word in (found[:-1] if in_pair else found)), not in_pair


def indexed(text: str) -> str:
    """The folded words of `text` with a blank between: what the index is given. The same as `words`, at less cost."""
    if text.isascii() or _EACH_BY_ITSELF.fullmatch(text):
        for sign in _signs(text):  # a text has a few dozens of them
            text = text.replace(sign, _sign(sign))
        text = text.lower()
        runs = text.translate(_BLANKS).split() if text.isascii() else _BARE_RUN.findall(text)
        return " ".join(runs) if max(map(len, runs), default=0) <= _LONGEST else " ".join(run[:_LONGEST] for run in runs)
    if not _FIRST_UNSPACED.search(text):
        return " ".join(filter(None, map(_folded, _SPACED_RUN.findall(text))))
    found: list[str] = []
    for run in _RUN.findall(text):
        if run.isascii():
            found.append(run[:_LONGEST].lower())
        elif _FIRST_UNSPACED.match(run):
            found.extend(pair for *_, pair in _pairs(run) if pair)
        elif word := _folded(run):
            found.append(word)
    return " ".join(found)


def _signs(text: str) -> set[str]:
    """The signs beyond ASCII in a text. Where they are few it takes half the time to look for them."""
    if text.isascii():
        return set()
    few = len(text.encode("utf-8", "surrogatepass")) < 1.2 * len(text)
    return set(_BEYOND_ASCII.findall(text)) if few else {sign for sign in set(text) if sign > "\x7f"}


def _pairs(run: str) -> Iterator[tuple[int, int, str]]:
    """Each two neighbours of a run, with their place in it, and its last sign alone; "" for what is no letter after all."""
    ends = [sign.end() for sign in _SIGN.finditer(run)]
    for start, end in zip([0, *ends], [*ends[1:], *ends[-1:]], strict=False):
        yield start, end, _only_signs(unicodedata.normalize("NFKC", run[start:end]).casefold())


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    if word.isascii():
        return word[:_LONGEST].lower()
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    plain = "".join(c for c in bare if not unicodedata.combining(c)).translate(_PLAIN)
    plain = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)
    return unicodedata.normalize("NFC", _only_signs(plain))[:_LONGEST]


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    """What becomes of one sign that is folded by itself: a blank where it is of no word."""
    return _folded(sign) if _SPACED_RUN.match(sign) else " "


def _only_signs(word: str) -> str:
    """Without what the compatibility forms brought in that would part the word in the index."""
    return word if word.isalnum() else "".join(c for c in word if c.isalnum() or unicodedata.category(c)[0] == "M")


def sign_end(text: str, at: int) -> int:
    """Where the sign of an unspaced script ends that begins there."""
    sign = _SIGN.match(text, at)
    return sign.end() if sign is not None else at


def unspaced(text: str) -> bool:
    """Whether the text is of a script that is indexed by pairs."""
    return bool(_FIRST_UNSPACED.match(text))
