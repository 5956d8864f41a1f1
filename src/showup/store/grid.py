"""Where, how well and when as one number: the rowid of the search index.

rowid = cell (20 bits) | level (2) | day (12) | sub-cell (8) | sequence (21). The cell is the Morton
code of a grid of 0.176 by 0.352 degrees, so a circle, a least level and a span of days are a few
ranges of rowids: a question about what one can take part in does not read all the rest.
"""

from __future__ import annotations

from math import asin, cos, degrees, floor, radians, sin

from showup.model.town import EARTH_RADIUS_KM, distance_km

LEVELS = 3
SEQUENCES = 1 << 21
MOST_CELLS = 400  # a wider circle is answered by reading everything
_FAR_NORTH = 70.0
_SIDE = 1024
_FINE = 16
_DAYS = 1 << 12  # day numbers come round after eleven years; the exact time is checked beside them
_SUB_SHIFT, _DAY_SHIFT, _LEVEL_SHIFT, _CELL_SHIFT = 21, 29, 41, 43
ALL = (0, (1 << 63) - 1)  # every rowid


def number_day(epoch: float) -> int:
    """Return the number of the day in UTC that a moment in seconds falls on."""
    return floor(epoch / 86_400) % _DAYS


def place_entry(lat: float, lon: float, level: int, day: int) -> int:
    """Return the first rowid of a point in degrees, a level and a day number."""
    row, row_rest = divmod(_scale(lat + 90, 180, _SIDE * _FINE), _FINE)
    column, column_rest = divmod(_scale(lon + 180, 360, _SIDE * _FINE), _FINE)
    sub = row_rest * _FINE + column_rest
    cell = _interleave(row, column)
    return cell << _CELL_SHIFT | level << _LEVEL_SHIFT | day << _DAY_SHIFT | sub << _SUB_SHIFT


def read_level(entry: int) -> int:
    """Return the level in a rowid."""
    return entry >> _LEVEL_SHIFT & 3


def list_ranges(
    lat: float, lon: float, radius_km: float, least: int, first_day: float, end: float
) -> list[tuple[int, int]]:
    """Return the rowid ranges of everything of a least level in a circle between two moments in seconds.

    A day more on either side is covered, since a day without an hour is kept by its date.
    """
    cells = _list_cells(lat, lon, radius_km)
    days = floor(end / 86_400) - floor(first_day / 86_400) + 3
    if len(cells) > MOST_CELLS or days >= _DAYS:
        return [ALL]
    first = number_day(first_day - 86_400)
    spans = [(first, min(first + days - 1, _DAYS - 1))]
    if first + days > _DAYS:
        spans.append((0, first + days - 1 - _DAYS))
    starts = [
        cell << _CELL_SHIFT | level << _LEVEL_SHIFT
        for cell in sorted(cells)
        for level in range(least, LEVELS)
    ]
    return [
        (start + (low << _DAY_SHIFT), start + (high + 1 << _DAY_SHIFT) - 1)
        for start in starts
        for low, high in spans
    ]


def _list_cells(lat: float, lon: float, radius_km: float) -> set[int]:
    reach = min(radius_km / EARTH_RADIUS_KM, 3.0)
    tall = degrees(reach)
    rows = range(_scale(lat - tall + 90, 180, _SIDE), _scale(lat + tall + 90, 180, _SIDE) + 1)
    if abs(lat) + tall >= 90:  # over a pole: every meridian
        columns = range(_SIDE)
    else:
        wide = degrees(asin(min(1.0, sin(reach) / cos(radians(lat)))))
        west, east = (floor((lon + side + 180) / 360 * _SIDE) for side in (-wide, wide))
        columns = range(west, min(east, west + _SIDE - 1) + 1)
    if len(rows) * len(columns) > MOST_CELLS:
        return set(range(MOST_CELLS + 1))
    return {
        _interleave(row, column % _SIDE)
        for row in rows
        for column in columns
        if _is_near(lat, lon, radius_km, row, column)
    }


def _is_near(lat: float, lon: float, radius_km: float, row: int, column: int) -> bool:
    """Whether the circle may reach a cell: those at its corners are mostly out of reach.

    The cell's point of nearest latitude and longitude stands for its nearest point, which is a
    little nearer; a twentieth makes up for it, save near the poles.
    """
    if abs(lat) > _FAR_NORTH:
        return True
    south, west = row / _SIDE * 180 - 90, column / _SIDE * 360 - 180
    beside = min(max(lat, south), south + 180 / _SIDE), min(max(lon, west), west + 360 / _SIDE)
    return distance_km(lat, lon, *beside) <= radius_km * 1.05 + 0.01


def _scale(part: float, whole: float, steps: int) -> int:
    return min(steps - 1, max(0, floor(part / whole * steps)))


def _interleave(row: int, column: int) -> int:
    return _spread(row) << 1 | _spread(column)


def _spread(bits: int) -> int:
    """Put a zero between every two of ten bits."""
    bits = (bits | bits << 8) & 0x00FF00FF
    bits = (bits | bits << 4) & 0x0F0F0F0F
    bits = (bits | bits << 2) & 0x33333333
    return (bits | bits << 1) & 0x55555555
