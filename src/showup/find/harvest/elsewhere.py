"""Whether a source's events are held in another part of the world (a town of the same name)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from showup.model.occurrence import Occurrence
from showup.model.town import Town, distance_km

Locate = Callable[[str], tuple[float, float] | None]  # a US ZIP code's middle

FAR_KM = 160.0
_ENOUGH = 3  # places under which nothing is concluded
_ZIP = re.compile(r"\b[A-Z]{2}\.?,?\s+(\d{5})\b")


def is_elsewhere(occurrences: Sequence[Occurrence], town: Town, locate: Locate) -> str:
    """Return why the events are not this town's, "" when they are or it cannot be told.

    A third of them must say where they are held; coordinates count before a ZIP code.
    """
    away = [distance_km(town.lat, town.lon, *place) for place in _place(occurrences, town, locate)]
    if len(away) < max(_ENOUGH, len(occurrences) / 3) or median(away) <= FAR_KM:
        return ""
    return f"its events are held about {median(away):.0f} km away"


def _place(occurrences: Sequence[Occurrence], town: Town, locate: Locate) -> Iterator[tuple[float, float]]:
    for occurrence in occurrences:
        if occurrence.lat is not None and occurrence.lon is not None:
            yield occurrence.lat, occurrence.lon
        elif town.country == "US" and (place := locate_address(occurrence, locate)):
            yield place


def locate_address(occurrence: Occurrence, locate: Locate) -> tuple[float, float] | None:
    """Return the middle of the ZIP code that stands behind a state in the address, None without one."""
    found = _ZIP.search(f"{occurrence.location}, {occurrence.address}")
    return locate(found[1]) if found else None
