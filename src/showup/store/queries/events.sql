-- Statements of events and of the search index.

-- known_ids: The event id last given to each occurrence.
SELECT occurrence_id, event_id FROM minted

-- redirects: Where ids that were merged or split away lead.
SELECT old_id, new_id FROM redirect

-- redirect: Where one id leads now.
SELECT new_id FROM redirect WHERE old_id = ?

-- save_redirect: Note where an id leads now.
INSERT INTO redirect (old_id, new_id) VALUES (?, ?)
ON CONFLICT (old_id) DO UPDATE SET new_id = excluded.new_id

-- remove_redirect: An id that is an event again leads nowhere else.
DELETE FROM redirect WHERE old_id = ?

-- events_of: The events that are told by any of these occurrences (a JSON list of ids).
SELECT DISTINCT event_no, event_id FROM member JOIN event USING (event_no)
WHERE occurrence_id IN (SELECT value FROM json_each(?))

-- told: Whether a source tells of this event.
SELECT 1 FROM event WHERE event_id = ? AND NOT vanished

-- event_telling: The event that most of these occurrences (a JSON list of ids) tell of.
SELECT event.body FROM member JOIN event USING (event_no)
WHERE occurrence_id IN (SELECT value FROM json_each(?)) AND NOT vanished
GROUP BY event_no ORDER BY count(*) DESC, event_id LIMIT 1

-- event_bodies: What is kept of these events (a JSON list of ids), and whether they are told in the town.
SELECT event_id, event_no, body, judgement, vanished,
  EXISTS (SELECT 1 FROM event_town WHERE event_town.event_no = event.event_no AND town_key = ?1)
FROM event WHERE event_id IN (SELECT value FROM json_each(?2))

-- save_event: Keep an event under its id.
INSERT INTO event (event_id, body, judgement, series_id) VALUES (?, ?, ?, ?)
ON CONFLICT (event_id) DO UPDATE SET
  body = excluded.body, judgement = excluded.judgement, series_id = excluded.series_id, vanished = 0
RETURNING event_no

-- remove_event: Take out an event that was merged into another.
DELETE FROM event WHERE event_no = ?

-- link_event: An event is told in a town.
INSERT INTO event_town (town_key, event_no) VALUES (?, ?) ON CONFLICT DO NOTHING

-- towns_of_event: The towns an event is told in.
SELECT town_key FROM event_town WHERE event_no = ? ORDER BY town_key

-- towns_telling: The towns an event is told in.
SELECT town.body FROM event JOIN event_town USING (event_no) JOIN town USING (town_key)
WHERE event_id = ? ORDER BY town_key

-- clear_members: Forget which occurrences an event was merged from.
DELETE FROM member WHERE event_no = ?

-- save_member: An occurrence is one of those that an event is merged from.
INSERT INTO member (occurrence_id, event_no) SELECT ?1, event_no FROM event WHERE event_id = ?2
ON CONFLICT DO NOTHING

-- save_minted: Remember the id given to an occurrence.
INSERT INTO minted (occurrence_id, event_id) VALUES (?, ?)
ON CONFLICT (occurrence_id) DO UPDATE SET event_id = excluded.event_id

-- unsupported: The events of a town that no occurrence tells any more.
SELECT event_no, event_id FROM event_town JOIN event USING (event_no)
WHERE town_key = ? AND NOT vanished
  AND NOT EXISTS (SELECT 1 FROM member WHERE member.event_no = event.event_no)

-- mark_vanished: No source publishes this event any more.
UPDATE event SET vanished = 1 WHERE event_no = ?

-- save_series: Keep a series.
INSERT INTO series (series_id, body) VALUES (?, ?)
ON CONFLICT (series_id) DO UPDATE SET body = excluded.body

-- series: What is kept of a series.
SELECT body FROM series WHERE series_id = ?

-- event: What is kept of an event.
SELECT event.body, judgement, series.body FROM event LEFT JOIN series USING (series_id) WHERE event_id = ?

-- events: What is kept of these events (a JSON list of numbers).
SELECT event_no, event.body, judgement, series.body FROM event LEFT JOIN series USING (series_id)
WHERE event_no IN (SELECT value FROM json_each(?))

-- sources_of_events: The feeds that tell of these events (a JSON list of numbers).
SELECT DISTINCT event_no, feed_url FROM member JOIN occurrence USING (occurrence_id)
WHERE event_no IN (SELECT value FROM json_each(?))

-- event_count: How many events of a town are on in a span.
SELECT count(DISTINCT event_no) FROM event_town JOIN entry USING (event_no)
WHERE event_town.town_key = ?1
  AND ((all_day = 0 AND start_epoch < ?3 AND (end_epoch > ?2 OR start_epoch >= ?2))
    OR (all_day = 1 AND start_epoch < ?5 AND end_epoch > ?4))

-- last_entry: The highest rowid used in a span of rowids.
SELECT max(entry_no) FROM entry WHERE entry_no BETWEEN ? AND ?

-- save_entry: Put a day of an event into the index.
INSERT INTO entry (entry_no, event_no, town_key, lat, lon, start_epoch, end_epoch, all_day,
                   level, online, topics, activities, skills, minute, traits, languages, worth, weekday)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- save_entry_text: Put the words of a day of an event into the index.
INSERT INTO entry_text (entry_no, title, words) VALUES (?, ?, ?)

-- change_entries: What an event can be chosen by is other than it was.
UPDATE entry SET start_epoch = ?, end_epoch = ?, all_day = ?, level = ?, online = ?, topics = ?, activities = ?,
  skills = ?, minute = ?, traits = ?, languages = ?, worth = ?
WHERE event_no = ?

-- remove_entry_texts: Take the words of events (a JSON list of numbers) out of the index.
DELETE FROM entry_text WHERE entry_no IN (
  SELECT entry_no FROM entry WHERE event_no IN (SELECT value FROM json_each(?)))

-- remove_entries: Take events (a JSON list of numbers) out of the index.
DELETE FROM entry WHERE event_no IN (SELECT value FROM json_each(?))

-- index_version: Which making of the index the entries are of.
SELECT version FROM index_made

-- clear_entry_texts: Empty the word index.
DELETE FROM entry_text

-- clear_entries: Empty the index.
DELETE FROM entry

-- clear_index_version: Forget which making of the index the entries are of.
DELETE FROM index_made

-- save_index_version: Note which making of the index the entries are of.
INSERT INTO index_made (version) VALUES (?)

-- shown_events: Some events that are shown, behind a number.
SELECT event_no, body, judgement FROM event WHERE event_no > ? AND NOT vanished ORDER BY event_no LIMIT ?

-- newest_judgement: The judgement of the newest shown event of a town.
SELECT judgement FROM event_town JOIN event USING (event_no)
WHERE town_key = ? AND NOT vanished ORDER BY event_no DESC LIMIT 1

-- events_of_town: Some events of a town that are shown, behind a number.
SELECT event_no, body, judgement FROM event_town JOIN event USING (event_no)
WHERE town_key = ? AND event_no > ? AND NOT vanished ORDER BY event_no LIMIT ?

-- save_judgement: Replace what was judged of an event.
UPDATE event SET judgement = ? WHERE event_no = ?

-- merge_words: Make the pieces of the word index fewer; less than 0 begins with all of them.
INSERT INTO entry_words (entry_words, rank) VALUES ('merge', ?)

-- optimize_words: Make the word index one piece.
INSERT INTO entry_words (entry_words) VALUES ('optimize')
