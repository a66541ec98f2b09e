"""What the site asks of an archive: `depeche.Archive` answers all of it, and so does the double in the tests.

Calls are synchronous and come from several threads at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from depeche.archive.answers import (
    AgendaFilter,
    ArticleView,
    CaptureRow,
    Counts,
    Diff,
    EntityRow,
    MeetingRow,
    PersonView,
    Results,
    SaidFilter,
    SourceRow,
    StatementRow,
    StoryFilter,
    StoryRow,
    StoryView,
)
from depeche.exports import Streams
from depeche.model import Citation, EntityKind, Page


class Answers(Streams, Protocol):
    """An open archive, as far as the site reads it, and what exports stream out of it.

    Raises `errors.NotFound` for numbers that it does not have.
    """

    def counts(self) -> Counts: ...

    def stories(self, filter: StoryFilter, /, *, limit: int = 20, offset: int = 0) -> Sequence[StoryRow]: ...

    def story(self, id: int, /) -> StoryView: ...

    def article(self, id: int, /, revision: int | None = None) -> ArticleView: ...

    def person(self, id: int, /) -> PersonView: ...

    def people(
        self, prefix: str = "", *, kind: EntityKind = "person", limit: int = 20, offset: int = 0
    ) -> Sequence[EntityRow]: ...

    def search(
        self, query: str, *, limit: int = 20, offset: int = 0, newest: bool = False, folded: bool = True
    ) -> Results: ...

    def said(self, filter: SaidFilter, /, *, limit: int = 20, offset: int = 0) -> Sequence[StatementRow]: ...

    def agenda(self, filter: AgendaFilter, /, *, limit: int = 20, offset: int = 0) -> Sequence[MeetingRow]:
        """With `since`, soonest first; else latest first, and those without a day last."""
        ...

    def sources(self) -> Sequence[SourceRow]: ...

    def unread(self) -> Sequence[CaptureRow]: ...

    def diff(self, article: int, /, older: int | None = None, newer: int | None = None) -> Diff: ...

    def cite(self, article: int, /, start: int, end: int, *, revision: int | None = None) -> Citation: ...

    def page(self, capture: int, /) -> Page: ...
