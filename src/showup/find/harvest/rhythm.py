"""How often a source is worth reading: its own rhythm, told by its history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from showup.model.source import WORKING, Source, Status
from showup.store.sources import Attempt

if TYPE_CHECKING:  # an answer from what is stored does without the readers
    from showup.find.harvest.converse import SourceReading

FIRST = timedelta(days=1)  # between the first and the second reading
SHORTEST, LONGEST = timedelta(hours=12), timedelta(days=7)
LONGEST_FAILING = timedelta(days=14)
FEWEST_AHEAD = 3  # events that lie ahead, before a source that suddenly tells none is doubted


def tell_pause(attempts: Sequence[Attempt]) -> timedelta:
    """Return how long to leave a source alone after its last reading; `attempts` are oldest first.

    A reading that brought something new halves the pause, one that brought nothing lengthens it by half,
    one that failed doubles it. What was read again too soon to say anything leaves it as it is.
    """
    pause, last = FIRST, None
    for attempt in attempts:
        early = last is not None and attempt.at - last < pause / 2
        last = attempt.at
        if attempt.status not in WORKING:
            pause = pause if early else min(LONGEST_FAILING, pause * 2)
        elif attempt.news:
            pause = max(SHORTEST, pause / 2)
        elif not early:
            pause = min(LONGEST, pause * 1.5)
    return pause


def is_due(source: Source, attempts: Sequence[Attempt], now: datetime) -> bool:
    """Return whether a source is worth reading again; one that was never read is."""
    return source.checked_at is None or now - source.checked_at >= tell_pause(attempts)


def count_news(before: Collection[str], after: Collection[str]) -> int:
    """Return how many occurrences came or went between two readings, by their ids; 0 at the first."""
    return len(set(before) ^ set(after)) if before else 0


def doubt_emptiness(reading: SourceReading, ahead: int, read_at: datetime | None) -> SourceReading:
    """Return the reading, marked as empty where it tells nothing of many events that lie ahead.

    A calendar does not lose all of them on one day: `ahead` is how many it told before, `read_at` when
    it last told something. So marked they are kept for a while, and the site's other roads are tried.
    """
    source = reading.source
    if source.status not in WORKING or reading.unchanged or reading.occurrences or ahead < FEWEST_AHEAD:
        return reading
    why = f"suddenly tells none of the {ahead} events that lie ahead; they are kept for a while"
    return replace(reading, source=replace(source, status=Status.EMPTY, why=why, read_at=read_at))
