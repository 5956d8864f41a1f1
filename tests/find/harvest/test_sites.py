"""The road from a site to its calendar, for the ways in which sites are built."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from datetime import UTC, datetime

import pytest

from showup.find.extract.registry import load_readers
from showup.find.harvest.examine import Examined, Tools, examine
from showup.find.harvest.settings import HarvestSettings
from showup.model.document import Document, Request
from showup.model.lead import Lead, Outcome
from showup.model.source import WORKING
from showup.model.town import Town

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
TOWN = Town("Maple Hill", "Kansas", "KS", "US", 39.1, -96.1, "America/Chicago")
HOME = "https://maplehill.example/"
FILE = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//M//M//\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Open evening\r\n"
    "DTSTART:20300506T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
ROWS = '[{"id":1,"title":"Open evening","start":"2030-05-05T19:00:00"}]'
LIST = "<h2>Open evening</h2><p>May 5, 2030, 7 pm</p><h2>Garden day</h2><p>May 12, 2030, 9 am</p>"
GOOGLE = "https://calendar.google.com/calendar/ical/{}/public/basic.ics"
SHARED = b64encode(b"maplehill@gmail.com").decode().rstrip("=")
GROUP = "c_91f@group.calendar.google.com"


def look(pages: dict[str, str], home: str = HOME) -> Examined:
    """Examine the site; addresses below the home page may be given by their path alone."""
    web = {url if "://" in url else HOME + url: body for url, body in pages.items()}

    async def fetch(request: Request) -> Document:
        body = web.get(request.url)
        if body is None:
            body = web.get(request.url.partition("?")[0] + "?*")
        if body is None:
            return Document(request, request.url, 404)
        html = (
            body if body.startswith(("BEGIN", "[", "{", "<?xml")) else f"<!doctype html><html>{body}</html>"
        )
        return Document(request, request.url, 200, {"content-type": "text/html"}, html.encode())

    tools = Tools(TOWN, fetch, load_readers(), {}, HarvestSettings(NOW))
    return asyncio.run(examine(Lead(home, "links", "a link", "Maple Hill"), tools))


def find(pages: dict[str, str]) -> list[str]:
    """Return the addresses of the calendars that work."""
    readings = look(pages).readings
    return [reading.source.feed_url for reading in readings if reading.source.status in WORKING]


@pytest.mark.parametrize(
    "body",
    [
        f'<a href="https://calendar.google.com/calendar?cid={SHARED}">Our calendar</a>',
        f'<a href="https://calendar.google.com/calendar/u/0?cid={SHARED}">Our calendar</a>',
        f'<a href="https://calendar.google.com/calendar/u/0/r?cid={SHARED}">+ Google</a>',
        '<a href="https://www.google.com/calendar/render?cid=maplehill%40gmail.com">+ Google</a>',
        '<iframe data-src="//calendar.google.com/calendar/b/1/embed?src=maplehill%40gmail.com"></iframe>',
        '<script>var page = "calendar.google.com/calendar/embed?src\\u003dmaplehill%40gmail.com"</script>',
        "<script>$.getJSON('https://www.googleapis.com/calendar/v3/calendars/maplehill%40gmail.com/events"
        "?key=AIza')</script>",
        '<div data-google-calendar-id="maplehill@gmail.com" data-src="googleapis.com/calendar"></div>',
        "<script>events: {googleCalendarId: 'maplehill@gmail.com'}</script>",
        '<iframe srcdoc="&lt;iframe src=&quot;https://calendar.google.com/calendar/embed?src=maplehill%40gmail.com'
        '&quot;&gt;"></iframe>',
    ],
)
def test_a_google_calendar_is_found_in_whatever_form_it_is_shown(body: str) -> None:
    address = GOOGLE.format("maplehill%40gmail.com")
    assert find({HOME: body, address: FILE}) == [address]


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ('<button data-href="webcal://maplehill.example/a.php?x=1">Subscribe</button>', f"{HOME}a.php?x=1"),
        ("<button onclick=\"location='webcal://maplehill.example/a.php'\">Follow</button>", f"{HOME}a.php"),
        ('<input readonly value="https://maplehill.example/exports/all.ics">', f"{HOME}exports/all.ics"),
        ('<button data-clipboard-text="https://maplehill.example/all.ics">Copy</button>', f"{HOME}all.ics"),
        ('<p>Paste this: https://maplehill.example/all.ics.</p>', f"{HOME}all.ics"),
        ('<script>{"feed":"https:\\/\\/maplehill.example\\/all.ics"}</script>', f"{HOME}all.ics"),
        ('<link rel="alternate" type="text/calendar" href="/x?c=7">', f"{HOME}x?c=7"),
        ('<a href="/?feed=my-calendar-ics">Subscribe</a>', f"{HOME}?feed=my-calendar-ics"),
        ('<a href="/feed/my-calendar-ics/">Subscribe</a>', f"{HOME}feed/my-calendar-ics/"),
        (
            '<iframe src="https://outlook.office365.com/owa/calendar/a1@maplehill.example/b2/calendar.html"></iframe>',
            "https://outlook.office365.com/owa/calendar/a1@maplehill.example/b2/calendar.ics",
        ),
        (
            '<a href="https://outlook.live.com/owa/calendar/a1/b2/cid-3/index.html">Calendar</a>',
            "https://outlook.live.com/owa/calendar/a1/b2/cid-3/calendar.ics",
        ),
        (
            '<a href="https://p12-caldav.icloud.com/published/2/MTIzNDU2Nzg5">Subscribe</a>',
            "https://p12-caldav.icloud.com/published/2/MTIzNDU2Nzg5",
        ),
        (
            '<iframe src="https://cloud.maplehill.example/apps/calendar/embed/aB3dE5fG7hJ9kL2m"></iframe>',
            "https://cloud.maplehill.example/remote.php/dav/public-calendars/aB3dE5fG7hJ9kL2m?export",
        ),
        (
            '<a href="https://cloud.maplehill.example/index.php/apps/calendar/p/aB3dE5fG7hJ9kL2m">Termine</a>',
            "https://cloud.maplehill.example/remote.php/dav/public-calendars/aB3dE5fG7hJ9kL2m?export",
        ),
        (
            '<link rel="stylesheet" href="/wp-content/plugins/all-in-one-event-calendar/a.css">',
            f"{HOME}?plugin=all-in-one-event-calendar&controller=ai1ec_exporter_controller"
            "&action=export_events&no_html=true",
        ),
        (
            '<a href="https://calendar.planningcenteronline.com/icals/eJxj4a">Subscribe</a>',
            "https://calendar.planningcenteronline.com/icals/eJxj4a",
        ),
        (
            '<a href="/egov/apps/events/calendar.egov">Calendar</a>',
            f"{HOME}egov/apps/events/calendar.egov?view=ical",
        ),
        (
            '<iframe src="https://www.trumba.com/s.aspx?hosted=1&amp;calendar=maple-hill"></iframe>',
            "https://www.trumba.com/calendars/maple-hill.ics",
        ),
        (
            '<script src="//events.college.example/livewhale/theme/core/scripts/lwcw.js"></script>',
            "https://events.college.example/live/ical/events",
        ),
    ],
)  # fmt: skip
def test_a_file_of_the_calendar_is_found_in_whatever_form_it_is_offered(body: str, address: str) -> None:
    assert find({HOME: body, address: FILE, f"{address}?*": FILE}) == [address]


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("<script>fetch('/api/events')</script>", f"{HOME}api/events"),
        ('<script>fetch("https://api.maplehill.example/v1/events")</script>', "https://api.maplehill.example/v1/events"),
        ('<script>axios("/api/events.json")</script>', f"{HOME}api/events.json"),
        ("<script>fetch(`/api/events?from=${day}&n=5`)</script>", f"{HOME}api/events"),
        ('<script>x.open("GET", "/ajax/calendar")</script>', f"{HOME}ajax/calendar"),
        ('<script>window.config = {"eventsUrl":"\\/api\\/events"}</script>', f"{HOME}api/events"),
        ('<script>const API_URL = "/data/events.json";</script>', f"{HOME}data/events.json"),
        ('<div id="app" data-events-api="/api/events"></div><script></script>', f"{HOME}api/events"),
        ("<script>new Calendar(el, {events: '/calendar/feed'})</script>", f"{HOME}calendar/feed"),
        ("<script>eventSources: [{ url: '/calendar/feed' }]</script>", f"{HOME}calendar/feed"),
        (
            '<script>fetch("https://host.calendars.example/maplehill/events")</script>',
            "https://host.calendars.example/maplehill/events",
        ),
    ],
)  # fmt: skip
def test_an_address_that_a_script_fetches_events_from_is_found(body: str, address: str) -> None:
    assert find({HOME: body, address: ROWS, f"{address}?*": ROWS}) == [address]


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ('<a href="/x7"><img src="a.png" alt="Calendar"></a>', "x7"),
        ('<a href="/x7">Agendas &amp; Minutes</a>', "x7"),
        ('<a href="/x7">Meetings and minutes</a>', "x7"),
        ('<a href="/UpcomingEvents">More</a>', "UpcomingEvents"),
        ('<a href="/communitycalendar">More</a>', "communitycalendar"),
        ('<a href="/newsandevents">More</a>', "newsandevents"),
        ('<a href="/index.php?option=com_jevents">More</a>', "index.php?option=com_jevents"),
        ('<a href="/?page=calendar">More</a>', "?page=calendar"),
        ('<a href="https://events.maplehill.example/">All of them</a>', "https://events.maplehill.example/"),
        ('<a href="/x7">Veranstaltungskalender</a>', "x7"),
        ('<a href="/x7">Terminkalender</a>', "x7"),
        ('<a href="/x7">Sitzungstermine</a>', "x7"),
        ('<a href="/x7">Pr&oacute;ximas actividades</a>', "x7"),
        ('<a href="/x7">Nos rencontres</a>', "x7"),
        ('<a href="/x7">Eventi</a>', "x7"),
        ('<frameset><frame src="/x7" name="calendar"></frameset>', "x7"),
        ('<object data="/calendar.html"></object>', "calendar.html"),
        ("<button onclick=\"location.href='/x7'\">Events</button>", "x7"),
        ('<a href="#" data-href="/x7">Events</a>', "x7"),
        ('<meta http-equiv="refresh" content="0; url=/x7">', "x7"),
        ('<iframe src="https://calendars.host.example/view?site=maplehill" title="Calendar"></iframe>',
         "https://calendars.host.example/view?site=maplehill"),
        ('<a href="https://maplehill.churchcenter.com/calendar">Calendar</a>',
         "https://maplehill.churchcenter.com/calendar"),
        ('<a href="https://maplehill.clubexpress.com/content.aspx?page_id=4">Event calendar</a>',
         "https://maplehill.clubexpress.com/content.aspx?page_id=4"),
        ('<a href="https://actionnetwork.org/groups/maple-hill-tenants">Upcoming actions</a>',
         "https://actionnetwork.org/groups/maple-hill-tenants"),
    ],
)  # fmt: skip
def test_the_page_of_events_is_found_behind_odd_links(link: str, page: str) -> None:
    url = page if "://" in page else HOME + page
    assert find({HOME: f"{link}<a href='/shop'>Shop</a>", page: LIST}) == [url]


EMBED = '<iframe src="https://calendar.google.com/calendar/embed?src=maplehill%40gmail.com"></iframe>'
BOARD = '[{"EventId":1,"EventBodyName":"Council","EventDate":"2030-05-06T00:00:00","EventTime":"6:00 PM"}]'


@pytest.mark.parametrize(
    "pages",
    [
        {HOME: '<a href="/m">Ministries</a><a href="/give">Give</a>', "m": EMBED},
        {HOME: '<a href="/members">Members</a>', "members": EMBED},
        {HOME: '<a href="/events">Events</a><a href="/about">About</a>', "about": EMBED},  # a dead link
        {HOME: "<script>location.replace('/en/home')</script>", "en/home": EMBED},
        {
            HOME: '<a href="/calendar">Calendar</a>',
            "calendar": '<iframe src="https://pages.host.example/html/ab12.html"></iframe>',
            "https://pages.host.example/html/ab12.html": EMBED,
        },
    ],
)
def test_the_calendar_is_found_where_no_link_of_the_home_page_promises_it(pages: dict[str, str]) -> None:
    address = GOOGLE.format("maplehill%40gmail.com")
    assert find({**pages, address: FILE}) == [address]


def test_a_council_is_found_two_clicks_into_its_government() -> None:
    pages = {
        HOME: '<a href="/gov">Government</a><a href="/business">Business</a>',
        "gov": '<a href="/clerk">City clerk</a><a href="/am">Agendas &amp; Minutes</a>',
        "am": '<a href="https://maplehill.legistar.com/Calendar.aspx">Meetings</a>',
        "https://webapi.legistar.com/v1/maplehill/events?*": BOARD,
    }
    assert find(pages) == ["https://webapi.legistar.com/v1/maplehill/events"]


def test_a_video_on_a_page_of_events_is_no_calendar() -> None:
    pages = {
        HOME: '<a href="/events">Events</a>',
        "events": '<iframe src="https://www.youtube.com/v"></iframe>',
    }
    assert look({**pages, "https://www.youtube.com/v": LIST}).outcome is Outcome.NO_CALENDAR


def test_a_sitemap_of_sitemaps_leads_to_the_page_that_no_link_names() -> None:
    index = (
        '<?xml version="1.0"?><sitemapindex><sitemap><loc>https://maplehill.example/post-sitemap.xml</loc></sitemap>'
        "<sitemap><loc>https://maplehill.example/page-sitemap.xml</loc></sitemap></sitemapindex>"
    )
    pages = (
        '<?xml version="1.0"?><urlset><url><loc>https://maplehill.example/shop/</loc></url>'
        "<url><loc>https://maplehill.example/calendar-of-events/</loc></url></urlset>"
    )
    site = {HOME: "<a href='/shop/'>Shop</a>", "sitemap.xml": index, "page-sitemap.xml": pages}
    assert find({**site, "calendar-of-events/": LIST}) == [f"{HOME}calendar-of-events/"]


@pytest.mark.parametrize(
    ("language", "page"), [("de", "termine"), ("fr", "agenda"), ("es", "eventos"), ("en", "events")]
)
def test_the_usual_address_is_guessed_in_the_language_of_the_site(language: str, page: str) -> None:
    body = f'<html lang="{language}-XX"><body><p>Welcome</p></body>'
    assert find({HOME: body, page: LIST}) == [HOME + page]


def test_the_calendars_of_several_groups_on_one_page_are_all_found() -> None:
    first, second = GOOGLE.format("a%40gmail.com"), GOOGLE.format(GROUP.replace("@", "%40"))
    frame = '<iframe src="https://calendar.google.com/calendar/embed?src={}"></iframe>'
    file = f"{HOME}choir.ics"
    body = frame.format("a%40gmail.com") + frame.format(GROUP) + '<a href="/choir.ics">Choir</a>'
    assert find({HOME: body, first: FILE, second: FILE, file: FILE}) == [first, second, file]


def test_a_shared_calendar_of_movements_is_read_at_the_address_its_embed_names() -> None:
    body = '<gancio-events baseurl="https://gancio.example" tags="climate"></gancio-events>'
    rows = '[{"id":3,"title":"Open evening","start_datetime":1904256000,"place":{"name":"Hall"}}]'
    api = "https://gancio.example/api/events"
    assert find({HOME: body, f"{api}?*": rows, api: rows}) == [api]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/x7">Meeting minutes</a>',
        '<a href="/x7">Past events</a>',
        '<a href="/x7">Submit an event</a>',
        '<a href="/x7">Host your event</a>',
        '<a href="/prevents">Our work</a>',
    ],
)
def test_links_that_lead_to_no_calendar_are_not_followed(link: str) -> None:
    assert look({HOME: link, "x7": LIST, "prevents": LIST}).outcome is Outcome.NO_CALENDAR
