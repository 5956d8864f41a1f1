"""A map of the matches, drawn by ourselves: borders, rings, the towns around, a spot for each place.

The drawing is the map where no script runs, and what the script makes its own map of: so both show the
same rows, those of the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, cos, hypot, radians
from urllib.parse import urlencode

from showup.model.town import KM_PER_MILE, Town
from showup.web.borders import KINDS, KM_PER_DEGREE, list_borders, to_degrees
from showup.web.row import Row

SIZE = 400  # units of the drawing, each way: about the pixels of a telephone
_RINGS = (0.5, 1, 2, 5, 10, 25, 50, 100)  # miles
_MOST_LABELS = 9
LONGEST_REACH_KM = 400
_EDGE = 0.88  # of the half size: no spot touches the frame
_APART = 32.0  # units between spots; nearer ones are one


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, or some near one another, with the rows that are held there in order."""

    x: float
    y: float
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> str:
        """Return the numbers of its rows, as few as fit."""
        told = [str(row.place) for row in self.rows]
        return ",".join(told) if len(told) < 3 else f"{told[0]}+{len(told) - 1}"

    @property
    def places(self) -> str:
        """Return "latitude,longitude,number" of each row, for the script."""
        venues = [(row.event.venue, row.place) for row in self.rows]
        return " ".join(f"{venue.lat:.5f},{venue.lon:.5f},{number}" for venue, number in venues)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a town."""

    x: float
    y: float
    town: Town


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map: the town in the middle, rings as (miles, radius), the lines of each kind as a path."""

    town: Town
    reach_km: float
    rings: tuple[tuple[float, float], ...]
    lines: tuple[tuple[str, str], ...]
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...]
    unplaced: int  # rows without a place

    @property
    def area(self) -> str:
        """Return the query of the lines around, far enough to move the map a little."""
        reach_km = min(LONGEST_REACH_KM, ceil(self.reach_km * 2) + 20)
        return urlencode({"lat": f"{self.town.lat:.2f}", "lon": f"{self.town.lon:.2f}", "km": reach_km})


def draw_map(
    town: Town, rows: Sequence[Row], list_nearby: Callable[[Town, float], Sequence[Town]]
) -> Drawing:
    """Return the map that holds every row whose place is known, the town in the middle."""
    placed: dict[tuple[float, float], list[Row]] = defaultdict(list)
    for row in rows:
        if row.event.venue.spot:
            lat, lon = row.event.venue.spot
            placed[round(lat, 4), round(lon, 4)].append(row)
    away = [_measure(town, lat, lon) for lat, lon in placed]
    reach_km = max([max(abs(east), abs(north)) for east, north in away] + [1.0])
    scale = SIZE / 2 * _EDGE / reach_km
    points = [_put(point, scale) for point in away]
    return Drawing(
        town=town,
        reach_km=reach_km,
        rings=_choose_rings(reach_km, scale),
        lines=_draw_lines(town, reach_km, scale),
        labels=_choose_labels(town, list_nearby(town, reach_km * 1.4), scale),
        spots=_gather_spots(list(zip(points, placed.values(), strict=True))),
        unplaced=len(rows) - sum(len(there) for there in placed.values()),
    )


def _gather_spots(placed: Sequence[tuple[tuple[float, float], list[Row]]]) -> tuple[Spot, ...]:
    """Return the spots, those that would lie over one another as one; the fullest lies lowest."""
    spots: list[tuple[tuple[float, float], list[Row]]] = []
    for (x, y), rows in sorted(placed, key=lambda pair: -len(pair[1])):
        near = [there for (ox, oy), there in spots if hypot(x - ox, y - oy) < _APART]
        if near:
            near[0].extend(rows)
        else:
            spots.append(((x, y), list(rows)))
    return tuple(Spot(*point, tuple(sorted(rows, key=lambda row: row.place))) for point, rows in spots)


def _draw_lines(town: Town, reach_km: float, scale: float) -> tuple[tuple[str, str], ...]:
    paths: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for border in list_borders(town.lat, town.lon, round(reach_km / _EDGE, 1)):
        points = [_put(_measure(town, *to_degrees(point)), scale) for point in border.points]
        paths[border.kind].append("M" + "L".join(f"{x:g} {y:g}" for x, y in points))
    return tuple((kind, "".join(told)) for kind, told in paths.items() if told)


def _measure(town: Town, lat: float, lon: float) -> tuple[float, float]:
    """Return kilometres to the east and to the north; over a county the earth is flat enough."""
    east = (lon - town.lon + 540) % 360 - 180
    return east * KM_PER_DEGREE * cos(radians(town.lat)), (lat - town.lat) * KM_PER_DEGREE


def _put(point: tuple[float, float], scale: float) -> tuple[float, float]:
    return round(SIZE / 2 + point[0] * scale, 1), round(SIZE / 2 - point[1] * scale, 1)


def _choose_rings(reach_km: float, scale: float) -> tuple[tuple[float, float], ...]:
    fitting = [miles for miles in _RINGS if miles * KM_PER_MILE <= reach_km * 1.02]
    return tuple((miles, round(miles * KM_PER_MILE * scale, 1)) for miles in fitting[-3:])


def _choose_labels(town: Town, nearby: Sequence[Town], scale: float) -> tuple[Label, ...]:
    """The largest towns, none over another and none over the middle."""
    labels: list[Label] = []
    for other in sorted(nearby, key=lambda near: -near.population):
        x, y = _put(_measure(town, other.lat, other.lon), scale)
        inside = 30 < x < SIZE - 30 and 20 < y < SIZE - 20
        taken = [(SIZE / 2, SIZE / 2), *((label.x, label.y) for label in labels)]
        free = all(abs(x - ox) > 90 or abs(y - oy) > 18 for ox, oy in taken)
        if inside and free and other.name != town.name:
            labels.append(Label(x, y, other))
    return tuple(labels[:_MOST_LABELS])
