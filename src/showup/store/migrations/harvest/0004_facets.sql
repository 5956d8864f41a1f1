-- More to choose by: skills, weekday, hour, traits, languages. The index is made again from the events.
DELETE FROM entry_text;
DELETE FROM entry;
DROP INDEX entry_in_time;
ALTER TABLE entry ADD COLUMN skills INTEGER NOT NULL DEFAULT 0;     -- bits in the order of model.judgement.SKILLS
ALTER TABLE entry ADD COLUMN weekday INTEGER NOT NULL DEFAULT 0;    -- of this day, by the event's own clock; Monday is 0
ALTER TABLE entry ADD COLUMN minute INTEGER;                        -- of the day it begins, by its own clock; NULL all day
ALTER TABLE entry ADD COLUMN traits INTEGER NOT NULL DEFAULT 0;     -- bits in the order of traits.TRAITS
ALTER TABLE entry ADD COLUMN languages INTEGER NOT NULL DEFAULT 0;  -- bits in the order of traits.LANGUAGES

-- Which making of the index the entries are of; another one than the program's and they are made again.
CREATE TABLE index_made (version INTEGER NOT NULL);
