"""Dates and times as platforms and markup write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap])?\.?(?:m\b)?\.?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-]\d{1,2}:?\d\d)?)"
)
_GAP = r"(?:\s*(?:[T,@|]|at\b|-|\u2013)?\s*)"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:[T ]\s*{_CLOCK})?", re.IGNORECASE
)
_NUMBERS = re.compile(
    rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}})(?:{_GAP}{_CLOCK})?", re.IGNORECASE
)
_DAY_NAME = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_MONTH_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_MONTH_FIRST = re.compile(
    rf"{_DAY_NAME}{_MONTH_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?:{_GAP}{_CLOCK})?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"{_DAY_NAME}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH_NAME}[\s-]+(?P<year>\d{{4}})(?:{_GAP}{_CLOCK})?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"/?Date\((-?\d{9,14})(?:[+-]\d{4})?\)/?|(\d{9,13})(?:\.\d+)?")
_EVENTON = re.compile(r"T\d{1,2}-(\d\d)-(\d\d)-\d\d$")  # EventON writes T10-10-00-00 for ten o'clock
_MAX_LENGTH = 80
_MILLISECONDS = 100_000_000_000  # stamps above this count thousandths


def read_moment(value: object) -> date | datetime | None:
    """Return a date, an aware datetime where an offset is written, else a naive one; None for none.

    Numbers are seconds or milliseconds since 1970.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _read_stamp(value)
    if not isinstance(value, str):
        return None
    value = value.strip()[:_MAX_LENGTH]
    if len(value) < 8:
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return _read_loosely(value)


def _read_stamp(value: float) -> datetime | None:
    if abs(value) < 1_000_000:  # a small number is no time; 0 stands for none
        return None
    seconds = value / 1000 if abs(value) > _MILLISECONDS else value
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return None


def _read_loosely(value: str) -> date | datetime | None:
    stamp = _STAMP.fullmatch(value)
    if stamp:
        return _read_stamp(int(stamp[1] or stamp[2]))
    value = _EVENTON.sub(r"T\1:\2", value)
    for form in (_ISO, _NUMBERS, _MONTH_FIRST, _DAY_FIRST):
        found = form.match(value)
        if found:
            try:
                return _compose(found.groupdict())
            except ValueError:
                return None
    return None


def _compose(parts: dict[str, str | None]) -> date | datetime:
    name = parts.get("name")
    month = _MONTHS[name.lower()] if name else int(parts["month"] or 0)
    day = date(int(parts["year"] or 0), month, int(parts["day"] or 0))
    if parts["hour"] is None or (parts["minute"] is None and not parts["half"]):
        return day
    hour = int(parts["hour"])
    if parts["half"] and hour <= 12:
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    if hour == 24:
        day, hour = day + timedelta(days=1), 0
    second = min(int(parts["second"] or 0), 59)
    moment = datetime(day.year, day.month, day.day, hour, int(parts["minute"] or 0), second)
    return _put_offset(moment, parts["offset"])


def _put_offset(moment: datetime, offset: str | None) -> datetime:
    if not offset:
        return moment
    if offset.upper() in ("Z", "UTC", "GMT"):
        return moment.replace(tzinfo=UTC)
    hours, minutes = offset[1:].replace(":", "")[:-2], offset[-2:]
    span = timedelta(hours=int(hours), minutes=int(minutes))
    return moment.replace(tzinfo=timezone(-span if offset[0] == "-" else span))


def put_clock(day: date | datetime | None, clock: str) -> date | datetime | None:
    """Return a day at the time of day that is written apart ("6:30 PM"); a moment that has one keeps it."""
    if day is None or (isinstance(day, datetime) and day.time() != datetime.min.time()):
        return day
    at = read_moment(f"2000-01-01 {clock}") if clock else None
    if not isinstance(at, datetime):
        return day
    return datetime.combine(day.date() if isinstance(day, datetime) else day, at.timetz())


def drop_offset(moment: date | datetime | None) -> date | datetime | None:
    """Return the wall time of a moment whose offset is known to be false."""
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment


def settle_span(
    start: date | datetime, end: date | datetime | None, *, all_day: bool = False
) -> tuple[date | datetime, date | datetime | None]:
    """Return start and end of one kind; whole days as dates, their end exclusive.

    From midnight to midnight, or to a minute before it, is whole days, said or not. An end at or
    before the start is no end.
    """
    if isinstance(start, datetime) and not all_day:
        all_day = _is_whole_days(start, end)
    if not isinstance(start, datetime) or all_day:
        return _settle_days(start, end)
    if not isinstance(end, datetime):
        return start, None
    if (end.tzinfo is None) != (start.tzinfo is None):
        end = end.replace(tzinfo=start.tzinfo)
    return start, end if end > start else None


def _is_whole_days(start: datetime, end: date | datetime | None) -> bool:
    if start.time() != datetime.min.time() or not isinstance(end, datetime):
        return False
    edges = ((0, 0), (23, 59))
    return (end.hour, end.minute) in edges and end.replace(tzinfo=None) > start.replace(tzinfo=None)


def _settle_days(start: date | datetime, end: date | datetime | None) -> tuple[date, date | None]:
    first = start.date() if isinstance(start, datetime) else start
    if end is None:
        return first, None
    if isinstance(end, datetime):
        last = end.date() if end.time() != datetime.min.time() else end.date() - timedelta(days=1)
    else:
        last = end
    return first, last + timedelta(days=1) if last > first else None
