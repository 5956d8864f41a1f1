"""Venues: how exactly a listing tells its place, and one place under its spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from showup.find.merge.words import Words, read_place
from showup.model.event import Event, Venue
from showup.model.occurrence import Occurrence
from showup.model.town import distance_km

_ONE_PLACE_KM = 0.5
_EDGES = " \t\n-–—,;:|•"  # what is left at the ends where a room or a street was left out


def find_venue(occurrence: Occurrence) -> Venue:
    """Return the venue of a listing; one line of place is its name, what follows a comma its address."""
    name, address = occurrence.venue, occurrence.address
    if not name and not address:
        name, address = _split(occurrence.location)
        if name[:1].isdigit():  # a street and its number: no name
            name, address = "", occurrence.location
    name, address = name.strip(_EDGES), address.strip(_EDGES)
    return Venue(name, "" if address == name else address, occurrence.lat, occurrence.lon)


def _split(location: str) -> tuple[str, str]:
    """Split at the first comma that is not in brackets: "Cinema (below, on the left), 1 Elm St"."""
    name, _comma, rest = location.partition(",")
    while rest and name.count("(") > name.count(")"):
        more, _comma, rest = rest.partition(",")
        name = f"{name},{more}"
    return name, rest


def measure_exactness(occurrence: Occurrence) -> float:
    """Return how exactly a listing tells its place: coordinates, a house number, a name."""
    venue = find_venue(occurrence)
    words, numbers, _stream = read_place(f"{venue.name} {venue.address}")
    return 4 * (venue.lat is not None) + 2 * bool(numbers) + bool(venue.name) + min(len(words), 9) / 10


def settle_venues(events: Iterable[Event], expand: Callable[[str], str] = str) -> list[Event]:
    """Return the events with the address and coordinates that others of the same venue tell.

    Only where all that tell agree: two libraries of one name stay apart. `expand` writes out short
    forms, so that a name written short is the name.
    """
    events = list(events)
    venues = dict.fromkeys(event.venue for event in events)  # many events are held at few
    keys = {venue: read_place(expand(venue.name))[0] for venue in venues if venue.name}
    known: dict[Words, list[Venue]] = defaultdict(list)
    for venue, key in keys.items():
        if venue.address or venue.lat is not None:
            known[key].append(venue)
    agreed = {key: one for key, told in known.items() if (one := _agree(told)) is not None}
    fuller = {
        venue: full
        for venue, key in keys.items()
        if key in agreed and (full := _complete(venue, agreed[key])) != venue
    }
    return [replace(event, venue=fuller[event.venue]) if event.venue in fuller else event for event in events]


def _complete(venue: Venue, best: Venue) -> Venue:
    placed = venue if venue.lat is not None else replace(venue, lat=best.lat, lon=best.lon)
    return placed if venue.address else replace(placed, address=best.address)


def _agree(venues: list[Venue]) -> Venue | None:
    """The fullest of venues that are one place, None where they are not."""
    points = {(venue.lat, venue.lon) for venue in venues if venue.lat is not None}
    streets = {read_place(venue.address)[1] for venue in venues} - {frozenset()}
    first = min(points, default=None, key=str)
    for point in points:
        if first and distance_km(*first, *point) > _ONE_PLACE_KM:  # type: ignore[arg-type]
            return None
    if len(streets) > 1 and not frozenset.intersection(*streets):
        return None
    address = max((venue.address for venue in venues), key=lambda text: (len(text), text))
    lat, lon = first if first else (None, None)
    return Venue(venues[0].name, address, lat, lon)
