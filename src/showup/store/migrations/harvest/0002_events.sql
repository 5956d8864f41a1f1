-- Occurrences as read, events as merged, and the identities that survive re-merging.

-- One dated instance of a listing; epochs are seconds (a date counts from its midnight in UTC).
CREATE TABLE occurrence (
  occurrence_id TEXT PRIMARY KEY,
  feed_url TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
  start_epoch REAL NOT NULL,
  end_epoch REAL NOT NULL,
  all_day INTEGER NOT NULL,
  seen_at TEXT NOT NULL,
  body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX occurrence_of_source ON occurrence (feed_url, start_epoch);

-- A gathering with its judgement; vanished when no source publishes it any more.
CREATE TABLE event (
  event_no INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL,
  judgement BLOB NOT NULL,
  series_id TEXT NOT NULL,
  vanished INTEGER NOT NULL DEFAULT 0
);

-- The towns an event is told in.
CREATE TABLE event_town (
  town_key TEXT NOT NULL,
  event_no INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  PRIMARY KEY (town_key, event_no)
) WITHOUT ROWID;
CREATE INDEX town_of_event ON event_town (event_no);

-- The occurrences an event is merged from and that are still published.
CREATE TABLE member (
  event_no INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  occurrence_id TEXT NOT NULL,
  PRIMARY KEY (event_no, occurrence_id)
) WITHOUT ROWID;
CREATE INDEX event_of_member ON member (occurrence_id);

-- The event id last given to an occurrence; kept when the occurrence vanishes, so that ids survive.
CREATE TABLE minted (
  occurrence_id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL
) WITHOUT ROWID;

-- Where an event id that was split or merged away leads now.
CREATE TABLE redirect (
  old_id TEXT PRIMARY KEY,
  new_id TEXT NOT NULL
) WITHOUT ROWID;

-- The events that repeat one another.
CREATE TABLE series (
  series_id TEXT PRIMARY KEY,
  body BLOB NOT NULL
) WITHOUT ROWID;
