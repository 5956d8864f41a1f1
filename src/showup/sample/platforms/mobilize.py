"""A group that publishes on Mobilize: its own site only says so; the API is answered at its address."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.exchange import Answer, Ask, answer_json
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Hall, Site

HOST = "api.mobilize.us"


def serve(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for Mobilize: its organizations of the town and their events."""
    sites = [site for site in almanac.life.sites if site.platform == "mobilize"]
    if ask.path == "/v1/organizations":
        return _answer_rows([_write_organization(site) for site in sites])
    if ask.path == "/v1/events":
        near = ask.query.get("zipcode", TOWN.zips[0]) in TOWN.zips
        return _answer_rows([row for site in sites if near for row in _write_events(site, almanac)])
    for site in sites:
        if ask.path == f"/v1/organizations/{site.get('mobilize')['id']}/events":
            return _answer_rows(_write_events(site, almanac))
    return None


def _answer_rows(rows: list[dict[str, Any]]) -> Answer:
    return answer_json({"count": len(rows), "next": None, "previous": None, "data": rows})


def _write_organization(site: Site) -> dict[str, Any]:
    return {
        **site.get("mobilize"),
        "name": site.name,
        "state": TOWN.region_code,
        "candidate_name": "",
        "event_feed_url": site.home,
    }


def _write_events(site: Site, almanac: Almanac) -> list[dict[str, Any]]:
    found = sorted(almanac.dates(site.happenings, back=0), key=lambda dated: dated.happening.key)
    return [
        _write_event(site, list(dates)) for _, dates in groupby(found, key=lambda dated: dated.happening.key)
    ]


def _write_event(site: Site, dates: list[Dated]) -> dict[str, Any]:
    happening = dates[0].happening
    online = happening.hall.key == "online"
    return {
        "id": happening.number,
        "title": happening.title,
        "description": happening.text,
        "timezone": TOWN.timezone,
        "sponsor": _write_organization(site),
        "timeslots": [_write_slot(dated) for dated in dates],
        "is_virtual": online,
        "location": None if online else _write_place(happening.hall),
        "event_type": happening.labels[0],
        "address_visibility": "PUBLIC",
        "tags": [],
        "browser_url": f"{site.home}event/{happening.number}/",
    }


def _write_slot(dated: Dated) -> dict[str, Any]:
    start, end = instant(dated.start), instant(dated.end)
    return {
        "id": dated.number,
        "start_date": int(start.timestamp()),
        "end_date": int(end.timestamp()),
        "is_full": False,
    }


def _write_place(hall: Hall) -> dict[str, Any]:
    return {
        "venue": hall.name,
        "address_lines": [hall.street, ""],
        "locality": TOWN.name,
        "region": TOWN.region_code,
        "country": TOWN.country,
        "postal_code": TOWN.zips[0],
        "location": {"latitude": hall.lat, "longitude": hall.lon},
    }


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    del site, ask, almanac
    return None


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"https://{HOST}/v1/organizations/{site.get('mobilize')['id']}/events",)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {}


PLATFORM = Platform(_answer, _feeds, _links)
