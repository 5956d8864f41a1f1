"""The search index kept in step with the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import floor, isfinite
from typing import NamedTuple

from showup.model.event import Event
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS, Judgement
from showup.model.worth import measure_worth
from showup.store.body import span_epochs, write_body
from showup.store.database import Database
from showup.store.grid import SEQUENCES, number_day, place_entry
from showup.store.traits import LANGUAGES, TRAITS, list_languages, list_traits

VERSION = 4  # another number makes the index of every store anew when it is opened
Facts = tuple[float | None, ...]
_DAY = 86_400  # seconds
_EPOCH_WEEKDAY = 3  # 1970 began on a Thursday
_MOST_DAYS = 400  # of one event that goes on and on
_MOST_WORDS = 8_000  # characters of a description that can be found


class Slot(NamedTuple):
    """Where one entry of an event stands: the first rowid of its place and day, and what these are."""

    first: int
    town_key: str | None
    lat: float | None
    lon: float | None
    weekday: int


class Outline(NamedTuple):
    """All that an event is found by but its facts: an entry for each slot, each with these words."""

    slots: tuple[Slot, ...]
    title: str
    words: str


class Index:
    """Writes entries; made anew for each transaction, since it remembers the sequences it gave out.

    What it is told waits for `flush`, which the transaction calls before it ends: rows that are written in
    their order cost the word index much less than rows here and there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._next: dict[int, int] = {}
        self._removed: list[int] = []
        self._changed: list[tuple[object, ...]] = []
        self._added: list[tuple[int, Outline, Facts]] = []

    def remove(self, event_no: int) -> None:
        """Take an event out of the index."""
        self._removed.append(event_no)

    def put(
        self,
        event_no: int,
        event: Event,
        judgement: Judgement,
        towns: Sequence[str],
        was: Outline | None = None,
    ) -> None:
        """Put an event into the index, in the place of what it was there.

        It gets a row for each of its days and, where it has no place, for each town. Where just its facts
        have changed, its rows stay: to write the words is most of the work.
        """
        now, facts = outline(event, judgement, towns), list_facts(event, judgement)
        if now == was:
            self._changed.append((*facts, event_no))
            return
        if was is not None:
            self.remove(event_no)
        self._added.append((event_no, now, facts))

    def flush(self) -> None:
        """Write what was told."""
        events = write_body(self._removed).decode()
        self._database.rows("remove_entry_texts", events)
        self._database.rows("remove_entries", events)
        self._database.many("change_entries", self._changed)
        entries: list[tuple[object, ...]] = []
        texts: list[tuple[int, str, str]] = []
        for event_no, (slots, title, words), facts in self._added:
            for first, *where, weekday in slots:
                number = self._take_number(first)
                entries.append((number, event_no, *where, *facts, weekday))
                texts.append((number, title, words))
        self._database.many("save_entry", sorted(entries))
        self._database.many("save_entry_text", sorted(texts))
        self._removed, self._changed, self._added = [], [], []

    def _take_number(self, first: int) -> int:
        if first not in self._next:
            found = self._database.row("last_entry", first, first + SEQUENCES - 1)
            last = found[0] if found else None
            self._next[first] = first if last is None else last + 1
        self._next[first] += 1
        return self._next[first] - 1


def outline(event: Event, judgement: Judgement, towns: Sequence[str]) -> Outline:
    """Return the slots and the words of an event that is told in these towns."""
    days = list_days(event, *span_epochs(event.start, event.end))
    slots = (
        Slot(
            place_entry(lat, lon, judgement.level, number_day(begins)),
            town_key,
            None if town_key else lat,
            None if town_key else lon,
            weekday,
        )
        for lat, lon, town_key in list_spots(event, towns)
        for begins, weekday in days
    )
    return Outline(tuple(slots), event.title, gather_words(event))


def set_bits(names: Iterable[str], known: Sequence[str]) -> int:
    """Return a number with a bit for each of the names; names that are not known have none."""
    return sum(1 << known.index(name) for name in set(names) if name in known)


def list_facts(event: Event, judgement: Judgement) -> Facts:
    """Return what an event can be chosen by, in the order of the statements that keep it."""
    return (
        *span_epochs(event.start, event.end),
        int(event.all_day),
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
