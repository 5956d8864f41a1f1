"""Events near a place, within a time, with words: through the space-time rowids of the index."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from heapq import nlargest
from zoneinfo import ZoneInfo

from showup.model.match import Candidate
from showup.model.town import Town, distance_km
from showup.model.window import Window
from showup.store.asked import Asked, Found, Hit, list_conditions
from showup.store.body import read_body, write_body
from showup.store.database import Database, Row
from showup.store.events import EventShelf
from showup.store.facets import count_facets
from showup.store.grid import list_ranges
from showup.store.index import locate_town
from showup.store.shelf import bound
from showup.store.traits import TRAITS
from showup.store.words import write_match

_KEPT_SEARCHES = 64
_NEWCOMERS, _RECURRING = (1 << TRAITS.index(name) for name in ("newcomers", "recurring"))
_NEAR_KM = 15.0  # at this distance nearness counts half


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
        return self._read_hits(_sort(self._find(asked))[:limit])

    def look(self, asked: Asked, limit: int = 20) -> Found:
        """Return the soonest events that answer, how many there are in all, and their facets."""
        if not self.keeps_read:
            return self._look(asked, limit)
        key = (asked, limit)
        if key not in self._searches:
            self._keep_search(key, self._look(asked, limit))
        return self._searches[key]

    def _look(self, asked: Asked, limit: int) -> Found:
        hits = _sort(self._find(asked))
        return Found(tuple(self._read_hits(hits[:limit])), len(hits), count_facets(hits))

    def look_likely(self, asked: Asked, most: int) -> Found:
        """Return the events that answer; of more than `most` those likeliest to rank well.

        By what the index knows: the level, whether a public question is named, whether newcomers are
        welcome and it comes back, near and soon.
        """
        if not self.keeps_read:
            return self._look_likely(asked, most)
        key = (asked, -most)
        if key not in self._searches:
            self._keep_search(key, self._look_likely(asked, most))
        return self._searches[key]

    def _look_likely(self, asked: Asked, most: int) -> Found:
        hits = self._find(asked)
        begins, lasts = asked.start.timestamp(), (asked.end - asked.start).total_seconds() or 1.0

        def likelihood(hit: Hit) -> tuple[int, float]:
            near = 0.4 if hit.distance_km is None else 1 / (1 + hit.distance_km / _NEAR_KM)
            welcome, again = bool(hit.traits & _NEWCOMERS), bool(hit.traits & _RECURRING)
            worth = 0.4 * bool(hit.topics) + 0.3 * welcome + 0.2 * again + 0.6 * near
            return hit.level, worth - 0.2 * (hit.start - begins) / lasts

        kept = nlargest(most, hits, likelihood) if len(hits) > most else hits
        return Found(tuple(self._read_hits(_sort(kept))), len(hits), {})

    def _keep_search(self, key: tuple[Asked, int], found: Found) -> None:
        self._searches[key] = found
        if len(self._searches) > _KEPT_SEARCHES:
            self._searches.popitem(last=False)

    def tell_sources(self, asked: Asked) -> list[frozenset[str]]:
        """Return the feed addresses of each event that answers, without reading the events."""
        numbers = write_body([hit.event_no for hit in self._find(asked)]).decode()
        sources: dict[int, set[str]] = defaultdict(set)
        for event_no, feed_url in self.database.rows("sources_of_events", numbers):
            sources[event_no].add(feed_url)
        return [frozenset(urls) for urls in sources.values()]

    def _read_hits(self, hits: Sequence[Hit]) -> list[Candidate]:
        found = self.read_candidates({hit.event_no: hit.distance_km for hit in hits})
        return [found[hit.event_no] for hit in hits]

    def _find(self, asked: Asked) -> list[Hit]:
        near: dict[int, Hit] = {}
        measured: dict[tuple[float | None, float | None], float | None] = {(None, None): None}
        for event_no, lat, lon, *facts in self._scan(asked):
            if event_no in near:
                continue
            if (lat, lon) not in measured:  # many events are held at few places
                measured[lat, lon] = distance_km(asked.lat, asked.lon, lat, lon)
            distance = measured[lat, lon]
            if distance is None or distance <= asked.radius_km:
                near[event_no] = Hit(event_no, distance, *facts)
        return list(near.values())

    def _scan(self, asked: Asked) -> Iterator[Row]:
        match = write_match(asked.words) if asked.words is not None else None
        if match == "":  # words without a letter or a figure: nothing can hold them
            return
        window = self._localise(asked)
        begin, end, first_day, end_day = bound(window)
        rest = (begin, end, first_day, end_day, asked.town_key, *list_conditions(asked))
        words = () if match is None else (match,)
        ask = partial(self.database.rows, "find_near" if match is None else "find_near_with_words")
        days = (min(begin, first_day), max(end, end_day))
        ranges = set(list_ranges(asked.lat, asked.lon, asked.radius_km, *days))
        if asked.town_key:
            ranges.update(list_ranges(*locate_town(asked.town_key), 0.0, *days))
        for low, high in sorted(ranges):
            yield from ask(low, high, *rest, *words)

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


def _sort(hits: Sequence[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.start, hit.event_no))
