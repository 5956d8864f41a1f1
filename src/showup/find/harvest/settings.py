"""What a harvest may do: budgets, switches, the clock. Read once at a door, passed down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from showup.model.choice import Verdict
from showup.model.window import Window


@dataclass(frozen=True, slots=True)
class HarvestSettings:
    """Budgets are counts of requests or documents; days are calendar days."""

    now: datetime  # aware
    interests: tuple[str, ...] = ()
    only_sources: tuple[str, ...] = ()  # feed addresses; () means all of the town
    only_leads: tuple[str, ...] = ()  # these and what they lead to; () means all of the town
    due_only: bool = False  # only the sources whose own rhythm says so
    by_hand: tuple[str, ...] = ()  # addresses a person added
    paused: frozenset[str] = frozenset()  # sources a person wants left alone
    verdicts: tuple[Verdict, ...] = ()  # a person's
    live: bool = False  # whether requests leave this machine
    days_ahead: int = 92
    max_channel_requests: int = 160
    max_probes: int = 4  # pages of one site looked at beside the lead's own
    max_documents: int = 60  # of one source
    max_claims: int = 40  # of one page
    hosts_at_once: int = 48
    silent_for: timedelta = timedelta(days=30)  # so long a source that fails keeps its events
    reread_after: timedelta = timedelta(days=7)  # a source is read whole again, changed or not

    @property
    def window(self) -> Window:
        """Return the span that is read: from a day ago, so that what runs now is seen."""
        return Window(self.now - timedelta(days=1), self.now + timedelta(days=self.days_ahead))
