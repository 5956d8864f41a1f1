"""OpenStreetMap, asked through Overpass: the places of a town where people meet, with their sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from showup.find.discover.answers import (
    address_of,
    dig,
    fail,
    number_of,
    read_json,
    rows_of,
    same_site_key,
    text_of,
)
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.find.discover.namesakes import is_elsewhere
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead, Place
from showup.model.problem import Problem
from showup.model.town import Town, distance_km

NAME = "overpass"
TELLS = "The OpenStreetMap query service (overpass-api.de) learns the town's position, not your interests."
ENDPOINT = "https://overpass-api.de/api/interpreter"
RADIUS_KM = 25.0  # as far as the query reaches; what an answer holds beyond it is left out
MOST_PLACES = 4000

# (key, value, kind); the first that fits counts. A value of None means any value.
KINDS: tuple[tuple[str, str | None, str], ...] = (
    ("amenity", "library", "library"),
    ("amenity", "university", "university"),
    ("amenity", "college", "college"),
    ("amenity", "school", "school"),
    ("amenity", "place_of_worship", "place-of-worship"),
    ("amenity", "monastery", "place-of-worship"),
    ("amenity", "community_centre", "community-centre"),
    ("amenity", "social_centre", "social-centre"),
    ("amenity", "townhall", "townhall"),
    ("amenity", "arts_centre", "arts-centre"),
    ("amenity", "theatre", "theatre"),
    ("amenity", "social_facility", "social-facility"),
    ("amenity", "food_bank", "social-facility"),
    ("amenity", "marketplace", "market"),
    ("amenity", "studio", "radio-station"),
    ("leisure", "hackerspace", "hackerspace"),
    ("tourism", "museum", "museum"),
    ("office", "newspaper", "newspaper"),
    ("office", "political_party", "party-office"),
    ("office", "union", "union-hall"),
    ("office", "association", "association-office"),
    ("office", "ngo", "association-office"),
    ("office", "charity", "association-office"),
    ("office", "foundation", "association-office"),
    ("office", "religion", "place-of-worship"),
    ("office", "cooperative", "cooperative"),
    ("office", "government", "government-office"),
    ("office", "educational_institution", "school-office"),
    ("club", None, "club"),
    ("shop", "supermarket", "grocery-co-op"),
    ("shop", "convenience", "grocery-co-op"),
    ("shop", "books", "bookshop"),
)
# What a name says more exactly than a tag.
_NAMED_KINDS = (
    (re.compile(r"\bYWCA\b", re.IGNORECASE), "ywca"),
    (re.compile(r"\bYMCA\b", re.IGNORECASE), "ymca"),
    (re.compile(r"\b(?:labor temple|union hall|union local|labor council|local \d+)\b", re.I), "union-hall"),
    (
        re.compile(
            r"\b(?:american legion|vfw|veterans of foreign wars|elks|moose lodge|eagles|lions|kiwanis|rotary"
            r"|grange|odd fellows|knights of columbus|amvets|masonic|soroptimist|optimist club)\b",
            re.IGNORECASE,
        ),
        "service-club",
    ),
)
_MAY_BE_NAMED = frozenset({"community-centre", "social-centre", "association-office", "club"})
_CO_OP = re.compile(r"\bco-?op(?:erative)?\b", re.IGNORECASE)
_SITE_TAGS = ("website", "contact:website", "url", "website:en", "operator:website")
_ADMINISTRATIONS = frozenset({"", "administrative", "legislative", "public_service"})
_SPORTS = frozenset({"sport", "motorcycle", "fan", "car", "shooting"})


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return one query for every kind of place within `RADIUS_KM` of the town's centre."""
    del interests
    body = urlencode({"data": _query(town)}).encode()
    headers = (("content-type", "application/x-www-form-urlencoded"),)
    return (Request(ENDPOINT, "POST", headers, body, NAME),)


