"""Where each redirect leads, so that who is forgotten is not looked for in all of them. The time at which a story begins is
that of an article that has one.

Redirects from before are looked at when something is forgotten, until a rebuild: to look at all of them here would take a
minute of half a million.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("captures", sa.Column("leads_to", sa.Text(), nullable=True))
    redirect = sa.text("outcome = 'redirect'")
    op.create_index("captures_leading", "captures", ["leads_to"], sqlite_where=redirect, postgresql_where=redirect)
    op.get_bind().exec_driver_sql(
        "UPDATE stories SET first = (SELECT min(ordered) FROM article_rows WHERE story_id = stories.id AND ordered <> '') "
        "WHERE first = '' AND EXISTS (SELECT 1 FROM article_rows WHERE story_id = stories.id AND ordered <> '')"
    )
