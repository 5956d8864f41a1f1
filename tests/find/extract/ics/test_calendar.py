"""Whole calendars as readings."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from showup.find.extract.ics.calendar import read_calendar
from showup.find.extract.readers import icalendar
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.reading import Context, Reading
from showup.model.source import Source
from showup.model.window import Window

URL = "https://grove.example/calendar.ics"
WINDOW = Window(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))
FULL = rb"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Grove//Calendar//EN
X-WR-CALNAME:Grove\, creek & mill
X-WR-TIMEZONE:America/Chicago
BEGIN:VEVENT
UID:7@grove.example
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20260303T180000
DTEND;TZID=America/Chicago:20260303T190000
SUMMARY:Creek day\, first
DESCRIPTION:<p>Bring gloves.</p><p>Tea after.</p>
LOCATION:Grove Hall\, 2 Mill St
URL:/events/7
ORGANIZER;CN="Friends of the Grove":mailto:kim@grove.example
ATTENDEE;CN=Kim Lee:mailto:kim@grove.example
CONTACT:Kim Lee 812-555-0143
GEO:39.1;-86.5
STATUS:CONFIRMED
CATEGORIES:Outdoors,Work\, hard
CATEGORIES:Outdoors
RRULE:FREQ=WEEKLY
RDATE;TZID=America/New_York:20260305T180000,20260306T180000
EXDATE;TZID=America/New_York:20260310T180000
BEGIN:VALARM
SUMMARY:Alarm
TRIGGER:-PT15M
DESCRIPTION:Alarm
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def calendar(*events: str, head: str = "") -> bytes:
    blocks = (f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\n{head}{''.join(blocks)}END:VCALENDAR\n".encode()


def read(body: bytes) -> Reading:
    return read_calendar(body, URL, WINDOW)


def titles(body: bytes) -> list[str]:
    return [listing.title for listing in read(body).listings]


def test_every_field_that_is_needed_is_read_and_no_person_is_named() -> None:
    listing = Listing(
        title="Creek day, first",
        start=datetime(2026, 3, 3, 18),
        end=datetime(2026, 3, 3, 19),
        zone="America/New_York",
        end_zone="America/Chicago",
        uid="7@grove.example",
        url="https://grove.example/events/7",
        location="Grove Hall, 2 Mill St",
        description="Bring gloves.\nTea after.",
        organizer="Friends of the Grove",
        status="confirmed",
        rule="FREQ=WEEKLY",
        extra_dates=(datetime(2026, 3, 5, 18), datetime(2026, 3, 6, 18)),
        except_dates=(datetime(2026, 3, 10, 18),),
        lat=39.1,
        lon=-86.5,
        labels=("Outdoors", "Work, hard"),
    )
    expected = Reading((listing,), total=1, timezone="America/Chicago", name="Grove, creek & mill")
    assert read(FULL) == expected


@pytest.mark.parametrize(
    "body", [FULL.lower(), b"\xef\xbb\xbf" + FULL, FULL.decode().encode("utf-16"), b"\n\n" + FULL]
)
def test_capitals_and_byte_order_marks_do_not_matter(body: bytes) -> None:
    reading = read(body)
    assert [(one.title.lower(), one.start, one.lat) for one in reading.listings] == [
        ("creek day, first", datetime(2026, 3, 3, 18), 39.1)
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "empty, no calendar"),
        (b" \r\n", "empty, no calendar"),
        (b'{"message": "Invalid feed"}', "JSON, no calendar"),
        (b"<!doctype html><p>BEGIN:VCALENDAR</p>", "a web page or XML, no calendar"),
        (b"Not found", "no calendar"),
    ],
)
def test_what_is_no_calendar_is_not_an_empty_one(body: bytes, what: str) -> None:
    assert read(body) == Reading(readable=False, problems=(Problem("extract", URL, what),))


def test_an_empty_calendar_is_one() -> None:
    assert read(calendar()) == Reading()


def test_a_bad_event_is_a_problem_and_the_others_stay() -> None:
    body = calendar("UID:1\nSUMMARY:No start", "UID:2\nDTSTART:noon", "DTSTART:20260303\nSUMMARY:Good")
    assert (titles(body), read(body).problems) == (
        ["Good"],
        (Problem("extract", "1", "no DTSTART"), Problem("extract", "2", "no date: 'noon'")),
    )


def test_an_event_that_is_cut_off_is_read_and_told() -> None:
    body = calendar("DTSTART:20260303\nSUMMARY:One", "DTSTART:20260304\nSUMMARY:Two")[:-24]
    assert (titles(body), read(body).problems) == (
        ["One", "Two"],
        (Problem("extract", URL, "an event is cut off"),),
    )


@pytest.mark.parametrize(
    ("lines", "is_kept"),
    [
        ("DTSTART:20260303T180000", True),
        ("DTSTART:20260501T180000", False),
        ("DTSTART:20260101T180000", False),
        ("DTSTART:20260101T180000\nDTEND:20260303T180000", True),
        ("DTSTART:20260101T180000\nDURATION:P80D", True),
        ("DTSTART:20260101T180000\nDURATION:P8D", False),
        ("DTSTART:20200101T180000\nRRULE:FREQ=YEARLY", True),
        ("DTSTART:20200101T180000\nRRULE:FREQ=DAILY;UNTIL=20250101", False),
        ("DTSTART:20200101T180000\nRDATE:20260303T180000", True),
        ("DTSTART:20270101T180000\nRECURRENCE-ID:20260303T180000\nUID:1", True),
        ("DTSTART\n :20260303T180000", True),
        ("X-NOTE:DTSTART:20200101\nDTSTART:20260303T180000", True),
    ],
)
def test_what_cannot_touch_the_window_is_passed_over(lines: str, is_kept: bool) -> None:
    reading = read(calendar(lines))
    assert (len(reading.listings), reading.total) == (int(is_kept), 1)


def test_of_revisions_the_newest_is_kept_and_equal_ones_are_different_events() -> None:
    old, new = (
        "UID:1\nSEQUENCE:3\nDTSTART:20260303\nSUMMARY:old",
        "UID:1\nSEQUENCE:10\nDTSTART:20260304\nSUMMARY:new",
    )
    twin = "UID:1\nSEQUENCE:10\nDTSTART:20260305\nSUMMARY:twin"
    assert sorted(titles(calendar(new, old, twin))) == ["new", "twin"]


@pytest.mark.parametrize(
    ("head", "count", "is_complete"),
    [
        ("PRODID:-//The Mill - ECPv6.15//NONSGML v1.0//EN\n", 30, False),
        ("PRODID:-//The Mill - ECPv6.15//NONSGML v1.0//EN\n", 29, True),
        ("PRODID:-//Meetup//Meetup Calendar 1.0//EN\n", 10, False),
        ("PRODID:-//Trumba Corporation//Trumba Calendar//EN\n", 200, False),
        ("PRODID:-//Other//EN\n", 30, True),
        ("", 500, False),
    ],
)
def test_a_count_at_a_known_cap_is_incomplete(head: str, count: int, is_complete: bool) -> None:
    events = (f"UID:{number}\nDTSTART:20260303" for number in range(count))
    assert read(calendar(*events, head=head)).complete == is_complete


@pytest.mark.parametrize(
    ("line", "page", "expected"),
    [
        ("URL:https://mill.example/e?a=1\\,2&amp;b=3", URL, "https://mill.example/e?a=1,2&b=3"),
        ("URL;VALUE=URI:../e/1", "https://mill.example/x/c.ics", "https://mill.example/e/1"),
        ("URL:javascript:alert(1)", URL, ""),
        ("URL:see our site", URL, ""),
        ("URL:http://[bad", URL, ""),
        (
            "UID:412-a\nURL:https://town.example/common/modules/iCalendar/iCalendar.aspx?catID=14",
            "https://town.example/common/modules/iCalendar/iCalendar.aspx?catID=14&feed=calendar",
            "https://town.example/Calendar.aspx?EID=412",
        ),
    ],
)
def test_a_link_is_the_events_own_page_or_none(line: str, page: str, expected: str) -> None:
    reading = read_calendar(calendar(f"DTSTART:20260303\n{line}"), page, WINDOW)
    assert [listing.url for listing in reading.listings] == [expected]


def test_a_place_without_coordinates_has_none() -> None:
    lines = ("GEO:0;0", "GEO:95.0;10", "GEO:north")
    reading = read(calendar(*(f"DTSTART:20260303\n{line}" for line in lines)))
    assert [(one.lat, one.lon) for one in reading.listings] == [(None, None)] * 3


def test_a_whole_day_with_a_length_in_hours_ends_the_next_day() -> None:
    [listing] = read(calendar("DTSTART;VALUE=DATE:20260303\nDTEND:20260303T180000")).listings
    assert (listing.start, listing.end) == (date(2026, 3, 3), date(2026, 3, 4))


def test_the_reader_asks_for_the_feed_and_reads_it() -> None:
    [request] = icalendar.ask(Source(URL, icalendar.NAME), WINDOW)
    document = Document(request, URL, 200, {}, FULL)
    assert (request.url, icalendar.read(document, Context(WINDOW, WINDOW.start))) == (URL, read(FULL))


def test_a_room_to_meet_online_without_a_place_is_online() -> None:
    body = calendar("DTSTART:20260303\nX-GOOGLE-CONFERENCE:https://meet.example/a")
    assert [listing.online for listing in read(body).listings] == [True]


def test_request_is_answered_by_its_own_url() -> None:
    document = Document(Request("https://old.example/c.ics"), URL, 200, {}, FULL)
    assert [claim.feed_url for claim in icalendar.recognise(document)] == [URL]
