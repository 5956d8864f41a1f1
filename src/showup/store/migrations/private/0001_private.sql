-- What a person writes for themselves: it leaves this file only when they export it.

-- A leaf is one entry of the journal or one note of a meeting; its body is JSON.
CREATE TABLE leaf (
  leaf_no INTEGER PRIMARY KEY AUTOINCREMENT,  -- the number of a forgotten leaf is not given again
  kind TEXT NOT NULL CHECK (kind IN ('entry', 'note')),
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  words TEXT NOT NULL,
  written_at TEXT NOT NULL,
  removed_at TEXT              -- taken out, and brought back by undo until it is forgotten
);
CREATE INDEX leaf_in_time ON leaf (kind, day, leaf_no);

CREATE VIRTUAL TABLE leaf_words USING fts5 (
  words,
  content = 'leaf', content_rowid = 'leaf_no',
  detail = 'full', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER leaf_added AFTER INSERT ON leaf BEGIN
  INSERT INTO leaf_words (rowid, words) VALUES (new.leaf_no, new.words);
END;
CREATE TRIGGER leaf_forgotten AFTER DELETE ON leaf BEGIN
  INSERT INTO leaf_words (leaf_words, rowid, words) VALUES ('delete', old.leaf_no, old.words);
END;
CREATE TRIGGER leaf_edited AFTER UPDATE OF words ON leaf BEGIN
  INSERT INTO leaf_words (leaf_words, rowid, words) VALUES ('delete', old.leaf_no, old.words);
  INSERT INTO leaf_words (rowid, words) VALUES (new.leaf_no, new.words);
END;
