"""Records in, identities out: what `showup merge` reads and writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from showup.find.merge.merge import collect_seldom, identify_occurrences
from showup.model.occurrence import Occurrence

_TEXTS = ("source", "title", "uid", "url", "location", "description", "organizer")


def merge_lines(records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield {id, event_id} for each record, in the order given.

    A record is {id, source, uid, title, start, end, all_day, location, url, description,
    organizer, town}; absent and null fields are empty, and one that cannot be read is an event
    by itself. Listings of different towns are never merged.
    """
    ids: list[object] = []
    with collect_seldom():
        towns: dict[str, list[Occurrence]] = defaultdict(list)
        for number, record in enumerate(records):
            ids.append(record.get("id"))
            occurrence = read_record(record, f"{number:09d}")
            if occurrence is not None:
                town = record.get("town")
                towns[town if isinstance(town, str) else ""].append(occurrence)
        events = _name_events(towns)
    for number, given in enumerate(ids):
        yield {"id": given, "event_id": events.get(number, f"unread-{number}")}


def _name_events(towns: Mapping[str, list[Occurrence]]) -> dict[int, str]:
    """Return the event of each record by its number; an id names the town, since each counts anew."""
    return {
        int(member): f"{town}/{event_id}".lstrip("/")
        for town, occurrences in sorted(towns.items())
        for member, event_id in identify_occurrences(occurrences).items()
    }


def read_record(record: Mapping[str, Any], occurrence_id: str) -> Occurrence | None:
    """Return the record as an occurrence, None without a title or a time that can be read."""
    texts: dict[str, Any] = {name: text for name in _TEXTS if isinstance(text := record.get(name), str)}
    start = read_when(record.get("start"))
    if not texts.get("title", "").strip() or start is None:
        return None
    if record.get("all_day") is True and isinstance(start, datetime):
        start = start.date()
    texts.setdefault("source", "")
    return Occurrence(occurrence_id, start=start, end=_read_end(record.get("end"), start), **texts)


def read_when(value: object) -> date | datetime | None:
    """Return the date or time of an ISO 8601 text, None where it is neither."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None


def _read_end(value: object, start: date | datetime) -> date | datetime | None:
    """The end where it is of the start's kind: both dates, both with an offset, or both without."""
    end = read_when(value)
    if end is None:
        return None
    if not isinstance(start, datetime):
        return end.date() if isinstance(end, datetime) else end
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        return None
    return end
