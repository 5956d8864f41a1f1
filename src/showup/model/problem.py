"""What went wrong, where, without losing the rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the stage that met it, where (an address, a UID, a line), and what in words."""

    stage: str  # "fetch", "discover", "extract", "normalise", "merge", "judge", "store"
    where: str
    what: str
