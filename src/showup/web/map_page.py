"""The lines of the map as TopoJSON, and the map of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import Response, get

from showup.errors import UsageError
from showup.model.town import Town
from showup.web.borders import list_borders, write_topology
from showup.web.desk import Desk
from showup.web.map import LONGEST_REACH_KM, draw_map
from showup.web.page import Asked
from showup.web.row import Row


@get("/map/lines.json", sync_to_thread=False, include_in_schema=False)
def give_lines(request: Asked) -> Response[dict[str, Any]]:
    """Give coasts and borders around a place: `lat` and `lon` in degrees, `km` each way."""
    try:
        lat, lon, km = (float(request.query_params[name]) for name in ("lat", "lon", "km"))
    except (KeyError, ValueError):
        raise UsageError("lat, lon and km are numbers") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= LONGEST_REACH_KM):
        raise UsageError(f"lat, lon and km are of this earth, km at most {LONGEST_REACH_KM}")
    headers = {"Cache-Control": "public, max-age=604800"}
    return Response(write_topology(list_borders(lat, lon, km)), headers=headers)


def place_map(desk: Desk, town: Town | None, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what the template of the map needs; no map where no row has a place."""
    placed = any(row.event.venue.spot for row in rows)
    drawn = draw_map(town, rows, desk.tools.list_nearby) if town and placed else None
    return {"drawn": drawn, "tiles": desk.tiles}
