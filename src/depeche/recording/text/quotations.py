"""Which stretches of a text stand between quotation marks?

One table serves all languages; where they differ, the context decides: an opening mark has a space before and a letter
after it. A mark left open at the end of a paragraph is a quotation that goes on, as English and Spanish print it, and is
taken up by the mark that opens the next paragraph.
Source of the pairs: CLDR `delimiters`, and what newspapers print besides ('' '', `` '', ,, ’’, " ").
"""

from __future__ import annotations

import re
from typing import Final

# Longest first: two apostrophes are one mark.
_MARK = re.compile("''|``|’’|,,(?=[^\\W\\d_])|[\"“”„‟«»‹›‘’‚「」『』＂״']|\n")
_CLOSERS = {
    "“": "”“\"", "”": "”“", "„": "“”\"", "‟": "”", '"': '"”“', "＂": "＂", "''": ("''", '"'), "``": ("''", "``", '"'),
    "«": "»", "»": "«»", "‹": "›", "›": "‹›", "‘": ("’", "’’"), "‚": "‘’", "「": "」", "『": "』", "'": "'",
    "״": "״", ",,": ("”", "’’", "''", '"', "“", "’"),
}  # fmt: skip
_NEXT = re.compile(r"\n\s*(['‘‚])(\w)")
_SURE = frozenset(("„", "‟", "«", "‹", "「", "『", ",,"))  # open whatever stands around them
_GUILLEMETS = frozenset("«‹")
_SINGLE = frozenset("‘‚'")  # also apostrophes
_AHEAD = 30  # marks, apostrophes among them, up to the one that closes
_UNPARTED = "\u3040"  # the first character of the scripts that put no space before a mark
_CLIPPED = frozenset("tsnk")  # what such a word is left with
_BEHIND_CLIPPED = frozenset(" -\u00a0")
_INSIDE = frozenset('״"')  # also stand inside Hebrew abbreviations
_JOINED = frozenset('"״“”')  # stand behind a small word of one letter that is written together with the next
_BEFORE = frozenset("([{—–-/:;…“‘'„«\"¿¡、，。：（》>ـ")


