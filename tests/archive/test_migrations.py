"""Migrations and the schema say the same; opening brings a database up to date once."""

from __future__ import annotations

import gzip
import re
import secrets
import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.archive.dumping import dump
from tests.archive.fakes import ENGINE, page

from depeche.archive import Archive, analyser, backfilling, migrations, postgresql, sqlite
from depeche.archive.schema import HEAD, batches, metadata
from depeche.errors import ArchiveProblem


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


def test_a_new_file_is_as_the_migrations_make_it(tmp_path: Path) -> None:
    """`sqlite.sql` says what they do: after a new one, `python tools/structure.py` writes it."""
    found = []
    for make in (migrations.migrate, migrations.upgrade):
        made = sqlite.engine(tmp_path / f"{make.__name__}.sqlite")
        with sqlite.writing(made) as connection:
            make(connection)
            of_file = connection.exec_driver_sql("SELECT name, type, tbl_name, sql FROM sqlite_master ORDER BY name").all()
            tables = [row.name for row in of_file if row.type == "table"]
            rows = [connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in tables]  # noqa: S608
            found.append((of_file, rows, migrations.structure(connection)))
        made.dispose()
    migrated, created = found
    assert created == migrated


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


FORMER = Path(__file__).parent / "former"


def former(folder: Path, version: str, database: str | None) -> None:
    """An archive as depeche made it when its schema was of that version. `former/` keeps one of each."""
    (folder / "warc").mkdir(parents=True)
    kept = FORMER / version
    for path in kept.glob("*.warc.gz"):
        shutil.copy(path, folder / "warc")
    if database is None:
        (folder / "depeche.sqlite").write_bytes(gzip.decompress((kept / "depeche.sqlite.gz").read_bytes()))
        (folder / "archive.toml").write_text('database = "depeche.sqlite"\n')
        return
    schema = f"depeche_{secrets.token_hex(4)}"
    (folder / "archive.toml").write_text(f'database = "{database}"\nschema = "{schema}"\n')
    import psycopg

    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute((kept / "postgresql.sql").read_text().replace("depeche_00010001", schema).encode())


@pytest.mark.parametrize("version", sorted(path.name for path in FORMER.iterdir()))
def test_an_archive_of_a_former_schema_is_brought_up_to_date(tmp_path: Path, version: str, database: str | None) -> None:
    """With all that is in it; and it can be added to and rebuilt as any other."""
    folder = tmp_path / "a"
    former(folder, version, database)
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.article(1).row.title == "Ferry runs"
        assert [revision.number for revision in archive.revisions(1)] == [1, 2]
        assert archive.search('who:"Ilse Vaudrin" said:"bac reprendra" mardi').total == 1
        assert archive.search("lundi").total == 0
        assert [row.where for row in archive.agenda()] == ["Port-Armel"]
        assert archive.unread()[0].name == "https://b.example/raise"
        assert list(archive.check()) == []
        # What articles call people besides, a rebuild finds
        not_as_before = ("warcs", "counters", "batches", "called")
        before = {name: rows for name, rows in dump(folder).items() if name not in not_as_before}
        list(archive.rebuild(workers=0))
        after = dump(folder)
        assert {name: after[name] for name in before} == before
        list(archive.add([page("https://a.example/9", title="Since", text=["x"])], workers=0))
        assert list(archive.check()) == []
    if database is None:
        connection = sqlite3.connect(folder / "depeche.2.sqlite")
        titles = connection.execute("SELECT title FROM articles ORDER BY id").fetchall()
        connection.close()
        assert titles == [("Ferry runs",), ("Storm",), ("Since",)]


_UNDOING = {
    "0014": ("ALTER TABLE sources DROP COLUMN site",),
    "0016": (
        "DROP TABLE sites", "DROP INDEX articles_counted", "DROP INDEX speakers_by_entity",
        "ALTER TABLE speakers DROP COLUMN place", "CREATE INDEX speakers_by_entity ON speakers (entity_id, statement_id)",
        "DROP INDEX statements_of_article", "CREATE INDEX statements_of_article ON statement_rows (article_id, position)",
    ),
    "0017": ("DROP TABLE called",),
    "0018": ("ALTER TABLE watched DROP COLUMN leads_to",),
    "0019": ("DROP INDEX captures_leading", "ALTER TABLE captures DROP COLUMN leads_to"),
    "0020": ("ALTER TABLE batches DROP COLUMN journal_copy",),
    "0021": (
        "UPDATE entities SET role = (SELECT role FROM mentions WHERE entity_id = entities.id AND role IS NOT NULL"
        " ORDER BY article_id DESC LIMIT 1)",
    ),
}  # fmt: skip
"""What each migration did, backwards."""


def folded_otherwise(folder: Path, database: str | None, articles: int, version: str = "0012") -> dict[str, list[str]]:
    """An archive as depeche made it when it folded words otherwise; and what it is to become."""
    text = " ".join(f"Przystań{n} w Łodzi będzie zamknięta, ogłosił burmistrz." for n in range(30))
    many = [page(f"https://a.example/{n}", title="Łódź", text=[text], language="pl") for n in range(articles)]
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.add(many, workers=0))
        with archive._store.writing() as connection:  # batches from before have no copy of their journal
            connection.execute(sa.update(batches).values(journal_copy=None))
        expected = dump(folder)
        assert archive.search("lodz").folded == articles - 1
        with archive._store.writing() as connection:
            archive._store.kind.unindex(connection, 1, "lodz", analyser.indexed(text), [])
            archive._store.kind.index(connection, [(1, "łodz", analyser.indexed(text.replace("Ł", "ß")))], [])
            for since, undoing in _UNDOING.items():
                for statement in undoing if version < since else ():
                    connection.exec_driver_sql(statement)
            if database is not None:
                connection.exec_driver_sql("ALTER TABLE said_words RENAME COLUMN place TO statement_id")
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608
    return expected


@pytest.mark.parametrize("version", ["0012", "0014"])
def test_words_that_are_folded_otherwise_go_into_the_index_anew(tmp_path: Path, database: str | None, version: str) -> None:
    expected = folded_otherwise(tmp_path / "a", database, articles=2, version=version)
    told: list[tuple[int, int]] = []
    with Archive(tmp_path / "a", engine=ENGINE, upgrading=lambda *how_far: told.append(how_far)):
        assert dump(tmp_path / "a") == expected
    assert told == [(0, 0), (0, 2), (2, 2), (2, 2)]


def test_an_upgrade_that_is_interrupted_goes_on_where_it_was(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfilling, "_AT_ONCE", 2)
    expected = folded_otherwise(tmp_path / "a", database, articles=7)

    def interrupt(done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Archive(tmp_path / "a", engine=ENGINE, upgrading=interrupt)
    told: list[tuple[int, int]] = []
    with Archive(tmp_path / "a", engine=ENGINE, upgrading=lambda *how_far: told.append(how_far)):
        assert dump(tmp_path / "a") == expected
    assert told[0] == (4, 7)
    assert told[-1] == (7, 7)
    with Archive(tmp_path / "a", engine=ENGINE, upgrading=lambda *_: pytest.fail("it is up to date")) as archive:
        assert archive.search("lodz").folded == 6


def test_a_database_of_a_newer_depeche_is_told_in_one_sentence(tmp_path: Path, database: str | None) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive, archive._store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveProblem, match="made by a newer depeche; update") as error:
        Archive(tmp_path / "a", engine=ENGINE)
    assert "\n" not in str(error.value)
