-- What an event is worth before anybody asks, so that the likeliest can be chosen here. The index is made again.
ALTER TABLE entry ADD COLUMN worth REAL NOT NULL DEFAULT 0;
