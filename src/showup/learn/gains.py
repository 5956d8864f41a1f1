"""Small things won, to look back on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from showup.learn.entry import Entry, order_entries


@dataclass(frozen=True, slots=True)
class Gain:
    """What was won, when, and with which group or on which issue ("" where not told)."""

    happened_on: date
    what: str
    group: str = ""
    issue: str = ""


def list_gains(entries: Iterable[Entry], today: date) -> tuple[Gain, ...]:
    """Return the gains told up to a day, the newest first."""
    lived = [entry for entry in order_entries(entries) if entry.happened_on <= today and entry.gains.strip()]
    return tuple(Gain(e.happened_on, e.gains.strip(), e.group, e.issue) for e in reversed(lived))
