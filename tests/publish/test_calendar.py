"""The calendar says to a reference reader what the events are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.model.match import Candidate
from showup.publish.calendar import count_revision, write_calendar
from tests.publish.samples import HALL, READ_AT, START, ZONE, bulletin, make_event, weekly

Told = tuple[str, date | datetime]
PROPERTIES = (
    "BEGIN END VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME URL SOURCE REFRESH-INTERVAL X-PUBLISHED-TTL "
    "TZID DTSTART TZOFFSETFROM TZOFFSETTO TZNAME UID DTSTAMP LAST-MODIFIED SEQUENCE SUMMARY STATUS LOCATION "
    "GEO DESCRIPTION CATEGORIES"
)
texts = st.text(st.characters(codec="utf-8"), max_size=120)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda when: when.replace(microsecond=0, fold=0, tzinfo=UTC).astimezone(ZONE)
)


def read(text: str) -> list[icalendar.Component]:
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def expand(text: str) -> list[Told]:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
        datetime(2025, 1, 1), datetime(2029, 1, 1)
    )
    return sorted((str(event["SUMMARY"]), event.decoded("DTSTART")) for event in found)


def test_an_event_is_told_whole() -> None:
    (event,) = read(write_calendar(bulletin(make_event(end=START + timedelta(hours=2)))))
    told = {name: event.decoded(name) for name in ("DTSTART", "DTEND", "SEQUENCE")}
    assert told == {
        "DTSTART": START,
        "DTEND": START + timedelta(hours=2),
        "SEQUENCE": 0,
    }
    words = {name: str(event[name]) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "URL")}
    assert words == {
        "UID": "e1@showup",
        "SUMMARY": "Tenants; meet, talk",
        "LOCATION": "Old Hall, 1 Mill Lane, Old Town",
        "STATUS": "CONFIRMED",
        "URL": "https://tenants.example/1",
    }


def test_a_day_without_hours_is_a_date() -> None:
    (event,) = read(write_calendar(bulletin(make_event(start=date(2026, 9, 1), end=date(2026, 9, 3)))))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 9, 1), date(2026, 9, 3))


def test_a_cancelled_event_stays_in_the_calendar_as_cancelled() -> None:
    (event,) = read(write_calendar(bulletin(make_event(status="cancelled"))))
    assert str(event["STATUS"]) == "CANCELLED"


def test_another_reading_of_what_stayed_as_it_was_has_no_other_sequence() -> None:
    revised = {"e1": READ_AT - timedelta(days=2)}
    told = [
        read(write_calendar(replace(bulletin(make_event()), revised=revised, as_of=when)))[0]
        for when in (READ_AT, READ_AT + timedelta(days=1))
    ]
    assert [event.decoded("SEQUENCE") for event in told] == [count_revision(revised["e1"])] * 2
    assert [event.decoded("LAST-MODIFIED") for event in told] == [revised["e1"]] * 2


def test_a_series_by_a_rule_is_sent_anew_with_every_reading() -> None:
    (event,) = read(write_calendar(bulletin(*weekly(4))))
    assert event.decoded("SEQUENCE") == count_revision(READ_AT)


def test_a_later_revision_never_has_a_lower_sequence() -> None:
    hours = [READ_AT + timedelta(minutes=30 * step) for step in range(200)]
    counts = [count_revision(when) for when in hours]
    assert counts == sorted(counts) and counts[-1] > counts[0]


def test_a_series_by_a_rule_is_one_event_across_the_change_of_the_clock() -> None:
    rows = weekly(12)
    text = write_calendar(bulletin(*rows))
    (event,) = read(text)
    assert str(event["UID"]) == "s1@showup"
    assert expand(text) == [(row.event.title, row.event.start) for row in rows]


def test_a_series_with_one_date_that_differs_is_told_date_by_date() -> None:
    rows = weekly(4)
    rows[2] = Candidate(replace(rows[2].event, venue=replace(HALL, name="New Hall")), rows[2].judgement)
    text = write_calendar(bulletin(*rows))
    assert [str(event["UID"]) for event in read(text)] == ["e0@showup", "e1@showup", "e2@showup", "e3@showup"]


def test_a_time_of_another_zone_is_told_in_utc() -> None:
    elsewhere = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
    (event,) = read(write_calendar(bulletin(make_event(start=elsewhere))))
    assert event.decoded("DTSTART") == elsewhere


@given(st.lists(moments, min_size=1, max_size=12, unique=True), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_date_comes_back_as_it_was(starts: list[datetime], one_series: bool) -> None:
    series_id = "s1" if one_series else ""
    rows = [make_event(f"e{number}", start, series_id=series_id) for number, start in enumerate(starts)]
    assert expand(write_calendar(bulletin(*rows))) == sorted(
        (row.event.title, row.event.start) for row in rows
    )


@given(texts, texts, texts)
@settings(max_examples=80, deadline=None)
def test_no_text_leaves_its_property(title: str, description: str, url: str) -> None:
    event = make_event(
        title=title, description=description, organizer=title, url=url, venue=replace(HALL, name=title)
    )
    text = write_calendar(bulletin(event, title=description))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert len(read(text)) == 1
    names = {line.partition(":")[0].partition(";")[0] for line in text.replace("\r\n ", "").split("\r\n")}
    assert names - {""} <= {*PROPERTIES.split(" ")}
