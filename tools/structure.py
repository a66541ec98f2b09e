"""Writes src/depeche/archive/migrations/sqlite.sql: the tables as the migrations make them in an empty SQLite file.

python tools/structure.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from depeche.archive import migrations, sqlite

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = sqlite.engine(Path(folder) / "new.sqlite")
        with sqlite.writing(made) as connection:
            migrations.migrate(connection)
            migrations.STRUCTURE.write_text(migrations.structure(connection), "utf-8")
        made.dispose()
