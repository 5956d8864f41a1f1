"""Branches of a network, whatever the form they are listed in, and which of them are a town's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from showup.find.discover.answers import address_of, number_of, text_of
from showup.find.discover.namesakes import REGIONS, is_elsewhere
from showup.model.town import Town, distance_km

NEAR_KM = 60.0
FEW_OF_A_STATE = 12  # so many branches of a state may be shown where none names the town
MOST_BRANCHES = 20_000
_DEEPEST = 30
_NAMES = (
    "name",
    "title",
    "post_title",
    "label",
    "store",
    "chapter_name",
    "AgencyName",
    "FullName",
    "OrganizationName",
)
_SITES = ("website", "url", "link", "permalink", "web", "URL", "Website", "chapter_url", "site")
_CITIES = ("city", "City", "town", "locality", "MailAddressCity")
_STATES = ("state", "State", "region", "province", "administrative_area", "st")
_LATS = ("lat", "latitude", "Latitude", "y")
_LONS = ("lng", "lon", "long", "longitude", "Longitude", "x")
# Wrappers of the stores of documents: Firestore, Airtable, ArcGIS, GeoJSON, WordPress.
_WRAPPERS = (
    "fields",
    "attributes",
    "properties",
    "geometry",
    "location",
    "address",
    "mapping",
    "acf",
    "meta",
)
_VALUES = ("stringValue", "doubleValue", "integerValue", "rendered")


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch as its network lists it; what is not told is empty or None."""

    name: str
    url: str = ""
    city: str = ""
    state: str = ""  # a name or a code
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A branch that is a town's, and by which sign."""

    branch: Branch
    sign: str


def find_branches(value: Any) -> list[Branch]:
    """Return every object of a JSON value that has a name and says where or at which address."""
    return list(dict.fromkeys(_walk(value)))


def choose_near(branches: Iterable[Branch], town: Town, *, service_chose: bool = False) -> list[Near]:
    """Return the branches of the town: by position, by city, by name, else the few of its state.

    `service_chose` says that the directory was asked for the town's ZIP code: then every branch of
    the answer that is not plainly elsewhere is near.
    """
    known = list(branches)[:MOST_BRANCHES]
    near = [Near(branch, sign) for branch in known if (sign := _sign(branch, town))]
    if near:
        return near
    of_state = [b for b in known if b.lat is None and _in_state(b.state, town)]
    if of_state and len(of_state) <= FEW_OF_A_STATE:
        return [Near(branch, f"listed under {town.region}") for branch in of_state]
    if service_chose:
        return [Near(b, "listed for the ZIP code") for b in known[:FEW_OF_A_STATE] if not b.state]
    return []


def region_of(words: str) -> str:
    """Return the state or province that a heading names and nothing else, "" for other headings."""
    bare = words.strip().strip(":").strip()
    return next((name for code, name in REGIONS.items() if bare.lower() == name.lower() or bare == code), "")


def _sign(branch: Branch, town: Town) -> str:
    if branch.lat is not None and branch.lon is not None:
        away = distance_km(town.lat, town.lon, branch.lat, branch.lon)
        return f"{away:.0f} km away" if away <= NEAR_KM else ""
    if branch.state and not _in_state(branch.state, town):
        return ""
    if branch.city and branch.city.lower() == town.name.lower():
        return f"listed for {branch.city}"
    named = re.search(rf"\b{re.escape(town.name)}\b", branch.name, re.IGNORECASE)
    if named and (branch.state or not branch.city) and not is_elsewhere(town, branch.url, branch.name):
        return f"named after {town.name}"
    return ""


def _in_state(state: str, town: Town) -> bool:
    return bool(state) and state.lower() in (town.region.lower(), town.region_code.lower())


def _walk(value: Any) -> Iterator[Branch]:
    waiting: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while waiting and seen < MOST_BRANCHES * 5:
        item, depth = waiting.pop()
        seen += 1
        if isinstance(item, Mapping):
            branch = _branch(_flatten(item))
            if branch:
                yield branch
                continue
        inner = item.values() if isinstance(item, Mapping) else item if isinstance(item, list) else ()
        if depth < _DEEPEST:
            waiting.extend((child, depth + 1) for child in inner if isinstance(child, (Mapping, list)))


def _flatten(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the object with what its wrappers hold laid beside its own fields."""
    flat: dict[str, Any] = {}
    for key in _WRAPPERS:
        inner = row.get(key)
        if isinstance(inner, Mapping):
            flat.update({name: _unwrap(value) for name, value in inner.items()})
    flat.update({name: _unwrap(value) for name, value in row.items() if name not in _WRAPPERS})
    return flat


def _unwrap(value: Any) -> Any:
    if isinstance(value, Mapping):
        return next((value[key] for key in _VALUES if key in value), value)
    return value


def _branch(row: Mapping[str, Any]) -> Branch | None:
    name = next((text for key in _NAMES if (text := text_of(row.get(key)))), "")
    url = next((address for key in _SITES if (address := address_of(row.get(key) or None))), "")
    lat, lon = _position(row)
    city = next((text for key in _CITIES if (text := text_of(row.get(key)))), "")
    state = next((text for key in _STATES if (text := text_of(row.get(key)))), "")
    if not name or not (url or city or lat is not None):
        return None
    return Branch(_plain(name), url, city, state, lat, lon)


def _position(row: Mapping[str, Any]) -> tuple[float | None, float | None]:
    lat = next((n for key in _LATS if (n := number_of(row.get(key))) is not None), None)
    lon = next((n for key in _LONS if (n := number_of(row.get(key))) is not None), None)
    point = row.get("coordinates")
    if lat is None and isinstance(point, list) and len(point) >= 2:  # GeoJSON: longitude first
        lon, lat = number_of(point[0]), number_of(point[1])
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180 or (lat == 0 and lon == 0):
        return None, None
    return lat, lon


def _plain(name: str) -> str:
    named = {"&amp;": "&", "&#038;": "&", "&#8217;": "’", "&#8211;": "–", "&quot;": '"', "&#039;": "'"}
    for entity, letter in named.items():
        name = name.replace(entity, letter)
    return re.sub(r"<[^<>]{0,200}>", "", name)
