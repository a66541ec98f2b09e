"""The words of names, so that somebody is found by surname without a look at every spelling."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_SPELLINGS = sa.table("spellings", sa.column("kind", sa.Text()), sa.column("folded", sa.Text()))
_AT_ONCE = 10_000


def upgrade() -> None:
    made = op.create_table(
        "name_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "kind", "folded"),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    found = connection.execute(sa.select(_SPELLINGS).distinct()).all()
    rows = [{"word": word, "kind": kind, "folded": folded} for kind, folded in found for word in sorted(set(folded.split()))]
    for first in range(0, len(rows), _AT_ONCE):
        connection.execute(sa.insert(made), rows[first : first + _AT_ONCE])
