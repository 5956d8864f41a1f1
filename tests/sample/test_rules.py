"""Rules: which days they name, and that calendars which read the RRULE name the same."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from showup.sample.rules import DAYS, parse_rule

_WEEKS = st.sampled_from(["weekly", "week 1 of 2", "week 2 of 2", "1st", "2nd+4th", "1st+3rd", "last"])
_WEEKDAYS = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)


def test_second_tuesday_is_the_second_of_each_month() -> None:
    rule = parse_rule("2nd tue 19:00")
    assert list(rule.dates(date(2026, 3, 1), date(2026, 5, 31))) == [
        date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12),
    ]  # fmt: skip


def test_last_sunday_is_the_fourth_or_the_fifth() -> None:
    rule = parse_rule("last sun 16:00")
    assert list(rule.dates(date(2026, 8, 1), date(2026, 9, 30))) == [date(2026, 8, 30), date(2026, 9, 27)]


def test_a_turn_of_a_cycle_comes_once_in_it() -> None:
    days = list(parse_rule("week 2 of 5 sat 10:00").dates(date(2026, 1, 1), date(2026, 12, 31)))
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(35)}
    assert {day.weekday() for day in days} == {5}


@given(_WEEKS, _WEEKDAYS, st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_the_rrule_names_the_same_days(weeks: str, weekdays: list[str], first: date) -> None:
    rule = parse_rule(f"{weeks} {','.join(weekdays)} 18:00")
    days = list(rule.dates(first, first + timedelta(200)))
    begin = datetime.combine(days[0], datetime.min.time())
    written = rrulestr(rule.rrule, dtstart=begin)
    assert [d.date() for d in written.between(begin, begin + timedelta(90), inc=True)] == [
        day for day in days if day <= days[0] + timedelta(90)
    ]


@pytest.mark.parametrize("text", ["", "tue", "weekly foo 10:00", "week 3 tue 10:00", "weekly tue 25:00"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_rule(text)
