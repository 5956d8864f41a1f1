"""An address lies about where its ZIP code or its town does."""

from __future__ import annotations

import pytest

from showup.gazetteer.address import locate_address, locate_zip
from showup.gazetteer.resolve import resolve


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("12 Elm Street, Nashville, IN", "Nashville, Indiana"),
        ("Town Hall, Nashville, Indiana, USA", "Nashville, Indiana"),
        ("One Oak Drive. Nashville, Indiana", "Nashville, Indiana"),
        ("Knoxville, Tenn.", "Knoxville, Tennessee"),
        ("Union Hall, St. Louis, Mo.", "St. Louis, Missouri"),
        ("Winston-Salem, N.C.", "Winston-Salem, North Carolina"),
        ("1 Oak Avenue, Santa Rosa CA", "Santa Rosa, California"),
        ("5 King Street, Kingston, ON K7L 2Z1", "Kingston, Ontario"),
    ],
)
def test_a_town_before_its_state_tells_about_where(address: str, town: str) -> None:
    place = resolve(town)
    assert locate_address(address) == (place.lat, place.lon)


def test_a_zip_code_goes_before_the_town_and_one_that_is_none_does_not() -> None:
    lincoln = resolve("Lincoln, Nebraska")
    assert locate_address("12 Elm St, Lincoln, NE 68504") == locate_zip("68504")
    assert locate_address("12 Elm St, Lincoln, NE 00000") == (lincoln.lat, lincoln.lon)


@pytest.mark.parametrize(
    "address",
    [
        "",
        ", ",
        "Room 3, IN",
        "The library, come in",
        "Meeting Room, Me",
        "Great Hall",
        "Oak Room, Maple Hall",
        "Nowhere at All, Ohio",
        "Paris, France",  # what stands behind must be a state or a province
        "x" * 100_000 + ", IN",
        ("A" + " b" * 50_000) + ", IN",
    ],
)
def test_what_names_no_town_is_nowhere(address: str) -> None:
    assert locate_address(address) is None
