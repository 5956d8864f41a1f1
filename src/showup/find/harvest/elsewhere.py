"""Whether a source's events are held in another part of the world (a town of the same name)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from showup.model.occurrence import Occurrence
from showup.model.town import Town, distance_km

FAR_KM = 160.0
_ENOUGH = 3  # addresses under which nothing is concluded
_STATE = re.compile(r",\s*([A-Z]{2})\.?\s+\d{5}\b")


def is_elsewhere(occurrences: Sequence[Occurrence], town: Town) -> str:
    """Return why the events are not this town's, "" when they are or it cannot be told."""
    away = [
        distance_km(town.lat, town.lon, occurrence.lat, occurrence.lon)
        for occurrence in occurrences
        if occurrence.lat is not None and occurrence.lon is not None
    ]
    if len(away) >= _ENOUGH and median(away) > FAR_KM:
        return f"its events are held about {median(away):.0f} km away"
    if town.country == "US":
        return _other_state(occurrences, town)
    return ""


def _other_state(occurrences: Sequence[Occurrence], town: Town) -> str:
    states = Counter(
        state
        for occurrence in occurrences
        for state in set(_STATE.findall(f"{occurrence.location} {occurrence.address}"))
    )
    total = states.total()
    if total < _ENOUGH or states[town.region_code] > 0.2 * total:
        return ""
    return f"its addresses are in {states.most_common(1)[0][0]}"
