"""A text cut into words, marks and blanks, folded to lower case without moving an offset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import accumulate, chain, compress
from unicodedata import category

SIGNED = re.compile("[\u0900-\u109f\u1780-\u17ff]")
"""A character of the scripts of South and Southeast Asia: their vowels are signs, which `\\w` takes for no letters."""
SIGNS = "".join(chr(code) for code in (*range(0x900, 0x10A0), *range(0x1780, 0x1800)) if category(chr(code)) in ("Mn", "Mc"))
"""These signs."""

BEYOND_LATIN = re.compile("[^\0-\u00ac\u00ae-\u02ff\u2010-\u2029\u2030-\u205f\u20ac]")
"""What Latin texts hardly have: another script, a combining or an invisible sign. Told in half the time of any of these."""

_WORD = re.compile(r"(\w+|\S)")
_SIGNED_WORD = rf"([\w{SIGNS}]+|\S)"  # compiled where it is needed
_UNSPACED_PIECE = re.compile(r"\d+|\s+|.", re.DOTALL)  # every character is a word where blanks do not part words

_SHORT = 2  # letters of an abbreviation that may be the end of a sentence: "5 m."
SENTENCE_ENDS = frozenset(".!?…;。！？؟۔।")  # behind a semicolon another main clause begins


class Pieces:
    """`pieces[i]` begins at `starts[i]`; joined together they are the folded text, as long as the text itself."""

    __slots__ = (
        "_breaks", "_stopping", "_stops", "abbreviations", "bounds", "folded", "latin", "months", "ordinal_point", "parts",
        "pieces", "starts", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        fold: Mapping[int, str],
        *,
        spaced: bool = True,
        ordinal_point: bool = False,
        abbreviations: frozenset[str] = frozenset(),
        months: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.abbreviations = abbreviations
        """Words behind which a point ends no sentence: "Sen. Orlo"."""
        self.months = months
        """Those for which that holds beside a number only: "Dec. 28", not "six jours sur sept."."""
        self.ordinal_point = ordinal_point
        """A point behind a number of one or two digits ends no sentence: "4. Mai"."""
        self.latin = text.isascii() or BEYOND_LATIN.search(text) is None
        """It is in Latin letters throughout."""
        self.folded = folded(text, fold) if self.latin else _plain_digits(folded(text, fold))
        cut = _WORD if self.latin or SIGNED.search(text) is None else re.compile(_SIGNED_WORD)
        self.parts: list[str] | None = cut.split(self.folded) if spaced and not fold else None
        """Blank, word, blank, …, word, blank, where blanks part words and letters fold as they do anywhere: else None."""
        self.bounds: list[int] = []
        """Where each of these parts ends."""
        self.starts: list[int]
        if self.parts is not None:
            self.bounds = list(accumulate(map(len, self.parts)))
            self.pieces = list(filter(None, self.parts))
            self.starts = [*compress(chain((0,), self.bounds), self.parts), len(self.folded)]
        else:
            self.pieces = list(filter(None, cut.split(self.folded))) if spaced else _UNSPACED_PIECE.findall(self.folded)
            self.starts = list(accumulate(map(len, self.pieces), initial=0))
        self._breaks: frozenset[str] | None = None
        self._stops: frozenset[str] | None = None
        self._stopping: list[int] | None = None

    @property
    def breaks(self) -> frozenset[str]:
        """The blanks of this text that hold a line break."""
        if self._breaks is None:
            blanks = self.pieces if self.parts is None else self.parts[::2]
            self._breaks = frozenset([blank for blank in set(blanks) if "\n" in blank])
        return self._breaks

    @property
    def stops(self) -> frozenset[str]:
        """The pieces of this text at which a sentence may end: full stops and the like, and blanks with a line break."""
        if self._stops is None:
            self._stops = SENTENCE_ENDS | self.breaks
        return self._stops

    @property
    def stopping(self) -> list[int]:
        """Which pieces of this text these are, in order."""
        if self._stopping is None:
            self._stopping = list(compress(range(len(self.pieces)), map(self.stops.__contains__, self.pieces)))
        return self._stopping

    def abbreviated(self, at: int) -> bool:
        """Whether the point at that piece, which a word of more than two letters stands before, is that word's."""
        word = self.pieces[at - 1] if at else ""
        if len(word) <= _SHORT or word not in self.abbreviations:
            return False
        if word not in self.months:
            return True
        beside = (self.preceding(at - 1), self.following(at))
        return any(0 <= one < len(self.pieces) and self.pieces[one].isdigit() for one in beside)

    def following(self, index: int) -> int:
        """The piece after that one, blanks skipped; the number of pieces where there is none."""
        index += 1
        pieces = self.pieces
        if index < len(pieces) and (pieces[index] == " " or pieces[index].isspace()):
            index += 1
        return index

    def preceding(self, index: int) -> int:
        """The piece before that one, blanks skipped; -1 where there is none."""
        index -= 1
        if index >= 0 and (self.pieces[index] == " " or self.pieces[index].isspace()):
            index -= 1
        return index


def folded(text: str, fold: Mapping[int, str] | None = None) -> str:
    """The text in lower case, of the same length, with one kind of apostrophe. Letters whose lower case is longer stay.

    `fold`: code points of letters that the language folds in its own way (Turkish I and İ) → what they are folded to.
    """
    lower = text
    for code, small in fold.items() if fold else ():
        lower = lower.replace(chr(code), small)
    lower = _one_apostrophe(lower.lower())
    if len(lower) == len(text):
        return lower
    return _one_apostrophe("".join(small if len(small := letter.lower()) == 1 else letter for letter in text))


def _plain_digits(text: str) -> str:
    """The text with the digits of its own script as 0 to 9: "৩ মে ২০৩১"."""
    return text.translate(_DIGITS) if _OTHER_DIGIT.search(text) else text


_DIGITS = {code: str(unicodedata.decimal(chr(code))) for code in range(0x660, 0x1A9A) if chr(code).isdecimal()}
_OTHER_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")


def _one_apostrophe(text: str) -> str:
    return text.replace("’", "'").replace("ʼ", "'")
