"""Listings of any reader as occurrences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.normalise.clock import place_on_clock
from showup.model.listing import Listing
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem
from showup.model.reading import Reading
from showup.model.window import Window

URL = "https://grove.example/all.ics"
TOWN = "America/Chicago"
WINDOW = Window(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))
CHICAGO = ZoneInfo(TOWN)


def place(*listings: Listing, zone: str = "", town: str | None = TOWN) -> list[Occurrence]:
    occurrences, problems = place_on_clock(Reading(listings, timezone=zone), URL, WINDOW, town)
    assert problems == []
    return occurrences


def test_every_field_of_a_listing_is_kept() -> None:
    listing = Listing(
        title="Grove &amp; creek day - CANCELLED",
        start=datetime(2026, 3, 3, 18),
        end=datetime(2026, 3, 3, 20),
        zone="Europe/Berlin",
        uid="7",
        url="https://grove.example/7",
        location="Grove Hall, 2 Mill St",
        description="Bring gloves.",
        organizer="Friends of the Grove",
        status="confirmed",
        venue="Grove Hall",
        address="2 Mill St",
        lat=39.1,
        lon=-86.5,
        labels=("Outdoors",),
        words="3 March, 6 pm",
    )
    [found] = place(listing)
    assert found == Occurrence(
        occurrence_id=found.occurrence_id,
        source=URL,
        title="Grove & creek day - CANCELLED",
        start=datetime(2026, 3, 3, 18, tzinfo=ZoneInfo("Europe/Berlin")),
        end=datetime(2026, 3, 3, 20, tzinfo=ZoneInfo("Europe/Berlin")),
        uid="7",
        url="https://grove.example/7",
        location="Grove Hall, 2 Mill St",
        description="Bring gloves.",
        organizer="Friends of the Grove",
        status="confirmed",
        cancelled=True,
        online=False,
        venue="Grove Hall",
        address="2 Mill St",
        lat=39.1,
        lon=-86.5,
        labels=("Outdoors",),
        words="3 March, 6 pm",
    )


@pytest.mark.parametrize(
    ("zone", "town", "expected", "floating"),
    [
        ("America/Denver", TOWN, datetime(2026, 3, 3, 18, tzinfo=ZoneInfo("America/Denver")), False),
        ("", TOWN, datetime(2026, 3, 3, 18, tzinfo=CHICAGO), True),
        ("", None, datetime(2026, 3, 3, 18), False),
    ],
)
def test_a_floating_time_is_in_the_calendars_zone_else_the_towns(
    zone: str, town: str | None, expected: datetime, floating: bool
) -> None:
    [found] = place(Listing("Fair", datetime(2026, 3, 3, 18)), zone=zone, town=town)
    assert (str(found.start), found.floating) == (str(expected), floating)


def test_an_id_is_the_same_whichever_zone_the_start_is_written_in() -> None:
    here = Listing("Fair", datetime(2026, 3, 3, 18), zone=TOWN, uid="7")
    there = replace(here, start=datetime(2026, 3, 4, 0, tzinfo=UTC), zone=None)
    assert place(here)[0].occurrence_id == place(there)[0].occurrence_id


def test_ids_differ_between_dates_uids_and_sources() -> None:
    weekly = Listing("Fair", datetime(2026, 3, 3, 18), uid="7", rule="FREQ=WEEKLY")
    ids = [one.occurrence_id for one in place(weekly, replace(weekly, uid="8"))]
    elsewhere, _ = place_on_clock(Reading((weekly,)), "https://mill.example/", WINDOW, TOWN)
    assert len({*ids, *(one.occurrence_id for one in elsewhere)}) == 15


def test_a_moved_date_keeps_the_id_it_had() -> None:
    weekly = Listing("Fair", datetime(2026, 3, 3, 18), uid="7", rule="FREQ=WEEKLY")
    moved = Listing("Fair", datetime(2026, 3, 11, 9), uid="7", recurrence_id=datetime(2026, 3, 10, 18))
    assert {one.occurrence_id for one in place(weekly)} == {one.occurrence_id for one in place(moved, weekly)}


def test_a_bare_date_excepts_and_overrides_whatever_begins_on_that_day() -> None:
    weekly = Listing(
        "Fair", datetime(2026, 3, 3, 18), uid="7", rule="FREQ=WEEKLY", except_dates=(date(2026, 3, 10),)
    )
    moved = Listing("Late fair", datetime(2026, 3, 17, 20), uid="7", recurrence_id=date(2026, 3, 17))
    found = sorted((one.start, one.title) for one in place(weekly, moved))
    expected = [(3, 18, "Fair"), (17, 20, "Late fair"), (24, 18, "Fair"), (31, 18, "Fair")]
    assert found == [(datetime(2026, 3, day, hour, tzinfo=CHICAGO), title) for day, hour, title in expected]


def test_whole_days_are_days_of_the_town() -> None:
    evening = Window(datetime(2026, 3, 2, 5, tzinfo=UTC), datetime(2026, 3, 3, 5, tzinfo=UTC))
    days = tuple(Listing(str(day), date(2026, 3, day)) for day in (1, 2, 3))
    occurrences, _ = place_on_clock(Reading(days), URL, evening, TOWN)
    assert [one.title for one in occurrences] == ["1", "2"]  # in Chicago it is still the first


def test_dates_at_the_ends_of_time_are_no_errors() -> None:
    edge = Listing(
        "End", datetime(9999, 12, 31, 23, 59), datetime.max, zone="Asia/Tokyo", uid="1", rule="FREQ=DAILY"
    )
    early = Listing("Start", datetime(1, 1, 1), zone="Asia/Tokyo", uid="2")
    window = Window(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    assert place_on_clock(Reading((edge, early)), URL, window, TOWN) == ([], [])


def test_endless_repetition_is_cut_and_told() -> None:
    each = Listing("Tick", datetime(2020, 1, 1), uid="1", rule="FREQ=SECONDLY")
    occurrences, problems = place_on_clock(Reading((each,)), URL, WINDOW, TOWN)
    assert 1_000 < len(occurrences) < 60_000
    assert problems == [Problem("normalise", "1", "the repetitions take too long to work out")]


@given(
    st.lists(
        st.builds(
            Listing,
            title=st.sampled_from(["Fair", "Walk"]),
            start=st.dates() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
            end=st.none() | st.dates() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
            zone=st.sampled_from([None, TOWN, "Nowhere"]),
            uid=st.sampled_from(["", "1", "2"]),
            rule=st.sampled_from(["", "FREQ=DAILY;COUNT=3", "FREQ=YEARLY"]),
            extra_dates=st.lists(st.dates() | st.datetimes(), max_size=2).map(tuple),
            except_dates=st.lists(st.dates() | st.datetimes(), max_size=2).map(tuple),
            recurrence_id=st.none() | st.dates() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
            this_and_future=st.booleans(),
        ),
        max_size=4,
    ),
    st.sampled_from([None, TOWN]),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_listings_what_is_given_touches_the_window(
    listings: list[Listing], town: str | None
) -> None:
    window = Window(datetime(1990, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))
    occurrences, _ = place_on_clock(Reading(tuple(listings)), URL, window, town)
    for one in occurrences:
        assert one.end is None or one.end > one.start
        if isinstance(one.start, datetime) and one.start.tzinfo is not None:
            assert one.start < window.end and (one.end or one.start) >= window.start
        else:
            assert one.end or date(1989, 12, 30) <= date(one.start.year, one.start.month, one.start.day)
        assert (one.start.tzinfo is not None) if town and isinstance(one.start, datetime) else True


def test_a_gathering_of_an_hour_lasts_an_hour_on_the_wall_when_clocks_change() -> None:
    night = Listing(
        "Vigil",
        datetime(2026, 3, 6, 23),
        datetime(2026, 3, 7, 6),
        zone=TOWN,
        uid="1",
        rule="FREQ=DAILY;COUNT=3",
    )
    spans = [(one.end - one.start, one.end.hour) for one in place(night) if isinstance(one.end, datetime)]  # type: ignore[operator]
    assert spans == [(timedelta(hours=7), 6)] * 3
