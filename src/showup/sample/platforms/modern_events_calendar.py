"""Modern Events Calendar (WordPress): a page with its classes and a calendar file."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.sample.almanac import Almanac, Dated
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html
from showup.sample.pages import draw_page
from showup.sample.platforms.schema_org import describe, write_script
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path.rstrip("/") not in ("", "/events"):
        return None
    if ask.query.get("mec-ical-feed"):
        found = almanac.dates(site.happenings)
        events = [write_single(dated, site.host, lambda d: _address(site, d)) for dated in found]
        return answer_calendar(write_calendar(site, "-//WordPress - MECv7.1.0//EN", events, zone=True))
    if ask.path.rstrip("/") == "/events":
        articles = "\n".join(_draw_article(site, d) for d in almanac.dates(site.happenings, back=0)[:6])
        return answer_html(draw_page(site, "Events", f'<div class="mec-wrap">{articles}</div>', _signs(site)))
    return None


def _draw_article(site: Site, dated: Dated) -> str:
    address = _address(site, dated)
    return (
        f'<article class="mec-event-article">{write_script(describe(dated, address))}'
        f'<h3 class="mec-event-title"><a href="{address}">{escape(dated.happening.title)}</a></h3></article>'
    )


def _address(site: Site, dated: Dated) -> str:
    return f"{site.home}events/{dated.happening.slug}/?occurrence={dated.day}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (
        f"{site.home}events/?mec-ical-feed=1",
        f"{site.home}?mec-ical-feed=1",
        f"{site.home}events/",
    )


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": "/events/", "Subscribe": "/events/?mec-ical-feed=1"}


def _signs(site: Site) -> str:
    del site
    return (
        "<link rel='stylesheet' id='mec-frontend-style-css' "
        "href='/wp-content/plugins/modern-events-calendar-lite/assets/css/frontend.min.css?ver=7.1.0'>"
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
