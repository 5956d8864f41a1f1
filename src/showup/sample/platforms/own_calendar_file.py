"""A site with a calendar file of its own: recurring events, linked from its pages."""

from __future__ import annotations

from collections.abc import Mapping

from showup.sample.almanac import Almanac
from showup.sample.calendar_file import write_all, write_calendar
from showup.sample.exchange import Answer, Ask, answer_calendar
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

PATH = "/calendar.ics"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != PATH:
        return None
    events = write_all(site, almanac, lambda dated: f"{site.home}#{dated.happening.slug}")
    return answer_calendar(write_calendar(site, f"-//{site.host}//Calendar//EN", events, zone=True))


def _feeds(site: Site) -> tuple[str, ...]:
    return (site.home + PATH.lstrip("/"),)


def _links(site: Site) -> Mapping[str, str]:
    return {"Subscribe to our calendar": f"webcal://{site.host}{PATH}"}


def _signs(site: Site) -> str:
    return f'<link rel="alternate" type="text/calendar" title="{site.name}" href="{PATH}">'


PLATFORM = Platform(_answer, _feeds, _links, _signs)
