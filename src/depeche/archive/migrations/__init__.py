"""Bringing a database to the schema of this version: Alembic, run on opening, in one transaction.

The modules in `versions/` are an append-only list; each is tested from the database before it. What they make of an empty
SQLite file is written down in `sqlite.sql`, and a new archive is made by that: it takes a twentieth of the time.
`python tools/structure.py` writes it anew after a new migration.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from depeche.archive.schema import HEAD

STRUCTURE = Path(__file__).parent / "sqlite.sql"

_BETWEEN = ";\n\n"
_MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
_VERSION = "INSERT INTO alembic_version (version_num) VALUES (?)"


def upgrade(connection: Connection) -> None:
    """Makes the tables, or runs the migrations that they lack. Raises LookupError where it is of a newer depeche."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql(_MADE).first() is None:
        for statement in STRUCTURE.read_text("utf-8").split(_BETWEEN):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(_VERSION, (HEAD,))
        return
    migrate(connection)


def migrate(connection: Connection) -> None:
    """Runs the migrations that a database lacks: all, where it is empty. Raises LookupError."""
    # Loaded here: nearly every opening finds the database up to date, or none at all.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)

    def lacking(revision: Any, _: Any) -> Any:
        try:
            return scripts._upgrade_revs("head", revision)
        except CommandError as error:
            raise LookupError(str(error)) from error

    with EnvironmentContext(config, scripts, fn=lacking) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def structure(connection: Connection) -> str:
    """What makes the tables that an SQLite database has, as `sqlite.sql` holds it."""
    made: list[str] = list(connection.exec_driver_sql(_MADE).scalars())
    # The tables that hold an index of words come with it
    own = (sql for sql in made if not sql.startswith(("CREATE TABLE 'words_", "CREATE TABLE 'said_words_")))
    return _BETWEEN.join(own) + ";\n"
