-- Statements of sources, their history and their occurrences.

-- source: What is kept of a source.
SELECT body FROM source WHERE feed_url = ?

-- save_source: Keep a source once.
INSERT INTO source (feed_url, body, status) VALUES (?, ?, ?)
ON CONFLICT (feed_url) DO UPDATE SET body = excluded.body, status = excluded.status

-- link_source: Link a source to a town.
INSERT INTO town_source (town_key, feed_url) VALUES (?, ?) ON CONFLICT DO NOTHING

-- sources: The sources of a town, in the order they came; 1 gives the paused ones too.
SELECT body FROM town_source JOIN source USING (feed_url)
WHERE town_key = ? AND paused <= ? ORDER BY link_no

-- towns_of_source: The towns that a source is linked to, in the order they came.
SELECT town.body FROM town_source JOIN town USING (town_key) WHERE feed_url = ? ORDER BY link_no

-- source_counts: How many sources of a town have each status.
SELECT coalesce(status, ''), count(*) FROM town_source JOIN source USING (feed_url)
WHERE town_key = ? GROUP BY 1 ORDER BY 1

-- pause_source: Leave a source alone (1) or take it up again (0).
UPDATE source SET paused = ? WHERE feed_url = ?

-- remove_source: Take a source out, with its history and occurrences.
DELETE FROM source WHERE feed_url = ?

-- save_attempt: Keep one reading of a source; only the source being known.
INSERT INTO attempt (feed_url, at, status, why, count, content_type, news)
SELECT feed_url, ?2, ?3, ?4, ?5, ?6, ?7 FROM source WHERE feed_url = ?1

-- attempts: The readings of a source, oldest first.
SELECT at, status, why, count, content_type, news FROM attempt WHERE feed_url = ? ORDER BY attempt_no

-- validators: What to send when an address is asked again.
SELECT etag, last_modified FROM validator WHERE url = ?

-- save_validators: Keep what to send when an address is asked again.
INSERT INTO validator (url, etag, last_modified, digest, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET
  etag = excluded.etag, last_modified = excluded.last_modified, digest = excluded.digest, at = excluded.at

-- occurrences_between: The occurrences of a source that begin in a span; days count by their own date.
SELECT occurrence_id FROM occurrence
WHERE feed_url = ?1 AND ((all_day = 0 AND start_epoch >= ?2 AND start_epoch < ?3)
  OR (all_day = 1 AND start_epoch >= ?4 AND start_epoch < ?5))

-- save_occurrence: Keep an occurrence.
INSERT INTO occurrence (occurrence_id, feed_url, start_epoch, end_epoch, all_day, seen_at, body)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (occurrence_id) DO UPDATE SET
  feed_url = excluded.feed_url, start_epoch = excluded.start_epoch, end_epoch = excluded.end_epoch,
  all_day = excluded.all_day, seen_at = excluded.seen_at, body = excluded.body

-- remove_occurrence: Take out an occurrence that is no longer published.
DELETE FROM occurrence WHERE occurrence_id = ?

-- remove_member: An event is no longer told by this occurrence.
DELETE FROM member WHERE occurrence_id = ?

-- remove_members_of_source: No event is told by this source any more.
DELETE FROM member WHERE occurrence_id IN (SELECT occurrence_id FROM occurrence WHERE feed_url = ?)

-- listings: The occurrences of these ids, a JSON list.
SELECT body FROM occurrence WHERE occurrence_id IN (SELECT value FROM json_each(?))
ORDER BY start_epoch, occurrence_id

-- occurrences: The occurrences of a town's sources that begin in a span or are on at its beginning.
SELECT occurrence.body
FROM town_source JOIN source USING (feed_url) JOIN occurrence USING (feed_url)
/* One range of the index and no OR: two would be searched, and their rows held against each other. */
WHERE town_key = ?1 AND paused = 0 AND start_epoch < max(?3, ?5)
  AND CASE all_day
    WHEN 0 THEN (start_epoch >= ?2 OR end_epoch > ?2) AND start_epoch < ?3
    ELSE end_epoch > ?4 AND start_epoch < ?5 END
ORDER BY start_epoch, occurrence_id