class Quotation:
    """One stretch inside one paragraph. `start:end` leaves the marks out, `outer_start:outer_end` takes them in."""

    __slots__ = ("end", "goes_on", "outer_end", "outer_start", "start", "taken_up")

    def __init__(
        self,
        start: int,
        end: int,
        outer_start: int,
        outer_end: int,
        goes_on: bool = False,  # left open: the next paragraph may take it up
        taken_up: bool = False,  # takes up the one before
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.outer_start: Final = outer_start
        self.outer_end: Final = outer_end
        self.goes_on: Final = goes_on
        self.taken_up: Final = taken_up


def quotations(text: str, *, reversed_guillemets: bool = False) -> list[Quotation]:
    """The quotations of `text` in order, one per paragraph and pair of marks; no two overlap.

    Of nested ones the outer is kept. Linear in `len(text)`; never raises.
    """
    found: list[Quotation] = []
    marks: list[tuple[int, str]] = []
    line = 0
    carried = ""
    for match in _MARK.finditer(text):
        if match[0] == "\n":
            if match.start() > line:
                carried = _in_line(text, line, match.start(), marks, carried, reversed_guillemets, found)
            line, marks = match.end(), []
        else:
            marks.append((match.start(), match[0]))
    if line < len(text):
        _in_line(text, line, len(text), marks, carried, reversed_guillemets, found)
    return [one for one in found if one.start < one.end]


def _in_line(
    text: str, low: int, high: int, marks: list[tuple[int, str]], carried: str, reverse: bool, found: list[Quotation]
) -> str:
    """Add the quotations of one paragraph; return the mark that it leaves open."""
    if not marks and not carried:
        return ""
    last = {mark: at for at, mark in marks}  # where each mark stands for the last time
    opener, begin, depth, taken_up = "", 0, 0, False
    for number, (at, mark) in enumerate(marks):
        after = at + len(mark)
        left = text[at - 1] if at > low else " "
        right = text[after] if after < high else " "
        if mark in "‘’'‚" and right.isalnum() and (left.isalnum() or mark == "’"):
            continue  # an apostrophe
        if mark in "‘’'" and right in _CLIPPED and text[after + 1 : after + 2] in _BEHIND_CLIPPED and not left.isalnum():
            continue  # a word that lost its beginning: "'t Hof", "'s avonds"
        joined = not opener and mark in _JOINED and at > low and _behind_letter(text, marks, number, low)
        if mark in _INSIDE and "א" <= left <= "ת" and "א" <= right <= "ת" and not joined:
            continue  # an abbreviation: "ח״כ"
        may_open = (left.isspace() or left in _BEFORE or left >= _UNPARTED) and not right.isspace() and mark in _CLOSERS
        may_open = may_open or joined
        if mark in '"“' and not opener and not may_open and (left.isspace() or left in "’'"):
            may_open = _spaced(text, marks, number, high) if mark == '"' else last.get("”", -1) > at
        may_open = may_open or (mark == "”" and _turned(text, at, marks, last))
        if opener and mark in _CLOSERS[opener]:
            if mark in "'’" and left.isspace():
                continue
            if may_open and mark == opener and mark not in "»›" and right.isalnum() and left.isspace():
                begin = at  # the one before was never closed
            elif depth:
                depth -= 1
            else:
                found.append(_trimmed(text, begin, after, opener, mark, taken_up))
                opener, taken_up = "", False
        elif opener and mark == opener and mark not in _SINGLE:
            depth += last.get(_CLOSERS[mark][0], -1) > at and depth < 1  # the same inside: two closers needed
        elif not opener and number == 0 and at == low and carried in _GUILLEMETS and mark in _CLOSERS[carried]:
            opener, begin, taken_up = carried, at, True  # »Spanish takes up a quotation with the mark that closes it
        elif not opener and number == 0 and carried and mark in _CLOSERS[carried] and not (may_open and at == low):
            found.append(_trimmed(text, low, after, "", mark, True))
        elif not opener and (may_open or mark in _SURE) and _opens(mark, reverse, left):
            if mark in _SINGLE and not (
                any(last.get(close, -1) > after for close in _CLOSERS[mark])
                or (at == low and _opened_again(text, high, mark))
            ):
                continue  # an apostrophe, or a letter transcribed
            opener, begin, taken_up = mark, at, number == 0 and bool(carried) and not text[low:at].strip()
    if opener and (opener not in _SINGLE or (begin == low and _opened_again(text, high, opener))):
        start = begin + len(opener)
        found.append(Quotation(*_inner(text, start, high), begin, high, True, taken_up))
        return opener
    return ""


def _behind_letter(text: str, marks: list[tuple[int, str]], number: int, low: int) -> bool:
    """Whether a mark opens behind a small word of one letter, in the scripts that write one together with the next: the mark
    behind it closes ('ב"אסון לעיר"', 'بـ"الكارثة"'), as none inside an abbreviation does ('ב"כ התובע')."""
    at = marks[number][0]
    letter, after = text[at - 1], at + len(marks[number][1])
    if not "\u0590" <= letter <= "\u06ff" or not letter.isalpha() or (at - 1 > low and text[at - 2].isalnum()):
        return False
    if not text[after : after + 1].isalpha():
        return False
    for next_at, mark in marks[number + 1 : number + 1 + _AHEAD]:
        left, right = text[next_at - 1], text[next_at + 1 : next_at + 2]
        if mark in _JOINED and not ("א" <= left <= "ת" and "א" <= right <= "ת"):
            return not left.isspace() and not right.isalnum()
    return False


def _spaced(text: str, marks: list[tuple[int, str]], number: int, high: int) -> bool:
    """Whether a straight mark with a space on either side opens: the next is one, with a space before and none of a word
    behind ('" ce pont est fermé "')."""
    ahead = (at for at, mark in marks[number + 1 : number + 1 + _AHEAD] if mark == '"')
    closing = next(ahead, None)
    if closing is None or not text[closing - 1].isspace():
        return False
    return not text[closing + 1 : min(closing + 2, high)].isalnum()


def _opened_again(text: str, high: int, mark: str) -> bool:
    """Whether the paragraph behind `high` begins with `mark` and a capital; a single mark goes on nowhere else."""
    behind = _NEXT.match(text, high)
    return behind is not None and behind[1] == mark and behind[2].isupper()


def _opens(mark: str, reverse: bool, left: str) -> bool:
    if mark in "»›":
        return reverse
    return mark not in "”」』" or left.isspace()


def _turned(text: str, at: int, marks: list[tuple[int, str]], last: dict[str, int]) -> bool:
    """Whether an Arabic text turns the marks of a paragraph round, with a space inside: ” المحكمة بدأت “."""
    arabic = "\u0600" <= text[at + 2 : at + 3] <= "\u06ff"
    first = next(mark for _, mark in marks if mark in "“”")
    return arabic and text[at + 1].isspace() and first == "”" and last.get("“", -1) > at


def _trimmed(text: str, begin: int, after: int, opener: str, closer: str, taken_up: bool) -> Quotation:
    start, end = _inner(text, begin + len(opener), after - len(closer))
    return Quotation(start, end, begin, after, False, taken_up)


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
