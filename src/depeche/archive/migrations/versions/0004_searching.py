"""Indexes for filters that a search of a large archive has to answer without looking at each article."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("articles_by_site", "article_rows", ["site", "ordered"])
    op.create_index("articles_by_kind", "article_rows", ["kind", "ordered"])
