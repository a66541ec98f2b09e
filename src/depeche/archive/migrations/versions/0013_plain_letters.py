"""Words are folded further (ł, ø, ı, æ …): all go into the index anew, and copies are compared by them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from depeche.archive import analyser, databases
from depeche.archive.copies import Copies
from depeche.archive.readings import noun, searchable, sketched, title_words
from depeche.archive.rows import Rows
from depeche.model import Article

revision = "0013"
down_revision = "0012"

_AT_ONCE = 200
_ARTICLES = sa.text(
    "SELECT article_rows.id, readings.article, sketches.article_id AS sketched FROM article_rows"
    " JOIN readings ON readings.id = article_rows.reading_id LEFT JOIN sketches ON sketches.article_id = article_rows.id"
    f" WHERE article_rows.id > :last ORDER BY article_rows.id LIMIT {_AT_ONCE}"
)
_SAID = sa.text("SELECT id, text FROM statement_rows WHERE article_id = :article ORDER BY position")


def upgrade() -> None:
    connection = op.get_bind()
    database = databases.of(connection)
    for index in ("words", "said_words"):
        all_of_it = f"INSERT INTO {index} ({index}) VALUES ('delete-all')"
        op.execute(all_of_it if connection.dialect.name == "sqlite" else f"DELETE FROM {index}")
    last = 0
    while rows := connection.execute(_ARTICLES, {"last": last}).all():
        waiting = Rows(connection)
        copies = Copies(connection, waiting)
        for row in rows:
            article, last = noun(Article, row.article), row.id
            said = [(n, analyser.indexed(text)) for n, text in connection.execute(_SAID, {"article": last})]
            database.index(connection, last, title_words(article), analyser.indexed(searchable(article)), said)
            if row.sketched is not None:
                copies.take_out(last)
                copies.put(last, sketched(article))
        waiting.flush()
