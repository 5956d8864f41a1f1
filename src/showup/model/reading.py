"""What a reader says of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from showup.model.document import Request
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.window import Window


@dataclass(frozen=True, slots=True)
class Claim:
    """A reader's word that there is a calendar, and where.

    `feed_url` is the address that would identify the source (it may be the document's own).
    `sure` is between 0 and 1; a claim is a hint, reading is the proof. `name` is the calendar's
    or group's own name where the page shows one.
    """

    reader: str
    feed_url: str
    sign: str  # what was seen: "iframe calendar.google.com", "BEGIN:VCALENDAR" ...
    sure: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the document: `timezone` is the town's, None if not known."""

    window: Window
    now: datetime
    timezone: str | None = None
    feed_url: str = ""  # the source being read; "" when a document is read by itself


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave.

    `readable` is False when the document is no calendar of this reader's kind at all (HTML sent
    as .ics, a JSON error): then it is never "healthy, 0 events". `total` counts every event seen,
    also those outside the window. `complete` is False at a known cap or when next requests remain
    unanswered.
    """

    listings: tuple[Listing, ...] = ()
    problems: tuple[Problem, ...] = ()
    next_requests: tuple[Request, ...] = ()
    complete: bool = True
    readable: bool = True
    total: int = 0
    timezone: str = ""  # the calendar's own zone (X-WR-TIMEZONE, a platform's site zone)
    zones: Mapping[str, tzinfo] = field(default_factory=dict)  # zones the document defines itself
    name: str = ""  # the calendar's own name
