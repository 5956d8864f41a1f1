"""A rule is told only where it gives just the dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.publish.rule import find_rule

MONDAY = date(2026, 8, 3)
SAMPLES = [
    ([MONDAY + timedelta(7 * n) for n in range(4)], "FREQ=WEEKLY;COUNT=4"),
    ([MONDAY + timedelta(14 * n) for n in range(3)], "FREQ=WEEKLY;INTERVAL=2;COUNT=3"),
    ([MONDAY + timedelta(n) for n in range(5)], "FREQ=DAILY;COUNT=5"),
    ([date(2026, 8, 4), date(2026, 9, 1), date(2026, 10, 6)], "FREQ=MONTHLY;BYDAY=1TU;COUNT=3"),
    (
        [date(2026, 8, 31), date(2026, 9, 28), date(2026, 10, 26), date(2026, 11, 30)],
        "FREQ=MONTHLY;BYDAY=-1MO;COUNT=4",
    ),
    ([date(2026, 8, 15), date(2026, 9, 15), date(2026, 10, 15)], "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3"),
    ([MONDAY, MONDAY + timedelta(7)], None),
    ([MONDAY, MONDAY + timedelta(7), MONDAY + timedelta(21)], None),
]


@pytest.mark.parametrize(("dates", "rule"), SAMPLES)
def test_the_rule_of_dates(dates: list[date], rule: str | None) -> None:
    assert find_rule(dates) == rule


@given(st.lists(st.integers(0, 400), min_size=3, max_size=8, unique=True))
@settings(max_examples=300, deadline=None)
def test_a_rule_gives_its_dates_and_no_other(days: list[int]) -> None:
    dates = [MONDAY + timedelta(day) for day in sorted(days)]
    rule = find_rule(dates)
    if rule:
        start = datetime.combine(dates[0], time(9))
        assert [when.date() for when in rrulestr(rule, dtstart=start)] == dates
