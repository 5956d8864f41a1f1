"""A week's digest of the questions a person asks again and the events they keep an eye on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showup.model.change import Change
from showup.model.event import Event
from showup.model.match import Match, Question


@dataclass(frozen=True, slots=True)
class Fate:
    """An event kept: as it was, as it is now (None where nobody tells of it), what happened since."""

    was: Event
    now: Event | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One question: what is on in the coming week, and what was announced of late for after it."""

    name: str
    question: Question
    soon: tuple[Match, ...]
    fresh: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a week has to tell; parts with nothing are left out."""

    since: datetime
    now: datetime
    parts: tuple[DigestPart, ...]
    fates: tuple[Fate, ...]

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.parts and not self.fates

    @property
    def week(self) -> str:
        """Return the week as ISO 8601 writes it, e.g. "2026-W34"."""
        year, week, _ = self.now.isocalendar()
        return f"{year}-W{week:02}"
