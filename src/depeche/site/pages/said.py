"""Who said what: statements, newest first, by speaker, words, act, source, language and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from depeche.archive.answers import SaidFilter, StatementRow
from depeche.errors import BadQuery
from depeche.model import Act
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, listing

_SIZE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPage:
    """One leaf of statements, and the filter that they pass."""

    statements: Listing[StatementRow]
    filter: SaidFilter
    acts: tuple[str, ...]  # what a filter may choose from
    trouble: BadQuery | None  # the words could not be understood

    title = "Said"

    @property
    def status(self) -> int:
        return 400 if self.trouble else 200

    @property
    def answer(self) -> Listing[StatementRow]:
        if self.trouble:
            raise self.trouble
        return self.statements


def chosen(asked: Asked) -> SaidFilter:
    """The filter that the address asks for."""
    since, until = asked.days()
    return SaidFilter(
        query=asked.text("q"),
        who=asked.text("who"),
        words=asked.text("words"),
        act=cast("Act | None", asked.one_of("act", Act)),
        site=asked.text("site"),
        language=asked.language("lang"),
        since=since,
        until=until,
    )


def page(archive: Answers, asked: Asked) -> SaidPage:
    filter = chosen(asked)
    leaf, trouble = asked.leaf, None
    found: Sequence[StatementRow] = ()
    try:
        found = archive.said(filter, limit=_SIZE + 1, offset=(leaf - 1) * _SIZE)
    except BadQuery as error:
        trouble = error
    return SaidPage(statements=listing(found, leaf, _SIZE), filter=filter, acts=get_args(Act), trouble=trouble)
