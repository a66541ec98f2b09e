"""Where do the words between quotation marks stand, and are they written as a name is, by their capitals and signs?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from depeche.language import gazetteer
from depeche.recording.text.quotations import Quotation
from depeche.recording.text.tokens import Tokens
from depeche.recording.words.wording import Wording

_JOINING = frozenset("-'’")
_ENGLISH = gazetteer.small_words()
_SIGNS = frozenset("-'&./0123456789")


@dataclass(frozen=True, slots=True)
class Marked:
    """The tokens `first:last` between marks, and those beside the marks, which may be out of reach at the ends of a text."""

    first: int
    last: int
    before: int
    behind: int


def marked(tokens: Tokens, one: Quotation) -> Marked:
    """Where the words of a quotation stand among the tokens. A mark of two signs is two of them."""
    starts = tokens.starts
    first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
    return Marked(first, last, bisect_left(starts, one.outer_start) - 1, bisect_left(starts, one.outer_end))


def titled(words: Sequence[str], folded: Sequence[str], wording: Wording) -> bool:
    """Whether those words are written as a name: each with a capital, but for small words between them."""
    led = len(words) > 1 and folded[0] in wording.naming.particles  # „al-Welle“
    if not (words[led][:1].isupper() or words[led][:1].isdigit() or (led and words[1] in _JOINING)):
        return False
    capitals, joined = 0, False
    for word, low in zip(words, folded, strict=True):
        inner, joined = joined, word in _JOINING
        if inner:
            continue  # „Welle-online“, „Brandt’s“
        if word[:1].isupper():
            capitals += 1
        elif not (
            word in _SIGNS
            or word.isdigit()
            or low in wording.prepositions
            or low in wording.determiners
            or low in wording.joiners
            or low in _ENGLISH
            or low in wording.naming.particles
        ):
            return False
    return capitals > 0


def all_nouns(words: Sequence[str], folded: Sequence[str], wording: Wording) -> bool:
    """Whether long words between marks are no clause: they begin with a capital, as most others of them do."""
    if not words[0][:1].isupper():
        return False
    full = [
        word
        for word, low in zip(words, folded, strict=True)
        if word.isalpha() and not (low in wording.prepositions or low in wording.determiners or low in wording.joiners)
    ]
    return 4 * sum([word[:1].isupper() for word in full]) > 3 * len(full)


def shaped(text: str, one: Quotation) -> bool:
    """Whether a single word is written as only names are: „welle.example“, „iWelle“."""
    word = text[one.start : one.end]
    if " " in word or not (word[:1].isalnum() and word[-1:].isalnum()):
        return False
    inner = any(sign == "." and word[at - 1].isalnum() and word[at + 1].isalnum() for at, sign in enumerate(word[:-1]) if at)
    return inner or any(a.islower() and b.isupper() for a, b in pairwise(word))
