-- Statements of the user's own choices.

-- save_verdict: Keep what the user says of a pair; an earlier word on the same pair goes.
INSERT INTO verdict (said, one, other, one_listings, other_listings, at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (one, other) DO UPDATE SET said = excluded.said, one_listings = excluded.one_listings,
  other_listings = excluded.other_listings, at = excluded.at

-- undo_verdict: Take back what the user said of a pair.
DELETE FROM verdict WHERE one = ? AND other = ? RETURNING said

-- verdicts: What the user said, in the order it was first said.
SELECT said, one, other, one_listings, other_listings FROM verdict ORDER BY verdict_no

-- add_address: Keep an address the user added for a town.
INSERT INTO added (town_key, url, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- remove_address: Take back an address the user added for a town.
DELETE FROM added WHERE town_key = ? AND url = ? RETURNING url

-- addresses: The addresses the user added for a town.
SELECT url FROM added WHERE town_key = ? ORDER BY at, url

-- pause: Leave a source alone.
INSERT INTO paused (feed_url, at) VALUES (?, ?) ON CONFLICT DO NOTHING

-- resume: Take a source up again.
DELETE FROM paused WHERE feed_url = ? RETURNING feed_url

-- paused: The sources to leave alone.
SELECT feed_url FROM paused ORDER BY feed_url

-- save_question: Keep a question under a name, with what was shown for it; an earlier one of that name goes.
INSERT INTO question (name, body, told, at) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET body = excluded.body, told = excluded.told, at = excluded.at

-- questions: The questions kept, with what was shown for each.
SELECT name, body, told FROM question ORDER BY name

-- forget_question: Forget a question.
DELETE FROM question WHERE name = ? RETURNING name

-- keep_saved_event: Keep an event as it is now; as it was kept before goes.
INSERT INTO saved_event (event_id, body, at) VALUES (?, ?, ?)
ON CONFLICT (event_id) DO UPDATE SET body = excluded.body, at = excluded.at

-- saved_events: The events kept, with the moment.
SELECT body, at FROM saved_event ORDER BY at, event_id

-- forget_saved_event: Forget an event.
DELETE FROM saved_event WHERE event_id = ? RETURNING event_id

-- save_report: Keep what is wrong with an event; an earlier word on it goes.
INSERT INTO report (event_id, wrong, words, at) VALUES (?, ?, ?, ?)
ON CONFLICT (event_id) DO UPDATE SET wrong = excluded.wrong, words = excluded.words, at = excluded.at

-- drop_report: Take back what is wrong with an event.
DELETE FROM report WHERE event_id = ? RETURNING event_id

-- reports: What is wrong with events, the latest first.
SELECT event_id, wrong, words, at FROM report ORDER BY at DESC, event_id

-- visit: When a town was looked at last, and before.
SELECT at, before FROM visit WHERE town_key = ?

-- save_visit: Keep when a town was looked at.
INSERT INTO visit (town_key, at, before) VALUES (?, ?, ?)
ON CONFLICT (town_key) DO UPDATE SET at = excluded.at, before = excluded.before
