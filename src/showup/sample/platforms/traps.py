"""Sites that look like something and are nothing: dead, disguised, locked, over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from html import escape

from showup.sample.almanac import Almanac, place
from showup.sample.calendar_file import write_calendar, write_single
from showup.sample.exchange import CALENDAR, Answer, Ask, answer_calendar, answer_html, redirect
from showup.sample.pages import draw_home, draw_page
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

_FILE = "/calendar.ics"
_Answerer = Callable[[Site, Ask, Almanac], Answer | None]


def _answer_status(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A server that answers everything with a failure."""
    del ask, almanac
    return answer_html("<!DOCTYPE html><title>Error</title><h1>Error</h1>", site.get("status"))


def _answer_missing_file(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A live page whose calendar file is gone: the file's 404 is the common one."""
    del site, ask, almanac
    return None


def _answer_disguised(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A page sent as a calendar file."""
    del almanac
    if ask.path != _FILE:
        return None
    page = draw_page(site, "Our calendar has moved", "<p>Please visit our new site for events.</p>")
    return Answer(page.encode(), CALENDAR)


def _answer_loop(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """Two hosts, each sure that the other has the page."""
    del almanac
    return redirect(f"https://{site.get('to')}{ask.path}")


def _answer_empty(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A calendar in which nobody ever wrote."""
    del almanac
    if ask.path != _FILE:
        return None
    return answer_calendar(write_calendar(site, f"-//{site.host}//Calendar//EN", ()))


def _answer_old(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A calendar that ended three years ago."""
    if ask.path != _FILE:
        return None
    first = date(almanac.today.year - 3, 1, 1)
    days = ((h, day) for h in site.happenings for day in h.rule.dates(first, first.replace(month=6)))
    events = [write_single(place(happening, day), site.host, lambda d: "") for happening, day in days]
    return answer_calendar(write_calendar(site, f"-//{site.host}//Calendar//EN", events))


def _answer_parked(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A domain for sale that shows the words people search for."""
    del almanac
    words = "".join(
        f'<a href="/?q={word}">{word}</a> ' for word in ("events", "calendar", "tickets", "hotels")
    )
    return answer_html(
        f"<!DOCTYPE html><html><head><title>{site.host}</title></head><body>"
        f"<h1>This domain is for sale</h1><p>Related searches: {words}</p></body></html>"
    )


def _answer_locked(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A calendar for those who have a password."""
    del almanac
    if ask.path != "/calendar":
        return None
    form = (
        '<p>Please log in to see the members\' calendar.</p><form action="/login" method="post">'
        '<input name="user"><input name="password" type="password"><button>Log in</button></form>'
    )
    return answer_html(draw_page(site, "Log in", form, links={"Home": "/"}))


def _answer_closed_platform(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A group that is only to be followed where one must be a customer."""
    del almanac
    if ask.path != "/":
        return None
    page = f"https://www.facebook.com/groups/example-{site.host.removesuffix('.example')}"
    words = f'<p>We post all our events in <a href="{page}">our Facebook group</a>, and nowhere else.</p>'
    return answer_html(draw_home(site, {}, "", words))


def _answer_prose(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """A page that tells its hours and no date."""
    del almanac
    if ask.path != "/":
        return None
    return answer_html(draw_home(site, {}, "", f"<p>{escape(site.get('prose'))}</p>"))


def _no_feeds(site: Site) -> tuple[str, ...]:
    del site
    return ()


def _file_feed(site: Site) -> tuple[str, ...]:
    return (site.home + _FILE.lstrip("/"),)


def _no_links(site: Site) -> Mapping[str, str]:
    del site
    return {}


def _file_link(site: Site) -> Mapping[str, str]:
    del site
    return {"Calendar": _FILE}


def _locked_link(site: Site) -> Mapping[str, str]:
    del site
    return {"Members' calendar": "/calendar"}


_WITH_A_FILE: Mapping[str, _Answerer] = {
    "trap-missing-file": _answer_missing_file,
    "trap-disguised": _answer_disguised,
    "trap-empty": _answer_empty,
    "trap-old": _answer_old,
}
_WITHOUT: Mapping[str, _Answerer] = {
    "trap-status": _answer_status,
    "trap-loop": _answer_loop,
    "trap-parked": _answer_parked,
    "trap-closed-platform": _answer_closed_platform,
    "trap-prose": _answer_prose,
}
PLATFORMS: Mapping[str, Platform] = {
    **{name: Platform(answer, _file_feed, _file_link) for name, answer in _WITH_A_FILE.items()},
    **{name: Platform(answer, _no_feeds, _no_links) for name, answer in _WITHOUT.items()},
    "trap-locked": Platform(_answer_locked, _no_feeds, _locked_link),
}
