"""An address lies about where its ZIP code or its town does."""

from __future__ import annotations

import pytest

from showup.gazetteer.address import locate_address, locate_near, locate_zip
from showup.gazetteer.resolve import resolve
from showup.model.town import Town


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
        ("Old Mill, Nashville, IN, Brown County", "Nashville, Indiana"),
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


BLOOMINGTON, SANTA_ROSA = resolve("Bloomington, Indiana"), resolve("Santa Rosa, California")
FREIBURG, LEEDS = resolve("Freiburg, Germany"), resolve("Leeds, England")


@pytest.mark.parametrize(
    ("address", "told_in", "town"),
    [
        ("Union Hall, 12 Elm St., Ellettsville", BLOOMINGTON, "Ellettsville, Indiana"),
        ("Ellettsville Branch - Room B", BLOOMINGTON, "Ellettsville, Indiana"),
        ("Gallery – Petaluma Campus", SANTA_ROSA, "Petaluma, California"),
        ("Windsor Public Library", SANTA_ROSA, "Windsor, California"),
        ("Sebastopol", SANTA_ROSA, "Sebastopol, California"),
        ("Town of Windsor", SANTA_ROSA, "Windsor, California"),
        ("Old Mill (5 Mill Lane, Sebastopol)", SANTA_ROSA, "Sebastopol, California"),
        ("Rathaus, Marktplatz 1, 79312 Emmendingen, Deutschland", FREIBURG, "Emmendingen, Germany"),
        ("Old Hall, 12 High St, Pudsey LS28 7BL, UK", LEEDS, "Pudsey, England"),
        ("Old Hall, Sacramento, CA, Windsor", SANTA_ROSA, "Sacramento, California"),
    ],
)
def test_people_of_a_region_are_told_a_town_without_its_state(address: str, told_in: Town, town: str) -> None:
    place = resolve(town)
    assert locate_near(address, told_in) == (place.lat, place.lon)


@pytest.mark.parametrize("address", ["12 Elm St, Petaluma, 94952, United States", "Old Mill 94952-1234"])
def test_a_zip_code_of_the_region_needs_no_state(address: str) -> None:
    assert locate_near(address, SANTA_ROSA) == locate_zip("94952")


@pytest.mark.parametrize(
    "address",
    [
        "Windsor, upstairs",  # the name of a house comes first
        "Petaluma Room",
        "Old Mill, Springfield",  # none near
        "Old Mill, 10001",  # a ZIP code of another part of the country
        "94952 Elm Street",  # a number of a house
        "Town Hall",
        "",
        " - ,,( ",
        "a," * 50_000,
    ],
)
def test_what_names_no_town_of_the_region_is_nowhere(address: str) -> None:
    assert locate_near(address, SANTA_ROSA) is None
