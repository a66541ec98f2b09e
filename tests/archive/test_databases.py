"""What both databases have to answer alike, and at a cost that does not grow with the archive."""

import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from tests.archive.fakes import ENGINE

from depeche import Archive
from depeche.archive import databases
from depeche.archive.schema import metadata, name_keys, sketch_keys


@contextmanager
def filled(folder: Path, database: str | None, many: int) -> Iterator[Connection]:
    """An archive with keys that many share, and with nothing that they lead to; all of it is taken back."""
    with (
        Archive(folder, engine=ENGINE, database=database) as archive,
        contextlib.suppress(ZeroDivisionError),
        archive._store.writing() as connection,
    ):
        rows = [(1, range(1, many, 3)), (2, range(2, 5)), (4_000_000_000, [7])]
        kinds = [("person", "VDRN", range(4, many)), ("place", "VDRN", range(1, 3)), ("person", "=é'\"", [9])]
        sketched = [{"key": key, "article_id": number} for key, numbers in rows for number in numbers]
        named = [{"kind": kind, "key": key, "entity_id": number} for kind, key, numbers in kinds for number in numbers]
        connection.execute(sa.insert(sketch_keys), sketched)
        connection.execute(sa.insert(name_keys), named)
        yield connection
        raise ZeroDivisionError


def test_a_key_leads_to_those_that_came_first(tmp_path: Path, database: str | None) -> None:
    with filled(tmp_path / "a", database, 100) as connection:
        kind = databases.of(connection)
        found = connection.execute(
            kind.firsts(sketch_keys.c.key, sketch_keys.c.article_id, 3), {"keys": [1, 2, 3, 4_000_000_000]}
        )
        assert sorted(map(tuple, found)) == [(1, 1), (1, 4), (1, 7), (2, 2), (2, 3), (2, 4), (4_000_000_000, 7)]
        asked = kind.firsts(name_keys.c.key, name_keys.c.entity_id, 2, name_keys.c.kind)
        found = connection.execute(asked, {"keys": ["VDRN", "=é'\"", "none"], "kind": "person"})
        assert sorted(map(tuple, found)) == [("=é'\"", 9), ("VDRN", 4), ("VDRN", 5)]
        assert connection.execute(asked, {"keys": [], "kind": "person"}).all() == []


@pytest.mark.parametrize("analysed", [False, True])
def test_of_a_key_that_thousands_share_no_more_is_read_than_of_one_that_a_hundred_do(tmp_path: Path, analysed: bool) -> None:
    def steps(many: int) -> int:
        taken = 0

        def count() -> None:
            nonlocal taken
            taken += 1

        with filled(tmp_path / str(many), None, many) as connection:
            if analysed:
                connection.exec_driver_sql("ANALYZE")
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.set_progress_handler(count, 10)
            kind = databases.of(connection)
            connection.execute(kind.firsts(sketch_keys.c.key, sketch_keys.c.article_id, 20), {"keys": [1, 2]}).all()
            asked = kind.firsts(name_keys.c.key, name_keys.c.entity_id, 20, name_keys.c.kind)
            connection.execute(asked, {"keys": ["VDRN"], "kind": "person"}).all()
            driver.set_progress_handler(None, 0)
        return taken

    assert steps(20_000) <= 1.2 * steps(200)


def test_who_has_sqlite_loads_nothing_of_postgresql() -> None:
    asked = "import sys; from depeche import Archive; Archive; print([name for name in sys.modules if 'postgresql' in name])"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_postgresql_knows_which_rows_an_index_is_of() -> None:
    databases.named("postgresql")
    told = [index.dialect_options for table in metadata.tables.values() for index in table.indexes]
    assert all(options["postgresql"]["where"] is options["sqlite"]["where"] for options in told)
    assert sum(options["sqlite"]["where"] is not None for options in told) == 5
