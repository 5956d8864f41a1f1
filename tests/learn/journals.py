"""Invented journals and events, by hand and by Hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from showup.learn.entry import Entry, Role
from showup.learn.ladder import load_ladder
from showup.learn.next_step import Advice, choose_step
from showup.learn.offer import Offer, Reach
from showup.learn.rule import load_rules
from showup.model.judgement import ACTIVITIES, SKILLS

NOW = datetime(2026, 8, 21, 12, tzinfo=UTC)
TODAY = NOW.date()
LADDER, RULES = load_ladder("en"), load_rules("en")
PARK = "Friends of the Mill Park"
PLANNING = Offer(
    "planning",
    "Planning night",
    NOW + timedelta(days=6),
    distance_km=4.0,
    activities=("planning-meeting",),
    organizer=PARK,
)
FORUM = Offer(
    "forum",
    "Open forum",
    NOW + timedelta(days=2),
    distance_km=2.0,
    activities=("discussion",),
    organizer="Library",
)


def ago(days: int, text: str = "I was there", **told: Any) -> Entry:
    """An entry of so many days before today."""
    return Entry(TODAY - timedelta(days=days), text, **told)


def advise(
    *entries: Entry, offers: tuple[Offer, ...] = (PLANNING, FORUM), reach: Reach | None = None
) -> Advice:
    """The advice at noon of the day the tests are set on."""
    return choose_step(entries, offers, reach or Reach(), NOW, LADDER, RULES)


days = st.integers(-3, 500).map(lambda back: TODAY - timedelta(days=back))
groups = st.sampled_from(["", PARK, "Tenants of Elm Court", "School board watchers"])
texts = st.sampled_from(
    [
        "",
        "quiet evening",
        "I did not go in the end",
        "nobody else helps",
        "we only react",
        "no fui",
        "good talk",
    ]
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry that could be in a journal."""
    total = draw(st.none() | st.integers(0, 12))
    return Entry(
        happened_on=draw(days),
        text=draw(texts),
        event_id=draw(st.sampled_from(["", "e0", "e1", "e2"])),
        group=draw(groups),
        issue=draw(st.sampled_from(["", "housing", "transport"])),
        role=draw(st.sampled_from(Role)),
        skills=tuple(draw(st.lists(st.sampled_from([*LADDER.skills, "no-such-skill"]), max_size=4))),
        gains=draw(st.sampled_from(["", "a bench was mended"])),
        hours=draw(st.none() | st.floats(0, 8)),
        all_tasks=total,
        my_tasks=None if total is None else draw(st.integers(0, total)),
    )


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """An event near or far, past or to come."""
    start: date | datetime = NOW + timedelta(hours=draw(st.integers(-72, 24 * 60)))
    if draw(st.booleans()) and isinstance(start, datetime):
        start = draw(st.sampled_from([start.date(), start.replace(tzinfo=None)]))
    return Offer(
        event_id=f"e{draw(st.integers(0, 99))}",
        title="An event",
        start=start,
        distance_km=draw(st.none() | st.floats(0, 120)),
        level=draw(st.integers(0, 2)),
        activities=tuple(draw(st.lists(st.sampled_from(ACTIVITIES), max_size=3))),
        skills=tuple(draw(st.lists(st.sampled_from(SKILLS), max_size=2))),
        open_to_newcomers=draw(st.sampled_from(["yes", "no", "unknown"])),
        organizer=draw(groups),
        online=draw(st.sampled_from([None, True, False])),
        cancelled=draw(st.booleans()),
    )


journals = st.lists(entries(), max_size=30)
programmes = st.lists(offers(), max_size=12, unique_by=lambda offer: offer.event_id)
reaches = st.builds(Reach, within_km=st.floats(0, 80), days=st.integers(1, 60), online=st.booleans())
