"""The dates of a recurrence rule by arithmetic, beginning near the window.

All times are wall times (naive): a weekly meeting at seven stays at seven when the clocks change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from showup.find.normalise.days import days_of_month, days_of_year, passes
from showup.find.normalise.rule import Rule, unit

_LAST_DAY = date.max.toordinal()
_PERIODS = {"DAILY": 1, "WEEKLY": 1, "MONTHLY": 3, "YEARLY": 20}  # what it costs to look at one
_SCANS = {"DAILY": 4, "WEEKLY": 4, "MONTHLY": 60, "YEARLY": 600}  # where every day is looked at
_COARSE = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")


class TooMuchWork(ValueError):
    """A rule was given up: it would take longer than any gathering is worth."""


class Budget:
    """How many periods may still be looked at, over all rules of a document."""

    def __init__(self, periods: int) -> None:
        self.left = periods

    def spend(self, periods: int = 1) -> None:
        """Take from the budget; raises TooMuchWork when nothing is left."""
        self.left -= periods
        if self.left < 0:
            raise TooMuchWork("the repetitions take too long to work out")


def expand(rule: Rule, start: datetime, low: datetime, high: datetime, budget: Budget) -> Iterator[datetime]:
    """Yield the rule's dates from `start` that lie in [low, high), in order.

    `start` itself is among them only where it fits the rule. Raises TooMuchWork.
    """
    if rule.until is not None:
        if rule.until < start:
            return
        high = min(high, rule.until + timedelta(seconds=1)) if rule.until < high else high
    plain_step = _plain_step(rule)
    if rule.count is not None and plain_step:
        high = min(high, _add_steps(start, plain_step, rule.count))
    if rule.count is None or plain_step:
        yield from _between(rule, start, max(low, start), high, budget)
        return
    for moment in islice(_between(rule, start, start, high, budget), rule.count):
        if moment >= low:
            yield moment


def _plain_step(rule: Rule) -> timedelta | None:
    """Return the step of a rule that has one date in each, None for all others."""
    if rule.freq in ("YEARLY", "MONTHLY") or rule.positions or rule.months or rule.month_days:
        return None
    if rule.days or rule.year_days or rule.week_numbers or rule.hours or rule.minutes or rule.seconds:
        return None
    if rule.freq in ("DAILY", "WEEKLY"):
        return timedelta(days=rule.interval * (7 if rule.freq == "WEEKLY" else 1))
    return unit(rule)


def _add_steps(start: datetime, step: timedelta, count: int) -> datetime:
    """Return a moment after the last of `count` dates and before the next."""
    try:
        return start + step * count - timedelta(microseconds=1) if count else start
    except OverflowError:
        return datetime.max


def _between(
    rule: Rule, start: datetime, low: datetime, high: datetime, budget: Budget
) -> Iterator[datetime]:
    """Yield the rule's dates in [low, high), with no regard to COUNT."""
    periods = _walk_days(rule, start, low, high, budget)
    if rule.freq not in _COARSE:
        periods = _walk_times(rule, start, low, high, budget)
    for period in periods:
        for moment in _choose(period, rule.positions):
            if moment >= high:
                return
            if moment >= low:
                yield moment


def _choose(period: list[datetime], positions: tuple[int, ...]) -> list[datetime]:
    """Return the dates of one period that BYSETPOS picks."""
    if not positions:
        return period
    size = len(period)
    places = {place - 1 if place > 0 else size + place for place in positions}
    return [period[place] for place in sorted(places) if 0 <= place < size]


def _walk_days(
    rule: Rule, start: datetime, low: datetime, high: datetime, budget: Budget
) -> Iterator[list[datetime]]:
    """Yield, period by period, the dates of a daily, weekly, monthly or yearly rule."""
    times = _times_of_day(rule, start)
    walk = {"DAILY": _walk_daily, "WEEKLY": _walk_weekly, "MONTHLY": _walk_monthly, "YEARLY": _walk_yearly}
    cost = (_SCANS if rule.week_numbers or rule.year_days else _PERIODS)[rule.freq]
    last = high.toordinal()
    combine, from_ordinal = datetime.combine, date.fromordinal
    for first, days in walk[rule.freq](rule, start, low.toordinal()):
        if first > last:
            return
        budget.spend(cost + len(days) * len(times))
        yield [combine(from_ordinal(day), moment) for day in days for moment in times]


