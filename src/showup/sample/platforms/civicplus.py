"""CivicPlus: a government's calendar with an iCalendar per category; event links point to the feed."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.sample.almanac import Almanac
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html
from showup.sample.pages import draw_list, draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

_FEED = "/common/modules/iCalendar/iCalendar.aspx"
_CATEGORY = "14"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    path = ask.path.lower()
    if path == _FEED.lower() and ask.query.get("catID") == _CATEGORY:
        found = almanac.dates(site.happenings)
        events = [write_single(dated, site.host, lambda d: f"{_FEED}?catID={_CATEGORY}") for dated in found]
        return answer_calendar(write_calendar(site, "-//CivicPlus//EN", events))
    if path == "/icalendar.aspx":
        link = f'<a href="{_FEED}?catID={_CATEGORY}&amp;feed=calendar">Public Meetings Calendar</a>'
        return answer_html(draw_page(site, "iCalendar", draw_list([link]), links={"Home": "/"}))
    if path == "/calendar.aspx":
        found = almanac.dates(site.happenings, back=0, ahead=30)
        items = [
            f'<a href="/calendar.aspx?EID={d.number}">{escape(d.happening.title)}</a>, {escape(say_when(d))}'
            for d in found
        ]
        return answer_html(draw_page(site, "Calendar", draw_list(items), links=_links(site)))
    return None


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}{_FEED.lstrip('/')}?catID={_CATEGORY}&feed=calendar",)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {
        "Agendas & Minutes": "/AgendaCenter",
        "Calendar": "/calendar.aspx?CID=14",
        "iCalendar": "/iCalendar.aspx",
    }


def _signs(site: Site) -> str:
    del site
    return '<meta name="generator" content="CivicPlus CivicEngage">'


PLATFORM = Platform(_answer, _feeds, _links, _signs)
