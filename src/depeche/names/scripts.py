"""Names in other scripts, written in Latin letters.

Own tables (data/scripts.toml) for the scripts whose letters stand for several sounds, since what matters here is which
sounds a letter may stand for, not a reversible spelling: Persian alef opens a syllable, Cyrillic "г" may be h, Japanese
"u" may be silent. All other scripts go through anyascii (ISC).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import tomli
from anyascii import anyascii

Family = Literal["latin", "cyrillic", "greek", "abjad", "kana", "hangul", "han", "other"]

_RANGES: tuple[tuple[int, int, Family], ...] = (
    (0x0041, 0x024F, "latin"), (0x1E00, 0x1EFF, "latin"), (0x0370, 0x03FF, "greek"), (0x1F00, 0x1FFF, "greek"),
    (0x0400, 0x052F, "cyrillic"), (0x0590, 0x05FF, "abjad"), (0x0600, 0x06FF, "abjad"), (0x0750, 0x077F, "abjad"),
    (0xFB1D, 0xFDFF, "abjad"), (0xFE70, 0xFEFF, "abjad"), (0x3040, 0x30FF, "kana"), (0xFF66, 0xFF9F, "kana"),
    (0x1100, 0x11FF, "hangul"), (0xAC00, 0xD7AF, "hangul"), (0x3400, 0x9FFF, "han"), (0xF900, 0xFAFF, "han"),
)  # fmt: skip


def family(word: str) -> Family:
    """The kind of script that the first letter of `word` belongs to."""
    for char in word:
        code = ord(char)
        if code > 0x40 and char.isalpha():
            for low, high, name in _RANGES:
                if low <= code <= high:
                    return name
            return "other"
    return "latin"


def _pairs(text: str) -> dict[str, str]:
    """ "ж zh  ъ -": what each letter becomes; "-" stands for nothing."""
    words = text.split()
    return {letter: "" if sound == "-" else sound for letter, sound in zip(words[::2], words[1::2], strict=True)}


def _row(text: str) -> tuple[str, ...]:
    return tuple("" if sound == "-" else sound for sound in text.split())


_TABLES = tomli.loads((files(__package__) / "data" / "scripts.toml").read_text("utf-8"))
_CYRILLIC = _pairs(_TABLES["cyrillic"]["letters"])
_GREEK, _GREEK_PAIRS = _pairs(_TABLES["greek"]["letters"]), _pairs(_TABLES["greek"]["pairs"])
_GREEK_INNER = _pairs(_TABLES["greek"]["inner"])
_ABJAD, _ABJAD_PAIRS = _pairs(_TABLES["abjad"]["letters"]), _pairs(_TABLES["abjad"]["pairs"])
_KANA, _SMALL_KANA = _pairs(_TABLES["kana"]["letters"]), _pairs(_TABLES["kana"]["small"])
_INITIAL, _MEDIAL, _FINAL = (_row(_TABLES["hangul"][part]) for part in ("initial", "medial", "final"))


def _by_table(word: str, table: dict[str, str], pairs: dict[str, str]) -> str:
    made: list[str] = []
    at = 0
    while at < len(word):
        pair = word[at : at + 2]
        if pair in pairs:
            made.append(pairs[pair])
            at += 2
        else:
            char = word[at]
            made.append(table[char] if char in table else anyascii(char).lower())
            at += 1
    return "".join(made)


def _kana(word: str) -> str:
    made = ""
    for char in unicodedata.normalize("NFKC", word):
        if "ぁ" <= char <= "ゖ":
            char = chr(ord(char) + 0x60)  # hiragana → katakana
        if char in _SMALL_KANA:
            # "ティ" ti, "ファ" fa, "ジョ" jo: the small vowel takes the place of the one before
            vowel = _SMALL_KANA[char]
            stem = made[:-1] if made and made[-1] in "aiueo" else made
            made = stem + (vowel[-1] if stem.endswith(("sh", "ch", "zh")) and vowel[0] == "y" else vowel)
        else:
            made += _KANA[char] if char in _KANA else anyascii(char).lower()
    return made


def _hangul(word: str) -> str:
    made = []
    for char in unicodedata.normalize("NFC", word):
        index = ord(char) - 0xAC00
        if 0 <= index < 11172:
            made.append(_INITIAL[index // 588] + _MEDIAL[index % 588 // 28] + _FINAL[index % 28])
        else:
            made.append(anyascii(char).lower())
    return "".join(made)


def _strip(word: str) -> str:
    """Greek and Arabic without accents and vowel signs."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def latin(word: str) -> str:
    """`word` in Latin letters, lower case; Latin letters keep their marks, since those tell sounds. Pure."""
    script = family(word)
    lower = word.lower()
    if script == "latin":
        return unicodedata.normalize("NFC", lower)
    if script == "cyrillic":
        return _by_table(unicodedata.normalize("NFC", lower), _CYRILLIC, {})
    if script == "greek":
        plain = _strip(lower)
        for letters, heard in _GREEK_INNER.items():
            plain = plain[:1] + plain[1:].replace(letters, heard)
        return _by_table(plain, _GREEK, _GREEK_PAIRS)
    if script == "abjad":
        return _by_table(_unmarked(lower), _ABJAD, _ABJAD_PAIRS)
    if script == "kana":
        return _kana(word)
    if script == "hangul":
        return _hangul(word)
    return anyascii(lower).lower()


def _unmarked(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", word) if not unicodedata.combining(char))
