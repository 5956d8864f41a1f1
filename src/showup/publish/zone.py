"""A time zone as a VTIMEZONE: every change of the clock in the years that are needed, written out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_STEP = timedelta(days=7)  # no zone changes its clock twice within a week


def find_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, None where this machine knows none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def zone_lines(zone: ZoneInfo, first: datetime, last: datetime) -> list[str]:
    """Return the VTIMEZONE that holds from the year before `first` to the year after `last`."""
    begin = datetime(max(2, first.year - 1), 1, 1, tzinfo=UTC)
    end = datetime(min(9998, last.year + 1), 12, 31, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}", *_observance_lines(zone, begin, begin)]
    for change in _list_changes(zone, begin, end):
        lines += _observance_lines(zone, change - timedelta(seconds=1), change)
    return [*lines, "END:VTIMEZONE"]


def _list_changes(zone: ZoneInfo, begin: datetime, end: datetime) -> list[datetime]:
    changes = []
    moment = begin
    while moment < end:
        following = moment + _STEP
        if _offset(zone, moment) != _offset(zone, following):
            changes.append(_narrow(zone, moment, following))
        moment = following
    return changes


def _narrow(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first second after `low` at which the clock is another."""
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _observance_lines(zone: ZoneInfo, before: datetime, at: datetime) -> list[str]:
    """Return one observance: DTSTART is the wall clock before the change, as RFC 5545 3.6.5 asks."""
    local = at.astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    onset = (at + _offset(zone, before)).replace(tzinfo=None)
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{onset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_write_offset(_offset(zone, before))}",
        f"TZOFFSETTO:{_write_offset(_offset(zone, at))}",
        f"TZNAME:{local.tzname()}",
        f"END:{kind}",
    ]


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _write_offset(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")
