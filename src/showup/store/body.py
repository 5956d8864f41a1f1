"""Values to JSON and back, and moments to seconds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, TypeVar

import msgspec

from showup.model.event import Event, SourceLink, Venue
from showup.model.occurrence import Occurrence

T = TypeVar("T")
_read_any = msgspec.json.Decoder().decode


def write_body(value: object) -> bytes:
    """Return the value as JSON; half surrogate pairs become "?", numbers that are none become null."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        told = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
        return told.encode("utf-8", "replace")


@cache
def _decoder(kind: Any) -> Callable[[bytes], Any]:
    return msgspec.json.Decoder(kind).decode


def read_body(kind: type[T], body: bytes) -> T:
    """Return the value of that kind which `write_body` wrote."""
    any_kind: Any = kind  # mypy takes type[T] for unhashable
    value: T = _decoder(any_kind)(body)
    return value


def read_event(body: bytes) -> Event:
    """Return the event; its times come back with the offset they had."""
    told: dict[str, Any] = _read_any(body)
    told["start"], told["end"] = _read_when(told["start"]), _read_end(told["end"])
    told["venue"] = Venue(**told["venue"])
    told["sources"] = tuple(SourceLink(**link) for link in told["sources"])
    for name in ("labels", "members", "conflicts"):
        told[name] = tuple(told[name])
    return Event(**told)


def read_occurrence(body: bytes) -> Occurrence:
    """Return the occurrence; its times come back with the offset they had."""
    told: dict[str, Any] = _read_any(body)
    told["start"], told["end"] = _read_when(told["start"]), _read_end(told["end"])
    told["labels"] = tuple(told["labels"])
    return Occurrence(**told)


def _read_when(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _read_end(text: str | None) -> date | datetime | None:
    return None if text is None else _read_when(text)


def is_day(when: date | datetime) -> bool:
    """Whether it is a date without an hour."""
    return not isinstance(when, datetime)


def to_epoch(when: date | datetime) -> float:
    """Return seconds since 1970; a date, like a time without a zone, is taken in UTC."""
    if not isinstance(when, datetime):
        when = datetime.combine(when, time())
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    try:
        return when.timestamp()
    except (OverflowError, ValueError):  # year 1 or 9999 with an offset
        return when.replace(tzinfo=UTC).timestamp()


def span_epochs(start: date | datetime, end: date | datetime | None) -> tuple[float, float]:
    """Return when it begins and ends in seconds; a day without an end lasts a day, a time a moment."""
    begins = to_epoch(start)
    least = begins + 86_400 if is_day(start) else begins
    return begins, max(least, to_epoch(end)) if end is not None else least
