"""An article's blocks cut into pieces at the statements, mentions of meetings and links that run through them.

Templates cannot cut text at offsets that overlap, so it is done here, as a value: each piece is one run of text with all
that holds for it, and the pieces of a block joined are its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depeche.model import Block, Link, Meeting, Span, Statement

_SHOWN = 3  # statements that share one run of text; deeper nesting is an error of the record, and would cost quadratic time


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text. `said`, `opens` and `closes` are indexes into the article's statements, `met` into its meetings."""

    text: str
    said: tuple[int, ...] = ()  # the statements that these words belong to
    opens: tuple[int, ...] = ()  # those of them that begin here
    closes: tuple[int, ...] = ()  # those of them that end here
    met: int | None = None  # the meeting that these words mention
    spot: str | None = None  # where such a mention begins: the name of the place, as `spot` gives it
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
    """A stretch of the whole text: the statements that are said over it, or the one meeting that it mentions."""

    start: int
    end: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Marks:
    """All that is to be marked, by its place in the whole text; runs in order, none over another."""

    said: list[_Run]
    met: list[_Run]
    first: dict[int, int]  # statement → where it begins
    last: dict[int, int]  # … and ends


def spot(start: int, end: int) -> str:
    """The name of a mention of a meeting in its article's page."""
    return f"m{start}-{end}"


def marked(
    blocks: Sequence[Block], statements: Sequence[Statement], meetings: Sequence[Meeting] = ()
) -> tuple[MarkedBlock, ...]:
    """All blocks, in order, with what is said and the meetings marked in them.

    Total: spans outside of the text mark nothing. `n log n` in the number of marks, linear in the text.
    """
    marks = _Marks(
        said=_said(statements),
        met=_met(meetings),
        first={index: min(start for start, _ in statement.spans) for index, statement in enumerate(statements)},
        last={index: max(end for _, end in statement.spans) for index, statement in enumerate(statements)},
    )
    return tuple(_in_turn(blocks, 0, marks))


def _in_turn(blocks: Sequence[Block], at: int, marks: _Marks) -> Iterator[MarkedBlock]:
    for block in blocks:
        yield _marked(block, at, marks)
        if block.text:
            at += len(block.text) + 2  # the blank line between blocks


def _marked(block: Block, at: int, marks: _Marks) -> MarkedBlock:
    if block.blocks and "\n\n".join(child.text for child in block.blocks if child.text) == block.text:
        return MarkedBlock(block=block, blocks=tuple(_in_turn(block.blocks, at, marks)))
    pieces = tuple(_pieces(block, at, marks))
    begun = tuple(index for piece in pieces for index in piece.opens)
    return MarkedBlock(block=block, lines=tuple(_lines(pieces)), begun=begun)


def _said(statements: Sequence[Statement]) -> list[_Run]:
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


def _met(meetings: Sequence[Meeting]) -> list[_Run]:
    """The mentions of meetings; of two that overlap, the first."""
    spans = sorted(
        (start, end, index)
        for index, meeting in enumerate(meetings)
        for start, end in meeting.mentions or ((meeting.start, meeting.end),)
    )
    runs: list[_Run] = []
    for start, end, index in spans:
        if start < end and (not runs or runs[-1].end <= start):
            runs.append(_Run(start, end, (index,)))
    return runs


def _within(runs: list[_Run], at: int, length: int) -> Iterator[_Run]:
    """The runs that reach into a block, by places in it."""
    begin = bisect_right(runs, at, key=lambda run: run.end)
    beyond = bisect_left(runs, at + length, key=lambda run: run.start)
    for run in runs[begin:beyond]:
        yield _Run(max(run.start - at, 0), min(run.end - at, length), run.marks)


def _pieces(block: Block, at: int, marks: _Marks) -> Iterator[Piece]:
    text = block.text
    layers = [list(_within(runs, at, len(text))) for runs in (marks.said, marks.met)]
    layers.append([_Run(link.start, link.end, (index,)) for index, link in _links(block)])
    edges = {0, len(text)}
    edges.update(min(edge, len(text)) for layer in layers for run in layer for edge in (run.start, run.end))
    passed = [0, 0, 0]  # runs of each layer that lie behind
    for start, end in pairwise(sorted(edges)):
        over: list[tuple[int, ...]] = []
        for number, layer in enumerate(layers):
            while passed[number] < len(layer) and layer[passed[number]].end <= start:
                passed[number] += 1
            run = layer[passed[number]] if passed[number] < len(layer) else None
            over.append(run.marks if run and run.start <= start else ())
        said, met, link = over
        yield Piece(
            text=text[start:end],
            said=said,
            opens=tuple(index for index in said if marks.first[index] == at + start),
            closes=tuple(index for index in said if marks.last[index] == at + end),
            met=met[0] if met else None,
            spot=_spot(marks.met, at + start) if met else None,
            href=block.links[link[0]].href if link else None,
        )


def _links(block: Block) -> list[tuple[int, Link]]:
    found = [(index, link) for index, link in enumerate(block.links) if 0 <= link.start < link.end]
    return sorted(found, key=lambda pair: (pair[1].start, pair[1].end))


def _spot(met: list[_Run], at: int) -> str | None:
    number = bisect_left(met, at, key=lambda run: run.start)
    begins = number < len(met) and met[number].start == at
    return spot(met[number].start, met[number].end) if begins else None


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces by line. Of a piece that is broken by a line's end, the first part opens and the last closes."""
    line: list[Piece] = []
    for piece in pieces:
        parts = piece.text.split("\n")
        for number, part in enumerate(parts):
            if number:
                yield tuple(line)
                line = []
            first, last = number == 0, number == len(parts) - 1
            opens, closes = piece.opens if first else (), piece.closes if last else ()
            line.append(replace(piece, text=part, opens=opens, closes=closes, spot=piece.spot if first else None))
    yield tuple(line)
