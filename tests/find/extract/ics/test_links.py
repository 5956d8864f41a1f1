"""Feeds that pages point to."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from showup.find.extract.ics.links import tell_feed
from showup.find.extract.readers.icalendar import recognise
from showup.model.document import Document, Request
from showup.model.reading import Claim

PAGE = "https://grove.example/whats-on/"


def page(*links: str) -> Document:
    body = f"<!doctype html><html><body>{''.join(links)}</body></html>".encode()
    return Document(Request(PAGE), PAGE, 200, {"content-type": "text/html"}, body)


def link(address: str, words: str = "iCal") -> str:
    return f'<a href="{address}">{words}</a>'


@pytest.mark.parametrize(
    ("markup", "claim"),
    [
        (
            link("webcal://grove.example/x?y=1"),
            Claim("icalendar", "https://grove.example/x?y=1", "webcal: link", 0.95),
        ),
        (link("all.ics"), Claim("icalendar", PAGE + "all.ics", "link .ics", 0.8)),
        (
            link("/all.ics", "Subscribe"),
            Claim("icalendar", "https://grove.example/all.ics", "link .ics", 0.9),
        ),
        (
            '<link rel="alternate" type="text/calendar" title="Grove » iCal Feed" href="/events/?ical=1">',
            Claim("icalendar", "https://grove.example/events/?ical=1", "link text/calendar", 0.95, "Grove"),
        ),
        (
            link(
                "https://outlook.live.com/calendar/0/addfromweb?url=webcal%3A%2F%2Fgrove.example%2Fall%3Fa%3D1"
            ),
            Claim("icalendar", "https://grove.example/all?a=1", "subscribe link of outlook.live.com", 0.95),
        ),
        (
            link("https://www.google.com/calendar/render?cid=https%3A%2F%2Fgrove.example%2Fall"),
            Claim("icalendar", "https://grove.example/all", "subscribe link of www.google.com", 0.95),
        ),
    ],
)
def test_a_page_claims_the_feed_it_points_to(markup: str, claim: Claim) -> None:
    assert list(recognise(page(markup))) == [claim]


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/calendar.ics",
        "https://a.example/calendar.ICS?group=4",
        "https://a.example/?post_type=tribe_events&ical=1&eventDisplay=list",
        "https://a.example/events/list/?ical=1",
        "https://a.example/events/?mec-ical-feed=1",
        "https://a.example/ical_subscribe.php?src=p&cid=5914",
        "https://a.example/common/modules/iCalendar/iCalendar.aspx?catID=14&feed=calendar",
        "https://a.example/live/ical/events/group_id/234",
        "https://www.meetup.example/grove/events/ical/",
        "https://a.example/api/feeds/ics/grove",
        "https://a.example/egov/apps/events/calendar.egov?view=ical",
        "https://a.example/calendar-feed-2026.ics",
        "https://ics.a.example/feed/ks73ad7816d8ca5ea6/0.ics",
    ],
)
def test_an_address_of_a_whole_calendar_is_told(address: str) -> None:
    assert tell_feed(address) != ""


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/event/spring-cleanup/?ical=1",
        "https://a.example/events/4711/ical",
        "https://a.example/events/spring-cleanup?format=ical",
        "https://a.example/events/spring-cleanup/export/ics",
        "https://a.example/download.ics?event_id=4711",
        "https://a.example/?method=ical&id=22",
        "https://a.example/iCalendar.aspx",
        "https://a.example/medical/",
        "https://a.example/topics/",
        "https://a.example/?ical=0",
        "mailto:calendar.ics@a.example",
        "",
    ],
)
def test_a_file_of_one_event_is_no_feed(address: str) -> None:
    assert tell_feed(address) == ""


def test_the_surest_claim_comes_first_and_each_feed_once() -> None:
    found = recognise(page(link("/all.ics"), link("/all.ics", "Subscribe"), link("webcal://grove.example/b")))
    assert [(claim.feed_url, claim.sure) for claim in found] == [
        ("https://grove.example/b", 0.95),
        ("https://grove.example/all.ics", 0.9),
    ]


def test_a_known_feed_is_recognised_before_it_is_fetched() -> None:
    address = "https://grove.example/all.ics"
    assert list(recognise(Document(Request(address), address, 200))) == [
        Claim("icalendar", address, "link .ics", 0.9)
    ]
    assert list(recognise(Document(Request(PAGE), PAGE, 200))) == []


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["webcal:", "https://", "?ical=1&url=", ""]),
)
@example("]?", "https://")
@example("a\u2100b", "https://")
def test_no_link_is_an_error(text: str, head: str) -> None:
    for claim in recognise(page(link(head + text.replace('"', "")))):
        assert claim.feed_url.startswith(("http://", "https://"))
    assert isinstance(tell_feed(head + text), str)
