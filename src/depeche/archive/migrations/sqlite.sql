CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE checkpoints (
	step_id INTEGER NOT NULL, 
	snapshot BLOB NOT NULL, 
	PRIMARY KEY (step_id)
);

CREATE TABLE counters (
	noun TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (noun)
);

CREATE TABLE entities (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT, 
	articles INTEGER NOT NULL, 
	statements INTEGER NOT NULL, into_id INTEGER, 
	PRIMARY KEY (id)
);

CREATE INDEX entities_by_weight ON entities (kind, articles);

CREATE TABLE readings (
	id INTEGER NOT NULL, 
	page_id INTEGER NOT NULL, 
	reader TEXT NOT NULL, 
	recorder TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	article BLOB NOT NULL, 
	record BLOB NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX readings_of_page ON readings (page_id);

CREATE TABLE settings (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);

CREATE TABLE stories (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	lede TEXT, 
	first TEXT NOT NULL, 
	last TEXT NOT NULL, 
	articles INTEGER NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX stories_by_time ON stories (last, id);

CREATE TABLE warcs (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kept INTEGER NOT NULL, 
	torn INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);

CREATE TABLE "article_rows" (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	reading_id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	title TEXT, 
	lede TEXT, 
	site TEXT, 
	host TEXT NOT NULL, 
	authors TEXT NOT NULL, 
	agency TEXT, 
	published TEXT, 
	modified TEXT, 
	captured TEXT, 
	latest TEXT, 
	ordered TEXT NOT NULL, 
	language TEXT, 
	section TEXT, 
	kind TEXT NOT NULL, 
	image TEXT, 
	story_id INTEGER, 
	revisions INTEGER NOT NULL, like_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id), 
	FOREIGN KEY(story_id) REFERENCES stories (id), 
	UNIQUE ("key")
);

CREATE INDEX articles_by_host ON "article_rows" (host, ordered);

CREATE INDEX articles_by_language ON "article_rows" (language, ordered);

CREATE INDEX articles_by_time ON "article_rows" (ordered, id);

CREATE INDEX articles_of_story ON "article_rows" (story_id, ordered);

CREATE TABLE batches (
	id INTEGER NOT NULL, 
	warc_id INTEGER NOT NULL, 
	first_capture INTEGER, 
	last_capture INTEGER, 
	journal TEXT, journal_copy BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(warc_id) REFERENCES warcs (id)
);

CREATE INDEX batches_unwritten ON batches (id) WHERE journal IS NOT NULL;

CREATE TABLE "meeting_rows" (
	id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	"when" TEXT, 
	first_day TEXT, 
	last_day TEXT, 
	"where" TEXT, 
	place_id INTEGER, 
	status TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES entities (id), 
	UNIQUE (uid)
);

CREATE INDEX meetings_by_day ON "meeting_rows" (first_day, id);

CREATE TABLE name_keys (
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	entity_id INTEGER NOT NULL, 
	PRIMARY KEY ("key", kind, entity_id), 
	FOREIGN KEY(entity_id) REFERENCES entities (id)
)
 WITHOUT ROWID

;

CREATE TABLE spellings (
	entity_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	language TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	articles INTEGER NOT NULL, 
	PRIMARY KEY (entity_id, name, language), 
	FOREIGN KEY(entity_id) REFERENCES entities (id)
);

CREATE INDEX spellings_by_name ON spellings (kind, folded);

CREATE TABLE aliases (
	"key" TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id)
);

CREATE INDEX aliases_of_article ON aliases (article_id);

CREATE TABLE mentions (
	article_id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT, 
	affiliation TEXT, 
	times INTEGER NOT NULL, 
	PRIMARY KEY (article_id, entity_id), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id), 
	FOREIGN KEY(entity_id) REFERENCES entities (id)
)
 WITHOUT ROWID

;

CREATE INDEX mentions_of_entity ON mentions (entity_id, article_id);

CREATE TABLE pages (
	id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	url TEXT NOT NULL, 
	host TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	warc_id INTEGER NOT NULL, 
	"offset" INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	unreadable TEXT, 
	article_id INTEGER, 
	reading_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id), 
	FOREIGN KEY(warc_id) REFERENCES warcs (id)
);

