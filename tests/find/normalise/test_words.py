"""What titles and places say."""

from __future__ import annotations

import pytest

from showup.find.normalise.contacts import drop_contacts
from showup.find.normalise.words import clean_title, tell_cancelled, tell_online


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("CANCELLED: Board Meeting", "", "cancelled"),
        ("Canceled - Board Meeting", "", "cancelled"),
        ("Board Meeting (cancelled)", "", "cancelled"),
        ("Board Meeting - CANCELED", "", "cancelled"),
        ("The March meeting has been canceled", "", "cancelled"),
        ("*POSTPONED* Tree planting", "", "postponed"),
        ("Tree planting - postponed to May", "", "postponed"),
        ("Called off: river cleanup", "", "cancelled"),
        ("Board Meeting", "cancelled", "cancelled"),
        ("Board Meeting", "canceled", "cancelled"),
        ("Board Meeting", "postponed", "postponed"),
        ("Board Meeting", "confirmed", ""),
        ("Rescheduled from May 3: Board Meeting", "", ""),
        ("How to fight the cancellation policy of your gym", "", ""),
        ("Not cancelled! Board Meeting", "", ""),
        ("Cancelled stamps: a collectors' evening", "", ""),
    ],
)
def test_cancelled_is_told_by_status_and_by_words(title: str, status: str, expected: str) -> None:
    assert tell_cancelled(title, status) == expected


@pytest.mark.parametrize(
    ("published", "title", "location", "expected"),
    [
        (None, "Council", "Zoom", True),
        (None, "Council", "https://us02web.zoom.example/j/1", True),
        (None, "Council", "Online via Google Meet", True),
        (None, "Council", "City Hall, 401 N Morton St", False),
        (None, "Council", "City Hall and online", False),
        (None, "Council", "Council Chambers / Zoom", False),
        (None, "Council", "Zoom and YouTube", True),
        (None, "Virtual town hall", "", True),
        (None, "Hybrid meeting: virtual or in person", "", None),
        (None, "Council", "", None),
        (None, "Council", "TBD", None),
        (True, "Council", "City Hall", True),
        (False, "Webinar", "Zoom", False),
    ],
)
def test_online_is_told_by_the_place_then_the_title(
    published: bool | None, title: str, location: str, expected: bool | None
) -> None:
    assert tell_online(published, title, location, "") == expected


def test_a_title_is_one_line_without_entities_and_markup() -> None:
    assert clean_title(" Soup &amp;amp; <b>Songs</b>\n at  noon ") == "Soup & Songs at noon"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call Kim at (812) 555-0143 or 812.555.0143", "Call Kim at … or …"),
        ("Text +44 20 7946 0958 now", "Text … now"),
        ("1-800-555-0199", "…"),
        ("Write to kim.lee@mail.example", "Write to …"),
        (
            "Write to info@grove.example or city.clerk@town.example",
            "Write to info@grove.example or city.clerk@town.example",
        ),
        (
            "Meeting ID 812 5550 1430, room 120, ZIP 47401-1234",
            "Meeting ID 812 5550 1430, room 120, ZIP 47401-1234",
        ),
        ("From 2025-2026, 10 to 11", "From 2025-2026, 10 to 11"),
    ],
)
def test_ways_to_reach_persons_are_left_out(text: str, expected: str) -> None:
    assert drop_contacts(text) == expected
