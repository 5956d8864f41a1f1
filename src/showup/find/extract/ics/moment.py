"""Date and date-time values as published: dates, instants, or wall times."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_LOOSE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z)?)?")
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?"
)


def read_moment(value: str, zone: str | None) -> date | datetime:
    """Return a date, an aware datetime ("...Z"), or a naive one: wall time in `zone`.

    A "Z" beside a zone other than UTC is false: such feeds write wall time. Raises ValueError
    where no date can be read.
    """
    if len(value) == 8 and value.isdigit():
        return date.fromisoformat(value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        loose = _read_loosely(value)
        if not isinstance(loose, datetime):
            return loose
        moment = loose
    if zone and moment.tzinfo is UTC and not is_utc(zone):
        return moment.replace(tzinfo=None)
    return moment


def is_utc(zone: str) -> bool:
    """Whether the zone's name is one of those of Universal Time."""
    return zone.upper() in ("UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT")


def _read_loosely(value: str) -> date | datetime:
    found = _LOOSE.match(value.strip())
    if not found:
        raise ValueError(f"no date: {value[:40]!r}")
    year, month, day, hour, minute, second, zulu = found.groups()
    whole = date(int(year), int(month), int(day))
    if hour is None:
        return whole
    if int(hour) == 24 and not int(minute):  # midnight at the day's end (ISO 8601:2000)
        whole, hour = whole + timedelta(days=1), "00"
    seconds = min(int(second or 0), 59)  # a leap second is not worth an event
    moment = datetime(whole.year, whole.month, whole.day, int(hour), int(minute), seconds)
    return moment.replace(tzinfo=UTC) if zulu else moment


def read_duration(value: str) -> timedelta:
    """Return a DURATION value; raises ValueError where it is none."""
    found = _DURATION.match(value.strip().upper())
    if not found:
        raise ValueError(f"no duration: {value[:40]!r}")
    sign, *numbers = found.groups()
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if sign == "-" else span


@lru_cache(maxsize=512)
def find_iana(name: str) -> ZoneInfo | None:
    """Return the zone of that IANA name, None when there is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def place_in(moment: date | datetime, own: str | None, zone: str | None) -> date | datetime:
    """Return a date of a list as a naive wall time in `zone`, or aware where its own zone differs."""
    if own is None or own == zone or not isinstance(moment, datetime) or moment.tzinfo is not None:
        return moment
    tz = find_iana(own)
    return moment.replace(tzinfo=tz) if tz else moment
