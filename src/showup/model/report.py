"""What a person finds wrong with an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

WRONG = ("time", "place", "over", "private", "other")


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with an event: one of `WRONG`, and words of the person's own."""

    event_id: str
    wrong: str
    words: str
    at: datetime
