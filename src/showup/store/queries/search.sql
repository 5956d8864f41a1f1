-- Statements of search; ?1 to ?2 is a range of rowids, ?3 to ?6 the span in seconds for times and days.

-- find_near: The entries in a range of rowids that are on in a span and have what is asked for.
SELECT event_no, lat, lon, start_epoch, level, topics, activities FROM entry
WHERE entry_no BETWEEN ?1 AND ?2
  AND level >= ?8
  AND ((all_day = 0 AND start_epoch < ?4 AND (end_epoch > ?3 OR start_epoch >= ?3))
    OR (all_day = 1 AND start_epoch < ?6 AND end_epoch > ?5))
  AND (town_key IS NULL OR town_key = ?7)
  AND (?9 IS NULL OR online IS ?9)
  AND (NOT ?11 OR topics & ?10)
  AND (NOT ?13 OR activities & ?12)

-- find_near_with_words: The same among the entries that hold the words ?14.
SELECT event_no, lat, lon, start_epoch, level, topics, activities
FROM entry_words CROSS JOIN entry ON entry_no = entry_words.rowid
WHERE entry_words MATCH ?14 AND entry_words.rowid BETWEEN ?1 AND ?2
  AND level >= ?8
  AND ((all_day = 0 AND start_epoch < ?4 AND (end_epoch > ?3 OR start_epoch >= ?3))
    OR (all_day = 1 AND start_epoch < ?6 AND end_epoch > ?5))
  AND (town_key IS NULL OR town_key = ?7)
  AND (?9 IS NULL OR online IS ?9)
  AND (NOT ?11 OR topics & ?10)
  AND (NOT ?13 OR activities & ?12)
