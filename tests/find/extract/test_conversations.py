"""Readers that ask more than once: what they ask next follows from what came."""

from __future__ import annotations

import json

import pytest

from showup.find.extract.readers import (
    cityspark,
    detail_pages,
    microformats,
    schema_org,
    the_events_calendar_file,
    trumba,
)
from showup.model.document import Document, Request
from showup.model.source import Source
from tests.find.extract.sampled import CONTEXT, WINDOW

HOME = "https://maplehill.example/"


def answer(request: Request, body: str) -> Document:
    return Document(request, request.url, 200, {}, body.encode())


def write_calendar(count: int, producer: str) -> str:
    """Return a file of that many events, spread over the twelve weeks from May."""
    days = [n * 84 // count for n in range(count)]
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:Evening {n}\n"
        f"DTSTART:2030{5 + day // 28:02}{1 + day % 28:02}T190000\nEND:VEVENT\n"
        for n, day in enumerate(days)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:{producer}\n{events}END:VCALENDAR\n"


def write_event(name: str) -> str:
    event = json.dumps({"@type": "Event", "name": name, "startDate": "2030-05-05T19:00"})
    return f'<html><script type="application/ld+json">{event}</script></html>'


def test_a_list_without_markup_is_read_by_its_events_own_pages() -> None:
    links = "".join(f'<a href="/events/{name}">{name}</a>' for name in ("supper", "sewing", "singing"))
    (ask,) = detail_pages.ask(Source(HOME, "detail_pages"), WINDOW)
    (first,) = detail_pages.read(answer(ask, f"<html>{links}</html>"), CONTEXT).next_requests
    reading = detail_pages.read(answer(first, write_event("Supper")), CONTEXT)
    assert [listing.title for listing in reading.listings] == ["Supper"]
    assert [request.url for request in reading.next_requests] == [
        HOME + "events/sewing",
        HOME + "events/singing",
    ]
    last = detail_pages.read(answer(reading.next_requests[1], write_event("Singing")), CONTEXT)
    assert ([listing.title for listing in last.listings], last.next_requests) == (["Singing"], ())


def test_when_the_first_event_tells_nothing_the_others_are_not_fetched() -> None:
    first = Request(HOME + "events/supper", note=HOME + "events/sewing")
    reading = detail_pages.read(answer(first, "<html><p>Supper at seven</p></html>"), CONTEXT)
    assert (reading.readable, reading.next_requests) == (False, ())


def test_a_list_that_tells_its_dates_itself_is_left_to_the_page_reader() -> None:
    links = "".join(f'<a href="/events/supper-{day}">Supper, May {day}</a>' for day in (5, 12, 19))
    assert detail_pages.recognise(answer(Request(HOME + "happenings"), f"<html>{links}</html>")) == ()


@pytest.mark.parametrize(("count", "more"), [(29, False), (30, True)])
def test_a_full_file_of_the_events_calendar_is_asked_on_from_its_last_day(count: int, more: bool) -> None:
    document = answer(Request(HOME + "events/?ical=1"), write_calendar(count, "-//Maple Hill - ECPv6.15//EN"))
    reading = the_events_calendar_file.read(document, CONTEXT)
    following = [request.url for request in reading.next_requests]
    assert following == ([HOME + "events/?ical=1&tribe-bar-date=2030-07-26"] if more else [])
    assert (reading.total, reading.complete) == (count, True)


def test_a_site_that_ignores_the_day_leaves_the_reading_incomplete() -> None:
    request = Request(HOME + "events/?ical=1&tribe-bar-date=2030-06-02", note="2")
    reading = the_events_calendar_file.read(answer(request, "<html>Events</html>"), CONTEXT)
    assert (reading.readable, reading.complete) == (False, False)


def test_a_full_file_of_trumba_is_asked_on_until_it_stops_moving() -> None:
    (ask,) = trumba.ask(Source("https://www.trumba.com/calendars/a.ics", "trumba"), WINDOW)
    body = write_calendar(200, "-//Trumba//EN")
    (following,) = trumba.read(answer(ask, body), CONTEXT).next_requests
    assert following.url == "https://www.trumba.com/calendars/a.ics?startdate=20300728"
    again = trumba.read(answer(following, body), CONTEXT)
    assert (again.complete, again.next_requests) == (False, ())


def test_cityspark_is_asked_page_by_page_and_incomplete_at_its_cap() -> None:
    (ask,) = cityspark.ask(
        Source("https://portal.cityspark.com/v1/events/Gazette?ppid=4711", "cityspark"), WINDOW
    )
    assert (ask.method, ask.url) == ("POST", "https://portal.cityspark.com/v1/events/Gazette")
    assert ask.body is not None
    assert json.loads(ask.body)["ppid"] == 4711

    def write(count: int) -> str:
        rows = [{"Id": str(n), "Name": "A", "StartUTC": "2030-05-05T00:00:00Z"} for n in range(count)]
        return json.dumps({"Success": True, "Value": rows})

    (following,) = cityspark.read(answer(ask, write(100)), CONTEXT).next_requests
    assert following.body is not None
    assert json.loads(following.body)["skip"] == 100
    assert cityspark.read(answer(ask, write(99)), CONTEXT).next_requests == ()
    assert not cityspark.read(answer(ask, write(2_100)), CONTEXT).complete


def test_next_pages_of_a_marked_up_list_are_followed_on_its_own_host_alone() -> None:
    own = '<link rel="next" href="/events/page/2">'
    other = '<link rel="next" href="https://elsewhere.example/2">'
    pages = [
        [request.url for request in schema_org.read(answer(Request(HOME), body), CONTEXT).next_requests]
        for body in (write_event("A") + own, write_event("A") + other)
    ]
    assert pages == [[HOME + "events/page/2"], []]


def test_an_event_in_both_microformats_is_one() -> None:
    start = '<time class="dt-start dtstart" datetime="2030-05-05"></time>'
    event = f'<html><div class="h-event vevent"><b class="p-name summary">A</b>{start}</div></html>'
    assert len(microformats.read(answer(Request(HOME), event), CONTEXT).listings) == 1
