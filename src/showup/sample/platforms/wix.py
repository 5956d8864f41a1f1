"""Wix Events: what the server drew is repeated as JSON in a script of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.exchange import Answer, Ask, answer_html
from showup.sample.pages import draw_list, draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Site

_EVENTS_APP = "140603ad-af8d-84a5-2c80-a0f60cb47351"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != "/events":
        return None
    found = almanac.dates(site.happenings, back=0)
    events = {"events": [_write_event(dated) for dated in found], "hasMore": False}
    warm = {"appsWarmupData": {_EVENTS_APP: {"widgetcomp-1": {"events": events}}}}
    script = json.dumps(warm, ensure_ascii=False).replace("</", "<\\/")
    items = [f"{escape(dated.happening.title)}<br>{escape(say_when(dated))}" for dated in found[:5]]
    body = f'{draw_list(items)}<script id="wix-warmup-data" type="application/json">{script}</script>'
    return answer_html(draw_page(site, "Events", body, _signs(site), {"Home": "/"}))


def _write_event(dated: Dated) -> dict[str, Any]:
    happening, hall = dated.happening, dated.happening.hall
    place: dict[str, Any] = {"name": hall.name, "address": hall.address, "type": "VENUE"}
    if hall.lat is not None:
        place["coordinates"] = {"lat": hall.lat, "lng": hall.lon}
    return {
        "id": f"{dated.number:08x}-0000-4000-8000-000000000000",
        "title": happening.title,
        "slug": dated.slug,
        "description": happening.text,
        "location": place,
        "scheduling": {
            "config": {
                "scheduleTbd": False,
                "startDate": _write_utc(dated.start),
                "endDate": _write_utc(dated.end),
                "timeZoneId": TOWN.timezone,
            }
        },
        "status": "SCHEDULED",
    }


def _write_utc(moment: date | datetime) -> str:
    return f"{instant(moment).astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}events",)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": "/events"}


def _signs(site: Site) -> str:
    del site
    return (
        '<meta name="generator" content="Wix.com Website Builder">'
        '<link rel="preconnect" href="https://static.wixstatic.com">'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
