"""Whether a source's events are held in another part of the world (a town of the same name)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from showup.find.harvest.locate import Locate
from showup.model.occurrence import Occurrence
from showup.model.town import Town, distance_km

FAR_KM = 160.0
_MOST = 0.6
_ENOUGH = 3  # places under which nothing is concluded


def is_elsewhere(occurrences: Sequence[Occurrence], town: Town, locate: Locate) -> str:
    """Return why the events are not this town's, "" when they are or it cannot be told.

    Most of them must say where they are held: a club may announce a convention far away.
    Coordinates count before an address.
    """
    away = [distance_km(town.lat, town.lon, *place) for place in _place(occurrences, town, locate)]
    if len(away) < max(_ENOUGH, len(occurrences) * _MOST) or median(away) <= FAR_KM:
        return ""
    return f"its events are held about {median(away):.0f} km away"


def _place(occurrences: Sequence[Occurrence], town: Town, locate: Locate) -> Iterator[tuple[float, float]]:
    for occurrence in occurrences:
        if occurrence.lat is not None and occurrence.lon is not None:
            yield occurrence.lat, occurrence.lon
        elif town.country == "US" and (place := locate(f"{occurrence.location}, {occurrence.address}")):
            yield place
