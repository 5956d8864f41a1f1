"""OpenStreetMap's query service: the places of the town, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Any
from zlib import crc32

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask, answer_json
from showup.sample.town import TOWN
from showup.sample.town_life import Hall, Site

HOST = "overpass-api.de"


def serve(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer with every element of the town's map."""
    if ask.path != "/api/interpreter":
        return None
    as_of = (almanac.now.astimezone(UTC) - timedelta(minutes=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return answer_json({
        "version": 0.6,
        "generator": "Overpass API",
        "osm3s": {"timestamp_osm_base": as_of, "copyright": "An invented town: no data of OpenStreetMap."},
        "elements": list(_write_elements(almanac)),
    })  # fmt: skip


def _write_elements(almanac: Almanac) -> Iterator[dict[str, Any]]:
    for site in almanac.life.sites:
        if site.tags is not None and site.hall:
            yield _write_element(site.key, site.hall, {"name": site.name, **site.tags, **_write_site(site)})
    for place in almanac.life.nameless:
        yield _write_element(
            place["name"], almanac.life.halls[place["hall"]], {"name": place["name"], **place["tags"]}
        )


def _write_site(site: Site) -> dict[str, str]:
    return {"website": f"https://{site.old_host or site.host}/"}


def _write_element(key: str, hall: Hall, tags: dict[str, str]) -> dict[str, Any]:
    address = {"addr:city": TOWN.name, "addr:state": TOWN.region_code}
    position = {"lat": hall.lat, "lon": hall.lon}
    number = crc32(key.encode())
    if number % 3 == 0:  # a building: its middle stands apart
        return {"type": "way", "id": number, "center": position, "tags": {**tags, **address}}
    return {"type": "node", "id": number, **position, "tags": {**tags, **address}}
