"""The office at the head of somebody's page is the one that most of the newest articles give; it was the last one."""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.execute(
        "UPDATE entities SET role = (SELECT role FROM (SELECT role, article_id FROM mentions"
        " WHERE entity_id = entities.id AND role IS NOT NULL ORDER BY article_id DESC LIMIT 20) newest"
        " GROUP BY role ORDER BY count(*) DESC, max(article_id) DESC LIMIT 1) WHERE role IS NOT NULL"
    )
