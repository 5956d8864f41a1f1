"""Zones that a calendar defines itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from showup.find.extract.ics.zones import read_zones

CLOCK = b"""BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Town Clock
BEGIN:DAYLIGHT
DTSTART:20070311T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Island
BEGIN:STANDARD
DTSTART:20000101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0930
RDATE:20240101T000000
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:20000101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+1200
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Broken
BEGIN:STANDARD
DTSTART:noon
TZOFFSETTO:+5744
END:STANDARD
END:VTIMEZONE
END:VCALENDAR
"""
ZONES = read_zones(CLOCK)
EAST = ZoneInfo("America/New_York")


def test_zones_that_are_known_by_name_or_broken_are_left_out() -> None:
    assert sorted(ZONES) == ["Island", "Town Clock"]


@given(
    st.datetimes(datetime(2008, 1, 1), datetime(2037, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))
)
def test_an_instant_is_shown_as_the_named_zone_shows_it(instant: datetime) -> None:
    ours, theirs = instant.astimezone(ZONES["Town Clock"]), instant.astimezone(EAST)
    assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)


@given(st.dates(datetime(2008, 1, 1).date(), datetime(2037, 12, 31).date()), st.integers(3, 23))
def test_a_wall_time_is_the_same_instant(day: datetime, hour: int) -> None:
    wall = datetime(day.year, day.month, day.day, hour)
    ours, theirs = wall.replace(tzinfo=ZONES["Town Clock"]), wall.replace(tzinfo=EAST)
    assert (ours.utcoffset(), ours.dst(), ours.tzname()) == (
        theirs.utcoffset(),
        theirs.dst(),
        theirs.tzname(),
    )


def test_a_fixed_offset_is_an_offset() -> None:
    moment = datetime(2026, 3, 3, 9, tzinfo=ZONES["Island"])
    assert (moment.utcoffset(), moment.isoformat()) == (
        timedelta(hours=9, minutes=30),
        "2026-03-03T09:00:00+09:30",
    )
