"""Localist: a university's calendar as JSON in pages; `total` counts pages, not events."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_json
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Hall, Site

_REST = "/api/2/events"
_FILE = "/calendar/1.ics"
_MOST_A_PAGE = 100


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path == _REST:
        return _answer_rest(site, ask, almanac)
    if ask.path == _FILE:
        events = [
            write_single(dated, site.host, lambda d: _address(site, d))
            for dated in almanac.dates(site.happenings, back=0)
        ]
        return answer_calendar(write_calendar(site, "-//Localist//EN", events, zone=True))
    return None


def _answer_rest(site: Site, ask: Ask, almanac: Almanac) -> Answer:
    size, page = min(ask.number("pp", 10), _MOST_A_PAGE), ask.number("page", 1)
    days = min(ask.number("days", 1), 370)
    found = almanac.dates(site.happenings, back=0, ahead=days)
    rows = [{"event": _write_event(site, dated)} for dated in found[(page - 1) * size : page * size]]
    return answer_json(
        {"events": rows, "page": {"current": page, "size": size, "total": -(-len(found) // size)}}
    )


def _write_event(site: Site, dated: Dated) -> dict[str, Any]:
    happening = dated.happening
    instance = {
        "id": dated.number,
        "event_id": happening.number,
        "start": dated.start.isoformat(),
        "end": dated.end.isoformat(),
        "all_day": dated.all_day,
    }
    return {
        "id": happening.number,
        "title": happening.title,
        "localist_url": _address(site, dated),
        "url": None,
        "location_name": happening.hall.name,
        "address": happening.hall.address,
        "room_number": "",
        "geo": _write_position(happening.hall),
        "description": f"<p>{escape(happening.text)}</p>",
        "description_text": happening.text,
        "experience": "inperson",
        "free": True,
        "private": False,
        "status": "canceled" if dated.cancelled else "live",
        "filters": {"event_types": [{"id": 1, "name": label} for label in happening.labels]},
        "groups": [{"id": happening.number // 7, "name": happening.group}],
        "event_instances": [{"event_instance": instance}],
    }


def _write_position(hall: Hall) -> dict[str, Any]:
    if hall.lat is None:
        return {}
    return {
        "latitude": str(hall.lat),
        "longitude": str(hall.lon),
        "street": hall.street,
        "city": TOWN.name,
        "state": TOWN.region_code,
        "zip": TOWN.zips[0],
    }


def _address(site: Site, dated: Dated) -> str:
    return f"{site.home}event/{dated.happening.slug}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (site.home + _REST.lstrip("/"), site.home + _FILE.lstrip("/"))


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Calendar": "/calendar", "Groups": "/browse/groups"}


def _signs(site: Site) -> str:
    return (
        '<script src="https://localist-app.localist.example/assets/localist.js"></script>'
        f'<meta name="application-name" content="Localist">'
        f'<link rel="alternate" type="text/calendar" title="{site.name}" href="{_FILE}">'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
