"""Generated calendars, read by us and by icalendar + recurring-ical-events."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.extract.readers import icalendar as reader
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.reading import Context
from showup.model.window import Window

WINDOW = Window(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC))
ZONES = st.sampled_from(["America/New_York", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata"])
# Hours at which no clock is put forward or back: what a rule means there is each program's choice.
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 5, 20)).map(
    lambda moment: moment.replace(hour=8 + moment.hour % 12, second=0, microsecond=0)
)
RULES = st.sampled_from(
    [
        "FREQ=DAILY;COUNT=40",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=WEEKLY;COUNT=9;BYDAY=SU",
        "FREQ=MONTHLY;BYDAY=2TU,-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=WEEKLY;UNTIL=20260410T235959Z",
        "FREQ=YEARLY;BYMONTH=4;BYDAY=3SA",
    ]
)


def stamp(moment: date) -> str:
    return f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


@st.composite
def events(draw: st.DrawFn, uid: str) -> list[str]:
    """Return one series as VEVENTs: its rule, dates out, in and moved, in a zone, UTC or whole days."""
    start: date = draw(STARTS)
    kind = draw(st.sampled_from(["zone", "utc", "day"]))
    head, tail = {"zone": (f";TZID={draw(ZONES)}:", ""), "utc": (":", "Z"), "day": (";VALUE=DATE:", "")}[kind]
    if kind == "day":
        assert isinstance(start, datetime)
        start = start.date()
    length = (
        timedelta(days=draw(st.integers(1, 3)))
        if kind == "day"
        else timedelta(hours=draw(st.integers(1, 30)))
    )
    lines = [f"DTSTART{head}{stamp(start)}{tail}", f"DTEND{head}{stamp(start + length)}{tail}"]
    if draw(st.booleans()):
        lines.append(f"RRULE:{draw(RULES)}")
        for name in ("EXDATE", "RDATE"):
            for days in draw(st.lists(st.integers(1, 80), max_size=3, unique=True)):
                lines.append(f"{name}{head}{stamp(start + timedelta(days=days))}{tail}")
    series = [f"UID:{uid}", f"SUMMARY:Open meeting {uid}", *lines]
    found = [series]
    for days in draw(st.lists(st.sampled_from([7, 14, 21, 28]), max_size=2, unique=True)):
        if len(lines) == 3:
            there = start + timedelta(days=days)
            moved = there + timedelta(days=draw(st.integers(-20, 20)))
            found.append(
                [
                    f"UID:{uid}",
                    f"SUMMARY:Moved meeting {uid}",
                    f"RECURRENCE-ID{head}{stamp(there)}{tail}",
                    f"DTSTART{head}{stamp(moved)}{tail}",
                    f"DTEND{head}{stamp(moved + length)}{tail}",
                ]
            )
    return ["\r\n".join(["BEGIN:VEVENT", *block, "END:VEVENT"]) for block in found]


@st.composite
def calendars(draw: st.DrawFn) -> list[str]:
    """Return the VEVENTs of a calendar in any order."""
    blocks = [block for number in range(draw(st.integers(1, 3))) for block in draw(events(str(number)))]
    return draw(st.permutations(blocks))


def write(blocks: list[str]) -> bytes:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//", *blocks, "END:VCALENDAR", ""]
    ).encode()


def key(start: date, title: str) -> tuple[str, str]:
    return (start.astimezone(UTC).isoformat() if isinstance(start, datetime) else start.isoformat()), title


def read_ours(body: bytes) -> Counter[tuple[str, str]]:
    document = Document(Request("https://grove.example/c.ics"), "https://grove.example/c.ics", 200, {}, body)
    reading = reader.read(document, Context(WINDOW, WINDOW.start))
    occurrences, problems = place_on_clock(reading, document.url, WINDOW, None)
    assert problems == []
    return Counter(key(dated.start, dated.title) for dated in occurrences)


def read_theirs(body: bytes) -> Counter[tuple[str, str]]:
    calendar = icalendar.Calendar.from_ical(body)
    found = recurring_ical_events.of(calendar).between(WINDOW.start, WINDOW.end)
    return Counter(key(event["DTSTART"].dt, str(event["SUMMARY"])) for event in found)


@given(calendars())
@settings(max_examples=150, deadline=None)
def test_occurrences_are_those_of_the_reference(blocks: list[str]) -> None:
    assert read_ours(write(blocks)) == read_theirs(write(blocks))


@given(calendars())
@settings(max_examples=40, deadline=None)
def test_the_order_of_events_does_not_matter(blocks: list[str]) -> None:
    assert read_ours(write(blocks)) == read_ours(write(sorted(blocks)))
