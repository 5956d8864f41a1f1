"""The matches by day: a week, or the weeks of a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from showup.model.match import Match
from showup.web.row import clean_line, local_day, say_where
from showup.web.words import Words

AHEAD = 92  # days that the views reach
_SPAN = {"week": 7, "month": 42}


@dataclass(frozen=True, slots=True)
class Item:
    """One event of a day."""

    event_id: str
    title: str
    hours: str
    where: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its events in order; `inside` is False for days of the months beside.

    `over`: it is past, and nothing of it was asked for.
    """

    day: date
    name: str
    items: tuple[Item, ...]
    inside: bool
    today: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The days of a week or month view, and where the ones before and after begin.

    None where nothing of them can be known: they are over, or farther ahead than is asked.
    """

    first: date
    earlier: date | None
    later: date | None
    days: tuple[Day, ...]

    @property
    def empty(self) -> bool:
        """Whether no day has an event."""
        return not any(day.items for day in self.days)


def read_first_day(asked: str, now: datetime, view: str) -> date:
    """Return the Monday of the week, or the first of the month, of the day asked for; else of today."""
    try:
        day = date.fromisoformat(asked)
        if not 1 < day.year < 9998:
            raise ValueError
    except ValueError:
        day = now.date()
    return day.replace(day=1) if view == "month" else day - timedelta(day.weekday())


def lay_out(first: date, view: str, matches: Sequence[Match], today: date, words: Words) -> Sheet:
    """Return the sheet that begins on that day; a week leaves out the days that are over."""
    begin = first - timedelta(first.weekday())
    by_day: dict[date, list[Match]] = defaultdict(list)
    for match in matches:
        by_day[local_day(match.event.start)].append(match)
    days = []
    for number in range(_SPAN[view]):
        day = begin + timedelta(number)
        there = sorted(by_day[day], key=lambda match: (str(match.event.start), match.event.event_id))
        items = tuple(_make_item(match, words) for match in there)
        inside = view == "week" or day.month == first.month
        days.append(Day(day, words.long_day(day), items, inside, day == today, day < today and not items))
    while view == "month" and not any(day.inside for day in days[-7:]):
        del days[-7:]
    if view == "week":
        days = [day for day in days if not day.over]
    step = timedelta(7) if view == "week" else timedelta(31)
    before = first - (timedelta(7) if view == "week" else timedelta(1))
    later = first + step
    if view == "month":
        before, later = before.replace(day=1), later.replace(day=1)
    return Sheet(
        first,
        before if first > today else None,
        later if later <= today + timedelta(AHEAD) else None,
        tuple(days),
    )


def _make_item(match: Match, words: Words) -> Item:
    event = match.event
    return Item(
        event.event_id,
        clean_line(event.title),
        words.hours(event),
        say_where(event, words),
        event.status == "cancelled",
    )
