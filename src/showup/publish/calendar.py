"""Events as an iCalendar file, RFC 5545 and 7986."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from showup.model.event import Event
from showup.model.match import Candidate
from showup.publish.bulletin import (
    Bulletin,
    join_place,
    keep_address,
    keep_line,
    keep_printable,
    sort_by_start,
    tell_story,
    to_utc,
)
from showup.publish.rule import find_rule
from showup.publish.zone import find_zone, zone_lines

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LONGEST = 75  # octets of a line


def write_calendar(bulletin: Bulletin) -> str:
    """Return the calendar; a series whose dates follow a rule exactly is one VEVENT with that RRULE."""
    zone = find_zone(bulletin.timezone)
    rows = sort_by_start(bulletin.candidates)
    title = _escape(keep_line(bulletin.title))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//showup//showup//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{title}",
        f"X-WR-CALNAME:{title}",
        f"URL:{bulletin.page}",
        f"SOURCE;VALUE=URI:{bulletin.address}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]
    if zone and any(_is_of(zone, row.event.start) for row in rows):
        lines += zone_lines(zone, to_utc(rows[0].event.start), to_utc(rows[-1].event.start))
    for series in _group(rows):
        lines += _series_lines(series, bulletin, zone)
    return "".join(_fold(line) for line in [*lines, "END:VCALENDAR"])


def count_revision(as_of: datetime) -> int:
    """Return a SEQUENCE that grows from moment to moment: the hours since 2020.

    A calendar program takes an event anew where its SEQUENCE is higher than the one it has, and never
    where it is lower, so the moment at which something last happened to an event will do.
    """
    return max(0, (to_utc(as_of) - _EPOCH) // timedelta(hours=1))


def _group(rows: Iterable[Candidate]) -> list[list[Candidate]]:
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for row in rows:
        groups[row.event.series_id or row.event.event_id].append(row)
    return list(groups.values())


def _series_lines(rows: Sequence[Candidate], bulletin: Bulletin, zone: ZoneInfo | None) -> list[str]:
    days = [_day(row.event.start) for row in rows]
    same = len({_shape(row.event, zone) for row in rows}) == 1
    rule = find_rule(days) if same and _repeats_by_clock(rows[0].event, zone) else None
    if rule:
        return _event_lines(rows[0], rows[0].event.series_id, rule, bulletin, zone)
    return [line for row in rows for line in _event_lines(row, row.event.event_id, "", bulletin, zone)]


def _repeats_by_clock(event: Event, zone: ZoneInfo | None) -> bool:
    """A rule repeats by a wall clock: without the zone the next change of the clock would move it."""
    return event.all_day or (zone is not None and _is_of(zone, event.start))


def _shape(event: Event, zone: ZoneInfo | None) -> tuple[object, ...]:
    """What all dates of a series must share to be one VEVENT."""
    start, end = event.start, event.end
    hour = start.time() if isinstance(start, datetime) else None
    lasts = None if end is None else _shift(end, zone) - _shift(start, zone)
    whose = zone is not None and _is_of(zone, start)
    return (event.title, event.venue, event.status, event.description, event.online, hour, lasts, whose)


def _shift(when: date | datetime, zone: ZoneInfo | None) -> datetime:
    """Return the wall clock, so that a change of the clock does not make one date longer."""
    if not isinstance(when, datetime):
        return datetime(when.year, when.month, when.day)
    return (when.astimezone(zone) if zone and when.tzinfo else when).replace(tzinfo=None)


def _event_lines(row: Candidate, uid: str, rule: str, bulletin: Bulletin, zone: ZoneInfo | None) -> list[str]:
    event, revised = row.event, bulletin.revised.get(row.event.event_id)
    if rule:  # further dates come with every harvest
        revised = bulletin.as_of
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_escape(keep_line(uid))}@showup",
        f"DTSTAMP:{_write_stamp(bulletin.as_of)}",
        *([f"LAST-MODIFIED:{_write_stamp(revised)}"] if revised else []),
        f"SEQUENCE:{count_revision(revised) if revised else 0}",
        f"DTSTART{_write_moment(event.start, zone)}",
    ]
    if _ends_later(event):
        lines.append(f"DTEND{_write_moment(event.end or event.start, zone)}")
    if rule:
        lines.append(f"RRULE:{rule}")
    lines.append(f"SUMMARY:{_escape(keep_line(event.title))}")
    lines.append("STATUS:CANCELLED" if event.status == "cancelled" else "STATUS:CONFIRMED")
    place = join_place(event.venue)
    lines += [f"LOCATION:{_escape(place)}"] if place else []
    if event.venue.spot:
        lines.append("GEO:{:.6f};{:.6f}".format(*event.venue.spot))
    lines.append(f"DESCRIPTION:{_escape(tell_story(row))}")
    lines.append(f"URL:{keep_address(event.url) or bulletin.locate(event)}")
    kinds = [*row.judgement.activities, *row.judgement.topics]
    lines += [f"CATEGORIES:{','.join(_escape(kind) for kind in kinds)}"] if kinds else []
    return [*lines, "END:VEVENT"]


def _write_stamp(when: datetime) -> str:
    return f"{to_utc(when):%Y%m%dT%H%M%SZ}"


def _ends_later(event: Event) -> bool:
    return (
        event.end is not None
        and type(event.end) is type(event.start)
        and to_utc(event.end) > to_utc(event.start)
    )


def _write_moment(when: date | datetime, zone: ZoneInfo | None) -> str:
    """Return the value with its parameters: by the zone's clock where it agrees, else UTC."""
    if not isinstance(when, datetime):
        return f";VALUE=DATE:{when:%Y%m%d}"
    if when.tzinfo is None:
        return f":{when:%Y%m%dT%H%M%S}"
    if zone and _is_of(zone, when):
        return f";TZID={zone.key}:{when:%Y%m%dT%H%M%S}"
    return f":{to_utc(when):%Y%m%dT%H%M%SZ}"


def _is_of(zone: ZoneInfo, when: date | datetime) -> bool:
    """Whether the zone's clock shows this time at that moment."""
    if not isinstance(when, datetime) or when.tzinfo is None:
        return False
    local = when.replace(tzinfo=zone)
    return local.utcoffset() == when.utcoffset() and local.astimezone(UTC) == to_utc(when)


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _escape(text: str) -> str:
    text = keep_printable(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _fold(line: str) -> str:
    """Return the line in pieces of at most 75 octets, none of them ending within a character."""
    pieces, octets = [""], 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LONGEST:
            pieces.append(" ")
            octets = 1
        pieces[-1] += character
        octets += size
    return "\r\n".join(pieces) + "\r\n"
