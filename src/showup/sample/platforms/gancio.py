"""Gancio, a calendar one hosts oneself: open JSON and calendar file."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html, answer_json
from showup.sample.pages import draw_home, draw_list
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    found = almanac.dates(site.happenings, back=0)
    if ask.path == "/api/events":
        return answer_json([_write_event(dated) for dated in found])
    if ask.path == "/feed/ics":
        events = [write_single(dated, site.host, lambda d: _address(site, d), utc=True) for dated in found]
        return answer_calendar(write_calendar(site, f"-//{site.host}//gancio//EN", events))
    if ask.path == "/":
        items = [f'<a href="/event/{d.slug}">{escape(d.happening.title)}</a>' for d in found[:10]]
        return answer_html(draw_home(site, _links(site), _signs(site), draw_list(items)))
    return None


def _write_event(dated: Dated) -> dict[str, Any]:
    happening, hall = dated.happening, dated.happening.hall
    return {
        "id": dated.number,
        "title": happening.title,
        "slug": dated.slug,
        "description": f"<p>{escape(happening.text)}</p>",
        "multidate": False,
        "start_datetime": int(instant(dated.start).timestamp()),
        "end_datetime": int(instant(dated.end).timestamp()),
        "place": {"name": hall.name, "address": hall.address, "latitude": hall.lat, "longitude": hall.lon},
        "tags": list(happening.labels),
        "online_locations": [],
        "media": [],
    }


def _address(site: Site, dated: Dated) -> str:
    return f"{site.home}event/{dated.slug}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}feed/ics", f"{site.home}api/events", site.home)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Export": "/export", "Calendar file": "/feed/ics"}


def _signs(site: Site) -> str:
    return (
        '<meta name="generator" content="Gancio 1.21">'
        f'<link rel="alternate" type="application/rss+xml" title="{site.name}" href="/feed/rss">'
        f'<link rel="alternate" type="text/calendar" title="{site.name}" href="/feed/ics">'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
