"""What an article calls somebody besides the name in `mentions` has rows: whose each name is can be told without likeness.

Articles from before get theirs by a rebuild; until then `check` says how many they are.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "called",
        sa.Column("article_id", sa.Integer(), sa.ForeignKey("article_rows.id"), nullable=False),
        sa.Column("entity_id", sa.Integer(), sa.ForeignKey("entities.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "entity_id", "name", "language"),
        sqlite_with_rowid=False,
    )
    op.create_index("called_of_entity", "called", ["entity_id", "name"])
