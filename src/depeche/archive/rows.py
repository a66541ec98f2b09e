"""Rows on their way into the database: gathered by table, written in bulk."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.schema import Table
from sqlalchemy.sql.compiler import SQLCompiler

Row = dict[str, Any]


class Rows:
    """Inserts that wait. What is looked up before `flush` has to be remembered by whoever put it here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[Table, list[Row]] = defaultdict(list)

    def add(self, table: Table, row: Row) -> None:
        self._waiting[table].append(row)

    def flush(self) -> None:
        for table, rows in self._waiting.items():
            if rows:
                self._insert(table, rows)
        self._waiting.clear()

    def _insert(self, table: Table, rows: list[Row]) -> None:
        """The same as `execute(sa.insert(table), rows)`, which would look at each value of each row: these are plain, and
        go to the driver as they are. All rows have the columns of the first."""
        dialect = self._connection.dialect
        statement = sa.insert(table).compile(dialect=dialect, column_keys=list(rows[0]))
        columns = statement.positiontup if isinstance(statement, SQLCompiler) else None
        if columns and len(columns) > 1:
            values = itemgetter(*columns)
            self._connection.exec_driver_sql(str(statement), [values(row) for row in rows])
        else:
            self._connection.execute(sa.insert(table), rows)
