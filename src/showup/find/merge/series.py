"""Events that repeat one another: found by what they share, their rule told and confirmed by their dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b

from showup.find.merge.rhythm import tell_rule
from showup.find.merge.words import read_place, read_title
from showup.model.event import Event, Series
from showup.model.occurrence import Occurrence

_LIKE = 3  # dates that events of one title, place and hour need to be a series; of one UID, two


def find_series(
    events: Sequence[Event], occurrences: Mapping[str, Occurrence]
) -> tuple[list[Event], list[Series]]:
    """Return the events with their series ids, and the series, in the order of their ids.

    Events of one source's UID, or of one title, place and hour on several days, are a series.
    """
    lead = list(range(len(events)))

    def follow(number: int) -> int:
        while lead[number] != number:
            lead[number] = lead[lead[number]]
            number = lead[number]
        return number

    keys, days = [_name_key(event) for event in events], [tell_day(event) for event in events]
    for group in _group(events, keys, days, occurrences):
        first = follow(group[0])
        for number in group[1:]:
            other = follow(number)
            first, lead[max(first, other)] = min(first, other), min(first, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(events)):
        groups[follow(number)].append(number)
    named = list(events)
    told: dict[str, set[date]] = defaultdict(set)
    for group in groups.values():
        dates = {days[number] for number in group}
        if len(dates) < 2:
            continue
        series_id = mint_series_id(_choose_key([keys[number] for number in group]))
        told[series_id] |= dates  # those told apart only by their UIDs are one
        for number in group:
            named[number] = replace(events[number], series_id=series_id)
    return named, [_make_series(series_id, sorted(dates)) for series_id, dates in sorted(told.items())]


def _make_series(series_id: str, dates: Sequence[date]) -> Series:
    return Series(series_id, tell_rule(dates), tuple(day.isoformat() for day in dates))


def _group(
    events: Sequence[Event],
    keys: Sequence[str],
    days: Sequence[date],
    occurrences: Mapping[str, Occurrence],
) -> Iterable[list[int]]:
    alike: dict[str, list[int]] = defaultdict(list)
    uids: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        alike[keys[number]].append(number)
        for member in event.members:
            occurrence = occurrences[member]
            if occurrence.uid:
                uids[occurrence.source, occurrence.uid].append(number)
    yield from (group for group in alike.values() if len({days[number] for number in group}) >= _LIKE)
    yield from (group for group in uids.values() if len(group) > 1)


def _name_key(event: Event) -> str:
    """One text for title, place and hour."""
    start = event.start
    hour = f"{start.hour:02}:{start.minute:02}" if isinstance(start, datetime) else "day"
    place = _write_place(event.venue.name)
    return f"{read_title(event.title)[1]}|{place}|{hour}"


def _choose_key(keys: Sequence[str]) -> str:
    """Return the key of most dates: one that is told anew with another title leaves the id to the rest."""
    count = Counter(keys)
    return min(count, key=lambda key: (-count[key], key))


@lru_cache(1 << 12)
def _write_place(name: str) -> str:
    return " ".join(sorted(read_place(name)[0]))


def mint_series_id(key: str) -> str:
    """Return the id of the series of that title, place and hour."""
    return f"s{blake2b(key.encode('utf-8', 'replace'), digest_size=7).hexdigest()}"


def tell_day(event: Event) -> date:
    """Return the day an event begins on."""
    start = event.start
    return start.date() if isinstance(start, datetime) else start
