"""The towns around a point."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, degrees, radians

from showup.gazetteer.atlas import CELL_DEGREES, find_cell, open_atlas
from showup.model.town import EARTH_RADIUS_KM, Town, distance_km


def list_nearby(lat: float, lon: float, radius_km: float, at_least: int = 0) -> list[tuple[float, Town]]:
    """Return (distance in km, town) for towns of at least so many people within the radius, nearest first."""
    atlas = open_atlas()
    found: dict[tuple[str, float, float], tuple[float, Town]] = {}
    for first, last in _list_rows(lat, lon, radius_km):
        for town in atlas.list_towns(first, last):
            far = distance_km(lat, lon, town.lat, town.lon)
            if far <= radius_km and town.population >= at_least:
                found[town.name, town.lat, town.lon] = far, town
    return sorted(found.values(), key=lambda row: (row[0], row[1].full_name))


def _list_rows(lat: float, lon: float, radius_km: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last cell of each row of cells that the circle touches."""
    reach = degrees(radius_km / EARTH_RADIUS_KM)
    south, north = max(lat - reach, -90.0), min(lat + reach, 90.0)
    polar = min(90.0, max(abs(south), abs(north)))
    across = reach / max(cos(radians(polar)), 1e-9)
    row = south
    while True:
        for west, east in _split_span(lon - across, lon + across):
            yield find_cell(row, west), find_cell(row, east)
        if row >= north:
            return
        row = min(row + CELL_DEGREES, north)


def _split_span(west: float, east: float) -> list[tuple[float, float]]:
    """Return a span of longitudes as one or two that do not cross the antimeridian."""
    edge = 180 - 1e-9
    if east - west >= 360:
        return [(-180, edge)]
    if west < -180:
        return [(-180, east), (west + 360, edge)]
    if east >= 180:
        return [(west, edge), (-180, east - 360)]
    return [(west, east)]
