"""A calendar drawn in the browser (FullCalendar): the page is empty, the events come as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from showup.sample.almanac import Almanac, Dated
from showup.sample.exchange import Answer, Ask, answer_html, answer_json
from showup.sample.pages import draw_page
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

_PAGE = "/calendar"
_FEED = "/calendar/feed"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path == _PAGE:
        script = (
            '<div id="calendar"></div><script src="/js/fullcalendar.min.js"></script>'
            f"<script>new FullCalendar.Calendar(calendar, {{ events: '{_FEED}' }}).render();</script>"
        )
        return answer_html(draw_page(site, "Calendar", script, links={"Home": "/"}))
    if ask.path == _FEED:
        first, last = ask.query.get("start", "")[:10], ask.query.get("end", "9999")[:10]
        found = almanac.dates(site.happenings)
        return answer_json([_write_event(dated) for dated in found if first <= dated.day.isoformat() < last])
    return None


def _write_event(dated: Dated) -> dict[str, Any]:
    return {
        "id": dated.number,
        "title": dated.happening.title,
        "start": dated.start.isoformat(),
        "end": dated.end.isoformat(),
        "allDay": dated.all_day,
        "url": f"/calendar/{dated.slug}",
    }


def _feeds(site: Site) -> tuple[str, ...]:
    return (site.home + _FEED.lstrip("/"), site.home + _PAGE.lstrip("/"))


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Calendar": _PAGE}


PLATFORM = Platform(_answer, _feeds, _links)
