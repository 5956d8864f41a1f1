"""A site that embeds a Google calendar; the calendar itself is answered at Google's address."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import quote, unquote

from showup.sample.almanac import Almanac
from showup.sample.calendar_file import write_all, write_calendar
from showup.sample.exchange import Answer, Ask, answer_calendar, answer_html
from showup.sample.pages import draw_page
from showup.sample.platforms.shape import Platform
from showup.sample.town import TOWN
from showup.sample.town_life import Site

HOST = "calendar.google.com"
_PRODUCER = "-//Google Inc//Google Calendar 70.9054//EN"
_FEED = "/calendar/ical/{}/public/basic.ics"


def calendar_id(site: Site) -> str:
    """Return the name of a site's calendar, of the kind that Google gives."""
    return f"c_{sha256(site.key.encode()).hexdigest()[:48]}@group.calendar.google.com"


def serve(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for Google: the calendars of the sites that embed one."""
    for site in almanac.life.sites:
        if site.platform == "google-calendar" and unquote(ask.path) == _FEED.format(calendar_id(site)):
            events = write_all(site, almanac, lambda dated: "")
            return answer_calendar(write_calendar(site, _PRODUCER, events, zone=True))
    return None


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    del almanac
    if ask.path != "/calendar":
        return None
    source = quote(calendar_id(site), safe="")
    frame = (
        f'<iframe src="https://{HOST}/calendar/embed?src={source}&amp;ctz={quote(TOWN.timezone, safe="")}" '
        'style="border: 0" width="800" height="600"></iframe>'
    )
    return answer_html(draw_page(site, "Calendar", frame, links={"Home": "/"}))


def _feeds(site: Site) -> tuple[str, ...]:
    plain = f"https://{HOST}" + _FEED.format(calendar_id(site))
    return (plain.replace("@", "%40"), plain)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Calendar": "/calendar"}


PLATFORM = Platform(_answer, _feeds, _links)
