"""When things happen: "weekly tue 18:00", "2nd+4th thu 19:00", "last fri", "week 2 of 5 sat 10:00".

What seems to happen once happens in one week of a cycle counted from a fixed Monday: so a date stays
where it is from one day to the next, and there is always another one ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LAST = -1
_WHEN = re.compile(
    r"(?:(?P<every>weekly)|week (?P<turn>\d) of (?P<cycle>\d)|(?P<weeks>(?:\d(?:st|nd|rd|th)|last)[\w+]*)) "
    r"(?P<days>\w{3}(?:,\w{3})*)(?: (?P<hour>\d\d:\d\d))?"
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """On which weekdays, in which weeks of the month or turns of a cycle, at what hour (None: all day)."""

    days: frozenset[int]  # 0 is Monday
    weeks: frozenset[int] = frozenset()  # of the month, LAST the last; empty: every week
    turn: int = 0
    cycle: int = 1  # in weeks
    hour: time | None = None

    def happens_on(self, day: date) -> bool:
        """Whether a day is one of the rule's."""
        if day.weekday() not in self.days or number_of_week(day) % self.cycle != self.turn:
            return False
        return not self.weeks or bool(self.weeks & _places_in_month(day))

    def dates(self, first: date, last: date) -> Iterator[date]:
        """Yield the rule's days from the first to the last, both included."""
        for offset in range((last - first).days + 1):
            day = first + offset * _DAY
            if self.happens_on(day):
                yield day

    @property
    def recurs(self) -> bool:
        """Whether a calendar would write it as a recurrence: weekly, fortnightly or by the month."""
        return self.cycle <= 2

    @property
    def rrule(self) -> str:
        """Return the RRULE value (RFC 5545, 3.3.10); the week begins on Monday, as in `number_of_week`."""
        names = [DAYS[day][:2].upper() for day in sorted(self.days)]
        if self.weeks:
            return "FREQ=MONTHLY;BYDAY=" + ",".join(f"{w}{n}" for w in sorted(self.weeks) for n in names)
        every = f"INTERVAL={self.cycle};" if self.cycle > 1 else ""
        return f"FREQ=WEEKLY;{every}BYDAY={','.join(names)}"


def number_of_week(day: date) -> int:
    """Return the number of a day's week, counted from Monday, 1 January of the year 1."""
    return (day.toordinal() - 1) // 7


def parse_rule(text: str) -> Rule:
    """Return the rule that is written; ValueError where it cannot be read."""
    match = _WHEN.fullmatch(text)
    if not match:
        raise ValueError(f"not a rule: {text!r}")
    days = frozenset(DAYS.index(day) for day in match["days"].split(","))
    weeks = frozenset(_read_week(week) for week in (match["weeks"] or "").split("+") if week)
    cycle = int(match["cycle"] or 1)
    turn = int(match["turn"] or 1) - 1
    hour = datetime.strptime(match["hour"], "%H:%M").time() if match["hour"] else None
    return Rule(days, weeks, turn, cycle, hour)


def _read_week(week: str) -> int:
    return LAST if week == "last" else int(week[0])


def _places_in_month(day: date) -> frozenset[int]:
    number = (day.day - 1) // 7 + 1
    is_last = (day + 7 * _DAY).month != day.month
    return frozenset({number, LAST}) if is_last else frozenset({number})
