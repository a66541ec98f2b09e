"""An empty archive on the fake engine, in either database. The fakes are a module that workers can import by name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # the root of the project, for `tests.archive.fakes`

from tests import servers
from tests.archive.fakes import ENGINE

from depeche.archive import Archive


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL database; each archive in it has a schema of its own."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    if servers.binaries() is None:
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    with servers.postgresql() as address:
        yield address


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    """What `Archive(folder, database=…)` is given: once nothing, which is SQLite, and once a PostgreSQL database."""
    if request.param == "sqlite":
        return None
    address: str = request.getfixturevalue("server")
    return address


@pytest.fixture
def archive(tmp_path: Path, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path / "archive", engine=ENGINE, database=database) as made:
        yield made
