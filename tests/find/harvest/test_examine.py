"""From a lead to its calendars on small invented sites: clicks, sitemaps, embeds, platforms, outcomes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from showup.find.discover.registry import load_channels
from showup.find.extract.registry import load_readers
from showup.find.harvest.examine import Examined, Tools, examine
from showup.find.harvest.settings import HarvestSettings
from showup.model.document import Document, Request
from showup.model.lead import Lead, Outcome
from showup.model.source import WORKING
from showup.model.town import Town

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
TOWN = Town("Maple Hill", "Ohio", "OH", "US", 40.0, -83.0, "America/New_York", 9_000)
HOME = "https://maplehill.example/"
ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Supper\r\n"
    "DTSTART:20300510T230000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
NAV = '<a href="/">Home</a><a href="/shop/">Shop</a><a href="/donate/">Donate</a>'
GOOGLE = "https://calendar.google.com/calendar/ical/club%40group.calendar.google.com/public/basic.ics"
EMBED = (
    '<iframe src="https://calendar.google.com/calendar/embed?src=club%40group.calendar.google.com"></iframe>'
)
MARKED = '<script type="application/ld+json">' + json.dumps(
    {"@type": "Event", "name": "Supper", "startDate": "2030-05-10T19:00:00-04:00"}
) + "</script>"  # fmt: skip
LIST = "".join(
    f"<li><h3>{name}</h3><p>May {day}, 2030, 7:00 pm</p><p>Grange Hall</p></li>"
    for day, name in enumerate(("Potluck supper", "Seed swap", "Song circle", "Repair evening"), 6)
)


@dataclass
class Web:
    """Sites by address: a page's text, a JSON value, or a status; what was asked, in order."""

    pages: Mapping[str, object]
    asked: list[str] = field(default_factory=list)

    async def fetch(self, request: Request) -> Document:
        self.asked.append(request.url)
        page = self.pages.get(request.url, self.pages.get(request.url.partition("?")[0], 404))
        if isinstance(page, int):
            return Document(request, request.url, page)
        if isinstance(page, Document):
            return replace(page, request=request, url=request.url)
        if not isinstance(page, str):
            return answer(request, json.dumps(page), "application/json")
        if page.startswith("BEGIN"):
            return answer(request, page, "text/calendar")
        title = "" if page.startswith("<?xml") else "<!doctype html><title>Maple Hill</title>"
        return answer(request, title + page, "text/xml" if page.startswith("<?xml") else "text/html")


def answer(request: Request, body: str, kind: str) -> Document:
    return Document(request, request.url, 200, {"content-type": kind}, body.encode())


def look(pages: Mapping[str, object], url: str = HOME) -> tuple[Examined, Web]:
    web = Web(pages)
    settings = HarvestSettings(now=NOW)
    tools = Tools(TOWN, web.fetch, load_readers(), load_channels(), settings)
    return asyncio.run(examine(Lead(url, "test", "a test"), tools)), web


def find_feeds(pages: Mapping[str, object], url: str = HOME) -> list[str]:
    examined, web = look(pages, url)
    assert len(web.asked) == len(set(web.asked)), "asked twice"
    working = [reading.source for reading in examined.readings if reading.source.status in WORKING]
    assert (examined.outcome == Outcome.SOURCE) == bool(working)
    return [source.feed_url for source in working]


