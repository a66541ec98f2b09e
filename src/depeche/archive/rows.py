"""Rows on their way into the database: gathered by table, written in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.schema import Table
from sqlalchemy.sql.compiler import SQLCompiler

Row = dict[str, Any]


def run(connection: Connection, statement: sa.Insert | sa.Update | sa.TextClause, rows: Sequence[Row]) -> None:
    """The same as `execute(statement, rows)`, which would look at each value of each row: these are plain, and go to the
    driver as they are. All rows have the keys of the first; the statement is a constant, as what it compiles to is kept."""
    if not rows:
        return
    sql, values = _driven(statement, connection.dialect, tuple(rows[0]) if isinstance(statement, sa.Insert) else None)
    if values is not None:
        connection.exec_driver_sql(sql, [values(row) for row in rows])
    else:
        connection.execute(statement, rows)


@lru_cache(maxsize=256)
def _driven(
    statement: sa.Insert | sa.Update | sa.TextClause, dialect: Dialect, columns: tuple[str, ...] | None
) -> tuple[str, Callable[[Row], tuple[Any, ...]] | None]:
    """The statement as the driver takes it, and how a row becomes its parameters; None: it takes them by name."""
    compiled = statement.compile(dialect=dialect, column_keys=list(columns) if columns else None)
    names = compiled.positiontup if isinstance(compiled, SQLCompiler) else None
    if not names:
        return "", None
    return str(compiled), itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)


@lru_cache
def _into(table: Table) -> sa.Insert:
    return sa.insert(table)


class Rows:
    """Inserts that wait. What is looked up before `flush` has to be remembered by whoever put it here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[Table, list[Row]] = defaultdict(list)

    def add(self, table: Table, row: Row) -> None:
        self._waiting[table].append(row)

    def flush(self) -> None:
        for table, rows in self._waiting.items():
            run(self._connection, _into(table), rows)
        self._waiting.clear()
