"""Where an address lies, as far as its postal code or its town tells."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache

from showup.errors import AmbiguousTown
from showup.gazetteer.atlas import open_atlas
from showup.gazetteer.fold import fold_name
from showup.gazetteer.nearby import list_nearby
from showup.gazetteer.resolve import find_town, read_qualifier
from showup.model.town import Town, distance_km

Position = tuple[float, float]  # degrees

_ZIP = re.compile(r"\b[A-Z]{2}\.?,?\s+(\d{5})\b")
_COUNTRY = re.compile(r"[\s,]+(?:USA?|U\.S\.A?\.?|United States(?: of America)?)\.?\s*$")
_POSTCODE = re.compile(r"[\s,]+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)\s*$")
# "Nashville, IN", "Knoxville, Tenn.", "Toronto ON": a town in capitals and a state after it.
_TOWN = re.compile(r"(?:^|,)\s*([A-Z][^\W\d]*(?:[ .'’-]+[^\W\d]+){0,3})[\s,]+([A-Z][a-zA-Z. ]*?)[\s,]*$")
_LETTERS = re.compile(r"[A-Z]\.?[A-Z]\.?|[A-Z][a-z]\.")
_COUNTRIES = ("US", "CA")  # where a state or province stands behind the town
_MOST_PARTS = 8  # of an address that are read, from its end
_NEAR_KM = 80.0
_ALONE = re.compile(r"(?:^|[\s,])(\d{5})(?:-\d{4})?\s*(?=,|$)")  # a ZIP code that no state stands before
# "79098 Freiburg", "Leeds LS1 4DY", "1000 AA Amsterdam": what a town's name stands beside.
_CODES = re.compile(r"^[A-Z]{0,2}-?\d{3,6}(?: [A-Z]{2})?\s+|\s+(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{3,6})$")
_PARTS = re.compile(r"[,;()\n|•]|\s[-–—]+(?:\s|$)")
_OF_A_TOWN = re.compile(  # what makes a house's name of a town's
    r"\b(?:of|branch|campus|library|public|regional|community|cent(?:er|re)|city|town|village|hall|municipal|senior|"
    r"civic|recreation|biblioteca|publica|sucursal|mairie|bibliotheque|rathaus|stadtbibliothek)\b"
)


@lru_cache(maxsize=1 << 14)
def locate_address(address: str) -> Position | None:
    """Return the middle of the ZIP code in a US address, else of its town before a state; None without."""
    found = _ZIP.search(address)
    if found and (placed := locate_zip(found[1])):
        return placed
    parts = address.split(",")
    ends = range(len(parts), max(0, len(parts) - _MOST_PARTS), -1)  # "Sacramento, CA, Yolo County"
    return next(filter(None, (_locate_town(",".join(parts[:end])) for end in ends)), None)


@lru_cache(maxsize=1 << 14)
def locate_near(address: str, town: Town) -> Position | None:
    """Return about where an address lies that is told to people of a town, who need no state with it.

    Beside what `locate_address` knows these are: a ZIP code of the region, a town of the region as a part
    of the address, a house that bears one's name ("Petaluma Campus").
    """
    return locate_address(address) or _locate_code(address, town) or _locate_part(address, town)


def _locate_code(address: str, town: Town) -> Position | None:
    if town.country != "US":
        return None
    placed = [locate_zip(code) for code in _ALONE.findall(address)[-_MOST_PARTS:]]
    near = [spot for spot in placed if spot and distance_km(town.lat, town.lon, *spot) <= _NEAR_KM]
    return near[-1] if near else None


def _locate_part(address: str, town: Town) -> Position | None:
    """Return the middle of the town that is named by the last part of an address that names one."""
    towns = _name_towns(town.lat, town.lon)
    parts = [part for part in map(str.strip, _PARTS.split(address)[-_MOST_PARTS:]) if part]
    for number in range(len(parts) - 1, -1, -1):
        name = fold_name(_CODES.sub("", parts[number]))
        bare = " ".join(_OF_A_TOWN.sub("", name).split())
        if name in towns and (number or len(parts) == 1):  # what comes first is the name of the house
            return towns[name]
        if bare in towns and len(bare) < len(name):
            return towns[bare]
    return None


@lru_cache(maxsize=4)
def _name_towns(lat: float, lon: float) -> dict[str, Position]:
    """Return the towns around a point by their folded names; the nearest of two with one name."""
    near = reversed(list_nearby(lat, lon, _NEAR_KM))
    return {fold_name(town.name): (town.lat, town.lon) for _, town in near}


def locate_zip(code: str) -> Position | None:
    """Return the middle of a five-digit US ZIP code, None where there is none."""
    placed = open_atlas().find_zip(code)
    return placed[:2] if placed else None


def _locate_town(address: str) -> Position | None:
    """Return the middle of the town before a state or province at the end."""
    found = _TOWN.search(_POSTCODE.sub("", _COUNTRY.sub("", address)))
    if not found or not _is_state(found[2]):
        return None
    for name in dict.fromkeys((found[1], found[1].rpartition(". ")[2])):  # "One Oak Drive. Nashville, IN"
        with suppress(AmbiguousTown):
            if town := find_town(f"{name}, {found[2]}"):
                return (town.lat, town.lon) if town.country in _COUNTRIES else None
    return None


def _is_state(word: str) -> bool:
    """Whether it is a state or province; two letters only as "MO", "N.C." or "Mo.": "me" is a word."""
    if len(fold_name(word)) == 2 and not _LETTERS.fullmatch(word):
        return False
    meanings = (meaning.partition("/") for meaning in read_qualifier(open_atlas(), word))
    return any(region and country in _COUNTRIES for country, _, region in meanings)
