"""What a story says twice: quotations of its own words, and what it begins with."""

from __future__ import annotations

import re

from depeche.model import Block
from depeche.reading.vocabulary.words import CLOSING_MARKS, letters


def said_already(blocks: list[Block]) -> list[Block]:
    """Without quotes that repeat words of the text."""
    if not any(block.kind == "quote" or _is_quoted(block) for block in blocks):
        return blocks
    text = " ".join(block.text for block in blocks if block.kind == "paragraph")
    running = letters(text)
    runs: set[tuple[str, ...]] = set()
    kept: list[Block] = []
    left = _MOST_QUOTED
    for block in blocks:
        may_repeat = left > 0 and (block.kind == "quote" or _is_quoted(block))
        if may_repeat and len(said := letters(block.text)) > _shortest(block.text):
            left -= 1
            if block.kind == "quote":
                if said in running:
                    continue
                if len(block.text) < _LONGEST_PULL:
                    runs = runs or _runs(text)
                    own = _runs(block.text)
                    if len(own & runs) * 10 >= len(own) * 7:
                        continue
            elif running.count(said) > 1:
                longer = (other.text for other in blocks if len(other.text) > len(block.text) + _AROUND)
                if any(said in letters(other) for other in longer):
                    continue
        kept.append(block)
    return kept


def _shortest(text: str) -> int:
    """Letters up to which a quotation may say by chance what the text says; fewer are many where signs belong to them."""
    return 8 if len(text) >= 20 else 20


def _is_quoted(block: Block) -> bool:
    """Whether a short paragraph stands in quotation marks from end to end, as words of the text do that are set large."""
    text = block.text
    if text[1:2] == "…" or text.endswith(_BROKEN_OFF):
        return False  # the writer quotes a part, and goes on about it
    return block.kind == "paragraph" and len(text) < _LONGEST_PULL and text[-1] in CLOSING and text[0] in OPENING


_BROKEN_OFF = tuple(f"…{mark}" for mark in "\"”“»«’'")
OPENING, CLOSING = frozenset("\"“„«»‘‚'「『”"), frozenset(CLOSING_MARKS)
_MOST_QUOTED = 60  # quotations that are looked for in the whole text
_AROUND = 10  # characters by which the paragraph is longer that says the words
_MARKS = re.compile(r"[^\w\s]+")
_LONGEST_PULL = 400  # characters of a quotation that may be words of the text, shortened


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of three words of a text, in letters only; all of its words where there are fewer."""
    pieces = text.casefold().split()
    words = [word for piece in pieces if (word := piece if piece.isalnum() else _MARKS.sub("", piece))]
    return set[tuple[str, ...]](zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def without_repeated_beginning(blocks: list[Block]) -> list[Block]:
    """Without a last paragraph that says the first one over again, as what stands beside a recording of the story does."""
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if len(paragraphs) < _SEVERAL:
        return blocks
    first, last = paragraphs[0].text, paragraphs[-1]
    may_be = len(first) >= _PROSE and len(first) <= len(last.text) < 2 * len(first) + _AROUND_IT
    over_again = may_be and letters(first)[:_PROSE] in letters(last.text)
    return [block for block in blocks if block is not last] if over_again else blocks


_SEVERAL = 4  # paragraphs
_PROSE = 120  # characters of a first paragraph that is not said again by chance
_AROUND_IT = 200  # characters that may stand around it
