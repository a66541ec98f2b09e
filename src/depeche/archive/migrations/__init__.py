"""Bringing a database to the schema of this version: Alembic, run on opening, in one transaction.

The modules in `versions/` are an append-only list; each is tested from the database before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection


def upgrade(connection: Connection) -> None:
    """Runs the migrations that the database lacks. Raises LookupError where it is of a newer depeche."""
    # Loaded here: nearly every opening finds the database up to date.
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
