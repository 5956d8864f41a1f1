from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from showup.gazetteer.address import locate_zip
from showup.gazetteer.atlas import open_atlas
from showup.gazetteer.nearby import list_nearby
from showup.model.town import Town, distance_km


@cache
def every_large_town() -> list[Town]:
    return [town for town in open_atlas().list_towns(0, 1 << 30) if town.population >= 50_000]


def test_towns_come_nearest_first_with_their_distances() -> None:
    near = list_nearby(39.1653, -86.5264, 60, at_least=25_000)
    assert [(round(far), town.full_name) for far, town in near] == [
        (0, "Bloomington, Indiana"),
        (52, "Columbus, Indiana"),
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-90, 90) | st.sampled_from([-90.0, 0.0, 51.5, 89.9, 90.0]),
    st.floats(-180, 180) | st.sampled_from([-180.0, -179.9, 0.0, 179.9, 180.0]),
    st.floats(0, 400),
)
def test_it_finds_what_measuring_every_town_finds(lat: float, lon: float, radius: float) -> None:
    measured = [(distance_km(lat, lon, town.lat, town.lon), town) for town in every_large_town()]
    expected = sorted((far, town.full_name) for far, town in measured if far <= radius)
    assert [(far, town.full_name) for far, town in list_nearby(lat, lon, radius, 50_000)] == expected


def test_a_postal_code_has_a_position() -> None:
    assert {code: locate_zip(code) for code in ("47401", "99999", "", "4740", "47401\t", "４７４０１")} == {
        "47401": (39.1401, -86.5083),
        "99999": None,
        "": None,
        "4740": None,
        "47401\t": None,
        "４７４０１": None,
    }
