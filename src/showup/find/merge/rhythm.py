"""The rule behind dates, in words: every second Tuesday, the first Friday of the month, daily."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = ("first", "second", "third", "fourth", "last")
_ENOUGH = 3  # dates; two are a repetition, not yet a rule
_KEPT = 0.75  # the share of the rule's dates that must be there: a holiday is left out now and then


def tell_rule(dates: Sequence[date]) -> str:
    """Return the rule of sorted dates in words; only how many they are where they follow none.

    Every date must follow the rule, and most dates the rule gives between the first and the last
    must be there.
    """
    rule = ""
    if len(dates) >= _ENOUGH:
        rule = _tell_daily(dates) or _tell_weekly(dates) or _tell_fortnightly(dates) or _tell_monthly(dates)
    return rule or f"on {len(dates)} dates"


def _tell_daily(dates: Sequence[date]) -> str:
    span = (dates[-1] - dates[0]).days + 1
    if len(dates) == span:
        return f"daily for {span} days"
    return "daily" if len(dates) >= _KEPT * span and len({day.weekday() for day in dates}) > 5 else ""


def _tell_weekly(dates: Sequence[date]) -> str:
    counts = Counter(day.weekday() for day in dates)
    expected = {weekday: _count_weeks(dates, weekday) for weekday in counts}
    if any(counts[weekday] < max(2, _KEPT * expected[weekday]) for weekday in counts):
        return ""
    if len(counts) == 5 and max(counts) == 4:
        return "every weekday"
    return f"every {_join([_DAYS[weekday] for weekday in sorted(counts)])}"


def _count_weeks(dates: Sequence[date], weekday: int) -> int:
    """How often the weekday comes between the first and the last date."""
    first = dates[0] + timedelta((weekday - dates[0].weekday()) % 7)
    return max(0, (dates[-1] - first).days // 7 + 1)


def _tell_fortnightly(dates: Sequence[date]) -> str:
    gaps = [(later - earlier).days for earlier, later in pairwise(dates)]
    if any(gap % 14 for gap in gaps) or len(dates) < _KEPT * ((dates[-1] - dates[0]).days // 14 + 1):
        return ""
    return f"every second {_DAYS[dates[0].weekday()]}"


def _tell_monthly(dates: Sequence[date]) -> str:
    months = (dates[-1].year - dates[0].year) * 12 + dates[-1].month - dates[0].month + 1
    counts = Counter((day.year, day.month) for day in dates)
    if len(counts) < max(2, _KEPT * months):
        return ""
    if len({day.day for day in dates}) == 1:
        return f"monthly on day {dates[0].day}"
    weekdays = {day.weekday() for day in dates}
    if len(weekdays) > 1:
        return ""
    places = {(day.day - 1) // 7 for day in dates}
    if len(places) > 1 and all((day + timedelta(7)).month != day.month for day in dates):
        places = {4}
    if len(places) > 2 or len(dates) < _KEPT * months * len(places):
        return ""
    ordinals = _join([_ORDINALS[place] for place in sorted(places)])
    return f"every {ordinals} {_DAYS[dates[0].weekday()]} of the month"


def _join(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
