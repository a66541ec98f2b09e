"""Which stretches of a text stand between quotation marks?

One table serves all languages; where they differ, the context decides: an opening mark has a space before and a letter
after it. A mark left open at the end of a paragraph is a quotation that goes on, as English and Spanish print it, and is
taken up by the mark that opens the next paragraph.
Source of the pairs: CLDR `delimiters`, and what newspapers print besides ('' '', `` '', ,, ’’, " ").
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# Two apostrophes are one mark. One set stands first, so that a search runs past all other characters at once.
_MARK = re.compile("[\"“”„‟«»‹›‘’‚「」『』＂״″'`,\n](?:(?<=')'|(?<=’)’|(?<=`)`|(?<=,),(?=[^\\W\\d_]))?")
_HALVES = frozenset("`,")  # of marks; alone they are none
_CLOSERS = {
    "“": "”“\"″", "”": "”“", "„": "“”\"", "‟": "”", '"': '"”“″', "＂": "＂", "''": ("''", '"'), "``": ("''", "``", '"'),
    "«": "»", "»": "«»", "‹": "›", "›": "‹›", "‘": ("’", "’’"), "‚": "‘’", "「": "」", "『": "』", "'": "'", "’": "‘",
    "״": "״", ",,": ("”", "’’", "''", '"', "“", "’"),
}  # fmt: skip
_NEXT = re.compile(r"\n\s*(['‘‚])(\w)")
_SURE = frozenset(("„", "‟", "«", "‹", "「", "『", ",,"))  # open whatever stands around them
_GUILLEMETS = frozenset(("«", "‹"))
_SINGLE = frozenset("‘’‚'")  # also apostrophes
_AHEAD = 30  # marks, apostrophes among them, up to the one that closes
_UNPARTED = "\u3040"  # the first character of the scripts that put no space before a mark
_PRIME = "″"  # of inches; also what some print for a mark that closes behind a figure
_BARE = 8  # paragraphs without a mark in one quotation
_CLIPPED = frozenset("tsnk")  # what such a word is left with
_BEHIND_CLIPPED = frozenset(" -\u00a0")
_INSIDE = frozenset('״"')  # also stand inside Hebrew abbreviations
_JOINED = frozenset('"״“”')  # stand behind a small word of one letter that is written together with the next
_BEFORE = frozenset("([{—–-/:;…“‘'„«\"¿¡、，。：（》>ـ")


class _Conventions(NamedTuple):
    """What a language does with marks that others print otherwise."""

    reverse: bool  # » … «
    like_singles: bool  # ’ … ’


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


def quotations(text: str, *, reversed_guillemets: bool = False, like_singles: bool = False) -> list[Quotation]:
    """The quotations of `text` in order, one per paragraph and pair of marks; no two overlap.

    `like_singles`: the language prints ’ … ’ too. Of nested ones the outer is kept. Linear in `len(text)`; never raises.
    """
    conventions = _Conventions(reversed_guillemets, like_singles)
    found: list[Quotation] = []
    marks: list[tuple[int, str]] = []
    bare: list[tuple[int, int]] = []
    line = 0
    carried = ""
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == "\n":
            if match.start() > line:
                carried = _paragraph(text, line, match.start(), marks, carried, bare, conventions, found)
            line, marks = match.end(), []
        elif mark not in _HALVES:
            marks.append((match.start(), mark))
    if line < len(text):
        _paragraph(text, line, len(text), marks, carried, bare, conventions, found)
    return [one for one in found if one.start < one.end]


def _paragraph(
    text: str,
    low: int,
    high: int,
    marks: list[tuple[int, str]],
    carried: str,
    bare: list[tuple[int, int]],
    conventions: _Conventions,
    found: list[Quotation],
) -> str:
    """Add the quotations of one paragraph; return the mark that it leaves open.

    `bare`: the paragraphs without a mark behind one that left a quotation open, as Greek papers print those between the
    first and the last; they belong to it where the next mark closes it.
    """
    if carried in _GUILLEMETS and not marks and len(bare) < _BARE:
        bare.append((low, high))
        return carried
    if bare:
        if marks and marks[0][1] in _CLOSERS[carried] and not text[marks[0][0] - 1].isspace():
            found.extend(Quotation(begin, end, begin, end, True, True) for begin, end in bare)
        else:
            carried = ""
        bare.clear()
    return _in_line(text, low, high, marks, carried, conventions, found)


def _in_line(
    text: str,
    low: int,
    high: int,
    marks: list[tuple[int, str]],
    carried: str,
    conventions: _Conventions,
    found: list[Quotation],
) -> str:
    """Add the quotations of one paragraph; return the mark that it leaves open."""
    if not marks and not carried:
        return ""
    line = _Line(text, low, high, marks, carried, conventions, found)
    for number, (at, mark) in enumerate(marks):
        after = at + len(mark)
        left = text[at - 1] if at > low else " "
        right = text[after] if after < high else " "
        if mark in "‘’'‚" and _is_apostrophe(mark, left, right, text[after + 1 : after + 2]):
            if conventions.like_singles and mark == "’" and not line.opener:
                line.open_alike(number, at, left, right)
            continue
        if line.opener:
            if not _abbreviates(mark, left, right):
                line.read_within(number, at, mark, left, right)
        else:
            line.read_outside(number, at, mark, left, right)
    return line.left_open()


def _is_apostrophe(mark: str, left: str, right: str, beyond: str) -> bool:
    """Whether a single mark stands inside a word, or for the beginning that one has lost ("'t Hof", "'s avonds")."""
    if left.isalnum():
        return right.isalnum()
    if mark == "’" and right.isalnum():
        return not _is_arabic(right)  # Urdu turns its marks round: ’…‘
    return mark not in "’‚" and right in _CLIPPED and beyond in _BEHIND_CLIPPED


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"


def _abbreviates(mark: str, left: str, right: str) -> bool:
    """Whether a mark stands inside a Hebrew abbreviation: "ח״כ"."""
    return mark in _INSIDE and "א" <= left <= "ת" and "א" <= right <= "ת"


class _Line:
    """A paragraph while its marks are read, from left to right. `opener` is the mark that is open, "" where none is."""

    __slots__ = (
        "_alike", "_begin", "_carried", "_depth", "_found", "_high", "_last", "_low", "_marks", "_reverse", "_taken_up",
        "_text", "opener",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        low: int,
        high: int,
        marks: list[tuple[int, str]],
        carried: str,  # the mark that the paragraph before has left open
        conventions: _Conventions,
        found: list[Quotation],
    ) -> None:
        self._text, self._low, self._high, self._marks = text, low, high, marks
        self._carried, self._reverse, self._found = carried, conventions.reverse, found
        self._alike = conventions.like_singles
        self._last = {mark: at for at, mark in marks}  # where each mark stands for the last time
        self.opener = ""
        self._begin = self._depth = 0
        self._taken_up = False

    def read_within(self, number: int, at: int, mark: str, left: str, right: str) -> None:
        """A mark behind one that is open: it closes it, or another that stands within."""
        if mark in _CLOSERS[self.opener] or (self._alike and mark == self.opener == "’"):
            if mark in "'’" and left.isspace():
                return
            if mark == _PRIME and any(self._last.get(close, -1) > at for close in _CLOSERS[self.opener] if close != mark):
                return  # of inches
            if mark == self.opener == "“" and right.isalnum() and not left.isalnum() and self._nests(number):
                self._depth += 1
            elif mark == self.opener and mark not in "»›" and right.isalnum() and left.isspace():
                self._begin = at  # the one before was never closed
            elif self._depth:
                self._depth -= 1
            else:
                self._found.append(_trimmed(self._text, self._begin, at + len(mark), self.opener, mark, self._taken_up))
                self.opener, self._taken_up = "", False
        elif mark == "„" and not self._depth and not self._text[at + 1 : self._high].strip():
            self._found.append(_trimmed(self._text, self._begin, at + 1, self.opener, mark, self._taken_up))
            self.opener, self._taken_up = "", False  # nothing follows that it might open
        elif mark == self.opener and mark not in _SINGLE and not self._depth:
            self._depth = int(self._last.get(_CLOSERS[mark][0], -1) > at)  # the same inside: two closers needed

    def _nests(self, number: int) -> bool:
        """Whether the marks from there on close two quotations, the one that opens there and the one around it."""
        depth = 0
        for at, mark in self._marks[number : number + _AHEAD]:
            closes = mark == "”" or (mark == _PRIME and self._last.get("”", -1) < at)
            depth += (mark == "“") - closes
            if depth < 0:
                return True
        return False

    def read_outside(self, number: int, at: int, mark: str, left: str, right: str) -> None:
        """A mark where none is open: it opens a quotation, or closes the one that the paragraph before left open."""
        text, low, carried = self._text, self._low, self._carried
        joined = mark in _JOINED and at > low and _behind_letter(text, self._marks, number, low)
        if not joined and _abbreviates(mark, left, right):
            return
        may_open = joined or self._may_open(number, mark, left, right)
        takes_up = number == 0 and bool(carried)
        if takes_up and mark in _CLOSERS[carried]:
            if at == low and carried in _GUILLEMETS:
                self._open(carried, at, taken_up=True)  # »Spanish takes up a quotation with the mark that closes it
                return
            if not (may_open and at == low):
                self._found.append(_trimmed(text, low, at + len(mark), "", mark, True))
                return
        if (may_open or mark in _SURE) and _opens(mark, self._reverse, left) and self._is_no_letter(at, mark):
            self._open(mark, at, taken_up=takes_up and not text[low:at].strip())

    def open_alike(self, number: int, at: int, left: str, right: str) -> None:
        """Open a quotation with the mark that closes it, where that is printed so: ’ … ’."""
        if not (right.isalpha() and (left.isspace() or left in _BEFORE)):
            return
        text = self._text
        for closing, mark in self._marks[number + 1 : number + 1 + _AHEAD]:
            if mark == "’" and not text[closing - 1].isspace() and not text[closing + 1 : closing + 2].isalnum():
                self._open(mark, at, taken_up=False)
                return

    def _may_open(self, number: int, mark: str, left: str, right: str) -> bool:
        """Whether what stands around a mark lets it open a quotation: a space before it, and none behind it."""
        at = self._marks[number][0]
        space = left.isspace()
        if mark == "’":
            return space and _is_arabic(right)
        if (space or left in _BEFORE or left >= _UNPARTED) and not right.isspace() and mark in _CLOSERS:
            return True
        if mark == '"':
            if left.isalpha() and right.isspace():
                return _glued(self._text, self._marks, number, self._high)
            return (space or left in "’':") and _spaced(self._text, self._marks, number, self._high)
        if mark == "“":
            return (space or left in "’'") and self._last.get("”", -1) > at
        if mark != "”":
            return False
        return _turned(self._text, at, self._marks, self._last) or _alike(self._text, self._marks, number)

    def _is_no_letter(self, at: int, mark: str) -> bool:
        """Whether a mark is no apostrophe nor a letter transcribed: a single one is closed behind, or goes on below."""
        if mark not in _SINGLE:
            return True
        closed = any(self._last.get(close, -1) > at + len(mark) for close in _CLOSERS[mark])
        return closed or (at == self._low and _opened_again(self._text, self._high, mark))

    def _open(self, mark: str, at: int, *, taken_up: bool) -> None:
        self.opener, self._begin, self._taken_up = mark, at, taken_up

    def left_open(self) -> str:
        """The mark that is open at the end; what stands behind it is a quotation that goes on."""
        opener, begin, high = self.opener, self._begin, self._high
        if not opener:
            return ""
        if opener in _SINGLE and not (begin == self._low and _opened_again(self._text, high, opener)):
            return ""
        start, end = _inner(self._text, begin + len(opener), high)
        self._found.append(Quotation(start, end, begin, high, True, self._taken_up))
        return opener


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
    if closing is None:
        return False
    if not text[closing - 1].isspace():  # '" 다리가 닫혔다"며'
        return _pairs(marks, number, '"') and not text[closing + 1 : min(closing + 2, high)].isspace()
    return not text[closing + 1 : min(closing + 2, high)].isalnum()


def _pairs(marks: list[tuple[int, str]], number: int, mark: str) -> bool:
    """Whether all marks from there on are of one kind, in pairs."""
    ahead = marks[number : number + _AHEAD]
    return len(ahead) % 2 == 0 and all(one == mark for _, one in ahead)


def _alike(text: str, marks: list[tuple[int, str]], number: int) -> bool:
    """Whether a mark that closes elsewhere opens, a space on either side, as Arabic papers print: ” الجسر مغلق”."""
    at = marks[number][0]
    if not (text[at + 1 : at + 2].isspace() and _is_arabic(text[at + 2 : at + 3])) or len(marks) <= number + 1:
        return False
    closing, mark = marks[number + 1]
    return mark == "”" and _pairs(marks, number, "”") and text[closing - 1].strip() != ""


def _glued(text: str, marks: list[tuple[int, str]], number: int, high: int) -> bool:
    """Whether a straight mark opens though its space stands on the wrong side: 'قالت" الجسر مغلق".'. It is the first of two,
    or of several pairs, and the next one closes as usual."""
    straight = [at for at, mark in marks[number : number + _AHEAD] if mark == '"']
    if len(straight) % 2 or text[straight[1] - 1].isspace():
        return False
    return not text[straight[1] + 1 : min(straight[1] + 2, high)].isalnum()


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
    arabic = _is_arabic(text[at + 2 : at + 3])
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
