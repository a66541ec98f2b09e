"""Views for whoever opens the SQLite file with other tools (Datasette above all): names joined, times sortable, no JSON.

`articles`, `statements`, `meetings` and `people` are for reading; the tables that bore these names are `…_rows` from here.
`articles_atom`, `statements_atom` and `meetings_ics` have the columns that datasette-atom and datasette-ics ask for.
PostgreSQL is not opened that way: there only the tables are renamed.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

# A day stands as its first second, as everywhere in the order of the archive.
_UTC = "CASE length(a.ordered) WHEN 0 THEN NULL WHEN 10 THEN a.ordered || 'T00:00:00Z' ELSE a.ordered || 'Z' END"
_AUTHORS = "(SELECT group_concat(value, '; ') FROM json_each(a.authors))"
_SPEAKERS = """(SELECT group_concat(name, '; ') FROM
    (SELECT name FROM speakers WHERE statement_id = s.id ORDER BY position))"""
_PARTIES = """(SELECT group_concat(name, '; ') FROM
    (SELECT name FROM parties WHERE meeting_id = m.id ORDER BY position))"""

_VIEWS = {
    "articles": f"""
        SELECT a.id, a.title, coalesce(a.site, a.host) AS site, {_AUTHORS} AS authors, a.agency, a.published, a.modified,
            {_UTC} AS time_utc, a.language, a.section, a.kind, a.lede, a.url, a.host, a.story_id AS story,
            (SELECT title FROM stories WHERE id = a.story_id) AS story_title,
            (SELECT count(*) FROM statement_rows WHERE article_id = a.id) AS statements,
            a.revisions, a.captured AS first_captured, a.latest AS last_captured, a.image
        FROM article_rows AS a""",
    "statements": f"""
        SELECT s.id, {_SPEAKERS} AS speakers, s.role, s.text AS said, s.act, s.kind,
            json_extract(s.plain, '$.cue') AS cue, json_extract(s.plain, '$.affiliation') AS affiliation,
            json_extract(s.plain, '$.on_behalf_of') AS on_behalf_of, json_extract(s.plain, '$.addressee') AS addressee,
            s.confidence, a.title, coalesce(a.site, a.host) AS site, a.published, {_UTC} AS time_utc, a.language, a.url,
            s.article_id AS article, json_extract(s.plain, '$.start') AS start, json_extract(s.plain, '$.end') AS "end"
        FROM statement_rows AS s JOIN article_rows AS a ON a.id = s.article_id""",
    "meetings": f"""
        SELECT m.id, m.first_day, m.last_day, m.what, {_PARTIES} AS participants, m."where" AS place, m.status,
            m.confidence, (SELECT count(DISTINCT article_id) FROM reports WHERE meeting_id = m.id) AS articles,
            (SELECT text FROM reports WHERE meeting_id = m.id ORDER BY id LIMIT 1) AS told,
            (SELECT a.url FROM reports AS r JOIN article_rows AS a ON a.id = r.article_id
                WHERE r.meeting_id = m.id ORDER BY r.id LIMIT 1) AS url,
            m."when", m.uid, m.sequence
        FROM meeting_rows AS m""",
    "people": """
        SELECT e.id, e.name, e.role, e.articles, e.statements,
            (SELECT group_concat(name, '; ') FROM
                (SELECT DISTINCT name FROM spellings WHERE entity_id = e.id AND articles > 0 ORDER BY name)) AS spellings
        FROM entities AS e WHERE e.kind = 'person' AND e.articles > 0""",
    # The newest first: what shows a feed takes the first rows.
    "articles_atom": f"""
        SELECT a.url AS atom_id, coalesce(a.title, a.url) AS atom_title, {_UTC} AS atom_updated, a.url AS atom_link,
            coalesce(a.lede, '') AS atom_content, coalesce({_AUTHORS}, a.site, a.host) AS atom_author_name
        FROM article_rows AS a WHERE a.ordered > '' AND a.kind IN ('article', 'live', 'video', 'gallery')
        ORDER BY a.ordered DESC, a.id DESC""",
    "statements_atom": f"""
        SELECT a.url || '#statement-' || s.position AS atom_id,
            coalesce({_SPEAKERS}, 'Unnamed') || ': ' || substr(s.text, 1, 100) AS atom_title, {_UTC} AS atom_updated,
            a.url AS atom_link, s.text AS atom_content, coalesce({_SPEAKERS}, a.site, a.host) AS atom_author_name
        FROM statement_rows AS s JOIN article_rows AS a ON a.id = s.article_id WHERE a.ordered > ''
        ORDER BY s.ordered DESC, s.id DESC""",
    "meetings_ics": f"""
        SELECT m.what || coalesce(': ' || {_PARTIES}, '') AS event_name, m.first_day AS event_dtstart,
            date(m.last_day, '+1 day') AS event_dtend, m.uid AS event_uid,
            m.status || coalesce(', ' || m."where", '') || coalesce(char(10) ||
                (SELECT text FROM reports WHERE meeting_id = m.id ORDER BY id LIMIT 1), '') AS event_description
        FROM meeting_rows AS m WHERE m.first_day IS NOT NULL ORDER BY m.first_day DESC, m.id DESC""",
}  # fmt: skip


def upgrade() -> None:
    for noun in ("article", "statement", "meeting"):
        op.rename_table(f"{noun}s", f"{noun}_rows")
    if op.get_bind().dialect.name == "sqlite":
        for name, select in _VIEWS.items():
            op.execute(f"CREATE VIEW {name} AS {select}".replace(":", "\\:"))
