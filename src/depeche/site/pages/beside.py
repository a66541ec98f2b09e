"""Two articles of a story beside each other, and what only one of them has.

Words cannot be compared across languages, but names can: the archive joins their spellings to one entity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from depeche.archive.answers import ArticleRow, ArticleView, Party, StoryRow
from depeche.errors import NotFound
from depeche.site.answering import Answers
from depeche.site.asking import Asked
from depeche.site.marking import MarkedBlock, marked
from depeche.site.pages.article import Note, notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two. Anchors begin with its own letter, so that they do not meet on one page."""

    view: ArticleView
    blocks: tuple[MarkedBlock, ...]
    notes: tuple[Note, ...]
    only: tuple[Party, ...]  # named here and not on the other side


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """A story's two sides."""

    story: StoryRow
    articles: tuple[ArticleRow, ...]  # what there is to choose from
    sides: tuple[Side, Side]
    both: tuple[Party, ...]  # named on both sides, in the spelling of the left

    @property
    def title(self) -> str:
        return f"Side by side: {self.story.title}"

    @property
    def answer(self) -> dict[str, Any]:
        left, right = self.sides
        return {
            "story": self.story,
            "left": left.view,
            "right": right.view,
            "both": self.both,
            "only_left": left.only,
            "only_right": right.only,
        }


def page(archive: Answers, asked: Asked) -> BesidePage:
    story = archive.story(asked.numbers["story"])
    numbers = pair(story.articles, asked.number("left"), asked.number("right"))
    left, right = (archive.article(number) for number in numbers)
    ours, theirs = named(left), named(right)
    return BesidePage(
        story=story.row,
        articles=story.articles,
        sides=(
            _side(left, "l", tuple(party for key, party in ours.items() if key not in theirs)),
            _side(right, "r", tuple(party for key, party in theirs.items() if key not in ours)),
        ),
        both=tuple(party for key, party in ours.items() if key in theirs),
    )


def pair(articles: Sequence[ArticleRow], left: int | None, right: int | None) -> tuple[int, int]:
    """The two articles asked for; what was left open is the story's first, and the first in another language, or the next.

    Raises NotFound where one is none of the story's.
    """
    known = {row.id: row for row in articles}
    for number in (left, right):
        if number is not None and number not in known:
            raise NotFound("article", str(number), "it does not belong to this story")
    if left is None:
        left = next((row.id for row in articles if row.id != right), None)
    others = [row for row in articles if row.id != left]
    if right is None and left is not None:
        ours = _language(known[left])
        right = next((row.id for row in others if _language(row) != ours), others[0].id if others else None)
    if left is None or right is None:
        raise NotFound("second article", "", "the story has only one")
    return left, right


def named(view: ArticleView) -> dict[object, Party]:
    """The people and organisations of an article, each once, by entity."""
    found: dict[object, Party] = {}
    for entity in (*view.record.people, *view.record.organisations):
        party = Party(name=entity.name, entity=view.speakers.get(entity.name))
        found.setdefault(party.name if party.entity is None else party.entity, party)
    return found


def _side(view: ArticleView, letter: str, only: tuple[Party, ...]) -> Side:
    statements = view.record.statements
    return Side(
        view=view,
        blocks=marked(view.article.blocks, statements),
        notes=notes(statements, view.speakers, letter),
        only=only,
    )


def _language(row: ArticleRow) -> str:
    return (row.language or "").partition("-")[0]
