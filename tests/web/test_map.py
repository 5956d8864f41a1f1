"""The map: lines of our own, the rows of the list, and tiles only where the person names them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from showup.cli.serve_command import make_desk, read_tiles
from showup.errors import UsageError
from showup.gazetteer.resolve import resolve
from showup.model.event import Event, Venue
from showup.web.borders import list_borders, to_degrees, write_topology
from showup.web.map import SIZE, draw_map
from showup.web.row import Row
from tests.web.conftest import HOME, Client, Serve, read

LINES = "/map/lines.json?lat=40.81&lon=-96.68&km=60"
TILES = "https://{s}.tiles.example/{z}/{x}/{y}.png"


def test_the_lines_around_lincoln_are_counties_of_nebraska(pages: Client) -> None:
    answer = pages.get(LINES)
    told = answer.json()
    counted = {kind: len(lines["arcs"]) for kind, lines in told["objects"].items()}
    assert told["type"] == "Topology" and counted["county"] > 20 and counted["country"] == 0
    assert len(answer.content) < 20_000
    assert answer.headers["cache-control"] == "public, max-age=604800"


def test_a_topology_gives_back_the_points_of_its_lines() -> None:
    borders = list_borders(40.81, -96.68, 60.0)
    told = json.loads(json.dumps(write_topology(borders)))
    scale = told["transform"]["scale"][0]
    for border in borders:
        (number,) = next(one for one in told["objects"][border.kind]["arcs"])
        x = y = 0
        points = []
        for step_x, step_y in told["arcs"][number]:
            x, y = x + step_x, y + step_y
            points.append((y * scale, x * scale))
        first = next(one for one in borders if one.kind == border.kind)
        assert points == [pytest.approx(to_degrees(point)) for point in first.points]


@pytest.mark.parametrize(
    "query", ["", "lat=x&lon=1&km=1", "lat=91&lon=1&km=1", "lat=1&lon=1&km=9999", "lat=nan&lon=1&km=1"]
)
def test_lines_of_no_place_on_this_earth_are_refused(pages: Client, query: str) -> None:
    assert pages.get(f"/map/lines.json?{query}").status_code == 400


def make_row(place: int, lat: float | None, lon: float | None) -> Row:
    event = Event(f"e{place:06x}", "Meeting", datetime(2026, 8, 22, 18), venue=Venue("Hall", "", lat, lon))
    day = datetime(2026, 8, 22).date()
    return Row(place, event, "Meeting", day, "", "", "", "", (), (), (), False, 1)


def test_every_row_with_a_place_is_on_the_map_and_those_without_are_counted() -> None:
    town = resolve("Lincoln, Nebraska")
    rows = [
        make_row(1, 40.82, -96.70),
        make_row(2, 40.8201, -96.7001),
        make_row(3, 41.2, -96.0),
        make_row(4, None, None),
    ]
    drawn = draw_map(town, rows, lambda _town, _km: [])
    assert sorted(row.place for spot in drawn.spots for row in spot.rows) == [1, 2, 3]
    assert drawn.unplaced == 1 and dict(drawn.lines)["county"].startswith("M")
    farthest = max(abs(side - SIZE / 2) for spot in drawn.spots for side in (spot.x, spot.y))
    assert farthest + 9 + 4 * 3 <= SIZE / 2  # a spot with "1+2" in it is whole
    assert all(SIZE / 2 - radius - 4 - 12 >= 0 for _, radius in drawn.rings)  # and so is the name of a ring


def test_a_spot_alone_has_no_number_where_there_is_no_list(pages: Client) -> None:
    event = re.search(r"/event/e\w+", pages.get("/find?town=Linden+Ferry").text)
    assert event
    drawing = re.search(r"<svg.+?</figure>", pages.get(event[0]).text, re.DOTALL)
    assert drawing and re.search(
        r'class="spot" href="#content"[^>]+><title>[^<]+</title><circle[^>]+/></a>', drawing[0]
    )
    assert "A number is" not in drawing[0]


def test_the_script_gets_the_places_of_the_rows_in_the_list(pages: Client) -> None:
    page = pages.get("/find?town=Linden+Ferry&view=map").text
    numbers = {
        told.split(",")[2]
        for places in re.findall(r'data-places="([^"]+)"', page)
        for told in places.split(" ")
    }
    rows = set(re.findall(r'id="row-(\d+)"', page))
    unplaced = int(re.search(r"(\d+) rows? (?:is|are) online", page)[1])  # type: ignore[index]
    assert numbers < rows and len(rows) - len(numbers) == unplaced


def test_tiles_are_loaded_only_from_where_the_person_says(serve: Serve, sample_folder: Path) -> None:
    desk = make_desk(replace(read(sample_folder), data_dir=sample_folder), HOME, public=False)
    desk.tiles = read_tiles(TILES, "<b>us</b>")
    answer = serve(sample_folder, desk=desk).get("/find?town=Linden+Ferry&view=map")
    assert "img-src 'self' data: https://*.tiles.example;" in answer.headers["content-security-policy"]
    assert f'data-tiles="{TILES}"' in answer.text and "&lt;b&gt;us" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a/{z}/{x}/{y}",
        "https://a.example/{z}/{x}",
        "https://a.example; script-src */{z}/{x}/{y}",
        "x{z}{x}{y}",
    ],
)
def test_an_address_that_gives_no_tiles_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="--tiles"):
        read_tiles(address, "")
