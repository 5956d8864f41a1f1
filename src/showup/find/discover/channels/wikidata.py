"""Wikidata: newspapers, radio stations, universities, libraries and others near a town, with their sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from showup.find.discover.answers import address_of, dig, fail, number_of, read_json, rows_of, text_of
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.find.discover.namesakes import is_elsewhere
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead, Place
from showup.model.town import Town, distance_km

NAME = "wikidata"
TELLS = "Wikidata's query service (query.wikidata.org) learns the town's position, not your interests."
ENDPOINT = "https://query.wikidata.org/sparql"
RADIUS_KM = 25.0
MOST_ROWS = 600

# Classes of Wikidata and the kind of place their members are; the first that fits counts.
KINDS = {
    "Q11032": "newspaper",
    "Q14350": "radio-station",
    "Q3918": "university",
    "Q189004": "college",
    "Q7075": "library",
    "Q28564": "library",
    "Q16970": "place-of-worship",
    "Q33506": "museum",
    "Q178790": "union-hall",
    "Q163740": "association-office",
    "Q515": "townhall",
    "Q3957": "townhall",
    "Q1093829": "townhall",
    "Q47168": "townhall",
}
_POINT = re.compile(r"^Point\((-?\d{1,3}(?:\.\d{1,20})?) (-?\d{1,2}(?:\.\d{1,20})?)\)$", re.IGNORECASE)
_QUERY = """SELECT DISTINCT ?item ?itemLabel ?website ?type ?typeLabel ?coord WHERE {{
  {{ SERVICE wikibase:around {{ ?item wdt:P625 ?coord. {near} }} }}
  UNION
  {{ SERVICE wikibase:around {{ ?seat wdt:P625 ?coord. {near} }} ?item wdt:P291|wdt:P159 ?seat. }}
  VALUES ?type {{ {types} }}
  ?item wdt:P31/wdt:P279* ?type; wdt:P856 ?website.
  FILTER NOT EXISTS {{ ?item wdt:P576 ?dissolved. }}
  SERVICE wikibase:label {{ bd:serviceParam wikibase:language "en,es,fr,de". }}
}} LIMIT {most}"""
_NEAR = (
    'bd:serviceParam wikibase:center "Point({lon:.4f} {lat:.4f})"^^geo:wktLiteral; '
    'wikibase:radius "{radius:.0f}".'
)


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return one query for what has a website and lies, or is published, near the town."""
    del interests
    near = _NEAR.format(lon=town.lon, lat=town.lat, radius=RADIUS_KM)
    query = _QUERY.format(near=near, types=" ".join(f"wd:{kind}" for kind in KINDS), most=MOST_ROWS)
    url = f"{ENDPOINT}?{urlencode({'query': query, 'format': 'json'})}"
    return (Request(url, headers=(("accept", "application/sparql-results+json"),), note=NAME),)


def wants(document: Document) -> bool:
    """Return False: no page of another channel is an answer of Wikidata."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return a lead for each item with a site, and a place where its position is known."""
    answer = read_json(document)
    if dig(answer, "results", "bindings") is None:
        return fail(document, "a table of Wikidata")
    leads: dict[str, Lead] = {}
    for row in rows_of(answer["results"], "bindings"):
        for lead in _lead(row, town):
            leads.setdefault(_value(row, "item") or lead.url, lead)
    return Found(leads=tuple(leads.values()), places=tuple(_places(leads.values())))


def _lead(row: Mapping[str, Any], town: Town) -> Iterator[Lead]:
    url, name = address_of(_value(row, "website")), _value(row, "itemLabel")
    lon, lat = _position(_value(row, "coord"))
    if not url or is_nowhere(url) or is_plumbing(url) or is_elsewhere(town, url, name):
        return
    if lat is not None and lon is not None and distance_km(town.lat, town.lon, lat, lon) > RADIUS_KM:
        return
    kind = _kind(row)
    yield Lead(url, NAME, f"Wikidata: {kind or 'organization'}", name, kind, lat, lon)


def _places(leads: Iterable[Lead]) -> Iterator[Place]:
    for lead in leads:
        if lead.lat is not None and lead.lon is not None and lead.kind:
            yield Place(lead.name, lead.kind, lead.lat, lead.lon, lead.url)


def _kind(row: Mapping[str, Any]) -> str:
    known = KINDS.get(_value(row, "type").rpartition("/")[2])
    return known or _value(row, "typeLabel").lower().replace(" ", "-")


def _position(point: str) -> tuple[float | None, float | None]:
    match = _POINT.match(point)
    if not match:
        return None, None
    lon, lat = number_of(match[1]), number_of(match[2])
    return (lon, lat) if lat is not None and abs(lat) <= 90 else (None, None)


def _value(row: Mapping[str, Any], name: str) -> str:
    return text_of(dig(row, name, "value"))
