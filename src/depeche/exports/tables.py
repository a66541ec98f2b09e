"""What can be exported, row by row; pages of the archive's answers, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depeche.archive import Archive
from depeche.archive.answers import AgendaFilter, ArticleRow, SaidFilter
from depeche.model import Article

_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWhole:
    """An article with its number in the archive and its text."""

    id: int
    story: int | None
    revisions: int
    text: str
    article: Article


def _paged(ask: Callable[[int, int], Sequence[Any]]) -> Iterator[Any]:
    offset = 0
    while rows := ask(_AT_ONCE, offset):
        yield from rows
        offset += len(rows)


def articles(archive: Archive) -> Iterator[ArticleWhole]:
    rows: Iterator[ArticleRow] = _paged(lambda limit, offset: archive.articles(limit=limit, offset=offset))
    for row in rows:
        article = archive.article(row.id).article
        yield ArticleWhole(id=row.id, story=row.story, revisions=row.revisions, text=article.text, article=article)


TABLES: Mapping[str, Callable[[Archive], Iterator[Any]]] = {
    "articles": articles,
    "statements": lambda archive: _paged(lambda limit, offset: archive.said(SaidFilter(), limit=limit, offset=offset)),
    "meetings": lambda archive: _paged(lambda limit, offset: archive.agenda(AgendaFilter(), limit=limit, offset=offset)),
    "people": lambda archive: _paged(lambda limit, offset: archive.people(limit=limit, offset=offset)),
    "stories": lambda archive: _paged(lambda limit, offset: archive.stories(limit=limit, offset=offset)),
}
