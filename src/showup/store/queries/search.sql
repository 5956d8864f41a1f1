-- Statements of search; ?1 to ?2 is a range of rowids, ?3 to ?6 the span in seconds for times and days.

-- find_near: The entries in a range of rowids that are on in a span and have what is asked for.
SELECT event_no, lat, lon, start_epoch, level, topics, activities, skills, weekday, traits, languages
FROM entry
WHERE entry_no BETWEEN ?1 AND ?2
  AND level >= ?8
  AND ((all_day = 0 AND start_epoch < ?4 AND (end_epoch > ?3 OR start_epoch >= ?3))
    OR (all_day = 1 AND start_epoch < ?6 AND end_epoch > ?5))
  AND (town_key IS NULL OR town_key = ?7)
  AND (?9 IS NULL OR online IS ?9)
  AND (?10 IS NULL OR topics & ?10)
  AND (?11 IS NULL OR activities & ?11)
  AND (?12 IS NULL OR skills & ?12)
  AND (?13 IS NULL OR 1 << weekday & ?13)
  AND (?14 IS NULL OR minute >= ?14)
  AND (?15 IS NULL OR minute < ?15)
  AND (?16 IS NULL OR traits & ?16 = ?16)
  AND (?17 IS NULL OR languages & ?17)

-- find_near_with_words: The same among the entries that hold the words ?18.
SELECT event_no, lat, lon, start_epoch, level, topics, activities, skills, weekday, traits, languages
FROM entry_words CROSS JOIN entry ON entry_no = entry_words.rowid
WHERE entry_words MATCH ?18 AND entry_words.rowid BETWEEN ?1 AND ?2
  AND level >= ?8
  AND ((all_day = 0 AND start_epoch < ?4 AND (end_epoch > ?3 OR start_epoch >= ?3))
    OR (all_day = 1 AND start_epoch < ?6 AND end_epoch > ?5))
  AND (town_key IS NULL OR town_key = ?7)
  AND (?9 IS NULL OR online IS ?9)
  AND (?10 IS NULL OR topics & ?10)
  AND (?11 IS NULL OR activities & ?11)
  AND (?12 IS NULL OR skills & ?12)
  AND (?13 IS NULL OR 1 << weekday & ?13)
  AND (?14 IS NULL OR minute >= ?14)
  AND (?15 IS NULL OR minute < ?15)
  AND (?16 IS NULL OR traits & ?16 = ?16)
  AND (?17 IS NULL OR languages & ?17)
