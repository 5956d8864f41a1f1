"""schema.org's Event (https://schema.org/Event) as listings, from JSON-LD or microdata alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from showup.find.extract.markup import read_line, read_lines
from showup.find.extract.moments import read_moment, settle_span
from showup.find.extract.records import Record, keep_group, say_place, say_town
from showup.model.listing import Listing

_MAX_NODES = 60_000
_MAX_DEPTH = 40
_EVENTS = frozenset({"Festival", "Hackathon", "EventSeries", "CourseInstance"})
_DAYS = {
    name: name[:2].upper()
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
}
_PERIODS = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_STATES = {"EventCancelled": "cancelled", "EventPostponed": "postponed", "EventRescheduled": "rescheduled"}


def find_events(value: object) -> Iterator[dict[str, Any]]:
    """Yield the Event objects in a JSON-LD value, in its order; their parts come with them."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    seen = 0
    while waiting and seen < _MAX_NODES:
        node, depth = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting.extend((part, depth + 1) for part in reversed(node) if depth < _MAX_DEPTH)
        elif isinstance(node, dict):
            if _is_event(node):
                yield node
            elif "hasCourseInstance" in node:  # a course names what its dates leave unsaid
                parts = [part for part in _list(node["hasCourseInstance"]) if isinstance(part, dict)]
                waiting.extend(({**_inherit(node), **part}, depth + 1) for part in reversed(parts))
            elif depth < _MAX_DEPTH:
                waiting.extend((part, depth + 1) for part in reversed(list(node.values())))


