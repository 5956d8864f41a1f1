"""What placing one reading's listings on the clock works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from showup.find.normalise.recurrence import Budget
from showup.find.normalise.zones import find_zone
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.reading import Reading
from showup.model.window import Window

_PERIODS = 600_000  # of all rules of one document: about a second
_MAX_PROBLEMS = 200
_EARLIEST, _LATEST = datetime(1, 1, 3), datetime(9999, 12, 29)

Bounds = tuple[datetime, datetime]


@dataclass(slots=True)
class Clock:
    """The zones in force and the window as wall times in each of them.

    `home` is where floating times and whole days are: the calendar's zone, else the town's (then
    `assumed`), else None.
    """

    window: Window
    own: Mapping[str, tzinfo]
    calendar: tzinfo | None
    home: tzinfo | None
    assumed: bool
    budget: Budget = field(default_factory=lambda: Budget(_PERIODS))
    problems: list[Problem] = field(default_factory=list)
    _bounds: dict[tzinfo | None, Bounds] = field(default_factory=dict)
    _unknown: set[str] = field(default_factory=set)

    def complain(self, listing: Listing, what: str) -> None:
        """Keep a problem with a listing; of very many, the first."""
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(Problem("normalise", (listing.uid or listing.title)[:200], what))

    def bounds(self, zone: tzinfo | None) -> Bounds:
        """Return the window as wall times in a zone; without a zone, in UTC."""
        found = self._bounds.get(zone)
        if found is None:
            found = _wall(self.window.start, zone), _wall(self.window.end, zone)
            self._bounds[zone] = found
        return found

    def zone_of(self, listing: Listing) -> tuple[tzinfo | None, bool]:
        """Return the zone of a listing's wall times, and whether it was assumed."""
        if listing.zone:
            zone = find_zone(listing.zone, self.own)
            if zone is not None:
                return zone, False
            if listing.zone not in self._unknown:
                self._unknown.add(listing.zone)
                self.complain(listing, f"unknown zone {listing.zone[:80]!r}")
            return self.home, self.home is not None
        return self.home, self.assumed


def set_clock(reading: Reading, window: Window, timezone: str | None) -> Clock:
    """Return the clock for one reading; `timezone` is the town's."""
    calendar = find_zone(reading.timezone, reading.zones)
    town = find_zone(timezone, {})
    clock = Clock(window, reading.zones, calendar, calendar or town, calendar is None and town is not None)
    if reading.timezone and calendar is None:
        clock.problems.append(
            Problem("normalise", reading.name, f"unknown zone of the calendar {reading.timezone[:80]!r}")
        )
    return clock


def _wall(moment: datetime, zone: tzinfo | None) -> datetime:
    near_the_edge = timedelta(days=2)
    naive = moment.replace(tzinfo=None)
    if naive < datetime.min + near_the_edge:
        return _EARLIEST
    if naive > datetime.max - near_the_edge:
        return _LATEST
    return moment.astimezone(zone or UTC).replace(tzinfo=None)
