from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from showup.model.town import distance_km
from showup.store.grid import LEVELS, list_ranges, number_day, place_entry, read_level

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)
NOON = 1_787_313_600.0  # seconds


@settings(max_examples=800)
@given(
    latitudes,
    longitudes,
    st.floats(-4, 4),
    st.floats(-8, 8),
    st.floats(0, 400),
    st.floats(0, 5e8),
    st.floats(0, 40),
    st.integers(0, LEVELS - 1),
    st.integers(0, LEVELS - 1),
)
def test_every_point_in_a_circle_is_in_one_of_its_ranges(
    lat: float,
    lon: float,
    down: float,
    across: float,
    radius: float,
    shift: float,
    days: float,
    level: int,
    least: int,
) -> None:
    other = max(-90.0, min(90.0, lat + down)), (lon + across + 180) % 360 - 180
    if distance_km(lat, lon, *other) > radius:
        return
    begin = NOON + shift
    entry = place_entry(*other, level, number_day(begin + days * 86_400))
    assert read_level(entry) == level
    ranges = list_ranges(lat, lon, radius, least, begin, begin + days * 86_400)
    there = any(low <= entry <= high for low, high in ranges)
    assert there if level >= least else not there or len(ranges) == 1  # one range: all there is


def test_25_miles_are_a_few_ranges() -> None:
    assert len(list_ranges(39.17, -86.53, 40.2336, 2, NOON, NOON + 30 * 86_400)) <= 20


@given(latitudes, longitudes, st.floats(0, 30_000), st.floats(0, 5e9), st.floats(0, 5e8))
def test_ranges_are_apart_and_fit_a_rowid(
    lat: float, lon: float, radius: float, begin: float, span: float
) -> None:
    ranges = sorted(list_ranges(lat, lon, radius, 0, begin, begin + span))
    assert all(0 <= low <= high < 1 << 63 for low, high in ranges)
    assert all(before[1] < after[0] for before, after in pairwise(ranges))
