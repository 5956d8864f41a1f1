"""Coasts and borders near a place, out of a file of ours: lines to draw, and TopoJSON to serve."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import cos, radians
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("lines.json.gz")
KM_PER_DEGREE = 111.195
KINDS = ("county", "state", "country")


@dataclass(frozen=True, slots=True)
class Border:
    """A line on the file's grid: its kind and its points as (east, north)."""

    kind: str
    points: tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)
def list_borders(lat: float, lon: float, reach_km: float) -> tuple[Border, ...]:
    """Return the lines that come within a square around a place."""
    per_degree, lines = _load()
    up = reach_km / KM_PER_DEGREE
    aside = up / max(0.05, cos(radians(lat)))
    west, east = (lon - aside) * per_degree, (lon + aside) * per_degree
    south, north = (lat - up) * per_degree, (lat + up) * per_degree
    return tuple(
        _read_line(line)
        for line in lines
        if line[1] <= east and line[3] >= west and line[2] <= north and line[4] >= south
    )


def to_degrees(point: tuple[int, int]) -> tuple[float, float]:
    """Return a point of the grid as latitude and longitude."""
    per_degree = _load()[0]
    return point[1] / per_degree, point[0] / per_degree


def write_topology(borders: Iterable[Border]) -> dict[str, Any]:
    """Return lines as a TopoJSON topology, an object of lines for each kind."""
    arcs: list[list[list[int]]] = []
    numbers: dict[str, list[list[int]]] = {kind: [] for kind in KINDS}
    for border in borders:
        numbers[border.kind].append([len(arcs)])
        before = [(0, 0), *border.points]
        arcs.append([[x - a, y - b] for (a, b), (x, y) in zip(before, border.points, strict=False)])
    scale = 1 / _load()[0]
    return {
        "type": "Topology",
        "transform": {"scale": [scale, scale], "translate": [0, 0]},
        "objects": {kind: {"type": "MultiLineString", "arcs": told} for kind, told in numbers.items()},
        "arcs": arcs,
    }


@cache
def _load() -> tuple[int, list[list[Any]]]:
    """Return the steps of the grid in a degree, and all lines as `scripts/build_map.py` writes them."""
    told = json.loads(gzip.decompress(_FILE.read_bytes()))
    return told["per_degree"], told["lines"]


def _read_line(line: list[Any]) -> Border:
    kind, *_box, x, y, steps = line
    easts, norths = accumulate(steps[::2], initial=x), accumulate(steps[1::2], initial=y)
    return Border(kind, tuple(zip(easts, norths, strict=True)))
