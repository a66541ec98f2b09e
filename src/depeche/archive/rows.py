"""Rows on their way into the database: gathered by table, written in bulk."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.schema import Table

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
                self._connection.execute(sa.insert(table), rows)
        self._waiting.clear()
