"""Words are folded further (ł, ø, ı, æ …): all go into the index anew, and copies are compared by them."""

from __future__ import annotations

from alembic import op

from depeche.archive import backfilling

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    backfilling.begin(op.get_bind())
