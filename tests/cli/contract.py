"""The JSON that each command promises: all that is here is printed, of this type; more may be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import msgspec

from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS
from showup.model.source import Status


class Told(msgspec.Struct):
    """Something printed: no field has a default, so every one has to be there."""


class Venue(Told):
    name: str
    address: str
    lat: float | None
    lon: float | None


class Proof(Told, rename={"shows": "for"}):
    shows: str
    quote: str
    field: Literal["title", "description", "source", "host", "venue", "label"]


class Link(Told):
    name: str
    url: str


class Series(Told):
    series_id: str
    rule: str
    dates: list[str]


class Judged(Told, kw_only=True):
    level: Literal[0, 1, 2]
    sure: bool
    activities: list[Literal[ACTIVITIES]]  # type: ignore[valid-type]
    topics: list[Literal[TOPICS]]  # type: ignore[valid-type]
    skills: list[Literal[SKILLS]]  # type: ignore[valid-type]
    open_to_newcomers: Literal["yes", "no", "unknown"]
    evidence: list[Proof]


class Match(Judged, kw_only=True):
    event_id: str
    title: str
    start: str
    end: str | None
    all_day: bool
    venue: Venue
    distance_km: float | None
    online: bool | None
    url: str
    organizer: str
    reasons: list[str]
    sources: list[Link]
    series: Series | None
    status: str


class GroupProof(Told, rename={"shows": "for"}):
    shows: Literal["group"]
    quote: str
    field: Literal["description"]


class Group(Told):
    group_id: str
    name: str
    url: str
    kind: str
    topics: list[str]
    evidence: list[GroupProof]
    next_event: str | None
    reasons: list[str]
    network: str | None


class Widening(Told, rename={"before": "from", "after": "to"}):
    what: str
    before: str
    after: str


class Channel(Told):
    name: str
    tried_at: str | None
    leads: int
    sources: int
    failed: str | None


class Kind(Told):
    kind: str
    places: int
    with_site: int
    with_source: int


class Estimate(Told):
    at_least: int | None
    low: int | None
    high: int | None


class NotTried(Told):
    what: str
    how_to: str


class Verdict(Told):
    kind: str
    words: str
    advice: list[str]


class Coverage(Told):
    town: str
    channels: list[Channel]
    kinds: list[Kind]
    sources: dict[Literal[tuple(map(str, Status))], int]  # type: ignore[valid-type]
    events: int
    estimated_events: Estimate
    balance: dict[str, Any]
    not_tried: list[NotTried]
    verdict: Verdict


class Nearest(Told):
    town: str
    distance_km: float
    known: bool


class Answer(Told):
    """`find`, `demo`"""

    town: str
    as_of: str | None
    matches: list[Match]
    groups: list[Group]
    widened: list[Widening]
    coverage: Coverage
    nearest: Nearest | None


class Source(Told):
    """A line of `discover`, `sources list`, `export sources`"""

    site: str
    feed_url: str
    reader: str
    channels: list[str]
    status: str | None
    why: str
    name: str
    events_30d: int | None


class Problem(Told):
    stage: str
    where: str
    what: str


class Summary(Told):
    """`harvest`"""

    town: str
    leads: int
    sources: int
    working: int
    occurrences: int
    events: int
    requests: int
    resumed: bool
    problems: list[Problem]


class Extracted(Told):
    """An event of `extract`"""

    uid: str | None
    title: str
    start: str
    end: str | None
    all_day: bool
    location: str
    url: str
    description: str
    status: str
    cancelled: bool


class Document(Told):
    """A line of `extract`"""

    file: str
    reader: str
    events: list[Extracted]
    problems: list[Problem]
    incomplete: bool


class Merged(Told):
    """A line of `merge`"""

    id: str
    event_id: str


class JudgedLine(Judged, kw_only=True):
    """A line of `judge`"""

    id: str
    p2: float
    p1: float
    party_or_lean: str
    version: str


class Finding(Told):
    """A line of `doctor`"""

    what: str
    well: bool
    seen: str


class Town(Told):
    """A row of `compare`"""

    town: str
    population: int
    searched_at: str | None
    sources: int
    events_a_week: float
    taking_part_a_week: float
    taking_part_a_week_per_10_000: float | None
    levels: dict[str, float]
    activities: dict[str, float]
    topics: dict[str, float]


class Step(Told):
    skill: str
    how: str
    why: str
    rule: str
    event: Match | None
    instead: str
    sheet: str


class Standing(Told):
    rung: str
    skills: dict[str, Literal["never", "tried", "practised", "can-do", "can-teach"]]


class Advice(Told):
    """`next`"""

    step: Step
    alternatives: list[Step]
    standing: Standing


def read(text: str, kind: Any) -> Any:
    """Return the one document that was printed; an error names the field that is not as promised."""
    assert text.count("\n") == 1 and text.endswith("\n"), "one document, on a line"
    return msgspec.json.decode(text, type=kind)


def read_lines(text: str, kind: Any) -> list[Any]:
    """Return the documents that were printed, one a line."""
    return [msgspec.json.decode(line, type=kind) for line in text.splitlines()]


def check_times(told: Match | Extracted) -> None:
    """Times carry an offset; what lasts all day has dates."""
    for moment in (told.start, told.end):
        if moment is not None:
            parsed = date.fromisoformat(moment) if told.all_day else datetime.fromisoformat(moment)
            assert told.all_day or parsed.utcoffset() is not None, moment  # type: ignore[attr-defined]


def check_quotes(told: Judged, text: dict[str, str]) -> None:
    """What a quote says stands where it says, and a level above 0 is shown by one."""
    for proof in told.evidence:
        if proof.field in text:
            assert proof.quote in text[proof.field], proof
    if told.level:
        assert {"level", *told.activities} & {proof.shows for proof in told.evidence}
