"""The archive's tables, as an ordered list of steps: a database at version n has taken the first n of them.

A step that has been released is never edited; a change is a new step at the end.
"""

from typing import Final

APPLICATION_ID: Final = 0x77617369
"""SQLite's own mark for "whose file is this": the letters `wasi`."""

Steps = tuple[tuple[str, ...], ...]

_FIRST: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "INSERT INTO meta (key, value) VALUES ('uuid', lower(hex(randomblob(16))))",
    # One row for each change to what an index must hold. The mark is random, so that an archive restored from a backup
    # and grown again in another way is told from the one an index was made for.
    "CREATE TABLE growth (generation INTEGER PRIMARY KEY, mark TEXT NOT NULL)",
    """
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
    )
    """,
    "CREATE INDEX articles_by_ref ON articles (ref)",
    """
    CREATE TABLE passages (
        id TEXT PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        UNIQUE (article_id, number)
    )
    """,
    """
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
    )
    """,
    "CREATE INDEX vectors_by_embedder ON vectors (embedder, level, blank, seq, owner)",
    """
    CREATE TABLE extracts (
        article_id TEXT NOT NULL,
        reader TEXT NOT NULL,
        prompt TEXT NOT NULL,
        schema_version TEXT NOT NULL,
        json TEXT NOT NULL,
        PRIMARY KEY (article_id, reader, prompt, schema_version)
    )
    """,
    "CREATE TABLE watches (name TEXT PRIMARY KEY, json TEXT NOT NULL)",
    """
    CREATE TABLE slots (
        watch TEXT NOT NULL,
        due TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('claimed', 'done', 'failed')),
        lease_until REAL NOT NULL,
        claims INTEGER NOT NULL DEFAULT 1,
        path TEXT,
        reason TEXT,
        PRIMARY KEY (watch, due)
    )
    """,
    """
    CREATE TABLE briefs (
        id TEXT PRIMARY KEY,
        json TEXT NOT NULL,
        saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
    )
    """,
)

_FEEDS: Final = (
    """
    CREATE TABLE feeds (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        title TEXT,
        etag TEXT,
        last_modified TEXT,
        last_fetched TEXT,
        next_allowed TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        last_error TEXT,
        gone INTEGER NOT NULL DEFAULT 0,
        added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
    )
    """,
    """
    CREATE TABLE feed_entries (
        feed TEXT NOT NULL,
        entry TEXT NOT NULL,
        met_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
        PRIMARY KEY (feed, entry)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE feed_hosts (
        origin TEXT PRIMARY KEY,
        next_allowed TEXT,
        robots TEXT,
        robots_at TEXT
    ) WITHOUT ROWID
    """,
    "CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL",
)

_CLUSTERS: Final = (
    # Articles are named by their `seq`. Filled by `retrieval.dedupe`, whose rule stands in `meta`. Fingerprints do not
    # refer to `articles`: looking the parent up would cost more than the row, and one that is left behind leads nowhere.
    """
    CREATE TABLE fingerprints (
        print INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (print, article)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE likenesses (
        one INTEGER NOT NULL REFERENCES articles (seq) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES articles (seq) ON DELETE CASCADE,
        share REAL NOT NULL,
        copy INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX likenesses_by_other ON likenesses (other)",
    """
    CREATE TABLE clusters (
        seq INTEGER PRIMARY KEY REFERENCES articles (seq) ON DELETE CASCADE,
        cluster INTEGER NOT NULL
    )
    """,
    "CREATE INDEX clusters_by_cluster ON clusters (cluster)",
)

STEPS: Final[Steps] = (_FIRST, _FEEDS, _CLUSTERS)
