"""Events without coordinates are held where the map, other events or the ZIP code say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from showup.find.harvest.locate import House, index_houses, index_places, locate_venue
from showup.gazetteer.address import locate_address, locate_zip
from showup.gazetteer.resolve import resolve
from showup.model.event import Event, SourceLink, Venue
from showup.model.lead import Place
from showup.model.source import Source

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
        (Venue("Upstairs room", "The Union Hall"), (40.8, -96.7)),
        (Venue("Supper at Union Hall"), (40.8, -96.7)),
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


CHURCH, CAMPUS, PAPER = (
    House((40.5, -96.5), "church"),
    House((40.5, -96.5), "university"),
    House((40.5, -96.5), "newspaper"),
)


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("", CHURCH),
        ("", PAPER),
        ("Great Hall", CHURCH),
        ("Room 7", CHURCH),
        ("Sala 2", CHURCH),
        ("Woodburn Hall, WH 004", CAMPUS),
        ("Global Studies", CAMPUS),
    ],
)
def test_a_room_is_about_in_the_house_of_who_tells_of_it(name: str, house: House) -> None:
    told = locate_venue(Venue(name), KNOWN, locate_address, house)
    assert told == Venue(name, lat=40.5, lon=-96.5, approximate=True)


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Bee Farm", CHURCH),
        ("Great Hall, 120 Mill Road", CHURCH),
        ("Riverside Park, room by the gate", CHURCH),
        ("Off site", CAMPUS),
        ("Great Hall", PAPER),  # it tells of what others hold
    ],
)
def test_another_place_is_not_in_that_house(name: str, house: House) -> None:
    assert locate_venue(Venue(name), KNOWN, locate_address, house) == Venue(name)


def test_a_known_place_or_town_goes_before_the_house() -> None:
    assert locate_venue(Venue("Union Hall"), KNOWN, locate_address, CHURCH).lat == 40.8
    assert locate_venue(Venue("Hall", "Lincoln, NE"), KNOWN, locate_address, CHURCH).lat == LINCOLN.lat


def test_the_house_of_a_source_is_where_it_was_found_or_the_map_has_it_or_its_events_are_held() -> None:
    def source(url: str, name: str = "", lat: float | None = None) -> Source:
        return Source(url, "icalendar", name=name, lat=lat, lon=lat)

    def event(number: int, feed: str, lat: float | None) -> Event:
        day = datetime(2026, 8, 1, tzinfo=UTC)
        venue = Venue("Hall", lat=lat, lon=lat)
        link = SourceLink("", "", feed)
        return Event(f"e{number}", "Supper", day, None, venue=venue, sources=(link,))

    def locate(name: str) -> tuple[float, float] | None:
        return (7.0, 7.0) if "Windsor" in name else None

    places = [
        Place("Mill", "library", 1.0, 1.0, "https://www.mill.example/a"),
        Place("Mill", "library", 1.01, 1.0, "https://mill.example"),
        Place("Elm", "library", 2.0, 2.0),
        *(Place(f"Branch {n}", "library", n, n, "https://branches.example") for n in (3.0, 4.0)),
    ]
    sources = [
        source("https://a.example/x", lat=9.0),
        source("https://events.mill.example/x"),
        source("https://google.example/x", "The Elm"),
        source("https://branches.example/x"),  # several houses: none is its own
        source("https://usual.example/x"),
        source("https://wandering.example/x"),
        source("https://windsor.example/x", "Town of Windsor"),
    ]
    events = [event(n, "https://usual.example/x", 5.0 if n else 6.0) for n in range(5)]
    events += [event(n, "https://wandering.example/x", float(n % 3)) for n in range(9)]
    assert index_houses(places, sources, events, locate) == {
        "https://a.example/x": House((9.0, 9.0)),
        "https://events.mill.example/x": House((1.0, 1.0), "library"),
        "https://google.example/x": House((2.0, 2.0), "library"),
        "https://usual.example/x": House((5.0, 5.0)),
        "https://windsor.example/x": House((7.0, 7.0)),
    }
