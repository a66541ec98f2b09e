"""What was read of a page while it was taken for an article: citations of its words are found again in the whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("former_articles", sa.Column("reading_id", sa.Integer(), nullable=True))
