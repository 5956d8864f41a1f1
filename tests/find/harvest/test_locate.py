"""Events without coordinates are held where the map, other events or the ZIP code say."""

from __future__ import annotations

import pytest

from showup.find.harvest.locate import index_places, locate_venue
from showup.gazetteer.address import locate_address, locate_zip
from showup.gazetteer.resolve import resolve
from showup.model.event import Venue
from showup.model.lead import Place

HALL = Place("The Union Hall", "union-hall", 40.8, -96.7)
LINCOLN = resolve("Lincoln, Nebraska")
KNOWN = index_places(
    [HALL, Place("First Church", "church", 40.0, -96.0), Place("First Church", "church", 41.0, -96.0)],
    [
        Venue("Bee Café", "100 West Elm Street", lat=40.81, lon=-96.71),
        Venue("union hall", lat=40.8001, lon=-96.7),
        Venue("Old mill", "7 Mill Road, Lincoln", lat=40.7, lon=-96.6),
        Venue("New mill", "7 Mill Road, Crete", lat=40.6, lon=-96.9),
    ],
)


def place(venue: Venue) -> tuple[float | None, float | None, bool]:
    told = locate_venue(venue, KNOWN, locate_address)
    return told.lat, told.lon, told.approximate


@pytest.mark.parametrize(
    ("venue", "spot"),
    [
        (Venue("Union Hall"), (40.8, -96.7)),
        (Venue("UNION  HALL, upstairs room"), (40.8, -96.7)),
        (Venue("Bee Café"), (40.81, -96.71)),
        (Venue("Back room", "100 W Elm St, Lincoln, NE"), (40.81, -96.71)),  # one house, two names
        (Venue("100 W. Elm St"), (40.81, -96.71)),
        (Venue("Union Hall", lat=1.0, lon=2.0), (1.0, 2.0)),  # what a source says stands
    ],
)
def test_a_known_name_or_house_tells_the_spot(venue: Venue, spot: tuple[float, float]) -> None:
    assert place(venue) == (*spot, False)


@pytest.mark.parametrize(
    ("venue", "about"),
    [
        (Venue("First Church", "12 Elm St, Lincoln, NE 68501"), locate_zip("68501")),  # two of that name
        (Venue("Nowhere Hall", "12 Elm St, Lincoln, NE"), (LINCOLN.lat, LINCOLN.lon)),
        (Venue("Mill", "7 Mill Road, Lincoln, NE"), (LINCOLN.lat, LINCOLN.lon)),  # two houses of that number
        (Venue(lat=1.0, lon=2.0), (1.0, 2.0)),  # of the source's house: the listing says no place
        (Venue("Union Hall", "Knoxville, Tenn."), locate_address("Knoxville, Tenn.")),  # another of that name
    ],
)
def test_an_address_tells_only_about_where(venue: Venue, about: tuple[float, float]) -> None:
    assert place(venue) == (*about, True)


@pytest.mark.parametrize("venue", [Venue("First Church"), Venue("Nowhere Hall", "12 Elm St"), Venue()])
def test_what_is_not_known_stays_unknown(venue: Venue) -> None:
    assert place(venue) == (None, None, False)
