"""Where do the words of a text stand? One cut, shared by all that reads sentences.

A token is a run of letters and digits, one sign, one character of a script written without spaces, or a line break.
Apostrophes and hyphens stand alone, so that "qu'il", "a-t-il" and "Moskau-Reise" come apart into words that a table can
name. Matching folds case on `folded`; offsets are kept beside it, because folding may change lengths.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from depeche.model import Span
from depeche.recording.text.folding import ALIFS
from depeche.recording.text.pieces import SIGNED, SIGNS, Pieces

# Han, kana and their marks: one token each, since no space parts their words. Hangul is written with spaces.
_SINGLE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(r"([^\W_ʼ]+|\n|\S)")
_BEYOND = re.compile("[^\0-\u3004]")  # a text without any of these has none of them
# These two are compiled where a text needs them: few do, and it takes as long as reading a page.
_UNSPACED_TOKEN = rf"([^\W_ʼ{_SINGLE}]+|\n|\S)"
_SIGNED_TOKEN = rf"((?:[^\W_ʼ{_SINGLE}]|[{SIGNS}])+|\n|\S)"

_DOTTED = "İ"
_SAME = {"’": "'", "ʼ": "'", "‐": "-", "‑": "-"}  # signs that are written in two ways
_ALIFS = str.maketrans(ALIFS)
_ARABIC = re.compile(f"[{''.join(ALIFS)}]")
_LETTERS = 5  # of a body that may spell a small word, at most


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text` in order, as three columns of one length.

    `folded[i]` is `text[starts[i]:ends[i]]` in lower case, with apostrophes and hyphens unified.
    """

    text: str
    folded: list[str]
    starts: list[int]
    ends: list[int]
    led: tuple[int, ...] = ()  # those that lead a surname: they count as capitals, and are in no list of small words

    def __len__(self) -> int:
        return len(self.folded)

    def written(self, at: int) -> str:
        """A token as it stands in the text."""
        return self.text[self.starts[at] : self.ends[at]]

    def between(self, first: int, last: int) -> list[str]:
        """The tokens `first:last` as they stand in the text."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts[first:last], self.ends[first:last], strict=True)]


def tokens(text: str) -> Tokens:
    """Cut `text` into tokens. Linear; never raises."""
    parts = _token(text).split(text)  # gap, token, gap, …, token, gap: half the time of asking each match where it stands
    bounds = list(accumulate(map(len, parts)))
    return Tokens(text, folded(parts[1::2]), bounds[:-1:2], bounds[1::2])


def _token(text: str) -> re.Pattern[str]:
    """What a token of that text is."""
    if SIGNED.search(text) is not None:
        return re.compile(_SIGNED_TOKEN)
    return _TOKEN if _BEYOND.search(text) is None else re.compile(_UNSPACED_TOKEN)


def tokens_of(pieces: Pieces) -> Tokens:
    """The tokens of a text that is in pieces. The cut is made once, unless the text has what the two cut otherwise."""
    parts, text = pieces.parts, pieces.text
    if parts is None or not (pieces.latin or _BEYOND.search(text) is None):
        return tokens(text)
    if "_" in text or "ʼ" in text or "Σ" in text or "İ" in text:  # what pieces cut or fold in another way
        return tokens(text)
    bounds = pieces.bounds
    gaps, words, starts, ends = parts[::2], parts[1::2], bounds[:-1:2], bounds[1::2]
    if "‐" in text or "‑" in text or not (pieces.latin or _ARABIC.search(text) is None):  # what pieces leave as written
        words = folded(words)
    made = Tokens(text, [], [], [])
    low = 0
    found = text.find("\n")
    while found >= 0:
        at = bisect_right(bounds, found) // 2
        made.folded.extend(words[low:at])
        made.starts.extend(starts[low:at])
        made.ends.extend(ends[low:at])
        begin = bounds[2 * at] - len(gaps[at])
        breaks = [begin + offset for offset, sign in enumerate(gaps[at]) if sign == "\n"]
        made.folded.extend("\n" * len(breaks))
        made.starts.extend(breaks)
        made.ends.extend([offset + 1 for offset in breaks])
        low = at
        found = text.find("\n", bounds[2 * at])
    made.folded.extend(words[low:])
    made.starts.extend(starts[low:])
    made.ends.extend(ends[low:])
    return made


def folded(words: list[str]) -> list[str]:
    """The words as they are looked up: lower case, apostrophes and hyphens unified."""
    once = set(words)  # most words of a text come again
    looked_up = dict(zip(once, map(str.lower, once), strict=True)) | _SAME
    looked_up |= {word: lowered(word) for word in once if _DOTTED in word or _ARABIC.search(word)}
    return list(map(looked_up.__getitem__, words))


def respelt(read: Tokens, spellings: Mapping[str, str]) -> Tokens:
    """The same tokens, looked up as the language file spells them: Romanian "susţine" is "susține", Arabic "فى" is "في".

    `spellings`: letters, wherever they stand, and whole words → what they are written for.
    """
    if not any(written in read.text or written.upper() in read.text for written in spellings):
        return read
    letters = str.maketrans({written: letter for written, letter in spellings.items() if len(written) == 1})
    looked_up = [spellings.get(word) or word.translate(letters) for word in read.folded]
    return Tokens(read.text, looked_up, read.starts, read.ends)


def lettered(read: Tokens, names: Iterable[Span], small: Container[str]) -> Tokens:
    """The same tokens, but letters that name a body and spell a `small` word are looked up as written: "het OM" is no "om",
    "the WHO" no "who"."""
    text = read.text
    places = [at for at, end in names if end - at <= _LETTERS and text[at:end].isupper() and text[at:end].lower() in small]
    if not places:
        return read
    looked_up = list(read.folded)
    for place in places:
        at = bisect_right(read.starts, place) - 1
        looked_up[at] = read.written(at)
    return Tokens(text, looked_up, read.starts, read.ends)


def led(read: Tokens, names: Iterable[Span], small: Container[str]) -> Tokens:
    """The same tokens, but what leads a surname is looked up with a capital: "dijo van der Meer" has no verb "van", "O'Hara"
    no "o". `names`: where persons are named; `small`: the words that would be read as something else."""
    folded, starts = read.folded, read.starts
    places: list[int] = []
    for start, end in names:
        first = bisect_left(starts, start)
        if first < len(folded) and folded[first] in small:
            places.extend(range(first, bisect_left(starts, end) - 1))
    if not places:
        return read
    looked_up = list(folded)
    for at in places:
        looked_up[at] = looked_up[at].capitalize()
    return Tokens(read.text, looked_up, starts, read.ends, tuple(places))


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a language file as the folded words in which it will be met."""
    if phrase.isascii() and phrase.isalnum():
        return (phrase.lower(),)
    return tuple([_SAME.get(word, word) for word in _token(phrase).findall(lowered(phrase))])


def lowered(word: str) -> str:
    """A word in lower case; the Turkish "İ" is "i", which has its dot already, and Arabic has one alif."""
    if word.isascii():
        return word.lower()
    if _ARABIC.search(word) is not None:
        word = word.translate(_ALIFS)
    return word.replace(_DOTTED, "i").lower()
