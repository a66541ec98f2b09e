"""All that an archive's database holds, for comparison; the loss of it, and of the room for it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from depeche.archive.schema import metadata
from depeche.archive.store import Store


def dump(folder: Path) -> dict[str, list[str]]:
    """Every row of every table, and every word of the index at its place."""
    store = Store(folder, create=False)
    try:
        with store.reading() as connection:
            found = {
                table.name: sorted(repr(tuple(row)) for row in connection.execute(sa.select(table)))
                for table in metadata.sorted_tables
            }
            for index in ("words", "said_words"):
                rows = _words_in_sqlite(connection, index) if connection.dialect.name == "sqlite" else (
                    connection.exec_driver_sql(f"SELECT * FROM {index}").all()  # noqa: S608
                )  # fmt: skip
                found[index] = sorted(repr(tuple(row)) for row in rows)
            return found
    finally:
        store.close()


def _words_in_sqlite(connection: sa.Connection, index: str) -> list[sa.Row[tuple[object, ...]]]:
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.v_{index} USING fts5vocab(main, '{index}', 'instance')")
    rows = connection.exec_driver_sql(f"SELECT * FROM temp.v_{index}").all()  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE temp.v_{index}")
    return list(rows)


def lose(folder: Path) -> None:
    """Takes the database away."""
    store = Store(folder, create=False)
    store.close()
    store.kind.removed(folder, store.location)


def schemas(address: str, like: str) -> list[str]:
    """The schemas of a PostgreSQL database whose names begin so."""
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = connection.execute(
            sa.text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :like) ORDER BY 1"), {"like": like}
        )
        found = list(rows.scalars())
    engine.dispose()
    return found


def fill(path: Path) -> None:
    """Takes all the room that is left on a disk, by a file."""
    with suppress(OSError), path.open("wb", buffering=0) as rest:
        while rest.write(bytes(4096)):
            pass