WAYS = {
    "one click": {HOME: f'{NAV}<a href="/events/">Events</a>', f"{HOME}events/": EMBED},
    "two clicks by a page that tells who they are": {
        HOME: f'{NAV}<a href="/our-story/">Our Story</a>',
        f"{HOME}our-story/": f'{NAV}<a href="/connect/calendar/">Our calendar</a>',
        f"{HOME}connect/calendar/": EMBED,
    },
    "two clicks by a department": {
        HOME: f'{NAV}<a href="/community/">Community</a>',
        f"{HOME}community/": f'{NAV}<a href="/community/calendar">Calendar</a>',
        f"{HOME}community/calendar": EMBED,
    },
    "only by the sitemap": {
        HOME: NAV,
        f"{HOME}sitemap.xml": f"<?xml?><urlset><url><loc>{HOME}x/gatherings</loc></url></urlset>",
        f"{HOME}x/gatherings": EMBED,
    },
    "only by a usual address": {HOME: NAV, f"{HOME}events/": EMBED},
    "embedded on the home page": {HOME: NAV + EMBED},
    "in Spanish": {HOME: f'{NAV}<a href="/x1">Calendario</a>', f"{HOME}x1": EMBED},
    "in French": {HOME: f'{NAV}<a href="/x2">Événements</a>', f"{HOME}x2": EMBED},
    "in German": {HOME: f'{NAV}<a href="/x3">Veranstaltungen</a>', f"{HOME}x3": EMBED},
    "on a host of its own": {
        HOME: f'{NAV}<a href="https://calendar.maplehill.example/">Calendar</a>',
        "https://calendar.maplehill.example/": EMBED,
    },
    "after a link that is dead": {
        HOME: f'{NAV}<a href="/calendar-old">Calendar</a><a href="/what-is-on">What\'s on</a>',
        f"{HOME}what-is-on": EMBED,
    },
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_the_calendar_is_found_wherever_the_site_keeps_it(way: str) -> None:
    assert find_feeds({**WAYS[way], GOOGLE: ICS}) == [GOOGLE]


EMBEDS = {
    "tockify": (
        '<div data-tockify-component="calendar" data-tockify-calendar="maplehill"></div>',
        "https://tockify.com/api/feeds/ics/maplehill",
    ),
    "teamup": (
        '<iframe src="https://teamup.com/ksabcd1234efgh5678"></iframe>',
        "https://ics.teamup.com/feed/ksabcd1234efgh5678/0.ics",
    ),
    "trumba": (
        '<script>$Trumba.addSpud({webName:"maple-hill",spudType:"main"})</script>',
        "https://www.trumba.com/calendars/maple-hill.ics",
    ),
    "luma": (
        '<iframe src="https://lu.ma/embed/calendar/cal-Ab12Cd34Ef56/events"></iframe>',
        "https://api.lu.ma/ics/get?entity=calendar&id=cal-Ab12Cd34Ef56",
    ),
    "libcal": (
        '<script src="https://maplehill.libcal.com/api_events.php?iid=1&cal_id=123&m=upc"></script>',
        "https://maplehill.libcal.com/ical_subscribe.php?src=p&cid=123",
    ),
    "membershipworks": (
        '<div id="SFctr" class="SF" data-org="12345"></div><script src="https://cdn.membershipworks.com/mfm.js">',
        "https://api.membershipworks.com/v2/events?_op=ics&org=12345",
    ),
    "outlook": (
        '<a href="webcal://outlook.office365.com/owa/calendar/ab@c.example/1f/calendar.ics">Subscribe</a>',
        "https://outlook.office365.com/owa/calendar/ab@c.example/1f/calendar.ics",
    ),
}


@pytest.mark.parametrize("widget", EMBEDS)
def test_a_widgets_calendar_is_found_one_click_deep(widget: str) -> None:
    html, feed = EMBEDS[widget]
    pages = {HOME: f'{NAV}<a href="/events">Events</a>', f"{HOME}events": html, feed: ICS}
    assert find_feeds(pages) == [feed]


MEETING = "https://webapi.legistar.com/v1/maplehill/events"
GATEWAY = "https://gateway.bibliocommons.com/v2/libraries/maplehill/events"
COMMUNICO = "https://maplehill.libnet.info/eeventcaldata"
MARKET = "https://maplehill.librarycalendar.com/events/feed/json"
PLATFORMS: dict[str, tuple[str, str, object]] = {
    "legistar": (
        '<a href="https://maplehill.legistar.com/Calendar.aspx">Agendas and minutes</a>',
        MEETING,
        [{"EventId": 1, "EventBodyName": "City Council", "EventDate": "2030-05-13T00:00:00",
          "EventTime": "6:00 PM", "EventLocation": "City Hall"}],
    ),
    "bibliocommons": (
        '<a href="https://maplehill.bibliocommons.com/v2/events">Events</a>',
        GATEWAY,
        {"events": {"items": ["a"]}, "entities": {"locations": {}, "events": {"a": {
            "id": "a", "definition": {"title": "Book club", "start": "2030-05-13T18:00"},
        }}}},
    ),
    "communico": (
        '<a href="https://maplehill.libnet.info/events">Events</a>',
        COMMUNICO,
        [{"id": "1", "title": "Story time", "event_start": "2030-05-13 10:00:00",
          "event_end": "2030-05-13 11:00:00", "library": "Main", "location": "Room 1"}],
    ),
    "librarymarket": (
        '<a href="https://maplehill.librarycalendar.com/events">Events</a>',
        MARKET,
        [{"title": "Chess club", "start_date": "2030-05-13 16:00:00", "end_date": "2030-05-13 17:00:00",
          "url": "https://maplehill.librarycalendar.com/event/1", "program_type": {}}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_that_a_home_page_links_to_is_asked_by_its_own_interface(platform: str) -> None:
    link, feed, told = PLATFORMS[platform]
    assert find_feeds({HOME: NAV + link, feed: told}) == [feed]


def test_wild_apricot_is_read_by_its_feed() -> None:
    feed = (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Events</title><item><title>Annual meeting"
        "</title><link>https://maplehill.example/event-1</link><description>Fri, May 10, 2030 7:00 PM"
        "</description><pubDate>Wed, 01 May 2030 12:00:00 GMT</pubDate></item></channel></rss>"
    )
    page = '<script src="https://live-sf.wildapricot.org/WebUI/built9/scripts.js"></script>'
    pages = {HOME: page + NAV, f"{HOME}events/RSS": feed}
    assert find_feeds(pages) == [f"{HOME}events/RSS"]


def test_wix_events_are_read_in_the_page_that_shows_them() -> None:
    event = {
        "id": "1", "title": "Open studio", "slug": "open-studio",
        "scheduling": {"config": {"startDate": "2030-05-11T22:00:00.000Z", "timeZoneId": "America/New_York"}},
        "location": {"name": "Studio", "address": "1 Mill Lane"},
    }  # fmt: skip
    warm = {
        "appsWarmupData": {
            "140603ad-af8d-84a5-2c80-a0f60cb47351": {"widget": {"events": {"events": [event]}}}
        }
    }
    shown = f'<script id="wix-warmup-data" type="application/json">{json.dumps(warm)}</script>'
    pages = {HOME: f'{NAV}<a href="/gatherings">Upcoming events</a>', f"{HOME}gatherings": shown}
    assert find_feeds(pages) == [f"{HOME}gatherings"]


def test_civicplus_gives_each_of_its_calendars() -> None:
    listed = "".join(
        f'<a href="/common/modules/iCalendar/iCalendar.aspx?catID={n}&feed=calendar">{n}</a>'
        for n in (14, 22)
    )
    feeds = [f"{HOME}common/modules/iCalendar/iCalendar.aspx?catID={n}&feed=calendar" for n in (14, 22)]
    pages = {
        HOME: f'{NAV}<a href="/AgendaCenter">Agendas</a>',
        f"{HOME}iCalendar.aspx": listed,
        **dict.fromkeys(feeds, ICS),
    }
    assert find_feeds(pages) == feeds


def test_markup_is_believed_and_a_plain_list_is_read_where_nothing_else_is() -> None:
    clicked = {HOME: f'{NAV}<a href="/events">Events</a>'}
    assert find_feeds({**clicked, f"{HOME}events": MARKED}) == [f"{HOME}events"]
    assert find_feeds({**clicked, f"{HOME}events": f"<ul>{LIST}</ul>"}) == [f"{HOME}events"]


def test_a_site_costs_one_page_and_at_most_four_probes() -> None:
    links = "".join(f'<a href="/events-{n}">Events {n}</a>' for n in range(9))
    pages = {f"{HOME}events-{n}": f"{links}<p>Nothing now</p>" for n in range(9)}
    examined, web = look({HOME: links, **pages})
    assert (examined.outcome, len(web.asked)) == (Outcome.NO_CALENDAR, 5)


def test_what_a_sitemap_promises_is_looked_at_before_the_rest() -> None:
    menu = "".join(f'<a href="/{name}">{name}</a>' for name in ("programs", "about", "services", "shop"))
    listed = f"<?xml?><urlset><url><loc>{HOME}x/calendar</loc></url></urlset>"
    plain = {f"{HOME}{name}": menu for name in ("programs", "about", "services")}
    pages = {HOME: menu, f"{HOME}sitemap.xml": listed, f"{HOME}x/calendar": EMBED, GOOGLE: ICS, **plain}
    assert find_feeds(pages) == [GOOGLE]


def test_a_page_that_another_lead_passed_by_is_followed_when_it_is_a_lead_itself() -> None:
    calendars = "https://calendar.maplehill.example/"
    pages = {
        HOME: f'<a href="{calendars}">Calendar</a><a href="/events-a">Events</a><a href="/events-b">More</a>',
        **dict.fromkeys((f"{HOME}events-a", f"{HOME}events-b"), NAV),
        calendars: f'{NAV}<a href="/classes">Calendar of classes</a>',
        f"{calendars}classes": f'{NAV}<a href="/classes/all-events">All events</a>',
        f"{calendars}classes/all-events": EMBED,
        GOOGLE: ICS,
    }
    web = Web(pages)
    tools = Tools(TOWN, web.fetch, load_readers(), load_channels(), HarvestSettings(now=NOW))

    async def look_at(*urls: str) -> list[Outcome]:
        return [(await examine(Lead(url, "test", "a test"), tools)).outcome for url in urls]

    outcomes = asyncio.run(look_at(HOME, calendars, "http://www.maplehill.example"))
    assert outcomes == [Outcome.NO_CALENDAR, Outcome.SOURCE, Outcome.NO_CALENDAR]
    assert web.asked.count(HOME) == 1


def test_a_second_page_of_a_calendar_that_is_known_is_no_source_of_its_own() -> None:
    pages = {
        HOME: f'<a href="/events">Events</a><ul>{LIST}</ul>',
        f"{HOME}events": EMBED,
        f"{HOME}visit": f"{EMBED}<ul>{LIST}</ul>",
        GOOGLE: ICS,
    }
    web = Web(pages)
    tools = Tools(TOWN, web.fetch, load_readers(), load_channels(), HarvestSettings(now=NOW))

    async def look_at(*urls: str) -> list[Examined]:
        return [await examine(Lead(url, "test", "a test"), tools) for url in urls]

    first, *others = asyncio.run(look_at(f"{HOME}events", f"{HOME}visit", HOME))
    assert [reading.source.feed_url for reading in first.readings] == [GOOGLE]
    for other in others:
        assert (other.outcome, other.readings) == (Outcome.SOURCE, [])
        assert GOOGLE in other.why


BLANK = Request(HOME)
OUTCOMES: dict[str, tuple[object, Outcome]] = {
    "no calendar": (f"{NAV}<p>We meet on Sundays.</p>", Outcome.NO_CALENDAR),
    "refused": (403, Outcome.BLOCKED),
    "no host": (Document(BLANK, HOME, 0, fault="dns", detail="no such host"), Outcome.DEAD),
    "gone": (410, Outcome.DEAD),
    "robots": (Document(BLANK, HOME, 0, fault="disallowed", detail="robots.txt"), Outcome.DISALLOWED),
    "a login": ("<p>Members only</p><input type='password'>", Outcome.LOGIN),
    "events on a closed platform": (
        f'{NAV}<a href="https://www.facebook.com/maplehill/events">Events</a>', Outcome.CLOSED_PLATFORM,
    ),
    "a flyer": (f'{NAV}<img src="/flyer.jpg" alt="May calendar">', Outcome.PICTURES_ONLY),
}  # fmt: skip


@pytest.mark.parametrize("case", OUTCOMES)
def test_where_there_is_no_calendar_the_outcome_says_why(case: str) -> None:
    page, outcome = OUTCOMES[case]
    examined, _ = look({HOME: page})
    assert (examined.outcome, bool(examined.why), examined.readings) == (outcome, True, [])


def test_a_feed_that_robots_forbids_is_marked_and_its_page_is_no_source() -> None:
    feed = f"{HOME}private/all.ics"
    forbidden = Document(BLANK, feed, 0, fault="disallowed", detail="robots.txt of maplehill.example")
    examined, _ = look({HOME: f'{NAV}<a href="/private/all.ics">Subscribe</a>', feed: forbidden})
    assert examined.outcome == Outcome.DISALLOWED
