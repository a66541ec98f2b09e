"""An article's blocks cut into pieces at the statements and links that run through them.

Templates cannot cut text at offsets that overlap, so it is done here, as a value: each piece is one run of text with the
statements that say it, and the pieces of a block joined are its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from depeche.model import Block, Span, Statement

_SHOWN = 3  # statements that share one run of text; deeper nesting is an error of the record, and would cost quadratic time


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text. `said` and `opens` are indexes into the article's statements."""

    text: str
    said: tuple[int, ...] = ()  # the statements that these words belong to
    opens: tuple[int, ...] = ()  # those of them that begin here
    closes: tuple[int, ...] = ()  # those of them that end here
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBlock:
    """A block and its text in pieces, by lines: one for a paragraph, one for each item of a list."""

    block: Block
    lines: tuple[tuple[Piece, ...], ...] = ()
    begun: tuple[int, ...] = ()  # statements that begin in it, in order: their notes stand beside it
    blocks: tuple[MarkedBlock, ...] = ()  # of a live entry, in place of `lines`


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of the whole text over which the same statements are said."""

    start: int
    end: int
    said: tuple[int, ...]


def marked(blocks: Sequence[Block], statements: Sequence[Statement]) -> tuple[MarkedBlock, ...]:
    """All blocks, in order, with the statements marked in them. Total: spans outside of the text mark nothing.

    `n log n` in the number of statements, linear in the text.
    """
    runs = _runs(statements)
    first = {index: min(start for start, _ in statement.spans) for index, statement in enumerate(statements)}
    last = {index: max(end for _, end in statement.spans) for index, statement in enumerate(statements)}
    found, at = [], 0
    for block in blocks:
        found.append(_marked(block, at, runs, first, last))
        if block.text:
            at += len(block.text) + 2  # the blank line between blocks
    return tuple(found)


def _marked(block: Block, at: int, runs: list[_Run], first: dict[int, int], last: dict[int, int]) -> MarkedBlock:
    if block.blocks and "\n\n".join(child.text for child in block.blocks if child.text) == block.text:
        children = []
        for child in block.blocks:
            children.append(_marked(child, at, runs, first, last))
            if child.text:
                at += len(child.text) + 2
        return MarkedBlock(block=block, blocks=tuple(children))
    pieces = tuple(_pieces(block, at, runs, first, last))
    begun = tuple(index for piece in pieces for index in piece.opens)
    return MarkedBlock(block=block, lines=tuple(_lines(pieces)), begun=begun)


def _runs(statements: Sequence[Statement]) -> list[_Run]:
    spans = [(span, index) for index, statement in enumerate(statements) for span in statement.spans]
    edges = sorted({edge for (start, end), _ in spans if start < end for edge in (start, end)})
    spans.sort()
    runs: list[_Run] = []
    open_now: list[tuple[Span, int]] = []
    waiting = 0
    for start, end in pairwise(edges):
        while waiting < len(spans) and spans[waiting][0][0] <= start:
            open_now.append(spans[waiting])
            waiting += 1
        open_now = [(span, index) for span, index in open_now if span[1] > start][-_SHOWN:]
        if open_now:
            runs.append(_Run(start, end, tuple(sorted({index for _, index in open_now}))))
    return runs


def _pieces(
    block: Block, at: int, runs: list[_Run], first: dict[int, int], last: dict[int, int]
) -> Iterator[Piece]:
    text = block.text
    begin = bisect_right(runs, at, key=lambda run: run.end)
    beyond = bisect_left(runs, at + len(text), key=lambda run: run.start)
    said = [_Run(max(run.start - at, 0), min(run.end - at, len(text)), run.said) for run in runs[begin:beyond]]
    links = sorted(link for link in ((link.start, link.end, link.href) for link in block.links) if 0 <= link[0] < link[1])
    edges = {0, len(text)}
    edges.update(edge for run in said for edge in (run.start, run.end))
    edges.update(min(edge, len(text)) for start, end, _ in links for edge in (start, end))
    cuts = sorted(edges)
    run = link = 0
    for start, end in pairwise(cuts):
        while run < len(said) and said[run].end <= start:
            run += 1
        while link < len(links) and links[link][1] <= start:
            link += 1
        ids = said[run].said if run < len(said) and said[run].start <= start else ()
        yield Piece(
            text=text[start:end],
            said=ids,
            opens=tuple(index for index in ids if first[index] == at + start),
            closes=tuple(index for index in ids if last[index] == at + end),
            href=links[link][2] if link < len(links) and links[link][0] <= start else None,
        )


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces by line. Of a piece that is broken by a line's end, the first part opens and the last closes."""
    line: list[Piece] = []
    for piece in pieces:
        parts = piece.text.split("\n")
        for number, part in enumerate(parts):
            if number:
                yield tuple(line)
                line = []
            line.append(
                Piece(
                    text=part,
                    said=piece.said,
                    opens=piece.opens if number == 0 else (),
                    closes=piece.closes if number == len(parts) - 1 else (),
                    href=piece.href,
                )
            )
    yield tuple(line)
