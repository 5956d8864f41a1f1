"""schema.org's Event: as JSON-LD on one page, as microdata, and on a page for each event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated
from showup.sample.exchange import Answer, Ask, answer_html
from showup.sample.pages import draw_list, draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Hall, Site

_PAGE = "/events"


def describe(dated: Dated, url: str) -> dict[str, Any]:
    """Return a date as an Event (https://schema.org/Event)."""
    happening = dated.happening
    state = "EventCancelled" if dated.cancelled else "EventScheduled"
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": happening.title,
        "startDate": dated.start.isoformat(),
        "endDate": dated.end.isoformat(),
        "eventStatus": f"https://schema.org/{state}",
        "description": happening.text,
        "url": url,
        "location": _describe_hall(happening.hall),
        "organizer": {"@type": "Organization", "name": happening.group},
    }


def write_script(value: Any) -> str:
    """Return JSON-LD as a page carries it."""
    text = json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _describe_hall(hall: Hall) -> dict[str, Any]:
    if hall.key == "online":
        return {"@type": "VirtualLocation", "name": hall.name}
    place: dict[str, Any] = {"@type": "Place", "name": hall.name}
    if hall.street:
        place["address"] = {
            "@type": "PostalAddress",
            "streetAddress": hall.street,
            "addressLocality": TOWN.name,
            "addressRegion": TOWN.region_code,
            "postalCode": TOWN.zips[0],
        }
        place["geo"] = {"@type": "GeoCoordinates", "latitude": hall.lat, "longitude": hall.lon}
    return place


def _answer_one_page(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != _PAGE:
        return None
    found = almanac.dates(site.happenings, back=0)
    head = write_script([describe(dated, f"{site.home}events#{dated.slug}") for dated in found])
    items = [f"<b>{escape(dated.happening.title)}</b>, {escape(say_when(dated))}" for dated in found]
    return answer_html(draw_page(site, "Events", draw_list(items), head, {"Home": "/"}))


def _answer_microdata(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != _PAGE:
        return None
    found = almanac.dates(site.happenings, back=0)
    return answer_html(draw_page(site, "Events", "\n".join(map(_draw_item, found)), "", {"Home": "/"}))


def _draw_item(dated: Dated) -> str:
    return "\n".join([*_draw_words(dated), *_draw_hall(dated.happening.hall), "</div>"])


def _draw_words(dated: Dated) -> Iterator[str]:
    yield '<div itemscope itemtype="https://schema.org/Event">'
    yield f'<h2 itemprop="name">{escape(dated.happening.title)}</h2>'
    yield f'<time itemprop="startDate" datetime="{dated.start.isoformat()}">{escape(say_when(dated))}</time>'
    yield f'<meta itemprop="endDate" content="{dated.end.isoformat()}">'
    yield f'<p itemprop="description">{escape(dated.happening.text)}</p>'


def _draw_hall(hall: Hall) -> Iterator[str]:
    yield '<div itemprop="location" itemscope itemtype="https://schema.org/Place">'
    yield f'<span itemprop="name">{escape(hall.name)}</span>'
    if hall.street:
        yield f'<span itemprop="address">{escape(hall.address)}</span>'
    yield "</div>"


def _answer_details(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    found = almanac.dates(site.happenings, back=0, ahead=45)
    if ask.path == _PAGE:
        items = [f'<a href="/events/{dated.slug}">{escape(dated.happening.title)}</a>' for dated in found]
        body = f'<div class="events-list">{draw_list(items)}</div>'
        return answer_html(draw_page(site, "Upcoming events", body, "", {"Home": "/"}))
    for dated in found:
        if ask.path == f"/events/{dated.slug}":
            return answer_html(_draw_detail(site, dated))
    return None


def _draw_detail(site: Site, dated: Dated) -> str:
    happening = dated.happening
    words = (say_when(dated), happening.hall.line, happening.text)
    body = "\n".join(f"<p>{escape(text)}</p>" for text in words)
    head = write_script(describe(dated, f"{site.home}events/{dated.slug}"))
    return draw_page(site, happening.title, body, head, {"Home": "/", "All events": _PAGE})


def _feeds(site: Site) -> tuple[str, ...]:
    return (site.home + _PAGE.lstrip("/"),)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": _PAGE}


ONE_PAGE = Platform(_answer_one_page, _feeds, _links)
MICRODATA = Platform(_answer_microdata, _feeds, _links)
DETAIL_PAGES = Platform(_answer_details, _feeds, _links)
