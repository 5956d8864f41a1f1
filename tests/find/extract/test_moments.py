"""Dates and times as platforms write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.extract.moments import put_clock, read_moment, settle_span

WEST = timezone(-timedelta(hours=5))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2030-05-07", date(2030, 5, 7)),
        ("2030-5-7", date(2030, 5, 7)),
        ("2030-05-07T19:00", datetime(2030, 5, 7, 19)),
        ("2030-05-07 19:00:00", datetime(2030, 5, 7, 19)),
        ("2030-05-07T19:00:00Z", datetime(2030, 5, 7, 19, tzinfo=UTC)),
        ("2030-05-07T19:00:00.000Z", datetime(2030, 5, 7, 19, tzinfo=UTC)),
        ("2030-05-07T19:00:00-0500", datetime(2030, 5, 7, 19, tzinfo=WEST)),
        ("2030-5-7T9:00-5:00", datetime(2030, 5, 7, 9, tzinfo=WEST)),
        ("2030-9-18T10-10-30-00", datetime(2030, 9, 18, 10, 30)),  # EventON
        ("2030-05-07T7:00PM", datetime(2030, 5, 7, 19)),
        ("2030/05/07 13:00:00", datetime(2030, 5, 7, 13)),
        ("5/7/2030 12:30 AM", datetime(2030, 5, 7, 0, 30)),
        ("5/7/2030", date(2030, 5, 7)),
        ("May 7, 2030 7:00 pm", datetime(2030, 5, 7, 19)),
        ("Tuesday, May 7th, 2030 @ 7 p.m.", datetime(2030, 5, 7, 19)),
        ("Tue, 07 May 2030 19:00:00 +0000", datetime(2030, 5, 7, 19, tzinfo=UTC)),
        ("7 May 2030", date(2030, 5, 7)),
        ("2030-05-07T24:00", datetime(2030, 5, 8)),
        (1904601600, datetime(2030, 5, 10, tzinfo=UTC)),
        (1904601600000, datetime(2030, 5, 10, tzinfo=UTC)),
        ("/Date(1904601600000)/", datetime(2030, 5, 10, tzinfo=UTC)),
        ("1904601600", datetime(2030, 5, 10, tzinfo=UTC)),
    ],
)
def test_many_ways_of_writing_mean_one_moment(written: object, meant: date | datetime) -> None:
    assert (read_moment(written), type(read_moment(written))) == (meant, type(meant))


@pytest.mark.parametrize(
    "written", ["", "soon", "2030", "0000-00-00", "13/45/2030", 0, None, True, [], {}, "May 2030"]
)
def test_what_is_no_date_is_none(written: object) -> None:
    assert read_moment(written) is None


@given(st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.from_regex(r"[0-9TZ:/ ,apm.+-]{8,40}")))
def test_nothing_written_raises(written: object) -> None:
    assert read_moment(written) is None or isinstance(read_moment(written), date)


DAY = datetime(2030, 5, 7)


@pytest.mark.parametrize(
    ("start", "end", "all_day", "span"),
    [
        (DAY.replace(hour=19), DAY.replace(hour=21), False, (DAY.replace(hour=19), DAY.replace(hour=21))),
        (DAY.replace(hour=19), DAY.replace(hour=19), False, (DAY.replace(hour=19), None)),
        (DAY, DAY + timedelta(days=1), False, (DAY.date(), None)),  # midnight to midnight
        (DAY, DAY.replace(hour=23, minute=59), False, (DAY.date(), None)),
        (DAY, None, False, (DAY, None)),
        (DAY, DAY + timedelta(days=1, hours=12), True, (DAY.date(), date(2030, 5, 9))),
        (DAY.date(), date(2030, 5, 9), False, (DAY.date(), date(2030, 5, 10))),  # the last day counts
    ],
)
def test_spans_are_of_one_kind_and_whole_days_end_exclusively(
    start: date, end: date | None, all_day: bool, span: tuple[date, date | None]
) -> None:
    assert settle_span(start, end, all_day=all_day) == span


@pytest.mark.parametrize(
    ("day", "clock", "meant"),
    [
        (date(2030, 5, 7), "6:30 PM", datetime(2030, 5, 7, 18, 30)),
        (datetime(2030, 5, 7), "18:30", datetime(2030, 5, 7, 18, 30)),
        (datetime(2030, 5, 7, 9), "6:30 PM", datetime(2030, 5, 7, 9)),
        (date(2030, 5, 7), "to be announced", date(2030, 5, 7)),
        (None, "6:30 PM", None),
    ],
)
def test_an_hour_written_apart_is_put_to_a_day_that_has_none(
    day: date | None, clock: str, meant: date | None
) -> None:
    assert put_clock(day, clock) == meant
