"""The dates of rules by arithmetic, against python-dateutil."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.normalise.recurrence import Budget, TooMuchWork, expand
from showup.find.normalise.rule import DAYS, Rule, read_rule

START = datetime(2026, 3, 3, 19, 0)


def dates(text: str, start: datetime, low: datetime, high: datetime) -> list[datetime]:
    return list(expand(read_rule(text, None), start, low, high, Budget(2_000_000)))


def oracle(text: str, start: datetime, low: datetime, high: datetime) -> list[datetime]:
    try:  # dateutil refuses steps that never meet an hour or minute asked for: some at once, some on the way
        rule = rrulestr(text, dtstart=start)
        return [moment for moment in takewhile(lambda moment: moment < high, rule) if moment >= low]
    except ValueError:
        return []


def join(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def numbers(low: int, high: int) -> st.SearchStrategy[str]:
    picked = st.lists(st.integers(low, high).filter(bool), min_size=1, max_size=3, unique=True)
    return picked.map(lambda values: ",".join(map(str, values)))


WEEKDAYS = st.lists(st.sampled_from(list(DAYS)), min_size=1, max_size=3, unique=True)
NTH_DAYS = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", "4", "5", "-1", "-2"]), st.sampled_from(["MO", "TU", "SA"])),
    min_size=1,
    max_size=3,
    unique=True,
).map(lambda days: ",".join(nth + day for nth, day in days))


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": freq}
    optional = {
        "INTERVAL": st.integers(1, 4).map(str),
        "COUNT": st.integers(1, 60).map(str),
        "BYMONTH": numbers(1, 12),
        "BYDAY": WEEKDAYS.map(",".join) | (NTH_DAYS if freq in ("MONTHLY", "YEARLY") else st.nothing()),
        "WKST": st.sampled_from(["MO", "SU", "TH"]),
        "BYHOUR": numbers(1, 23),
    }
    if freq in ("MONTHLY", "YEARLY"):
        optional |= {"BYMONTHDAY": numbers(-31, 31), "BYSETPOS": numbers(-2, 2)}
    for name, values in optional.items():
        if draw(st.booleans()):
            parts[name] = draw(values)
    return join(parts)


@given(rules(), st.integers(0, 700), st.integers(0, 800))
@settings(max_examples=120, deadline=None)
def test_dates_are_those_of_dateutil(text: str, begin: int, length: int) -> None:
    low = START + timedelta(days=begin)
    high = low + timedelta(days=length)
    assert dates(text, START, low, high) == oracle(text, START, low, high)


@given(
    st.sampled_from(["HOURLY", "MINUTELY", "SECONDLY"]),
    st.integers(1, 90),
    st.dictionaries(st.sampled_from(["BYHOUR", "BYMINUTE"]), numbers(1, 23), max_size=2),
    st.integers(0, 40),
)
@settings(max_examples=60, deadline=None)
def test_steps_within_a_day_are_those_of_dateutil(
    freq: str, step: int, by: dict[str, str], hours: int
) -> None:
    text = join({"FREQ": freq, "INTERVAL": str(step), **by})
    low = START + timedelta(hours=hours)
    high = low + timedelta(minutes=90)
    assert dates(text, START, low, high) == oracle(text, START, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TU",
        "FREQ=YEARLY;BYYEARDAY=1,100,-1",
        "FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=1,11",
    ],
)
def test_rare_rules_are_those_of_dateutil(text: str) -> None:
    high = START + timedelta(days=3_000)
    assert dates(text, START, START, high) == oracle(text, START, START, high)


def test_a_month_without_the_day_has_no_date() -> None:
    found = dates("FREQ=MONTHLY", datetime(2026, 1, 31), datetime(2026, 1, 1), datetime(2026, 6, 1))
    assert found == [datetime(2026, 1, 31), datetime(2026, 3, 31), datetime(2026, 5, 31)]


def test_until_in_utc_is_a_wall_time_of_the_zone() -> None:
    zone = ZoneInfo("America/New_York")
    assert read_rule("FREQ=WEEKLY;UNTIL=20260401T000000Z", zone) == Rule(
        "WEEKLY", until=datetime(2026, 3, 31, 20, 0)
    )


def test_until_with_a_bare_date_means_the_whole_day() -> None:
    found = dates("FREQ=WEEKLY;UNTIL=20260310", START, START, datetime(2027, 1, 1))
    assert found == [datetime(2026, 3, 3, 19), datetime(2026, 3, 10, 19)]


@pytest.mark.parametrize("text", ["", "FREQ=FORTNIGHTLY", "BYDAY=MO", "FREQ=DAILY;UNTIL=soon"])
def test_what_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no rule|no date"):
        read_rule(text, UTC)


def test_parts_out_of_range_are_left_out() -> None:
    text = "freq=monthly; bymonthday=0,15,99;byday=2xx,-1FR;interval=0;count=many;bysecond=60"
    expected = Rule("MONTHLY", month_days=(15,), days=((-1, 4),), seconds=(59,))
    assert read_rule(text, None) == expected


def test_a_rule_that_never_fits_is_given_up() -> None:
    budget = Budget(10_000)
    rule = read_rule("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", None)
    with pytest.raises(TooMuchWork):
        list(expand(rule, START, START, datetime(9000, 1, 1), budget))


@given(rules())
@settings(max_examples=80, deadline=None)
def test_a_narrow_window_gives_what_a_wide_one_gives_there(text: str) -> None:
    wide = dates(text, START, START, START + timedelta(days=600))
    low, high = START + timedelta(days=200), START + timedelta(days=260)
    assert dates(text, START, low, high) == [moment for moment in wide if low <= moment < high]
