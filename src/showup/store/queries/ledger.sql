-- Statements of the ledger.

-- save_town: Keep a town as last asked about.
INSERT INTO town (town_key, body) VALUES (?, ?)
ON CONFLICT (town_key) DO UPDATE SET body = excluded.body

-- town: Read a town back.
SELECT body FROM town WHERE town_key = ?

-- towns: The towns of which a whole harvest has ended.
SELECT body FROM town WHERE harvested_at IS NOT NULL ORDER BY town_key

-- last_harvest: When the last whole harvest of a town ended.
SELECT harvested_at FROM town WHERE town_key = ?

-- unfinished_run: The latest run of a town that has not ended and began in a span of seconds.
SELECT run_id, started_at FROM run
WHERE town_key = ? AND finished_at IS NULL AND started_epoch > ? AND started_epoch <= ?
ORDER BY run_id DESC LIMIT 1

-- begin_run: Note that a run began.
INSERT INTO run (town_key, started_at, started_epoch) VALUES (?, ?, ?) RETURNING run_id

-- finish_run: Note that a run ended.
UPDATE run SET finished_at = ? WHERE run_id = ?

-- finish_town: Note on the town that its harvest ended.
UPDATE town SET harvested_at = ? WHERE town_key = (SELECT town_key FROM run WHERE run_id = ?)

-- save_channel: Keep what the last asking of a channel gave.
INSERT INTO channel (town_key, name, run_id, body) VALUES (?, ?, ?, ?)
ON CONFLICT (town_key, name) DO UPDATE SET run_id = excluded.run_id, body = excluded.body

-- channels: Every channel ever asked of a town.
SELECT body FROM channel WHERE town_key = ? ORDER BY name

-- channels_done: The channels that a run has asked.
SELECT name FROM channel WHERE run_id = ?

-- lead: What is kept of a lead.
SELECT lead_no, body FROM lead WHERE town_key = ? AND url = ?

-- save_lead: Keep a lead once per town and address.
INSERT INTO lead (town_key, url, body) VALUES (?, ?, ?)
ON CONFLICT (town_key, url) DO UPDATE SET body = excluded.body
RETURNING lead_no

-- save_lead_channel: Note one more channel of a lead.
INSERT INTO lead_channel (lead_no, place, channel)
VALUES (?1, (SELECT count(*) FROM lead_channel WHERE lead_no = ?1), ?2)
ON CONFLICT DO NOTHING

-- leads_open: The leads of a town that a run has not tried yet, in the order they came.
SELECT body FROM lead WHERE town_key = ? AND tried_in IS NOT ? ORDER BY lead_no

-- save_outcome: Note what became of a lead.
UPDATE lead SET tried_in = ?, outcome = ?, why = ?, tried_at = ? WHERE town_key = ? AND url = ?

-- leads: Every lead of a town with its outcome.
SELECT lead_no, body, outcome, why, tried_at FROM lead WHERE town_key = ? ORDER BY lead_no

-- lead_channels: The channels of a town's leads.
SELECT lead_no, channel FROM lead_channel
WHERE lead_no IN (SELECT lead_no FROM lead WHERE town_key = ?) ORDER BY lead_no, place

-- group: What is kept of a group.
SELECT body FROM joinable WHERE town_key = ? AND group_id = ?

-- save_group: Keep a group once per town.
INSERT INTO joinable (town_key, group_id, body) VALUES (?, ?, ?)
ON CONFLICT (town_key, group_id) DO UPDATE SET body = excluded.body

-- groups: The groups of a town, in the order they came.
SELECT body FROM joinable WHERE town_key = ? ORDER BY group_no

-- save_place: Keep a place once per town.
INSERT INTO place (town_key, identity, body) VALUES (?, ?, ?)
ON CONFLICT (town_key, identity) DO UPDATE SET body = excluded.body

-- places: The places of a town, in the order they came.
SELECT body FROM place WHERE town_key = ? ORDER BY place_no

-- save_problem: Keep what went wrong in a run.
INSERT INTO problem (run_id, stage, place, what) VALUES (?, ?, ?, ?)

-- problems: What went wrong in a run.
SELECT stage, place, what FROM problem WHERE run_id = ? ORDER BY problem_no

-- quick_check: Whether the file is sound.
PRAGMA quick_check

-- foreign_key_check: The rows that point to nothing.
PRAGMA foreign_key_check

-- check_words: Whether the full-text index agrees with its texts; an error where not.
INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)

-- count_lost_entries: Events that are shown and cannot be found, and entries of vanished events.
SELECT
  (SELECT count(*) FROM event WHERE NOT vanished
    AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.event_no = event.event_no)),
  (SELECT count(*) FROM entry JOIN event USING (event_no) WHERE vanished),
  (SELECT count(*) FROM entry LEFT JOIN entry_text USING (entry_no) WHERE title IS NULL)
