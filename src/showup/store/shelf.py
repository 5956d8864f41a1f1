"""What every part of a store has: its database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from showup.model.window import Window
from showup.store.database import Database


class Shelf:
    """A part of a store; the parts share one database."""

    def __init__(self, database: Database) -> None:
        self.database = database


def bound(window: Window) -> tuple[float, float, float, float]:
    """Return a span in seconds, for times and then for days.

    A day counts when it overlaps the dates of the span in the span's own offset; days are kept as
    their midnight in UTC, so the bounds for days are wall times taken as UTC.
    """
    first = window.start.replace(tzinfo=UTC, hour=0, minute=0, second=0, microsecond=0)
    last = window.end.replace(tzinfo=UTC)
    midnight = last.replace(hour=0, minute=0, second=0, microsecond=0)
    if last > midnight:
        midnight += timedelta(days=1)
    return (window.start.timestamp(), window.end.timestamp(), first.timestamp(), midnight.timestamp())


def read_moment(text: str | None) -> datetime | None:
    """Return the moment that was kept as ISO 8601, None where none was."""
    return datetime.fromisoformat(text) if text else None