def wants(document: Document) -> bool:
    """Return False: no page of another channel is an answer of Overpass."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return a place for each element that fits and is near, and a lead for each site among them."""
    answer = read_json(document)
    if dig(answer, "elements") is None:
        return fail(document, "a list of elements")
    places = list(dict.fromkeys(place for row in rows_of(answer, "elements") for place in _place(row, town)))
    remark = text_of(dig(answer, "remark"))
    problems = (Problem("discover", document.url, remark),) if remark else ()
    return Found(leads=tuple(_leads(places, town)), places=tuple(places), problems=problems)


def _query(town: Town) -> str:
    values: dict[str, list[str]] = {}
    for key, value, _ in KINDS:
        values.setdefault(key, []).extend([value] if value else [])
    near = f"(around:{RADIUS_KM * 1000:.0f},{town.lat:.5f},{town.lon:.5f})"
    lines = [_line(near, key, wanted) for key, wanted in values.items()]
    return f"[out:json][timeout:60];({''.join(lines)});out center tags {MOST_PLACES};"


def _line(near: str, key: str, values: Sequence[str]) -> str:
    if key == "shop":  # only co-operatives and bookshops: every supermarket would be too many
        return (
            f'nwr{near}[shop~"^(supermarket|convenience)$"]["operator:type"="cooperative"];'
            f'nwr{near}[shop~"^(supermarket|convenience)$"][name~"co-?op",i];nwr{near}[shop=books];'
        )
    if not values:
        return f"nwr{near}[{key}];"
    if key == "office":  # offices of the administration only, not every post of it
        plain = [value for value in values if value != "government"]
        return (
            f'nwr{near}[office~"^({"|".join(plain)})$"];'
            f'nwr{near}[office=government][government~"^(administrative|legislative)$"];'
        )
    return f'nwr{near}[{key}~"^({"|".join(values)})$"];'


def _place(row: Mapping[str, Any], town: Town) -> Iterator[Place]:
    tags = row.get("tags")
    lat = number_of(row.get("lat", dig(row, "center", "lat")))
    lon = number_of(row.get("lon", dig(row, "center", "lon")))
    if not isinstance(tags, Mapping) or lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return
    kind = _kind(tags)
    if kind and distance_km(town.lat, town.lon, lat, lon) <= RADIUS_KM:
        site = next((address for tag in _SITE_TAGS if (address := address_of(tags.get(tag)))), "")
        yield Place(text_of(tags.get("name")) or kind, kind, lat, lon, site)


def _kind(tags: Mapping[str, Any]) -> str:
    kind = next((k for key, value, k in KINDS if key in tags and value in (None, tags[key])), "")
    name = text_of(tags.get("name"))
    if kind in _MAY_BE_NAMED:
        kind = next((named for pattern, named in _NAMED_KINDS if pattern.search(name)), kind)
    return "" if _is_other(kind, name, tags) else kind


def _is_other(kind: str, name: str, tags: Mapping[str, Any]) -> bool:
    if kind == "grocery-co-op":
        return tags.get("operator:type") != "cooperative" and not _CO_OP.search(name)
    if kind == "government-office":
        return text_of(tags.get("government")) not in _ADMINISTRATIONS
    if kind == "radio-station":
        return text_of(tags.get("studio")) not in ("", "radio")
    return kind == "club" and text_of(tags.get("club")) in _SPORTS


def _leads(places: Sequence[Place], town: Town) -> Iterator[Lead]:
    seen: set[str] = set()
    for place in places:
        key = same_site_key(place.site)
        if place.kind == "school":  # the schools of a district share its calendar: one lead a host
            key = key.split("/")[0]
        if not key or key in seen or is_nowhere(place.site) or is_plumbing(place.site):
            continue
        if is_elsewhere(town, place.site, place.name):
            continue
        seen.add(key)
        why = f"OpenStreetMap: {place.kind}"
        yield Lead(place.site, NAME, why, place.name, place.kind, place.lat, place.lon)
