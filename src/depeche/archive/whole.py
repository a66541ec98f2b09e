"""All that is kept of an article, a statement or a page: what exports are made of, apart from the database it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from depeche.archive.answers import ArticleRow, StatementRow
from depeche.archive.readings import noun
from depeche.archive.warc import Kept
from depeche.model import Article, Citation, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle:
    """An article with all that is kept of it in its last revision."""

    row: ArticleRow
    article: Article
    citation: Citation  # of the whole of it
    stored_record: bytes = field(repr=False)

    @property
    def record(self) -> Record:
        """Who said what in it, and the rest. Taken out of its stored form each time: many exports don't ask."""
        return noun(Record, self.stored_record)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStatement:
    """A statement, and where it can be checked."""

    row: StatementRow
    citation: Citation  # of its words, from the first to the last


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """A record as it stands in the archive's WARC files."""

    member: bytes = field(repr=False)  # one gzip member, byte for byte
    kept: Kept
    article: ArticleRow | None = None  # whose page it holds; None of a warcinfo record
