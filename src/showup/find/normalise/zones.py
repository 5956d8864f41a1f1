"""Zone names as feeds write them: IANA, Windows, Rails, abbreviations, offsets, the feed's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_OFFSET = re.compile(
    r"[\s(]*(?:UTC|GMT|Etc/GMT)?\s*([+-]|\u2212)\s*(\d{1,2})(?::?(\d\d))?(?::\d\d)?(?:\)|$)", re.IGNORECASE
)
_PREFIX = re.compile(r"\((?:UTC|GMT)[^)]{0,12}\)\s*", re.IGNORECASE)
_MAX_NAME = 120


def find_zone(name: str | None, own: Mapping[str, tzinfo]) -> tzinfo | None:
    """Return the zone of a published name, None where it means nothing to us.

    `own` are the zones that the document defines itself: they come after the IANA names and
    before all guessing.
    """
    if not name:
        return None
    return _find_iana(name) or own.get(name) or guess_zone(name)


@lru_cache(maxsize=512)
def _find_iana(name: str) -> tzinfo | None:
    if name in ("UTC", "Z", "GMT", "Etc/UTC"):
        return UTC
    if name in ("EST", "MST", "HST", "CET", "EET", "MET", "WET"):  # fixed offsets there, not in feeds
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


@lru_cache(maxsize=512)
def guess_zone(name: str) -> tzinfo | None:
    """Return the zone of a name that is in no database: by table, by its tail, by its offset."""
    name = name.strip().strip('"')[:_MAX_NAME]
    known = _read_names()
    bare = _PREFIX.sub("", name)
    for form in (name, bare, bare.split(",", maxsplit=1)[0]):
        if form.casefold() in known:
            return _find_iana(known[form.casefold()])
    return _find_by_tail(name) or _find_by_city(bare, known) or _find_by_offset(name)


def _find_by_tail(name: str) -> tzinfo | None:
    """/freeassociation.sourceforge.net/Tzfile/Europe/Berlin is Europe/Berlin; so is europe/berlin."""
    parts = [part for part in name.replace(" ", "_").split("/") if part]
    for length in (3, 2):
        if len(parts) >= length:
            tail = "/".join(parts[-length:])
            found = _find_iana(tail) or _find_iana(tail.title())
            if found:
                return found
    return None


def _find_by_city(name: str, known: Mapping[str, str]) -> tzinfo | None:
    """ "(GMT+01.00) Amsterdam, Berlin, Bern" names cities."""
    for part in re.split(r"[,/]", name):
        zone = known.get(part.strip().casefold())
        if zone:
            return _find_iana(zone)
    return None


def _find_by_offset(name: str) -> tzinfo | None:
    found = _OFFSET.match(name)
    if not found:
        return None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    is_west = found[1] != "+"
    if "etc/gmt" in name.lower():  # POSIX turns the sign round
        is_west = not is_west
    return timezone(-span if is_west else span)


@cache
def _read_names() -> Mapping[str, str]:
    text = files("showup.find.normalise").joinpath("zone_names.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return {
        name.casefold(): zone for part in ("rails", "windows", "short") for name, zone in tables[part].items()
    }
