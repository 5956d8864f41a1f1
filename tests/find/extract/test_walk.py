"""From a page to its calendars: what is claimed, where to look next, why there is nothing."""

from __future__ import annotations

import json

import pytest

from showup.find.extract.walk import (
    explain_absence,
    more_pages,
    next_pages,
    read_richest,
    recognise_calendars,
)
from showup.model.document import Document, Request
from showup.model.lead import Outcome
from tests.find.extract.sampled import CONTEXT

HOME = "https://maplehill.example/"


def make_page(body: str, url: str = HOME) -> Document:
    html = f"<!doctype html><html><head><title>Maple Hill</title></head><body>{body}</body></html>"
    return Document(Request(url), url, 200, {"content-type": "text/html"}, html.encode())


def look(body: str, url: str = HOME) -> list[str]:
    page = make_page(body, url)
    return [address for address, _why in (*next_pages(page), *more_pages(page))]


def test_platforms_are_claimed_before_formats_and_each_feed_once() -> None:
    page = make_page(
        '<div class="tribe-events-view"><a href="/events/?ical=1">Export</a></div>'
        '<script type="application/ld+json">{"@type":"Event","name":"A","startDate":"2030-05-05"}</script>',
        HOME + "events/",
    )
    claims = [(claim.reader, claim.feed_url) for claim in recognise_calendars(page)]
    assert claims == [
        ("the_events_calendar", f"{HOME}wp-json/tribe/events/v1/events"),
        ("the_events_calendar_file", f"{HOME}events/?ical=1"),
        ("schema_org", f"{HOME}events/"),
    ]


@pytest.mark.parametrize(
    "words",
    ["Events", "Calendar", "What's on", "Upcoming meetings", "Agendas", "Calendario", "Eventos", "Reuniones",
     "Événements", "Réunions", "Veranstaltungen", "Termine", "Sitzungskalender"],
)  # fmt: skip
def test_links_that_promise_a_calendar_are_followed_in_four_languages(words: str) -> None:
    assert look(f'<a href="/a">About</a><a href="/x7">{words}</a><a href="/b">Shop</a>')[0] == f"{HOME}x7"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/events/spring-clean-up-2030">Spring clean-up</a>',
        '<a href="/calendar?eid=77">Council meeting</a>',
        '<a href="/event-rental">Event rentals</a>',
        '<a href="/events.pdf">Events</a>',
        '<a href="/agendas/archive">Agenda archive</a>',
        '<a href="/2030/05/meeting-report/">Meeting report</a>',
        '<a href="https://elsewhere.example/events">Events</a>',
        '<a href="mailto:events@maplehill.example">Events</a>',
    ],
)
def test_links_to_one_event_to_files_archives_and_other_sites_are_not(link: str) -> None:
    assert look(f'<a href="/shop">Shop</a>{link}<a href="/a">A</a>') == [
        f"{HOME}sitemap.xml",
        f"{HOME}events",
        f"{HOME}calendar",
    ]


def test_a_usual_address_is_written_as_the_site_writes_its_own() -> None:
    assert look('<a href="/shop/">Shop</a><a href="/art/">Art</a><a href="/a.html">A</a>')[1:] == [
        f"{HOME}events/",
        f"{HOME}calendar/",
    ]


def test_the_list_above_several_linked_events_is_looked_at() -> None:
    events = "".join(f'<a href="/gatherings/events/evening-of-song-{n}">More</a>' for n in (1, 2))
    assert look(events)[0] == f"{HOME}gatherings/events/"
    assert look(events + '<a href="/calendar">Calendar</a>')[0] == f"{HOME}calendar"
    assert f"{HOME}gatherings/events/" not in look(events, HOME + "gatherings/events")


def test_neighbouring_hosts_and_known_platforms_count_as_the_site() -> None:
    near, platform = "https://calendar.maplehill.example/", "https://maple.legistar.com/Calendar.aspx"
    assert look(f'<a href="{near}">Calendar</a><a href="{platform}">Meetings</a>') == [near, platform]


def test_a_home_page_without_a_promise_leads_to_programs_about_and_the_sitemap() -> None:
    body = '<a href="/shop">Shop</a><a href="/about">About us</a><a href="/programs">Programs</a>'
    assert look(body)[:3] == [f"{HOME}programs", f"{HOME}about", f"{HOME}sitemap.xml"]


