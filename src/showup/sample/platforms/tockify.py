"""A site that embeds a Tockify calendar; file and JSON are answered at Tockify's address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html, answer_json
from showup.sample.pages import draw_page
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Site

HOST = "tockify.com"


def name_calendar(site: Site) -> str:
    """Return the calendar's name at Tockify."""
    return site.host.replace(".", "-")


def serve(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for Tockify: the calendars of the sites that embed one."""
    for site in almanac.life.sites:
        if site.platform != "tockify":
            continue
        name = name_calendar(site)
        if ask.path == f"/api/feeds/ics/{name}":
            events = [write_single(d, HOST, lambda d: "", utc=True) for d in almanac.dates(site.happenings)]
            return answer_calendar(write_calendar(site, "-//tockify.com//EN", events))
        if ask.path == "/api/ngevent" and ask.query.get("calname") == name:
            found = almanac.dates(site.happenings, back=0)
            return answer_json({"events": [_write_event(d) for d in found], "metaData": {"hasNext": False}})
    return None


def _write_event(dated: Dated) -> dict[str, Any]:
    happening, hall = dated.happening, dated.happening.hall
    content: dict[str, Any] = {
        "summary": {"text": happening.title},
        "description": {"text": happening.text[:400]},
        "tagset": {"tags": {"default": list(happening.labels)}},
        "place": hall.name,
        "address": hall.address,
    }
    if hall.lat is not None:
        content["location"] = {"latitude": hall.lat, "longitude": hall.lon}
    start = _write_time(dated.start)
    return {
        "eid": {"uid": str(happening.number), "seq": 0, "tid": start["millis"], "rid": 0},
        "when": {"start": start, "end": _write_time(dated.end), "allDay": dated.all_day},
        "content": content,
        "status": {"name": "scheduled"},
        "kind": "repeat" if happening.rule.recurs else "singleton",
    }


def _write_time(moment: date | datetime) -> dict[str, Any]:
    at = instant(moment)
    offset = at.utcoffset()
    return {
        "millis": int(at.timestamp() * 1000),
        "tzid": TOWN.timezone,
        "ltz": at.tzname(),
        "offset": int(offset.total_seconds() * 1000) if offset else 0,
    }


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    del almanac
    if ask.path != "/calendar":
        return None
    body = (
        f'<div data-tockify-component="calendar" data-tockify-calendar="{name_calendar(site)}"></div>'
        f'<script src="https://public.{HOST}/browser/embed.js"></script>'
    )
    return answer_html(draw_page(site, "Calendar", body, links={"Home": "/"}))


def _feeds(site: Site) -> tuple[str, ...]:
    name = name_calendar(site)
    return (
        f"https://{HOST}/api/feeds/ics/{name}",
        f"https://{HOST}/api/ngevent?calname={name}",
        f"https://{HOST}/{name}",
    )


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Calendar": "/calendar"}


PLATFORM = Platform(_answer, _feeds, _links)
