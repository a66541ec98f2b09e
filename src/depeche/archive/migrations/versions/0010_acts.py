"""Which articles have a statement that does something, from an index alone."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_index("statements_of_act", "statement_rows", ["act", "article_id"])
