"""Calendars of our own beside what is on: adding a pair to the folder adds a test."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from showup.find.extract.readers import icalendar
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.reading import Context
from showup.model.window import Window

FOLDER = Path(__file__).parent / "calendars"
URL = "https://creek.example/all.ics"


def read(body: bytes, window: Window, timezone: str | None) -> dict[str, Any]:
    document = Document(Request(URL), URL, 200, {}, body)
    reading = icalendar.read(document, Context(window, window.start, timezone))
    occurrences, problems = place_on_clock(reading, URL, window, timezone)
    rows = [
        (one.start.isoformat(), one.end.isoformat() if one.end else None, one.title) for one in occurrences
    ]
    met = (*reading.problems, *problems)
    return {
        "problems": [[problem.stage, problem.where, problem.what] for problem in met],
        "occurrences": [list(row) for row in sorted(rows, key=lambda row: row[0])],
    }


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.ics")))
@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_a_calendar_gives_what_is_on(name: str, newline: bytes) -> None:
    expected = json.loads((FOLDER / f"{name}.json").read_text())
    window = Window(*(datetime.fromisoformat(moment) for moment in expected.pop("window")))
    body = (FOLDER / f"{name}.ics").read_bytes().replace(b"\n", newline)
    assert read(body, window, expected.pop("timezone")) == expected
