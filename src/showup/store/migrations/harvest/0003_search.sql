-- The search index: a row for every day of an event; its rowid is where, when and what kind.
-- rowid = cell (20 bits) | day (12) | sub-cell (8) | kind (4) | sequence (19); see docs/reference/store.md.

CREATE TABLE entry (
  entry_no INTEGER PRIMARY KEY,
  event_no INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  town_key TEXT,               -- of an event without a place: the town it is told in
  lat REAL,
  lon REAL,
  start_epoch REAL NOT NULL,   -- of the whole event, not of this day
  end_epoch REAL NOT NULL,
  all_day INTEGER NOT NULL,
  level INTEGER NOT NULL,
  online INTEGER,
  topics INTEGER NOT NULL,     -- bits in the order of model.judgement.TOPICS
  activities INTEGER NOT NULL  -- bits in the order of model.judgement.ACTIVITIES
);
CREATE INDEX entry_of_event ON entry (event_no);
CREATE INDEX entry_in_time ON entry (start_epoch);

-- The words of each entry: the content of the full-text index (SQLite 3.40 cannot delete without it).
CREATE TABLE entry_text (
  entry_no INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
  title TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE VIRTUAL TABLE entry_words USING fts5 (
  title, words,
  content = 'entry_text', content_rowid = 'entry_no',
  detail = 'full', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN
  INSERT INTO entry_words (rowid, title, words) VALUES (new.entry_no, new.title, new.words);
END;
CREATE TRIGGER entry_text_removed AFTER DELETE ON entry_text BEGIN
  INSERT INTO entry_words (entry_words, rowid, title, words)
  VALUES ('delete', old.entry_no, old.title, old.words);
END;
