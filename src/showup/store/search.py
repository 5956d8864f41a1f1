"""Events near a place, within a time, with words: through the space-time rowids of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from showup.model.judgement import ACTIVITIES, TOPICS
from showup.model.match import Candidate
from showup.model.town import Town, distance_km
from showup.model.window import Window
from showup.store.body import read_body
from showup.store.database import Row
from showup.store.events import EventShelf
from showup.store.grid import list_ranges
from showup.store.index import locate_town, set_bits
from showup.store.shelf import bound
from showup.store.words import write_match


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for.

    Position in degrees; `start` and `end` aware; an event counts when it is on in that span. Topics
    and activities: any of them. `words`: see `words.write_match`. `online` None: either.
    `town_key`: its events without a place count too.
    """

    lat: float
    lon: float
    radius_km: float
    start: datetime
    end: datetime
    town_key: str = ""
    words: str | None = None
    topics: Sequence[str] = ()
    activities: Sequence[str] = ()
    level: int = 0
    online: bool | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    """One event of the index that answers."""

    event_no: int
    distance_km: float | None
    start: float
    level: int
    topics: int
    activities: int


class SearchShelf(EventShelf):
    """Searches."""

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
        asked = Asked(lat, lon, radius_km, start, end, town_key, words, topics, activities, level, online)
        hits = sorted(self._find(asked), key=lambda hit: (hit.start, hit.event_no))[:limit]
        found = self.read_candidates({hit.event_no: hit.distance_km for hit in hits})
        return [found[hit.event_no] for hit in hits]

    def facets(self, asked: Asked) -> dict[str, dict[str, int]]:
        """Return how many events that answer have each level, topic and activity, most first."""
        hits = self._find(asked)
        return {
            "level": _order(Counter(str(hit.level) for hit in hits)),
            "topics": _order(_count_bits([hit.topics for hit in hits], TOPICS)),
            "activities": _order(_count_bits([hit.activities for hit in hits], ACTIVITIES)),
        }

    def _find(self, asked: Asked) -> list[_Hit]:
        near: dict[int, _Hit] = {}
        for event_no, lat, lon, *facts in self._scan(asked):
            if event_no in near:
                continue
            distance = None if lat is None else distance_km(asked.lat, asked.lon, lat, lon)
            if distance is None or distance <= asked.radius_km:
                near[event_no] = _Hit(event_no, distance, *facts)
        return list(near.values())

    def _scan(self, asked: Asked) -> Iterator[Row]:
        match = write_match(asked.words) if asked.words is not None else None
        if match == "":  # words without a letter or a figure: nothing can hold them
            return
        window = self._localise(asked)
        begin, end, first_day, end_day = bound(window)
        rest = (
            begin, end, first_day, end_day, asked.town_key, asked.level,
            None if asked.online is None else int(asked.online),
            set_bits(asked.topics, TOPICS), bool(asked.topics),
            set_bits(asked.activities, ACTIVITIES), bool(asked.activities),
        )  # fmt: skip
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


def _count_bits(masks: Sequence[int], names: Sequence[str]) -> Counter[str]:
    return Counter({name: sum(mask >> bit & 1 for mask in masks) for bit, name in enumerate(names)})


def _order(counts: Counter[str]) -> dict[str, int]:
    most_first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return {name: count for name, count in most_first if count}
