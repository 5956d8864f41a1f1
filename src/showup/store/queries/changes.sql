-- Statements of what happened to events.

-- save_change: Keep one change.
INSERT INTO change (town_key, at_epoch, body) VALUES (?, ?, ?)

-- forget_changes: Forget what is old.
DELETE FROM change WHERE town_key = ? AND at_epoch < ?

-- changes: What happened in a town since a moment, latest harvest first.
SELECT body FROM change WHERE town_key = ? AND at_epoch >= ? ORDER BY at_epoch DESC, change_no

-- town_events: The events told in a town, vanished ones left out.
SELECT event.body FROM event_town JOIN event USING (event_no) WHERE town_key = ? AND NOT vanished
