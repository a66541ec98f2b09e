"""A copy of each batch's journal: where the record in the file is damaged, numbers and order are not lost with it.

Batches from before have none until a rebuild.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("batches", sa.Column("journal_copy", sa.LargeBinary(), nullable=True))
