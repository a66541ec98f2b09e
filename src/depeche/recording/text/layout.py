"""What the blocks of an article mean for who said what: headings are silent, a block quote is speech, a post speaks itself.

Without blocks (a bare text) nothing is known of layout, and nothing here applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depeche.model import Block, Span

_SILENT = frozenset({"heading", "table", "code", "notice"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A block whose whole text is somebody's words. `author`: as the page names them, or None."""

    span: Span
    author: str | None = None
    network: str | None = None  # of a post


@dataclass(frozen=True, slots=True)
class Layout:
    """Stretches of `article.text`, in order. `silent` ones hold no statement; `quotes` and `posts` are one each."""

    silent: tuple[Span, ...] = ()
    quotes: tuple[Spoken, ...] = ()
    posts: tuple[Spoken, ...] = ()

    def apart(self) -> tuple[Span, ...]:
        """The stretches whose sentences are passed over: what is silent, and what speaks as a whole."""
        return tuple(sorted([*self.silent, *(post.span for post in self.posts)]))


def layout(blocks: Iterable[Block]) -> Layout:
    """The layout of an article's blocks. Offsets are those of `Article.text`."""
    silent: list[Span] = []
    quotes: list[Spoken] = []
    posts: list[Spoken] = []
    for block, start in _placed(blocks, 0):
        span = (start, start + len(block.text))
        if block.kind in _SILENT:
            silent.append(span)
        elif block.kind == "quote":
            quotes.append(Spoken(span, block.author))
        elif block.kind == "embed":
            posts.append(Spoken(span, block.author, block.network))
    return Layout(tuple(silent), tuple(quotes), tuple(posts))


def _placed(blocks: Iterable[Block], start: int) -> Iterator[tuple[Block, int]]:
    """Each block that has a text, with where it begins; of a live entry, the blocks inside it."""
    for block in blocks:
        if not block.text:
            continue
        inner = "\n\n".join(one.text for one in block.blocks if one.text) if block.blocks else ""
        if inner and inner == block.text:
            yield from _placed(block.blocks, start)
        else:
            yield block, start
        start += len(block.text) + 2  # the blank line between two blocks
