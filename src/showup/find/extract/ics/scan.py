"""Find the VEVENTs of a calendar that can touch a window, over raw bytes, building nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from showup.model.window import Window

_MARGIN = timedelta(days=2)  # zones differ by at most 26 hours
_DATE = re.compile(rb"\d{8}")
_DURATION = re.compile(rb"(\d{1,6})([WDHMS])")
_UNTIL = re.compile(rb"UNTIL=(\d{8})")
_FRAME = re.compile(
    rb"^(?:BEGIN|END):(?:VEVENT|VTIMEZONE|VALARM|STANDARD|DAYLIGHT)", re.IGNORECASE | re.MULTILINE
)
_SECONDS = {b"W": 604800, b"D": 86400, b"H": 3600, b"M": 60, b"S": 1}
_MAX_LINE = 65_536  # bytes of one content line that are looked at
_NEVER = b"99999999"
_BEGIN, _END = b"\nBEGIN:VEVENT", b"\nEND:VEVENT"
MARKS = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT")  # what makes a body a calendar


@dataclass(frozen=True, slots=True)
class Span:
    """A window as the days "YYYYMMDD" before and after which nothing can touch it."""

    first: bytes
    last: bytes


@dataclass(frozen=True, slots=True)
class Flags:
    """What occurs anywhere in the file: a search that can be spared for every event."""

    rules: bool
    dates: bool
    overrides: bool
    durations: bool


def widen(window: Window) -> Span:
    """Return the window as days, with room for every zone."""
    return Span(_day(window.start, -_MARGIN), _day(window.end, _MARGIN))


def _day(moment: datetime, by: timedelta) -> bytes:
    with suppress(OverflowError):
        moment = moment + by
    return b"%04d%02d%02d" % (moment.year, moment.month, moment.day)


def settle_lines(body: bytes) -> bytes:
    r"""Return the body as bytes whose lines end in \n or \r\n: UTF-16 decoded, lone \r replaced."""
    body = body.removeprefix(b"\xef\xbb\xbf")
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        body = body.decode("utf-16", "replace").encode()
    if b"\n" not in body and b"\r" in body:
        body = body.replace(b"\r", b"\n")
    if b"BEGIN:VEVENT" not in body:
        body = _FRAME.sub(lambda found: found[0].upper(), body)
    return body


def see_flags(body: bytes) -> Flags:
    """Return which properties occur in the file at all."""
    return Flags(
        b"\nRRULE" in body, b"\nRDATE" in body, b"\nRECURRENCE-ID" in body, b"\nDURATION" in body
    )  # fmt: skip


def find_events(body: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, closed) of each VEVENT: from the end of its BEGIN line to its END line."""
    begin = 0 if body.startswith(b"BEGIN:VEVENT") else body.find(_BEGIN)
    while begin >= 0:
        start = body.find(b"\n", begin + 1)
        if start < 0:
            return
        begin = body.find(_BEGIN, start)
        limit = begin if begin >= 0 else len(body)
        end = body.find(_END, start, limit)
        yield start, end if end >= 0 else limit, end >= 0


def can_touch(body: bytes, start: int, end: int, span: Span, flags: Flags) -> bool:
    """Return False when no date of the event in body[start:end] can lie in the span.

    Anything that is not plainly readable here is kept, and read with care later.
    """
    first = _read_day(body, b"\nDTSTART", start, end)
    if first is None or span.first <= first <= span.last:
        return True
    if flags.overrides and _overrides_within(body, start, end, span):
        return True
    if first > span.last:
        return False
    if flags.rules and _repeats_into(body, start, end, span, first):
        return True
    if flags.dates and body.find(b"\nRDATE", start, end) >= 0:
        return True
    return _runs_into(body, start, end, span, first, flags)


def _read_day(body: bytes, name: bytes, start: int, end: int) -> bytes | None:
    """Return the "YYYYMMDD" of a property, None when it is missing or not plainly readable."""
    line = _line(body, name, start, end)
    if line is None:
        return None
    value = line[line.rfind(b":") + 1 :][:8]
    return value if len(value) == 8 and value.isdigit() else None


def _line(body: bytes, name: bytes, start: int, end: int) -> bytes | None:
    found = body.find(name, start, end)
    if found < 0:
        return None
    close = body.find(b"\n", found + 1, end)
    return body[found + len(name) : close if close >= 0 else end][:_MAX_LINE]


def _overrides_within(body: bytes, start: int, end: int, span: Span) -> bool:
    line = _line(body, b"\nRECURRENCE-ID", start, end)
    if line is None:
        return False
    value = line[line.rfind(b":") + 1 :][:8]
    return b"RANGE" in line or not value.isdigit() or span.first <= value <= span.last


def _repeats_into(body: bytes, start: int, end: int, span: Span, first: bytes) -> bool:
    line = _line(body, b"\nRRULE", start, end)
    if line is None:
        return False
    until = _UNTIL.search(line)
    if until is None or until[1] >= span.first:
        return True
    last = _read_day(body, b"\nDTEND", start, end)
    return last is not None and last > first  # a long event may still run: look with care


def _runs_into(body: bytes, start: int, end: int, span: Span, first: bytes, flags: Flags) -> bool:
    line = _line(body, b"\nDTEND", start, end)
    if line is not None:
        value = line[line.rfind(b":") + 1 :][:8]
        return not value.isdigit() or value >= span.first
    duration = _line(body, b"\nDURATION", start, end) if flags.durations else None
    if duration is None:
        return False
    seconds = sum(int(number) * _SECONDS[unit] for number, unit in _DURATION.findall(duration))
    return _later(first, seconds) >= span.first


def _later(day: bytes, seconds: int) -> bytes:
    try:
        moment = datetime.strptime(day.decode(), "%Y%m%d") + timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        return _NEVER
    return _day(moment, timedelta(days=1))
