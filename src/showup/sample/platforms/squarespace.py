"""Squarespace: a collection of events that also comes as JSON; positions default to New York."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.exchange import Answer, Ask, answer_html, answer_json
from showup.sample.pages import draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town import CITY_LINE, TOWN
from showup.sample.town_life import Site

_PAGE = "/events"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != _PAGE:
        return None
    found = almanac.dates(site.happenings)
    if ask.query.get("format") == "json":
        return answer_json(_write_collection(site, found, almanac))
    coming = [dated for dated in found if instant(dated.start) >= almanac.now]
    articles = "\n".join(_draw_article(dated) for dated in coming)
    body = f'<div class="eventlist eventlist--upcoming">{articles}</div>'
    return answer_html(draw_page(site, "Events", body, _signs(site), {"Home": "/"}))


def _draw_article(dated: Dated) -> str:
    return (
        f'<article class="eventlist-event eventlist-event--upcoming"><h1 class="eventlist-title">'
        f'<a href="{_path(dated)}">{escape(dated.happening.title)}</a></h1>'
        f'<time class="event-date" datetime="{dated.day}">{escape(say_when(dated))}</time></article>'
    )


def _write_collection(site: Site, found: list[Dated], almanac: Almanac) -> dict[str, Any]:
    coming = [_write_event(dated) for dated in found if instant(dated.start) >= almanac.now]
    return {
        "website": {
            "identifier": site.host.partition(".")[0],
            "language": "en-US",
            "timeZone": TOWN.timezone,
            "siteTitle": site.name,
            "baseUrl": site.home.rstrip("/"),
        },
        "collection": {"title": "Events", "urlId": "events", "typeName": "events", "itemCount": len(found)},
        "upcoming": coming,
        "past": [_write_event(dated) for dated in found[: len(found) - len(coming)]],
    }


def _write_event(dated: Dated) -> dict[str, Any]:
    happening, hall = dated.happening, dated.happening.hall
    return {
        "id": f"{dated.number:024x}",
        "title": ("CANCELED: " if dated.cancelled else "") + happening.title,
        "body": f'<div class="sqs-html-content"><p>{escape(happening.text)}</p></div>',
        "excerpt": "",
        "startDate": int(instant(dated.start).timestamp() * 1000),
        "endDate": int(instant(dated.end).timestamp() * 1000),
        "location": {
            "addressTitle": hall.name,
            "addressLine1": hall.street,
            "addressLine2": CITY_LINE if hall.street else "",
            "addressCountry": "United States",
            "mapLat": 40.7207559,  # the platform's own pin, where nobody set another
            "mapLng": -74.0007613,
        },
        "tags": [],
        "categories": [],
        "fullUrl": _path(dated),
    }


def _path(dated: Dated) -> str:
    return f"{_PAGE}/{dated.day.year}/{dated.day.month}/{dated.day.day}/{dated.happening.slug}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}events?format=json", f"{site.home}events")


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": _PAGE}


def _signs(site: Site) -> str:
    name = site.host.partition(".")[0]
    return (
        "<!-- This is Squarespace. --><!-- "
        f'{name} -->\n<link rel="preconnect" href="https://images.squarespace-cdn.com">\n'
        '<script src="//assets.squarespace.com/universal/scripts-compressed/common-min.en-US.js"></script>'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
