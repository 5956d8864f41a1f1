"""Which pages are pages of links, and what is read of their links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.anchors import Anchor, Page, read_page
from showup.find.discover.channels import links, press
from showup.model.document import Document, Request
from tests.effort import is_done_within

from .pairs import FERNHOLLOW

HTML = {"content-type": "text/html; charset=utf-8"}


def page(body: str, url: str = "https://a.example/", note: str = "") -> Document:
    return Document(Request(url, note=note), url, 200, HTML, f"<html>{body}</html>".encode())


def outside(count: int) -> str:
    return "".join(f'<a href="https://s{number}.example/">Site {number}</a>' for number in range(count))


@pytest.mark.parametrize(
    ("body", "url", "wanted"),
    [
        (f"<title>Community Resources - Library</title>{outside(4)}", "https://a.example/x", True),
        (f"<title>Recursos comunitarios</title>{outside(4)}", "https://a.example/x", True),
        (f"<title>Home</title><h1>Student organizations</h1>{outside(4)}", "https://a.example/x", True),
        (f"<title>More</title>{outside(4)}", "https://a.example/links.html", True),
        (f"<title>Our sponsors</title>{outside(20)}", "https://a.example/x", True),
        ('<title>Bakery</title><a href="/area">Local organizations</a>', "https://a.example/", True),
        (
            '<title>City of Fern</title><a href="https://cal.b.example/">Agenda</a>',
            "https://a.example/",
            True,
        ),
        (f"<title>Community Resources</title>{outside(3)}", "https://a.example/x", False),
        (f"<title>Bakery</title>{outside(4)}", "https://a.example/x", False),
        ('<title>Bakery</title><a href="https://cal.b.example/">Agenda</a>', "https://a.example/", False),
        (
            '<title>Fern Library</title><a href="https://shoes.example/">Shoes</a>',
            "https://a.example/",
            False,
        ),
    ],
)
def test_a_page_of_links_is_known_by_its_words_and_links(body: str, url: str, wanted: bool) -> None:
    assert links.wants(page(body, url)) is wanted


def test_a_directory_leads_to_its_parts_and_a_part_no_further() -> None:
    body = '<title>Groups</title><a href="/groups/food">Food</a><a href="/about">About</a>' + outside(4)
    asked = [
        [
            request.url
            for request in links.read(page(body, "https://a.example/groups", note), FERNHOLLOW).next_requests
        ]
        for note in (links.FOLLOWED, links.PART)
    ]
    assert asked == [["https://a.example/groups/food"], []]


def test_a_home_that_was_asked_for_as_a_directory_is_not_followed_everywhere() -> None:
    body = '<title>Groups</title><a href="/about">About</a><a href="/staff">Staff</a>' + outside(4)
    assert links.read(page(body, note=links.FOLLOWED), FERNHOLLOW).next_requests == ()


@pytest.mark.parametrize(
    ("body", "url", "wanted"),
    [
        ("<title>Vale Herald</title><a href='/calendar'>Community calendar</a>", "https://a.example/", True),
        ("<title>WFRN-FM</title><a href='/e'>What's happening</a>", "https://a.example", True),
        ("<title>Der Fernbote</title><h1>Nachrichten</h1>", "https://a.example/", False),
        ("<title>Nachrichten</title><a href='/t'>Termine</a>", "https://a.example/", True),
        ("<title>Vale Herald</title><a href='/s'>Sports calendar</a>", "https://a.example/", False),
        ("<title>Vale Herald</title><a href='/calendar'>Calendar</a>", "https://a.example/2026/story", False),
        ("<title>Vale Choir</title><a href='/calendar'>Calendar</a>", "https://a.example/", False),
    ],
)
def test_the_home_of_a_paper_or_a_station_with_a_calendar_is_wanted(
    body: str, url: str, wanted: bool
) -> None:
    assert press.wants(page(body, url)) is wanted


def test_links_are_made_whole_and_stand_under_their_headings() -> None:
    body = (
        '<base href="https://b.example/dir/"><title>T</title><h1>Groups</h1><a href="x#top">X</a>'
        '<h3>Oregon</h3><a href="//c.example" title="See">  </a><a href="mailto:a@b.example">m</a>'
        '<a href="#y">y</a>'
    )
    anchors = (
        Anchor("https://b.example/dir/x", "X", "Groups"),
        Anchor("https://c.example", "See", "Oregon"),
    )
    assert read_page(page(body)) == Page("https://a.example/", "T", "Groups", anchors)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page(body: bytes) -> None:
    document = Document(Request("https://a.example/"), "https://a.example/", 200, HTML, body)
    assert all(anchor.url.startswith("http") for anchor in read_page(document).anchors)


def test_a_page_of_blocks_in_blocks_is_read_in_time() -> None:
    deep = page("<div>" * 100_000 + outside(30))
    assert is_done_within(2.0, lambda: links.wants(deep))
