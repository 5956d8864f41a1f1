"""Dates, durations and organizers as published."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.extract.ics.moment import read_duration, read_moment
from showup.find.extract.ics.organizers import read_organizer


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        ("20260303", None, date(2026, 3, 3)),
        ("20260303T180000", None, datetime(2026, 3, 3, 18)),
        ("20260303T180000Z", None, datetime(2026, 3, 3, 18, tzinfo=UTC)),
        ("20260303T180000Z", "UTC", datetime(2026, 3, 3, 18, tzinfo=UTC)),
        ("20260303T180000Z", "America/Denver", datetime(2026, 3, 3, 18)),
        ("20260303T1800", None, datetime(2026, 3, 3, 18)),
        ("20260303T240000", None, datetime(2026, 3, 4)),
        ("20260303T235960Z", None, datetime(2026, 3, 3, 23, 59, 59, tzinfo=UTC)),
        ("2026-03-03T18:00:00.123Z", None, datetime(2026, 3, 3, 18, 0, 0, 123000, tzinfo=UTC)),
        ("2026-03-03 18:00", None, datetime(2026, 3, 3, 18)),
        ("20260303 T ", None, date(2026, 3, 3)),
    ],
)
def test_a_value_is_a_date_an_instant_or_a_wall_time(value: str, zone: str | None, expected: date) -> None:
    found = read_moment(value, zone)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    "value", ["", "tomorrow", "00000303T180000", "20260332", "20260303T250000", "99999999"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_moment(value, None)


@given(st.datetimes(timezones=st.sampled_from([None, UTC])).map(lambda moment: moment.replace(microsecond=0)))
def test_every_basic_form_is_read_back(moment: datetime) -> None:
    text = f"{moment.year:04}{moment:%m%dT%H%M%S}" + ("Z" if moment.tzinfo else "")
    assert read_moment(text, None) == moment


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("PT1H30M", timedelta(hours=1, minutes=30)),
        ("P2W", timedelta(weeks=2)),
        ("P1DT2H", timedelta(days=1, hours=2)),
        ("-PT15M", timedelta(minutes=-15)),
        ("P15M", timedelta(minutes=15)),  # minutes without their T are common
    ],
)
def test_a_duration_is_read(value: str, expected: timedelta) -> None:
    assert read_duration(value) == expected


@pytest.mark.parametrize(
    ("parameters", "value", "expected"),
    [
        (';CN="Grove Public Library"', "mailto:desk@grove.example", "Grove Public Library"),
        (";CN=Friends of the Creek", "mailto:kim@creek.example", "Friends of the Creek"),
        (";CN=Walks", "mailto:abc@group.calendar.google.com", "Walks"),
        (";CN=Kim Lee", "mailto:kim@creek.example", ""),
        (";CN=kim@creek.example", "mailto:kim@creek.example", ""),
        ("", "mailto:kim@creek.example", ""),
    ],
)
def test_an_organization_is_kept_and_a_person_dropped(parameters: str, value: str, expected: str) -> None:
    assert read_organizer(parameters, value) == expected
