-- The ledger: towns, runs, channels, leads, sources with their history, groups, places, problems.

-- A town as last asked about, with the time its last harvest ended.
CREATE TABLE town (
  town_key TEXT PRIMARY KEY,
  body BLOB NOT NULL,
  harvested_at TEXT
) WITHOUT ROWID;

-- One harvest of one town; finished_at is NULL while it runs or when it was cut off.
CREATE TABLE run (
  run_id INTEGER PRIMARY KEY,
  town_key TEXT NOT NULL REFERENCES town ON DELETE CASCADE,
  started_at TEXT NOT NULL,
  started_epoch REAL NOT NULL,
  finished_at TEXT
);
CREATE INDEX run_of_town ON run (town_key, started_epoch);

-- The last time each channel was asked of a town, and in which run.
CREATE TABLE channel (
  town_key TEXT NOT NULL,
  name TEXT NOT NULL,
  run_id INTEGER REFERENCES run ON DELETE SET NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (town_key, name)
) WITHOUT ROWID;

-- An address worth looking at, with its latest outcome and the run that tried it.
CREATE TABLE lead (
  lead_no INTEGER PRIMARY KEY,
  town_key TEXT NOT NULL,
  url TEXT NOT NULL,
  body BLOB NOT NULL,
  outcome TEXT,
  why TEXT NOT NULL DEFAULT '',
  tried_in INTEGER REFERENCES run ON DELETE SET NULL,
  tried_at TEXT,
  UNIQUE (town_key, url)
);

-- Every channel a lead came from, in the order they came.
CREATE TABLE lead_channel (
  lead_no INTEGER NOT NULL REFERENCES lead ON DELETE CASCADE,
  channel TEXT NOT NULL,  -- the key's columns come first: SQLite 3.40 checks others wrongly
  place INTEGER NOT NULL,
  PRIMARY KEY (lead_no, channel)
) WITHOUT ROWID;

-- A feed or page that publishes events; paused is the user's wish.
CREATE TABLE source (
  feed_url TEXT PRIMARY KEY,
  body BLOB NOT NULL,
  status TEXT,
  paused INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Which towns a source serves, in the order they were linked.
CREATE TABLE town_source (
  link_no INTEGER PRIMARY KEY,
  town_key TEXT NOT NULL,
  feed_url TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
  UNIQUE (town_key, feed_url)
);
CREATE INDEX town_of_source ON town_source (feed_url);

-- Every reading of a source: when, how it went, how many occurrences.
CREATE TABLE attempt (
  attempt_no INTEGER PRIMARY KEY,
  feed_url TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
  at TEXT NOT NULL,
  status TEXT,
  why TEXT NOT NULL,
  count INTEGER NOT NULL,
  content_type TEXT NOT NULL
);
CREATE INDEX attempt_of_source ON attempt (feed_url);

-- A group that can be joined; never a person.
CREATE TABLE joinable (
  group_no INTEGER PRIMARY KEY,
  town_key TEXT NOT NULL,
  group_id TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (town_key, group_id)
);

-- A place where people meet, whether or not it has a site.
CREATE TABLE place (
  place_no INTEGER PRIMARY KEY,
  town_key TEXT NOT NULL,
  identity TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (town_key, identity)
);

-- What a server said to be asked with next time, so that it can answer "not modified".
CREATE TABLE validator (
  url TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  digest TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- What went wrong in a run.
CREATE TABLE problem (
  problem_no INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  stage TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL
);
CREATE INDEX problem_of_run ON problem (run_id);
