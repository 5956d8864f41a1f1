"""Where an address lies, as far as its ZIP code or its town tells."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache

from showup.errors import AmbiguousTown, UnknownTown
from showup.gazetteer.atlas import open_atlas
from showup.gazetteer.fold import fold_name
from showup.gazetteer.resolve import read_qualifier, resolve

_ZIP = re.compile(r"\b[A-Z]{2}\.?,?\s+(\d{5})\b")
_COUNTRY = re.compile(r"[\s,]+(?:USA?|U\.S\.A?\.?|United States(?: of America)?)\.?\s*$")
_POSTCODE = re.compile(r"[\s,]+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)\s*$")
# "Nashville, IN", "Knoxville, Tenn.", "Toronto ON": a town in capitals and a state after it.
_TOWN = re.compile(r"(?:^|,)\s*([A-Z][^\W\d]*(?:[ .'’-]+[^\W\d]+){0,3})[\s,]+([A-Z][a-zA-Z. ]*?)[\s,]*$")
_LETTERS = re.compile(r"[A-Z]\.?[A-Z]\.?|[A-Z][a-z]\.")
_COUNTRIES = ("US", "CA")  # where a state or province stands behind the town


@lru_cache(maxsize=1 << 14)
def locate_address(address: str) -> tuple[float, float] | None:
    """Return the middle of the ZIP code in a US address, else of the town that it ends with; None without."""
    found = _ZIP.search(address)
    return (locate_zip(found[1]) if found else None) or _locate_town(address)


def locate_zip(code: str) -> tuple[float, float] | None:
    """Return the middle of a five-digit US ZIP code, None where there is none."""
    placed = open_atlas().find_zip(code)
    return placed[:2] if placed else None


def _locate_town(address: str) -> tuple[float, float] | None:
    """Return the middle of the town before a state or province at the end."""
    found = _TOWN.search(_POSTCODE.sub("", _COUNTRY.sub("", address)))
    if not found or not _is_state(found[2]):
        return None
    for name in dict.fromkeys((found[1], found[1].rpartition(". ")[2])):  # "One Oak Drive. Nashville, IN"
        with suppress(UnknownTown, AmbiguousTown):
            town = resolve(f"{name}, {found[2]}")
            return (town.lat, town.lon) if town.country in _COUNTRIES else None
    return None


def _is_state(word: str) -> bool:
    """Whether it is a state or province; two letters only as "MO", "N.C." or "Mo.": "me" is a word."""
    if len(fold_name(word)) == 2 and not _LETTERS.fullmatch(word):
        return False
    meanings = (meaning.partition("/") for meaning in read_qualifier(open_atlas(), word))
    return any(region and country in _COUNTRIES for country, _, region in meanings)
