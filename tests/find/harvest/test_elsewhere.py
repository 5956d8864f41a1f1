"""A town of the same name in another part of the world is told by where its events are held."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from showup.find.harvest.elsewhere import is_elsewhere
from showup.gazetteer.address import locate_address
from showup.gazetteer.resolve import resolve
from showup.model.occurrence import Occurrence

SANTA_ROSA = resolve("Santa Rosa, California")


def held(address: str = "", lat: float | None = None, lon: float | None = None) -> Occurrence:
    start = datetime(2026, 8, 22, 18, tzinfo=UTC)
    return Occurrence("id", "https://a.example", "Meeting", start, address=address, lat=lat, lon=lon)


@pytest.mark.parametrize(
    ("occurrences", "told"),
    [
        ([held("1 Beach Rd, Santa Rosa Beach, FL 32459")] * 3, True),
        ([held(lat=30.4, lon=-86.2)] * 3, True),
        ([held("100 Main St, Santa Rosa, CA 95404")] * 3, False),
        ([held(lat=38.4, lon=-122.7)] * 3, False),
        ([held("1 Beach Rd, Santa Rosa Beach, FL 32459")] * 2, False),  # two prove nothing
        ([held("1 Beach Rd, FL 32459")] * 4 + [held()] * 4, False),  # a convention of a group at home
        ([held("1 Beach Rd, FL 32459")] * 4 + [held()] * 2, True),
        ([held("1 Road, XX 00000")] * 5, False),  # no such ZIP code
        ([], False),
    ],
)
def test_where_most_events_are_held_decides(occurrences: list[Occurrence], told: bool) -> None:
    assert bool(is_elsewhere(occurrences, SANTA_ROSA, locate_address)) is told


def test_across_the_border_is_not_elsewhere() -> None:
    town = resolve("Kansas City, Missouri")
    assert is_elsewhere([held("600 State Ave, Kansas City, KS 66101")] * 5, town, locate_address) == ""


def test_it_says_how_far() -> None:
    why = is_elsewhere([held(lat=34.5, lon=-97.1)] * 4, resolve("Davis, California"), locate_address)
    assert why == "its events are held about 2240 km away"
