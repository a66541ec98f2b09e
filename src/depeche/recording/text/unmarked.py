"""A text without the signs that writers may leave out: "محمّد" is "محمد", "Маркова́" is "Маркова".

Vowel points of Arabic and Hebrew, stress marks, soft hyphens, signs of no width and of direction part no words and tell no
two names apart, but a text may have them in the middle of any word. The record is made of the text without them, and what
it says of places in that text is set back to where they stand in the text as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from unicodedata import normalize

from depeche.errors import unfit
from depeche.model import Article, Block, DateMention, Entity, Meeting, Record, Span, Statement
from depeche.recording.text.pieces import BEYOND_LATIN

_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic
)
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ACCENTS = "\u0300-\u036f"
_STRETCH = "\u0640"  # lengthens a word; behind its last letter it joins a preposition to a mark: بـ"…"
_SIGNS = re.compile(f"[{_POINTS}{_UNSEEN}{_ACCENTS}{_STRETCH}]+")
_OPTIONAL = re.compile(f"[{_POINTS}{_UNSEEN}{_ACCENTS}]|{_STRETCH}(?=[\u0621-\u064a])")
_NEAR = 400  # characters from what is said in which its cue stands
_NO_LETTERS = re.compile(f"[{_UNSEEN}]+")


class Unmarked:
    """`text` without optional signs, and the way back from its offsets to those of the text with them."""

    __slots__ = ("_ahead", "_from", "marked", "text")

    def __init__(self, marked: str) -> None:
        self.marked = marked
        self._from: list[int] = [0]
        """Offsets in `text` from which on …"""
        self._ahead: list[int] = [0]
        """… those in `marked` are so much greater."""
        kept: list[str] = []
        done = size = 0
        for match in _SIGNS.finditer(marked):
            start, end = match.span()
            base = marked[start - 1 : start] if start > done else ""
            letter = _letter(base, match.group()) if base.isalpha() else base
            kept.append(marked[done : start - len(base)])
            kept.append(letter)
            size += start - done
            if _STRETCH in match.group() and not marked[end : end + 1].isalpha():
                kept.append(_STRETCH)
                size += 1
            self._from.append(size)
            self._ahead.append(end - size)
            done = end
        kept.append(marked[done:])
        self.text = "".join(kept)

    def span(self, start: int, end: int) -> Span:
        """Where in the marked text a stretch of `text` stands, with the signs of its last letter."""
        return self._place(start), self._place(end)

    def _place(self, offset: int) -> int:
        return offset + self._ahead[bisect_right(self._from, offset) - 1]

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The same of several."""
        return tuple([self.span(start, end) for start, end in spans])

    def statement(self, one: Statement) -> Statement:
        """A statement of `text`, in its place in the marked text; so are the others below."""
        spans = self.spans(one.spans)
        named = None if one.speaker_start is None or one.speaker_end is None else (one.speaker_start, one.speaker_end)
        speaker = (None, None) if named is None else self.span(*named)
        words = " […] ".join([self.marked[start:end] for start, end in spans])
        return replace(
            one,
            start=spans[0][0],
            end=spans[-1][1],
            text=words,
            spans=spans,
            cue=self._written(one.cue, one.start, one.end),
            speaker_start=speaker[0],
            speaker_end=speaker[1],
        )

    def _written(self, cue: str, start: int, end: int) -> str:
        """A cue as the marked text has it, at the place nearest to what is said at `start:end` of `text`."""
        before = self.text.rfind(cue, max(0, start - _NEAR), start + len(cue))
        behind = self.text.find(cue, end, end + _NEAR)
        nearer = before if behind < 0 or (before >= 0 and start - before <= behind - end) else behind
        low, high = self.span(nearer, nearer + len(cue))
        return self.marked[low:high] if cue and nearer >= 0 else cue

    def meeting(self, one: Meeting) -> Meeting:
        start, end = self.span(one.start, one.end)
        return replace(one, start=start, end=end, text=self.marked[start:end], mentions=self.spans(one.mentions))

    def entity(self, one: Entity) -> Entity:
        return replace(one, mentions=self.spans(one.mentions))

    def date(self, one: DateMention) -> DateMention:
        start, end = self.span(one.start, one.end)
        return replace(one, start=start, end=end, text=self.marked[start:end])

    def record(self, one: Record) -> Record:
        return replace(
            one,
            statements=tuple(map(self.statement, one.statements)),
            meetings=tuple(map(self.meeting, one.meetings)),
            people=tuple(map(self.entity, one.people)),
            organisations=tuple(map(self.entity, one.organisations)),
            places=tuple(map(self.entity, one.places)),
            dates=tuple(map(self.date, one.dates)),
        )


def _letter(base: str, signs: str) -> str:
    """A letter with its signs as one character, where there is such a one; else the letter alone."""
    whole = normalize("NFC", base + _NO_LETTERS.sub("", signs))
    return whole if len(whole) == 1 else normalize("NFC", base)[:1]


def unmarked(text: str) -> Unmarked | None:
    """The text without its optional signs; None where it has none, as hardly any Latin text has. Linear in `len(text)`."""
    if not isinstance(text, str):  # each way in comes by here first
        raise unfit("a text is str", text)
    if text.isascii() or BEYOND_LATIN.search(text) is None or _OPTIONAL.search(text) is None:
        return None
    return Unmarked(text)


def without_signs(article: Article) -> Article:
    """The article with all of its text as `unmarked` has it."""
    return replace(article, blocks=tuple(map(_block, article.blocks)))


def _block(block: Block) -> Block:
    plain = unmarked(block.text)
    inner = tuple(map(_block, block.blocks))
    return replace(block, text=block.text if plain is None else plain.text, blocks=inner)
