"""Which clock is right: the markup's, its wall time, or the text's."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from showup.find.extract.readers import schema_org
from showup.model.document import Document, Request
from tests.find.extract.sampled import CONTEXT

PAGE = "https://maplehill.example/events"


def read(start: str, text: str = "", **more: object) -> tuple[list[object], list[str]]:
    item = {"@type": "Event", "name": "Open council", "startDate": start, "location": "Town hall", **more}
    html = f'<html><body>{text}<script type="application/ld+json">{json.dumps(item)}</script></body></html>'
    document = Document(Request(PAGE), PAGE, 200, {}, html.encode())
    reading = schema_org.read(document, CONTEXT)  # the town's clock is Chicago's, five hours behind in June
    return [listing.start for listing in reading.listings], [problem.what for problem in reading.problems]


@pytest.mark.parametrize(
    ("start", "text", "kept", "problems"),
    [
        ("2030-06-11T19:30", "Open council: June 11, 2030, 7:30 pm", datetime(2030, 6, 11, 19, 30), 0),
        ("2030-06-11T19:30", "Open council: June 11, 2030, 6:30 pm", datetime(2030, 6, 11, 18, 30), 1),
        ("2030-06-11T18:00", "Open council June 11 6-8 p.m.", datetime(2030, 6, 11, 18), 0),
        ("2030-06-11T19:00", "Open council June 11, doors 6 pm, begins 7 pm", datetime(2030, 6, 11, 19), 0),
        ("2030-06-11T19:30", "Open council: June 12, 2030, 6:30 pm", datetime(2030, 6, 11, 19, 30), 0),
        ("2030-06-11T19:30", "Choir: June 11, 2030, 6:30 pm", datetime(2030, 6, 11, 19, 30), 0),
        ("2030-06-11T12:00", "Open council 6/11/2030 noon", datetime(2030, 6, 11, 12), 0),
    ],
)
def test_the_text_of_the_same_event_and_day_decides(
    start: str, text: str, kept: datetime, problems: int
) -> None:
    starts, told = read(start, f"<p>{text}</p>")
    assert (starts, len(told)) == ([kept], problems)


def test_a_true_stamp_that_the_text_confirms_is_kept() -> None:
    stamp = datetime(2030, 6, 12, 0, 30, tzinfo=UTC)
    assert read("2030-06-12T00:30:00Z", "<p>Open council June 11, 2030 7:30 pm</p>") == ([stamp], [])


def test_a_false_z_that_the_text_gives_away_is_dropped() -> None:
    starts, _told = read("2030-06-11T19:30:00Z", "<p>Open council June 11, 2030 7:30 pm</p>")
    assert starts == [datetime(2030, 6, 11, 19, 30)]


def test_an_offset_that_is_not_the_towns_is_taken_for_a_fault() -> None:
    assert read("2030-06-11T19:30:00-06:00")[0] == [datetime(2030, 6, 11, 19, 30)]


def test_online_events_keep_their_offset() -> None:
    mode = "https://schema.org/OnlineEventAttendanceMode"
    kept = datetime(2030, 6, 11, 19, 30, tzinfo=timezone(-timedelta(hours=4)))
    assert read("2030-06-11T19:30:00-04:00", eventAttendanceMode=mode)[0] == [kept]


def test_a_stamp_whose_wall_time_would_be_at_night_is_believed() -> None:
    assert read("2030-06-12T00:30:00Z")[0] == [datetime(2030, 6, 12, 0, 30, tzinfo=UTC)]


def test_an_event_moved_by_its_text_keeps_its_length() -> None:
    item = {
        "@type": "Event",
        "name": "Open council",
        "startDate": "2030-06-11T19:30",
        "endDate": "2030-06-11T21:00",
    }
    html = (
        f'<p>Open council June 11, 6:30 pm</p><script type="application/ld+json">{json.dumps(item)}</script>'
    )
    document = Document(Request(PAGE), PAGE, 200, {}, f"<html>{html}</html>".encode())
    listing = schema_org.read(document, CONTEXT).listings[0]
    assert (listing.start, listing.end) == (datetime(2030, 6, 11, 18, 30), datetime(2030, 6, 11, 20))
