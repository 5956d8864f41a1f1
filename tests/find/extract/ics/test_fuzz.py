"""Whatever the bytes: no error, and time and memory that are bounded."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from showup.find.extract.readers import icalendar
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.reading import Context, Reading
from showup.model.window import Window
from tests.effort import is_done_within

URL = "https://grove.example/calendar.ics"
WINDOW = Window(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))
SECONDS, MEGABYTES = 2, 200
HEAD, TAIL = b"BEGIN:VCALENDAR\n", b"END:VCALENDAR\n"
START = b"DTSTART:20260303T100000\nSUMMARY:x\n"
ZONE = (
    b"BEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\n"
    b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=1SU\nEND:STANDARD\n"
)


def event(lines: bytes) -> bytes:
    return b"BEGIN:VEVENT\n" + START + lines + b"\nEND:VEVENT\n"


def read(body: bytes) -> tuple[Reading, int]:
    document = Document(Request(URL), URL, 200, {}, body)
    icalendar.recognise(document)
    reading = icalendar.read(document, Context(WINDOW, WINDOW.start))
    occurrences, _ = place_on_clock(reading, URL, WINDOW, "America/Chicago")
    return reading, len(occurrences)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "endless seconds": lambda: HEAD + event(b"RRULE:FREQ=SECONDLY") * 500,
    "a rule that never fits": lambda: HEAD + event(b"RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30") * 50,
    "rules that count through the weeks of all years": lambda: HEAD
    + event(b"RRULE:FREQ=YEARLY;COUNT=999999;BYYEARDAY=1,-1;BYWEEKNO=1,2;BYSETPOS=1") * 100,
    "a million exceptions": lambda: HEAD + event(b"RRULE:FREQ=DAILY\n" + b"EXDATE:20260303T10\n" * 1_000_000),
    "a million dates on a line": lambda: HEAD + event(b"RDATE:" + b"20260303T100000," * 1_000_000),
    "a line of 50 MB": lambda: HEAD + event(b"DESCRIPTION:" + b"a<" * 25_000_000),
    "a folded line of 50 MB": lambda: HEAD + event(b"DESCRIPTION:" + b"\\n&amp;\n " * 5_500_000),
    "openings alone": lambda: HEAD + b"BEGIN:VEVENT\n" * 1_000_000,
    "events never closed": lambda: HEAD + (b"BEGIN:VEVENT\n" + START) * 150_000,
    "parts never closed": lambda: HEAD + event(b"BEGIN:X\n" * 500_000),
    "comments never closed": lambda: HEAD + event(b"DESCRIPTION:" + b"<style><!--<a " * 4_000) * 50,
    "quotes in parameters": lambda: HEAD + event(b"DTEND;" + b'X="a;b:c";' * 6_000 + b":20260303") * 20,
    "a zone of many changes": lambda: HEAD
    + b"BEGIN:VTIMEZONE\nTZID:Q\n" + ZONE * 5_000 + b"END:VTIMEZONE\n"
    + event(b"RRULE:FREQ=DAILY").replace(b"DTSTART:", b"DTSTART;TZID=Q:") * 300,
    "overrides of overrides": lambda: HEAD
    + b"".join(event(b"UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260303T10%04d" % n) for n in range(2_000))
    + b"".join(event(b"UID:1\nRRULE:FREQ=DAILY\nSEQUENCE:9\nEXDATE:202603%d" % n) for n in range(2_000)),
    "noise": lambda: HEAD + random.Random(7).randbytes(5_000_000),
    "a page of links": lambda: b"<html>" + b"<a href='webcal:x.ics'>" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_takes_bounded_time(name: str) -> None:
    body = HOSTILE[name]()
    assert is_done_within(SECONDS, lambda: read(body))


@pytest.mark.parametrize("name", ["a million exceptions", "a line of 50 MB"])
def test_a_hostile_document_takes_bounded_memory(name: str) -> None:
    body = HOSTILE[name]()
    tracemalloc.start()
    try:
        read(body)
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1_000_000
    finally:
        tracemalloc.stop()


WORDS = b"""BEGIN:VEVENT END:VEVENT BEGIN:VTIMEZONE END:VTIMEZONE BEGIN:STANDARD END:STANDARD DTSTART DTEND
    RRULE
    EXDATE RDATE RECURRENCE-ID DURATION SUMMARY UID GEO SEQUENCE URL ORGANIZER TZID TZOFFSETFROM TZOFFSETTO
    X-WR-TIMEZONE : ; = " , Z < &#x110000; 20260303T100000 20260303 00000101T000000 99991231T235959Z -P99999W
    PT1H FREQ=DAILY FREQ=SECONDLY;INTERVAL=99999999 FREQ=YEARLY;COUNT=9999 UNTIL=00000000 +5744 VALUE=DATE
    TZID=Nowhere TZID=UTC-04:00 RANGE=THISANDFUTURE http://[ 1;1""".split()
MARKS = [b"\n", b"\r\n", b"\n ", b"\\", b"\x00", b"\xff\xfe"]


@given(st.lists(st.sampled_from([*WORDS, *MARKS]) | st.binary(max_size=6), max_size=80).map(b"".join))
@settings(max_examples=400, deadline=None)
@example(b"\nBEGIN:VEVENT\nDTSTART:00000101T000000\nEND:VEVENT")
@example(b"\nBEGIN:VEVENT\nDTSTART:99991231T235959Z\nRRULE:FREQ=DAILY\nDURATION:P99999W\nEND:VEVENT")
def test_no_bytes_are_an_error(noise: bytes) -> None:
    reading, _ = read(HEAD + noise)
    assert reading.readable


@given(st.binary(max_size=200))
def test_what_does_not_begin_as_a_calendar_is_unreadable(noise: bytes) -> None:
    reading, count = read(b"{" + noise.replace(b"BEGIN:V", b""))
    assert (reading.readable, count, len(reading.problems)) == (False, 0, 1)


@given(st.integers(0, 400))
@settings(deadline=None)
def test_a_calendar_cut_anywhere_gives_what_came_before_the_cut(cut: int) -> None:
    events = [event(b"UID:%d" % number) for number in range(8)]
    reading, _ = read(HEAD + b"".join(events)[:cut] + TAIL)
    whole = cut // len(events[0])
    assert {listing.uid for listing in reading.listings} >= {str(number) for number in range(whole)}