CREATE UNIQUE INDEX pages_by_content ON pages (digest, url);

CREATE INDEX pages_of_article ON pages (article_id);

CREATE INDEX pages_unreadable ON pages (host) WHERE unreadable IS NOT NULL;

CREATE TABLE parties (
	meeting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	entity_id INTEGER, 
	PRIMARY KEY (meeting_id, position), 
	FOREIGN KEY(entity_id) REFERENCES entities (id), 
	FOREIGN KEY(meeting_id) REFERENCES "meeting_rows" (id)
)
 WITHOUT ROWID

;

CREATE INDEX parties_by_entity ON parties (entity_id, meeting_id);

CREATE TABLE reports (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	status TEXT NOT NULL, 
	"when" TEXT, 
	plain TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id), 
	FOREIGN KEY(meeting_id) REFERENCES "meeting_rows" (id)
);

CREATE INDEX reports_of_article ON reports (article_id);

CREATE INDEX reports_of_meeting ON reports (meeting_id, id);

CREATE TABLE "statement_rows" (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	act TEXT NOT NULL, 
	speaker TEXT, 
	role TEXT, 
	confidence FLOAT NOT NULL, 
	ordered TEXT NOT NULL, 
	plain TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id)
);

CREATE INDEX statements_by_act ON "statement_rows" (act, ordered);

CREATE INDEX statements_by_time ON "statement_rows" (ordered, id);

CREATE TABLE steps (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	traits TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id)
);

CREATE TABLE captures (
	id INTEGER NOT NULL, 
	batch_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	url TEXT NOT NULL, 
	at TEXT, 
	outcome TEXT NOT NULL, 
	status INTEGER, 
	reason TEXT, 
	page_id INTEGER, 
	warc_id INTEGER NOT NULL, 
	"offset" INTEGER NOT NULL, 
	record TEXT NOT NULL, leads_to TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(batch_id) REFERENCES batches (id), 
	FOREIGN KEY(page_id) REFERENCES pages (id), 
	FOREIGN KEY(warc_id) REFERENCES warcs (id)
);

CREATE INDEX captures_at ON captures (warc_id, "offset");

CREATE INDEX captures_of_page ON captures (page_id);

CREATE INDEX captures_of_url ON captures (url);

CREATE TABLE speakers (
	statement_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	entity_id INTEGER, place INTEGER, 
	PRIMARY KEY (statement_id, position), 
	FOREIGN KEY(entity_id) REFERENCES entities (id), 
	FOREIGN KEY(statement_id) REFERENCES "statement_rows" (id)
)
 WITHOUT ROWID

;

CREATE TABLE revisions (
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	capture_id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	at TEXT, 
	title TEXT, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (article_id, number), 
	FOREIGN KEY(article_id) REFERENCES "article_rows" (id), 
	FOREIGN KEY(capture_id) REFERENCES captures (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id)
);

CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='ascii', prefix='3');

CREATE VIRTUAL TABLE said_words USING fts5(body, content='', tokenize='ascii');

CREATE VIEW articles AS 
        SELECT a.id, a.title, coalesce(a.site, a.host) AS site, (SELECT group_concat(value, '; ') FROM json_each(a.authors)) AS authors, a.agency, a.published, a.modified,
            CASE length(a.ordered) WHEN 0 THEN NULL WHEN 10 THEN a.ordered || 'T00:00:00Z' ELSE a.ordered || 'Z' END AS time_utc, a.language, a.section, a.kind, a.lede, a.url, a.host, a.story_id AS story,
            (SELECT title FROM stories WHERE id = a.story_id) AS story_title,
            (SELECT count(*) FROM statement_rows WHERE article_id = a.id) AS statements,
            a.revisions, a.captured AS first_captured, a.latest AS last_captured, a.image
        FROM article_rows AS a;

