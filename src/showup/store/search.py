"""Events near a place, within a time, with words: through the space-time rowids of the index."""

from __future__ import annotations

import sys
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from heapq import nsmallest
from math import cos, radians
from operator import itemgetter
from zoneinfo import ZoneInfo

from showup.model.judgement import TOPICS
from showup.model.match import Candidate
from showup.model.town import Town, distance_km
from showup.model.window import Window
from showup.store.asked import Asked, Cause, Found, Likely, list_conditions
from showup.store.body import read_body, write_body
from showup.store.database import Database, Row
from showup.store.events import EventShelf
from showup.store.facets import count_facets
from showup.store.grid import ALL, LEVELS, list_ranges, read_level
from showup.store.index import locate_town, set_bits
from showup.store.shelf import bound
from showup.store.words import write_cause, write_match

_KEPT_SEARCHES = 64
_DAY = timedelta(days=1)
_NUMBER, _PLACE, _START, _FACTS = 0, slice(1, 3), 3, 4  # of what the statements of search give
_SCORE = 3  # of find_likely

Distances = dict[tuple[float | None, float | None], float | None]  # kilometres to places; None to none


class SearchShelf(EventShelf):
    """Searches."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._searches: OrderedDict[tuple[Asked, int], Found] = OrderedDict()

    def forget_read(self) -> None:
        """Forget the events and the searches kept in memory: the file may hold others."""
        super().forget_read()
        self._searches.clear()

    def search(  # noqa: PLR0913 - a question has this many sides; each but where and when is optional
        self,
        lat: float,
        lon: float,
        radius_km: float,
        start: datetime,
        end: datetime,
        *,
        town_key: str = "",
        words: str | None = None,
        topics: Sequence[str] = (),
        activities: Sequence[str] = (),
        level: int = 0,
        online: bool | None = None,
        limit: int | None = None,
    ) -> list[Candidate]:
        """Return the events that answer (see `Asked`), soonest first, at most `limit`.

        Distance is None for events without a place, which the town's own sources tell.
        """
        asked = Asked(
            lat, lon, radius_km, start, end, town_key, words, topics, activities, level=level, online=online
        )
        return list(self._look(asked, sys.maxsize if limit is None else limit).candidates)

    def look(self, asked: Asked, limit: int = 20) -> Found:
        """Return the soonest events that answer, how many there are in all, and their facets."""
        if not self.keeps_read:
            return self._look(asked, limit)
        key = (asked, limit)
        if key not in self._searches:
            self._keep_search(key, self._look(asked, limit))
        return self._searches[key]

    def _look(self, asked: Asked, limit: int) -> Found:
        rows, distances = self._find(asked)
        soonest = nsmallest(limit, rows, itemgetter(_START, _NUMBER))
        candidates = self._read(soonest, distances)
        return Found(tuple(candidates), len(rows), count_facets(map(itemgetter(_FACTS), rows)))

    def look_likely(self, asked: Asked, most: int, causes: Sequence[Cause] = ()) -> Likely:
        """Return the `most` events that rank best of those that answer, about one of the causes if any."""
        told_by = {cause.words: self._find_told(asked, cause.words) for cause in causes if cause.words}
        told: set[int] = set().union(*told_by.values())
        # A public question that is named counts for an event; "other", the last of the topics, is none.
        topics = [topic for cause in causes for topic in cause.topics] if causes else TOPICS[:-1]
        causes_asked = (set_bits(topics, TOPICS), write_body(sorted(told)).decode(), bool(causes))
        rows, distances = self._find_likely(asked, most, causes_asked)
        candidates = self._read(rows, distances)
        pairs = [(row[_NUMBER], one.event.event_id) for row, one in zip(rows, candidates, strict=True)]
        told_in = {
            words: frozenset(event_id for number, event_id in pairs if number in numbers)
            for words, numbers in told_by.items()
        }
        return Likely(tuple(candidates), told_in)

    def _find_likely(
        self, asked: Asked, most: int, causes: tuple[int, str, bool]
    ) -> tuple[list[Row], Distances]:
        """Ask for more than is wanted: what lasts has an entry for each day, and some lie out of reach."""
        midnight = asked.start.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        place = (asked.lat, asked.lon, cos(radians(asked.lat)) ** 2)
        rest = (*causes, *place, midnight, max(_DAY, asked.end - asked.start).total_seconds())
        limit = 2 * most
        while True:
            rows = self._scan_likely(asked, limit, rest)
            kept, distances = keep_near(asked, rows)
            if len(kept) >= most or len(rows) < limit:
                return kept[:most], distances
            limit *= 4

    def _scan_likely(self, asked: Asked, limit: int, rest: Sequence[object]) -> list[Row]:
        """Look level by level, for what is of a lower one seldom ranks higher: most of it is never read."""
        spans, conditions = self._read_asked(asked)
        if spans == [ALL]:
            return self.database.rows("find_likely", _write(spans), *conditions, limit, *rest)
        rows: list[Row] = []
        for level in range(LEVELS - 1, asked.level - 1, -1):
            if len(rows) < limit:
                there = _write([span for span in spans if read_level(span[0]) == level])
                rows += self.database.rows("find_likely", there, *conditions, limit - len(rows), *rest)
        rows.sort(key=itemgetter(_SCORE), reverse=True)
        return rows

    def _find_told(self, asked: Asked, words: str) -> set[int]:
        """Return the numbers of the events that answer and whose texts hold the words, or titles begin so."""
        values = (*self._list_values(asked), write_cause(words))
        return {row[_NUMBER] for row in self.database.rows("find_near_with_words", *values)}

    def _keep_search(self, key: tuple[Asked, int], found: Found) -> None:
        self._searches[key] = found
        if len(self._searches) > _KEPT_SEARCHES:
            self._searches.popitem(last=False)

    def tell_sources(self, asked: Asked) -> list[frozenset[str]]:
        """Return the feed addresses of each event that answers, without reading the events."""
        numbers = write_body([row[_NUMBER] for row in self._find(asked)[0]]).decode()
        sources: dict[int, set[str]] = defaultdict(set)
        for event_no, feed_url in self.database.rows("sources_of_events", numbers):
            sources[event_no].add(feed_url)
        return [frozenset(urls) for urls in sources.values()]

    def _read(self, rows: Sequence[Row], distances: Distances) -> list[Candidate]:
        found = self.read_candidates({row[_NUMBER]: distances[row[_PLACE]] for row in rows})
        return [found[row[_NUMBER]] for row in rows]

    def _find(self, asked: Asked) -> tuple[list[Row], Distances]:
        """Return a row for every event that answers, and the distance of each place in them."""
        return keep_near(asked, self._scan(asked))

    def _scan(self, asked: Asked) -> list[Row]:
        if asked.words is None:
            return self.database.rows("find_near", *self._list_values(asked))
        match = write_match(asked.words)
        if not match:  # words without a letter or a figure: nothing can hold them
            return []
        return self.database.rows("find_near_with_words", *self._list_values(asked), match)

    def _list_values(self, asked: Asked) -> tuple[object, ...]:
        """Return the values of what is asked, in the order of the statements of search."""
        spans, conditions = self._read_asked(asked)
        return (_write(spans), *conditions)

    def _read_asked(self, asked: Asked) -> tuple[list[tuple[int, int]], tuple[object, ...]]:
        """Return the ranges of rowids in which events may answer, and the values that come after them."""
        begin, end, first_day, end_day = bound(self._localise(asked))
        days = (min(begin, first_day), max(end, end_day))
        ranges = set(list_ranges(asked.lat, asked.lon, asked.radius_km, asked.level, *days))
        if asked.town_key:
            ranges.update(list_ranges(*locate_town(asked.town_key), 0.0, asked.level, *days))
        spans = [ALL] if ALL in ranges else sorted(ranges)
        return spans, (begin, end, first_day, end_day, asked.town_key, *list_conditions(asked))

    def _localise(self, asked: Asked) -> Window:
        """Take days by the town's own clock where the town is known."""
        found = self.database.row("town", asked.town_key) if asked.town_key else None
        try:
            zone = ZoneInfo(read_body(Town, found[0]).timezone) if found else None
        except (KeyError, ValueError, OSError):  # a zone this machine does not know
            zone = None
        return (
            Window(asked.start.astimezone(zone), asked.end.astimezone(zone))
            if zone
            else Window(asked.start, asked.end)
        )


def _write(spans: Sequence[tuple[int, int]]) -> str:
    return write_body(spans).decode()


def keep_near(asked: Asked, rows: Sequence[Row]) -> tuple[list[Row], Distances]:
    """Return the first row of every event within reach, and the distance of each place in them.

    Many events are held at few places, so the places are measured.
    """
    first = {row[_NUMBER]: row for row in reversed(rows)}
    kept = [first.pop(row[_NUMBER]) for row in rows if row[_NUMBER] in first]
    distances: Distances = {(None, None): None}
    for lat, lon in {row[_PLACE] for row in kept} - {(None, None)}:
        distances[lat, lon] = distance_km(asked.lat, asked.lon, lat, lon)
    far = {place for place, away in distances.items() if away is not None and away > asked.radius_km}
    return [row for row in kept if row[_PLACE] not in far] if far else kept, distances
