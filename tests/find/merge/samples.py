"""Occurrences in our own words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from hashlib import blake2b
from typing import Any

from showup.find.merge.merge import merge_occurrences
from showup.model.occurrence import Occurrence

ZONE = timezone(timedelta(hours=-4))
LIBRARY, PAPER, GROUP = (
    "https://library.example/ics",
    "https://paper.example/ics",
    "https://group.example/ics",
)


def at(text: str) -> datetime:
    """A moment of the town's clock: "04-14 18:30"."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def make(
    title: str, start: str | datetime | date, source: str = LIBRARY, *, hours: float = 1, **fields: Any
) -> Occurrence:
    """An occurrence; its id is made of the source, the uid or title, and the start."""
    begins = at(start) if isinstance(start, str) else start
    if "end" not in fields and isinstance(begins, datetime) and hours:
        fields["end"] = begins + timedelta(hours=hours)
    seed = f"{source} {fields.get('uid', '')} {title} {begins} {fields.get('location', '')}"
    fields.setdefault("occurrence_id", blake2b(seed.encode(), digest_size=6).hexdigest())
    return Occurrence(source=source, title=title, start=begins, **fields)


def group(*occurrences: Occurrence, **arguments: Any) -> set[frozenset[str]]:
    """The gatherings, as sets of occurrence ids."""
    return {frozenset(event.members) for event in merge_occurrences(occurrences, **arguments).events}


def are_one(*occurrences: Occurrence) -> bool:
    """Whether all are one gathering."""
    return len(group(*occurrences)) == 1


# A town's ordinary days, so that common words are common.
CROWD = [
    make(title, f"04-{day:02} {hour}:00", LIBRARY, location=f"{branch} Library", uid=f"{title}{branch}{day}")
    for day in range(6, 24)
    for branch, hour in (("Redbud", 10), ("Middletown", 11), ("Lakeside", 15))
    for title in ("Family Storytime", "Homework Club")
]
