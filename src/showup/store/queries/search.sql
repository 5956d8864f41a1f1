-- Statements of search; ?1 is a JSON list of ranges of rowids, ?2 to ?5 the span in seconds for times and days.
/* What leaves out most for least work is asked first. */

-- find_near: The entries in ranges of rowids that are on in a span and have what is asked for.
SELECT event_no, lat, lon, start_epoch,
  level + (weekday << 2) + (traits << 5) + (languages << 9) + (skills << 13) + (activities << 24)
    + (topics << 39)
FROM json_each(?1) AS span CROSS JOIN entry
  ON entry_no BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')
WHERE level >= ?7
  AND (?8 IS NULL OR online IS ?8)
  AND (?9 IS NULL OR topics & ?9)
  AND (?10 IS NULL OR activities & ?10)
  AND (?11 IS NULL OR skills & ?11)
  AND (?12 IS NULL OR 1 << weekday & ?12)
  AND (?13 IS NULL OR minute >= ?13)
  AND (?14 IS NULL OR minute < ?14)
  AND (?15 IS NULL OR traits & ?15 = ?15)
  AND (?16 IS NULL OR languages & ?16)
  AND ((all_day = 0 AND start_epoch < ?3 AND (end_epoch > ?2 OR start_epoch >= ?2))
    OR (all_day = 1 AND start_epoch < ?5 AND end_epoch > ?4))
  AND (town_key IS NULL OR town_key = ?6)

-- find_near_with_words: The same among the entries that hold the words ?17.
SELECT event_no, lat, lon, start_epoch,
  level + (weekday << 2) + (traits << 5) + (languages << 9) + (skills << 13) + (activities << 24)
    + (topics << 39)
FROM json_each(?1) AS span CROSS JOIN entry_words
  ON entry_words MATCH ?17
  AND entry_words.rowid BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')
  CROSS JOIN entry ON entry_no = entry_words.rowid
WHERE level >= ?7
  AND (?8 IS NULL OR online IS ?8)
  AND (?9 IS NULL OR topics & ?9)
  AND (?10 IS NULL OR activities & ?10)
  AND (?11 IS NULL OR skills & ?11)
  AND (?12 IS NULL OR 1 << weekday & ?12)
  AND (?13 IS NULL OR minute >= ?13)
  AND (?14 IS NULL OR minute < ?14)
  AND (?15 IS NULL OR traits & ?15 = ?15)
  AND (?16 IS NULL OR languages & ?16)
  AND ((all_day = 0 AND start_epoch < ?3 AND (end_epoch > ?2 OR start_epoch >= ?2))
    OR (all_day = 1 AND start_epoch < ?5 AND end_epoch > ?4))
  AND (town_key IS NULL OR town_key = ?6)

-- find_likely: Those that rank best, ?17 at most; with causes (?20) of topics ?18 or among the events ?19.
/* Weighed about as find/answer/fit.py does: ?21 and ?22 is the place in degrees, ?23 the square of how wide a
   degree of longitude is there by one of latitude, ?24 the beginning of the first day, ?25 the seconds asked
   for. Nearness is a fraction of the square of the distance: within 0.05 of the one there, without a
   function, for a call costs more than all the rest. */
SELECT event_no, lat, lon,
  worth
    + CASE WHEN NOT ?20 THEN 0.4 * (topics & ?18 > 0) WHEN topics & ?18 THEN 2.7 ELSE 1.5 END
    + ifnull(0.09 + 0.468 / (1 + 79.7 * ((lat - ?21) * (lat - ?21) + ?23 * (lon - ?22) * (lon - ?22))), 0.24)
    - 0.198 * (start_epoch - ?24) / ?25 AS score
FROM json_each(?1) AS span CROSS JOIN entry
  ON entry_no BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')
WHERE level >= ?7
  AND (NOT ?20 OR topics & ?18 OR event_no IN (SELECT value FROM json_each(?19)))
  AND (?8 IS NULL OR online IS ?8)
  AND (?9 IS NULL OR topics & ?9)
  AND (?10 IS NULL OR activities & ?10)
  AND (?11 IS NULL OR skills & ?11)
  AND (?12 IS NULL OR 1 << weekday & ?12)
  AND (?13 IS NULL OR minute >= ?13)
  AND (?14 IS NULL OR minute < ?14)
  AND (?15 IS NULL OR traits & ?15 = ?15)
  AND (?16 IS NULL OR languages & ?16)
  AND ((all_day = 0 AND start_epoch < ?3 AND (end_epoch > ?2 OR start_epoch >= ?2))
    OR (all_day = 1 AND start_epoch < ?5 AND end_epoch > ?4))
  AND (town_key IS NULL OR town_key = ?6)
ORDER BY score DESC
LIMIT ?17
