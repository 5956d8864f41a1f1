"""CitySpark: a newspaper's community calendar names the venues and organizers within miles of a point.

The calendar itself is a reader's; here its events are asked only for the sites behind them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from showup.find.discover.answers import address_of, dig, fail, number_of, read_json, rows_of, text_of
from showup.find.discover.hosts import site_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead
from showup.model.town import Town, distance_km

NAME = "cityspark"
TELLS = "CitySpark, where a local newspaper uses it for its calendar, learns the town's position."
PORTAL = "https://portal.cityspark.com/"
RADIUS_MILES = 20
NEAR_KM = 50.0
MOST_LEADS = 40
_SLUG = re.compile(rb"portal\.cityspark\.com/PortalScripts/([A-Za-z0-9_\-]{1,60})")
_PPID = re.compile(rb"ppid[\"']?\s{0,3}[:=]\s{0,3}[\"']?(\d{1,9})")


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return nothing: which calendars there are is learnt from the newspapers' pages."""
    del town, interests
    return ()


def wants(document: Document) -> bool:
    """Whether a page shows a CitySpark calendar."""
    return document.ok and bool(_SLUG.search(document.body[:2_000_000]))


def read(document: Document, town: Town) -> Found:
    """Follow page, portal script and events; of events return the sites they link to, commonest first."""
    if document.url.startswith(f"{PORTAL}PortalScripts/"):
        return Found(next_requests=tuple(_ask_events(document, town)))
    if document.url.startswith(f"{PORTAL}v1/events/"):
        return _read_events(document, town)
    slugs = dict.fromkeys(match.decode() for match in _SLUG.findall(document.body[:2_000_000]))
    return Found(next_requests=tuple(Request(f"{PORTAL}PortalScripts/{slug}", note=NAME) for slug in slugs))


def _ask_events(document: Document, town: Town) -> Iterator[Request]:
    slug = urlsplit(document.url).path.rpartition("/")[2]
    ppid = _PPID.search(document.body[:200_000])
    if not document.ok or not ppid:
        return
    asked = {"ppid": int(ppid[1]), "distance": RADIUS_MILES, "lat": town.lat, "lng": town.lon, "skip": 0}
    body = json.dumps({**asked, "tps": "100"}).encode()
    headers = (("content-type", "application/json"),)
    yield Request(f"{PORTAL}v1/events/{slug}", "POST", headers, body, NAME)


def _read_events(document: Document, town: Town) -> Found:
    answer = read_json(document)
    if not isinstance(dig(answer, "Value"), list):
        return fail(document, "a list of events")
    sites: Counter[str] = Counter()
    venues: dict[str, str] = {}
    for row in rows_of(answer, "Value"):
        for site in _sites(row, town):
            sites[site] += 1
            venues.setdefault(site, text_of(row.get("Venue")))
    found = sites.most_common(MOST_LEADS)
    return Found(leads=tuple(_lead(site, count, venues[site]) for site, count in found))


def _sites(row: Mapping[str, Any], town: Town) -> Iterator[str]:
    lat, lon = number_of(row.get("latitude")), number_of(row.get("longitude"))
    if lat is None or lon is None or abs(lat) > 90 or distance_km(town.lat, town.lon, lat, lon) > NEAR_KM:
        return
    links = {address_of(link.get("url")) for link in rows_of(row, "Links")}
    yield from sorted({site_of(url) for url in links} - {""})


def _lead(site: str, count: int, venue: str) -> Lead:
    why = f"{count} event{'s' if count > 1 else ''} of a newspaper's calendar link to it"
    return Lead(site, NAME, why, venue)
