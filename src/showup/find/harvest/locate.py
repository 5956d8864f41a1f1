"""Where an event without coordinates is held: the town's known places, else about where its address says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from showup.find.merge.words import read_place
from showup.gazetteer.address import Position
from showup.model.address import host_of
from showup.model.event import Event, Venue
from showup.model.lead import Place
from showup.model.source import Source
from showup.model.town import distance_km

Known = Mapping[Hashable, Position]  # by a name, or by the number and the words of a street
Locate = Callable[[str], Position | None]  # about where an address lies

_SAME_KM = 0.5  # two places of one name further apart than this are two places
_SAME_TOWN_KM = 25.0  # from the middle of a ZIP code or town to its edge, the large ones included
_ONE_HOUSE_KM = 5.0  # places of one site that lie no further apart are about one spot: a campus, a map's slip
_USUAL, _FEWEST = 0.8, 5  # of a source's events at one spot, of so many at least: it is at home there
_STREET = re.compile(r"\s*(\d{1,6})\s+([^,#]*[^\W\d][^,#]*)")
_PARTS = re.compile(r",|\s[-–—]+(?:\s|$)|\sat\s", re.IGNORECASE)
# What is called so is inside a house; on a campus the houses are known by the name alone.
_ROOM = re.compile(
    r"\b(?:rooms?|rm|hall|chapel|sanctuary|nave|narthex|vestry|undercroft|parlou?r|lobby|foyer|atrium|lounge|"
    r"study|kitchen|floor|level|classroom|chambers?|patio|courtyard|basement|nursery|stage|makerspace|sala|"
    r"sal[oó]n|aula|capilla|cocina|salle|saal|raum|zimmer|kapelle)\b",
    re.IGNORECASE,
)
_CAMPUS = "university"
_NEWSROOMS = frozenset({"newspaper", "radio-station"})  # tell of what others hold
_ELSEWHERE = re.compile(
    r"\b(?:parks?|trail(?:head)?|preserve|beach|river|lake|fields?|farm|forest|street|st|avenue|ave|road|rd|"
    r"near|off[ -]?(?:site|campus))\b|\d{3,} +[A-Z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class House:
    """About where a source is at home, and of which kind that place is."""

    spot: Position
    kind: str = ""

    def may_hold(self, said: str) -> bool:
        """Whether what is held at a venue so called, "" for none, may be held here."""
        if not said:
            return True
        if self.kind in _NEWSROOMS or _ELSEWHERE.search(said):
            return False
        return self.kind == _CAMPUS or bool(_ROOM.search(said))


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


def index_houses(
    places: Iterable[Place], sources: Iterable[Source], events: Iterable[Event], locate: Locate
) -> dict[str, House]:
    """Return the house of each source, by its address.

    It is where the source was found, else where the map has its site or its name, else where nearly all of
    its events are held, else about in the town whose name it bears ("Town of Windsor").
    """
    sites = _collect(places, lambda place: host_of(place.site))
    names = _collect(places, lambda place: fold_name(place.name))
    held = _find_usual_spots(events)
    houses = {}
    for source in sources:
        url = source.feed_url
        there = _find_site(host_of(source.site or url), sites) or names.get(fold_name(source.name), [])
        spots = [(place.lat, place.lon) for place in there]
        if source.lat is not None and source.lon is not None:
            houses[url] = House((source.lat, source.lon), source.kind)
        elif spots and all(distance_km(*spots[0], *spot) <= _ONE_HOUSE_KM for spot in spots):
            houses[url] = House(spots[0], there[0].kind)
        elif about := held.get(url) or locate(source.name):
            houses[url] = House(about, source.kind)
    return houses


def _collect(places: Iterable[Place], key_of: Callable[[Place], str]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(key_of(place), []).append(place)
    found.pop("", None)
    return found


def _find_usual_spots(events: Iterable[Event]) -> dict[str, Position]:
    """Return where nearly all events of a source are held that say where, by its address."""
    told: dict[str, Counter[Position]] = {}
    for event in events:
        if event.venue.lat is not None and event.venue.lon is not None:
            spot = (round(event.venue.lat, 3), round(event.venue.lon, 3))  # within a hundred metres
            for link in event.sources:
                told.setdefault(link.feed_url, Counter())[spot] += 1
    usual = {url: (spots.most_common(1)[0], spots.total()) for url, spots in told.items()}
    return {url: spot for url, ((spot, times), of) in usual.items() if times >= _USUAL * of and of >= _FEWEST}


def _find_site(host: str, sites: Mapping[str, list[Place]]) -> list[Place]:
    """Return the places of a host, else of the one it is a part of: "events.library.example"."""
    while "." in host:  # a last label alone is no site
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return []


def _list_keys(venue: Venue) -> Iterator[Hashable]:
    """Yield what a venue may be known by: its name, its name before a comma, its street and number."""
    yield from filter(None, map(fold_name, (venue.name, venue.name.split(",")[0])))
    street = _STREET.match(venue.address) or _STREET.match(venue.name)
    if street:
        yield street[1], read_place(street[2])[0]


def _list_clues(venue: Venue) -> Iterator[Hashable]:
    """Yield the keys of a venue, then the names of several words that are a part of what is said of it."""
    yield from _list_keys(venue)
    parts = (fold_name(part) for text in (venue.name, venue.address) for part in _PARTS.split(text))
    yield from (part for part in parts if " " in part)


def fold_name(name: str) -> str:
    """Return a name without case, marks and a leading article."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def locate_venue(venue: Venue, known: Known, locate: Locate, house: House | None = None) -> Venue:
    """Return the venue with its position where it is known, else about where its address lies.

    A known spot counts only in the part of the world that the address names. What is no more than a room is
    in the source's house; where a listing says no place, its position is that of the house too.
    """
    said = f"{venue.name} {venue.address}".strip()
    if venue.lat is not None:
        return venue if said else replace(venue, approximate=True)
    about = locate(f"{venue.name}, {venue.address}") if said else None
    spots = (known[key] for key in _list_clues(venue) if key in known)
    spot = next((one for one in spots if about is None or distance_km(*one, *about) <= _SAME_TOWN_KM), about)
    if spot is None and house and house.may_hold(said):
        spot = about = house.spot
    if spot is None:
        return venue
    return replace(venue, lat=spot[0], lon=spot[1], approximate=spot == about)
