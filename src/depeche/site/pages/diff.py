"""What changed between two revisions of an article."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.archive.answers import Diff
from depeche.site.answering import Answers
from depeche.site.asking import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPage:
    """Two revisions, block by block and word by word."""

    diff: Diff
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
    changed = sum(block.mark != " " for block in diff.blocks)
    title_changed = any(mark != " " for mark, _ in diff.title)
    return DiffPage(diff=diff, title_changed=title_changed, changed=changed, same=not changed and not title_changed)
