"""What schema.org lets be said of one gathering in several objects."""

from __future__ import annotations

import json
from typing import Any

from showup.find.extract.readers import schema_org
from showup.model.document import Document, Request
from tests.find.extract.sampled import CONTEXT

URL = "https://maplehill.example/page"


def read(value: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return (title, start, place) of what a page tells in JSON-LD."""
    body = f'<html><script type="application/ld+json">{json.dumps(value)}</script></html>'.encode()
    reading = schema_org.read(Document(Request(URL), URL, 200, {}, body), CONTEXT)
    return [(one.title, str(one.start), one.location) for one in reading.listings]


def test_a_course_lends_its_name_to_its_dates() -> None:
    dates = [{"@type": "CourseInstance", "startDate": f"2030-05-0{day}T19:00"} for day in (6, 7)]
    assert read({"@type": "Course", "name": "Facilitation", "hasCourseInstance": dates}) == [
        ("Facilitation", "2030-05-06 19:00:00", ""),
        ("Facilitation", "2030-05-07 19:00:00", ""),
    ]


def test_a_festival_lends_its_place_to_what_is_held_in_it() -> None:
    festival = {"@type": "Festival", "name": "Fair", "location": "Old Mill"}
    event = {"@type": "MusicEvent", "name": "Choir", "startDate": "2030-05-06T19:00", "superEvent": festival}
    assert read(event) == [("Choir", "2030-05-06 19:00:00", "Old Mill")]


def test_a_week_of_events_is_told_by_its_parts() -> None:
    part = {"@type": "Event", "name": "Opening", "startDate": "2030-05-06T19:00"}
    week = {"@type": "Festival", "name": "Week", "startDate": "2030-05-06", "endDate": "2030-05-12"}
    assert read({**week, "subEvent": [part]}) == [("Opening", "2030-05-06 19:00:00", "")]
