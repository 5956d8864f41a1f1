"""Where an event without coordinates is held: the town's known places, else about where its address says."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace

from showup.find.merge.words import read_place
from showup.model.event import Venue
from showup.model.lead import Place
from showup.model.town import distance_km

Position = tuple[float, float]
Known = Mapping[Hashable, Position]  # by a name, or by the number and the words of a street
Locate = Callable[[str], Position | None]  # about where an address lies

_SAME_KM = 0.5  # two places of one name further apart than this are two places
_SAME_TOWN_KM = 25.0  # from the middle of a ZIP code or town to its edge, the large ones included
_STREET = re.compile(r"\s*(\d{1,6})\s+([^,#]*[^\W\d][^,#]*)")


def index_places(places: Iterable[Place], venues: Iterable[Venue]) -> dict[Hashable, Position]:
    """Return where each name or street address lies that stands for just one spot, by map and by events."""
    known: dict[Hashable, Position | None] = {}
    named: list[tuple[Hashable, Position]] = [
        (fold_name(place.name), (place.lat, place.lon)) for place in places
    ]
    for venue in venues:
        if venue.lat is not None and venue.lon is not None:
            named += [(key, (venue.lat, venue.lon)) for key in _list_keys(venue)]
    for key, position in named:
        before = known.setdefault(key, position)
        if before is not None and distance_km(*before, *position) > _SAME_KM:
            known[key] = None
    return {key: position for key, position in known.items() if position is not None}


def _list_keys(venue: Venue) -> Iterator[Hashable]:
    """Yield what a venue may be known by: its name, its name before a comma, its street and number."""
    yield from filter(None, map(fold_name, (venue.name, venue.name.split(",")[0])))
    street = _STREET.match(venue.address) or _STREET.match(venue.name)
    if street:
        yield street[1], read_place(street[2])[0]


def fold_name(name: str) -> str:
    """Return a name without case, marks and a leading article."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def locate_venue(venue: Venue, known: Known, locate: Locate) -> Venue:
    """Return the venue with its position where it is known, else about where its address lies.

    A known spot counts only in the part of the world that the address names. Where a listing says no place,
    its position is that of the source's house.
    """
    if not (venue.name or venue.address):
        return replace(venue, approximate=venue.lat is not None)
    if venue.lat is not None:
        return venue
    about = locate(f"{venue.name}, {venue.address}")
    spots = (known[key] for key in _list_keys(venue) if key in known)
    spot = next((one for one in spots if about is None or distance_km(*one, *about) <= _SAME_TOWN_KM), about)
    if spot is None:
        return venue
    return replace(venue, lat=spot[0], lon=spot[1], approximate=spot == about)
