"""Migrations and the schema say the same; opening brings a database up to date once."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.archive.fakes import ENGINE, page

from depeche.archive import Archive, postgresql, sqlite
from depeche.archive.schema import HEAD, metadata


def test_migrations_make_the_schema(tmp_path: Path, database: str | None) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive, archive._store.reading() as connection:
        # In PostgreSQL foreign keys are deferred, which the schema does not say.
        options = {
            "include_name": _ours,
            "include_object": lambda *of: database is None or of[2] != "foreign_key_constraint",
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert archive._store.kind.version(connection) == HEAD


def test_migrations_make_the_index_of_words_in_postgresql(tmp_path: Path, server: str) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=server) as archive, archive._store.reading() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or name in ("words", "said_words")}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), postgresql._indexes) == []


def test_migrations_make_the_tables_just_so(tmp_path: Path) -> None:
    """What Alembic does not compare: conditions of indexes, tables without a row number."""
    Archive(tmp_path / "a", engine=ENGINE).close()
    migrated = sqlite3.connect(tmp_path / "a" / "depeche.sqlite")
    created = sqlite.engine(tmp_path / "created.sqlite")
    metadata.create_all(created)
    created.dispose()
    plain = sqlite3.connect(tmp_path / "created.sqlite")
    assert _statements(migrated) == _statements(plain)
    migrated.close()
    plain.close()


def _statements(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The pieces of each CREATE statement, in no order."""
    return {
        name: sorted(re.findall(r"\w[\w ]*", " ".join(sql.replace('"', "").split())))
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type != 'view'")
        if _ours(name, "table", None)
    }


def _ours(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or not (name or "").startswith(("words", "said_words", "alembic"))


def test_an_empty_database_file_becomes_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    sqlite3.connect(folder / "depeche.sqlite").close()
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.counts().captures == 0


def test_the_list_of_migrations_ends_at_head() -> None:
    versions = Path(sqlite.__file__).parent / "migrations" / "versions"
    names = sorted(path.stem for path in versions.glob("[0-9]*.py"))
    assert names[-1].partition("_")[0] == HEAD


def test_a_database_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its tables take the names that leave room for the views; what points at them still does."""
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="Le bac", text=["Le bac."])], workers=0))
    connection = sqlite3.connect(tmp_path / "a" / "depeche.sqlite")
    for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        connection.execute(f"DROP VIEW {view}")
    for later in ("sources", "source_events", "watched", "findings"):
        connection.execute(f"DROP TABLE {later}")
    for later in ("articles_by_site", "articles_by_kind"):
        connection.execute(f"DROP INDEX {later}")
    for noun in ("article", "statement", "meeting"):
        connection.execute(f"ALTER TABLE {noun}_rows RENAME TO {noun}s")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        assert archive.article(1).row.title == "Le bac"
        assert list(archive.check()) == []
    connection = sqlite3.connect(tmp_path / "a" / "depeche.sqlite")
    assert connection.execute("SELECT title FROM articles").fetchall() == [("Le bac",)]
    connection.close()
