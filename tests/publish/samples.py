"""Events to publish, in words of our own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from showup.model.event import Event, SourceLink, Venue
from showup.model.judgement import Judgement
from showup.model.match import Candidate
from showup.publish.bulletin import Bulletin

ZONE = ZoneInfo("America/Chicago")
READ_AT = datetime(2026, 8, 21, 12, tzinfo=ZONE)
JUDGED = Judgement(2, True, 0.9, 0.95, activities=("discussion",), topics=("housing",))
START = datetime(2026, 9, 1, 18, 30, tzinfo=ZONE)
HALL = Venue("Old Hall", "1 Mill Lane, Old Town", 42.4, -100.75)


def make_event(
    event_id: str = "e1",
    start: date | datetime = START,
    end: date | datetime | None = None,
    **given: object,
) -> Candidate:
    told: dict[str, object] = {
        "title": "Tenants; meet, talk",
        "venue": HALL,
        "url": "https://tenants.example/1",
        "organizer": "Tenants of Old Town",
        "description": "Bring a neighbour.\nTea is there.",
        "sources": (SourceLink("Old Library", "https://library.example/e/1"),),
    }
    event = Event(event_id, start=start, end=end, **(told | given))  # type: ignore[arg-type]
    return Candidate(event, JUDGED)


def weekly(count: int, **given: object) -> list[Candidate]:
    """A series at half past six, across the change of the clock where it is long enough."""
    starts = [
        datetime.combine(START.date() + timedelta(7 * week), START.time(), ZONE) for week in range(count)
    ]
    return [
        make_event(f"e{number}", start, start + timedelta(hours=2), series_id="s1", **given)
        for number, start in enumerate(starts)
    ]


def bulletin(*candidates: Candidate, title: str = "Old Town") -> Bulletin:
    return Bulletin(
        title,
        "https://showup.example",
        "https://showup.example/find?town=Old+Town",
        "https://showup.example/feed/calendar.ics?town=Old+Town",
        READ_AT,
        "America/Chicago",
        candidates,
    )
