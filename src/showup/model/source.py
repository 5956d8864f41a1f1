"""A feed or page that publishes events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    """The state of a source, told by evidence."""

    OK = "ok"
    QUIET = "quiet"  # works, nothing in the next 30 days
    INCOMPLETE = "incomplete"  # at a known cap
    EMPTY = "empty"  # answers, holds nothing at all
    BLOCKED = "blocked"
    BROKEN = "broken"  # not a calendar, unreadable
    GONE = "gone"
    DISALLOWED = "disallowed"  # robots.txt


WORKING = frozenset({Status.OK, Status.QUIET, Status.INCOMPLETE})


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or page with the reader that reads it; `feed_url` is its identity."""

    feed_url: str
    reader: str
    site: str = ""  # the page or home page it was found on
    name: str = ""
    channels: tuple[str, ...] = ()
    status: Status | None = None
    why: str = ""  # the evidence for the status, or the sign it was recognised by
    lat: float | None = None
    lon: float | None = None
    kind: str = ""
    checked_at: datetime | None = None
    read_at: datetime | None = None  # when it was last read whole; a 304 only checks
    events_30d: int = 0
