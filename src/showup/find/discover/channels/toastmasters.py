"""Toastmasters: clubs near the town where public speaking is practised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from showup.find.discover.answers import address_of, dig, fail, number_of, read_json, rows_of, text_of
from showup.find.discover.hosts import is_nowhere
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead
from showup.model.town import Town, distance_km

NAME = "toastmasters"
TELLS = "Toastmasters International (toastmasters.org) learns the town's position, not your interests."
ENDPOINT = "https://www.toastmasters.org/api/sitecore/FindAClub/Search"
FINDER = "https://www.toastmasters.org/find-a-club"
RADIUS_MILES = 25
FARTHEST_KM = 50.0
KIND = "speaking-club"


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return one search by radius; none where the position is 0, which the service cannot take."""
    del interests
    if not town.lat or not town.lon:
        return ()
    where = {"latitude": f"{town.lat:.4f}", "longitude": f"{town.lon:.4f}", "radius": RADIUS_MILES}
    headers = (("x-requested-with", "XMLHttpRequest"),)
    return (Request(f"{ENDPOINT}?{urlencode({**where, 'advanced': 1})}", headers=headers, note=NAME),)


def wants(document: Document) -> bool:
    """Return False: no page of another channel is an answer of the club finder."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return a group for each club near, and a lead where it has a site."""
    answer = read_json(document)
    if dig(answer, "Clubs") is None:
        return fail(document, "a list of clubs")
    groups = tuple(dict.fromkeys(group for row in rows_of(answer, "Clubs") for group in _group(row, town)))
    leads = tuple(
        Lead(group.url, NAME, "Toastmasters' club finder", group.name, KIND, group.lat, group.lon)
        for group in groups
        if group.url != FINDER and not is_nowhere(group.url)
    )
    return Found(leads=leads, groups=groups)


def _group(row: Mapping[str, Any], town: Town) -> Iterator[Group]:
    name = text_of(dig(row, "Identification", "Name")) or text_of(dig(row, "Identification", "Id", "Name"))
    lat, lon = (number_of(dig(row, "Coordinates", key)) for key in ("Latitude", "Longitude"))
    if not name or _is_far(lat, lon, town):
        return
    day, time = text_of(row.get("MeetingDay")), text_of(row.get("MeetingTime"))
    why = f"meets {day} {time}".rstrip() if day else "listed in Toastmasters' club finder"
    url = address_of(row.get("Website")) or FINDER
    yield Group(name, url, KIND, ("other",), "Toastmasters International", NAME, why, lat, lon)


def _is_far(lat: float | None, lon: float | None, town: Town) -> bool:
    if lat is None or lon is None:
        return False
    return abs(lat) > 90 or distance_km(town.lat, town.lon, lat, lon) > FARTHEST_KM
