-- Questions a person asks again.

-- A question under a name of the person's own; told are the ids of the events already shown, as JSON.
CREATE TABLE question (
  name TEXT PRIMARY KEY,
  body BLOB NOT NULL,
  told BLOB NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;
