"""What happened between two harvests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from showup.find.merge.changes import tell_changes
from showup.model.change import Change, Kind
from showup.model.event import Event, SourceLink, Venue
from tests.find.merge.samples import GROUP, at

NOW = at("04-10 09:00")
CLINIC = Event(
    "e1",
    "Lease Clinic",
    at("04-14 18:30"),
    venue=Venue("Union Hall"),
    sources=(SourceLink("", "", GROUP),),
    members=("one",),
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"members": ("another-uid",)}, []),
        ({"title": "LEASE CLINIC!"}, []),
        ({"venue": Venue("Union Hall Lakeside")}, []),
        ({"title": "Rent Clinic"}, [(Kind.RETITLED, "Lease Clinic", "Rent Clinic")]),
        (
            {"start": at("04-14 19:30")},
            [(Kind.MOVED, "2026-04-14T18:30:00-04:00", "2026-04-14T19:30:00-04:00")],
        ),
        ({"venue": Venue("Moose Lodge")}, [(Kind.RELOCATED, "Union Hall", "Moose Lodge")]),
        ({"status": "cancelled"}, [(Kind.CANCELLED, "", "cancelled")]),
    ],
)
def test_what_differs_is_told(fields: dict[str, Any], expected: list[tuple[Kind, str, str]]) -> None:
    told = tell_changes([CLINIC], [replace(CLINIC, **fields)], now=NOW)
    assert [(change.kind, change.before, change.after) for change in told] == expected


def test_what_comes_is_added_and_what_goes_vanishes() -> None:
    other = replace(CLINIC, event_id="e2", title="Seed Swap")
    assert tell_changes([CLINIC], [other], now=NOW) == [
        Change(Kind.VANISHED, "e1", "Lease Clinic"),
        Change(Kind.ADDED, "e2", "Seed Swap", after="2026-04-14T18:30:00-04:00"),
    ]


def test_a_source_that_does_not_answer_vanishes_nothing() -> None:
    assert tell_changes([CLINIC], [], now=NOW, silent={GROUP}) == [Change(Kind.SILENT, "e1", "Lease Clinic")]


def test_a_merge_is_no_change() -> None:
    assert tell_changes([replace(CLINIC, event_id="e0")], [CLINIC], now=NOW, redirects={"e0": "e1"}) == []


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (at("04-09 18:30"), None, 0),
        (at("04-10 08:00"), None, 1),
        (at("04-10 07:00"), at("04-10 08:00"), 0),
        (at("04-10 08:00"), at("04-10 10:00"), 1),
        (date(2026, 4, 9), date(2026, 4, 10), 0),
        (date(2026, 4, 10), None, 1),
    ],
)
def test_what_is_over_cannot_vanish(start: Any, end: Any, told: int) -> None:
    assert len(tell_changes([replace(CLINIC, start=start, end=end)], [], now=NOW)) == told
