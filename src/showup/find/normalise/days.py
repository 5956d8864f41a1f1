"""The days of a month, a year, that a recurrence rule picks, as ordinals."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from showup.find.normalise.rule import Rule

_MAX = date.max.toordinal()


def days_of_month(rule: Rule, year: int, month: int, fallback: int) -> list[int]:
    """Return the days of one month, in order; with nothing said, the day of the start."""
    first = date(year, month, 1).toordinal()
    length = monthrange(year, month)[1]
    if rule.week_numbers or rule.year_days:
        return [day for day in range(first, first + length) if _fits_month(rule, day, first, length)]
    if rule.days:
        picked = pick_weekdays(rule.days, first, length)
        if rule.month_days:
            picked = [day for day in picked if _in_month_days(rule.month_days, day - first + 1, length)]
        return picked
    if rule.month_days:
        numbers = {number if number > 0 else length + 1 + number for number in rule.month_days}
        return [first + number - 1 for number in sorted(numbers) if 1 <= number <= length]
    return [first + fallback - 1] if fallback <= length else []


def _in_month_days(wanted: tuple[int, ...], number: int, length: int) -> bool:
    return number in wanted or number - length - 1 in wanted


def pick_weekdays(days: tuple[tuple[int, int], ...], first: int, length: int) -> list[int]:
    """Return the (nth, weekday) pairs of a span that begins at the ordinal `first`, in order."""
    begins_on = (first - 1) % 7  # ordinal 1 was a Monday
    picked: set[int] = set()
    for nth, weekday in days:
        earliest = first + (weekday - begins_on) % 7
        if nth == 0:
            picked.update(range(earliest, first + length, 7))
            continue
        latest = earliest + (first + length - 1 - earliest) // 7 * 7
        day = earliest + (nth - 1) * 7 if nth > 0 else latest + (nth + 1) * 7
        if first <= day < first + length:
            picked.add(day)
    return sorted(picked)


def _fits_month(rule: Rule, day: int, first: int, length: int) -> bool:
    if rule.month_days and not _in_month_days(rule.month_days, day - first + 1, length):
        return False
    if rule.days and day not in pick_weekdays(rule.days, first, length):
        return False
    moment = date.fromordinal(day)
    return _fits_week(rule, moment) and _fits_year_day(rule, moment)


def days_of_year(rule: Rule, year: int, start: date) -> list[int]:
    """Return the days of one year, in order; with nothing said, the day of the start."""
    if rule.week_numbers or rule.year_days:
        return _scan_year(rule, year, start)
    if rule.days and not rule.months:
        first = date(year, 1, 1).toordinal()
        length = 366 if monthrange(year, 2)[1] == 29 else 365
        picked = pick_weekdays(rule.days, first, length)
        return [day for day in picked if _fits_month_day(rule, date.fromordinal(day))]
    months = rule.months or (tuple(range(1, 13)) if rule.month_days else (start.month,))
    return [day for month in months for day in days_of_month(rule, year, month, start.day)]


def _scan_year(rule: Rule, year: int, start: date) -> list[int]:
    """Week numbers and days of the year cut across months: each day is looked at."""
    first = date(year, 1, 1).toordinal()
    length = 366 if monthrange(year, 2)[1] == 29 else 365
    weekdays = rule.days
    if rule.week_numbers and not (weekdays or rule.month_days or rule.year_days or rule.months):
        weekdays = ((0, start.weekday()),)
    picked = pick_weekdays(weekdays, first, length) if weekdays else range(first, first + length)
    return [day for day in picked if passes(rule, day, weekdays_done=True)]


def passes(rule: Rule, day: int, weekdays_done: bool = False) -> bool:
    """Whether a day, as an ordinal, meets every BY-part of the rule that limits days."""
    if not 0 < day <= _MAX:
        return False
    if rule.days and not weekdays_done and all((day - 1) % 7 != weekday for _, weekday in rule.days):
        return False
    if not (rule.months or rule.month_days or rule.week_numbers or rule.year_days):
        return True
    moment = date.fromordinal(day)
    if rule.months and moment.month not in rule.months:
        return False
    return _fits_month_day(rule, moment) and _fits_week(rule, moment) and _fits_year_day(rule, moment)


def _fits_month_day(rule: Rule, day: date) -> bool:
    if not rule.month_days:
        return True
    return _in_month_days(rule.month_days, day.day, monthrange(day.year, day.month)[1])


def _fits_year_day(rule: Rule, day: date) -> bool:
    if not rule.year_days:
        return True
    number = day.timetuple().tm_yday
    length = 366 if monthrange(day.year, 2)[1] == 29 else 365
    return number in rule.year_days or number - length - 1 in rule.year_days


def _fits_week(rule: Rule, day: date) -> bool:
    if not rule.week_numbers:
        return True
    number, weeks = count_weeks(day, rule.week_start)
    return number in rule.week_numbers or number - weeks - 1 in rule.week_numbers


def count_weeks(day: date, week_start: int) -> tuple[int, int]:
    """Return the number of the week the day is in, and how many its week-year has (ISO 8601)."""
    ordinal = day.toordinal()
    begin = ordinal - (day.weekday() - week_start) % 7
    pivot = min(begin + 3, _MAX)  # a week belongs to the year that holds its fourth day
    year = date.fromordinal(max(1, pivot)).year
    first = _first_week(year, week_start)
    weeks = (_first_week(year + 1, week_start) - first) // 7 if year < 9999 else 52
    return (begin - first) // 7 + 1, weeks


def _first_week(year: int, week_start: int) -> int:
    fourth = date(year, 1, 4)
    return fourth.toordinal() - (fourth.weekday() - week_start) % 7
