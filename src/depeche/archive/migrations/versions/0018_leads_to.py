"""Where a watched address led when it was last looked at: it is asked no more once the article there is forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("watched", sa.Column("leads_to", sa.Text(), nullable=True))
