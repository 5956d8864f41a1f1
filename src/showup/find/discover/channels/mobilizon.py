"""Mobilizon: groups of federated event platforms near the town."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from showup.find.discover.answers import address_of, dig, fail, number_of, read_json, rows_of, text_of
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead
from showup.model.town import Town, distance_km

NAME = "mobilizon"
TELLS = "A Mobilizon server of your country, where there is one, learns the town's position."
RADIUS_KM = 30
# Servers open to everyone of a country. The federation's common index is left out: it is not kept up.
INSTANCES = {"mobilizon.fr": ("FR", "BE", "CH", "LU"), "mobilize.berlin": ("DE",), "mobilizon.it": ("IT",)}
_QUERY = """query Near($location: String, $radius: Float) {
  searchGroups(location: $location, radius: $radius, limit: 100) {
    elements { name preferredUsername domain url }
  }
  searchEvents(location: $location, radius: $radius, limit: 100) {
    elements { title physicalAddress { geom } attributedTo { name preferredUsername domain url } }
  }
}"""
_ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz"


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return one search by radius for each server of the town's country; none for most."""
    del interests
    variables = {"location": geohash(town.lat, town.lon), "radius": float(RADIUS_KM)}
    body = json.dumps({"query": _QUERY, "variables": variables}).encode()
    headers = (("content-type", "application/json"), ("accept", "application/json"))
    return tuple(
        Request(f"https://{host}/api", "POST", headers, body, NAME)
        for host, countries in INSTANCES.items()
        if town.country in countries
    )


def wants(document: Document) -> bool:
    """Return False: a Mobilizon page met elsewhere is a source, and a reader's."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return each group found near, as a group and as a lead to its iCalendar feed."""
    answer = read_json(document)
    if not isinstance(dig(answer, "data"), Mapping):
        return fail(document, "an answer of Mobilizon")
    groups = dict.fromkeys(group for row in _actors(answer, town) for group in _group(row))
    leads = tuple(
        Lead(f"{group.url}/feed/ics", NAME, group.why, group.name, group.kind)
        for group in groups
        if host_of(group.url) == host_of(document.url)  # only a group's own server gives its feed
    )
    return Found(leads=leads, groups=tuple(groups))


def geohash(lat: float, lon: float, length: int = 7) -> str:
    """Return the geohash of a position in degrees; 7 letters are about 150 m."""
    low, high = [-90.0, -180.0], [90.0, 180.0]
    where, letters, bits = (lat, lon), "", 0
    for step in range(length * 5):
        axis = 1 - step % 2  # longitude first
        middle = (low[axis] + high[axis]) / 2
        above = where[axis] >= middle
        (low if above else high)[axis] = middle
        bits = bits * 2 + above
        if step % 5 == 4:
            letters, bits = letters + _ALPHABET[bits], 0
    return letters


def _actors(answer: Any, town: Town) -> Iterator[Mapping[str, Any]]:
    yield from rows_of(dig(answer, "data", "searchGroups"), "elements")
    for event in rows_of(dig(answer, "data", "searchEvents"), "elements"):
        actor = event.get("attributedTo")
        if isinstance(actor, Mapping) and _is_near(event, town):
            yield actor


def _is_near(event: Mapping[str, Any], town: Town) -> bool:
    lon, _, lat = text_of(dig(event, "physicalAddress", "geom")).partition(";")
    x, y = number_of(lon), number_of(lat)
    return x is None or y is None or distance_km(town.lat, town.lon, y, x) <= 2 * RADIUS_KM


def _group(actor: Mapping[str, Any]) -> Iterator[Group]:
    name, url = text_of(actor.get("name")), address_of(actor.get("url"))
    if name and url and "/@" in url:
        yield Group(name, url.rstrip("/"), "group", channel=NAME, why=f"on {host_of(url)}, near")
