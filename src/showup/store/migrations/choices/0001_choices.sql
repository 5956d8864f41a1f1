-- The user's own word on events and sources: kept when the harvest is rebuilt.

-- Two occurrences or events said to be the same or different; the latest row about a pair holds.
CREATE TABLE verdict (
  verdict_no INTEGER PRIMARY KEY,
  said TEXT NOT NULL CHECK (said IN ('same', 'different')),
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK (one < other)
);
CREATE UNIQUE INDEX verdict_on_pair ON verdict (one, other);

-- An address the user added for a town.
CREATE TABLE added (
  town_key TEXT NOT NULL,
  url TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (town_key, url)
) WITHOUT ROWID;

-- A source the user wants left alone.
CREATE TABLE paused (
  feed_url TEXT PRIMARY KEY,
  at TEXT NOT NULL
) WITHOUT ROWID;
