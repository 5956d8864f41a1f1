-- Statements of the private store.

-- overwrite_deleted: Fill with zeros what is deleted.
PRAGMA secure_delete = ON

-- add_leaf: Keep a leaf under a new number.
INSERT INTO leaf (kind, day, body, words, written_at) VALUES (?, ?, ?, ?, ?) RETURNING leaf_no

-- edit_leaf: Replace what a leaf says.
UPDATE leaf SET day = ?, body = ?, words = ?
WHERE leaf_no = ? AND kind = ? AND removed_at IS NULL RETURNING leaf_no

-- leaf: One leaf that was not taken out.
SELECT leaf_no, day, body FROM leaf WHERE leaf_no = ? AND kind = ? AND removed_at IS NULL

-- leaves: Every leaf of a kind, the oldest day first.
SELECT leaf_no, day, body FROM leaf WHERE kind = ? AND removed_at IS NULL ORDER BY day, leaf_no

-- all_leaves: Every leaf of a kind, those taken out, too.
SELECT leaf_no, day, body FROM leaf WHERE kind = ? ORDER BY day, leaf_no

-- find_leaves: The leaves that hold words, the best first.
SELECT leaf_no, day, body
FROM leaf_words CROSS JOIN leaf ON leaf_no = leaf_words.rowid
WHERE leaf_words MATCH ? AND kind = ? AND removed_at IS NULL
ORDER BY rank, day DESC LIMIT ?

-- remove_leaf: Take a leaf out, so that undo can bring it back.
UPDATE leaf SET removed_at = ? WHERE leaf_no = ? AND kind = ? AND removed_at IS NULL RETURNING leaf_no

-- bring_back: Bring back what was taken out last.
UPDATE leaf SET removed_at = NULL
WHERE kind = ?1 AND removed_at = (SELECT max(removed_at) FROM leaf WHERE kind = ?1) RETURNING leaf_no

-- forget_leaf: Delete a leaf, taken out or not.
DELETE FROM leaf WHERE leaf_no = ? AND kind = ? RETURNING leaf_no

-- forget_leaves: Delete every leaf of a kind.
DELETE FROM leaf WHERE kind = ? RETURNING leaf_no

-- rebuild_leaf_words: Write the word index anew, without what deleted leaves left in it.
INSERT INTO leaf_words (leaf_words) VALUES ('rebuild')

-- shrink: Write the file anew, without free pages.
VACUUM

-- empty_log: Bring everything into the file and empty the write-ahead log.
PRAGMA wal_checkpoint(TRUNCATE)
