"""Names in other scripts, written in Latin letters.

Own tables for the scripts whose letters stand for several sounds, since what matters here is which sounds a letter may
stand for, not a reversible spelling: Persian alef opens a syllable, Cyrillic "г" may be h, Japanese "u" may be silent. All
other scripts go through anyascii (ISC).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

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


_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ј": "y", "љ": "ly", "њ": "ny", "ћ": "ch", "ђ": "dj", "џ": "dzh", "ѓ": "dj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip

_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
    "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f", "χ": "kh", "ψ": "ps",
    "ω": "o",
}  # fmt: skip
_GREEK_PAIRS = {
    "ου": "u", "αι": "e", "ει": "i", "οι": "i", "αυ": "av", "ευ": "ev", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "τζ": "dzh",
    "τσ": "ch", "γι": "y",
}  # fmt: skip
_GREEK_INNER = {"ντζ": "ndzh", "ντσ": "nch", "μπ": "mb", "ντ": "nd", "γκ": "ng"}  # inside a word the nasal may be heard

# "'" opens a syllable with a vowel that is not told; "w" and "y" may be vowels.
_ABJAD = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "tch", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "'",
    "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ک": "k", "ك": "k", "گ": "g", "ڭ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ه": "h", "ہ": "h",
    "ھ": "h", "ة": "a", "ۀ": "e", "و": "w", "ؤ": "w", "ی": "y", "ي": "y", "ى": "a", "ئ": "y", "ے": "e", "ء": "'", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "kh", "ט": "t", "י": "y", "כ": "k", "ך": "k", "ל": "l",
    "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "'", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
_ABJAD_PAIRS = {
    "تش": "tch", "وو": "w", "יי": "y", "וו": "v", "ג'": "j", "צ'": "tch", "ז'": "zh", "ץ'": "tch", "ת'": "th", "ג׳": "j", "צ׳": "tch", "ז׳": "zh",
    "ץ׳": "tch", "ת׳": "th",
}  # fmt: skip

_KANA_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ",
    "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_KANA = {char: row + vowel for row, chars in _KANA_ROWS.items() for char, vowel in zip(chars, "aiueo", strict=True)}
_KANA |= {
    "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o",
    "ン": "n", "ヴ": "vu", "ー": "", "ッ": "", "ヰ": "i", "ヱ": "e",
}  # fmt: skip
_SMALL_KANA = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa"}

_INITIAL = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "j", "j", "ch", "k", "t", "p", "h")
_MEDIAL = (
    "a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"
)  # fmt: skip
_FINAL = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t",
    "k", "t", "p", "t",
)  # fmt: skip


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
            made = stem + (vowel[-1] if stem.endswith(("sh", "ch", "j")) and vowel[0] == "y" else vowel)
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
