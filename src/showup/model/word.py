"""A person's word on an event: saved for later, or found wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showup.model.event import Event

WRONG = ("time", "place", "over", "private", "other")


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """An event as it stood when the person last looked at it."""

    event: Event
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with an event: one of `WRONG`, and words of the person's own."""

    event_id: str
    wrong: str
    words: str
    at: datetime
