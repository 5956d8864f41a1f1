"""A map of the matches, drawn by ourselves: rings, the towns around, a spot for each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians

from showup.model.town import KM_PER_MILE, Town
from showup.web.row import Row

SIZE = 720  # units of the drawing, each way
_KM_PER_DEGREE = 111.195
_RINGS = (0.5, 1, 2, 5, 10, 25, 50, 100)  # miles
_MOST_LABELS = 14
_EDGE = 0.94  # of the half size: nothing touches the frame


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the rows that are held there."""

    x: float
    y: float
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> str:
        """Return the numbers of its rows, as few as fit."""
        told = [str(row.place) for row in self.rows]
        return ",".join(told) if len(told) < 3 else f"{told[0]}+{len(told) - 1}"


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a town."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map: rings as (miles, radius), towns, spots, and how many rows have no place."""

    rings: tuple[tuple[float, float], ...]
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...]
    unplaced: int


def draw_map(
    town: Town, rows: Sequence[Row], list_nearby: Callable[[Town, float], Sequence[Town]]
) -> Drawing:
    """Return the map that holds every row whose place is known, the town in the middle."""
    placed: dict[tuple[float, float], list[Row]] = defaultdict(list)
    for row in rows:
        venue = row.event.venue
        if venue.lat is not None and venue.lon is not None:
            placed[round(venue.lat, 4), round(venue.lon, 4)].append(row)
    away = [_measure(town, lat, lon) for lat, lon in placed]
    reach_km = max([max(abs(east), abs(north)) for east, north in away] + [1.0])
    scale = SIZE / 2 * _EDGE / reach_km
    spots = [
        Spot(*_put(point, scale), tuple(there)) for point, there in zip(away, placed.values(), strict=True)
    ]
    return Drawing(
        rings=_choose_rings(reach_km, scale),
        labels=_choose_labels(town, list_nearby(town, reach_km * 1.4), scale),
        spots=tuple(sorted(spots, key=lambda spot: -len(spot.rows))),
        unplaced=len(rows) - sum(len(there) for there in placed.values()),
    )


def _measure(town: Town, lat: float, lon: float) -> tuple[float, float]:
    """Return kilometres to the east and to the north; over a county the earth is flat enough."""
    east = (lon - town.lon + 540) % 360 - 180
    return east * _KM_PER_DEGREE * cos(radians(town.lat)), (lat - town.lat) * _KM_PER_DEGREE


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
        inside = 20 < x < SIZE - 20 and 20 < y < SIZE - 20
        taken = [(SIZE / 2, SIZE / 2), *((label.x, label.y) for label in labels)]
        free = all(abs(x - ox) > 90 or abs(y - oy) > 18 for ox, oy in taken)
        if inside and free and other.name != town.name:
            labels.append(Label(x, y, other.name))
    return tuple(labels[:_MOST_LABELS])
