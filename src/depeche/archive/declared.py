"""Canonical addresses in the tables: an article has the one that a page of it declares before any page came from there.

Sites declare wrong ones, and titles change. So each title that an article ever had is compared, and an address goes back to
what is found there later, if that is something else: then it makes no difference which came in first.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity
from depeche.archive.schema import aliases, pages, revisions

_TITLES = sa.select(revisions.c.title).where(revisions.c.article_id == sa.bindparam("article"))
_ADDRESSES = sa.select(pages.c.url).where(pages.c.article_id == sa.bindparam("article"))
_ALIAS = sa.delete(aliases).where(aliases.c.key == sa.bindparam("address"))


def was_called(connection: Connection, article: int, title: str | None) -> bool:
    """Whether a title agrees with that of any state of an article."""
    return any(identity.titles_agree(one, title) for one in connection.scalars(_TITLES, {"article": article}))


def stood_at(connection: Connection, article: int, key: str) -> bool:
    """Whether a page of the article came from that address; else one of them only declares it."""
    return any(identity.key(url) == key for url in connection.scalars(_ADDRESSES, {"article": article}))


def given_back(connection: Connection, key: str) -> None:
    """An address is no other name of an article any more."""
    connection.execute(_ALIAS, {"address": key})