CREATE VIEW statements AS 
        SELECT s.id, (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM speakers WHERE statement_id = s.id ORDER BY position)) AS speakers, s.role, s.text AS said, s.act, s.kind,
            json_extract(s.plain, '$.cue') AS cue, json_extract(s.plain, '$.affiliation') AS affiliation,
            json_extract(s.plain, '$.on_behalf_of') AS on_behalf_of, json_extract(s.plain, '$.addressee') AS addressee,
            s.confidence, a.title, coalesce(a.site, a.host) AS site, a.published, CASE length(a.ordered) WHEN 0 THEN NULL WHEN 10 THEN a.ordered || 'T00:00:00Z' ELSE a.ordered || 'Z' END AS time_utc, a.language, a.url,
            s.article_id AS article, json_extract(s.plain, '$.start') AS start, json_extract(s.plain, '$.end') AS "end"
        FROM statement_rows AS s JOIN article_rows AS a ON a.id = s.article_id;

CREATE VIEW meetings AS 
        SELECT m.id, m.first_day, m.last_day, m.what, (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM parties WHERE meeting_id = m.id ORDER BY position)) AS participants, m."where" AS place, m.status,
            m.confidence, (SELECT count(DISTINCT article_id) FROM reports WHERE meeting_id = m.id) AS articles,
            (SELECT text FROM reports WHERE meeting_id = m.id ORDER BY id LIMIT 1) AS told,
            (SELECT a.url FROM reports AS r JOIN article_rows AS a ON a.id = r.article_id
                WHERE r.meeting_id = m.id ORDER BY r.id LIMIT 1) AS url,
            m."when", m.uid, m.sequence
        FROM meeting_rows AS m;

CREATE VIEW people AS 
        SELECT e.id, e.name, e.role, e.articles, e.statements,
            (SELECT group_concat(name, '; ') FROM
                (SELECT DISTINCT name FROM spellings WHERE entity_id = e.id AND articles > 0 ORDER BY name)) AS spellings
        FROM entities AS e WHERE e.kind = 'person' AND e.articles > 0;

CREATE VIEW articles_atom AS 
        SELECT a.url AS atom_id, coalesce(a.title, a.url) AS atom_title, CASE length(a.ordered) WHEN 0 THEN NULL WHEN 10 THEN a.ordered || 'T00:00:00Z' ELSE a.ordered || 'Z' END AS atom_updated, a.url AS atom_link,
            coalesce(a.lede, '') AS atom_content, coalesce((SELECT group_concat(value, '; ') FROM json_each(a.authors)), a.site, a.host) AS atom_author_name
        FROM article_rows AS a WHERE a.ordered > '' AND a.kind IN ('article', 'live', 'video', 'gallery')
        ORDER BY a.ordered DESC, a.id DESC;

CREATE VIEW statements_atom AS 
        SELECT a.url || '#statement-' || s.position AS atom_id,
            coalesce((SELECT group_concat(name, '; ') FROM
    (SELECT name FROM speakers WHERE statement_id = s.id ORDER BY position)), 'Unnamed') || ': ' || substr(s.text, 1, 100) AS atom_title, CASE length(a.ordered) WHEN 0 THEN NULL WHEN 10 THEN a.ordered || 'T00:00:00Z' ELSE a.ordered || 'Z' END AS atom_updated,
            a.url AS atom_link, s.text AS atom_content, coalesce((SELECT group_concat(name, '; ') FROM
    (SELECT name FROM speakers WHERE statement_id = s.id ORDER BY position)), a.site, a.host) AS atom_author_name
        FROM statement_rows AS s JOIN article_rows AS a ON a.id = s.article_id WHERE a.ordered > ''
        ORDER BY s.ordered DESC, s.id DESC;

CREATE VIEW meetings_ics AS 
        SELECT m.what || coalesce(': ' || (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM parties WHERE meeting_id = m.id ORDER BY position)), '') AS event_name, m.first_day AS event_dtstart,
            date(m.last_day, '+1 day') AS event_dtend, m.uid AS event_uid,
            m.status || coalesce(', ' || m."where", '') || coalesce(char(10) ||
                (SELECT text FROM reports WHERE meeting_id = m.id ORDER BY id LIMIT 1), '') AS event_description
        FROM meeting_rows AS m WHERE m.first_day IS NOT NULL ORDER BY m.first_day DESC, m.id DESC;

CREATE TABLE sources (
	id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT, 
	host TEXT NOT NULL, 
	given TEXT, 
	state TEXT NOT NULL, 
	added TEXT NOT NULL, 
	interval FLOAT, 
	next_at TEXT NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	last_try TEXT, 
	last_success TEXT, 
	last_new TEXT, 
	failures INTEGER NOT NULL, 
	status INTEGER, 
	reason TEXT, 
	listed INTEGER NOT NULL, site TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (url)
);

