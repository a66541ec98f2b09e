"""Where do the words of a text stand? One pass, shared by all that reads sentences.

A token is a run of letters and digits, one sign, one character of a script written without spaces, or a line break.
Apostrophes and hyphens stand alone, so that "qu'il", "a-t-il" and "Moskau-Reise" come apart into words that a table can
name. Matching folds case on `folded`; offsets are kept beside it, because folding may change lengths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

# Han, kana and their marks: one token each, since no space parts their words. Hangul is written with spaces.
_SINGLE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"([^\W_{_SINGLE}]+|[{_SINGLE}]|\n|[^\w\s]|_)")

_SAME = {"’": "'", "ʼ": "'", "‐": "-", "‑": "-"}  # signs that are written in two ways


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text` in order, as four columns of one length.

    `text[starts[i]:ends[i]] == words[i]`; `folded[i]` is the same in lower case, with apostrophes and hyphens unified.
    """

    text: str
    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str) -> Tokens:
    """Cut `text` into tokens. Linear; never raises."""
    parts = _TOKEN.split(text)  # gap, token, gap, …, token, gap: half the time of asking each match where it stands
    bounds = list(accumulate(map(len, parts)))
    words = parts[1::2]
    return Tokens(text, words, folded(words), bounds[:-1:2], bounds[1::2])


def folded(words: list[str]) -> list[str]:
    """The words as they are looked up: lower case, apostrophes and hyphens unified."""
    once = set(words)  # most words of a text come again
    looked_up = dict(zip(once, map(str.lower, once), strict=True)) | _SAME
    return list(map(looked_up.__getitem__, words))


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a language file as the folded words in which it will be met."""
    return tuple(_SAME.get(word, word).lower() for word in _TOKEN.findall(phrase))
