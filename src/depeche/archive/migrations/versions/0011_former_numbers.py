"""What led elsewhere since: pages that were taken for articles, meetings that became one. Whose number a decision made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "former_articles",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article_rows.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("former_articles_of", "former_articles", ["article_id"])
    op.create_table(
        "former_meetings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_rows.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("former_meetings_of", "former_meetings", ["meeting_id"])
    op.add_column("decisions", sa.Column("made", sa.Integer(), nullable=True))
