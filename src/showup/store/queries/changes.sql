-- Statements of what happened to events.

-- save_change: Keep one change.
INSERT INTO change (town_key, at_epoch, body) VALUES (?, ?, ?)

-- forget_changes: Forget what is old.
DELETE FROM change WHERE town_key = ? AND at_epoch < ?

-- changes: What happened in a town since a moment, latest harvest first.
SELECT body FROM change WHERE town_key = ? AND at_epoch >= ? ORDER BY at_epoch DESC, change_no

-- revised: When something last happened to each event of a town that something happened to.
SELECT json_extract(CAST(body AS TEXT), '$.event_id'), MAX(at_epoch) FROM change WHERE town_key = ? GROUP BY 1

-- town_events: The events told in a town and their judgements, vanished ones left out.
SELECT event_id, event.body, judgement FROM event_town JOIN event USING (event_no) WHERE town_key = ? AND NOT vanished
