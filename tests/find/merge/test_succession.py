"""A listing that stands in another's place goes on with its event; one that may not, begins its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showup.find.merge.merge import merge_occurrences
from showup.find.merge.succession import find_successors
from showup.model.occurrence import Occurrence
from tests.find.merge.samples import GROUP, PAPER, at, make

NOW = at("04-10 09:00")
CLINIC = make(
    "Lease Clinic",
    "04-14 18:30",
    GROUP,
    occurrence_id="old",
    location="Union Hall",
    url="https://g.example/7",
)
KNOWN = {"old": "e1"}
(EVENT,) = merge_occurrences([CLINIC], {"old": "e1"}).events


def follow(*told: Occurrence) -> dict[str, str]:
    return find_successors([EVENT], told, KNOWN, NOW)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"location": "Moose Lodge", "url": ""},
        {"start": at("04-15 18:30"), "end": None, "url": ""},
        {"title": "Rent Clinic"},
        {"title": "Rent Clinic", "start": at("04-15 18:30"), "end": None},
    ],
    ids=["another uid", "another uid and place", "another day", "another title", "another title and day"],
)
def test_what_stands_in_its_place_goes_on_with_the_event(fields: dict[str, object]) -> None:
    assert follow(replace(CLINIC, occurrence_id="new", **fields)) == {"new": "e1"}  # type: ignore[arg-type]


NEW = replace(CLINIC, occurrence_id="new", url="", start=at("04-15 18:30"), end=None)


@pytest.mark.parametrize(
    "told",
    [
        [replace(NEW, source=PAPER)],
        [NEW, replace(NEW, occurrence_id="two", start=at("04-22 18:30"))],
        [CLINIC, NEW],
        [replace(NEW, title="Rent Clinic")],
        [replace(NEW, start=at("06-14 18:30"))],
    ],
    ids=["another source", "one of several dates", "the old one stays", "nothing alike", "far away"],
)
def test_what_may_be_another_gathering_begins_its_own(told: list[Occurrence]) -> None:
    assert follow(*told) == {}


def test_what_is_over_has_no_successor() -> None:
    assert find_successors([EVENT], [NEW], KNOWN, at("04-16 09:00")) == {}