def _is_event(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            name = kind.rpartition("/")[2].rpartition(":")[2]
            if name.endswith("Event") or name in _EVENTS:
                return True
    return False


def read_event(item: dict[str, Any], page: str) -> Iterator[Listing]:
    """Yield the listings of an Event: itself, its scheduled dates, or its dated parts.

    An event that lasts more than a day, or is a series, is told by its parts where these have
    dates. Raises ValueError where it has neither a title nor a date.
    """
    outer = item.get("superEvent")
    if isinstance(outer, Mapping):
        item = {**_inherit(outer), **item}
    parts = [part for part in _list(item.get("subEvent")) if isinstance(part, dict) and part.get("startDate")]
    if parts and _is_told_by_parts(item):
        for part in parts:
            yield from read_event({**_inherit(item), **part, "superEvent": None}, page)
        return
    schedules = [part for part in _list(item.get("eventSchedule")) if isinstance(part, dict)]
    if schedules:
        yield from (listing for part in schedules for listing in _read_schedule(item, part, page))
        return
    starts = _list(item.get("startDate"))
    for number in range(len(starts)):
        yield _read_one(_split(item, number, len(starts)), page)


def _split(item: dict[str, Any], number: int, count: int) -> dict[str, Any]:
    """Return one event of an item that wraps a whole list, as some do: its properties in parallel."""
    if count == 1:
        return item
    return {
        key: value[number] if isinstance(value, list) and len(value) == count else value
        for key, value in item.items()
    }


def _is_told_by_parts(item: Mapping[str, Any]) -> bool:
    start, end = read_moment(item.get("startDate")), read_moment(item.get("endDate"))
    if start is None or item.get("@type") == "EventSeries":
        return True
    return end is not None and _day(end) > _day(start)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _list(value: object) -> list[Any]:
    if value is None or value == "":
        return []
    return value[:500] if isinstance(value, list) else [value]


def _inherit(outer: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("name", "location", "organizer", "url", "description", "eventAttendanceMode")
    return {key: outer[key] for key in kept if key in outer}


def _read_one(item: dict[str, Any], page: str) -> Listing:
    start = next((moment for value in _list(item["startDate"]) if (moment := read_moment(value))), None)
    if start is None:
        raise ValueError(f"no date in startDate {str(item['startDate'])[:60]!r}")
    end = next((moment for value in _list(item.get("endDate")) if (moment := read_moment(value))), None)
    start, end = settle_span(start, end)
    return _compose(item, page, start, end)


def _compose(
    item: dict[str, Any], page: str, start: date | datetime, end: date | datetime | None, rule: str = ""
) -> Listing:
    record = Record(item)
    title = record.line("name", "headline", "summary") or read_line(_first_text(item.get("name")))
    if not title:
        raise ValueError("an Event without a name")
    venue, address, point = _read_place(item.get("location"))
    return Listing(
        title=title,
        start=start,
        end=end,
        url=record.url(page, "url") or page,
        location=say_place(venue, address),
        description=read_lines(_first_text(item.get("description"))),
        organizer=_read_organizer(item.get("organizer")),
        status=_read_state(item.get("eventStatus")),
        rule=rule,
        venue=venue,
        address=address,
        lat=point[0],
        lon=point[1],
        online=_read_mode(item),
        labels=_read_labels(item),
        words=record.line("words"),
    )


def _first_text(value: object) -> str:
    return next((part for part in _list(value) if isinstance(part, str)), "")


def _read_labels(item: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = [kind for kind in _list(item.get("@type")) if isinstance(kind, str) and kind != "Event"]
    return tuple(kind.rpartition("/")[2] for kind in kinds if kind.endswith(("Event", "Festival")))


def _read_state(value: object) -> str:
    text = read_line(value if isinstance(value, str) else Record(value).line("@id", "name"))
    return _STATES.get(text.rpartition("/")[2], "")


def _read_mode(item: Mapping[str, Any]) -> bool | None:
    mode = str(item.get("eventAttendanceMode") or "")
    if "Online" in mode:
        return True
    if "Offline" in mode or "Mixed" in mode:
        return False
    places = [place for place in _list(item.get("location")) if isinstance(place, Mapping)]
    return True if places and all(p.get("@type") == "VirtualLocation" for p in places) else None


def _read_organizer(value: object) -> str:
    for host in _list(value):
        if isinstance(host, str):
            name = keep_group(read_line(host))
        else:
            record = Record(host)
            kind = str(record.get("@type") or "")
            name = record.line("name") if "Organization" in kind or "Group" in kind else ""
            name = name or (keep_group(record.line("name")) if kind != "Person" else "")
        if name and "@" not in name:
            return name
    return ""


def _read_place(value: object) -> tuple[str, str, tuple[float | None, float | None]]:
    """Return the venue's name, its address on one line and its position."""
    for place in _list(value):
        if isinstance(place, str):
            return "", read_line(place), (None, None)
        record = Record(place)
        if record.get("@type") == "VirtualLocation":
            continue
        address = _say_address(record.get("address"))
        point = record.point("geo.latitude", "geo.longitude")
        if point == (None, None):
            point = record.point("latitude", "longitude")
        return record.line("name"), address, point
    return "", "", (None, None)


def _say_address(value: object) -> str:
    for address in _list(value):
        if isinstance(address, str):
            return read_line(address)
        record = Record(address)
        parts = (record.line("addressLocality"), record.line("addressRegion"), record.line("postalCode"))
        said = say_place(record.line("streetAddress", "name"), say_town(*parts))
        if said:
            return said
    return ""


def _read_schedule(item: dict[str, Any], schedule: dict[str, Any], page: str) -> Iterator[Listing]:
    """Yield what a Schedule (https://schema.org/Schedule) says, as one listing with a rule."""
    record = Record(schedule)
    first = record.moment("startDate") or read_moment(item.get("startDate"))
    if first is None:
        raise ValueError("a Schedule without startDate")
    start, end = _put_clock(first, record.line("startTime")), None
    if isinstance(start, datetime) and record.line("endTime"):
        end = _put_clock(start.date(), record.line("endTime"))
    last = record.moment("endDate")
    start, end = settle_span(start, end)
    listing = _compose(item, page, start, end, _compose_rule(record, last))
    zone = record.line("scheduleTimezone") or None
    left_out = tuple(moment for value in _list(schedule.get("exceptDate")) if (moment := read_moment(value)))
    yield replace(listing, zone=zone, except_dates=left_out)


def _put_clock(moment: date | datetime, clock: str) -> date | datetime:
    if isinstance(moment, datetime) or not clock:
        return moment
    at = read_moment(f"2000-01-01T{clock.removeprefix('T')}")
    return datetime.combine(moment, at.timetz()) if isinstance(at, datetime) else moment


def _compose_rule(record: Record, last: date | datetime | None) -> str:
    """Return the RRULE of repeatFrequency, byDay, byMonthDay, byMonthWeek, repeatCount and endDate."""
    period = record.line("repeatFrequency").upper()
    words = {"DAILY": "P1D", "WEEKLY": "P1W", "MONTHLY": "P1M", "YEARLY": "P1Y"}
    period = words.get(period, period)
    if not (period.startswith("P") and period[-1:] in _PERIODS and period[1:-1].isdigit()):
        return ""
    number, unit = int(period[1:-1]), period[-1]
    if unit == "D" and number % 7 == 0:
        number, unit = number // 7, "W"
    parts = [f"FREQ={_PERIODS[unit]}"]
    if number > 1:
        parts.append(f"INTERVAL={number}")
    week = record.number("byMonthWeek")
    place = str(int(week)) if week else ""
    days = [
        _DAYS[name] for day in _list(record.get("byDay")) if (name := str(day).rpartition("/")[2]) in _DAYS
    ]
    if days:
        parts.append("BYDAY=" + ",".join(place + day for day in days))
    if monthly := record.number("byMonthDay"):
        parts.append(f"BYMONTHDAY={int(monthly)}")
    if count := record.number("repeatCount"):
        parts.append(f"COUNT={int(count)}")
    elif last is not None:
        parts.append(f"UNTIL={_day(last):%Y%m%d}T235959")
    return ";".join(parts)
