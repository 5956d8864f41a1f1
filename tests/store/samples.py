"""Invented values for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from showup.model.event import Event, SourceLink, Venue
from showup.model.judgement import Evidence, Judgement
from showup.model.occurrence import Occurrence
from showup.model.source import Source, Status
from showup.model.town import Town
from showup.model.window import Window
from showup.store.harvest_store import HarvestStore

NOW = datetime(2026, 8, 21, 12, tzinfo=UTC)
WINDOW = Window(NOW - timedelta(days=1), NOW + timedelta(days=92))
TOWN = Town("Elm Hollow", "Westmark", "WM", "US", 39.17, -86.53, "America/Indiana/Indianapolis", 9_000)
FEED = "https://library.example/calendar.ics"
TAKE_PART = Judgement(
    2, True, 0.9, 0.95, ("petitioning",), ("housing",), ("outreach",), "yes",
    (Evidence("level", "bring a clipboard", "description"),),
)  # fmt: skip


def make_source(feed_url: str = FEED, *channels: str) -> Source:
    return Source(
        feed_url, "icalendar", "https://library.example/", "Library", channels or ("overpass",), Status.OK
    )


def make_occurrence(
    number: int, start: date | datetime = NOW + timedelta(days=3), feed_url: str = FEED
) -> Occurrence:
    return Occurrence(f"{feed_url}#{number}", feed_url, f"Gathering {number}", start)


def make_event(
    number: int,
    start: date | datetime = NOW + timedelta(days=3),
    *,
    lat: float | None = 39.16,
    lon: float | None = -86.52,
    members: Iterable[str] | None = None,
    **more: object,
) -> Event:
    told: dict[str, object] = {
        "event_id": f"e{number}",
        "title": f"Gathering {number}",
        "start": start,
        "venue": Venue("Hall", "1 Main St", lat, lon),
        "sources": (SourceLink("Library", "https://library.example/e", FEED),),
        "members": tuple(members) if members is not None else (f"{FEED}#{number}",),
    }
    return Event(**{**told, **more})  # type: ignore[arg-type]


def fill_store(store: HarvestStore, events: Iterable[Event], judgement: Judgement = TAKE_PART) -> None:
    """Bring events into a store the way a harvest does."""
    events = list(events)
    store.save_town(TOWN)
    store.save_source(TOWN.key, make_source())
    occurrences = [Occurrence(m, FEED, e.title, e.start, e.end) for e in events for m in e.members]
    store.replace_occurrences(FEED, WINDOW, occurrences, NOW)
    considered = [occurrence.occurrence_id for occurrence in occurrences]
    store.write_events(TOWN.key, considered, events, {e.event_id: judgement for e in events}, (), {})


def open_store(folder: Path) -> HarvestStore:
    return HarvestStore.open(folder / "harvest.db")
