"""Make the files of the map from the npm registry: Leaflet, the TopoJSON client, the lines to draw.

    .venv/bin/python scripts/build_map.py

It writes `src/showup/web/static/{leaflet.js,leaflet.css,topojson.js}` as they are published, with
their licences beside them, and `src/showup/web/lines.json.gz`: borders of counties and states of the
United States (us-atlas, from the Census Bureau) and coasts and borders of the rest of the world
(world-atlas, from Natural Earth), both in the public domain. Needs npm.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PACKAGES = ("leaflet@1.9.4", "topojson-client@3.1.0", "us-atlas@3.0.1", "world-atlas@2.0.2")
WEB = Path(__file__).resolve().parent.parent / "src/showup/web"
FILES = {
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/LICENSE": "leaflet.LICENSE.txt",
    "topojson-client/dist/topojson-client.min.js": "topojson.js",
    "topojson-client/LICENSE": "topojson.LICENSE.txt",
}
PER_DEGREE = 10_000  # steps of the grid on which points lie: about 11 m
LONGEST = 48  # points of a line; a long coast is many, so that a place takes only those it needs
UNITED_STATES = "840"


def main() -> None:
    """Fetch the packages, copy what is served as it is, and write the lines."""
    with TemporaryDirectory() as folder:
        subprocess.run(["npm", "install", "--prefix", folder, "--no-save", "--silent", *PACKAGES], check=True)
        modules = Path(folder) / "node_modules"
        for source, name in FILES.items():
            text = (modules / source).read_text("utf-8")
            kept = [line for line in text.splitlines() if not line.startswith("//# sourceMappingURL")]
            (WEB / "static" / name).write_text("\n".join(kept) + "\n", "utf-8")
        counties = json.loads((modules / "us-atlas/counties-10m.json").read_text())
        world = json.loads((modules / "world-atlas/countries-50m.json").read_text())
    lines = [*list_american(counties), *list_others(world)]
    lines.sort(key=lambda line: line[1:7])
    told = {"per_degree": PER_DEGREE, "lines": lines}
    data = json.dumps(told, separators=(",", ":")).encode()
    (WEB / "lines.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(lines)} lines, {(WEB / 'lines.json.gz').stat().st_size} bytes")


# Its kind, its box (west, south, east, north), its first point, the steps from each point to the next.
Line = list[Any]


def list_american(atlas: dict[str, Any]) -> Iterator[Line]:
    """Yield the lines of counties, states (which they share) and the nation."""
    nation, states = find_arcs(atlas, "nation"), find_arcs(atlas, "states")
    for number, arc in enumerate(atlas["arcs"]):
        kind = "country" if number in nation else "state" if number in states else "county"
        yield from cut_line(kind, lay_on_grid(arc, atlas["transform"]))


def list_others(atlas: dict[str, Any]) -> Iterator[Line]:
    """Yield the coasts and borders of all countries but the United States."""
    ours: set[int] = set()
    for country in atlas["objects"]["countries"]["geometries"]:
        if country.get("id") == UNITED_STATES:
            ours = set(walk_arcs(country))
    for number, arc in enumerate(atlas["arcs"]):
        if number not in ours:
            yield from cut_line("country", lay_on_grid(arc, atlas["transform"]))


def find_arcs(atlas: dict[str, Any], name: str) -> set[int]:
    """Return the numbers of the arcs of an object."""
    return {arc for one in atlas["objects"][name]["geometries"] for arc in walk_arcs(one)}


def walk_arcs(geometry: dict[str, Any]) -> Iterator[int]:
    """Yield the arc numbers of a geometry; a reversed one is given as its complement."""
    waiting = [geometry.get("arcs", [])]
    while waiting:
        for one in waiting.pop():
            if isinstance(one, list):
                waiting.append(one)
            else:
                yield one if one >= 0 else ~one


def lay_on_grid(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[int, int]]:
    """Return the points of an arc on our grid, those that fall together once."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[tuple[int, int]] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        point = round((x * scale_x + move_x) * PER_DEGREE), round((y * scale_y + move_y) * PER_DEGREE)
        if not points or points[-1] != point:
            points.append(point)
    return points


def cut_line(kind: str, points: list[tuple[int, int]]) -> Iterator[Line]:
    """Yield a line in pieces that share their ends."""
    for first in range(0, max(1, len(points) - 1), LONGEST - 1):
        piece = points[first : first + LONGEST]
        steps = [c for (a, b), (x, y) in pairwise(piece) for c in (x - a, y - b)]
        easts, norths = zip(*piece, strict=True)
        yield [kind, min(easts), min(norths), max(easts), max(norths), *piece[0], steps]


if __name__ == "__main__":
    main()
