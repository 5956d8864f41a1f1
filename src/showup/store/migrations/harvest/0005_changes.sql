-- What happened to events between the harvests of a town.
CREATE TABLE change (
  change_no INTEGER PRIMARY KEY,
  town_key TEXT NOT NULL,
  at_epoch REAL NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX change_of_town ON change (town_key, at_epoch);
