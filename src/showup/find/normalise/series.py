"""The dated instances of a listing: single, repeated, excepted, moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from showup.find.normalise.recurrence import expand
from showup.find.normalise.rule import Rule, read_rule
from showup.find.normalise.settings import Clock
from showup.find.normalise.zones import find_zone
from showup.model.listing import Listing

Moment = date | datetime
_PER_DATE = 12  # a date given costs more than a period looked at: at most 50,000 a document
_PER_PERIOD = 4  # dates excepted or overridden that cost as much as a period
_MAX_SHIFTS = 50
_NOTHING = timedelta(0)


class Instance(NamedTuple):
    """One date of a listing; `original` is where its rule had put it."""

    listing: Listing
    start: Moment
    end: Moment | None
    original: Moment
    floating: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a listing's wall times are, and its first ones."""

    zone: tzinfo | None
    floating: bool
    all_day: bool
    start: datetime
    span: timedelta | None

    def place(self, wall: datetime, span: timedelta | None) -> tuple[Moment, Moment | None]:
        """Return a start and an end on the clock."""
        if self.all_day:
            day = wall.date()
            return day, day + span if span else None
        end = (wall + span).replace(tzinfo=self.zone) if span else None
        return wall.replace(tzinfo=self.zone), end


@dataclass(slots=True)
class Family:
    """The listings of one uid: the series, and the overrides of some of its dates."""

    series: list[Listing] = field(default_factory=list)
    overrides: list[Listing] = field(default_factory=list)


def find_families(listings: Iterable[Listing]) -> Mapping[str, Family]:
    """Return, by uid, the listings of each series of which some date is overridden."""
    families = {
        listing.uid: Family() for listing in listings if listing.recurrence_id is not None and listing.uid
    }
    for listing in listings if families else ():
        family = families.get(listing.uid)
        if family:
            (family.series if listing.recurrence_id is None else family.overrides).append(listing)
    return families


def expand_listing(listing: Listing, family: Family | None, clock: Clock) -> Iterator[Instance]:
    """Yield the instances of one listing near the window; `family` is that of its uid.

    Raises ValueError or OverflowError where a date cannot be placed.
    """
    frame = set_frame(listing, clock)
    if listing.recurrence_id is not None:
        if family is None or not _is_dropped(listing, family.series, clock):
            start, end = frame.place(frame.start, frame.span)
            yield Instance(listing, start, end, _replaced_date(listing, clock), frame.floating)
    elif listing.rule or listing.extra_dates or listing.except_dates or family:
        yield from _expand_series(listing, frame, family.overrides if family else (), clock)
    else:
        start, end = frame.place(frame.start, frame.span)
        yield Instance(listing, start, end, start, frame.floating)


def set_frame(listing: Listing, clock: Clock) -> Frame:
    """Return where a listing's wall times are.

    A series given in UTC by a calendar that names its zone repeats at that zone's wall time.
    """
    zone, floating = clock.zone_of(listing)
    start = listing.start
    all_day = not isinstance(start, datetime)
    if isinstance(start, datetime) and start.tzinfo is not None:
        repeats = listing.rule or listing.extra_dates
        zone = (clock.calendar if repeats and start.tzinfo is UTC else None) or start.tzinfo
        floating = False
    wall = to_wall(start, zone)
    return Frame(zone, floating, all_day, wall, _measure(listing, wall, zone, clock))


def _measure(listing: Listing, start: datetime, zone: tzinfo | None, clock: Clock) -> timedelta | None:
    """Return how long it lasts on the wall's clock; an end before the start is none."""
    end = listing.end
    if end is None:
        return None
    if listing.end_zone and isinstance(end, datetime) and end.tzinfo is None:
        own = find_zone(listing.end_zone, clock.own)
        end = end.replace(tzinfo=own) if own else end
    span = to_wall(end, zone) - start
    return span if span > _NOTHING else None


def to_wall(moment: Moment, zone: tzinfo | None) -> datetime:
    """Return the wall time of a moment in a zone (UTC without one); a naive moment is there already."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if moment.tzinfo is None:
        return moment
    if moment.tzinfo is zone:
        return moment.replace(tzinfo=None)
    return moment.astimezone(zone or UTC).replace(tzinfo=None)


class _Skipped:
    """The dates of a series that do not stand: excepted, or overridden by another listing."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._walls: set[datetime] = set()
        self._days: set[date] = set()

    def add(self, moments: Iterable[Moment]) -> None:
        """Skip these; a bare date stands for whatever begins on that day."""
        for moment in moments:
            if self.frame.all_day or not isinstance(moment, datetime):
                self._days.add(moment.date() if isinstance(moment, datetime) else moment)
            else:
                self._walls.add(to_wall(moment, self.frame.zone))

    def __contains__(self, wall: datetime) -> bool:
        return wall in self._walls or (bool(self._days) and wall.date() in self._days)


