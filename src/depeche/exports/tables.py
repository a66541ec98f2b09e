"""The rows of tables: what CSV, JSON Lines and Parquet have of each noun."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depeche.archive.answers import EntityRow, MeetingRow, SourceRow, StatementRow, StoryRow
from depeche.archive.whole import WholeArticle, WholeStatement
from depeche.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article with its number in the archive and its text."""

    id: int
    story: int | None
    revisions: int
    text: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The noun of a table's rows, and how they are made of what streams out of the archive."""

    noun: type
    rows: Callable[[Iterable[Any]], Iterator[Any]] = iter


def _articles(found: Iterable[WholeArticle]) -> Iterator[ArticleLine]:
    for one in found:
        row, article = one.row, one.article
        yield ArticleLine(id=row.id, story=row.story, revisions=row.revisions, text=article.text, article=article)


def _statements(found: Iterable[WholeStatement]) -> Iterator[StatementRow]:
    return (one.row for one in found)


TABLES: Mapping[str, Table] = {
    "articles": Table(noun=ArticleLine, rows=_articles),
    "statements": Table(noun=StatementRow, rows=_statements),
    "meetings": Table(noun=MeetingRow),
    "people": Table(noun=EntityRow),
    "stories": Table(noun=StoryRow),
    "sources": Table(noun=SourceRow),
}
