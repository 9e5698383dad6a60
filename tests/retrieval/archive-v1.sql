-- An archive of version 1, as the first release wrote it. Never edited: later versions must still open it.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('uuid', '00112233445566778899aabbccddeeff');
CREATE TABLE growth (generation INTEGER PRIMARY KEY, mark TEXT NOT NULL);
CREATE TABLE articles (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL,
    text TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    title TEXT,
    outlet TEXT,
    author TEXT,
    url TEXT,
    language TEXT NOT NULL,
    published_at TEXT,
    source_class TEXT NOT NULL,
    encoding TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
CREATE INDEX articles_by_ref ON articles (ref);
CREATE TABLE passages (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    UNIQUE (article_id, number)
);
CREATE TABLE vectors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    level TEXT NOT NULL CHECK (level IN ('passage', 'article')),
    owner TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    embedder TEXT NOT NULL,
    dim INTEGER NOT NULL,
    blank INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (level, owner, embedder)
);
CREATE INDEX vectors_by_embedder ON vectors (embedder, level, blank, seq, owner);
CREATE TABLE extracts (
    article_id TEXT NOT NULL,
    reader TEXT NOT NULL,
    prompt TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (article_id, reader, prompt, schema_version)
);
CREATE TABLE watches (name TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE slots (
    watch TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'done', 'failed')),
    lease_until REAL NOT NULL,
    claims INTEGER NOT NULL DEFAULT 1,
    path TEXT,
    reason TEXT,
    PRIMARY KEY (watch, due)
);
CREATE TABLE briefs (
    id TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
INSERT INTO articles (id, ref, text, body_start, title, outlet, author, url, language, published_at, source_class, encoding, sha256, added_at)
VALUES ('96221c797b76d3ef', 'hudna.txt', 'قال المبعوث إن الهدنة قائمة.', 0, NULL, 'وكالة', NULL, NULL, 'ar', '2020-08-21T00:00:00+00:00', 'agency_copy', 'utf-8', '96221c797b76d3ef35014696904b094af0dd1689c591eac8ccdb05c1f5599ab5', '2026-01-01T00:00:00Z');
INSERT INTO passages VALUES ('96221c797b76d3ef:0', '96221c797b76d3ef', 0, 0, 28);
INSERT INTO vectors (level, owner, article_id, embedder, dim, blank, data) VALUES
('passage', '96221c797b76d3ef:0', '96221c797b76d3ef', 'hashed1', 2, 0, x'0000803f00000000'),
('article', '96221c797b76d3ef', '96221c797b76d3ef', 'hashed1', 2, 0, x'0000803f00000000');
INSERT INTO growth VALUES (1, '0011223344556677');
PRAGMA application_id = 2002875241;
PRAGMA user_version = 1;
