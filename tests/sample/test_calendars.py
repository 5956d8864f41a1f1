"""What a stranger's library reads in the calendar files is what the almanac says, whatever the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events

from showup.sample.almanac import Almanac, instant
from showup.sample.town import ZONE
from showup.sample.town_life import Site, load_life
from showup.sample.truth import feeds_of
from tests.sample.conftest import Get
from tests.sample.moments import MOMENTS

DAYS = 30
FULL = {"calendar-file", "google-calendar", "libcal", "localist", "livewhale", "tockify", "gancio",
        "civicplus", "modern-events-calendar"}  # fmt: skip
SITES = [site for site in load_life().sites if site.platform in FULL]
Row = tuple[str, datetime, datetime, bool, bool]


def _announce(site: Site, now: datetime) -> list[Row]:
    dates = Almanac(load_life(), now).dates([h for h in site.happenings if not h.broken], back=0, ahead=DAYS)
    return sorted(
        (d.happening.title, instant(d.start), instant(d.end), d.all_day, d.cancelled)
        for d in dates
        if instant(d.start) >= now
    )


def _read(body: bytes, now: datetime) -> list[Row]:
    calendar = icalendar.Calendar.from_ical(body)
    span = (now, datetime.combine(now.date() + timedelta(DAYS + 1), datetime.min.time(), ZONE))
    events = recurring_ical_events.of(calendar, skip_bad_series=True).between(*span)
    rows = [(str(e["SUMMARY"]), e.start, e.end, e.get("STATUS") == "CANCELLED") for e in events]
    return sorted(
        (title, instant(_place(start)), instant(_place(end)), not isinstance(start, datetime), cancelled)
        for title, start, end, cancelled in rows
        if instant(_place(start)) >= now
    )


def _place(moment: date | datetime) -> date | datetime:
    return moment.astimezone(ZONE) if isinstance(moment, datetime) else moment


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_calendar_files_hold_what_the_almanac_says(now: datetime, get: Get) -> None:
    for site in SITES:
        feed = next(url for url in feeds_of(site) if get(url, now).content_type == "text/calendar")
        assert (site.key, _read(get(feed, now).body, now)) == (site.key, _announce(site, now))


def test_the_newspapers_file_stops_at_thirty_but_its_pages_go_on(get: Get) -> None:
    ledger = "https://ferryledger.example"
    assert get(f"{ledger}/events/?ical=1").body.count(b"BEGIN:VEVENT") == 30
    first = get(f"{ledger}/wp-json/tribe/events/v1/events?per_page=50&page=1")
    assert int(first.headers["x-tec-totalpages"]) >= 2


def test_lines_are_folded_and_end_as_the_standard_says(get: Get) -> None:
    for site in SITES:
        for url in feeds_of(site):
            document = get(url)
            if document.content_type == "text/calendar":
                lines = document.body.split(b"\r\n")
                assert lines[-1] == b""
                assert max(map(len, lines)) <= 75
                assert b"\n" not in b"".join(lines)