def _times_of_day(rule: Rule, start: datetime) -> list[time]:
    if not (rule.hours or rule.minutes or rule.seconds):
        return [start.time()]
    return [
        time(hour, minute, second)
        for hour in rule.hours or (start.hour,)
        for minute in rule.minutes or (start.minute,)
        for second in rule.seconds or (start.second,)
    ]


Period = tuple[int, list[int]]  # the period's first day, and its days, as ordinals


def _walk_daily(rule: Rule, start: datetime, low: int) -> Iterator[Period]:
    first = start.toordinal()
    step = rule.interval
    day = first + max(0, (low - first) // step) * step
    limited = rule.months or rule.month_days or rule.days or rule.year_days or rule.week_numbers
    while day <= _LAST_DAY:
        yield day, [day] if not limited or passes(rule, day) else []
        day += step


def _walk_weekly(rule: Rule, start: datetime, low: int) -> Iterator[Period]:
    first = start.toordinal()
    monday = first - (start.weekday() - rule.week_start) % 7
    step = 7 * rule.interval
    week = monday + max(0, (low - monday) // step) * step
    offsets = sorted((day - rule.week_start) % 7 for _, day in rule.days)
    offsets = sorted(set(offsets)) or [(start.weekday() - rule.week_start) % 7]
    while week <= _LAST_DAY:
        days = [week + offset for offset in offsets if 0 < week + offset <= _LAST_DAY]
        if rule.months:
            days = [day for day in days if date.fromordinal(day).month in rule.months]
        yield week, days
        week += step


def _walk_monthly(rule: Rule, start: datetime, low: int) -> Iterator[Period]:
    near = date.fromordinal(low)
    first = start.year * 12 + start.month - 1
    month = first + max(0, (near.year * 12 + near.month - 1 - first) // rule.interval) * rule.interval
    while month < 9999 * 12 + 12:
        year, number = divmod(month, 12)
        number += 1
        wanted = not rule.months or number in rule.months
        yield (
            date(year, number, 1).toordinal(),
            days_of_month(rule, year, number, start.day) if wanted else [],
        )
        month += rule.interval


def _walk_yearly(rule: Rule, start: datetime, low: int) -> Iterator[Period]:
    near = date.fromordinal(low).year
    year = start.year + max(0, (near - start.year) // rule.interval) * rule.interval
    while year <= 9999:
        yield date(year, 1, 1).toordinal(), days_of_year(rule, year, start.date())
        year += rule.interval


def _walk_times(
    rule: Rule, start: datetime, low: datetime, high: datetime, budget: Budget
) -> Iterator[list[datetime]]:
    """Yield, step by step, the dates of an hourly, minutely or secondly rule."""
    step = unit(rule)
    moment = start + max(0, (low - start) // step) * step
    while moment < high:
        budget.spend(4)
        if _fits_time(rule, moment) and passes(rule, moment.toordinal()):
            yield _expand_time(rule, moment)
        elif rule.freq != "HOURLY" and step < timedelta(hours=1):
            moment = max(moment, _skip(rule, moment, step))
        moment += step


def _skip(rule: Rule, moment: datetime, step: timedelta) -> datetime:
    """Return the last step before the next hour, for an hour in which nothing can fit."""
    if passes(rule, moment.toordinal()) and (not rule.hours or moment.hour in rule.hours):
        return moment
    hour = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment + max(0, (hour - moment - timedelta(microseconds=1)) // step) * step


def _fits_time(rule: Rule, moment: datetime) -> bool:
    if rule.hours and moment.hour not in rule.hours:
        return False
    if rule.freq != "HOURLY" and rule.minutes and moment.minute not in rule.minutes:
        return False
    return rule.freq != "SECONDLY" or not rule.seconds or moment.second in rule.seconds


def _expand_time(rule: Rule, moment: datetime) -> list[datetime]:
    """BYMINUTE and BYSECOND add to an hourly rule, BYSECOND to a minutely one."""
    minutes = rule.minutes if rule.freq == "HOURLY" and rule.minutes else (moment.minute,)
    seconds = rule.seconds if rule.freq != "SECONDLY" and rule.seconds else (moment.second,)
    return [moment.replace(minute=minute, second=second) for minute in minutes for second in seconds]
