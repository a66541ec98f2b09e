"""What changed between two revisions of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from depeche.archive.answers import BlockChange, Diff
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Moved

_WORTH_FOLDING = 3  # blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Blocks in a row. `folded`: none of them differs, nor does a neighbour; they are there for who wants to read on."""

    blocks: tuple[BlockChange, ...]
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPage:
    """Two revisions, block by block and word by word."""

    diff: Diff
    passages: tuple[Passage, ...]  # all of its blocks
    title_changed: bool
    changed: int  # blocks that differ
    same: bool  # nothing differs

    @property
    def title(self) -> str:
        return f"What changed: {self.diff.article.title or self.diff.article.url}"

    @property
    def answer(self) -> Diff:
        return self.diff


def page(archive: Answers, asked: Asked) -> DiffPage:
    older, newer = asked.number("older", least=1), asked.number("newer", least=1)
    diff = archive.diff(asked.numbers["article"], older, newer)
    if diff.article.id != asked.numbers["article"]:  # it turned out to be a page of another
        raise Moved(f"/article/{diff.article.id}/diff")
    changed = sum(block.mark != " " for block in diff.blocks)
    title_changed = any(mark != " " for mark, _ in diff.title)
    return DiffPage(
        diff=diff,
        passages=passages(diff.blocks),
        title_changed=title_changed,
        changed=changed,
        same=not changed and not title_changed,
    )


def passages(blocks: Sequence[BlockChange]) -> tuple[Passage, ...]:
    """The blocks in order; three and more in a row that are far from any change are folded."""
    changed = [block.mark != " " for block in blocks]
    near = [any(changed[max(number - 1, 0) : number + 2]) for number in range(len(blocks))]
    found = []
    for close, run in groupby(zip(near, blocks, strict=True), key=lambda pair: pair[0]):
        rows = tuple(block for _, block in run)
        found.append(Passage(blocks=rows, folded=not close and len(rows) >= _WORTH_FOLDING))
    return tuple(found)
