"""Text as it leaves the parser: in NFC, with single spaces, without what no reader sees."""

from __future__ import annotations

import re
import string
import unicodedata

_RUNS_OF_LETTERS = re.compile(r"\w+")
_NO_LETTERS_IN_ASCII = "".join(char for char in map(chr, range(128)) if not _RUNS_OF_LETTERS.match(char)).encode()
_SMALL = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_UNSEEN = frozenset("\u00ad\ufeff\u200b\u2060")  # soft hyphen, byte order mark, zero-width space, word joiner
_MOST_MARKS = 30


def plain(text: str) -> str:
    """Serialised text without the entities that serialising puts in."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\u00a0").replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&amp;", "&")  # last: "&amp;lt;" is no "<"


def clean(text: str) -> str:
    """NFC, white space unified, without control characters, lone surrogates, soft hyphens and byte order marks."""
    text = text.strip()
    if "  " in text or not text.isprintable():  # of all white space only the plain space is printable
        text = " ".join(text.split())
        if not text.isprintable():
            text = " ".join("".join(filter(_wanted, text)).split())
    return text if text.isascii() else composed(text)


def laid_out(text: str) -> str:
    """The same of text whose spaces, tabs and lines say something, which stay as they are."""
    if not text.isprintable():
        text = "".join([char for char in text if char in "\n\t" or _wanted(char)])
    return composed(text)


def composed(text: str) -> str:
    """The text in NFC. Linear: of a heap of marks on one letter, thirty stay (as in UAX #15, Stream-Safe Text Format),
    since sorting them takes Python the square of their number."""
    if unicodedata.is_normalized("NFC", text):
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _wanted(char: str) -> bool:
    return char.isprintable() or (char not in _UNSEEN and unicodedata.category(char) not in ("Cc", "Cs"))


_DENSE = re.compile("[\u2e81-\ud7af]+")


def is_dense(text: str) -> bool:
    """Whether most characters of a text are a word or a syllable each: Chinese, Japanese, Korean."""
    return not text.isascii() and len(_DENSE.sub("", text)) * 2 < len(text)


def stems(text: str, size: int = 6) -> set[str]:
    """How the longer words of a text begin, in so many letters or one less: endings differ with grammar.

    >>> sorted(stems("Harbours of the harbour"))
    ['harbou']

    Where words are not parted, whatever may be the beginning of one:

    >>> sorted(stems("สะพานไม้"))
    ['พานไม้', 'ะพานไม', 'สะพานไ']
    """
    words = [word for word in _WORD.findall(text.casefold()) if len(word) >= size - 1]
    begun = {word[:size] for word in words}
    if not text.isascii() and _UNPARTED.search(text) is not None:
        begun.update(word[at : at + size] for word in words for at in range(1, len(word) - size + 1))
    return begun


def _signs_of_vowels() -> str:
    """What stands in words and is no letter to Python, as ranges of a class: the blocks of India are laid out alike."""
    blocks = range(0x0900, 0x0D80, 0x80)
    places = ((0x00, 0x03), (0x3A, 0x4F), (0x51, 0x57), (0x62, 0x63))
    indian = ((block + first, block + last) for block in blocks for first, last in places)
    others = ((0x0A70, 0x0A71), (0x0D81, 0x0D83), (0x0DCA, 0x0DDF), (0x0E31, 0x0E3A), (0x0E47, 0x0E4E), (0x0EB1, 0x0EBC))
    further = ((0x0EC8, 0x0ECD), (0x102B, 0x103E), (0x17B4, 0x17D3), (0x064B, 0x0652))
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in (*indian, *others, *further))


_WORD = re.compile(rf"(?:[^\W\d_]|[{_signs_of_vowels()}]){{4,}}")
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer: no blanks between words


def letters(text: str) -> str:
    """Only letters and digits, case folded: for telling whether two texts say the same.

    What ASCII has besides goes first, as bytes, which takes a twentieth of the pattern's time.
    """
    if text.isascii():
        return text.encode().translate(_SMALL, _NO_LETTERS_IN_ASCII).decode()
    folded = text.casefold().encode("utf-8", "surrogatepass").translate(None, _NO_LETTERS_IN_ASCII)
    left = folded.decode("utf-8", "surrogatepass")
    return left if left.isalnum() else "".join(_RUNS_OF_LETTERS.findall(left))


def is_of_letters(text: str) -> bool:
    """Whether a text is letters and nothing else; signs of vowels, which Python takes for none, are.

    >>> is_of_letters("लेखक"), is_of_letters("3.5.")
    (True, False)
    """
    if text.isalpha() or not text:
        return text != ""
    return all(char.isalpha() or unicodedata.category(char)[0] == "M" for char in text)


def says(text: str, wanted: str) -> bool:
    """Whether a text says these letters and nothing else; most texts show at their beginning that they do not."""
    return wanted.startswith(letters(text[:_BEGINNING])) and letters(text) == wanted


_BEGINNING = 24  # characters


def ends_sentence(text: str) -> bool:
    """Whether a line may be one of the story's, and no label: it is long, or ends as sentences do."""
    if len(text) > 70 or text.endswith(_ENDS) or text[-1:] > "\u2e80" or (text[-1:] == "," and text[-2:-1] > "\u2e80"):
        return True
    return len(text) > _CLAUSE and "\u0e00" <= text[-1] < "\u1000"  # Thai and Lao have no stop


_CLAUSE = 28  # characters


def is_between_marks(text: str) -> bool:
    """Whether a line stands between two marks of one kind, as subheads in Korea do: "▼ … ▼"."""
    return text[0] in _SUBHEAD_MARKS and text[-1] == text[0] and 10 < len(text) < 100


_SUBHEAD_MARKS = frozenset("▼▲■◆◇●▶★")


def is_barred(text: str) -> bool:
    """Whether a line is several things with bars between them, and no sentence: "3 May 2031 | Source: AGL | 4 min"."""
    return text.count(" | ") > 1 and not text.endswith(_ENDS)


FULL_STOPS = (".", "。", "।", "۔", "։", "።", "፡፡", "។", "။")
"""Latin and its kin, Han, Indian scripts, Urdu, Armenian, Ethiopic, Khmer, Burmese. No headline ends with one."""
STOPS = (*FULL_STOPS, "!", "?", "…", "！", "？", "؟")
_QUOTED = ("”", "“", "»", "«", '"', "’")
CLOSING_MARKS = "".join(_QUOTED) + "‘'」』"
"""With which quotations close, in one language or another."""
BEHIND_STOPS = CLOSING_MARKS + "›‹)]）"
"""What may stand behind the sign with which a sentence ends."""
_MAY_STOP = (*STOPS, *_QUOTED)
_ENDS = (*_MAY_STOP, ":")


def is_stopped(text: str, signs: tuple[str, ...] = STOPS) -> bool:
    """Whether a text ends as a sentence does, by one of these signs; marks of quotation and brackets may close behind it.

    >>> is_stopped("(He said: “It sails.”)"), is_stopped("“The ferry sails”")
    (True, False)
    """
    return text.rstrip(BEHIND_STOPS).endswith(signs)


def may_be_stopped(text: str) -> bool:
    """Whether a text ends as a sentence does or with a mark of quotation, which may hold one."""
    return text.endswith(_MAY_STOP)


_PROSE = 40  # characters from which a paragraph counts as prose, in scripts that write letter by letter
_ASKED = 160  # characters of a banner in which it says what it asks for: cookies
_DENSE_PROSE = 14  # the same in Chinese, Japanese and Korean
_WITHOUT_BLANKS = re.compile("[^\0-\u2e80]")  # what those scripts are written in; a class is compiled sign by sign


def len_of_prose(text: str) -> int:
    """How many characters of prose a text is; 0 where it is too short to be any. Ideographs count threefold."""
    length = len(text)
    if length < _DENSE_PROSE:
        return 0
    if not text.isascii() and _WITHOUT_BLANKS.search(text, 0, _PROSE) is not None:
        return length * 3
    if length < _PROSE:
        return 0
    if "ookie" in text and ("ookie" in text[:_ASKED] or text.count("ookie") > 1):  # once and late they are the baker's
        return 0
    return length
