"""The search index kept in step with the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import floor, isfinite

from showup.model.event import Event
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS, Judgement
from showup.model.worth import measure_worth
from showup.store.body import span_epochs
from showup.store.database import Database
from showup.store.grid import SEQUENCES, number_day, place_entry
from showup.store.traits import LANGUAGES, TRAITS, list_languages, list_traits

VERSION = 4  # another number makes the index of every store anew when it is opened
_DAY = 86_400  # seconds
_EPOCH_WEEKDAY = 3  # 1970 began on a Thursday
_MOST_DAYS = 400  # of one event that goes on and on
_MOST_WORDS = 8_000  # characters of a description that can be found


class Index:
    """Writes entries; made anew for each transaction, since it remembers the sequences it gave out.

    What is added waits for `flush`, which the transaction calls before it ends.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._next: dict[int, int] = {}
        self._entries: list[tuple[object, ...]] = []
        self._texts: list[tuple[int, str, str]] = []

    def remove(self, event_no: int) -> None:
        """Take an event out of the index."""
        self._database.rows("remove_entry_texts", event_no)
        self._database.rows("remove_entries", event_no)

    def add(self, event_no: int, event: Event, judgement: Judgement, towns: Sequence[str]) -> None:
        """Put an event that is not in the index into it.

        It gets a row for each of its days and, where it has no place, for each town.
        """
        starts, ends = span_epochs(event.start, event.end)
        facts = (starts, ends, int(event.all_day), *list_facts(event, judgement))
        words = gather_words(event)
        for lat, lon, town_key in list_spots(event, towns):
            spot = (None, None) if town_key else (lat, lon)
            for begins, weekday in list_days(event, starts, ends):
                number = self._take_number(place_entry(lat, lon, judgement.level, number_day(begins)))
                self._entries.append((number, event_no, town_key, *spot, *facts, weekday))
                self._texts.append((number, event.title, words))

    def flush(self) -> None:
        """Write what was added."""
        self._database.many("save_entry", self._entries)
        self._database.many("save_entry_text", self._texts)
        self._entries, self._texts = [], []

    def _take_number(self, first: int) -> int:
        if first not in self._next:
            found = self._database.row("last_entry", first, first + SEQUENCES - 1)
            last = found[0] if found else None
            self._next[first] = first if last is None else last + 1
        self._next[first] += 1
        return self._next[first] - 1


def set_bits(names: Iterable[str], known: Sequence[str]) -> int:
    """Return a number with a bit for each of the names; names that are not known have none."""
    return sum(1 << known.index(name) for name in set(names) if name in known)


def list_facts(event: Event, judgement: Judgement) -> tuple[float | None, ...]:
    """Return what an event can be chosen by, in the order of the statement that keeps it."""
    return (
        judgement.level,
        event.online,
        set_bits(judgement.topics, TOPICS),
        set_bits(judgement.activities, ACTIVITIES),
        set_bits(judgement.skills, SKILLS),
        read_minute(event),
        set_bits(list_traits(event, judgement), TRAITS),
        set_bits(list_languages(event), LANGUAGES),
        measure_worth(event, judgement),
    )


def read_minute(event: Event) -> int | None:
    """Return the minute of the day at which an event begins by its own clock, None all day."""
    return event.start.hour * 60 + event.start.minute if isinstance(event.start, datetime) else None


def list_days(event: Event, starts: float, ends: float) -> list[tuple[float, int]]:
    """Return each day of a span in seconds, its end not included: a moment on it, and its weekday.

    Days are those of UTC, by which the index is ordered; weekdays those of the event's own clock: a
    Monday evening in Chicago ends on a Tuesday of UTC and is on a Monday all the same. Where the first
    day of UTC holds two of the event's own, it comes twice.
    """
    first = floor(starts / _DAY)
    last = max(first, floor((ends - 1) / _DAY))
    offset = event.start.utcoffset() if isinstance(event.start, datetime) else None
    ahead = offset.total_seconds() if offset else 0.0
    days = [(first, event.start.weekday())]
    for day in range(first, min(last, first + _MOST_DAYS - 1) + 1):
        until = max(starts, min((day + 1) * _DAY, ends) - 1)
        days.append((day, (floor((until + ahead) / _DAY) + _EPOCH_WEEKDAY) % 7))
    return [(day * float(_DAY), weekday) for day, weekday in dict.fromkeys(days)]


def list_spots(event: Event, towns: Sequence[str]) -> list[tuple[float, float, str | None]]:
    """Return where an event is looked for: its place, else the middle of each town it is told in."""
    lat, lon = event.venue.lat, event.venue.lon
    if lat is not None and lon is not None and isfinite(lat) and isfinite(lon):
        return [(lat, lon, None)]
    return [(*locate_town(key), key) for key in towns]


def locate_town(town_key: str) -> tuple[float, float]:
    """Return the position at the end of a town's key ("...@39.17,-86.53"), 0 and 0 without one."""
    lat, _, lon = town_key.rpartition("@")[2].partition(",")
    try:
        return float(lat), float(lon)
    except ValueError:
        return 0.0, 0.0


def gather_words(event: Event) -> str:
    """Return the words beside the title under which an event is found."""
    said = (
        event.organizer,
        event.venue.name,
        event.venue.address,
        *event.labels,
        *(link.name for link in event.sources),
        event.description[:_MOST_WORDS],
    )
    return "\n".join(filter(None, said))
