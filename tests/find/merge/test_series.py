"""Events that repeat one another, and the rule their dates show."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.merge.merge import merge_occurrences
from showup.find.merge.rhythm import tell_rule
from tests.find.merge.samples import GROUP, make

TUESDAY = date(2026, 4, 14)


def step(days: int, count: int, start: date = TUESDAY) -> list[date]:
    return [start + timedelta(days * number) for number in range(count)]


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (step(7, 4), "every Tuesday"),
        (step(14, 4), "every second Tuesday"),
        (sorted(step(7, 4) + step(7, 4, date(2026, 4, 16))), "every Tuesday and Thursday"),
        (step(1, 10), "daily for 10 days"),
        ([day for day in step(1, 20) if day.weekday() < 5], "every weekday"),
        ([date(2026, 4, 14), date(2026, 5, 12), date(2026, 6, 9)], "every second Tuesday of the month"),
        ([date(2026, 4, 28), date(2026, 5, 26), date(2026, 6, 30)], "every last Tuesday of the month"),
        ([date(2026, 4, 3), date(2026, 5, 3), date(2026, 6, 3)], "monthly on day 3"),
        ([day for day in step(7, 8) if day != date(2026, 5, 5)], "every Tuesday"),
        ([date(2026, 4, 14), date(2026, 4, 16), date(2026, 5, 29)], "on 3 dates"),
        (step(7, 2), "on 2 dates"),
    ],
)
def test_dates_tell_their_rule(dates: list[date], words: str) -> None:
    assert tell_rule(dates) == words


@given(st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=1, max_size=30))
def test_a_weekly_rule_is_told_only_where_every_date_follows_it(days: set[date]) -> None:
    dates = sorted(days)
    rule = tell_rule(dates)
    names = {day.strftime("%A") for day in dates}
    assert rule
    if rule.startswith("every ") and "weekday" not in rule:
        assert all(name in rule for name in names)


def test_equal_events_on_several_dates_are_a_series() -> None:
    weekly = [make("Zine Night", f"04-{day} 18:00", GROUP, location="Union Hall") for day in (7, 14, 21)]
    alone = make("Seed Swap", "04-14 15:00", GROUP)
    merged = merge_occurrences([*weekly, alone])
    (series,) = merged.series
    assert (series.rule, series.dates) == ("every Tuesday", ("2026-04-07", "2026-04-14", "2026-04-21"))
    assert [event.series_id for event in merged.events if event.title == "Zine Night"] == [
        series.series_id
    ] * 3
    assert [event.series_id for event in merged.events if event.title == "Seed Swap"] == [""]


def test_one_uid_on_two_dates_is_a_series() -> None:
    board = [make(f"Board, {day} April", f"04-{day} 18:00", GROUP, uid="board") for day in (7, 21)]
    (series,) = merge_occurrences(board).series
    assert series.dates == ("2026-04-07", "2026-04-21")


def test_the_id_of_a_series_outlives_its_first_date() -> None:
    weekly = [make("Zine Night", f"04-{day:02} 18:00", GROUP) for day in (7, 14, 21, 28)]
    assert merge_occurrences(weekly).series[0].series_id == merge_occurrences(weekly[1:]).series[0].series_id


def test_one_date_told_with_another_title_leaves_the_series_its_id() -> None:
    days = (7, 14, 21)
    weekly = [make("Zine Night", f"04-{day} 18:00", GROUP, uid="zine", location="Hall") for day in days]
    renamed = [*weekly[:2], make("A Zine Fair", "04-21 18:00", GROUP, uid="zine", location="Hall")]
    (before,), (after,) = merge_occurrences(weekly).series, merge_occurrences(renamed).series
    assert after == before
