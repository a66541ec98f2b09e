"""Where does each sentence of a text stand, seen from outside its quotations?

For who-said-what a quotation is one opaque word of the sentence around it: `"I stay. I work," said Ana` is one sentence
of three words. So sentences are cut over items, which are tokens or whole quotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from depeche.recording.quotations import Quotation
from depeche.recording.tokens import Tokens

QUOTED = "\x00"  # the word that stands for a quotation; no text has it
_FINAL = frozenset(".!?…。！？؟۔")
_UNSPACED = frozenset("。！？")  # end a sentence without a space
_CLOSING = frozenset(")]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Items in order: `words[i]` is folded and stands at `starts[i]:ends[i]` of the text; quotations include their marks."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]  # begins with an upper-case letter, or with one of a script that has none
    paragraph: int
    quoted: dict[int, Quotation] = field(default_factory=dict)  # item → what it stands for

    def __len__(self) -> int:
        return len(self.words)

    @property
    def start(self) -> int:
        return self.starts[0]

    @property
    def end(self) -> int:
        return self.ends[-1]


def sentences(
    tokens: Tokens, quotations: Sequence[Quotation], abbreviations: frozenset[str], *, ordinal_point: bool = False
) -> Iterator[Sentence]:
    """The sentences of a text in order. Linear.

    `abbreviations`: folded words after which a point ends nothing; `ordinal_point`: nor does one after a number of one or
    two digits.
    """
    text, words, folded, starts, ends = tokens.text, tokens.words, tokens.folded, tokens.starts, tokens.ends
    paragraph, at, next_quotation, total = 0, 0, 0, len(tokens)
    made = Sentence([], [], [], [], paragraph)
    broken = False  # the items so far end a sentence, unless what follows says otherwise
    while at < total:
        word = folded[at]
        if word == "\n":
            if made.words:
                yield made
                paragraph += 1
                made = Sentence([], [], [], [], paragraph)
            broken = False
            at += 1
            continue
        while next_quotation < len(quotations) and quotations[next_quotation].outer_end <= starts[at]:
            next_quotation += 1
        quotation = quotations[next_quotation] if next_quotation < len(quotations) else None
        opens = quotation is not None and quotation.outer_start <= starts[at]
        first = words[at][0]
        if broken and (opens or not first.islower()) and word not in _CLOSING:
            yield made
            made = Sentence([], [], [], [], paragraph)
        broken = False
        if opens and quotation is not None:
            made.quoted[len(made.words)] = quotation
            _add(made, QUOTED, quotation.outer_start, quotation.outer_end, True)
            while at < total and starts[at] < quotation.outer_end:
                at += 1
            next_quotation += 1
            broken = quotation.end > 0 and text[quotation.end - 1] in ".。"  # “Why?” Ana asked.
            continue
        _add(made, word, starts[at], ends[at], first.isupper() or (first.isalpha() and not first.islower()))
        if word in _FINAL:
            spaced = ends[at] >= len(text) or text[ends[at]].isspace() or word in _UNSPACED
            broken = spaced and not (word == "." and _abbreviated(words, folded, at, abbreviations, ordinal_point))
        elif word in _CLOSING and len(made.words) > 1 and made.words[-2] in _FINAL:
            broken = True
        at += 1
    if made.words:
        yield made


def _add(sentence: Sentence, word: str, start: int, end: int, capital: bool) -> None:
    sentence.words.append(word)
    sentence.starts.append(start)
    sentence.ends.append(end)
    sentence.capital.append(capital)


def _abbreviated(
    words: list[str], folded: list[str], at: int, abbreviations: frozenset[str], ordinal_point: bool
) -> bool:
    if not at:
        return False
    before = words[at - 1]
    if folded[at - 1] in abbreviations:
        return True
    if before.isdigit():
        return ordinal_point and len(before) <= 2
    return len(before) == 1 and before.isupper() and not (at > 1 and words[at - 2] == ".")  # an initial; "U.S." may end
