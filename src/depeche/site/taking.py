"""The lists of the site as files: in which formats, at which addresses, chosen by the same query as the page.

`/said` is a page, `/said.csv?act=deny` all the statements that it leads to, `/said.atom?act=deny` a feed of the newest of
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec

from depeche import exports
from depeche.archive.answers import AgendaFilter, ArticleFilter, Filter
from depeche.exports import Form, Head
from depeche.site.asking import Asked
from depeche.site.pages import agenda, front, people, said

FEEDS = ("atom", "jsonfeed")
SUBSCRIBED = (*FEEDS, "ics")
"""Formats that programs ask for again and again: they are told when nothing has changed."""
NEWEST = 50
"""Entries of a feed."""
_KEPT = timedelta(days=31)  # a calendar keeps what has just been, when the page shows what is ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One list of the site, as files."""

    what: str  # the noun
    title: str
    chosen: Callable[[Asked], Filter | None]


def _meetings(asked: Asked) -> AgendaFilter:
    return agenda.chosen(asked, kept=_KEPT)


SHELVES: Mapping[str, Shelf] = {
    "/": Shelf(what="stories", title="Stories", chosen=front.chosen),
    "/search": Shelf(what="articles", title="Articles", chosen=lambda asked: ArticleFilter(query=asked.text("q"))),
    "/said": Shelf(what="statements", title="Said", chosen=said.chosen),
    "/agenda": Shelf(what="meetings", title="Agenda", chosen=_meetings),
    "/people": Shelf(what="people", title="People", chosen=people.chosen),
    "/sources": Shelf(what="sources", title="Sources", chosen=lambda asked: None),
}
"""Page → what stands there as files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A link to a list as a file."""

    name: str
    address: str
    media_type: str
    feed: bool  # to subscribe to


def forms(what: str) -> Mapping[str, Form]:
    """The formats that there are for a noun; Parquet where its extra is installed."""
    known = {key: one for key, one in exports.FORMS.items() if what in one.writes}
    return known if find_spec("pyarrow") else {key: one for key, one in known.items() if key != "parquet"}


def files(here: Asked) -> tuple[File, ...]:
    """The files of the page that is shown, those to subscribe to first; none where it is no list."""
    shelf = SHELVES.get(here.path)
    if shelf is None:
        return ()
    found = [
        File(name=one.name, address=address(here, one), media_type=one.media_type, feed=key in SUBSCRIBED)
        for key, one in forms(shelf.what).items()
    ]
    return tuple(sorted(found, key=lambda file: not file.feed))


def address(here: Asked, one: Form) -> str:
    """Where the list that is shown stands in that format: all of it, without the number of a leaf and an order."""
    path = "/index" if here.path == "/" else here.path
    query = here.link(order=None).removeprefix(here.path)
    return f"{path}.{one.suffix}{query}"


def head(shelf: Shelf, here: Asked, one: Form, site: str, called: str | None = None) -> Head:
    """What the file says of itself.

    `site`: the address of the front page, without a slash at its end; `called`: the name of whom the query has by number.
    """
    given = {name: value for name, value in here.query.items() if name not in ("page", "order")}
    if called and "who" in given:
        given["who"] = called
    chosen = ", ".join(value if name == "q" else f"{name} {value}" for name, value in given.items())
    return Head(
        title=f"{shelf.title}: {chosen}" if chosen else shelf.title, now=here.now, address=site + address(here, one),
        home=site + here.link(order=None), site=site,
    )  # fmt: skip
