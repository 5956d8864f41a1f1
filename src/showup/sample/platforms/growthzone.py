"""GrowthZone (ChamberMaster): a chamber's events as XML, in local time without a zone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from html import escape

from showup.sample.almanac import Almanac, Dated
from showup.sample.exchange import Answer, Ask, answer_html, answer_xml
from showup.sample.pages import draw_list, draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

_NAMESPACES = (
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    found = almanac.dates(site.happenings, back=0)
    if ask.path == "/api/events":
        rows = "\n".join(_write_event(dated) for dated in found)
        return answer_xml(
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f"<ArrayOfEventDisplay {_NAMESPACES}>\n{rows}\n</ArrayOfEventDisplay>\n"
        )
    if ask.path.rstrip("/") in ("/events", "/events/calendar"):
        items = [
            f'<a href="/events/details/{dated.slug}">{escape(dated.happening.title)}</a>, '
            f"{escape(say_when(dated))}"
            for dated in found[:12]
        ]
        body = f'<div class="gz-events">{draw_list(items)}</div>'
        return answer_html(draw_page(site, "Events", body, _signs(site), {"Home": "/"}))
    return None


def _write_event(dated: Dated) -> str:
    happening = dated.happening
    fields = {
        "EventID": str(dated.number),
        "Name": happening.title,
        "Status": "APPROVED",
        "Description": happening.text,
        "StartDate": _write_local(dated.start),
        "EndDate": _write_local(dated.end),
        "LocationDesc": "<br />\n".join(
            part for part in (happening.hall.name, happening.hall.address) if part
        ),
        "IsAllDayEvent": str(dated.all_day).lower(),
        "VisibilityFlags": "Public MemberOnly",
        "Slug": dated.slug,
    }
    inner = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in fields.items())
    return f"<EventDisplay>{inner}</EventDisplay>"


def _write_local(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}"


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}api/events",)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events Calendar": "/events", "Member Directory": "/list"}


def _signs(site: Site) -> str:
    del site
    return (
        '<meta name="generator" content="GrowthZone / ChamberMaster">'
        '<script src="/Content/SPA/chambermaster.js"></script>'
    )


PLATFORM = Platform(_answer, _feeds, _links, _signs)