@pytest.mark.parametrize(
    "words", ["Who we are", "Our story", "What we do", "Services", "Quiénes somos", "Über uns", "À propos"]
)
def test_a_page_that_tells_who_they_are_is_looked_at_where_nothing_promises_more(words: str) -> None:
    assert look(f'<a href="/shop">Shop</a><a href="/x7">{words}</a>')[0] == f"{HOME}x7"


def test_a_page_below_proposes_neither_sitemap_nor_guesses() -> None:
    assert look('<a href="/shop">Shop</a>', HOME + "about") == []


def test_single_events_below_a_list_of_events_are_not_pages_to_look_at() -> None:
    assert look('<a href="/events/choir">Choir meeting</a>', HOME + "events") == []


def test_a_sitemap_gives_its_calendar_pages() -> None:
    paths = ("", "shop", "connect/calendar/", "a.pdf")
    places = "".join(f"<url><loc>{HOME}{path}</loc></url>" for path in paths)
    body = (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    )
    document = Document(Request(HOME + "sitemap.xml"), HOME + "sitemap.xml", 200, {}, body.encode())
    assert next_pages(document) == [(f"{HOME}connect/calendar/", "sitemap")]


def test_civicplus_lists_its_calendars_on_a_page_of_its_own() -> None:
    assert look('<a href="/AgendaCenter">Minutes</a>')[0] == f"{HOME}iCalendar.aspx"


@pytest.mark.parametrize(
    ("body", "url", "outcome"),
    [
        ("<p>Log in</p><input type='password'>", HOME, Outcome.LOGIN),
        ("<p>Hi</p>", "https://maplehill.example/login?next=/", Outcome.LOGIN),
        ("<p>Hi</p>", "https://www.facebook.com/maplehill", Outcome.CLOSED_PLATFORM),
        ('<a href="https://www.facebook.com/maplehill/events">Events</a>', HOME, Outcome.CLOSED_PLATFORM),
        ("<p>This domain is parked free of charge.</p>", HOME, Outcome.DEAD),
        ('<a href="/may.pdf">May events calendar</a>', HOME, Outcome.PICTURES_ONLY),
        ('<img src="/flyer.jpg" alt="June calendar">', HOME, Outcome.PICTURES_ONLY),
        ("<p>We meet on Sundays.</p>", HOME, Outcome.NO_CALENDAR),
    ],
)
def test_the_page_tells_why_there_is_no_calendar(body: str, url: str, outcome: Outcome) -> None:
    told = explain_absence(make_page(body, url))
    assert told is not None
    assert (told[0], bool(told[1])) == (outcome, True)


def test_what_is_no_page_tells_nothing() -> None:
    assert explain_absence(Document(Request(HOME), HOME, 200, {}, b"%PDF-1.7")) is None


def test_the_richest_reading_wins_and_is_not_added_up() -> None:
    rows = [{"title": f"Evening {day}", "start": f"2030-05-{day:02}T19:00:00"} for day in range(1, 13)]
    one = json.dumps({"@type": "Event", "name": "Evening 1", "startDate": "2030-05-01T19:00:00"})
    page = make_page(
        f'<script type="application/ld+json">{one}</script><script>var events = {json.dumps(rows)};</script>'
    )
    name, reading = read_richest(page, CONTEXT)
    assert (name, len(reading.listings)) == ("event_json", 12)


def test_a_calendar_file_is_read_as_such_whatever_its_address() -> None:
    body = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20300505\nEND:VEVENT\nEND:VCALENDAR"
    url = "https://maplehill.libcal.com/ical_subscribe.php?cid=1"
    assert read_richest(Document(Request(url), url, 200, {}, body), CONTEXT)[0] == "icalendar"


@pytest.mark.parametrize("body", [b"", b"null", b'{"message":"Forbidden"}', b"<html><p>Not found</p></html>"])
def test_nothing_readable_has_no_reader(body: bytes) -> None:
    name, reading = read_richest(Document(Request(HOME), HOME, 200, {}, body), CONTEXT)
    assert (name, reading.readable) == ("", False)
