"""What was said goes by its place, so that the index tells whose words they are; sites stand by all that they are called.

A place is an article and a position in one number (`places.py`). The words go into the index anew, as in 0013. What a search
counts of each article it found is in an index of its own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from depeche.archive import backfilling, siting

revision = "0016"
down_revision = "0015"

_COUNTED = ("id", "ordered", "host", "site", "language", "kind", "like_id")


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("speakers", sa.Column("place", sa.Integer(), nullable=True))
    op.drop_index("speakers_by_entity", "speakers")
    connection.exec_driver_sql(
        "UPDATE speakers SET place = (SELECT (article_id << 20) | position FROM statement_rows WHERE id = statement_id)"
    )
    op.create_index("speakers_by_entity", "speakers", ["entity_id", "place", "statement_id"])
    op.drop_index("statements_of_article", "statement_rows")
    op.create_index("statements_of_article", "statement_rows", ["article_id", "position", "act"])
    op.create_index("articles_counted", "article_rows", list(_COUNTED))
    op.create_table(
        "sites",
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("asked", "what", "value"),
        sqlite_with_rowid=False,
    )
    siting.keep(connection, siting.in_use(connection))
    if connection.dialect.name == "postgresql":
        op.alter_column("said_words", "statement_id", new_column_name="place")
    backfilling.begin(connection)
