"""Search: hits with the words marked, facets to narrow by, and an explanation where the query cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from depeche.archive.answers import Hit, Results
from depeche.archive.query import joinable
from depeche.errors import BadQuery
from depeche.site import wording
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Listing, counted_listing

Order = Literal["best", "newest"]

_SIZE = 20
_FACETS = {"site": "site", "language": "lang", "kind": "kind"}  # facet → the filter of the query that narrows by it
_MOST = 12  # values of a facet that are shown
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")

SYNTAX = (
    ("ferry harbour", "both words; case and accents do not count"),
    ('"night ferry"', "the words side by side"),
    ("(ferry OR bridge) -toll", "either, but without the last; OR and NOT are written in capitals"),
    ("harb*", "words that begin so; three letters or more"),
    ("who:vaudrin", "somebody who is named or speaks, in any spelling"),
    ('said:"the hull holds"', "words inside of a statement"),
    ("site:courrier.example", "one source"),
    ("like:12", "an article and those with nearly the same words"),
    ("lang:fr kind:live", "one language, one kind of page"),
    ("since:2027-01-10 until:2027-02", "published in these days, months or years"),
    ("act:deny", "with a statement that does this: demand, reject, promise, warn, …"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One value of a facet. `share` is percent of the largest; `link` asks for it alone."""

    value: str
    label: str
    count: int
    share: float
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A query and what it found."""

    query: str
    joinable: str  # the query as a filter can be written behind it
    newest: bool
    unfolded: bool  # copies are results of their own
    results: Results | None  # None: nothing was asked, or it could not be understood
    hits: Listing[Hit]
    facets: Mapping[str, tuple[Bar, ...]]
    months: tuple[Bar, ...]  # in order of time
    trouble: BadQuery | None

    @property
    def kept(self) -> Mapping[str, str]:
        """What the next query is asked with too: the order, and whether copies are unfolded."""
        return ({"order": "newest"} if self.newest else {}) | ({"unfold": "1"} if self.unfolded else {})

    @property
    def syntax(self) -> tuple[tuple[str, str], ...]:
        return SYNTAX

    @property
    def title(self) -> str:
        return f"Search: {self.query}" if self.query else "Search"

    @property
    def status(self) -> int:
        return 400 if self.trouble else 200

    @property
    def answer(self) -> Any:
        if self.trouble:
            raise self.trouble
        return self.results or Results(query="", total=0)


def page(archive: Answers, asked: Asked) -> SearchPage:
    query, newest, leaf = asked.text("q") or "", asked.one_of("order", Order) == "newest", asked.leaf
    unfolded = asked.one_of("unfold", Literal["0", "1"]) == "1"
    results, trouble = None, None
    if query:
        try:
            results = archive.search(query, limit=_SIZE, offset=(leaf - 1) * _SIZE, newest=newest, folded=not unfolded)
        except BadQuery as error:
            trouble = error
    total = results.total - results.folded if results else 0
    hits = counted_listing(results.hits if results else (), leaf, _SIZE, total)
    narrowed = joinable(query) if results else query
    return SearchPage(
        query=query,
        joinable=narrowed,
        newest=newest,
        unfolded=unfolded,
        results=results,
        hits=hits,
        facets={facet: _bars(results, facet, narrowed, asked) for facet in _FACETS} if results else {},
        months=_months(results, narrowed, asked) if results else (),
        trouble=trouble,
    )


def _bars(results: Results, facet: str, query: str, asked: Asked) -> tuple[Bar, ...]:
    values = results.facets.get(facet, ())
    most = values[0][1] if values else 1
    return tuple(
        Bar(
            value=value,
            label=wording.language(value) if facet == "language" else value,
            count=count,
            share=round(100 * count / most, 1),
            link=asked.link(q=f"{query} {_FACETS[facet]}:{quoted(value)}"),
        )
        for value, count in values[:_MOST]
    )


def _months(results: Results, query: str, asked: Asked) -> tuple[Bar, ...]:
    found = {value: count for value, count in results.facets.get("month", ()) if _MONTH.fullmatch(value)}
    values = [(month, found.get(month, 0)) for month in _run_of_months(found)]
    most = max(found.values(), default=1)
    return tuple(
        Bar(
            value=month,
            label=month,
            count=count,
            share=round(100 * count / most, 1),
            link=asked.link(q=f"{query} since:{month}-01 until:{_last_day(month)}"),
        )
        for month, count in values
    )


def _run_of_months(found: Iterable[str]) -> list[str]:
    """All months from the first to the last, those without articles too; of a long run the last three years."""
    numbers = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in found]
    if not numbers:
        return []
    last = max(numbers)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(max(min(numbers), last - 35), last + 1)]


def _last_day(month: str) -> str:
    year, of_year = int(month[:4]), int(month[5:7])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[of_year - 1]
    return f"{month}-{days}"


def quoted(value: str) -> str:
    """A value as the query has to write it."""
    plain = value.replace('"', " ")
    return f'"{plain}"' if any(character.isspace() or character in "():" for character in plain) else plain
