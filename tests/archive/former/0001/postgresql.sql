SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA depeche_00010001;
COMMENT ON SCHEMA depeche_00010001 IS 'an archive of depeche: its folder tells this name in archive.toml';
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE depeche_00010001.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE depeche_00010001.aliases (
    key text NOT NULL COLLATE pg_catalog."C",
    article_id bigint NOT NULL
);
CREATE TABLE depeche_00010001.articles (
    id bigint NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    reading_id bigint NOT NULL,
    url text NOT NULL COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    lede text COLLATE pg_catalog."C",
    site text COLLATE pg_catalog."C",
    host text NOT NULL COLLATE pg_catalog."C",
    authors text NOT NULL COLLATE pg_catalog."C",
    agency text COLLATE pg_catalog."C",
    published text COLLATE pg_catalog."C",
    modified text COLLATE pg_catalog."C",
    captured text COLLATE pg_catalog."C",
    latest text COLLATE pg_catalog."C",
    ordered text NOT NULL COLLATE pg_catalog."C",
    language text COLLATE pg_catalog."C",
    section text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    image text COLLATE pg_catalog."C",
    story_id bigint,
    revisions bigint NOT NULL
);
CREATE TABLE depeche_00010001.batches (
    id bigint NOT NULL,
    warc_id bigint NOT NULL,
    first_capture bigint,
    last_capture bigint,
    journal text COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.captures (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    at text COLLATE pg_catalog."C",
    outcome text NOT NULL COLLATE pg_catalog."C",
    status bigint,
    reason text COLLATE pg_catalog."C",
    page_id bigint,
    warc_id bigint NOT NULL,
    "offset" bigint NOT NULL,
    record text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.checkpoints (
    step_id bigint NOT NULL,
    snapshot bytea NOT NULL
);
CREATE TABLE depeche_00010001.counters (
    noun text NOT NULL COLLATE pg_catalog."C",
    last bigint NOT NULL
);
CREATE TABLE depeche_00010001.entities (
    id bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    role text COLLATE pg_catalog."C",
    articles bigint NOT NULL,
    statements bigint NOT NULL
);
CREATE TABLE depeche_00010001.meetings (
    id bigint NOT NULL,
    uid text NOT NULL COLLATE pg_catalog."C",
    sequence bigint NOT NULL,
    what text NOT NULL COLLATE pg_catalog."C",
    "when" text COLLATE pg_catalog."C",
    first_day text COLLATE pg_catalog."C",
    last_day text COLLATE pg_catalog."C",
    "where" text COLLATE pg_catalog."C",
    place_id bigint,
    status text NOT NULL COLLATE pg_catalog."C",
    confidence double precision NOT NULL
);
CREATE TABLE depeche_00010001.mentions (
    article_id bigint NOT NULL,
    entity_id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    role text COLLATE pg_catalog."C",
    affiliation text COLLATE pg_catalog."C",
    times bigint NOT NULL
);
CREATE TABLE depeche_00010001.name_keys (
    key text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    entity_id bigint NOT NULL
);
CREATE TABLE depeche_00010001.pages (
    id bigint NOT NULL,
    digest text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    host text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    warc_id bigint NOT NULL,
    "offset" bigint NOT NULL,
    record text NOT NULL COLLATE pg_catalog."C",
    unreadable text COLLATE pg_catalog."C",
    article_id bigint,
    reading_id bigint
);
CREATE TABLE depeche_00010001.parties (
    meeting_id bigint NOT NULL,
    "position" bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    entity_id bigint
);
CREATE TABLE depeche_00010001.readings (
    id bigint NOT NULL,
    page_id bigint NOT NULL,
    reader text NOT NULL COLLATE pg_catalog."C",
    recorder text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    article bytea NOT NULL,
    record bytea NOT NULL
);
CREATE TABLE depeche_00010001.reports (
    id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    article_id bigint NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    text text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    "when" text COLLATE pg_catalog."C",
    plain text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.revisions (
    article_id bigint NOT NULL,
    number bigint NOT NULL,
    capture_id bigint NOT NULL,
    reading_id bigint NOT NULL,
    at text COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.said_words (
    statement_id bigint NOT NULL,
    body text NOT NULL COLLATE pg_catalog."C",
    vector tsvector NOT NULL
);
CREATE TABLE depeche_00010001.settings (
    key text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.speakers (
    statement_id bigint NOT NULL,
    "position" bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    entity_id bigint
);
CREATE TABLE depeche_00010001.spellings (
    entity_id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    folded text NOT NULL COLLATE pg_catalog."C",
    articles bigint NOT NULL
);
CREATE TABLE depeche_00010001.statements (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    "position" bigint NOT NULL,
    text text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    act text NOT NULL COLLATE pg_catalog."C",
    speaker text COLLATE pg_catalog."C",
    role text COLLATE pg_catalog."C",
    confidence double precision NOT NULL,
    ordered text NOT NULL COLLATE pg_catalog."C",
    plain text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.steps (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    story_id bigint NOT NULL,
    traits text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE depeche_00010001.stories (
    id bigint NOT NULL,
    title text NOT NULL COLLATE pg_catalog."C",
    lede text COLLATE pg_catalog."C",
    first text NOT NULL COLLATE pg_catalog."C",
    last text NOT NULL COLLATE pg_catalog."C",
    articles bigint NOT NULL
);
CREATE TABLE depeche_00010001.warcs (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    kept bigint NOT NULL,
    torn bigint
);
CREATE TABLE depeche_00010001.words (
    article_id bigint NOT NULL,
    title text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    vector tsvector NOT NULL
);
INSERT INTO depeche_00010001.alembic_version VALUES ('0001');
INSERT INTO depeche_00010001.articles VALUES (1, 'a.example/1', 2, 'https://a.example/1', 'Ferry runs', NULL, NULL, 'a.example', '[]', NULL, NULL, NULL, '2027-01-10T10:00:00+00:00', '2027-01-11T10:00:00+00:00', '2027-01-10T10:00:00', 'fr', NULL, 'article', NULL, 1, 2);
INSERT INTO depeche_00010001.articles VALUES (2, 'b.example/2', 3, 'https://b.example/2', 'Storm', NULL, NULL, 'b.example', '[]', NULL, '2027-01-11T09:00:00+01:00', NULL, '2027-01-12T10:00:00+00:00', '2027-01-12T10:00:00+00:00', '2027-01-11T08:00:00', 'fr', NULL, 'article', NULL, 2, 1);
INSERT INTO depeche_00010001.batches VALUES (1, 1, 1, 4, NULL);
INSERT INTO depeche_00010001.captures VALUES (1, 1, 'https://a.example/1', 'https://a.example/1', '2027-01-10T10:00:00+00:00', 'page', NULL, NULL, 1, 1, 295, '<urn:uuid:2f2d2227-3e99-4c66-8cc1-03d89689b5d1>');
INSERT INTO depeche_00010001.captures VALUES (2, 1, 'https://a.example/1', 'https://a.example/1', '2027-01-11T10:00:00+00:00', 'page', NULL, NULL, 2, 1, 726, '<urn:uuid:31227f84-6f41-4ea7-9cdd-4dd3d42cf6db>');
INSERT INTO depeche_00010001.captures VALUES (3, 1, 'https://b.example/2', 'https://b.example/2', '2027-01-12T10:00:00+00:00', 'page', NULL, NULL, 3, 1, 1157, '<urn:uuid:97962630-2286-4778-b803-75e21e5ddd3a>');
INSERT INTO depeche_00010001.captures VALUES (4, 1, 'https://b.example/raise', 'https://b.example/raise', NULL, 'page', NULL, NULL, 4, 1, 1500, '<urn:uuid:c0697df6-2ddd-443c-bcc4-d00650d44ffa>');
INSERT INTO depeche_00010001.counters VALUES ('warc', 1);
INSERT INTO depeche_00010001.counters VALUES ('capture', 4);
INSERT INTO depeche_00010001.counters VALUES ('page', 4);
INSERT INTO depeche_00010001.counters VALUES ('reading', 3);
INSERT INTO depeche_00010001.counters VALUES ('article', 2);
INSERT INTO depeche_00010001.counters VALUES ('step', 2);
INSERT INTO depeche_00010001.counters VALUES ('entity', 3);
INSERT INTO depeche_00010001.counters VALUES ('statement', 2);
INSERT INTO depeche_00010001.counters VALUES ('meeting', 2);
INSERT INTO depeche_00010001.counters VALUES ('report', 2);
INSERT INTO depeche_00010001.entities VALUES (1, 'person', 'Ilse Vaudrin', 'maire', 1, 1);
INSERT INTO depeche_00010001.entities VALUES (2, 'person', 'Jon Brask', NULL, 1, 0);
INSERT INTO depeche_00010001.entities VALUES (3, 'place', 'Port-Armel', NULL, 1, 0);
INSERT INTO depeche_00010001.meetings VALUES (2, 'be066db8-8021-5eaf-b297-333a3f7e321d', 0, 'talks', '2027-01-12', '2027-01-12', '2027-01-12', 'Port-Armel', 3, 'announced', 0.5);
INSERT INTO depeche_00010001.mentions VALUES (1, 1, 'Ilse Vaudrin', 'maire', NULL, 1);
INSERT INTO depeche_00010001.mentions VALUES (1, 2, 'Jon Brask', NULL, NULL, 1);
INSERT INTO depeche_00010001.mentions VALUES (1, 3, 'Port-Armel', NULL, NULL, 1);
INSERT INTO depeche_00010001.name_keys VALUES ('brask', 'person', 2);
INSERT INTO depeche_00010001.name_keys VALUES ('port-armel', 'place', 3);
INSERT INTO depeche_00010001.name_keys VALUES ('vaudrin', 'person', 1);
INSERT INTO depeche_00010001.pages VALUES (1, 'sha256:4b4ec887268e91cd24158fe0132d4a5fe4a915d08879aec1dc9251afc3821f95', 'https://a.example/1', 'a.example', 325, 1, 295, '<urn:uuid:2f2d2227-3e99-4c66-8cc1-03d89689b5d1>', NULL, 1, 1);
INSERT INTO depeche_00010001.pages VALUES (2, 'sha256:9b54c8ba2b948bab5b00ba11584192f8988b53d4d23c2a80fe2e964325809b64', 'https://a.example/1', 'a.example', 325, 1, 726, '<urn:uuid:31227f84-6f41-4ea7-9cdd-4dd3d42cf6db>', NULL, 1, 2);
INSERT INTO depeche_00010001.pages VALUES (3, 'sha256:36585ee0e077ceb6791c45afe2d0c196b50ea00596eed669aea7e35a416d7b1b', 'https://b.example/2', 'b.example', 98, 1, 1157, '<urn:uuid:97962630-2286-4778-b803-75e21e5ddd3a>', NULL, 2, 3);
INSERT INTO depeche_00010001.pages VALUES (4, 'sha256:7662315e492917b9ff8a848aabdf1d24eff54511b53627c900ef45c55f224308', 'https://b.example/raise', 'b.example', 15, 1, 1500, '<urn:uuid:c0697df6-2ddd-443c-bcc4-d00650d44ffa>', 'the reader failed on it (RuntimeError at fakes.py:59: a fault of ours)', NULL, NULL);
INSERT INTO depeche_00010001.parties VALUES (2, 0, 'Ilse Vaudrin', 1);
INSERT INTO depeche_00010001.parties VALUES (2, 1, 'Jon Brask', 2);
INSERT INTO depeche_00010001.readings VALUES (1, 1, 'fake/1', 'fake/1', '7f34a3d1b49b8472df3ea2a0da6f8fc5', '\x785e7d914d4bc4301086ff4a98abedf6e322f4a60741f1e041bcb43dcc36e36e689a8649022bb5ffdda4cb8a8a0a6160de77e69961b240600d0d1cbdb7ae290adcd10927aba9a82003afbca6e8de11f39be0605c1407b43e30c9a8d7657d9d97555e95cf55d994e95d6d31966934878087d4feca31dfeb79181d34ed02a332a9db22e381d11ed3243af9283d92d8e320982c93918c420723d50ed6ecbfaef7a5034b73dcba8346b46d07f7da9178c12059990e32d1c1848aa3dd6722da0fb311b78c6e4c9e095af77daa71a8e4df849fbb9d55cbf3a45c226f8889fc85f0799cfa5cf934b3cf6f78229df25f477cd96ba3a131733003c90bde6a1cc86d13be03fb15d63e032694c4e9e438a62f5c3f00f96c968d', '\x785e7551cb4ec3400cfc95c8e704920815911bbd813870e252e560362eac927dc8bb08a4aaff8ebd050a5539ced81e8fc73b48193339f239c1b0d929e40c435b03f909866e5543a60f61e081aa67341553642931420db3d51e982c93c9825344af329bb6ee56e358031a9d8c1c9c4d541a086762e1ee9644d513be4d6cbd144cf05b3b913724bb2f6ef632eb88b2f52f676d5dfd7125f3efafa828e332a702c90becdbfeba69bba6eb0f1c8b3a3c06cecd2d3b5a848c226b8d15dfe5fe535bf7c1576bc634c3a8962285b85031f4757a244e413b3d3a153f99d75c6df8c94423e1a00ae05042837dfdafd271f51999626641438774be2594392afc3a54fbe54781a712fe569e70d9c1fe13595ba310');
INSERT INTO depeche_00010001.readings VALUES (2, 2, 'fake/1', 'fake/1', '723cd486363f3522b7355f33d80a8399', '\x785e7d914d4bc4301086ff4a98abedf6e322f4a60741f1e041bcb43dcc36e36e689a8649022bb5ffdda4cb8a8a0a6160de77e69961b240600d0d1cbdb7ae290adcd10927aba9a82003afbca6e8de11f39be0605c1407b43e30c9a8d7657d9d97555e55cf55d994e95d6d31966934878087d4feca31dfeb79181d34ed02a332a9db22e381d11ed3243af9283d92d8e320982c93918c6242966a076bf65fd7fbd281a5396edd4123dab6837bed48bc6090ac4c0799e86042c5d1ee3311ed87d9885b463726cf04adfb3ed53854f26fc2cfddceaae579522e9137c444fe42f83c4e7dae7c9ad9e7373c914ef9af23beecb5d1d098399881e4056f350ee4b609df81fd0a6b9f01134ae274721cd317ae1fe851967f', '\x785e7551cb4ec3400cfc95c8e704920815911bbd813870e252e560362eac927dc8bb08a4aaff8ebd050a5539ced81e8fc73b48193339f239c1b0d929e40c435b03f909866e5543a60f61e081aa67341553642931420db3d51e982c93c9825344af329bb6ee56e358031a9d8c1c9c4d541a086762e1ee9644d513be4d6cbd144cf05b3b913724bb2f6ef632eb88b2f52f676d5dfd7125f3efafa828e332a702c90becdbfeba69bba6eb0f1c8b3a3c06cecd2d3b5a848c226b8d15dfe5fe535bf7c1576bc634c3a8962285b85031f4757a244e413b3d3a153f99d75c6df8c94423e1a00ae05042837dfdafd271f51999626641438774be2594392afc3a54fbe54781a712fe569e70d9c1fe13595ba310');
INSERT INTO depeche_00010001.readings VALUES (3, 3, 'fake/1', 'fake/1', '5a97e409c21cde3c9bae08c5d405cd14', '\x785e558e4d0a83400c85af22d956eb8c9b52cfd05ddd952ea2a62a8e3acc6440100fd45ec38b35d35d213c782f5f7e3608ce40093db3f5659ed7675a71b286f20252e0810d49f7ce8b9bc4db509bc1f7d44a56a8e292299d695da96ba994d4496951e11ab41cdc3f56543a323f2caa6006e72e60172fbc9cf8da2ccde8a17c6c300e739cb6e8b07368fbf80cad2cd10d13a6c91e1fa6843c2716bd3fde7486fd9982236cc9c57d3852ae61ff02c7b843db', '\x785eab562a4a4dce2f4a492d52b2524a4bcc4ed53754aa050051d40708');
INSERT INTO depeche_00010001.reports VALUES (2, 2, 1, 0, 4, 'Le b', 'announced', '2027-01-12', '{"start":0,"end":4,"text":"Le b","what":"talks","when":"2027-01-12","where":"Port-Armel","participants":["Ilse Vaudrin","Jon Brask"]}');
INSERT INTO depeche_00010001.revisions VALUES (1, 1, 1, 1, '2027-01-10T10:00:00+00:00', 'Ferry runs', '7f34a3d1b49b8472df3ea2a0da6f8fc5');
INSERT INTO depeche_00010001.revisions VALUES (1, 2, 2, 2, '2027-01-11T10:00:00+00:00', 'Ferry runs', '723cd486363f3522b7355f33d80a8399');
INSERT INTO depeche_00010001.revisions VALUES (2, 1, 3, 3, '2027-01-12T10:00:00+00:00', 'Storm', '5a97e409c21cde3c9bae08c5d405cd14');
INSERT INTO depeche_00010001.said_words VALUES (2, ' le bac reprendra ', '''bac'':2 ''le'':1 ''reprendra'':3');
INSERT INTO depeche_00010001.settings VALUES ('engine', 'fake/1');
INSERT INTO depeche_00010001.speakers VALUES (2, 0, 'Ilse Vaudrin', 1);
INSERT INTO depeche_00010001.spellings VALUES (1, 'Ilse Vaudrin', 'fr', 'person', 'ilse vaudrin', 1);
INSERT INTO depeche_00010001.spellings VALUES (2, 'Jon Brask', 'fr', 'person', 'jon brask', 1);
INSERT INTO depeche_00010001.spellings VALUES (3, 'Port-Armel', 'fr', 'place', 'port armel', 1);
INSERT INTO depeche_00010001.statements VALUES (2, 1, 0, 'Le bac reprendra', 'direct', 'promise', 'Ilse Vaudrin', NULL, 0.9, '2027-01-10T10:00:00', '{"start":0,"end":16,"text":"Le bac reprendra","kind":"direct","spans":[[0,16]],"act":"promise","speaker":"Ilse Vaudrin","confidence":0.9}');
INSERT INTO depeche_00010001.steps VALUES (1, 1, 1, '{"first":"Ferry"}');
INSERT INTO depeche_00010001.steps VALUES (2, 2, 2, '{"first":"Storm"}');
INSERT INTO depeche_00010001.stories VALUES (1, 'Ferry runs', NULL, '2027-01-10T10:00:00', '2027-01-10T10:00:00', 1);
INSERT INTO depeche_00010001.stories VALUES (2, 'Storm', NULL, '2027-01-11T08:00:00', '2027-01-11T08:00:00', 1);
INSERT INTO depeche_00010001.warcs VALUES (1, 'warc/20261125T211857Z-a8b00f8d.warc.gz', 2333, NULL);
INSERT INTO depeche_00010001.words VALUES (1, ' ferry runs ', ' le bac reprendra mardi people ilse vaudrin maire jon brask null said ilse vaudrin le bac reprendra promise met 2027 01 12 port armel ilse vaudrin jon brask announced places port armel ', '''01'':23 ''12'':24 ''2027'':22 ''announced'':31 ''armel'':26,34 ''bac'':4,18 ''brask'':12,30 ''ferry'':1A ''ilse'':8,15,27 ''jon'':11,29 ''le'':3,17 ''maire'':10 ''mardi'':6 ''met'':21 ''null'':13 ''people'':7 ''places'':32 ''port'':25,33 ''promise'':20 ''reprendra'':5,19 ''runs'':2A ''said'':14 ''vaudrin'':9,16,28');
INSERT INTO depeche_00010001.words VALUES (2, ' storm ', ' la tempete est passee ', '''est'':4 ''la'':2 ''passee'':5 ''storm'':1A ''tempete'':3');
ALTER TABLE ONLY depeche_00010001.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY depeche_00010001.aliases
    ADD CONSTRAINT aliases_pkey PRIMARY KEY (key);
ALTER TABLE ONLY depeche_00010001.articles
    ADD CONSTRAINT articles_key_key UNIQUE (key);
ALTER TABLE ONLY depeche_00010001.articles
    ADD CONSTRAINT articles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.captures
    ADD CONSTRAINT captures_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (step_id);
ALTER TABLE ONLY depeche_00010001.counters
    ADD CONSTRAINT counters_pkey PRIMARY KEY (noun);
ALTER TABLE ONLY depeche_00010001.entities
    ADD CONSTRAINT entities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.meetings
    ADD CONSTRAINT meetings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.meetings
    ADD CONSTRAINT meetings_uid_key UNIQUE (uid);
ALTER TABLE ONLY depeche_00010001.mentions
    ADD CONSTRAINT mentions_pkey PRIMARY KEY (article_id, entity_id);
ALTER TABLE ONLY depeche_00010001.name_keys
    ADD CONSTRAINT name_keys_pkey PRIMARY KEY (key, kind, entity_id);
ALTER TABLE ONLY depeche_00010001.pages
    ADD CONSTRAINT pages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.parties
    ADD CONSTRAINT parties_pkey PRIMARY KEY (meeting_id, "position");
ALTER TABLE ONLY depeche_00010001.readings
    ADD CONSTRAINT readings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.reports
    ADD CONSTRAINT reports_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.revisions
    ADD CONSTRAINT revisions_pkey PRIMARY KEY (article_id, number);
ALTER TABLE ONLY depeche_00010001.said_words
    ADD CONSTRAINT said_words_pkey PRIMARY KEY (statement_id);
ALTER TABLE ONLY depeche_00010001.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (key);
ALTER TABLE ONLY depeche_00010001.speakers
    ADD CONSTRAINT speakers_pkey PRIMARY KEY (statement_id, "position");
ALTER TABLE ONLY depeche_00010001.spellings
    ADD CONSTRAINT spellings_pkey PRIMARY KEY (entity_id, name, language);
ALTER TABLE ONLY depeche_00010001.statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.steps
    ADD CONSTRAINT steps_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.warcs
    ADD CONSTRAINT warcs_name_key UNIQUE (name);
ALTER TABLE ONLY depeche_00010001.warcs
    ADD CONSTRAINT warcs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY depeche_00010001.words
    ADD CONSTRAINT words_pkey PRIMARY KEY (article_id);
CREATE INDEX aliases_of_article ON depeche_00010001.aliases USING btree (article_id);
CREATE INDEX articles_by_host ON depeche_00010001.articles USING btree (host, ordered);
CREATE INDEX articles_by_language ON depeche_00010001.articles USING btree (language, ordered);
CREATE INDEX articles_by_time ON depeche_00010001.articles USING btree (ordered, id);
CREATE INDEX articles_of_story ON depeche_00010001.articles USING btree (story_id, ordered);
CREATE INDEX batches_unwritten ON depeche_00010001.batches USING btree (id) WHERE (journal IS NOT NULL);
CREATE INDEX captures_at ON depeche_00010001.captures USING btree (warc_id, "offset");
CREATE INDEX captures_of_page ON depeche_00010001.captures USING btree (page_id);
CREATE INDEX captures_of_url ON depeche_00010001.captures USING btree (url);
CREATE INDEX entities_by_weight ON depeche_00010001.entities USING btree (kind, articles);
CREATE INDEX meetings_by_day ON depeche_00010001.meetings USING btree (first_day, id);
CREATE INDEX mentions_of_entity ON depeche_00010001.mentions USING btree (entity_id, article_id);
CREATE UNIQUE INDEX pages_by_content ON depeche_00010001.pages USING btree (digest, url);
CREATE INDEX pages_of_article ON depeche_00010001.pages USING btree (article_id);
CREATE INDEX pages_unreadable ON depeche_00010001.pages USING btree (host) WHERE (unreadable IS NOT NULL);
CREATE INDEX parties_by_entity ON depeche_00010001.parties USING btree (entity_id, meeting_id);
CREATE INDEX readings_of_page ON depeche_00010001.readings USING btree (page_id);
CREATE INDEX reports_of_article ON depeche_00010001.reports USING btree (article_id);
CREATE INDEX reports_of_meeting ON depeche_00010001.reports USING btree (meeting_id, id);
CREATE INDEX said_words_by_word ON depeche_00010001.said_words USING gin (vector);
CREATE INDEX speakers_by_entity ON depeche_00010001.speakers USING btree (entity_id, statement_id);
CREATE INDEX spellings_by_name ON depeche_00010001.spellings USING btree (kind, folded);
CREATE INDEX statements_by_act ON depeche_00010001.statements USING btree (act, ordered);
CREATE INDEX statements_by_time ON depeche_00010001.statements USING btree (ordered, id);
CREATE INDEX statements_of_article ON depeche_00010001.statements USING btree (article_id, "position");
CREATE INDEX stories_by_time ON depeche_00010001.stories USING btree (last, id);
CREATE INDEX words_by_word ON depeche_00010001.words USING gin (vector);
ALTER TABLE ONLY depeche_00010001.aliases
    ADD CONSTRAINT aliases_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.articles
    ADD CONSTRAINT articles_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES depeche_00010001.readings(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.articles
    ADD CONSTRAINT articles_story_id_fkey FOREIGN KEY (story_id) REFERENCES depeche_00010001.stories(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.batches
    ADD CONSTRAINT batches_warc_id_fkey FOREIGN KEY (warc_id) REFERENCES depeche_00010001.warcs(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.captures
    ADD CONSTRAINT captures_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES depeche_00010001.batches(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.captures
    ADD CONSTRAINT captures_page_id_fkey FOREIGN KEY (page_id) REFERENCES depeche_00010001.pages(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.captures
    ADD CONSTRAINT captures_warc_id_fkey FOREIGN KEY (warc_id) REFERENCES depeche_00010001.warcs(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.meetings
    ADD CONSTRAINT meetings_place_id_fkey FOREIGN KEY (place_id) REFERENCES depeche_00010001.entities(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.mentions
    ADD CONSTRAINT mentions_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.mentions
    ADD CONSTRAINT mentions_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES depeche_00010001.entities(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.name_keys
    ADD CONSTRAINT name_keys_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES depeche_00010001.entities(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.pages
    ADD CONSTRAINT pages_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.pages
    ADD CONSTRAINT pages_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES depeche_00010001.readings(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.pages
    ADD CONSTRAINT pages_warc_id_fkey FOREIGN KEY (warc_id) REFERENCES depeche_00010001.warcs(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.parties
    ADD CONSTRAINT parties_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES depeche_00010001.entities(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.parties
    ADD CONSTRAINT parties_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES depeche_00010001.meetings(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.reports
    ADD CONSTRAINT reports_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.reports
    ADD CONSTRAINT reports_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES depeche_00010001.meetings(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.revisions
    ADD CONSTRAINT revisions_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.revisions
    ADD CONSTRAINT revisions_capture_id_fkey FOREIGN KEY (capture_id) REFERENCES depeche_00010001.captures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.revisions
    ADD CONSTRAINT revisions_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES depeche_00010001.readings(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.speakers
    ADD CONSTRAINT speakers_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES depeche_00010001.entities(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.speakers
    ADD CONSTRAINT speakers_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES depeche_00010001.statements(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.spellings
    ADD CONSTRAINT spellings_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES depeche_00010001.entities(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.statements
    ADD CONSTRAINT statements_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY depeche_00010001.steps
    ADD CONSTRAINT steps_article_id_fkey FOREIGN KEY (article_id) REFERENCES depeche_00010001.articles(id) DEFERRABLE INITIALLY DEFERRED;
