"""Wikidata's query service: what is notable in the town, whatever is asked."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask, answer_json
from showup.sample.town import TOWN
from showup.sample.town_life import Site

HOST = "query.wikidata.org"
_ENTITY = "http://www.wikidata.org/entity/"
_LABELS = {
    "Q11032": "newspaper", "Q3918": "university", "Q7075": "library", "Q16970": "church building",
    "Q14350": "radio station", "Q515": "city", "Q33506": "museum",
}  # fmt: skip


def serve(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer with every item of the town."""
    if ask.path != "/sparql":
        return None
    rows = [_write_row(site) for site in almanac.life.sites if site.item]
    names = ["item", "itemLabel", "website", "type", "typeLabel", "coord"]
    return answer_json({"head": {"vars": names}, "results": {"bindings": rows}})


def _write_row(site: Site) -> dict[str, Any]:
    lat, lon = (site.hall.lat, site.hall.lon) if site.hall else (TOWN.lat, TOWN.lon)
    number = 9_000_000_000 + crc32(site.key.encode())  # no item has so high a number
    return {
        "item": {"type": "uri", "value": f"{_ENTITY}Q{number}"},
        "itemLabel": {"xml:lang": "en", "type": "literal", "value": site.name},
        "website": {"type": "uri", "value": site.home},
        "type": {"type": "uri", "value": _ENTITY + site.item},
        "typeLabel": {"xml:lang": "en", "type": "literal", "value": _LABELS[site.item]},
        "coord": {
            "datatype": "http://www.opengis.net/ont/geosparql#wktLiteral",
            "type": "literal",
            "value": f"Point({lon} {lat})",
        },
    }