class _Shift(NamedTuple):
    """An override of a date and all that follow."""

    after: datetime
    by: timedelta
    span: timedelta | None
    listing: Listing


def _expand_series(
    listing: Listing, frame: Frame, overrides: Sequence[Listing], clock: Clock
) -> Iterator[Instance]:
    clock.budget.spend((len(overrides) + len(listing.except_dates)) // _PER_PERIOD)
    skipped = _Skipped(frame)
    skipped.add(listing.except_dates)
    skipped.add(_replaced_date(member, clock) for member in overrides)
    shifts = sorted(_find_shifts(overrides, frame, clock), key=lambda shift: shift.after)[-_MAX_SHIFTS:]
    for wall in _walk(listing, frame, _reach(frame, shifts, clock), clock):
        if wall in skipped:
            continue
        clock.budget.spend(_PER_DATE)
        original, end = frame.place(wall, frame.span)
        shift = next((shift for shift in reversed(shifts) if shift.after < wall), None)
        if shift is None:
            yield Instance(listing, original, end, original, frame.floating)
        else:
            start, end = frame.place(wall + shift.by, shift.span)
            yield Instance(shift.listing, start, end, original, frame.floating)


def _replaced_date(override: Listing, clock: Clock) -> Moment:
    """Return the date that an override replaces, aware where it can be."""
    moment = override.recurrence_id
    assert moment is not None
    if isinstance(moment, datetime) and moment.tzinfo is None:
        zone, _ = clock.zone_of(override)
        return moment.replace(tzinfo=zone)
    return moment


def _is_dropped(override: Listing, series: Sequence[Listing], clock: Clock) -> bool:
    """Whether the series of an override excepts its date, so that the override is gone, too."""
    replaced = _replaced_date(override, clock)
    for member in series:
        clock.budget.spend(1 + len(member.except_dates) // _PER_PERIOD)
        if member.except_dates:
            frame = set_frame(member, clock)
            skipped = _Skipped(frame)
            skipped.add(member.except_dates)
            if to_wall(replaced, frame.zone) in skipped:
                return True
    return False


def _find_shifts(overrides: Sequence[Listing], frame: Frame, clock: Clock) -> Iterator[_Shift]:
    for override in overrides:
        if override.this_and_future:
            own = set_frame(override, clock)
            start = own.place(own.start, None)[0]
            after = to_wall(_replaced_date(override, clock), frame.zone)
            yield _Shift(after, to_wall(start, frame.zone) - after, own.span, override)


def _reach(frame: Frame, shifts: Sequence[_Shift], clock: Clock) -> tuple[datetime, datetime]:
    """Return the wall times between which a date can touch the window, lasting and moved as it is."""
    low, high = clock.bounds(frame.zone if not frame.all_day else clock.home)
    longest = max(
        frame.span or _NOTHING, timedelta(days=frame.all_day), *(s.span or _NOTHING for s in shifts)
    )
    forward = max((shift.by for shift in shifts), default=_NOTHING)
    back = min((shift.by for shift in shifts), default=_NOTHING)
    return _move(low, -longest - max(forward, _NOTHING)), _move(high, -min(back, _NOTHING))


def _move(wall: datetime, by: timedelta) -> datetime:
    try:
        return wall + by
    except OverflowError:
        return datetime.min if by < _NOTHING else datetime.max


def _walk(
    listing: Listing, frame: Frame, reach: tuple[datetime, datetime], clock: Clock
) -> Iterator[datetime]:
    """Yield the wall times of a series in reach, each once: its start, its rules, its extra dates."""
    low, high = reach
    rules = _read_rules(listing, frame, clock)
    first = () if _is_over(rules, frame.start) else (frame.start,)
    seen = set()
    for wall in (*first, *(to_wall(moment, frame.zone) for moment in listing.extra_dates)):
        if low <= wall < high and wall not in seen:
            seen.add(wall)
            yield wall
    for rule in rules:
        for wall in expand(rule, frame.start, low, high, clock.budget):
            if wall not in seen:
                seen.add(wall)
                yield wall


def _read_rules(listing: Listing, frame: Frame, clock: Clock) -> list[Rule]:
    """Return the rules that can be followed; an event with a bad one stands on its first date."""
    rules = []
    for text in listing.rule.split("\n") if listing.rule else ():
        try:
            rules.append(read_rule(text, clock.home if frame.all_day else frame.zone))
        except ValueError as error:
            clock.complain(listing, str(error))
    return rules


def _is_over(rules: Sequence[Rule], start: datetime) -> bool:
    """Whether every rule ends before it begins: how some programs write a series that was deleted."""
    return bool(rules) and all(rule.until is not None and rule.until < start for rule in rules)
