"""Words are folded further (digits of all scripts, kana of half width, tatweel): all go into the index anew, as in 0013."""

from __future__ import annotations

from alembic import op

from depeche.archive import backfilling

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    backfilling.begin(op.get_bind())
