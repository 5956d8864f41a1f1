-- Events a person saved, and the listings a word on a pair was said of.

-- An event under its id as it was when it was saved, as JSON.
CREATE TABLE saved_event (
  event_id TEXT PRIMARY KEY,
  body BLOB NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- The listings, as JSON, that the two sides of a verdict were then: a harvest made anew gives other ids.
ALTER TABLE verdict ADD COLUMN one_listings BLOB NOT NULL DEFAULT '[]';
ALTER TABLE verdict ADD COLUMN other_listings BLOB NOT NULL DEFAULT '[]';
