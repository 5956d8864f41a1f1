"""The Events Calendar (WordPress): a REST interface in pages, and an iCalendar that stops at 30."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape
from typing import Any
from urllib.parse import urlencode

from showup.sample.almanac import Almanac, Dated
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html, answer_json
from showup.sample.pages import draw_list, draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Hall, Site

_REST = "/wp-json/tribe/events/v1/events"
_MOST_A_PAGE = 50
_MOST_IN_FILE = 30  # the plug-in's own default
_PRODUCER = "-//{} - ECPv6.15.11//NONSGML v1.0//EN"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path == _REST:
        return _answer_rest(site, ask, almanac)
    if ask.path in ("/", "/events/") and ask.query.get("ical"):
        return _answer_file(site, almanac)
    if ask.path.rstrip("/") == "/events":
        items = [
            f'<a href="{_address(site, dated)}">{escape(dated.happening.title)}</a>'
            for dated in almanac.dates(site.happenings, back=0)[:10]
        ]
        body = f'<div class="tribe-events-calendar-list">{draw_list(items)}</div>'
        return answer_html(draw_page(site, "Events", body, _signs(site), {"Home": "/"}))
    if ask.path.startswith("/event/"):
        return _answer_event(site, ask, almanac)
    return None


def _answer_rest(site: Site, ask: Ask, almanac: Almanac) -> Answer:
    first, size, page = (
        ask.query.get("start_date", "")[:10],
        ask.number("per_page", 10),
        ask.number("page", 1),
    )
    size = min(size, _MOST_A_PAGE)
    begin = first or almanac.today.isoformat()
    found = [dated for dated in almanac.dates(site.happenings) if dated.day.isoformat() >= begin]
    pages = -(-len(found) // size)
    rows = [_write_event(site, dated) for dated in found[(page - 1) * size : page * size]]
    root = site.home + _REST.lstrip("/")
    value: dict[str, Any] = {"events": rows, "rest_url": root, "total": len(found), "total_pages": pages}
    if page < pages:
        value["next_rest_url"] = (
            f"{root}?{urlencode({'start_date': begin, 'per_page': size, 'page': page + 1})}"
        )
    return answer_json(value, {"x-tec-total": str(len(found)), "x-tec-totalpages": str(pages)})


def _answer_file(site: Site, almanac: Almanac) -> Answer:
    found = almanac.dates(site.happenings, back=0)[:_MOST_IN_FILE]
    events = [write_single(dated, site.host, lambda d: _address(site, d)) for dated in found]
    return answer_calendar(write_calendar(site, _PRODUCER.format(site.name), events, zone=True))


def _answer_event(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    for dated in almanac.dates(site.happenings):
        if ask.path.strip("/") == f"event/{dated.slug}":
            happening = dated.happening
            body = (
                f'<div class="tribe-events-single"><p>{escape(say_when(dated))}</p>'
                f"<p>{escape(happening.text)}</p><p>{escape(happening.hall.line)}</p></div>"
            )
            return answer_html(draw_page(site, happening.title, body, _signs(site), {"Events": "/events/"}))
    return None


def _write_event(site: Site, dated: Dated) -> dict[str, Any]:
    happening = dated.happening
    title = ("CANCELLED: " if dated.cancelled else "") + happening.title
    return {
        "id": dated.number,
        "status": "publish",
        "url": _address(site, dated),
        "title": escape(title, quote=False).replace("'", "&#8217;"),
        "description": f"<p>{escape(happening.text)}</p>\n" if happening.text else "",
        "all_day": dated.all_day,
        "start_date": _write_local(dated.start),
        "end_date": _write_local(dated.end),
        "utc_start_date": _write_utc(dated.start),
        "utc_end_date": _write_utc(dated.end),
        "timezone": TOWN.timezone,
        "cost": "",
        "website": "",
        "venue": _write_venue(happening.hall) if happening.hall.name else [],
        "organizer": [{"id": happening.number // 7, "organizer": happening.group}] if happening.group else [],
        "categories": [{"name": label, "slug": label.lower()} for label in happening.labels],
        "tags": [],
    }


def _write_venue(hall: Hall) -> dict[str, Any]:
    venue: dict[str, Any] = {"venue": hall.name}
    if hall.street:
        venue |= {"address": hall.street, "city": TOWN.name, "state": TOWN.region_code, "zip": TOWN.zips[0]}
    if hall.lat is not None:
        venue |= {"geo_lat": hall.lat, "geo_lng": hall.lon}
    return venue


def _write_local(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _write_utc(moment: date | datetime) -> str:
    return _write_local(moment.astimezone(UTC) if isinstance(moment, datetime) else moment)


def _address(site: Site, dated: Dated) -> str:
    return f"{site.home}event/{dated.slug}/"


def _feeds(site: Site) -> tuple[str, ...]:
    return (site.home + _REST.lstrip("/"), f"{site.home}events/?ical=1", f"{site.home}?ical=1")


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": "/events/", "Export events": "/events/?ical=1"}


def _signs(site: Site) -> str:
    return (
        "<link rel='stylesheet' id='tribe-events-views-v2-full-css' "
        "href='/wp-content/plugins/the-events-calendar/build/css/views-full.css?ver=6.15.11'>\n"
        f'<link rel="https://api.w.org/" href="{site.home}wp-json/">'
        f'<link rel="alternate" href="{site.home}wp-json/tribe/events/v1/">'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
