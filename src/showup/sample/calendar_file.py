"""iCalendar (RFC 5545) as the platforms write it: recurring in the zone, or each date by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from showup.sample.almanac import Almanac, Dated
from showup.sample.town import TOWN
from showup.sample.town_life import Happening, Site

Address = Callable[[Dated], str]  # where an event's own page is, "" where it has none

_ZONE_LINES = (
    "BEGIN:VTIMEZONE", f"TZID:{TOWN.timezone}", f"X-LIC-LOCATION:{TOWN.timezone}",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:-0600", "TZOFFSETTO:-0500", "TZNAME:CDT",
    "DTSTART:19700308T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0600", "TZNAME:CST",
    "DTSTART:19701101T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip
_LONGEST_LINE = 72  # octets before folding


def write_calendar(site: Site, producer: str, events: Iterable[Sequence[str]], zone: bool = False) -> str:
    """Return a calendar of events (each its lines), folded, with CRLF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{producer}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{escape_text(site.name)}", f"X-WR-TIMEZONE:{TOWN.timezone}"]
    lines += _ZONE_LINES if zone else ()
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(fold(line) for line in lines)


def write_single(dated: Dated, host: str, address: Address, utc: bool = False) -> list[str]:
    """Return the lines of one date by itself."""
    lines = [f"UID:{dated.number}@{host}", *_write_times(dated, utc)]
    lines += _write_words(dated.happening, address(dated))
    return lines + (["STATUS:CANCELLED"] if dated.cancelled else [])


def write_recurring(
    happening: Happening, almanac: Almanac, host: str, address: Address
) -> Iterator[list[str]]:
    """Yield a recurring event and its cancelled dates; a rare one comes as its dates."""
    if not happening.rule.recurs:
        yield from (write_single(dated, host, address) for dated in almanac.dates([happening]))
        return
    first = almanac.first_date(happening)
    uid = f"UID:{happening.number}@{host}"
    words = _write_words(happening, address(first))
    yield [uid, *_write_times(first), f"RRULE:{happening.rule.rrule}", *words]
    for dated in almanac.dates([happening]):
        if dated.cancelled:
            at = write_time("RECURRENCE-ID", dated.start)
            yield [uid, at, *_write_times(dated), *words, "STATUS:CANCELLED"]


def write_broken(happening: Happening, host: str) -> list[str]:
    """Return an event whose date cannot be read, as they occur in good calendars."""
    stamp = ["DTSTAMP:20200101T000000Z", "DTSTART:to be announced"]
    return [f"UID:{happening.number}@{host}", *stamp, *_write_words(happening, "")]


def write_all(site: Site, almanac: Almanac, address: Address) -> Iterator[list[str]]:
    """Yield everything a site publishes, recurring where it recurs."""
    for happening in site.happenings:
        if happening.broken:
            yield write_broken(happening, site.host)
        else:
            yield from write_recurring(happening, almanac, site.host, address)


def write_time(name: str, moment: date | datetime, utc: bool = False) -> str:
    """Return a date property: in the town's zone, in UTC, or a date."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    if utc:
        return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={TOWN.timezone}:{moment:%Y%m%dT%H%M%S}"


def escape_text(text: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def fold(line: str) -> str:
    """Return a content line folded by octets, never inside a character (RFC 5545, 3.1)."""
    parts, part = [], b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _LONGEST_LINE:
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*parts, part]).decode() + "\r\n"


def _write_times(dated: Dated, utc: bool = False) -> list[str]:
    written = datetime.combine(dated.day, datetime.min.time()) - timedelta(45)
    return [
        f"DTSTAMP:{written:%Y%m%dT%H%M%SZ}",
        write_time("DTSTART", dated.start, utc),
        write_time("DTEND", dated.end, utc),
    ]


def _write_words(happening: Happening, url: str) -> list[str]:
    lines = [f"SUMMARY:{escape_text(happening.title)}"]
    for name, text in (("DESCRIPTION", happening.text), ("LOCATION", happening.hall.line)):
        lines += [f"{name}:{escape_text(text)}"] if text else []
    lines += [f"CATEGORIES:{','.join(map(escape_text, happening.labels))}"] if happening.labels else []
    return lines + ([f"URL:{url}"] if url else [])
