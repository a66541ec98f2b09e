"""What stands between quotation marks in one sentence, whether that is speech, and spans without the marks around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.text.quotations import Quotation
from depeche.recording.text.sentences import QUOTED, Sentence

_MARKS = frozenset("\"“”„‟«»‹›‘’‚「」『』'`＂״")
UTTERED = 9  # words between marks that are no term, whatever their letters
_PIECE = 3  # the same where they begin with a small letter
_LOOSE = frozenset(" \t\u00a0\u202f\n,;:–—-،，、")
_ENDING = " .!?…"  # all that stands behind a quotation that ends its sentence
_UNPARTED = "\u3040"  # the first character of the scripts that part no words
_SENTENCE = 4  # words of a quotation that is a sentence of its own, at least
_SMALL = 3  # letters of small words, at most
_CLOSING = frozenset(",.!?…،।۔։")
_PARTING = frozenset(",–—-،")
_NAME = 90  # characters between the marks around a name


class Marks:
    """The quotations of one sentence, by where their marks begin and end."""

    __slots__ = ("closing", "opening", "quoted", "sentence")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.quoted = quoted(sentence)
        self.opening = {quotation.outer_start: quotation for quotation in sentence.quoted.values()}
        self.closing = {quotation.outer_end: quotation for quotation in sentence.quoted.values()}

    def within(self, spans: Sequence[Span]) -> list[Span]:
        """What of `spans` stands between marks; the first quotation, where nothing of them does."""
        if not spans:
            return self.quoted[:]
        first = max(0, bisect_right(self.quoted, (spans[0][0], 1 << 60)) - 1)
        last = bisect_right(self.quoted, (spans[-1][1], 0))
        return self.quoted[first:last] or self.quoted[:1]


def quoted(sentence: Sentence) -> list[Span]:
    return [(quotation.start, quotation.end) for quotation in sentence.quoted.values()]


def weight(words: str) -> int:
    """How many letters those words would have in an alphabet: a character of a script that parts no words is two."""
    return len(words) * (2 if max(words, default="") >= _UNPARTED else 1)


def utters(words: str) -> bool:
    """Whether words between marks are more than a name or a term: a piece of a sentence, or a whole one."""
    count = words.count(" ") + 1
    if count == 1 and max(words, default="") >= _UNPARTED:
        return len(words) >= 2 * UTTERED  # a script that parts no words
    return count >= UTTERED or (count >= _PIECE and words[:1].islower())


def whole(text: str, sentence: Sentence) -> bool:
    """Whether the quotation with which a sentence begins is one of its own: several words, with a capital at the beginning
    where the script has them, and a mark that ends it or parts it from what stands behind."""
    first = sentence.quoted[min(sentence.quoted)]
    words = text[first.start : first.end].split()
    if len(words) < _SENTENCE or not (words[0][0].isupper() or words[0][0].lower() == words[0][0].upper()):
        return False
    if all(word[0].isupper() for word in words if word[0].isalpha() and len(word) > _SMALL):
        return False  # a title: “Winter Without End”, a film by …
    return text[first.end - 1] in _CLOSING or text[first.outer_end : first.outer_end + 2].lstrip()[:1] in _PARTING


def stands_alone(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quotations."""
    return bool(sentence.quoted) and all(word == QUOTED or not word.isalnum() for word in sentence.words)


def _marked(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark stands there: the partner of one around a name."""
    return any(sign in _MARKS for sign in text[start:end])


def trim(text: str, start: int, end: int, opening: dict[int, Quotation], closing: dict[int, Quotation]) -> Span:
    """The span without the spaces and commas around it, nor marks whose partner is not inside; a pair goes together.

    `opening`, `closing`: the quotations of its sentence by where their marks begin and end.
    """
    while start < end:
        opens, closes = opening.get(start), closing.get(end)
        if text[start] in _LOOSE:
            start += 1
        elif text[end - 1] in _LOOSE:
            end -= 1
        elif opens is not None and (opens is closes or not text[opens.outer_end : end].strip(_ENDING)):
            start, end, opening, closing = opens.start, opens.end, {}, {}
        elif text[start] in _MARKS and not (
            opens.outer_end <= end if opens is not None else _marked(text, start + 1, min(end, start + _NAME))
        ):
            start += 1
        elif text[end - 1] in _MARKS and not (
            closes.outer_start >= start if closes is not None else _marked(text, max(start, end - _NAME), end - 1)
        ):
            end -= 1
        else:
            break
    return start, end
