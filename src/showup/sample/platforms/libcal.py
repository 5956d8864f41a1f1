"""LibCal, under the library's own host: JSON in pages, and an iCalendar in universal time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from typing import Any

from showup.sample.almanac import Almanac, Dated
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html, answer_json
from showup.sample.pages import draw_page
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

_LIST = "/ajax/calendar/list"
_FILE = "/ical_subscribe.php"
_MOST_A_PAGE = 100


def calendar_number(site: Site) -> int:
    """Return the number of the site's one calendar."""
    return int(site.get("calendar"))


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path == _LIST:
        return _answer_list(site, ask, almanac)
    if ask.path == _FILE and ask.query.get("cid") == str(calendar_number(site)):
        found = almanac.dates(site.happenings, back=3)
        events = [write_single(d, site.host, lambda d: _address(site, d), utc=True) for d in found]
        return answer_calendar(write_calendar(site, "-//Springshare//LibCal//EN", events))
    if ask.path == "/calendar":
        body = '<div id="s-lc-public-cal" class="s-lc-c-month"></div>'
        return answer_html(draw_page(site, "Calendar of events", body, _signs(site), {"Home": "/"}))
    return None


def _answer_list(site: Site, ask: Ask, almanac: Almanac) -> Answer:
    size, page = min(ask.number("perpage", 48), _MOST_A_PAGE), ask.number("page", 1)
    found = almanac.dates(site.happenings, back=0)
    rows = [_write_event(site, dated) for dated in found[(page - 1) * size : page * size]]
    return answer_json({"total_results": len(found), "perpage": size, "status": 1, "results": rows})


def _write_event(site: Site, dated: Dated) -> dict[str, Any]:
    happening = dated.happening
    return {
        "id": dated.number,
        "title": ("CANCELED: " if dated.cancelled else "") + happening.title,
        "shortdesc": happening.text[:200],
        "description": f"<p>{escape(happening.text)}</p>",
        "startdt": _write_local(dated.start),
        "enddt": _write_local(dated.end),
        "all_day": dated.all_day,
        "location": happening.hall.name,
        "campus": "",
        "audiences": [],
        "categories_arr": [{"cat_id": number, "name": name} for number, name in enumerate(happening.labels)],
        "calendar_id": calendar_number(site),
        "url": _address(site, dated),
        "registration": 0,
    }


def _write_local(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _address(site: Site, dated: Dated) -> str:
    return f"{site.home}event/{dated.number}"


def _feeds(site: Site) -> tuple[str, ...]:
    number = calendar_number(site)
    return (f"{site.home}ical_subscribe.php?src=p&cid={number}", site.home + _LIST.lstrip("/"))


def _links(site: Site) -> Mapping[str, str]:
    return {"Events": f"/calendar?cid={calendar_number(site)}"}


def _signs(site: Site) -> str:
    number = calendar_number(site)
    return (
        '<script src="https://static-assets-us.libcal.example/js/libcal_public.min.js"></script>\n'
        f'<script>var springSpace = {{}}; springSpace.la = {{"cal_id": {number}, "iid": 4242}};</script>\n'
        f'<link rel="alternate" type="text/calendar" href="/ical_subscribe.php?src=p&amp;cid={number}">'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
