"""An RRULE for dates that follow one exactly, RFC 5545 section 3.3.10."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FEWEST = 3  # two dates are a repetition of anything
_LAST = -1


def find_rule(dates: Sequence[date]) -> str | None:
    """Return the rule whose dates are just these sorted ones, None where there is none."""
    if len(dates) < _FEWEST:
        return None
    gaps = {(later - earlier).days for earlier, later in pairwise(dates)}
    if len(gaps) == 1:
        return _tell_interval(gaps.pop(), len(dates))
    if _follows(dates, _list_monthdays):
        return f"FREQ=MONTHLY;BYMONTHDAY={dates[0].day};COUNT={len(dates)}"
    for place in ((dates[0].day - 1) // 7 + 1, _LAST):
        if _follows(dates, lambda first, place=place: _list_weekdays(first, place)):  # type: ignore[misc]
            return f"FREQ=MONTHLY;BYDAY={place}{_DAYS[dates[0].weekday()]};COUNT={len(dates)}"
    return None


def _tell_interval(days: int, count: int) -> str | None:
    if days <= 0:
        return None
    name, step = ("WEEKLY", days // 7) if days % 7 == 0 else ("DAILY", days)
    return f"FREQ={name};{f'INTERVAL={step};' if step > 1 else ''}COUNT={count}"


def _follows(dates: Sequence[date], expand: Callable[[date], Iterator[date]]) -> bool:
    """Whether the rule's first dates are these; months without such a day are passed over."""
    return list(islice(expand(dates[0]), len(dates))) == list(dates)


def _list_months(first: date) -> Iterator[date]:
    """The first day of each month from that of `first` on."""
    number = first.year * 12 + first.month - 1
    while number < 9999 * 12:
        yield date(number // 12, number % 12 + 1, 1)
        number += 1


def _list_monthdays(first: date) -> Iterator[date]:
    for month in _list_months(first):
        day = month + timedelta(first.day - 1)
        if day.month == month.month:
            yield day


def _list_weekdays(first: date, place: int) -> Iterator[date]:
    for month in _list_months(first):
        day = month + timedelta((first.weekday() - month.weekday()) % 7)
        if place == _LAST:
            day += timedelta(21 if (day + timedelta(28)).month != month.month else 28)
        else:
            day += timedelta(7 * (place - 1))
        if day.month == month.month and day >= first:
            yield day
