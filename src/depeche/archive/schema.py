"""The tables, in the order of the archive's four layers: capture, page, reading, revision; then the record, then stories.

Everything below `captures` can be made again from the WARC files (`rebuilding.py`). Points in time are ISO 8601 text:
columns named `at`, `published` and the like are as written, columns named `ordered` are in UTC and sort (`moments.py`).
Identifiers are minted from `counters` and never used twice, so that addresses of the site stay true.

The views `articles`, `statements`, `meetings` and `people`, for whoever opens the file with other tools, are made by
migration 0002; so the tables behind them are called `article_rows`, `statement_rows` and `meeting_rows`.

A change here wants a new module in `migrations/versions/`; `tests/archive/test_migrations.py` holds the two together.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

HEAD = "0021"
"""The migration that makes this schema."""

metadata = MetaData()


def _number(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


# Which rows an index is of is told for SQLite only: to name PostgreSQL's dialect here loads it. `postgresql.py` adds it.

# ---------------------------------------------------------------- the keeping

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),  # "engine": versions of reader and recorder that made what is here
    Column("value", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("noun", Text, primary_key=True),
    Column("last", Integer, nullable=False),  # the highest number ever given to one of them, in use or not
)

warcs = Table(
    "warcs",
    metadata,
    _number(),
    Column("name", Text, nullable=False, unique=True),  # inside the archive's folder
    Column("kept", Integer, nullable=False),  # bytes from its start that committed transactions know of
    Column("torn", Integer),  # where a record begins that a killed run left unfinished; nothing follows it
)

batches = Table(
    "batches",
    metadata,
    _number(),
    Column("warc_id", ForeignKey("warcs.id"), nullable=False),
    Column("first_capture", Integer),
    Column("last_capture", Integer),
    Column("journal", Text),  # what no WARC file says yet of this batch: order, minted numbers; NULL once one does
    Column("journal_copy", LargeBinary),  # the same, packed: the record in the file may be damaged; NULL of older batches
)
Index("batches_unwritten", batches.c.id, sqlite_where=batches.c.journal.is_not(None))

# ---------------------------------------------------------------- capture, page, reading, revision

_REDIRECT = Column("outcome", Text) == "redirect"
captures = Table(
    "captures",
    metadata,
    _number(),  # order of ingestion
    Column("batch_id", ForeignKey("batches.id"), nullable=False),
    Column("name", Text, nullable=False),  # as the source calls it: a path or an address
    Column("url", Text, nullable=False),
    Column("at", Text),  # when it was fetched, UTC; NULL: nobody knows
    Column("outcome", Text, nullable=False),
    Column("status", Integer),
    Column("reason", Text),  # why there is no page, or why one may not be what was captured
    Column("page_id", ForeignKey("pages.id")),
    Column("warc_id", ForeignKey("warcs.id"), nullable=False),
    Column("offset", Integer, nullable=False),
    Column("record", Text, nullable=False),  # WARC-Record-ID
    # Of a redirect: SHA-256 of the normalised address where it leads; "": nowhere; NULL: an older depeche did not look
    Column("leads_to", Text),
    Index("captures_leading", "leads_to", sqlite_where=_REDIRECT),
    Index("captures_of_page", "page_id"),
    Index("captures_of_url", "url"),
    Index("captures_at", "warc_id", "offset"),
)

_UNREADABLE = Column("unreadable", Text).is_not(None)
pages = Table(
    "pages",
    metadata,
    _number(),
    Column("digest", Text, nullable=False),  # "sha256:…" of the bytes
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("size", Integer, nullable=False),  # bytes
    # The record that holds the bytes: the page's own, or that of an earlier page with the same bytes
    Column("warc_id", ForeignKey("warcs.id"), nullable=False),
    Column("offset", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("unreadable", Text),  # why it could not be read
    Column("article_id", ForeignKey("article_rows.id")),
    Column("reading_id", ForeignKey("readings.id")),
    Index("pages_by_content", "digest", "url", unique=True),
    Index("pages_of_article", "article_id"),
    Index("pages_unreadable", "host", sqlite_where=_UNREADABLE),
)

readings = Table(
    "readings",
    metadata,
    _number(),
    Column("page_id", Integer, nullable=False),  # no foreign key: page and reading point at each other
    Column("reader", Text, nullable=False),
    Column("recorder", Text, nullable=False),
    Column("digest", Text, nullable=False),  # of the normalised title and text; what revisions compare
    Column("article", LargeBinary, nullable=False),  # the Article, plain, JSON, zlib
    Column("record", LargeBinary, nullable=False),  # the Record, likewise
    Index("readings_of_page", "page_id"),
)

_ALIKE = Column("like_id", Integer).is_not(None)
articles = Table(
    "article_rows",
    metadata,
    _number(),
    Column("key", Text, nullable=False, unique=True),  # the normalised address (identity.py)
    Column("reading_id", ForeignKey("readings.id"), nullable=False),  # the last revision's; what follows is taken from it
    Column("url", Text, nullable=False),
    Column("title", Text),
    Column("lede", Text),
    Column("site", Text),
    Column("host", Text, nullable=False),
    Column("authors", Text, nullable=False),  # JSON list
    Column("agency", Text),
    Column("published", Text),
    Column("modified", Text),
    Column("captured", Text),  # first capture in time
    Column("latest", Text),  # last capture in time: one that is later still need only be compared with the last revision
    Column("ordered", Text, nullable=False),  # publication, else first capture, else ""
    Column("language", Text),
    Column("section", Text),
    Column("kind", Text, nullable=False),
    Column("image", Text),
    Column("story_id", ForeignKey("stories.id")),
    Column("revisions", Integer, nullable=False),
    Column("like_id", Integer),  # the group of articles with nearly the same words (copies.py); NULL: there is no other
    Index("articles_by_time", "ordered", "id"),
    Index("articles_by_host", "host", "ordered"),
    Index("articles_by_language", "language", "ordered"),
    Index("articles_by_site", "site", "ordered"),
    Index("articles_by_kind", "kind", "ordered"),
    Index("articles_of_story", "story_id", "ordered"),
    Index("articles_alike", "like_id", sqlite_where=_ALIKE),
    # What a search asks and counts of each that it found: the rows themselves are long, and lie far from each other
    Index("articles_counted", "id", "ordered", "host", "site", "language", "kind", "like_id"),
)

sites = Table(
    "sites",
    metadata,
    Column("asked", Text, primary_key=True),  # a host or one above it; a site's name as identity compares it
    Column("what", Text, primary_key=True),  # host, site
    Column("value", Text, primary_key=True),  # the host or the name of the site, as articles have it
    sqlite_with_rowid=False,
)

sketches = Table(
    "sketches",
    metadata,
    Column("article_id", ForeignKey("article_rows.id"), primary_key=True),
    Column("hashes", LargeBinary, nullable=False),  # each four bytes, the smallest first
)

sketch_keys = Table(
    "sketch_keys",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),  # one of the smallest of a sketch
    Column("article_id", ForeignKey("article_rows.id"), primary_key=True),
    sqlite_with_rowid=False,
)

aliases = Table(
    "aliases",
    metadata,
    Column("key", Text, primary_key=True),  # a normalised address that leads to the article too
    Column("article_id", ForeignKey("article_rows.id"), nullable=False),
    Index("aliases_of_article", "article_id"),
)

former_articles = Table(
    "former_articles",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # of what was taken for an article, and is a page of one
    Column("article_id", ForeignKey("article_rows.id"), nullable=False),  # to which it leads
    Column("reading_id", Integer),  # what was shown of it while it was one
    Index("former_articles_of", "article_id"),
)

continuations = Table(
    "continuations",
    metadata,
    Column("key", Text, primary_key=True),  # the normalised address where an article goes on, whether it was captured or not
    Column("article_id", ForeignKey("article_rows.id"), nullable=False),
    Index("continuations_of_article", "article_id"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("article_id", ForeignKey("article_rows.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1, in order of capture
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("reading_id", ForeignKey("readings.id"), nullable=False),
    Column("at", Text),
    Column("title", Text),
    Column("digest", Text, nullable=False),
)

# ---------------------------------------------------------------- the record, of each article's last revision

entities = Table(
    "entities",
    metadata,
    _number(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),  # the spelling most articles use
    Column("role", Text),  # the one that most of its newest articles give (`offices`)
    Column("articles", Integer, nullable=False),  # that name it
    Column("statements", Integer, nullable=False),  # that it makes
    Column("into_id", Integer),  # the one that it was merged into by hand; then it has nothing of its own
    Index("entities_by_weight", "kind", "articles"),
)

spellings = Table(
    "spellings",
    metadata,
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("language", Text, primary_key=True),  # "" where the article's is unknown
    Column("kind", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the name as identity compares it
    Column("articles", Integer, nullable=False),
    Index("spellings_by_name", "kind", "folded"),
)

name_keys = Table(
    "name_keys",
    metadata,
    Column("key", Text, primary_key=True),  # of depeche.names.keys: spellings of one name share at least one
    Column("kind", Text, primary_key=True),
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    sqlite_with_rowid=False,
)

name_words = Table(
    "name_words",
    metadata,
    Column("word", Text, primary_key=True),  # of a folded name: who asks for a surname need not look at every spelling
    Column("kind", Text, primary_key=True),
    Column("folded", Text, primary_key=True),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    Column("article_id", ForeignKey("article_rows.id"), primary_key=True),
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    Column("name", Text, nullable=False),  # its base form in this article
    Column("role", Text),
    Column("affiliation", Text),
    Column("times", Integer, nullable=False),
    Index("mentions_of_entity", "entity_id", "article_id"),
    sqlite_with_rowid=False,
)

called = Table(
    "called",
    metadata,
    # What an article calls somebody besides the name in `mentions`: a second name, or one of a former revision
    Column("article_id", ForeignKey("article_rows.id"), primary_key=True),
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("language", Text, primary_key=True),  # as in `spellings`
    Index("called_of_entity", "entity_id", "name"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statement_rows",
    metadata,
    _number(),
    Column("article_id", ForeignKey("article_rows.id"), nullable=False),
    Column("position", Integer, nullable=False),  # in the article, from 0
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("speaker", Text),
    Column("role", Text),
    Column("confidence", Float, nullable=False),
    Column("ordered", Text, nullable=False),  # that of its article
    Column("plain", Text, nullable=False),  # the Statement, JSON
    Index("statements_of_article", "article_id", "position", "act"),
    Index("statements_by_time", "ordered", "id"),
    Index("statements_by_act", "act", "ordered"),
    Index("statements_of_act", "act", "article_id"),  # which articles have one, without a look at the statements
)

speakers = Table(
    "speakers",
    metadata,
    Column("statement_id", ForeignKey("statement_rows.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("entity_id", ForeignKey("entities.id")),
    Column("place", Integer),  # of the statement (places.py)
    Index("speakers_by_entity", "entity_id", "place", "statement_id"),
    sqlite_with_rowid=False,
)

meetings = Table(
    "meeting_rows",
    metadata,
    _number(),
    Column("uid", Text, nullable=False, unique=True),  # of RFC 5545; never changes
    Column("sequence", Integer, nullable=False),  # of RFC 5545: one more each time that day, place or status moved
    Column("what", Text, nullable=False),
    Column("when", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("where", Text),
    Column("place_id", ForeignKey("entities.id")),
    Column("status", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("meetings_by_day", "first_day", "id"),
)

parties = Table(
    "parties",
    metadata,
    Column("meeting_id", ForeignKey("meeting_rows.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("entity_id", ForeignKey("entities.id")),
    Index("parties_by_entity", "entity_id", "meeting_id"),
    sqlite_with_rowid=False,
)

reports = Table(
    "reports",
    metadata,
    _number(),
    Column("meeting_id", ForeignKey("meeting_rows.id"), nullable=False),
    Column("article_id", ForeignKey("article_rows.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("when", Text),
    Column("plain", Text, nullable=False),  # the Meeting as this article tells it, JSON
    Index("reports_of_meeting", "meeting_id", "id"),
    Index("reports_of_article", "article_id"),
)

former_meetings = Table(
    "former_meetings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # of a meeting that became one with another
    Column("meeting_id", ForeignKey("meeting_rows.id"), nullable=False),  # that one
    Column("uid", Text, nullable=False),  # its own, with which it goes on if they part again
    Column("sequence", Integer, nullable=False),
    Column("article_id", Integer, nullable=False),  # that told of it first
    Index("former_meetings_of", "meeting_id"),
)

# ---------------------------------------------------------------- what people decided about names

decisions = Table(
    "decisions",
    metadata,
    _number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),  # merged, split
    Column("from_id", Integer, nullable=False),  # entities
    Column("to_id", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("undone", Text),  # when it was taken back
    Column("made", Integer),  # 1: `to_id` is an entity that it made; NULL: there was one
)

pins = Table(
    "pins",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("folded", Text, primary_key=True),  # a name as identity compares it
    Column("article_id", Integer, primary_key=True, autoincrement=False),  # the article where it holds; 0: everywhere
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),  # of several the last holds
    Column("entity_id", Integer, nullable=False),  # which the name is
    Column("former_id", Integer, nullable=False),  # which it was
    Index("pins_of_decision", "decision_id"),
    sqlite_with_rowid=False,
)

# ---------------------------------------------------------------- stories

stories = Table(
    "stories",
    metadata,
    _number(),
    Column("title", Text, nullable=False),  # of the article that was published first
    Column("lede", Text),
    Column("first", Text, nullable=False),  # earliest and latest `ordered` of its articles; "" where none has a time
    Column("last", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Index("stories_by_time", "last", "id"),
)

steps = Table(
    "steps",
    metadata,
    _number(),  # the order in which the fold took the articles
    Column("article_id", ForeignKey("article_rows.id"), nullable=False),
    Column("story_id", Integer, nullable=False),
    Column("traits", Text, nullable=False),  # what the fold looked at, JSON; "" once a checkpoint contains the step
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("step_id", Integer, primary_key=True, autoincrement=False),  # the last step that the snapshot contains
    Column("snapshot", LargeBinary, nullable=False),  # of stories.Fold, zlib
)

# ---------------------------------------------------------------- what is followed

sources = Table(
    "sources",
    metadata,
    _number(),
    Column("url", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),  # feed, sitemap, index
    Column("title", Text),
    Column("host", Text, nullable=False),
    Column("given", Text),  # the address through which it was found
    Column("state", Text, nullable=False),  # followed, paused, removed, resting
    Column("added", Text, nullable=False),
    Column("interval", Float),  # seconds between polls; NULL: never polled yet
    Column("next_at", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),  # Last-Modified, as sent
    Column("last_try", Text),
    Column("last_success", Text),
    Column("last_new", Text),  # when it last brought something
    Column("failures", Integer, nullable=False),  # in a row
    Column("status", Integer),
    Column("reason", Text),  # why it fails; NULL: it does not
    Column("listed", Integer, nullable=False),  # entries, the last time
    Column("site", Text),  # the address of the site that it speaks for, as it says
    Index("sources_due", "state", "next_at"),
)

source_events = Table(
    "source_events",
    metadata,
    Column("source_id", ForeignKey("sources.id"), primary_key=True),
    Column("at", Text, primary_key=True),
    Column("what", Text, primary_key=True),  # failed, recovered, gap, moved
    Column("since", Text),  # of a gap: the last poll before it
    Column("reason", Text),
)

_DUE = Column("next_at", Text).is_not(None)
watched = Table(
    "watched",
    metadata,
    _number(),
    Column("key", Text, nullable=False, unique=True),  # the normalised address: the same article in three feeds is one row
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("title", Text),  # the headline, as the source or a page that may not be kept has it
    Column("published", Text),
    Column("found", Text, nullable=False),
    Column("state", Text, nullable=False),  # waiting, kept, same, old, missing, gone, refused, failed
    Column("checked", Text),  # when it was last looked at
    Column("next_at", Text),  # NULL: it is not looked at again
    Column("failures", Integer, nullable=False),  # in a row
    Column("etag", Text),
    Column("modified", Text),
    Column("status", Integer),
    Column("reason", Text),
    Column("leads_to", Text),  # the normalised address where it stood when it was last looked at, if elsewhere
    Index("watched_due", "next_at", sqlite_where=_DUE),
    Index("watched_by_state", "state", "found"),
)

findings = Table(
    "findings",
    metadata,
    Column("source_id", ForeignKey("sources.id"), primary_key=True),
    Column("watched_id", ForeignKey("watched.id"), primary_key=True),
    Column("at", Text, nullable=False),
    Index("findings_by_time", "source_id", "at"),
    Index("findings_of_watched", "watched_id"),
)

# ---------------------------------------------------------------- what was forgotten

tombstones = Table(
    "tombstones",
    metadata,
    _number(),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("keys", Text, nullable=False),  # digests of its addresses and of its number, JSON list: enough to know them again
    Column("left", Text),  # what has still to be taken out of the WARC files, JSON; NULL once that is done
)

__all__ = [
    "HEAD", "aliases", "articles", "batches", "called", "captures", "checkpoints", "continuations", "counters", "decisions",
    "entities", "findings", "former_articles", "former_meetings", "meetings", "mentions", "metadata", "name_keys",
    "name_words", "pages", "parties", "pins", "readings", "reports", "revisions", "settings", "sites", "sketch_keys",
    "sketches", "source_events", "sources", "speakers", "spellings", "statements", "steps", "stories", "tombstones", "warcs",
    "watched",
]  # fmt: skip
