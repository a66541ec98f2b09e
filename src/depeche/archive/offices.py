"""Which office somebody has in lists and at the head of their page.

Each article names it in its own words and language, and now and then in words for one occasion ("the deputy ministers of
both countries", "her counterpart"): so the one that most of the newest articles give stands there, not the last. All of
them, with their days, are told on their page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import rows
from depeche.archive.schema import entities, mentions

_NEWEST = 20  # articles that are asked: few enough that a new office takes the place of the former one in time


def given(entity: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
    """The office of an entity: that of most of its newest articles (by number) that give one, of equals the newest."""
    newest = _first(
        _NEWEST,
        sa.select(mentions.c.role, mentions.c.article_id)
        .where(mentions.c.entity_id == entity, mentions.c.role.is_not(None))
        .order_by(mentions.c.article_id.desc())
        .correlate(entities),
    ).subquery()
    often = sa.select(newest.c.role).group_by(newest.c.role)
    return _first(1, often.order_by(sa.func.count().desc(), sa.func.max(newest.c.article_id).desc())).scalar_subquery()


def _first(n: int, of: sa.Select[Any]) -> sa.Select[Any]:
    """The first n rows, told as literals: parameters would have to be given by each row that is written."""
    return of.limit(sa.literal_column(str(n))).offset(sa.literal_column("0"))


_NUMBER = sa.bindparam("number", type_=sa.Integer)
_TOLD = sa.update(entities).where(entities.c.id == _NUMBER).values(role=given(_NUMBER))


def tell(connection: Connection, numbers: Iterable[int]) -> None:
    """Writes beside these entities what their office is. Their mentions have to be written before."""
    rows.run(connection, _TOLD, [{"number": number} for number in sorted(numbers)])
