"""The shapes of the JSON that the API gives, for its description."""

from __future__ import annotations

from typing import Any, TypedDict


class EventPlace(TypedDict):
    """Where an event is held; degrees, null where not known."""

    name: str
    address: str
    lat: float | None
    lon: float | None


# "for" is a word of the language: such shapes are written as calls.
Proof = TypedDict("Proof", {"for": str, "quote": str, "field": str})
Step = TypedDict("Step", {"what": str, "from": str, "to": str})


class Link(TypedDict):
    """Where an event was found."""

    name: str
    url: str


class Repeats(TypedDict):
    """The events that repeat one another; dates are ISO 8601 days."""

    series_id: str
    rule: str
    dates: list[str]


class EventMatch(TypedDict):
    """One dated event; times are ISO 8601 with an offset, a date when it lasts all day."""

    event_id: str
    title: str
    start: str
    end: str | None
    all_day: bool
    venue: EventPlace
    distance_km: float | None
    online: bool | None
    url: str
    organizer: str
    level: int
    sure: bool
    activities: list[str]
    topics: list[str]
    skills: list[str]
    open_to_newcomers: str
    evidence: list[Proof]
    reasons: list[str]
    sources: list[Link]
    series: Repeats | None
    status: str


class GroupFound(TypedDict):
    """A group that can be joined."""

    group_id: str
    name: str
    url: str
    kind: str
    topics: list[str]
    evidence: list[Proof]
    next_event: str | None
    reasons: list[str]
    network: str | None


class TownCoverage(TypedDict):
    """How hard we have looked in a town."""

    town: str
    channels: list[dict[str, Any]]
    kinds: list[dict[str, Any]]
    sources: dict[str, int]
    events: int
    estimated_events: dict[str, int | None]
    balance: dict[str, int]
    not_tried: list[dict[str, str]]
    verdict: dict[str, Any]


class TownAnswer(TypedDict):
    """What `showup find --json` prints."""

    town: str
    as_of: str | None
    matches: list[EventMatch]
    groups: list[GroupFound]
    widened: list[Step]
    coverage: TownCoverage | None
    nearest: dict[str, Any] | None


class Fault(TypedDict):
    """Why there is no answer: words, or the status."""

    error: str | int
