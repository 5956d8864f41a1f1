-- What listening needs beside its notes; SQLite changes a CHECK only by making the table anew.

DROP TRIGGER leaf_added;
DROP TRIGGER leaf_forgotten;
DROP TRIGGER leaf_edited;
DROP INDEX leaf_in_time;
ALTER TABLE leaf RENAME TO old_leaf;

-- A leaf is one thing written down or kept with it; its body is JSON.
CREATE TABLE leaf (
  leaf_no INTEGER PRIMARY KEY AUTOINCREMENT,  -- the number of a forgotten leaf is not given again
  kind TEXT NOT NULL CHECK (kind IN (
    'entry',    -- of the journal
    'note',     -- what one voice was heard to say
    'meeting',  -- where notes were taken, its statements, and the salt of its voices
    'ballots',  -- an imported conversation
    'verdict',  -- a person's word on two statements
    'code',     -- a topic of the codebook
    'report',   -- what a report showed, so that the next one can say what is new
    'export',   -- counts that left this machine
    'team'      -- counts that came from another listener
  )),
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  words TEXT NOT NULL,
  written_at TEXT NOT NULL,
  removed_at TEXT              -- taken out, and brought back by undo until it is forgotten
);
INSERT INTO leaf SELECT * FROM old_leaf;
DELETE FROM sqlite_sequence WHERE name = 'leaf';
INSERT INTO sqlite_sequence (name, seq) SELECT 'leaf', seq FROM sqlite_sequence WHERE name = 'old_leaf';
DROP TABLE old_leaf;
CREATE INDEX leaf_in_time ON leaf (kind, day, leaf_no);

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
