"""Where does each sentence of a text stand, seen from outside its quotations?

For who-said-what a quotation is one opaque word of the sentence around it: `"I stay. I work," said Ana` is one sentence
of three words. So sentences are cut over items, which are tokens or whole quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, pairwise
from typing import Final

from depeche.language import gazetteer
from depeche.recording.text.quotations import Quotation
from depeche.recording.text.tokens import Tokens

QUOTED = "\0\0"  # the word that stands for a quotation; no token of a text is that
_FINAL = frozenset(".!?…。！？؟۔।։።။។")
_UNSPACED = frozenset("。！？")  # end a sentence without a space
DASHES = frozenset("—–-−")
_CLOSING = frozenset(")]")
_OPENED = frozenset(",:،")  # before a quotation, they open what is said
_WORD = 4  # letters of a word that is no abbreviation
_LETTER_NAMES = frozenset(map(str.lower, gazetteer.letter_names()))
_LETTERS = 2  # of an abbreviation in small letters
_BREAKING = _FINAL | _CLOSING | {"\n", QUOTED}
_DATELINE = 14  # items of a dateline
_NO_DATELINE = frozenset((QUOTED, "\n", ":", ";"))
_DAY = 4  # items before its dash, of which one may be a number
_DASHED = 2  # dashes in it: "(ANP) - BREE, 20 NOV - "
_LONGEST = 400  # items; what is longer is a listing or hostile, and what reads a clause may look over its whole sentence


class _Capitals(dict[str, bool]):
    """Whether a word that begins with that letter has a capital, or is of a script that has none; found out when it is first
    met. None begins small in Georgian, whose capitals fill whole words."""

    def __missing__(self, letter: str) -> bool:
        capital = self[letter] = letter.isalpha() and (not letter.islower() or "\u10d0" <= letter <= "\u10ff")
        return capital


_CAPITALS = _Capitals()


class Sentence:
    """Items in order: `words[i]` is folded and stands at `starts[i]:ends[i]` of the text; quotations include their marks.

    `capital[i]`: it begins with an upper-case letter, or with one of a script that has none.
    """

    __slots__ = ("capital", "ends", "paragraph", "quoted", "starts", "whole", "words")

    def __init__(self, words: list[str], starts: list[int], ends: list[int], capital: list[bool], paragraph: int) -> None:
        self.words: Final = words
        self.starts: Final = starts
        self.ends: Final = ends
        self.capital: Final = capital
        self.paragraph: Final = paragraph
        self.quoted: Final[dict[int, Quotation]] = {}
        """Item → what it stands for."""
        self.whole: Final[set[int]] = set()
        """Items that stand for what begins with a capital inside its marks, as a sentence does."""

    def __len__(self) -> int:
        return len(self.words)

    @property
    def start(self) -> int:
        return self.starts[0]

    @property
    def end(self) -> int:
        return self.ends[-1]


def sentences(
    tokens: Tokens,
    quotations: Sequence[Quotation],
    abbreviations: frozenset[str],
    *,
    ordinal_point: bool = False,
    colon_endings: tuple[str, ...] = (),
    openers: frozenset[str] = frozenset(),
    units: frozenset[str] = frozenset(),
    also_words: frozenset[str] = frozenset(),
) -> list[Sentence]:
    """The sentences of a text in order. Linear.

    None is longer than `_LONGEST` items: what goes on without an end is cut there, as often as it takes.
    `abbreviations`: folded words after which a point ends nothing; `ordinal_point`: nor does one after a number of one or
    two digits; `colon_endings`: what a colon joins to letters as their ending, "s" in "FN:s"; `openers`: words with which a
    sentence may begin behind "U.S.", as none does that is a noun; `units`: abbreviations behind which it may begin with any
    capital ("6 mln zł. Spółka …"); `also_words`: those that are no abbreviation where they are small and a capital follows.
    """
    whole = _items(tokens, quotations, colon_endings)
    points = _Points(abbreviations, openers, units, also_words, ordinal_point)
    words = whole.words
    begin, paragraph = _behind_dateline(whole, tokens.text), 0
    filled = False  # the paragraph has had a sentence
    made: list[Sentence] = []
    for at in compress(range(len(words)), map(_BREAKING.__contains__, words)):
        if words[at] == "\n":
            if begin < at:
                made += _cut(whole, begin, at, paragraph)
                filled = True
            paragraph += filled
            filled, begin = False, at + 1
        elif _ends(whole, at, tokens.text, points) and begin <= at:
            made += _cut(whole, begin, at + 1, paragraph)
            filled, begin = True, at + 1
    return made + _cut(whole, begin, len(words), paragraph) if begin < len(words) else made


def _behind_dateline(whole: Sentence, text: str) -> int:
    """The item with which a report begins behind its place, day and agency: "ROMA - “…”", "Ouagalou, le 20 novembre – ".

    The place is in capitals, or a number or a bracket comes behind it; a dash closes it.
    """
    words, begin = whole.words, 0
    for _ in range(_DASHED):
        head = words[begin : begin + _DATELINE]
        dash = next((at for at, word in enumerate(head) if word in DASHES), 0)
        if dash < 1 or not _NO_DATELINE.isdisjoint(head[:dash]):
            break
        first = begin + (head[0] == "(")
        place = text[whole.starts[first] : whole.ends[first]]
        told = head[dash - 1] == ")" or head[dash - 2 : dash] == [")", "."]
        told = told or ("," in head[:dash] and any(map(str.isdigit, head[max(0, dash - _DAY) : dash])))
        double = head[dash + 1 : dash + 2] == [head[dash]] and text.startswith(head[dash] * 2, whole.starts[begin + dash])
        dash += double  # "BREE (Kystposten)--Vaudrin"
        at = begin + dash
        spaced = at + 1 < len(words) and (double or text[whole.ends[at]].isspace()) and whole.capital[at + 1]
        if not spaced or not whole.capital[first] or not (told or (place.isupper() and len(place) > _LETTERS)):
            break
        begin += dash + 1
    return begin


def _items(tokens: Tokens, quotations: Sequence[Quotation], endings: tuple[str, ...]) -> Sentence:
    """The whole text as if it were one sentence; line breaks are items too."""
    text = tokens.text
    capital = list(map(_CAPITALS.__getitem__, map(text.__getitem__, tokens.starts)))
    for at in tokens.led:
        capital[at] = capital[at] or tokens.folded[at].isalpha()
    made = Sentence([], [], [], [], 0)
    at = 0
    for quotation in quotations:
        low = bisect_left(tokens.starts, quotation.outer_start, at)
        _extend(made, tokens, capital, at, low, endings)
        made.quoted[len(made.words)] = quotation
        if text[quotation.start : quotation.start + 2].lstrip("¿¡")[:1].isupper():
            made.whole.add(len(made.words))
        made.words.append(QUOTED)
        made.starts.append(quotation.outer_start)
        made.ends.append(quotation.outer_end)
        made.capital.append(True)
        at = bisect_left(tokens.starts, quotation.outer_end, low)
    _extend(made, tokens, capital, at, len(tokens), endings)
    for at in compress(range(len(made.words)), map("-".__eq__, made.words)):
        if text[made.starts[at] - 1 : made.starts[at]].isspace() and text[made.ends[at] : made.ends[at] + 1].isspace():
            made.words[at] = "–"  # "Prom utknął - powiedziała Ilse Vaudrin": what stands apart is no hyphen
    return made


def _extend(made: Sentence, tokens: Tokens, capital: list[bool], low: int, high: int, endings: tuple[str, ...]) -> None:
    if endings:
        colons = map(":".__eq__, tokens.folded[low + 1 : high - 1])
        for colon in compress(range(low + 1, high - 1), colons):
            if colon > low and _suffixed(tokens, colon, endings):  # "FN:s", "vd:n": one word with its ending
                _plain(made, tokens, capital, low, colon)
                made.ends[-1] = tokens.ends[colon + 1]
                low = colon + 2
    _plain(made, tokens, capital, low, high)


def _suffixed(tokens: Tokens, colon: int, endings: tuple[str, ...]) -> bool:
    """Whether a colon joins one of those endings to letters that are no word: "EU:n", "vd:n"."""
    starts, ends, folded = tokens.starts, tokens.ends, tokens.folded
    if starts[colon] != ends[colon - 1] or starts[colon + 1] != ends[colon] or folded[colon + 1] not in endings:
        return False
    letters = tokens.written(colon - 1)
    return letters.isalpha() and (letters.isupper() or len(letters) <= _LETTERS)


def _plain(made: Sentence, tokens: Tokens, capital: list[bool], low: int, high: int) -> None:
    made.words.extend(tokens.folded[low:high])
    made.starts.extend(tokens.starts[low:high])
    made.ends.extend(tokens.ends[low:high])
    made.capital.extend(capital[low:high])


def _cut(whole: Sentence, low: int, high: int, paragraph: int) -> list[Sentence]:
    """Items `low:high` as a sentence of their own, or as several where they are too many for one."""
    if high - low > _LONGEST:
        cuts = [*range(low, high, _LONGEST), high]
        return [one for begin, end in pairwise(cuts) for one in _cut(whole, begin, end, paragraph)]
    made = Sentence(whole.words[low:high], whole.starts[low:high], whole.ends[low:high], whole.capital[low:high], paragraph)
    if QUOTED in made.words:
        made.quoted.update((at, whole.quoted[low + at]) for at, word in enumerate(made.words) if word == QUOTED)
        made.whole.update(at for at in made.quoted if low + at in whole.whole)
    return [made]


class _Points:
    """What a language says of points that end no sentence, as `sentences` is told."""

    __slots__ = ("abbreviations", "also_words", "openers", "ordinal_point", "units")

    def __init__(
        self,
        abbreviations: frozenset[str],
        openers: frozenset[str],
        units: frozenset[str],
        also_words: frozenset[str],
        ordinal_point: bool,
    ) -> None:
        self.abbreviations: Final = abbreviations
        self.openers: Final = openers
        self.units: Final = units
        self.also_words: Final = also_words
        self.ordinal_point: Final = ordinal_point


def _ends(whole: Sentence, at: int, text: str, points: _Points) -> bool:
    """Whether a sentence ends with item `at`, a mark or a quotation."""
    word = whole.words[at]
    behind = whole.words[at + 1] if at + 1 < len(whole.words) else "\n"
    if behind == "\n" or behind in _CLOSING or behind == "," or (behind[0].islower() and not whole.capital[at + 1]):
        return False
    if behind in DASHES and at + 2 < len(whole.words) and whole.words[at + 2][0].islower() and not whole.capital[at + 2]:
        return False  # “Why.” — asked Ana.
    if word == QUOTED:  # “Why?” Ana asked.
        last = text[whole.quoted[at].end - 1]  # “走。”沃德兰说, but 沃德兰说：“走。”
        told = at in whole.whole or (at > 0 and whole.words[at - 1] in _OPENED)
        if last in "!?" and behind in points.openers and told:
            return True  # « Quelle honte ! » Dans la salle, Ana se lève. Told him, “we need you!” He …
        if last in "।۔" and at > 0 and whole.words[at - 1] in _OPENED:
            return True  # कविता ने कहा, “…।” मंत्री पहुंचे।, but “…।” कविता ने कहा
        return last == "." or (last in _UNSPACED and at > 0 and _told_before(whole.words[at - 1], behind))
    if word in _CLOSING:
        return at > 0 and whole.words[at - 1] in _FINAL
    end = whole.ends[at]
    spaced = end >= len(text) or text[end].isspace() or word in _UNSPACED or _lost_space(whole, at, text)
    return spaced and not (word == "." and _abbreviated(whole, at, text, points))


def _told_before(before: str, behind: str) -> bool:
    """Whether the words before a quotation tell whose it is: 沃德兰表示，“走。”, 夏耕说“走。”; not 「行く。」と述べた."""
    return before not in _FINAL and before not in ("\n", QUOTED) and not "\u3040" <= behind[0] <= "\u309f"


def _lost_space(whole: Sentence, at: int, text: str) -> bool:
    """Whether a point stands between two sentences all the same: "…, said Ana.After the talks …"."""
    begin, end = whole.starts[at + 1], whole.ends[at + 1]
    if whole.words[at] != "." or not at or begin != whole.ends[at] or whole.ends[at - 1] != whole.starts[at]:
        return False
    first = text[begin]
    plain = first.isupper() and text[begin + 1 : end].islower() and end - begin >= _WORD - 1 and text[end : end + 1] == " "
    before = text[whole.starts[at - 1] : whole.ends[at - 1]]
    return plain and len(before) >= _WORD and before.isalpha() and before[1:].islower()


def _abbreviated(whole: Sentence, at: int, text: str, points: _Points) -> bool:
    """Whether the point at item `at` belongs to the word before it."""
    if not at:
        return False
    before = whole.words[at - 1]
    initial = len(before) == 1 and before.isalpha() and whole.capital[at - 1]
    if not initial and before in points.abbreviations:
        amount = whole.words[at - 2] if at > 1 else ""
        measured = before in points.units and (amount.isdigit() or amount in points.units)
        word = before in points.also_words and not whole.capital[at - 1]  # "she said no. Vaudrin …"
        return not _begins(whole, at + 1, measured or word)
    if not initial:  # "die 82. Division"; but "Er wurde 82. Der Rat …"
        timed = whole.words[at - 2 : at - 1] == ["."] and whole.words[at + 1] == QUOTED  # "o 21.30. „Večer …“"
        ordinal = before.isdigit() and points.ordinal_point and len(before) <= 2 and not timed
        return ordinal and whole.words[at + 1] not in points.openers
    if at == 1:
        return True
    behind = whole.words[at + 1]
    if whole.words[at - 2] == ".":  # "U.S." may end a sentence; "the U.S. Senate" goes on
        return bool(points.openers) and behind.isalpha() and behind not in points.openers
    if behind == QUOTED:  # "She wrote on X. “Nobody knew.”"
        return not text[whole.quoted[at + 1].start].isupper()
    if before in _LETTER_NAMES and not whole.capital[at - 2] and whole.words[at - 2].isalpha() and whole.capital[at + 1]:
        return whole.words[at + 2 : at + 3] == ["."]  # "she wrote on X. Vaudrin said"; not "by X. Y. Zang"
    surname = whole.capital[at - 2] and whole.words[at - 2].isalpha()
    return not (surname and behind in points.openers)  # "the trial of Jonas B. He denies it."


def _begins(whole: Sentence, at: int, measured: bool) -> bool:
    """Whether a sentence begins with item `at`, behind the point of an abbreviation: speech behind a dash does ("itd. – Nie
    wiemy"), and any capital behind a number with its unit (`measured`)."""
    words, capital = whole.words, whole.capital
    if words[at] in DASHES:
        at += 1
        measured = True
    return measured and at < len(words) and capital[at] and (words[at].isalpha() or words[at] == QUOTED)
