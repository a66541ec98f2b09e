"""Articles with nearly the same words are a group. Those kept before are grouped by a rebuild."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("article_rows", sa.Column("like_id", sa.Integer(), nullable=True))
    alike = sa.text("like_id IS NOT NULL")
    op.create_index("articles_alike", "article_rows", ["like_id"], sqlite_where=alike, postgresql_where=alike)
    op.create_table(
        "sketches",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article_rows.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_table(
        "sketch_keys",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article_rows.id"]),
        sa.PrimaryKeyConstraint("key", "article_id"),
        sqlite_with_rowid=False,
    )
