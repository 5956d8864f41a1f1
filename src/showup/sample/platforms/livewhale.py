"""LiveWhale: a college's calendar as a file and as JSON, with audiences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_json
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Site

_FILE = "/live/ical/events"
_REST = "/live/json/events"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    found = almanac.dates(site.happenings, back=0)
    if ask.path == _FILE:
        events = [write_single(d, site.host, lambda d: _address(site, d)) for d in found]
        return answer_calendar(write_calendar(site, "-//LiveWhale//NONSGML Calendar//EN", events, zone=True))
    if ask.path == _REST:
        return answer_json([_write_event(site, dated) for dated in found])
    return None


def _write_event(site: Site, dated: Dated) -> dict[str, Any]:
    happening, hall = dated.happening, dated.happening.hall
    start, end = instant(dated.start), instant(dated.end)
    return {
        "id": dated.number,
        "group_title": happening.group,
        "title": happening.title,
        "url": _address(site, dated),
        "date_utc": f"{start.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        "date_iso": start.isoformat(),
        "date2_utc": f"{end.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        "date2_iso": end.isoformat(),
        "timezone": TOWN.timezone,
        "is_all_day": 1 if dated.all_day else None,
        "is_canceled": 1 if dated.cancelled else None,
        "is_online": None,
        "description": f"<p>{escape(happening.text)}</p>",
        "location": hall.name,
        "location_latitude": hall.lat,
        "location_longitude": None if hall.lon is None else str(hall.lon),  # text, as the platform has it
        "event_types": [],
        "event_types_audience": list(happening.labels),
        "tags": [],
    }


def _address(site: Site, dated: Dated) -> str:
    return f"{site.home}event/{dated.number}-{dated.happening.slug}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (site.home + _FILE.lstrip("/"), site.home + _REST.lstrip("/"))


def _links(site: Site) -> Mapping[str, str]:
    return {"Subscribe": f"webcal://{site.host}{_FILE}"}


def _signs(site: Site) -> str:
    del site
    return '<script src="/live/resource/js/livewhale/scripts/frontend.js"></script>'


PLATFORM = Platform(_answer, _feeds, _links, _signs)