CREATE INDEX sources_due ON sources (state, next_at);

CREATE TABLE source_events (
	source_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	what TEXT NOT NULL, 
	since TEXT, 
	reason TEXT, 
	PRIMARY KEY (source_id, at, what), 
	FOREIGN KEY(source_id) REFERENCES sources (id)
);

CREATE TABLE watched (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	url TEXT NOT NULL, 
	host TEXT NOT NULL, 
	title TEXT, 
	published TEXT, 
	found TEXT NOT NULL, 
	state TEXT NOT NULL, 
	checked TEXT, 
	next_at TEXT, 
	failures INTEGER NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	status INTEGER, 
	reason TEXT, leads_to TEXT, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);

CREATE INDEX watched_due ON watched (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX watched_by_state ON watched (state, found);

CREATE TABLE findings (
	source_id INTEGER NOT NULL, 
	watched_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (source_id, watched_id), 
	FOREIGN KEY(source_id) REFERENCES sources (id), 
	FOREIGN KEY(watched_id) REFERENCES watched (id)
);

CREATE INDEX findings_by_time ON findings (source_id, at);

CREATE INDEX findings_of_watched ON findings (watched_id);

CREATE INDEX articles_by_site ON article_rows (site, ordered);

CREATE INDEX articles_by_kind ON article_rows (kind, ordered);

CREATE TABLE tombstones (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT NOT NULL, 
	keys TEXT NOT NULL, 
	"left" TEXT, 
	PRIMARY KEY (id)
);

CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	at TEXT NOT NULL, 
	what TEXT NOT NULL, 
	from_id INTEGER NOT NULL, 
	to_id INTEGER NOT NULL, 
	why TEXT NOT NULL, 
	undone TEXT, made INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (uid)
);

CREATE TABLE pins (
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	decision_id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	former_id INTEGER NOT NULL, 
	PRIMARY KEY (kind, folded, article_id, decision_id), 
	FOREIGN KEY(decision_id) REFERENCES decisions (id)
)
 WITHOUT ROWID

;

CREATE INDEX pins_of_decision ON pins (decision_id);

CREATE INDEX articles_alike ON article_rows (like_id) WHERE like_id IS NOT NULL;

CREATE TABLE sketches (
	article_id INTEGER NOT NULL, 
	hashes BLOB NOT NULL, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article_rows (id)
);

CREATE TABLE sketch_keys (
	"key" INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	PRIMARY KEY ("key", article_id), 
	FOREIGN KEY(article_id) REFERENCES article_rows (id)
)
 WITHOUT ROWID

;

CREATE TABLE name_words (
	word TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	PRIMARY KEY (word, kind, folded)
)
 WITHOUT ROWID

;

CREATE TABLE continuations (
	"key" TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(article_id) REFERENCES article_rows (id)
);

CREATE INDEX continuations_of_article ON continuations (article_id);

CREATE INDEX statements_of_act ON statement_rows (act, article_id);

CREATE TABLE former_articles (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, reading_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES article_rows (id)
);

CREATE INDEX former_articles_of ON former_articles (article_id);

CREATE TABLE former_meetings (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting_rows (id)
);

CREATE INDEX former_meetings_of ON former_meetings (meeting_id);

CREATE INDEX speakers_by_entity ON speakers (entity_id, place, statement_id);

CREATE INDEX statements_of_article ON statement_rows (article_id, position, act);

CREATE INDEX articles_counted ON article_rows (id, ordered, host, site, language, kind, like_id);

CREATE TABLE sites (
	asked TEXT NOT NULL, 
	what TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (asked, what, value)
)
 WITHOUT ROWID

;

CREATE TABLE called (
	article_id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	language TEXT NOT NULL, 
	PRIMARY KEY (article_id, entity_id, name, language), 
	FOREIGN KEY(article_id) REFERENCES article_rows (id), 
	FOREIGN KEY(entity_id) REFERENCES entities (id)
)
 WITHOUT ROWID

;

CREATE INDEX called_of_entity ON called (entity_id, name);

CREATE INDEX captures_leading ON captures (leads_to) WHERE outcome = 'redirect';
