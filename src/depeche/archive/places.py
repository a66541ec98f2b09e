"""Where a statement stands, as one number: in which article, and after how many others.

The index of what was said goes by it. So the index alone tells of which articles the statements are, and from its end on
come those of the articles that were kept last, however late their statements were told.
"""

from __future__ import annotations

import sqlalchemy as sa

from depeche.archive.schema import statements

_BITS = 20
MOST = 1 << _BITS
"""Statements of one article that can be found by their words. No page has so many: to tell them would take minutes."""


def place(article: int, position: int) -> int:
    """The place of a statement.

    >>> place(7, 2)
    7340034
    """
    return article << _BITS | position


def article_of(place: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """The article at a place."""
    return place.bitwise_rshift(_BITS)


def stands_at(place: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether a row of `statements` is the one at a place."""
    position = place.bitwise_and(MOST - 1)
    return sa.and_(statements.c.article_id == article_of(place), statements.c.position == position)


def of_row() -> sa.ColumnElement[int]:
    """The place of a row of `statements`."""
    return statements.c.article_id.bitwise_lshift(_BITS).bitwise_or(statements.c.position)
