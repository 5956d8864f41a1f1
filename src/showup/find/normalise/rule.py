"""Recurrence rules (RFC 5545, 3.3.10) as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?([A-Z]{2})")
_MAX_LIST = 400
_RANGES = {
    "BYMONTH": (1, 12), "BYWEEKNO": (-53, 53), "BYYEARDAY": (-366, 366), "BYMONTHDAY": (-31, 31),
    "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 60), "BYSETPOS": (-366, 366),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; empty tuples where a part is not given. `until` is a wall time, inclusive."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    months: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()  # (nth, weekday); nth 0: every one
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def read_rule(text: str, zone: tzinfo | None) -> Rule:
    """Return the rule of an RRULE value; `zone` is where its wall times are.

    Raises ValueError where it says nothing that can be followed.
    """
    parts = dict(part.split("=", 1) for part in text.upper().replace(" ", "").split(";") if "=" in part)
    freq = parts.get("FREQ", "")
    if freq not in FREQUENCIES:
        raise ValueError(f"no rule: {text[:60]!r}")
    count = parts.get("COUNT", "")
    interval = parts.get("INTERVAL", "")
    return Rule(
        freq=freq,
        interval=max(1, int(interval)) if interval.isdecimal() and len(interval) < 9 else 1,
        count=int(count) if count.isdecimal() and len(count) < 12 else None,
        until=_read_until(parts["UNTIL"], zone) if "UNTIL" in parts else None,
        months=_read_numbers(parts, "BYMONTH"),
        week_numbers=_read_numbers(parts, "BYWEEKNO"),
        year_days=_read_numbers(parts, "BYYEARDAY"),
        month_days=_read_numbers(parts, "BYMONTHDAY"),
        days=_read_days(parts.get("BYDAY", ""), freq),
        hours=_read_numbers(parts, "BYHOUR"),
        minutes=_read_numbers(parts, "BYMINUTE"),
        seconds=_read_numbers(parts, "BYSECOND"),
        positions=_read_numbers(parts, "BYSETPOS"),
        week_start=DAYS.get(parts.get("WKST", "MO"), 0),
    )


def _read_numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    """Return the numbers of a part that are in its range, in order; 0 is none where it counts from 1."""
    if name not in parts:
        return ()
    low, high = _RANGES[name]
    numbers = set()
    for number in parts[name].split(",")[:_MAX_LIST]:
        try:
            value = int(number[:6])
        except ValueError:
            continue
        if low <= value <= high and (value or low == 0):
            numbers.add(min(value, 59) if name == "BYSECOND" else value)
    return tuple(sorted(numbers))


def _read_days(text: str, freq: str) -> tuple[tuple[int, int], ...]:
    """Return BYDAY as (nth, weekday); a number means nothing but in months and years."""
    days = set()
    for part in text.split(",")[:_MAX_LIST] if text else ():
        found = _BY_DAY.fullmatch(part)
        if found and found[2] in DAYS:
            nth = int(found[1] or 0) if freq in ("MONTHLY", "YEARLY") else 0
            days.add((nth, DAYS[found[2]]))
    return tuple(sorted(days))


def _read_until(text: str, zone: tzinfo | None) -> datetime | None:
    """Return UNTIL as a wall time in `zone`; a bare date is meant with its whole day."""
    digits = text.replace("-", "").replace(":", "")
    try:
        if "T" not in digits:
            return datetime.combine(datetime.fromisoformat(digits[:8]), time(23, 59, 59))
        moment = datetime.fromisoformat(digits[:15])
        if digits.endswith("Z") and zone is not None:
            return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return None
    except ValueError:
        raise ValueError(f"no date in UNTIL: {text[:30]!r}") from None
    return moment


def unit(rule: Rule) -> timedelta:
    """Return the length of one step of an hourly, minutely or secondly rule."""
    name = {"HOURLY": "hours", "MINUTELY": "minutes", "SECONDLY": "seconds"}[rule.freq]
    return timedelta(**{name: rule.interval})
