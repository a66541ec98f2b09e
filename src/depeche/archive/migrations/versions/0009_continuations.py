"""Articles go on over several pages: where each does."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "continuations",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article_rows.id"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("continuations_of_article", "continuations", ["article_id"])
