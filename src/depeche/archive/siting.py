"""Sites by what people call them: a host, one above it, or the name that a site gives itself → its articles.

Each host and each name that articles have stands in a table by all that may be asked for, so that a question costs the few
rows that answer it, however many sites there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, rows
from depeche.archive.schema import articles, sites

What = Literal["host", "site"]

_KEEP = sa.text("INSERT INTO sites (asked, what, value) VALUES (:asked, :what, :value) ON CONFLICT DO NOTHING")
_DROP = sa.delete(sites).where(
    sites.c.asked == sa.bindparam("of_asked"), sites.c.what == sa.bindparam("of_what"),
    sites.c.value == sa.bindparam("of_value"),
)  # fmt: skip
_COLUMNS: dict[What, sa.Column[Any]] = {"host": articles.c.host, "site": articles.c.site}
_BEFORE = sa.select(articles.c.id, articles.c.host, articles.c.site).where(
    articles.c.id.in_(sa.bindparam("numbers", expanding=True))
)


def asked_by(what: What, value: str) -> list[str]:
    """What one asks for to find a host or a site.

    >>> asked_by("host", "news.b.example"), asked_by("site", "La Vigíe")
    (['news.b.example', 'b.example', 'example'], ['la vigie'])
    """
    if what == "site":
        return [folded] if (folded := identity.folded(value)) else []
    labels = value.split(".")
    return [".".join(labels[i:]) for i in range(len(labels))]


def _names(row: Mapping[str, Any] | sa.RowMapping) -> Iterator[tuple[What, str]]:
    """The host and the site of a row of `articles`."""
    for what in _COLUMNS:
        if row.get(what) is not None:
            yield what, row[what]


def in_use(connection: Connection) -> list[tuple[What, str]]:
    """The hosts and sites that articles have."""
    return [
        (what, value) for what, column in _COLUMNS.items()
        for value in connection.scalars(sa.select(column).where(column.is_not(None)).distinct())
    ]  # fmt: skip


def keep(connection: Connection, named: Iterable[tuple[What, str]]) -> None:
    """Puts hosts and sites into the table."""
    rows.run(connection, _KEEP, [
        {"asked": asked, "what": what, "value": value} for what, value in named for asked in asked_by(what, value)
    ])  # fmt: skip


class Sites:
    """The hosts and sites of articles as they change, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._came: dict[tuple[What, str], None] = {}
        self._left: dict[tuple[What, str], None] = {}

    def written(self, new: Sequence[Mapping[str, Any]], old: Sequence[Mapping[str, Any]]) -> None:
        """Rows of `articles` are about to be written."""
        self._came.update((name, None) for row in new for name in _names(row))
        now = {row["id"]: row for row in old}
        for before in self._connection.execute(_BEFORE, {"numbers": list(now)}).mappings() if now else ():
            was, is_now = set(_names(before)), set(_names(now[before["id"]]))
            self._left.update(dict.fromkeys(sorted(was - is_now)))
            self._came.update(dict.fromkeys(sorted(is_now - was)))

    def left(self, row: Mapping[str, Any]) -> None:
        """A row of `articles` is gone."""
        self._left.update(dict.fromkeys(_names(row)))

    def flush(self) -> None:
        """Once the articles are written: what is new comes in, what no article has any more goes."""
        keep(self._connection, self._came)
        for what, value in self._left:
            having = sa.select(sa.literal(1)).where(_COLUMNS[what] == value).limit(1)
            if self._connection.scalar(having) is None:
                for asked in asked_by(what, value):
                    self._connection.execute(_DROP, {"of_asked": asked, "of_what": what, "of_value": value})
        self._came.clear()
        self._left.clear()


def on_site(name: str) -> sa.ColumnElement[bool]:
    """Articles of a host and of the hosts below it, or of the site that calls itself so (case and accents aside)."""
    hosts = _written(identity.storable(name).casefold().removeprefix("www."))
    return sa.or_(_one_of("host", hosts), _one_of("site", asked_by("site", name)))


def _written(host: str) -> list[str]:
    """A host as it is given, and in the letters or the code (IDNA) that addresses may have it in."""
    found = {host}
    if len(host) < 256:  # no host is longer, and to look it up takes the square of its length
        with suppress(UnicodeError):
            found.add(host.encode("idna").decode("ascii"))
        with suppress(UnicodeError):
            found.add(host.encode("ascii").decode("idna"))
    return sorted(found)


def _one_of(what: What, asked: list[str]) -> sa.ColumnElement[bool]:
    """False, and not NULL, of what has none, lest "without it" leave it out."""
    column = _COLUMNS[what]
    values = sa.select(sites.c.value).where(sites.c.asked.in_(asked), sites.c.what == what)
    return sa.and_(column.is_not(None), column.in_(values))
