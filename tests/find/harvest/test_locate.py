"""Events without coordinates are held where the map, other events or the ZIP code say."""

from __future__ import annotations

import pytest

from showup.find.harvest.locate import index_places, locate_venue
from showup.gazetteer.zipcode import locate_zip
from showup.model.event import Venue
from showup.model.lead import Place

HALL = Place("The Union Hall", "union-hall", 40.8, -96.7)
KNOWN = index_places(
    [HALL, Place("First Church", "church", 40.0, -96.0), Place("First Church", "church", 41.0, -96.0)],
    [Venue("Bee Café", lat=40.81, lon=-96.71), Venue("union hall", lat=40.8001, lon=-96.7)],
)


@pytest.mark.parametrize(
    ("venue", "position"),
    [
        (Venue("Union Hall"), (40.8, -96.7)),
        (Venue("UNION  HALL, upstairs room"), (40.8, -96.7)),
        (Venue("Bee Café"), (40.81, -96.71)),
        (Venue("First Church"), (None, None)),  # two of that name
        (Venue("First Church", "12 Elm St, Lincoln, NE 68501"), locate_zip("68501")),
        (Venue("Nowhere Hall", "12 Elm St"), (None, None)),
        (Venue(), (None, None)),
        (Venue("Union Hall", lat=1.0, lon=2.0), (1.0, 2.0)),  # what a source says stands
    ],
)
def test_position_comes_from_map_events_or_zip(venue: Venue, position: tuple[float, float]) -> None:
    told = locate_venue(venue, KNOWN, locate_zip)
    assert (told.lat, told.lon) == position
