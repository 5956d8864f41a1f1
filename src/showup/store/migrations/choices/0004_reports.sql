-- What a person finds wrong, and has seen.

-- What is wrong with an event in the person's eyes; the latest word on it holds.
CREATE TABLE report (
  event_id TEXT PRIMARY KEY,
  wrong TEXT NOT NULL,
  words TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- When a town's pages were looked at last, and when the visit before that ended.
CREATE TABLE visit (
  town_key TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  before TEXT
) WITHOUT ROWID;
