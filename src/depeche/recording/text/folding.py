"""A word as names are compared: without case, accents and ways of writing the same letter."""

from __future__ import annotations

import unicodedata

from depeche.language import letters

ALIFS = {"أ": "ا", "إ": "ا", "آ": "ا"}  # many write Arabic without their signs
_PLAIN = str.maketrans(
    {**letters.PLAIN, "ß": "ss", "ё": "е", "’": "'", "ʼ": "'", "‘": "'", "‑": "-", "ς": "σ", "ə": "e", "ة": "ه", "ک": "ك",
     "ی": "ي", **ALIFS}
)  # fmt: skip


_VOWELS_AND_FINALS = ("\u1160", "\u11ff")  # parts of Hangul syllables


class _Joined(Exception):
    """A sign that may become one with the letter before it, so that letters can't be folded one by one."""


class _Letters(dict[int, str]):
    """Each letter folded, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        first = unicodedata.normalize("NFKD", chr(code))[0]
        if unicodedata.category(first)[0] == "M" or _VOWELS_AND_FINALS[0] <= first <= _VOWELS_AND_FINALS[1]:
            raise _Joined
        folded = self[code] = _composed(chr(code))
        return folded


_LETTERS = _Letters()


def _composed(word: str) -> str:
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFKD", word).lower():
        if unicodedata.combining(char):
            if base > "ͷ" and not "Ͱ" <= base <= "Ͽ":
                kept.append(char)
        else:
            base = char
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_PLAIN)


def fold(word: str) -> str:
    """The word without case; Latin and Greek letters without accents, others with their marks ("й" is no "и")."""
    if word.isascii():
        return word.lower()
    try:
        return word.translate(_LETTERS)
    except _Joined:
        return _composed(word)
