"""One dated gathering in the world, merged from the occurrences of one or more sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from showup.model.value import value


@value(frozen=True, slots=True)
class Venue:
    """Where an event is held; empty and None where not known.

    An approximate position is the middle of the ZIP code or town in the address.
    """

    name: str = ""
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    approximate: bool = False

    @property
    def spot(self) -> tuple[float, float] | None:
        """Return latitude and longitude where they are exactly known."""
        if self.lat is None or self.lon is None or self.approximate:
            return None
        return self.lat, self.lon


@value(frozen=True, slots=True)
class SourceLink:
    """Where an event was found: the source's name and the page to look at."""

    name: str
    url: str
    feed_url: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The events that repeat one another: their rule in words or as RRULE, and their dates."""

    series_id: str
    rule: str
    dates: tuple[str, ...]  # ISO dates, in order


@value(frozen=True, slots=True)
class Event:
    """A gathering; `event_id` is minted once and survives re-merging."""

    event_id: str
    title: str
    start: date | datetime
    end: date | datetime | None = None
    venue: Venue = Venue()
    online: bool | None = None
    url: str = ""
    organizer: str = ""
    description: str = ""
    status: str = ""  # "" or "cancelled"
    labels: tuple[str, ...] = ()
    sources: tuple[SourceLink, ...] = ()
    members: tuple[str, ...] = ()  # occurrence ids
    kept_from: Mapping[str, str] = field(default_factory=dict)  # field -> occurrence id
    conflicts: tuple[str, ...] = ()  # in words: "starts 09:30 or 21:30"
    series_id: str = ""

    @property
    def all_day(self) -> bool:
        """Whether it has a date and no hour."""
        return not isinstance(self.start, datetime)
