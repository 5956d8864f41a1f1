"""What happened to an event between two harvests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can happen to an event."""

    ADDED = "added"
    RETITLED = "retitled"
    MOVED = "moved"  # in time
    RELOCATED = "relocated"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    VANISHED = "vanished"  # its sources answer, and tell of it no more
    SILENT = "silent"  # its sources do not answer: nothing is known


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to an event: what it was before and is now, "" where it was not.

    `at` is the harvest that saw it, ISO 8601, "" until it is kept.
    """

    kind: Kind
    event_id: str
    title: str
    before: str = ""
    after: str = ""
    at: str = ""
