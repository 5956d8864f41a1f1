"""Records in, identities out: what `showup merge` reads and writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from showup.find.merge.merge import collect_seldom, merge_occurrences
from showup.model.occurrence import Occurrence


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
                towns[_read_text(record, "town")].append(occurrence)
        events = _name_events(towns)
    for number, given in enumerate(ids):
        yield {"id": given, "event_id": events.get(number, f"unread-{number}")}


def _name_events(towns: Mapping[str, list[Occurrence]]) -> dict[int, str]:
    """Return the event of each record by its number; an id names the town, since each counts anew."""
    return {
        int(member): f"{town}/{event.event_id}".lstrip("/")
        for town, occurrences in sorted(towns.items())
        for event in merge_occurrences(occurrences).events
        for member in event.members
    }


def read_record(record: Mapping[str, Any], occurrence_id: str) -> Occurrence | None:
    """Return the record as an occurrence, None without a title or a time that can be read."""
    title, start = _read_text(record, "title"), read_when(record.get("start"))
    if not title.strip() or start is None:
        return None
    if record.get("all_day") is True and isinstance(start, datetime):
        start = start.date()
    return Occurrence(
        occurrence_id=occurrence_id,
        source=_read_text(record, "source"),
        title=title,
        start=start,
        end=_read_end(record.get("end"), start),
        uid=_read_text(record, "uid"),
        url=_read_text(record, "url"),
        location=_read_text(record, "location"),
        description=_read_text(record, "description"),
        organizer=_read_text(record, "organizer"),
    )


def _read_text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


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
