"""The site that a feed speaks for, as it says itself, or as the list of feeds had it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("sources", sa.Column("site", sa.Text(), nullable=True))
