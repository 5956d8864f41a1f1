"""Gancio: shared calendars of a city's movements; the instances whose city is near the town."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from showup.find.discover.answers import fail, number_of, objects_in, read_json, text_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead, Place
from showup.model.town import Town, distance_km

NAME = "gancio"
TELLS = "A Gancio calendar in your area, where there is one, learns that its events are asked for."
NEAR_KM = 60.0
# From the project's own list (lesion/gancio, docs/instances.md): host, latitude, longitude of its city.
INSTANCES = (("gancio.cisti.org", 45.070, 7.687), ("lapunta.org", 43.770, 11.256))


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return a request for the events of each instance near; none for most towns."""
    del interests
    return tuple(
        Request(f"https://{host}/api/events", note=NAME)
        for host, lat, lon in INSTANCES
        if distance_km(town.lat, town.lon, lat, lon) <= NEAR_KM
    )


def wants(document: Document) -> bool:
    """Return False: a Gancio page met elsewhere is a source, and a reader's."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return the calendar itself as a lead when it has events, and the places where they are held."""
    answer = read_json(document)
    if not isinstance(answer, list):
        return fail(document, "a list of events")
    home = document.url.split("/api/")[0] + "/"
    leads = (Lead(home, NAME, "a Gancio calendar near", kind="aggregator"),) if answer else ()
    places = dict.fromkeys(place for row in objects_in(answer) for place in _place(row, town))
    return Found(leads=leads, places=tuple(places))


def _place(row: Mapping[str, Any], town: Town) -> Iterator[Place]:
    place = row.get("place")
    if not isinstance(place, Mapping):
        return
    name, lat, lon = (
        text_of(place.get("name")),
        number_of(place.get("latitude")),
        number_of(place.get("longitude")),
    )
    if not name or lat is None or lon is None or abs(lat) > 90:
        return
    if distance_km(town.lat, town.lon, lat, lon) <= NEAR_KM:
        yield Place(name, "venue", lat, lon)
