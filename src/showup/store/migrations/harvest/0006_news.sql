-- How many occurrences a reading brought or no longer brought, by which a source's own rhythm is told.
ALTER TABLE attempt ADD COLUMN news INTEGER NOT NULL DEFAULT 0;
