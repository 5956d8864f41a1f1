"""The towns around a point."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import asin, cos, degrees, pi, radians, sin

from showup.gazetteer.atlas import CELLS_A_DEGREE, CELLS_AROUND, find_row, open_atlas
from showup.model.town import EARTH_RADIUS_KM, Town, distance_km


@lru_cache(maxsize=16)
def list_nearby(
    lat: float, lon: float, radius_km: float, at_least: int = 0
) -> tuple[tuple[float, Town], ...]:
    """Return (distance in km, town) for towns of at least so many people within the radius, nearest first."""
    atlas = open_atlas()
    found: dict[tuple[str, float, float], tuple[float, Town]] = {}
    for first, last in _list_rows(lat, lon, radius_km):
        for town in atlas.list_towns(first, last):
            far = distance_km(lat, lon, town.lat, town.lon)
            if far <= radius_km and town.population >= at_least:
                found[town.name, town.lat, town.lon] = far, town
    return tuple(sorted(found.values(), key=lambda row: (row[0], row[1].full_name)))


def _list_rows(lat: float, lon: float, radius_km: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last cell of each row of cells that the circle touches."""
    reach = radius_km / EARTH_RADIUS_KM
    tall = degrees(reach)
    spans = _split_span(lon, _measure_width(lat, reach))
    for row in range(find_row(lat - tall), find_row(lat + tall) + 1):
        for west, east in spans:
            yield row * CELLS_AROUND + _find_column(west), row * CELLS_AROUND + _find_column(east)


def _measure_width(lat: float, reach: float) -> float:
    """Return how many degrees of longitude a circle of so many radians reaches to either side."""
    if abs(radians(lat)) + reach >= pi / 2:  # over a pole: every meridian
        return 180.0
    return degrees(asin(min(1.0, sin(reach) / cos(radians(lat)))))


def _split_span(lon: float, width: float) -> list[tuple[float, float]]:
    """Return the longitudes around one, as two spans where they cross the antimeridian."""
    west, east = lon - width, lon + width
    if width >= 180:
        return [(-180.0, 180.0)]
    if west < -180:
        return [(-180.0, east), (west + 360, 180.0)]
    if east > 180:
        return [(west, 180.0), (-180.0, east - 360)]
    return [(west, east)]


def _find_column(lon: float) -> int:
    return min(int((lon + 180) * CELLS_A_DEGREE), CELLS_AROUND - 1)
