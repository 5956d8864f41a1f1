"""Where an event without coordinates is held: the town's known places, else the middle of its ZIP code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from showup.model.event import Venue
from showup.model.lead import Place
from showup.model.town import distance_km

Locate = Callable[[str], tuple[float, float] | None]  # a US ZIP code's middle
Position = tuple[float, float]

_SAME_KM = 0.5  # two places of one name further apart than this are two places
_ZIP = re.compile(r"\b[A-Z]{2}\.?,?\s+(\d{5})\b")


def locate_address(address: str, locate: Locate) -> Position | None:
    """Return the middle of the ZIP code that stands behind a state in an address, None without one."""
    found = _ZIP.search(address)
    return locate(found[1]) if found else None


def index_places(places: Iterable[Place], venues: Iterable[Venue]) -> dict[str, Position]:
    """Return the position of each name that stands for just one place, from the map and from other events."""
    known: dict[str, Position | None] = {}
    named = [(place.name, (place.lat, place.lon)) for place in places]
    named += [(v.name, (v.lat, v.lon)) for v in venues if v.lat is not None and v.lon is not None]
    for name, position in named:
        key = fold_name(name)
        before = known.setdefault(key, position)
        if before is not None and distance_km(*before, *position) > _SAME_KM:
            known[key] = None
    return {name: position for name, position in known.items() if name and position is not None}


def fold_name(name: str) -> str:
    """Return a name without case, marks and a leading article."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def locate_venue(venue: Venue, known: Mapping[str, Position], locate: Locate) -> Venue:
    """Return the venue with its position where its name or its address tells one."""
    if venue.lat is not None or not (venue.name or venue.address):
        return venue
    name = venue.name.split(",")[0]
    position = known.get(fold_name(venue.name)) or known.get(fold_name(name))
    position = position or locate_address(f"{venue.name}, {venue.address}", locate)
    if position is None:
        return venue
    return replace(venue, lat=position[0], lon=position[1])
